//! What can happen that a review counts, and the marks by which it tells one from another.

use crate::named::named_enums;

named_enums! {
    /// What happened on a day, by the facts.
    Happening {
        /// A task was returned to the Office (Đ8.2.a): it was sent back to the same agency (`kept`), passed on to another
        /// (`reassigned`), or waits there (`waiting`) on the window's last day. For the agency that returned it.
        TaskReturned = "task_returned",
        /// A deadline was decided anew (Đ11.1.d): to a later day (`extended`), an earlier one or the same (`not_later`), where
        /// there was none (`set`), or to none (`lifted`). For the lead of that day.
        DeadlineAmended = "deadline_amended",
        /// A task was withdrawn. For the lead of that day.
        TaskWithdrawn = "task_withdrawn",
        /// An agency was urged (Đ11): by form and by subject. For the agency that was urged.
        Reminded = "reminded",
        /// A coordinator gave information to the lead (Đ10.2.b). For the coordinator.
        Contributed = "contributed",
        /// An agency reported why a task whose day has come is not done (Đ16.3), by case. For the agency.
        DifficultyReported = "difficulty_reported",
        /// The Office reported a task with a proposal (Đ15.3). For the lead of that day.
        Escalated = "escalated",
        /// Agencies disagreed (Đ10.1.c): decided by the window's last day, or not. For the lead of that day.
        Disagreed = "disagreed",
        /// A local authority gave feedback about an agency (Đ15.5, Đ16.4), by how it was answered by the window's last day. For
        /// the agency that it is about.
        FeedbackReceived = "feedback_received",
        /// A discrepancy was opened (Điều 9): by who found it, and how far it has come by the window's last day. For the agency
        /// whose figures differ.
        DiscrepancyOpened = "discrepancy_opened",
        /// An inspection was decided (Điều 12 to 14): by ground, and whether it is concluded by the window's last day. Once,
        /// for the Office.
        InspectionDecided = "inspection_decided",
        /// The same for each agency that is inspected: also by content, and whether its report and files were given (Đ14.3).
        Inspected = "inspected",
        /// A report was sent or submitted (Đ15.2, Đ16.2, Đ19.1), by kind. For who sent it.
        ReportSent = "report_sent",
    }
}

impl Happening {
    /// The marks that it may bear: of each group one, of the contents of an inspection any.
    #[must_use]
    pub const fn marks(self) -> &'static [&'static str] {
        match self {
            Self::TaskReturned => &["kept", "reassigned", "waiting"],
            Self::DeadlineAmended => &["extended", "not_later", "set", "lifted"],
            Self::TaskWithdrawn | Self::Contributed | Self::Escalated => &[],
            Self::Reminded => &[
                "form_system",
                "form_report",
                "form_meeting",
                "form_remote",
                "form_inspection",
                "subject_entry",
                "subject_execution",
                "subject_reporting",
                "subject_proposals",
            ],
            Self::DifficultyReported => &["not_started", "not_able", "not_completed", "not_as_required"],
            Self::Disagreed => &["decided", "undecided"],
            Self::FeedbackReceived => &["urged", "reported_for_direction", "unanswered"],
            Self::DiscrepancyOpened => &["by_office", "by_agency", "settled", "agreed", "open"],
            Self::InspectionDecided => &["plan", "request", "signs", "concluded", "going_on"],
            Self::Inspected => &[
                "plan",
                "request",
                "signs",
                "concluded",
                "going_on",
                "execution",
                "updating",
                "reporting",
                "provided",
                "not_provided",
            ],
            Self::ReportSent => &["self_check", "evaluation", "on_regulation"],
        }
    }
}
