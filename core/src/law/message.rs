//! Every sentence that the library says about a task, in Vietnamese and English, by code.

use crate::calendar::{Term, TermUnit};
use crate::law::ReportPeriod;

/// A sentence with places `{0}`, `{1}`… in two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Stable code.
    pub code: &'static str,
    pub(in crate::law) vi: &'static str,
    pub(in crate::law) en: &'static str,
}

/// A finished sentence in the languages of the library.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, get_all, eq, hash, module = "dondoc"))]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// The languages of explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Language {
    /// Tiếng Việt.
    Vietnamese,
    /// English.
    English,
}

impl Text {
    /// The sentence in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

/// Something that reads differently in the two languages.
pub trait Bilingual {
    /// In Vietnamese.
    fn vi(&self) -> String;
    /// In English.
    fn en(&self) -> String;
}

impl Bilingual for crate::date::CivilDate {
    fn vi(&self) -> String {
        self.vietnamese()
    }
    fn en(&self) -> String {
        self.to_string()
    }
}

impl Bilingual for crate::date::Instant {
    fn vi(&self) -> String {
        self.to_string()
    }
    fn en(&self) -> String {
        self.to_string()
    }
}

impl Bilingual for Term {
    /// As the regulations write it: `01 ngày làm việc`.
    fn vi(&self) -> String {
        format!("{:02} {}", self.count, self.unit.label())
    }
    fn en(&self) -> String {
        let unit = match self.unit {
            TermUnit::WorkingDay => "working day",
            TermUnit::Day => "calendar day",
            TermUnit::Week => "week",
            TermUnit::Month => "month",
            TermUnit::Year => "year",
        };
        format!("{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

impl Bilingual for Text {
    fn vi(&self) -> String {
        self.vi.clone()
    }
    fn en(&self) -> String {
        self.en.clone()
    }
}

impl Bilingual for &str {
    fn vi(&self) -> String {
        (*self).to_owned()
    }
    fn en(&self) -> String {
        (*self).to_owned()
    }
}

impl Bilingual for ReportPeriod {
    fn vi(&self) -> String {
        self.vietnamese()
    }
    fn en(&self) -> String {
        self.to_string()
    }
}

impl Bilingual for usize {
    fn vi(&self) -> String {
        self.to_string()
    }
    fn en(&self) -> String {
        self.to_string()
    }
}

impl Bilingual for i32 {
    fn vi(&self) -> String {
        self.to_string()
    }
    fn en(&self) -> String {
        self.to_string()
    }
}

impl Template {
    /// The sentence with its places filled.
    #[must_use]
    pub fn fill(&self, values: &[&dyn Bilingual]) -> Text {
        let fill = |template: &str, render: &dyn Fn(&dyn Bilingual) -> String| {
            values.iter().enumerate().fold(template.to_owned(), |text, (i, value)| {
                text.replace(&format!("{{{i}}}"), &render(*value))
            })
        };
        Text { vi: fill(self.vi, &|value| value.vi()), en: fill(self.en, &|value| value.en()) }
    }
}

macro_rules! messages {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $vi:literal, $en:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: Template = Template { code: $code, vi: $vi, en: $en };)+
        /// All sentences.
        pub const ALL: &[Template] = &[$($name,)+];
    };
}
pub(in crate::law) use messages;

messages! {
    /// Đ1.1, Đ2.6: secret documents never enter.
    DIRECTIVE_SECRET = "directive.secret",
        "Văn bản có độ mật không thuộc phạm vi theo dõi; nội dung văn bản không được lưu",
        "A classified document is outside the scope; nothing of it was stored";
    /// A directive with this id is registered already.
    DIRECTIVE_EXISTS = "directive.exists",
        "Văn bản đã được đăng ký", "The directive is registered already";
    /// The directive of a task is not registered.
    DIRECTIVE_UNKNOWN = "directive.unknown",
        "Văn bản giao nhiệm vụ chưa được đăng ký", "The directive is not registered";
    /// A day of issue after what was done with its tasks.
    ISSUED_AFTER_ACT = "directive.issued_after_act",
        "Ngày ban hành {0} sau việc đã ghi nhận của nhiệm vụ ngày {1}", "The day of issue {0} is after what was recorded of a task on {1}";
    /// Đ6.1–6.6: an item of information that must be entered is missing.
    FIELD_REQUIRED = "field.required",
        "Thiếu thông tin phải cập nhật: {0}", "An item that must be entered is missing: {0}";
    /// Đ3.2: not a kind of directive document.
    DIRECTIVE_KIND_UNKNOWN = "directive.kind_unknown",
        "Loại văn bản không thuộc các loại văn bản chỉ đạo, điều hành", "Not a kind of directive document";
    /// The number cannot be read as số, ký hiệu; it is kept as written.
    DIRECTIVE_NUMBER_UNREAD = "directive.number_unread",
        "Không đọc được số, ký hiệu văn bản; giữ nguyên như đã ghi", "The document number could not be read; it is kept as written";
    /// A date lies after the day on which it is recorded.
    DATE_IN_FUTURE = "date.in_future",
        "Ngày {0} sau ngày ghi nhận {1}", "The date {0} is after the day of recording {1}";
    /// An agency with this code is registered with other particulars.
    AGENCY_EXISTS = "agency.exists",
        "Mã cơ quan đã được đăng ký với thông tin khác", "The agency code is registered with other particulars";
    /// A register has one office.
    OFFICE_EXISTS = "agency.office_exists",
        "Sổ đã có văn phòng; mỗi sổ có một văn phòng", "The register has its office; each register has one";
    /// The office stays what it is.
    OFFICE_STAYS = "agency.office_stays",
        "Văn phòng của sổ không đổi loại và không kết thúc: mọi quyền trong sổ dựa vào đó", "The register's office neither changes its kind nor ends: every right rests on it";
    /// An agency belongs to itself.
    AGENCY_WITHIN_ITSELF = "agency.within_itself",
        "Cơ quan không thể trực thuộc chính mình", "An agency cannot belong to itself";
    /// An agency is not there any more.
    AGENCY_ENDED = "agency.ended",
        "Cơ quan {0} đã kết thúc hoạt động (sáp nhập, chia, đổi tên hoặc giải thể)", "The agency {0} has ended (merged, split, renamed or dissolved)";
    /// Its units need another agency to belong to.
    AGENCY_HAS_UNITS = "agency.has_units",
        "Cơ quan còn {0} đơn vị trực thuộc: cần điều chỉnh cơ quan chủ quản của các đơn vị này", "The agency has {0} units: the agency that they belong to must be corrected";
    /// The successors do not fit the way in which the agency ends.
    SUCCESSORS_WRONG = "agency.successors",
        "Sáp nhập, đổi tên có một cơ quan kế thừa; chia có từ hai; mỗi cơ quan nêu một lần và là cơ quan khác: đã nêu {0}", "One successor where an agency is merged or renamed, two or more where it is split, each another and named once: {0} are named";
    /// A handover that cannot be.
    HANDOVER_UNKNOWN = "handover.unknown",
        "Chỉ chuyển giao nhiệm vụ chưa xong mà cơ quan chủ trì, cho cơ quan kế thừa", "Only an open task that the agency leads is handed over, and to a successor";
    /// An open task would be nobody's.
    TASKS_WITHOUT_SUCCESSOR = "handover.missing",
        "Còn {0} nhiệm vụ chưa xong chưa rõ cơ quan kế thừa nào tiếp nhận", "{0} open tasks have no successor that takes them";
    /// A group has no lead: each agency leads its own.
    GROUP_HAS_NO_LEAD = "group.lead",
        "Giao cho một nhóm thì mỗi cơ quan chủ trì nhiệm vụ của mình: không nêu cơ quan chủ trì", "Each agency of a group leads its own task: name no lead";
    /// Nobody is in the group.
    GROUP_EMPTY = "group.empty",
        "Không có cơ quan nào thuộc nhóm vào ngày {0}", "No agency belongs to the group on {0}";
    /// An agency is not in the directory.
    AGENCY_UNKNOWN = "agency.unknown",
        "Cơ quan chưa có trong danh mục", "The agency is not in the directory";
    /// Đ6.3, Đ7.1.b: a task needs a lead.
    TASK_WITHOUT_LEAD = "task.without_lead",
        "Nhiệm vụ chưa có cơ quan chủ trì", "The task has no lead agency";
    /// Đ6.4: the lead is not its own coordinator.
    TASK_LEAD_COORDINATES = "task.lead_coordinates",
        "Cơ quan chủ trì không đồng thời là cơ quan phối hợp", "The lead agency cannot be a coordinator too";
    /// An agency is named twice.
    TASK_COORDINATOR_TWICE = "task.coordinator_twice",
        "Cơ quan phối hợp được ghi hai lần", "A coordinating agency is named twice";
    /// Đ7.1.b: a tasking document must state a deadline, Đ5.2 allows none.
    TASK_WITHOUT_DEADLINE = "task.without_deadline",
        "Văn bản giao nhiệm vụ phải quy định thời hạn thực hiện", "A tasking document must state a deadline";
    /// Đ7.1.b: a tasking document must state the coordinators.
    TASK_WITHOUT_COORDINATORS = "task.without_coordinators",
        "Văn bản giao nhiệm vụ phải quy định cơ quan phối hợp", "A tasking document must state the coordinating agencies";
    /// A deadline before the day of the directive.
    DEADLINE_BEFORE_ISSUE = "deadline.before_issue",
        "Thời hạn {0} trước ngày ban hành {1}", "The deadline {0} is before the day of issue {1}";
    /// A task with this id exists.
    TASK_EXISTS = "task.exists", "Nhiệm vụ đã được đăng ký", "The task is registered already";
    /// No task has this id.
    TASK_UNKNOWN = "task.unknown", "Nhiệm vụ chưa được đăng ký", "The task is not registered";
    /// A withdrawn task takes no further acts.
    TASK_WITHDRAWN = "task.withdrawn", "Nhiệm vụ đã được rút", "The task was withdrawn";
    /// A completed task takes no further acts.
    TASK_COMPLETED = "task.completed",
        "Nhiệm vụ đã hoàn thành và được xác nhận", "The task is completed and confirmed";
    /// A directive is registered, and its tasks are assigned, on its day of issue.
    OCCURRED_NOT_ON_ISSUE = "occurred.not_on_issue",
        "Ngày {0} không phải ngày ban hành văn bản {1}", "The date {0} is not the directive's day of issue {1}";
    /// An act dated before the task was assigned.
    OCCURRED_BEFORE_ASSIGNMENT = "occurred.before_assignment",
        "Ngày {0} trước ngày giao nhiệm vụ {1}", "The date {0} is before the day of assignment {1}";
    /// Đ8.1.a: a result is in writing.
    RESULT_WITHOUT_DOCUMENT = "result.without_document",
        "Kết quả thực hiện chưa có văn bản", "The result names no document";
    /// A result already waits for confirmation.
    RESULT_PENDING = "result.pending",
        "Đã có kết quả đang chờ xác nhận", "A result is waiting for confirmation already";
    /// There is no result to confirm or refuse.
    RESULT_MISSING = "result.missing",
        "Không có kết quả nào chờ xác nhận", "No result is waiting for confirmation";
    /// Đ7.2.đ: who reported a result does not confirm it.
    RESULT_SELF_CONFIRMED = "result.self_confirmed",
        "Người cập nhật kết quả không được tự xác nhận", "Who reported a result cannot confirm it";
    /// A deadline amended after the task was completed.
    DEADLINE_AFTER_COMPLETION = "deadline.after_completion",
        "Quyết định điều chỉnh thời hạn {0} sau ngày hoàn thành {1}", "The amendment of {0} is after the completion of {1}";
    /// A return or a reassignment dated before the latest one.
    OCCURRED_BEFORE_MOVE = "occurred.before_move",
        "Ngày {0} trước lần chuyển gần nhất {1}", "The date {0} is before the latest move of the task on {1}";
    /// The amendment changes nothing.
    DEADLINE_UNCHANGED = "deadline.unchanged",
        "Thời hạn không thay đổi", "The deadline does not change";
    /// A command is recorded before an earlier act on the same task.
    RECORDED_OUT_OF_ORDER = "recorded.out_of_order",
        "Thời điểm ghi nhận {0} trước lần ghi nhận gần nhất {1}", "Recorded at {0}, before the latest record of {1}";
    /// The task is at the Office, returned by its agency.
    TASK_RETURNED = "task.returned",
        "Nhiệm vụ đã được chuyển lại Văn phòng", "The task was returned to the Office";
    /// A task goes to the agency that has it.
    TASK_SAME_LEAD = "task.same_lead",
        "Nhiệm vụ đang do chính cơ quan này chủ trì", "This agency leads the task already";
    /// Đ8.2.a: a return states its reason.
    REASON_REQUIRED = "reason.required", "Phải nêu rõ lý do", "The reason must be stated";
    /// The actor may not do this.
    NOT_ALLOWED = "actor.not_allowed",
        "Người thực hiện không có thẩm quyền: {0}", "The actor may not do this: {0}";

    /// A directive that puts tasks in the place of others comes after the one that assigned them.
    DIRECTIVE_NOT_LATER = "directive.not_later",
        "Văn bản ban hành ngày {0} không sau văn bản giao nhiệm vụ", "The directive of {0} is not later than the one that assigned the task";
    /// A correction says what it corrects.
    CORRECTION_OF_NOTHING = "correction.of_nothing",
        "Chưa nêu nội dung điều chỉnh", "Nothing is corrected";
    /// The stream has no such event.
    EVENT_UNKNOWN = "event.unknown", "Không có ghi nhận này", "There is no such record";
    /// The event was taken back already.
    EVENT_VOIDED = "event.voided", "Ghi nhận này đã được thu hồi", "The record was taken back already";
    /// An assignment is withdrawn, not taken back.
    EVENT_STAYS = "event.stays",
        "Ghi nhận này không thu hồi được: ghi nhận mở đầu (nhiệm vụ đã giao thì rút) và việc thu hồi", "This record cannot be taken back: what begins a task or a case (an assignment is withdrawn), and a taking back";
    /// It is part of an act on a directive or an agency.
    EVENT_OF_ANOTHER = "event.of_another",
        "Ghi nhận này đi cùng việc điều chỉnh văn bản hoặc kết thúc cơ quan: thu hồi ở văn bản, cơ quan đó", "This record came with the correction of a directive or the end of an agency: take that one back";
    /// A later record rests on it.
    EVENT_NEEDED = "event.needed",
        "Ghi nhận sau dựa trên ghi nhận này: thu hồi ghi nhận sau trước", "A later record rests on it: take that one back first";
    /// Something with this case id exists.
    CASE_EXISTS = "case.exists", "Mã vụ việc đã được dùng", "The id of the case is used already";
    /// No case has this id.
    CASE_UNKNOWN = "case.unknown", "Chưa có vụ việc này", "There is no such case";
    /// An act dated before what it follows.
    OCCURRED_BEFORE_MATTER = "occurred.before_matter",
        "Ngày {0} trước ngày {1} của việc mà nó tiếp theo", "The date {0} is before {1}, the date of what it follows";
    /// A word that the regulation does not have.
    WORD_UNKNOWN = "word.unknown", "Quy chế không có {0}", "The regulation does not name {0}";
    /// Đ11: who is urged must have to do with the task.
    REMINDED_NOT_CONCERNED = "reminder.not_concerned",
        "Cơ quan được đôn đốc không chủ trì hoặc phối hợp thực hiện nhiệm vụ",
        "The agency urged neither leads nor coordinates the task";
    /// Đ16.3: the task's day has not come.
    TASK_NOT_OVERDUE = "task.not_overdue",
        "Nhiệm vụ chưa quá hạn", "The task is not overdue";
    /// Đ10.1.c: nothing waits for a decision.
    DISAGREEMENT_NONE = "disagreement.none",
        "Không có ý kiến khác nhau nào chờ chỉ đạo", "No disagreement waits for a decision";
    /// Đ10.1.c: one is open already.
    DISAGREEMENT_OPEN = "disagreement.open",
        "Ý kiến khác nhau trước đó chưa có chỉ đạo", "An earlier disagreement still waits for a decision";
    /// Đ10.1.c: it takes two to disagree.
    DISAGREEMENT_OF_ONE = "disagreement.of_one",
        "Ý kiến khác nhau phải có từ hai cơ quan", "A disagreement is between two agencies or more";
    /// Đ15.5: feedback comes from a local authority.
    FEEDBACK_SENDER = "feedback.sender",
        "Thông tin phản hồi phải do địa phương gửi", "Feedback comes from a local authority";
    /// Đ15.5: feedback is about a department.
    FEEDBACK_ABOUT = "feedback.about",
        "Thông tin phản hồi phải về sở, ban, ngành", "Feedback is about a department";
    /// The feedback has its answer.
    FEEDBACK_ANSWERED = "feedback.answered", "Phản hồi đã được trả lời", "The feedback is answered already";
    /// There is nothing yet to send to who gave the feedback.
    FEEDBACK_UNANSWERED = "feedback.unanswered",
        "Phản hồi chưa được trả lời", "The feedback is not answered yet";
    /// The answer went out already.
    FEEDBACK_COPIED = "feedback.copied",
        "Đã gửi văn bản đến nơi phản hồi", "The answer went to the sender already";
    /// Đ15.5: at the same time.
    FEEDBACK_COPIED_LATE = "feedback.copied_late",
        "Văn bản phải được đồng thời gửi nơi phản hồi, ngày {0}",
        "The document goes to the sender at the same time, on {0}";
    /// Điều 9: agreement takes the other side.
    DISCREPANCY_OWN = "discrepancy.own",
        "Bên phát hiện sai lệch không tự thống nhất thay bên kia", "Who found the discrepancy cannot agree for the other side";
    /// The other side agreed already.
    DISCREPANCY_AGREED = "discrepancy.agreed",
        "Sai lệch đã được thống nhất", "The discrepancy is agreed upon already";
    /// Điều 9: agreed first, mended then.
    DISCREPANCY_NOT_AGREED = "discrepancy.not_agreed",
        "Phải có sự thống nhất trước khi điều chỉnh", "Both sides agree before the figures are mended";
    /// The discrepancy is settled.
    DISCREPANCY_SETTLED = "discrepancy.settled",
        "Sai lệch đã được điều chỉnh", "The discrepancy is settled already";
    /// The agency was invited already.
    INSPECTION_INVITED = "inspection.invited", "Cơ quan đã được mời", "The agency was invited already";
    /// Điều 14: who is inspected does not inspect.
    INSPECTION_OF_ITSELF = "inspection.of_itself",
        "Cơ quan được kiểm tra không tham gia Đoàn kiểm tra", "An inspected agency does not join the team";
    /// The inspection is over.
    INSPECTION_CONCLUDED = "inspection.concluded",
        "Cuộc kiểm tra đã kết luận", "The inspection is concluded";
    /// Điều 17: figures are closed first.
    REPORT_BEFORE_CLOSE = "report.before_close",
        "Ngày {0} chưa qua ngày chốt số liệu {1}", "The date {0} is not after the cut-off {1}";
    /// Đ16.1: a part of the self-check report is missing.
    REPORT_SECTION_MISSING = "report.section_missing",
        "Báo cáo tự kiểm tra thiếu phần {0}", "The self-check report lacks the part {0}";
    /// The regulation asks for no report of this period.
    REPORT_NOT_OWED = "report.not_owed",
        "Quy chế không yêu cầu báo cáo {0}", "The regulation asks for no report of {0}";
    /// The report was sent.
    REPORT_SENT = "report.sent", "Báo cáo của kỳ này đã gửi", "The report of this period was sent already";
    /// There is no such report to publish.
    REPORT_UNKNOWN = "report.unknown", "Chưa có báo cáo của kỳ này", "There is no report of this period yet";
    /// It stands there already.
    REPORT_PUBLISHED = "report.published", "Báo cáo đã đăng tải: {0}", "The report was published already: {0}";
    /// A figure is stated twice.
    FIGURE_TWICE = "figure.twice", "Một số liệu được nêu hai lần", "A figure is stated twice";

    /// Standing: the task was assigned.
    WHY_ASSIGNED = "why.assigned",
        "Nhiệm vụ được giao ngày {0}, {1} chủ trì", "Assigned on {0}, led by {1}";
    /// Standing: assigned before the regulation was in force.
    WHY_BEFORE_FORCE = "why.before_force",
        "Giao trước ngày Quy chế có hiệu lực {0}", "Assigned before the regulation came into force on {0}";
    /// Standing: another agency leads now.
    WHY_REASSIGNED = "why.reassigned", "Từ ngày {0}, {1} chủ trì", "From {0} on led by {1}";
    /// Standing: the deadline.
    WHY_DEADLINE = "why.deadline", "Thời hạn {0}, hết 24 giờ ngày đó", "Due {0}, until 24:00 of that day";
    /// Standing: the deadline was amended.
    WHY_AMENDED = "why.amended",
        "Thời hạn giao {0}, điều chỉnh thành {1} theo quyết định ngày {2}", "Due {0}, amended to {1} by a decision of {2}";
    /// Standing: no deadline.
    WHY_NO_DEADLINE = "why.no_deadline", "Nhiệm vụ không có thời hạn thực hiện", "The task has no deadline";
    /// Standing: withdrawn.
    WHY_WITHDRAWN = "why.withdrawn", "Nhiệm vụ được rút ngày {0}", "Withdrawn on {0}";
    /// Standing: completed on time.
    WHY_DONE_ON_TIME = "why.done_on_time",
        "Hoàn thành đúng hạn: kết quả ngày {0}, đã được xác nhận", "Completed on time: result of {0}, confirmed";
    /// Standing: completed late.
    WHY_DONE_LATE = "why.done_late",
        "Hoàn thành quá hạn {1} ngày: kết quả ngày {0}, đã được xác nhận", "Completed {1} days late: result of {0}, confirmed";
    /// Standing: completed without a deadline.
    WHY_DONE_NO_DEADLINE = "why.done_no_deadline",
        "Đã hoàn thành, không có thời hạn: kết quả ngày {0}, đã được xác nhận", "Completed, no deadline: result of {0}, confirmed";
    /// Standing: a result waits.
    WHY_AWAITING = "why.awaiting",
        "Có kết quả ngày {0}, chờ Văn phòng xác nhận", "Result of {0}, waiting for the Office to confirm";
    /// Standing: a result was refused.
    WHY_REFUSED = "why.refused",
        "Kết quả không được xác nhận (ghi nhận {0}): coi là chưa hoàn thành", "The result was not confirmed (recorded {0}): not completed";
    /// Standing: open and in time.
    WHY_IN_TIME = "why.in_time", "Chưa hoàn thành, trong hạn tính đến {0}", "Not completed, in time as of {0}";
    /// Standing: open and overdue.
    WHY_OVERDUE = "why.overdue",
        "Chưa hoàn thành, quá hạn {1} ngày tính đến {0}", "Not completed, {1} days overdue as of {0}";
    /// Standing: open without a deadline.
    WHY_OPEN_NO_DEADLINE = "why.open_no_deadline",
        "Chưa hoàn thành, không có thời hạn, tính đến {0}", "Not completed, no deadline, as of {0}";
    /// Standing: the agency gave it back.
    WHY_RETURNED = "why.returned",
        "Cơ quan đã chuyển lại Văn phòng ngày {0}; thời hạn vẫn tính", "Returned to the Office on {0}; the deadline runs on";

    /// Duty: what it is.
    WHY_DUTY = "why.duty", "{0}", "{0}";
    /// Duty: its last day.
    WHY_DUTY_DUE = "why.duty_due",
        "Phát sinh ngày {0}, hạn cuối {1}, hết 24 giờ ngày đó", "Arose on {0}, due {1}, until 24:00 of that day";
    /// Duty: no last day.
    WHY_DUTY_NO_LIMIT = "why.duty_no_limit",
        "Phát sinh ngày {0}; quy chế không đặt thời hạn", "Arose on {0}; the regulation sets no limit";
    /// Duty: done.
    WHY_DUTY_DONE = "why.duty_done", "Đã làm ngày {0}", "Done on {0}";
    /// Duty: done late.
    WHY_DUTY_DONE_LATE = "why.duty_done_late", "Đã làm ngày {0}, sau hạn cuối", "Done on {0}, after the last day";
    /// Duty: not done in time.
    WHY_DUTY_OVERDUE = "why.duty_overdue", "Chưa làm, đã quá hạn cuối", "Not done, and the last day has passed";
    /// Duty: to be done.
    WHY_DUTY_OPEN = "why.duty_open", "Phải làm", "To be done";
    /// Duty: still ahead.
    WHY_DUTY_UPCOMING = "why.duty_upcoming", "Chưa phát sinh", "Not yet to be done";

    /// Duty: enter and transfer a directive's tasks.
    DUTY_ENTRY = "duty.entry",
        "Phân loại, cập nhật và chuyển theo dõi nhiệm vụ của văn bản ban hành ngày {0}: không quá {1}",
        "Classify, enter and transfer the tasks of the directive issued on {0}: within {1}";
    /// Duty: report a result, or the situation once overdue.
    DUTY_UPDATE = "duty.update",
        "Cập nhật kết quả khi có, hoặc tình hình chậm nhất sau {1} kể từ khi quá hạn {0}",
        "Report the result when there is one, or the situation within {1} after the deadline {0}";
    /// Duty: update a task without a deadline.
    DUTY_UPDATE_UNDATED = "duty.update_undated",
        "Cập nhật tình hình nhiệm vụ không có thời hạn của kỳ kết thúc ngày {0}",
        "Update the situation of a task without a deadline for the period that ended on {0}";
    /// Duty: settle a returned task.
    DUTY_SETTLE_RETURN = "duty.settle_return",
        "Cập nhật bổ sung, điều chỉnh hoặc chuyển cơ quan khác nhiệm vụ được chuyển lại ngày {0}",
        "Supplement, correct or pass on the task that was returned on {0}";
    /// Duty: the lead reports why an overdue task is not done.
    DUTY_REPORT_DIFFICULTY = "duty.report_difficulty",
        "Báo cáo khó khăn, vướng mắc và nguyên nhân của nhiệm vụ quá hạn {0}",
        "Report the difficulties and their causes of the task overdue since {0}";
    /// Duty: the Office reports an overdue task with a proposal.
    DUTY_ESCALATE = "duty.escalate",
        "Báo cáo, đề xuất giải pháp xử lý nhiệm vụ quá hạn {0} của {1}",
        "Report the task of {1} overdue since {0}, and propose how to handle it";
    /// Duty: answer a feedback.
    DUTY_ANSWER_FEEDBACK = "duty.answer_feedback",
        "Có văn bản đôn đốc {1} hoặc báo cáo xin ý kiến về phản hồi nhận ngày {0}: trong {2}",
        "Urge {1} in writing, or report for direction, on the feedback received on {0}: within {2}";
    /// Duty: send the answer to who sent the feedback.
    DUTY_COPY_FEEDBACK = "duty.copy_feedback",
        "Đồng thời gửi văn bản ngày {0} đến {1}, nơi có thông tin phản hồi",
        "Send the document of {0} at the same time to {1}, who sent the feedback";
    /// Duty: settle a discrepancy.
    DUTY_SETTLE_DISCREPANCY = "duty.settle_discrepancy",
        "Trao đổi, thống nhất và điều chỉnh sai lệch số liệu phát hiện ngày {0} với {1}",
        "Agree with {1} on the discrepancy found on {0}, and mend the figures";
    /// Duty: an agency's periodic report.
    DUTY_SEND_REPORT = "duty.send_report",
        "Báo cáo tự kiểm tra {0} (chốt số liệu {1})", "Send the self-check report of {0} (cut-off {1})";
    /// Duty: the Office's periodic report.
    DUTY_MAKE_REPORT = "duty.make_report",
        "Xây dựng, trình báo cáo đánh giá {0} (chốt số liệu {1})", "Make and submit the evaluation report of {0} (cut-off {1})";
    /// Duty: publish the Office's report.
    DUTY_PUBLISH = "duty.publish",
        "Đăng tải công khai báo cáo {0} trên Hệ thống và Cổng Thông tin điện tử",
        "Publish the report of {0} on the system and on the portal";
    /// Duty: the yearly report on the regulation itself.
    DUTY_REPORT_REGULATION = "duty.report_regulation",
        "Báo cáo kết quả triển khai Quy chế {0}", "Report how the regulation was carried out in {0}";
    /// Duty: check what was transferred.
    DUTY_CHECK = "duty.check",
        "Rà soát, đối chiếu nhiệm vụ được chuyển ngày {0} với văn bản giao",
        "Check the task transferred on {0} against the document";
    /// Duty: ask for direction where agencies disagree.
    DUTY_DISAGREEMENT = "duty.disagreement",
        "Xin ý kiến chỉ đạo về vấn đề các cơ quan có ý kiến khác nhau, nêu ngày {0}",
        "Ask for direction on the matter on which agencies disagree, raised on {0}";
    /// Duty: prepare for an inspection.
    DUTY_PREPARE = "duty.prepare_inspection",
        "Chuẩn bị nội dung, báo cáo, cung cấp hồ sơ cho Đoàn kiểm tra theo quyết định ngày {0}",
        "Prepare the report and files for the inspection decided on {0}";
    /// Duty: confirm a result.
    DUTY_CONFIRM = "duty.confirm",
        "Xác nhận kết quả ngày {0} do cơ quan cập nhật", "Confirm the result of {0} that the agency reported";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_places_and_codes_are_unique() {
        let all = || ALL.iter().chain(crate::law::deadline::message::ALL);
        for template in all() {
            for place in 0..4 {
                let mark = format!("{{{place}}}");
                assert_eq!(template.vi.contains(&mark), template.en.contains(&mark), "{}", template.code);
            }
        }
        let mut codes = all().map(|template| template.code).collect::<Vec<_>>();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all().count());
    }
}
