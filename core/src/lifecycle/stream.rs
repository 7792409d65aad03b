//! Streams: the history of one agency, directive, task or case.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::law::ReportPeriod;
use crate::model::{AgencyCode, CaseId, DirectiveId, ReportKind, TaskId};

/// Name of a stream of events, such as `task/NV-00041`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StreamId(String);

impl StreamId {
    /// The stream of an agency.
    #[must_use]
    pub fn agency(code: &AgencyCode) -> Self {
        Self(format!("agency/{code}"))
    }

    /// The stream of a directive.
    #[must_use]
    pub fn directive(id: &DirectiveId) -> Self {
        Self(format!("directive/{id}"))
    }

    /// The stream of a task.
    #[must_use]
    pub fn task(id: &TaskId) -> Self {
        Self(format!("task/{id}"))
    }

    /// The stream of a feedback.
    #[must_use]
    pub fn feedback(case: &CaseId) -> Self {
        Self(format!("feedback/{case}"))
    }

    /// The stream of a discrepancy.
    #[must_use]
    pub fn discrepancy(case: &CaseId) -> Self {
        Self(format!("discrepancy/{case}"))
    }

    /// The stream of an inspection.
    #[must_use]
    pub fn inspection(case: &CaseId) -> Self {
        Self(format!("inspection/{case}"))
    }

    /// The stream of an agency's report of a period.
    #[must_use]
    pub fn report(kind: ReportKind, period: ReportPeriod, agency: &AgencyCode) -> Self {
        Self(format!("report/{}/{period}/{agency}", kind.name()))
    }

    /// Whether it is the stream of a task.
    #[must_use]
    pub fn is_task(&self) -> bool {
        self.0.starts_with("task/")
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name read back from a store.
    #[must_use]
    pub const fn from_stored(name: String) -> Self {
        Self(name)
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
