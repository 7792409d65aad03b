//! A rule's remark on an input.

use crate::law::message::{Bilingual, Language, Template, Text};
use crate::law::rule::Clause;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, ord, hash, module = "dondoc", rename_all = "SCREAMING_SNAKE_CASE")
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Information,
    /// Accepted, but not as the regulation wants it.
    Warning,
    /// Refused; nothing is stored.
    Error,
}

/// A rule's remark on an input: which rule, about which field, how grave, in both languages.
///
/// It names fields and ids, never the text of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct Finding {
    /// Stable code, as in [`crate::law::message`].
    pub code: String,
    /// How grave.
    pub severity: Severity,
    /// The field of the command.
    pub field: String,
    /// The article, such as `dieu-6.khoan-3`; `None` where common sense and not the regulation forbids.
    pub article: Option<String>,
    /// The words of the article.
    pub quote: Option<String>,
    /// What is said.
    pub text: Text,
}

impl Finding {
    /// A finding that refuses.
    #[must_use]
    pub fn error(template: &Template, field: &str, values: &[&dyn Bilingual]) -> Self {
        Self::new(Severity::Error, template, field, values)
    }

    /// A finding of any severity.
    #[must_use]
    pub fn new(severity: Severity, template: &Template, field: &str, values: &[&dyn Bilingual]) -> Self {
        Self {
            code: template.code.to_owned(),
            severity,
            field: field.to_owned(),
            article: None,
            quote: None,
            text: template.fill(values),
        }
    }

    /// The same finding, resting on `clause`.
    #[must_use]
    pub fn under(self, clause: &Clause) -> Self {
        Self {
            article: clause.article_text(),
            quote: Some(clause.quote.clone()).filter(|quote| !quote.is_empty()),
            ..self
        }
    }

    /// One line for people: what is said, and the article.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let text = self.text.get(language);
        match self.article.as_deref().and_then(|article| article.parse::<crate::law::Article>().ok()) {
            Some(article) => match language {
                Language::Vietnamese => format!("{text} ({})", article.vietnamese()),
                Language::English => format!("{text} ({})", article.english()),
            },
            None => text.to_owned(),
        }
    }
}
