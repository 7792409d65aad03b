//! Streams: the history of one agency, directive or task.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{AgencyCode, DirectiveId, TaskId};

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
