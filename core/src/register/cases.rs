//! The cases of a register, sorted by what they are.

use crate::date::Instant;
use crate::error::Result;
use crate::model::{CaseMatter, DiscrepancyFacts, FeedbackFacts, InspectionFacts, ReportFacts};
use crate::register::store::{RowFilter, Store};

/// The cases that were known at an instant, or are now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Cases {
    /// Feedback (Đ15.5).
    pub feedbacks: Vec<FeedbackFacts>,
    /// Discrepancies (Điều 9).
    pub discrepancies: Vec<DiscrepancyFacts>,
    /// Inspections (Điều 14).
    pub inspections: Vec<InspectionFacts>,
    /// Reports (Đ15.2, Đ16.2, Đ19.1).
    pub reports: Vec<ReportFacts>,
}

impl Cases {
    pub(super) fn known<S: Store + ?Sized>(store: &S, known_at: Option<Instant>) -> Result<Self> {
        let mut cases = Self::default();
        for case in store.cases(RowFilter { known_at, ..RowFilter::default() })? {
            match case.matter {
                CaseMatter::Feedback(facts) => cases.feedbacks.push(facts),
                CaseMatter::Discrepancy(facts) => cases.discrepancies.push(facts),
                CaseMatter::Inspection(facts) => cases.inspections.push(facts),
                CaseMatter::Report(facts) => cases.reports.push(facts),
            }
        }
        Ok(cases)
    }
}
