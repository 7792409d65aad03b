//! The acts that a host may ask the register to record.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::law::ReportPeriod;
use crate::lifecycle::stream::StreamId;
use crate::model::{
    Agency, AgencyCode, AgencyGroup, CaseId, DirectiveDraft, DirectiveId, FeedbackOutcome, Handover,
    InspectionDraft, NonPerformance, OfficerId, Prose, PublicationPlace, ReminderForm, ReminderSubject,
    ReportKind, ReturnReason, SectionText, Sector, StatedFigure, Succession, TaskDraft, TaskId,
};

/// The acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, from_py_object, module = "dondoc"))]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Puts an agency into the directory.
    RegisterAgency {
        /// The agency.
        agency: Agency,
    },
    /// Corrects what was entered of an agency, whose code stays (Đ18.1).
    CorrectAgency {
        /// The agency as it should have been entered.
        agency: Agency,
        /// Why.
        reason: Prose,
    },
    /// Ends an agency from `occurred_on` on, and hands what is open of it over: the tasks that it leads to a successor, its
    /// place as coordinator to the successors. Nothing becomes late by it: deadlines stay, and what the new lead owes counts
    /// from that day. What was completed keeps the old name.
    EndAgency {
        /// The agency.
        agency: AgencyCode,
        /// How it ends.
        how: Succession,
        /// Who follows it: one where it is merged or renamed, two or more where it is split.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        #[serde(default)]
        successors: Vec<AgencyCode>,
        /// To which of them each open task goes that it leads; not needed where there is one successor.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        #[serde(default)]
        handovers: Vec<Handover>,
        /// Số, ký hiệu of the document that decides it.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Registers a directive (đăng ký văn bản); `occurred_on` is its day of issue.
    RegisterDirective {
        /// The directive.
        directive: DirectiveDraft,
    },
    /// Records that a document assigns nothing in particular and is not tracked (Đ4.2). Only its id, number and day are kept.
    DeclineTracking {
        /// The document.
        directive: DirectiveDraft,
        /// Why.
        reason: Prose,
    },
    /// Corrects or supplements what was entered of a directive, whose id stays (Đ7.2.b). A day of issue, a degree of
    /// urgency, a kind or a signer that was wrong is corrected in all its tasks too.
    CorrectDirective {
        /// The directive as it should have been entered.
        directive: DirectiveDraft,
        /// Why.
        reason: Prose,
    },
    /// Enters the same task for each agency of a group, each as lead of its own: `<id>-<code of the agency>` is the id of
    /// its task. The group is expanded on `occurred_on`.
    AssignToGroup {
        /// What each is given; it names no lead.
        task: TaskDraft,
        /// Who.
        group: AgencyGroup,
        /// Who of them is not.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        #[serde(default)]
        excluding: Vec<AgencyCode>,
    },
    /// Enters a task and transfers it (cập nhật, chuyển theo dõi).
    AssignTask {
        /// The task.
        task: TaskDraft,
    },
    /// Changes the current deadline by a decision of `occurred_on`; the original stays.
    AmendDeadline {
        /// The task.
        task: TaskId,
        /// The new deadline; `None`: without one from now on.
        deadline: Option<CivilDate>,
        /// The document that decides it.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Reports how a task stands without a result (cập nhật tình hình).
    UpdateProgress {
        /// The task.
        task: TaskId,
        /// What is said.
        note: Prose,
    },
    /// Reports the result of `occurred_on`.
    ReportResult {
        /// The task.
        task: TaskId,
        /// Số, ký hiệu of the document that is the result.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Confirms the result that waits (xác nhận kết quả).
    ConfirmResult {
        /// The task.
        task: TaskId,
    },
    /// Refuses the result that waits.
    RefuseResult {
        /// The task.
        task: TaskId,
        /// Why.
        reason: Prose,
    },
    /// Returns a task to the Office (chuyển lại Văn phòng).
    ReturnTask {
        /// The task.
        task: TaskId,
        /// Which of the reasons of Đ8.2.a.
        reason: ReturnReason,
        /// The reason in words.
        note: Prose,
    },
    /// Gives a task to another lead, or anew to the one that returned it.
    ReassignTask {
        /// The task.
        task: TaskId,
        /// The lead from `occurred_on` on.
        lead: AgencyCode,
        /// The coordinators from then on.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        #[serde(default)]
        coordinators: Vec<AgencyCode>,
        /// Why.
        reason: Prose,
    },
    /// Withdraws a task (rút nhiệm vụ).
    WithdrawTask {
        /// The task.
        task: TaskId,
        /// Why.
        reason: Prose,
    },
    /// Corrects what was entered of a task (cập nhật bổ sung, điều chỉnh, Đ8.2.a). What is `None` stays as it is; deadline and
    /// lead have acts of their own.
    CorrectTask {
        /// The task.
        task: TaskId,
        /// Nội dung nhiệm vụ.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        content: Option<Prose>,
        /// Cơ quan phối hợp, all of them.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        coordinators: Option<Vec<AgencyCode>>,
        /// Đơn vị được giao theo dõi.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        monitoring_unit: Option<String>,
        /// Chuyên viên được phân công theo dõi.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        specialist: Option<OfficerId>,
        /// Ngành, lĩnh vực.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        sector: Option<Sector>,
        /// Why.
        reason: Prose,
    },
    /// Ends a task in whose place a later directive puts others.
    SupersedeTask {
        /// The task.
        task: TaskId,
        /// The later directive.
        later: DirectiveId,
        /// Why.
        reason: Prose,
    },
    /// Takes back a wrong record. The event stays in the history and in every answer about what was known before; from now on
    /// the task, case, agency or directive is what the other events add up to. What came with the record goes with it: the
    /// handovers of an agency that did not end after all.
    VoidEvent {
        /// The name of its stream, such as `task/NV-00041`, `feedback/PH-3`, `agency/SNV`.
        stream: String,
        /// The event's place in its stream, from 1.
        version: i64,
        /// Why.
        reason: Prose,
    },
    /// Says that the lead has checked the task against the document and takes it (rà soát, đối chiếu, Đ8.2.a).
    ReceiveTask {
        /// The task.
        task: TaskId,
    },
    /// Gives the lead information on the coordinator's part (cung cấp thông tin, Đ10.2.b). The task does not move.
    Contribute {
        /// The task.
        task: TaskId,
        /// What is said.
        note: Prose,
        /// Số, ký hiệu of the document, where there is one.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Urges an agency about a task (đôn đốc, Đ11).
    Remind {
        /// The task.
        task: TaskId,
        /// The agency urged: the lead or a coordinator.
        to: AgencyCode,
        /// About what.
        subject: ReminderSubject,
        /// How.
        form: ReminderForm,
        /// Số, ký hiệu of the urging document, where there is one.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
        /// What was said, and by which means.
        note: Prose,
    },
    /// Reports why a task is not done, its difficulties and their causes (Đ16.3).
    ReportDifficulty {
        /// The task.
        task: TaskId,
        /// Which of the four cases.
        kind: NonPerformance,
        /// Khó khăn, vướng mắc.
        difficulty: Prose,
        /// Nguyên nhân.
        cause: Prose,
    },
    /// Reports a task to the Committee or its Chair with a proposal (Đ15.3).
    Escalate {
        /// The task.
        task: TaskId,
        /// Đề xuất giải pháp xử lý.
        proposal: Prose,
        /// Số, ký hiệu of the report.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Puts a matter on which agencies disagree before the Committee or its Chair (Đ10.1.c).
    RaiseDisagreement {
        /// The task.
        task: TaskId,
        /// The agencies that disagree: two or more.
        between: Vec<AgencyCode>,
        /// On what.
        matter: Prose,
    },
    /// Records what was decided on the disagreement. Where it changes deadline or lead, those acts follow.
    DecideDisagreement {
        /// The task.
        task: TaskId,
        /// What was decided.
        decision: Prose,
        /// Số, ký hiệu of the deciding document.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Records a feedback of a local authority about an agency; `occurred_on` is the day of receipt (Đ15.5, Đ16.4).
    ReceiveFeedback {
        /// Chosen by the host.
        case: CaseId,
        /// The local authority.
        sender: AgencyCode,
        /// The agency it is about.
        about: AgencyCode,
        /// The task, where it names one.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        task: Option<TaskId>,
        /// The officer of the Office who handles it.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        officer: Option<OfficerId>,
        /// What it says.
        note: Prose,
    },
    /// Answers a feedback by one of the two forms of Đ15.5; `occurred_on` is the day of the document.
    AnswerFeedback {
        /// The case.
        case: CaseId,
        /// By which form.
        outcome: FeedbackOutcome,
        /// Số, ký hiệu of the document.
        document: Option<String>,
    },
    /// Sends the answer to who sent the feedback (Đ15.5).
    CopyFeedbackAnswer {
        /// The case.
        case: CaseId,
    },
    /// Opens a discrepancy between the register and an agency's figures, found by either side (Đ9).
    OpenDiscrepancy {
        /// Chosen by the host.
        case: CaseId,
        /// The agency whose figures differ.
        agency: AgencyCode,
        /// What differs.
        note: Prose,
    },
    /// Says what the other side agrees to be right (thống nhất, Đ9).
    AgreeDiscrepancy {
        /// The case.
        case: CaseId,
        /// What is right.
        note: Prose,
    },
    /// Says that the figures are mended (điều chỉnh, Đ9).
    SettleDiscrepancy {
        /// The case.
        case: CaseId,
    },
    /// Sets up an inspection by its decision of `occurred_on` (Đ13, Đ14).
    DecideInspection {
        /// The inspection.
        inspection: InspectionDraft,
    },
    /// Invites an agency to take part in an inspection: the head's right (Đ14.2).
    InviteToInspection {
        /// The case.
        case: CaseId,
        /// The agency.
        agency: AgencyCode,
    },
    /// Gives the team the report and the files that it asked for (Đ14.3).
    ProvideForInspection {
        /// The case.
        case: CaseId,
        /// What was given.
        note: Prose,
    },
    /// Records the conclusion of an inspection.
    ConcludeInspection {
        /// The case.
        case: CaseId,
        /// Kết luận.
        conclusion: Prose,
        /// Số, ký hiệu of the conclusion.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Sends or submits a report; the actor's agency is whose report it is (Đ15.2, Đ16, Đ19.1).
    SendReport {
        /// Which report.
        kind: ReportKind,
        /// Of which period.
        period: ReportPeriod,
        /// Số, ký hiệu of the report.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
        /// Its parts in words (Đ16.1).
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        #[serde(default)]
        sections: Vec<SectionText>,
        /// The figures that it states; those of the register stand beside them (Đ17.2).
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        #[serde(default)]
        figures: Vec<StatedFigure>,
    },
    /// Publishes the Office's report of a period (đăng tải công khai, Đ15.2).
    PublishReport {
        /// Of which period.
        period: ReportPeriod,
        /// Where.
        place: PublicationPlace,
    },
}

impl Action {
    /// The stable name, as in the permissions of a pack.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::RegisterAgency { .. } => "register_agency",
            Self::CorrectAgency { .. } => "correct_agency",
            Self::EndAgency { .. } => "end_agency",
            Self::RegisterDirective { .. } => "register_directive",
            Self::CorrectDirective { .. } => "correct_directive",
            Self::AssignToGroup { .. } => "assign_to_group",
            Self::AssignTask { .. } => "assign_task",
            Self::AmendDeadline { .. } => "amend_deadline",
            Self::UpdateProgress { .. } => "update_progress",
            Self::ReportResult { .. } => "report_result",
            Self::ConfirmResult { .. } => "confirm_result",
            Self::RefuseResult { .. } => "refuse_result",
            Self::ReturnTask { .. } => "return_task",
            Self::ReassignTask { .. } => "reassign_task",
            Self::WithdrawTask { .. } => "withdraw_task",
            Self::CorrectTask { .. } => "correct_task",
            Self::SupersedeTask { .. } => "supersede_task",
            Self::VoidEvent { .. } => "void_event",
            Self::DeclineTracking { .. } => "decline_tracking",
            Self::ReceiveTask { .. } => "receive_task",
            Self::Contribute { .. } => "contribute",
            Self::Remind { .. } => "remind",
            Self::ReportDifficulty { .. } => "report_difficulty",
            Self::Escalate { .. } => "escalate",
            Self::RaiseDisagreement { .. } => "raise_disagreement",
            Self::DecideDisagreement { .. } => "decide_disagreement",
            Self::ReceiveFeedback { .. } => "receive_feedback",
            Self::AnswerFeedback { .. } => "answer_feedback",
            Self::CopyFeedbackAnswer { .. } => "copy_feedback_answer",
            Self::OpenDiscrepancy { .. } => "open_discrepancy",
            Self::AgreeDiscrepancy { .. } => "agree_discrepancy",
            Self::SettleDiscrepancy { .. } => "settle_discrepancy",
            Self::DecideInspection { .. } => "decide_inspection",
            Self::InviteToInspection { .. } => "invite_to_inspection",
            Self::ProvideForInspection { .. } => "provide_for_inspection",
            Self::ConcludeInspection { .. } => "conclude_inspection",
            Self::SendReport { kind: ReportKind::SelfCheck, .. } => "send_self_check",
            Self::SendReport { kind: ReportKind::Evaluation, .. } => "send_evaluation",
            Self::SendReport { kind: ReportKind::OnRegulation, .. } => "send_regulation_report",
            Self::PublishReport { .. } => "publish_report",
        }
    }

    /// The stream that the act of `actor` writes: a report is its agency's.
    #[must_use]
    pub fn stream(&self, actor: &AgencyCode) -> StreamId {
        match self {
            Self::SendReport { kind, period, .. } => StreamId::report(*kind, *period, actor),
            Self::PublishReport { period, .. } => StreamId::report(ReportKind::Evaluation, *period, actor),
            _ => self.subject(),
        }
    }

    /// What the act is about, by the name of its stream; of a report the period alone, for it is the actor's.
    #[must_use]
    pub fn subject(&self) -> StreamId {
        match self {
            Self::RegisterAgency { agency } | Self::CorrectAgency { agency, .. } => {
                StreamId::agency(&agency.code)
            }
            Self::EndAgency { agency, .. } => StreamId::agency(agency),
            Self::RegisterDirective { directive }
            | Self::CorrectDirective { directive, .. }
            | Self::DeclineTracking { directive, .. } => StreamId::directive(&directive.id),
            Self::AssignToGroup { task, .. } => StreamId::directive(&task.directive),
            Self::AssignTask { task } => StreamId::task(&task.id),
            Self::AmendDeadline { task, .. }
            | Self::UpdateProgress { task, .. }
            | Self::ReportResult { task, .. }
            | Self::ConfirmResult { task }
            | Self::RefuseResult { task, .. }
            | Self::ReturnTask { task, .. }
            | Self::ReassignTask { task, .. }
            | Self::WithdrawTask { task, .. }
            | Self::CorrectTask { task, .. }
            | Self::SupersedeTask { task, .. }
            | Self::ReceiveTask { task }
            | Self::Contribute { task, .. }
            | Self::Remind { task, .. }
            | Self::ReportDifficulty { task, .. }
            | Self::Escalate { task, .. }
            | Self::RaiseDisagreement { task, .. }
            | Self::DecideDisagreement { task, .. } => StreamId::task(task),
            Self::VoidEvent { stream, .. } => StreamId::from_stored(stream),
            Self::ReceiveFeedback { case, .. }
            | Self::AnswerFeedback { case, .. }
            | Self::CopyFeedbackAnswer { case } => StreamId::feedback(case),
            Self::OpenDiscrepancy { case, .. }
            | Self::AgreeDiscrepancy { case, .. }
            | Self::SettleDiscrepancy { case } => StreamId::discrepancy(case),
            Self::DecideInspection { inspection } => StreamId::inspection(&inspection.case),
            Self::InviteToInspection { case, .. }
            | Self::ProvideForInspection { case, .. }
            | Self::ConcludeInspection { case, .. } => StreamId::inspection(case),
            Self::SendReport { period, .. } | Self::PublishReport { period, .. } => {
                StreamId::from_stored(format!("report/{period}"))
            }
        }
    }

    /// The agencies that the act names.
    #[must_use]
    pub fn agencies(&self) -> Vec<&AgencyCode> {
        match self {
            Self::RegisterAgency { agency } | Self::CorrectAgency { agency, .. } => {
                agency.parent.iter().collect()
            }
            Self::EndAgency { successors, .. } => successors.iter().collect(),
            Self::RegisterDirective { directive } | Self::CorrectDirective { directive, .. } => {
                directive.drafting_units.iter().collect()
            }
            Self::AssignToGroup { task, group, excluding } => {
                task.coordinators.iter().chain(group.named()).chain(excluding).collect()
            }
            Self::AssignTask { task } => task.lead.iter().chain(&task.coordinators).collect(),
            Self::ReassignTask { lead, coordinators, .. } => {
                std::iter::once(lead).chain(coordinators).collect()
            }
            Self::CorrectTask { coordinators, .. } => coordinators.iter().flatten().collect(),
            Self::Remind { to, .. } => vec![to],
            Self::RaiseDisagreement { between, .. } => between.iter().collect(),
            Self::ReceiveFeedback { sender, about, .. } => vec![sender, about],
            Self::OpenDiscrepancy { agency, .. } | Self::InviteToInspection { agency, .. } => vec![agency],
            Self::DecideInspection { inspection } => inspection.agencies.iter().collect(),
            _ => Vec::new(),
        }
    }
}
