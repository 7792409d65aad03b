//! What is known of cases beside tasks: feedback, discrepancies, reports.

use crate::date::CivilDate;
use crate::law::ReportPeriod;
use crate::model::id::{AgencyCode, CaseId, OfficerId};

/// A feedback (phản hồi) of a local authority about an agency (Đ15.5, Đ16.4).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FeedbackFacts {
    /// The case.
    pub case: CaseId,
    /// Who sent it.
    pub sender: AgencyCode,
    /// The agency it is about.
    pub about: AgencyCode,
    /// The day of receipt.
    pub received_on: CivilDate,
    /// The officer who handles it.
    pub officer: Option<OfficerId>,
    /// The day of the urging document, or of the report for direction: either answers.
    pub answered_on: Option<CivilDate>,
    /// The day on which the answer went to the sender too.
    pub copied_on: Option<CivilDate>,
}

/// A discrepancy (sai lệch số liệu) between the register and an agency's figures (Đ9).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DiscrepancyFacts {
    /// The case.
    pub case: CaseId,
    /// The agency whose figures differ.
    pub agency: AgencyCode,
    /// Whether the Office found it (Đ9.1), or the agency itself (Đ9.2).
    pub found_by_office: bool,
    /// The day on which it was opened.
    pub opened_on: CivilDate,
    /// The day on which both sides had agreed and the figures were mended.
    pub settled_on: Option<CivilDate>,
}

/// A report that an agency sent (Đ16.2), or that the Office made (Đ15.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReportFacts {
    /// Whose report.
    pub agency: AgencyCode,
    /// Of which period.
    pub period: ReportPeriod,
    /// The day on which it was sent or submitted.
    pub sent_on: CivilDate,
    /// The Office's report: the day on which it stood both on the system and on the portal (Đ15.2).
    pub published_on: Option<CivilDate>,
}
