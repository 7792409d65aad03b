//! Streams: the history of one agency, directive, task or case.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, format_smolstr};

use crate::law::ReportPeriod;
use crate::model::{AgencyCode, CaseId, DirectiveId, ReportKind, TaskId};

/// Name of a stream of events, such as `task/NV-00041`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StreamId(SmolStr);

impl StreamId {
    fn of(kind: &str, id: &str) -> Self {
        Self([kind, id].into_iter().collect())
    }

    /// The stream of an agency.
    #[must_use]
    pub fn agency(code: &AgencyCode) -> Self {
        Self::of("agency/", code.as_str())
    }

    /// The stream of a directive.
    #[must_use]
    pub fn directive(id: &DirectiveId) -> Self {
        Self::of("directive/", id.as_str())
    }

    /// The stream of a task.
    #[must_use]
    pub fn task(id: &TaskId) -> Self {
        Self::of("task/", id.as_str())
    }

    /// The stream of a feedback.
    #[must_use]
    pub fn feedback(case: &CaseId) -> Self {
        Self::of("feedback/", case.as_str())
    }

    /// The stream of a discrepancy.
    #[must_use]
    pub fn discrepancy(case: &CaseId) -> Self {
        Self::of("discrepancy/", case.as_str())
    }

    /// The stream of an inspection.
    #[must_use]
    pub fn inspection(case: &CaseId) -> Self {
        Self::of("inspection/", case.as_str())
    }

    /// The stream of an agency's report of a period.
    #[must_use]
    pub fn report(kind: ReportKind, period: ReportPeriod, agency: &AgencyCode) -> Self {
        Self(format_smolstr!("report/{}/{period}/{agency}", kind.name()))
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
    pub fn from_stored(name: impl AsRef<str>) -> Self {
        Self(SmolStr::new(name))
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
