//! Regulations as dated data.

use std::sync::Arc;

use dondoc::calendar::Term;
use dondoc::law::{Alternative, Basis, Regulations, ReportDefinition, Text, Value};
use dondoc::report::{ClaimedRow, OpenSum, open_sums};
use dondoc::standing::due_soon_until;
use dondoc::{CivilDate, DondocError};

use crate::calendar::{self, WorkingCalendar};

/// The pack of the regulation where none is named.
pub(crate) const DEFAULT: &str = "vn-ben-tre-2020";

/// A regulation (quy chế) read from a pack.
#[derive(Debug, uniffi::Object)]
pub struct Regulation(pub(crate) dondoc::Regulation);

/// A rule of a regulation: where it stands, its words, and the limit that it sets.
#[derive(Debug, Clone, uniffi::Record)]
pub struct Rule {
    /// Stable id.
    pub id: String,
    /// The article, such as `dieu-7.khoan-1.diem-a`; none for a default of the library.
    pub article: Option<String>,
    /// The words of the article, to the letter.
    pub quote: String,
    /// The reading taken where the words leave several.
    pub reading: Option<String>,
    /// Whether it is the library's default, because the regulation is silent or not known here.
    pub is_default: bool,
    /// The limit, where the rule sets one.
    pub limit: Option<Term>,
    /// The names, where the rule sets some.
    pub names: Vec<String>,
    /// The readings not taken: what a copied pack may set instead.
    pub alternatives: Vec<Alternative>,
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Names(names) => names.clone(),
        Value::Choice(name) => vec![name.clone()],
        _ => Vec::new(),
    }
}

impl From<&dondoc::law::Rule> for Rule {
    fn from(rule: &dondoc::law::Rule) -> Self {
        Self {
            id: rule.clause.id.clone(),
            article: rule.clause.article_text(),
            quote: rule.clause.quote.clone(),
            reading: rule.clause.reading.clone(),
            is_default: rule.clause.basis == Basis::Default,
            limit: rule.value.limit(),
            names: names(&rule.value),
            alternatives: rule.clause.alternatives.clone(),
        }
    }
}

#[uniffi::export]
impl Regulation {
    /// A pack that ships with the library, by id.
    ///
    /// # Errors
    /// `regulation.unknown`.
    #[uniffi::constructor]
    pub fn load(id: String) -> Result<Arc<Self>, DondocError> {
        Ok(Arc::new(Self(dondoc::Regulation::load(&id)?)))
    }

    /// Reads a pack from TOML.
    ///
    /// # Errors
    /// `regulation.invalid` with the line.
    #[uniffi::constructor]
    pub fn parse(text: String) -> Result<Arc<Self>, DondocError> {
        Ok(Arc::new(Self(dondoc::Regulation::parse(&text)?)))
    }

    /// Id and version of the pack.
    ///
    /// # Errors
    /// None; see the crate.
    pub fn version(&self) -> Result<String, DondocError> {
        Ok(self.0.version())
    }

    /// Số, ký hiệu of the regulation.
    ///
    /// # Errors
    /// None; see the crate.
    pub fn number(&self) -> Result<String, DondocError> {
        Ok(self.0.number().to_owned())
    }

    /// A rule by its id or by its article.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn rule(&self, id_or_article: String) -> Result<Rule, DondocError> {
        self.0.rule(&id_or_article).map(Into::into)
    }

    /// The reports of the pack; the first one is the one meant where none is named.
    ///
    /// # Errors
    /// None; see the crate.
    pub fn reports(&self) -> Result<Vec<ReportDefinition>, DondocError> {
        Ok(self.0.report_definitions().to_vec())
    }

    /// The sums and shares among reported figures that do not come out, by a report of the pack; without one by its first.
    /// What was not reported is not missed.
    ///
    /// # Errors
    /// `regulation.unknown` for a report that the pack does not have; `report.unknown` for a column or a ratio that the
    /// report does not have; `report.claim` for a row that stands twice.
    #[uniffi::method(default(definition = None))]
    pub fn open_sums(
        &self,
        claimed: Vec<ClaimedRow>,
        definition: Option<String>,
    ) -> Result<Vec<OpenSum>, DondocError> {
        open_sums(self.0.report_definition(definition.as_deref())?, &claimed)
    }

    /// The label of a status, a column, or a name that a rule sets (`urging.forms.system`).
    ///
    /// # Errors
    /// None; see the crate.
    pub fn label(&self, key: String) -> Result<Text, DondocError> {
        Ok(self.0.label(&key))
    }

    /// The last deadline that is soon (sắp đến hạn) on a day; none where the regulation has no such class. An open task in
    /// time is due soon when its deadline is not after it.
    ///
    /// # Errors
    /// `calendar.outside`.
    #[uniffi::method(default(calendar = None))]
    pub fn due_soon_until(
        &self,
        on: CivilDate,
        calendar: Option<Arc<WorkingCalendar>>,
    ) -> Result<Option<CivilDate>, DondocError> {
        due_soon_until(on, &self.0, &calendar::or_default(calendar.as_deref())?)
    }
}

/// The text of a pack that ships with the library: to copy, change and `Regulation.parse`.
///
/// # Errors
/// `regulation.unknown`.
#[uniffi::export]
pub fn regulation_source(id: String) -> Result<String, DondocError> {
    dondoc::Regulation::source(&id).map(str::to_owned)
}

/// The regulation that is named, or the default.
pub(crate) fn one(regulation: Option<&Regulation>) -> Result<dondoc::Regulation, DondocError> {
    regulation.map_or_else(|| dondoc::Regulation::load(DEFAULT), |named| Ok(named.0.clone()))
}

/// The regulations that are named, or the default.
pub(crate) fn all(regulations: &[Arc<Regulation>]) -> Result<Regulations, DondocError> {
    if regulations.is_empty() {
        return Ok(dondoc::Regulation::load(DEFAULT)?.into());
    }
    Regulations::new(regulations.iter().map(|regulation| regulation.0.clone()).collect::<Vec<_>>())
}
