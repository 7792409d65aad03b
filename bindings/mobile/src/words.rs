//! Reasons and findings as text for people.

use dondoc::law::{Explanation, Finding, Language};
use dondoc::{DondocError, Result};

/// The reason as text, a step a line, each with its article and its words.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn render_explanation(explanation: Explanation, language: Language) -> Result<String, DondocError> {
    Ok(explanation.render(language))
}

/// The last step of a reason in one line: the answer itself.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn conclusion(explanation: Explanation, language: Language) -> Result<String, DondocError> {
    Ok(explanation.conclusion(language))
}

/// A finding in one line: what is said, and the article.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn render_finding(finding: Finding, language: Language) -> Result<String, DondocError> {
    Ok(finding.line(language))
}
