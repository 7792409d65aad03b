//! The one written form of a review that its hash is taken of.

use serde::Serialize;

use super::{DutyKept, Happening, Measure, ReviewDefinition, ReviewScope};
use crate::law::report_definition::{Identity, Label, Rest, label, rest, sha256_hex};

#[derive(Serialize)]
struct Canonical<'a> {
    format: &'static str,
    id: &'a str,
    label: Label<'a>,
    clause: Rest<'a>,
    scope: ReviewScope,
    sections: Vec<Section<'a>>,
    identities: &'a [Identity],
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    label: Label<'a>,
    clause: Rest<'a>,
    in_words: bool,
    figures: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    label: Label<'a>,
    count: Counts<'a>,
    listed: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Counts<'a> {
    Tasks { report: &'a str, column: &'a str },
    Duties { rules: &'a [String], kept: &'a [DutyKept] },
    Happenings { what: Happening, marked: &'a [String] },
}

impl ReviewDefinition {
    /// The definition as JSON: every part of it in one order, without white space, labels and quotes included. Equal
    /// definitions have equal bytes.
    #[must_use]
    pub fn canonical(&self) -> String {
        let sections = self.sections.iter().map(|section| Section {
            id: &section.id,
            label: label(&section.label),
            clause: rest(&section.clause),
            in_words: section.in_words,
            figures: section
                .figures
                .iter()
                .map(|figure| Figure {
                    id: &figure.id,
                    label: label(&figure.label),
                    count: counts(&figure.measure),
                    listed: figure.listed,
                })
                .collect(),
        });
        let canonical = Canonical {
            format: "dondoc review definition 1",
            id: &self.id,
            label: label(&self.label),
            clause: rest(&self.clause),
            scope: self.scope,
            sections: sections.collect(),
            identities: &self.identities,
        };
        // Writing strings and truths as JSON cannot fail.
        serde_json::to_string(&canonical).unwrap_or_default()
    }

    /// SHA-256 of [`ReviewDefinition::canonical`], in hex.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.canonical().as_bytes())
    }
}

fn counts(measure: &Measure) -> Counts<'_> {
    match measure {
        Measure::Tasks { report, column } => Counts::Tasks { report, column },
        Measure::Duties { rules, kept } => Counts::Duties { rules, kept },
        Measure::Happenings { happening, marks } => Counts::Happenings { what: *happening, marked: marks },
    }
}
