//! Definitions as a pack writes them.

use serde::Deserialize;
use serde::de::value::StrDeserializer;

use super::{
    AssignedIn, Column, DaysLate, Grouping, Identity, Population, Ratio, ReportClass, ReportDefinition,
    Rounding,
};
use crate::error::{DondocError, Result, codes};
use crate::law::article::Article;
use crate::law::message::Text;
use crate::law::rule::{Alternative, Basis, Clause, Value};

/// A report as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct ReportText {
    pub(in crate::law) id: String,
    vi: String,
    en: String,
    population: Population,
    group: Vec<Grouping>,
    view: String,
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
    #[serde(default)]
    alternatives: Vec<Alternative>,
}

/// A set of columns, ratios and identities as written: several reports may show it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct ViewText {
    pub(in crate::law) id: String,
    column: Vec<ColumnText>,
    #[serde(default)]
    ratio: Vec<RatioText>,
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
    #[serde(default)]
    alternatives: Vec<Alternative>,
}

/// A column as written: the classes it counts, or all but some. Without a heading of its own it has the pack's label.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnText {
    id: String,
    #[serde(default)]
    vi: Option<String>,
    #[serde(default)]
    en: Option<String>,
    #[serde(default)]
    count: Option<Vec<ReportClass>>,
    #[serde(default)]
    except: Option<Vec<ReportClass>>,
    #[serde(default)]
    assigned: Option<AssignedIn>,
    #[serde(default)]
    days_late: Option<DaysLate>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RatioText {
    id: String,
    vi: String,
    en: String,
    numerator: String,
    denominator: String,
    rounding: Rounding,
    decimals: u8,
    #[serde(default)]
    remainder_of: Option<String>,
}

impl ReportText {
    /// The same report of another pack: a default of the library there.
    pub(in crate::law) fn into_default(self) -> Self {
        Self { article: None, quote: String::new(), basis: Basis::Default, source: None, ..self }
    }

    fn clause(&self) -> Clause {
        Clause {
            id: format!("report.{}", self.id),
            article: self.article.clone(),
            quote: self.quote.clone(),
            basis: self.basis,
            source: self.source.clone(),
            reading: self.reading.clone(),
            alternatives: self.alternatives.clone(),
        }
    }
}

impl ViewText {
    /// The same view of another pack: a default of the library there.
    pub(in crate::law) fn into_default(self) -> Self {
        Self { article: None, quote: String::new(), basis: Basis::Default, source: None, ..self }
    }

    fn clause(&self) -> Clause {
        Clause {
            id: format!("report_view.{}", self.id),
            article: self.article.clone(),
            quote: self.quote.clone(),
            basis: self.basis,
            source: self.source.clone(),
            reading: self.reading.clone(),
            alternatives: self.alternatives.clone(),
        }
    }
}

/// The definitions of a pack, in its order, each with the view it names; `label` is what the pack calls a key.
pub(in crate::law) fn read(
    reports: &[ReportText],
    views: &[ViewText],
    label: impl Fn(&str) -> Option<Text>,
) -> Result<Vec<ReportDefinition>> {
    once("report", reports.iter().map(|report| report.id.as_str()))?;
    once("report_view", views.iter().map(|view| view.id.as_str()))?;
    if reports.is_empty() {
        return Err(invalid("report", "a pack has at least one report".to_owned()));
    }
    let definitions = reports.iter().map(|report| {
        let name = format!("report {}", report.id);
        let view = views.iter().find(|view| view.id == report.view);
        let view = view.ok_or_else(|| invalid(&name, format!("{} is no report_view", report.view)))?;
        let columns = view.column.iter().map(|column| {
            read_column(column, &label)
                .map_err(|detail| invalid(&name, format!("column {}: {detail}", column.id)))
        });
        let definition = ReportDefinition {
            id: report.id.clone(),
            label: Text { vi: report.vi.clone(), en: report.en.clone() },
            clause: report.clause(),
            population: report.population,
            groups: report.group.clone(),
            view: view.id.clone(),
            view_clause: view.clause(),
            columns: columns.collect::<Result<_>>()?,
            ratios: view.ratio.iter().map(read_ratio).collect(),
            identities: view.identity.clone(),
        };
        let is_population = |other: &Alternative| {
            let Value::Choice(name) = &other.value else { return false };
            Population::deserialize(StrDeserializer::<serde::de::value::Error>::new(name)).is_ok()
        };
        if !report.alternatives.iter().all(is_population) || !view.alternatives.is_empty() {
            return Err(invalid(&name, "an alternative of a report is another population".to_owned()));
        }
        for clause in [&definition.clause, &definition.view_clause] {
            clause.check().map_err(|detail| invalid(&name, format!("{}: {detail}", clause.id)))?;
        }
        definition.check()?;
        Ok(definition)
    });
    definitions.collect()
}

fn read_column(column: &ColumnText, label: impl Fn(&str) -> Option<Text>) -> Result<Column, &'static str> {
    let label = match (&column.vi, &column.en) {
        (Some(vi), Some(en)) => Text { vi: vi.clone(), en: en.clone() },
        (None, None) => label(&column.id).ok_or("it has no heading, and the pack no label for it")?,
        _ => return Err("a heading is in both languages"),
    };
    let classes = match (&column.count, &column.except) {
        (Some(classes), None) => classes.clone(),
        (None, Some(except)) => {
            ReportClass::ALL.into_iter().filter(|class| !except.contains(class)).collect()
        }
        _ => return Err("it says either count or except"),
    };
    Ok(Column {
        id: column.id.clone(),
        label,
        classes,
        assigned: column.assigned,
        days_late: column.days_late,
    })
}

fn read_ratio(ratio: &RatioText) -> Ratio {
    Ratio {
        id: ratio.id.clone(),
        label: Text { vi: ratio.vi.clone(), en: ratio.en.clone() },
        numerator: ratio.numerator.clone(),
        denominator: ratio.denominator.clone(),
        rounding: ratio.rounding,
        decimals: ratio.decimals,
        remainder_of: ratio.remainder_of.clone(),
    }
}

fn once<'a>(what: &str, ids: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut ids = ids.collect::<Vec<_>>();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
        Some([twice, ..]) => Err(invalid(what, format!("{twice} stands twice"))),
        _ => Ok(()),
    }
}

fn invalid(field: &str, detail: String) -> DondocError {
    DondocError::invalid(codes::REGULATION_INVALID, field, detail)
}
