//! Reviews as a pack writes them.

use serde::Deserialize;

use super::{
    DutyKept, FigureDefinition, Happening, Measure, ReviewDefinition, ReviewScope, SectionDefinition,
};
use crate::error::Result;
use crate::law::article::Article;
use crate::law::message::Text;
use crate::law::report_definition::{Identity, ReportDefinition};
use crate::law::rule::{Basis, Clause, Rule};

/// A review as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct ReviewText {
    pub(in crate::law) id: String,
    vi: String,
    en: String,
    scope: ReviewScope,
    section: Vec<SectionText>,
    #[serde(default)]
    identity: Vec<Identity>,
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

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionText {
    id: String,
    vi: String,
    en: String,
    #[serde(default)]
    in_words: bool,
    #[serde(default)]
    figure: Vec<FigureText>,
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

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureText {
    id: String,
    vi: String,
    en: String,
    count: MeasureText,
    #[serde(default)]
    listed: bool,
}

/// A measure as written: serde is strict about unknown keys of each of the three.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum MeasureText {
    Tasks {
        report: String,
        column: String,
    },
    Duties {
        rules: Vec<String>,
        #[serde(default)]
        kept: Vec<DutyKept>,
    },
    Happenings {
        what: Happening,
        #[serde(default)]
        marked: Vec<String>,
    },
}

impl ReviewText {
    /// The same review of another pack: a default of the library there.
    pub(in crate::law) fn into_default(self) -> Self {
        let section = self.section.into_iter().map(|section| SectionText {
            article: None,
            quote: String::new(),
            basis: Basis::Default,
            source: None,
            ..section
        });
        Self {
            section: section.collect(),
            article: None,
            quote: String::new(),
            basis: Basis::Default,
            source: None,
            ..self
        }
    }
}

/// The reviews of a pack, in its order, over its reports and rules.
pub(in crate::law) fn read(
    reviews: &[ReviewText],
    reports: &[ReportDefinition],
    rules: &[Rule],
) -> Result<Vec<ReviewDefinition>> {
    let definitions = reviews.iter().map(|review| {
        let definition = definition(review);
        definition.check(reports, rules)?;
        Ok(definition)
    });
    let definitions = definitions.collect::<Result<Vec<_>>>()?;
    super::check::once(&definitions)?;
    Ok(definitions)
}

fn definition(review: &ReviewText) -> ReviewDefinition {
    let ReviewText { id, vi, en, scope, section, identity, article, quote, basis, source, reading } =
        review.clone();
    let clause = Clause {
        id: format!("review.{id}"),
        article,
        quote,
        basis,
        source,
        reading,
        alternatives: Vec::new(),
    };
    let sections = section.into_iter().map(|section| SectionDefinition {
        clause: Clause {
            id: format!("review.{id}.{}", section.id),
            article: section.article,
            quote: section.quote,
            basis: section.basis,
            source: section.source,
            reading: section.reading,
            alternatives: Vec::new(),
        },
        id: section.id,
        label: Text { vi: section.vi, en: section.en },
        in_words: section.in_words,
        figures: section.figure.into_iter().map(figure).collect(),
    });
    let sections = sections.collect();
    ReviewDefinition { id, label: Text { vi, en }, clause, scope, sections, identities: identity }
}

fn figure(text: FigureText) -> FigureDefinition {
    let measure = match text.count {
        MeasureText::Tasks { report, column } => Measure::Tasks { report, column },
        MeasureText::Duties { rules, kept } => Measure::Duties { rules, kept },
        MeasureText::Happenings { what, marked } => Measure::Happenings { happening: what, marks: marked },
    };
    FigureDefinition { id: text.id, label: Text { vi: text.vi, en: text.en }, measure, listed: text.listed }
}
