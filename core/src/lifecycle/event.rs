//! Events: what was recorded.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::law::ReportPeriod;
use crate::model::{
    Agency, AgencyCode, AssignedBy, CaseId, Directive, DirectiveId, FeedbackOutcome, InspectionDraft,
    NonPerformance, OfficerId, Prose, PublicationPlace, ReminderForm, ReminderSubject, ReportKind,
    ReturnReason, SectionText, Sector, StatedFigure, Succession, TaskDraft, TaskId,
};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// An agency came into the directory.
    AgencyRegistered {
        /// The agency.
        agency: Agency,
    },
    /// What was entered of the agency was corrected.
    AgencyCorrected {
        /// The agency as it is.
        agency: Agency,
        /// Why.
        reason: Prose,
    },
    /// The agency ended.
    AgencyEnded {
        /// How.
        how: Succession,
        /// Who follows it.
        successors: Vec<AgencyCode>,
        /// The document that decides it.
        document: Option<String>,
    },
    /// What was entered of the directive was corrected.
    DirectiveCorrected {
        /// The directive as it is.
        directive: Directive,
        /// Why.
        reason: Prose,
    },
    /// A directive was registered.
    DirectiveRegistered {
        /// The directive.
        directive: Directive,
    },
    /// A document was found not to be tracked.
    DirectiveNotTracked {
        /// Its id.
        directive: DirectiveId,
        /// Its number.
        number: Option<String>,
        /// Its day of issue.
        issued_on: CivilDate,
        /// Why.
        reason: Prose,
    },
    /// A task was entered and transferred.
    TaskAssigned {
        /// The task as entered; its lead is there.
        task: TaskDraft,
        /// The lead.
        lead: AgencyCode,
        /// What it bears of its directive.
        assigned_by: AssignedBy,
    },
    /// The task followed a correction of its directive.
    AssignmentCorrected {
        /// The day of assignment.
        assigned_on: CivilDate,
        /// What it bears of its directive.
        assigned_by: AssignedBy,
    },
    /// The task went from an agency that ended to the one that follows it.
    TaskHandedOver {
        /// The agency that ended.
        from: AgencyCode,
        /// The lead.
        lead: AgencyCode,
        /// The coordinators.
        coordinators: Vec<AgencyCode>,
    },
    /// The current deadline was changed.
    DeadlineAmended {
        /// The new deadline.
        deadline: Option<CivilDate>,
        /// The deciding document.
        document: Option<String>,
    },
    /// The lead said how the task stands.
    ProgressUpdated {
        /// What was said.
        note: Prose,
    },
    /// The lead reported a result.
    ResultReported {
        /// The result's document.
        document: Option<String>,
    },
    /// The Office confirmed the result.
    ResultConfirmed {},
    /// The Office refused the result.
    ResultRefused {
        /// Why.
        reason: Prose,
    },
    /// The lead returned the task to the Office.
    TaskReturned {
        /// Which reason.
        reason: ReturnReason,
        /// In words.
        note: Prose,
    },
    /// The task went to another lead, or anew to the same.
    TaskReassigned {
        /// The lead.
        lead: AgencyCode,
        /// The coordinators.
        coordinators: Vec<AgencyCode>,
        /// Why.
        reason: Prose,
    },
    /// The task was withdrawn.
    TaskWithdrawn {
        /// Why.
        reason: Prose,
    },
    /// What was entered of the task was corrected.
    TaskCorrected {
        /// Nội dung nhiệm vụ, where it changed.
        content: Option<Prose>,
        /// Cơ quan phối hợp, where they changed.
        coordinators: Option<Vec<AgencyCode>>,
        /// Đơn vị theo dõi, where it changed.
        monitoring_unit: Option<String>,
        /// Chuyên viên theo dõi, where it changed.
        specialist: Option<OfficerId>,
        /// Ngành, lĩnh vực, where it changed.
        sector: Option<Sector>,
        /// Why.
        reason: Prose,
    },
    /// A later directive put others in the task's place.
    TaskSuperseded {
        /// Which.
        later: DirectiveId,
        /// Why.
        reason: Prose,
    },
    /// An earlier event of the stream counts no more.
    EventVoided {
        /// Its version.
        version: i64,
        /// Why.
        reason: Prose,
    },
    /// The lead checked the task against the document and takes it.
    TaskReceived {},
    /// A coordinator gave information.
    Contributed {
        /// What was said.
        note: Prose,
        /// Its document.
        document: Option<String>,
    },
    /// An agency was urged.
    Reminded {
        /// Which.
        to: AgencyCode,
        /// About what.
        subject: ReminderSubject,
        /// How.
        form: ReminderForm,
        /// The urging document.
        document: Option<String>,
        /// What was said.
        note: Prose,
    },
    /// The lead reported why the task is not done.
    DifficultyReported {
        /// Which of the four cases.
        case: NonPerformance,
        /// Khó khăn, vướng mắc.
        difficulty: Prose,
        /// Nguyên nhân.
        cause: Prose,
    },
    /// The Office reported the task with a proposal.
    Escalated {
        /// The proposal.
        proposal: Prose,
        /// The report.
        document: Option<String>,
    },
    /// A disagreement was put before the Committee.
    DisagreementRaised {
        /// Who disagrees.
        between: Vec<AgencyCode>,
        /// On what.
        matter: Prose,
    },
    /// It was decided.
    DisagreementDecided {
        /// How.
        decision: Prose,
        /// The deciding document.
        document: Option<String>,
    },
    /// A feedback was received.
    FeedbackReceived {
        /// The case.
        case: CaseId,
        /// Who sent it.
        sender: AgencyCode,
        /// The agency it is about.
        about: AgencyCode,
        /// The task it is about.
        task: Option<TaskId>,
        /// Who handles it.
        officer: Option<OfficerId>,
        /// What it says.
        note: Prose,
    },
    /// A feedback was answered.
    FeedbackAnswered {
        /// By which form.
        outcome: FeedbackOutcome,
        /// The document.
        document: Option<String>,
    },
    /// The answer went to who sent the feedback.
    FeedbackAnswerCopied {},
    /// A discrepancy was found.
    DiscrepancyOpened {
        /// The case.
        case: CaseId,
        /// Whose figures differ.
        agency: AgencyCode,
        /// Whether the Office found it.
        found_by_office: bool,
        /// What differs.
        note: Prose,
    },
    /// The other side agreed.
    DiscrepancyAgreed {
        /// What is right.
        note: Prose,
    },
    /// The figures were mended.
    DiscrepancySettled {},
    /// An inspection was decided.
    InspectionDecided {
        /// The inspection.
        inspection: InspectionDraft,
        /// Trưởng Đoàn.
        head: OfficerId,
    },
    /// The head invited an agency.
    InspectionInvited {
        /// Which.
        agency: AgencyCode,
    },
    /// An inspected agency gave its report and files.
    InspectionProvided {
        /// What was given.
        note: Prose,
    },
    /// The inspection was concluded.
    InspectionConcluded {
        /// Kết luận.
        conclusion: Prose,
        /// Its document.
        document: Option<String>,
    },
    /// A report was sent or submitted.
    ReportSent {
        /// Which report.
        report: ReportKind,
        /// Of which period.
        period: ReportPeriod,
        /// Its document.
        document: Option<String>,
        /// Its parts.
        sections: Vec<SectionText>,
        /// Its figures.
        figures: Vec<StatedFigure>,
    },
    /// The report was published.
    ReportPublished {
        /// Where.
        place: PublicationPlace,
    },
}
