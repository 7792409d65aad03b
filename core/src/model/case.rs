//! What is known of cases beside tasks: feedback, discrepancies, inspections, reports.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::model::facts::Known;
use crate::model::id::{AgencyCode, CaseId, OfficerId, TaskId};
use crate::model::inspection::InspectionFacts;
use crate::model::reporting::ReportFacts;
use crate::named::named_enums;

named_enums! {
    /// How the Office answers a feedback (Đ15.5).
    FeedbackOutcome {
        /// By a document that urges the agency (văn bản đôn đốc).
        Urged = "urged",
        /// By a report for direction (báo cáo xin ý kiến chỉ đạo).
        ReportedForDirection = "reported_for_direction",
    }
}

/// A feedback (phản hồi) of a local authority about an agency (Đ15.5, Đ16.4).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct FeedbackFacts {
    /// The case.
    pub case: CaseId,
    /// Who sent it.
    pub sender: AgencyCode,
    /// The agency it is about.
    pub about: AgencyCode,
    /// The task it is about, where it names one.
    pub task: Option<TaskId>,
    /// The day of receipt.
    pub received_on: CivilDate,
    /// The officer who handles it.
    pub officer: Option<OfficerId>,
    /// The day of the urging document, or of the report for direction.
    pub answered_on: Option<CivilDate>,
    /// Which of the two it was.
    pub outcome: Option<FeedbackOutcome>,
    /// The day on which the answer went to the sender too.
    pub copied_on: Option<CivilDate>,
}

/// A discrepancy (sai lệch số liệu) between the register and an agency's figures (Đ9).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct DiscrepancyFacts {
    /// The case.
    pub case: CaseId,
    /// The agency whose figures differ.
    pub agency: AgencyCode,
    /// Whether the Office found it (Đ9.1), or the agency itself (Đ9.2).
    pub found_by_office: bool,
    /// The day on which it was opened.
    pub opened_on: CivilDate,
    /// The day on which the other side agreed what is right (thống nhất).
    pub agreed_on: Option<CivilDate>,
    /// The day on which the figures were mended (điều chỉnh).
    pub settled_on: Option<CivilDate>,
}

/// What a case is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseMatter {
    /// A feedback.
    Feedback(FeedbackFacts),
    /// A discrepancy.
    Discrepancy(DiscrepancyFacts),
    /// An inspection.
    Inspection(InspectionFacts),
    /// A report.
    Report(ReportFacts),
}

/// What is known of one case, over an interval of recorded time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CaseFacts {
    /// The stream of its events, such as `feedback/PH-3`.
    pub stream: String,
    /// What it is.
    pub matter: CaseMatter,
    /// When this was what was known.
    pub known: Known,
}
