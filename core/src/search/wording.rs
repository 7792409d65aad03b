//! The texts of a directive or a task, and what was found in them.

use crate::date::CivilDate;
use crate::model::{DirectiveId, Prose, TaskId};
use crate::named::named_enums;
use crate::search::fold::words;
use crate::search::query::{Place, SearchQuery};

named_enums! {
    /// Which text of a directive or a task it is.
    TextField {
        /// Số, ký hiệu văn bản.
        Number = "number",
        /// Trích yếu.
        AbstractText = "abstract_text",
        /// Người ký.
        Signer = "signer",
        /// Nội dung nhiệm vụ.
        Content = "content",
    }
}

/// The texts of a directive or of a task, as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Position of its first event in the history: the order of registration.
    pub position: i64,
    /// The directive.
    pub directive: DirectiveId,
    /// The task of it; `None` for the directive itself.
    pub task: Option<TaskId>,
    /// The directive's day of issue.
    pub issued_on: CivilDate,
    /// Its texts.
    pub texts: Vec<(TextField, Prose)>,
}

/// A directive or a task whose texts hold what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Hit {
    /// The directive that was found, or that assigned the task that was found.
    pub directive: DirectiveId,
    /// The task that was found; none where it is the directive itself.
    pub task: Option<TaskId>,
    /// The directive's day of issue, on which the task was assigned.
    pub issued_on: CivilDate,
    /// All its texts as they are now, those in which nothing was found too.
    pub texts: Vec<HitText>,
}

/// A text of a hit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct HitText {
    /// Which text.
    pub field: TextField,
    /// As it was written.
    pub text: Prose,
    /// Where it holds what was looked for, in order; they may overlap.
    pub places: Vec<Place>,
}

impl Wording {
    /// What divides texts in [`Wording::words`]: not a word, so that nothing that is looked for reaches across it.
    pub const DIVIDER: &str = "¶";

    /// All its words as they are compared, between single spaces, the texts divided by [`Wording::DIVIDER`]: what an index
    /// holds.
    #[must_use]
    pub fn words(&self) -> String {
        let mut all = String::new();
        for (number, (_, text)) in self.texts.iter().enumerate() {
            let divider = (number > 0).then_some(Self::DIVIDER);
            let words = words(text.as_str());
            for word in divider.into_iter().chain(words.iter().map(|word| word.folded.as_str())) {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(word);
            }
        }
        all
    }

    /// The hit of a query; `None` where something of what is looked for is in none of the texts.
    #[must_use]
    pub fn hit(&self, query: &SearchQuery) -> Option<Hit> {
        let texts = self.texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>();
        let places = query.places_in(&texts)?;
        let texts = self.texts.iter().zip(places);
        Some(Hit {
            directive: self.directive.clone(),
            task: self.task.clone(),
            issued_on: self.issued_on,
            texts: texts
                .map(|((field, text), places)| HitText { field: *field, text: text.clone(), places })
                .collect(),
        })
    }
}
