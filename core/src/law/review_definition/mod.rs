//! A review as data: how a regulation was carried out within a period, section by section, each figure by what it counts.
//! The dossier of an inspected agency (Điều 13) and the yearly report on the regulation (Đ19.1) are reviews.

mod canonical;
mod check;
mod happening;
mod written;

use crate::law::Identity;
use crate::law::message::Text;
use crate::law::rule::Clause;
use crate::named::named_enums;

pub use happening::Happening;
pub(super) use written::{ReviewText, read};

named_enums! {
    /// Whose doings a review looks at.
    ReviewScope {
        /// Those of one agency: a dossier.
        OneAgency = "one_agency",
        /// Those of everybody, each figure beside its parts by agency.
        Everybody = "everybody",
    }

    /// How a duty was kept, as of the last day of the window in which it fell due; without a limit, in which it arose.
    DutyKept {
        /// Done not after its last day.
        OnTime = "on_time",
        /// Done after it.
        Late = "late",
        /// Not done, and its last day is over.
        Missing = "missing",
        /// Done; the regulation sets no limit (such as “kịp thời”).
        Done = "done",
        /// Not done, and neither kept nor broken: no limit, or a last day that is not over.
        Open = "open",
    }
}

/// What a figure of a review counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Measure {
    /// The tasks of a column of a report of the pack that has one row for each agency.
    Tasks {
        /// Id of the report.
        report: String,
        /// Id of the column.
        column: String,
    },
    /// The duties that rest on some rules of the pack, by who bears them.
    Duties {
        /// Ids of the rules, such as `office.entry`; a rule that a pack need not have may be named by any.
        rules: Vec<String>,
        /// How they were kept; empty: all.
        kept: Vec<DutyKept>,
    },
    /// What happened within the window.
    Happenings {
        /// What.
        happening: Happening,
        /// Only those that bear one of these marks ([`Happening::marks`]); empty: all.
        marks: Vec<String>,
    },
}

/// A figure of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FigureDefinition {
    /// Its id, once in the whole review.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What it counts.
    pub measure: Measure,
    /// Whether the review lists what it counts; any figure can be opened besides.
    pub listed: bool,
}

/// A section of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SectionDefinition {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub label: Text,
    /// The clause that it answers to.
    pub clause: Clause,
    /// Whether people write in it: no fact says it.
    pub in_words: bool,
    /// Its figures.
    pub figures: Vec<FigureDefinition>,
}

/// A review as data. Read from a pack: [`crate::Regulation::review_definition`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewDefinition {
    /// Its id.
    pub id: String,
    /// Its title.
    pub label: Text,
    /// What it rests on.
    pub clause: Clause,
    /// Whose doings it looks at.
    pub scope: ReviewScope,
    /// Its sections, in order.
    pub sections: Vec<SectionDefinition>,
    /// The sums of figures that must close, in the whole and for each agency.
    pub identities: Vec<Identity>,
}

impl ReviewDefinition {
    /// The figures of all sections, in order.
    pub fn figures(&self) -> impl Iterator<Item = &FigureDefinition> {
        self.sections.iter().flat_map(|section| &section.figures)
    }

    /// A figure by its id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&FigureDefinition> {
        self.figures().find(|figure| figure.id == id)
    }
}
