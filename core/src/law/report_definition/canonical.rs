//! The one written form of a definition that its hash is taken of.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{AssignedIn, DaysLate, Grouping, Identity, Population, ReportClass, ReportDefinition, Rounding};
use crate::law::message::Text;
use crate::law::rule::{Basis, Clause};

#[derive(Serialize)]
struct Canonical<'a> {
    format: &'static str,
    id: &'a str,
    label: Label<'a>,
    clause: Rest<'a>,
    population: Population,
    groups: &'a [Grouping],
    view: &'a str,
    view_clause: Rest<'a>,
    columns: Vec<Column<'a>>,
    ratios: Vec<Ratio<'a>>,
    identities: &'a [Identity],
}

#[derive(Serialize)]
pub(in crate::law) struct Label<'a> {
    vi: &'a str,
    en: &'a str,
}

/// What a clause rests on.
#[derive(Serialize)]
pub(in crate::law) struct Rest<'a> {
    basis: &'static str,
    article: Option<String>,
    source: Option<&'a str>,
    quote: &'a str,
    reading: Option<&'a str>,
}

#[derive(Serialize)]
struct Column<'a> {
    id: &'a str,
    label: Label<'a>,
    classes: &'a [ReportClass],
    assigned: Option<AssignedIn>,
    days_late: Option<DaysLate>,
}

#[derive(Serialize)]
struct Ratio<'a> {
    id: &'a str,
    label: Label<'a>,
    numerator: &'a str,
    denominator: &'a str,
    rounding: Rounding,
    decimals: u8,
    remainder_of: Option<&'a str>,
}

impl ReportDefinition {
    /// The definition as JSON: every part of it in one order, without white space, labels and quotes included. Equal
    /// definitions have equal bytes.
    #[must_use]
    pub fn canonical(&self) -> String {
        let columns = self.columns.iter().map(|column| Column {
            id: &column.id,
            label: label(&column.label),
            classes: &column.classes,
            assigned: column.assigned,
            days_late: column.days_late,
        });
        let ratios = self.ratios.iter().map(|ratio| Ratio {
            id: &ratio.id,
            label: label(&ratio.label),
            numerator: &ratio.numerator,
            denominator: &ratio.denominator,
            rounding: ratio.rounding,
            decimals: ratio.decimals,
            remainder_of: ratio.remainder_of.as_deref(),
        });
        let canonical = Canonical {
            format: "dondoc report definition 1",
            id: &self.id,
            label: label(&self.label),
            clause: rest(&self.clause),
            population: self.population,
            groups: &self.groups,
            view: &self.view,
            view_clause: rest(&self.view_clause),
            columns: columns.collect(),
            ratios: ratios.collect(),
            identities: &self.identities,
        };
        // Writing strings and numbers as JSON cannot fail.
        serde_json::to_string(&canonical).unwrap_or_default()
    }

    /// SHA-256 of [`ReportDefinition::canonical`], in hex.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.canonical().as_bytes())
    }
}

/// SHA-256 in hex.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(in crate::law) fn label(text: &Text) -> Label<'_> {
    Label { vi: &text.vi, en: &text.en }
}

pub(in crate::law) fn rest(clause: &Clause) -> Rest<'_> {
    Rest {
        basis: match clause.basis {
            Basis::Regulation => "regulation",
            Basis::OtherAct => "other_act",
            Basis::Reported => "reported",
            Basis::Default => "default",
        },
        article: clause.article_text(),
        source: clause.source.as_deref(),
        quote: &clause.quote,
        reading: clause.reading.as_deref(),
    }
}
