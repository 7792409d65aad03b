//! Who may read what.

use serde::Deserialize;

use crate::law::article::Article;
use crate::law::role::Role;
use crate::law::rule::{Basis, Clause};
use crate::named::named_enums;

named_enums! {
    /// What may be read.
    Readable {
        /// A task: what is known of it, its text, its duties.
        Task = "task",
        /// A directive; who is what the right says to one of its tasks.
        Directive = "directive",
        /// A feedback (Đ15.5).
        Feedback = "feedback",
        /// A discrepancy (Điều 9).
        Discrepancy = "discrepancy",
        /// An inspection (Điều 14).
        Inspection = "inspection",
        /// A report that was sent (Đ15.2, Đ16.2).
        Report = "report",
        /// A report that was published (Đ15.2).
        PublishedReport = "published_report",
    }
}

/// Who may read something, and on what that rests. A pack may give several rights to one thing: each rests on words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "ReadRightText")]
pub struct ReadRight {
    /// What may be read.
    pub what: Readable,
    /// Who may.
    pub roles: Vec<Role>,
    /// What it rests on.
    pub clause: Clause,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadRightText {
    what: Readable,
    roles: Vec<Role>,
    #[serde(default)]
    article: Option<Article>,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    basis: Basis,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    reading: Option<String>,
}

impl From<ReadRightText> for ReadRight {
    fn from(text: ReadRightText) -> Self {
        let ReadRightText { what, roles, article, quote, basis, source, reading } = text;
        let id = format!("read.{}", what.name());
        let clause = Clause { id, article, quote, basis, source, reading, alternatives: Vec::new() };
        Self { what, roles, clause }
    }
}
