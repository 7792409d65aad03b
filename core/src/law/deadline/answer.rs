//! The answer of the parser.

use serde::{Deserialize, Serialize};

use super::spec::{DeadlineKind, DeadlineSpec};
use crate::date::CivilDate;
use crate::law::finding::Finding;
use crate::law::message::Text;

/// A deadline text, read: the raw text to the letter, what it says, the day it gives, how sure that is, by which rule,
/// and every other reading.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct ParsedDeadline {
    /// The text to the letter.
    pub raw: String,
    /// The kind of [`ParsedDeadline::spec`].
    pub kind: DeadlineKind,
    /// What is written.
    pub spec: DeadlineSpec,
    /// The day at whose end (24:00) the task is due; `None` while it is pending, a question, or without one.
    pub due: Option<CivilDate>,
    /// The day to which the same text extends it; the original above never changes.
    pub extended_to: Option<CivilDate>,
    /// How sure the answer is.
    pub confidence: DeadlineConfidence,
    /// Stable id of the rule that read the text: questions of one rule can be asked once.
    pub rule: String,
    /// Every reading that the words allow; the one taken, where one is, comes first.
    pub readings: Vec<Reading>,
    /// What an officer should know (information) or must answer (warnings).
    pub findings: Vec<Finding>,
}

impl ParsedDeadline {
    /// Whether somebody must say what the text means before it can be counted.
    #[must_use]
    pub const fn is_question(&self) -> bool {
        matches!(self.confidence, DeadlineConfidence::Ambiguous | DeadlineConfidence::Unknown)
    }

    /// Whether the deadline waits for something to happen or to be known. What is pending is never overdue.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        self.due.is_none() && !matches!(self.kind, DeadlineKind::NoDeadline | DeadlineKind::Recurring)
    }
}

/// How sure the reading of a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, ord, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum DeadlineConfidence {
    /// The words say it.
    Certain,
    /// A default filled in what the words leave open; the findings name it.
    Assumed,
    /// The words allow several readings and none was chosen: a question.
    Ambiguous,
    /// The text was not understood: a question.
    Unknown,
}

/// One way to read a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Reading {
    /// The day it gives, where it gives one.
    pub due: Option<CivilDate>,
    /// Stable id of the rule.
    pub rule: String,
    /// The reading in words.
    pub text: Text,
}
