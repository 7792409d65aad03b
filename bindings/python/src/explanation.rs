//! Why an answer is what it is, in the language that was asked for.

use std::hash::{Hash, Hasher};

use dondoc::law::{Explanation as CoreExplanation, Language, Step};
use pyo3::prelude::*;

/// A chain of steps from the facts to an answer.
// The core's value speaks every language; that `str` shows one of them is a choice of this binding, kept beside it.
#[pyclass(frozen, eq, hash, module = "dondoc")]
pub(crate) struct Explanation {
    reason: CoreExplanation,
    language: Language,
}

impl Explanation {
    pub(crate) const fn new(reason: CoreExplanation, language: Language) -> Self {
        Self { reason, language }
    }
}

/// The same reason is the same, in whichever language it is shown.
impl PartialEq for Explanation {
    fn eq(&self, other: &Self) -> bool {
        self.reason == other.reason
    }
}

impl Eq for Explanation {}

impl Hash for Explanation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.reason.hash(state);
    }
}

#[pymethods]
impl Explanation {
    /// Number of the regulation, such as `09/2020/QĐ-UBND`.
    #[getter]
    fn regulation(&self) -> &str {
        &self.reason.regulation
    }

    /// Id and version of its pack.
    #[getter]
    fn version(&self) -> &str {
        &self.reason.version
    }

    /// The steps in order; the last one is the answer.
    #[getter]
    fn steps(&self) -> Vec<Step> {
        self.reason.steps.clone()
    }

    /// The reason as text, a step a line, each with its article and its words.
    #[pyo3(signature = (language = None))]
    fn render(&self, language: Option<Language>) -> String {
        self.reason.render(language.unwrap_or(self.language))
    }

    /// The last step in one line: the answer itself.
    #[pyo3(signature = (language = None))]
    fn conclusion(&self, language: Option<Language>) -> String {
        self.reason.conclusion(language.unwrap_or(self.language))
    }

    /// The reason in the language that was asked for.
    fn __str__(&self) -> String {
        self.reason.render(self.language)
    }

    fn __repr__(&self) -> String {
        format!("Explanation(regulation='{}', steps={})", self.reason.regulation, self.reason.steps.len())
    }
}
