//! Figures that somebody else typed, held against themselves and against the register (Đ9.1, Đ17.2).

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Percent, Report, TOTAL, percent};
use crate::error::{DondocError, Result, codes};
use crate::law::{Identity, Ratio, ReportDefinition};
use crate::model::{AgencyCode, StatedFigure, TaskId};

/// A row of figures as an agency reports them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ClaimedRow {
    /// The outer group of the row, where it is part of one.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub outer: Option<String>,
    /// The key of the row; [`TOTAL`] for the totals.
    pub key: String,
    /// Figures by column; those that were not reported are left out.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub figures: BTreeMap<String, i64>,
    /// Shares by ratio.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub shares: BTreeMap<String, Percent>,
    /// The tasks that the agency counted, by column, where it says.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub tasks: BTreeMap<String, Vec<TaskId>>,
}

impl ClaimedRow {
    /// The row of an agency with the figures that its report states.
    pub(crate) fn stated(agency: &AgencyCode, figures: impl IntoIterator<Item = StatedFigure>) -> Self {
        let figures = figures.into_iter().map(|figure| (figure.column, figure.count)).collect();
        Self { key: agency.to_string(), figures, ..Self::default() }
    }
}

/// A sum or a share among reported figures that does not come out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct OpenSum {
    /// The outer group of the row, where it is part of one.
    pub outer: Option<String>,
    /// The key of the row.
    pub key: String,
    /// What should hold, such as `open = open_in_time + open_overdue`.
    pub identity: String,
    /// What was reported for the left side.
    pub claimed: String,
    /// What the reported figures of the right side come to.
    pub computed: String,
}

/// A reported figure that is not the register's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct FigureDifference {
    /// The outer group of the row, where it is part of one.
    pub outer: Option<String>,
    /// The key of the row.
    pub key: String,
    /// The column.
    pub column: String,
    /// What was reported; `None` where only tasks were listed.
    pub claimed: Option<i64>,
    /// What the report says; `None` where it has no such row.
    pub counted: Option<i64>,
    /// Tasks that the agency lists and the register does not count here.
    pub only_claimed: Vec<TaskId>,
    /// Tasks that the register counts here and the agency does not list.
    pub only_counted: Vec<TaskId>,
}

/// What reconciling reported figures found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Reconciliation {
    /// Sums and shares that do not come out of the reported figures themselves.
    pub open: Vec<OpenSum>,
    /// Figures that are not the register's, in the order of the rows and the columns.
    pub differences: Vec<FigureDifference>,
}

/// The sums and shares among reported figures that do not come out: the identities of the definition in each row, its
/// ratios, and totals over the rows. What was not reported is not missed.
///
/// ```
/// use dondoc::{Regulation, report::{ClaimedRow, open_sums}};
/// // Hải Phòng, 10 months of 2018, as published.
/// let published = [("total", 15_533), ("done", 13_119), ("open", 2_414), ("open_in_time", 2_065), ("open_overdue", 348)];
/// let figures = published.map(|(column, figure)| (column.to_owned(), figure)).into();
/// let row = ClaimedRow { key: "TOTAL".to_owned(), figures, ..ClaimedRow::default() };
/// let regulation = Regulation::load("vn-ben-tre-2020")?;
/// let open = open_sums(regulation.report_definition(Some("evaluation"))?, &[row])?;
/// assert_eq!(open.len(), 1);
/// assert_eq!(open[0].identity, "open = open_in_time + open_overdue");
/// assert_eq!((open[0].claimed.as_str(), open[0].computed.as_str()), ("2414", "2413"));
/// # Ok::<(), dondoc::DondocError>(())
/// ```
///
/// # Errors
/// `report.unknown` for a column or a ratio that the definition does not have; `report.claim` for a row that stands twice.
pub fn open_sums(definition: &ReportDefinition, claimed: &[ClaimedRow]) -> Result<Vec<OpenSum>> {
    check_names(definition, claimed)?;
    let mut open = Vec::new();
    for row in claimed {
        open.extend(definition.identities.iter().filter_map(|identity| open_identity(row, identity)));
        open.extend(definition.ratios.iter().filter_map(|ratio| open_share(row, ratio, definition)));
        let parts = claimed.iter().filter(|part| is_part(part, row, definition.groups.len() > 1));
        open.extend(open_columns(row, &parts.collect::<Vec<_>>(), definition));
    }
    Ok(open)
}

/// [`open_sums`], and the figures that are not those of a report. Lists of tasks need the register:
/// [`crate::Register::reconcile`].
///
/// # Errors
/// As [`open_sums`].
pub fn reconcile(claimed: &[ClaimedRow], report: &Report) -> Result<Reconciliation> {
    let open = open_sums(&report.definition, claimed)?;
    let differences = claimed.iter().flat_map(|row| {
        let counted = report.row(row.outer.as_deref(), &row.key);
        report.definition.columns.iter().filter_map(move |column| {
            let claimed = *row.figures.get(&column.id)?;
            let counted = counted.and_then(|row| report.figure(row, &column.id));
            (counted != Some(claimed)).then(|| FigureDifference {
                outer: row.outer.clone(),
                key: row.key.clone(),
                column: column.id.clone(),
                claimed: Some(claimed),
                counted,
                only_claimed: Vec::new(),
                only_counted: Vec::new(),
            })
        })
    });
    Ok(Reconciliation { open, differences: differences.collect() })
}

fn check_names(definition: &ReportDefinition, claimed: &[ClaimedRow]) -> Result<()> {
    let unknown = |what: String| Err(DondocError::not_found(codes::REPORT_UNKNOWN, what));
    for (place, row) in claimed.iter().enumerate() {
        let mut columns = row.figures.keys().chain(row.tasks.keys());
        if let Some(column) = columns.find(|column| definition.column(column).is_none()) {
            return unknown(format!("column {column}"));
        }
        let known = |share: &&String| definition.ratios.iter().any(|ratio| ratio.id == **share);
        if let Some(share) = row.shares.keys().find(|share| !known(share)) {
            return unknown(format!("ratio {share}"));
        }
        let earlier = claimed.iter().take(place);
        if earlier.into_iter().any(|other| (&other.outer, &other.key) == (&row.outer, &row.key)) {
            return Err(DondocError::invalid(codes::REPORT_CLAIM, &row.key, "the row stands twice"));
        }
    }
    Ok(())
}

fn open_identity(row: &ClaimedRow, identity: &Identity) -> Option<OpenSum> {
    let sum = *row.figures.get(&identity.sum)?;
    let parts = identity.parts.iter().map(|part| row.figures.get(part).copied());
    let parts = parts.sum::<Option<i64>>()?;
    (sum != parts).then(|| open_sum(row, identity.to_string(), sum.to_string(), parts.to_string()))
}

fn open_share(row: &ClaimedRow, ratio: &Ratio, definition: &ReportDefinition) -> Option<OpenSum> {
    let claimed = row.shares.get(&ratio.id)?;
    let of = |ratio: &Ratio| {
        let figure = |column: &String| row.figures.get(column).copied();
        Some(percent(figure(&ratio.numerator)?, figure(&ratio.denominator)?, ratio.rounding, ratio.decimals))
    };
    let other = ratio.remainder_of.as_ref();
    let computed = match other.and_then(|id| definition.ratios.iter().find(|other| other.id == *id)) {
        Some(other) => of(other)?.map(Percent::remainder),
        None => of(ratio)?,
    };
    let identity = format!("{} = {} / {}", ratio.id, ratio.numerator, ratio.denominator);
    let shown = || computed.map_or_else(|| "none".to_owned(), |share| share.to_string());
    (computed != Some(*claimed)).then(|| open_sum(row, identity, claimed.to_string(), shown()))
}

/// Whether `part` is one of the rows that `sum` adds up.
fn is_part(part: &ClaimedRow, sum: &ClaimedRow, nested: bool) -> bool {
    match (&part.outer, &sum.outer) {
        (None, None) => sum.key == TOTAL && part.key != TOTAL,
        (Some(outer), None) => nested && sum.key != TOTAL && *outer == sum.key,
        _ => false,
    }
}

fn open_columns(row: &ClaimedRow, parts: &[&ClaimedRow], definition: &ReportDefinition) -> Vec<OpenSum> {
    if parts.is_empty() {
        return Vec::new();
    }
    let open = definition.columns.iter().filter_map(|column| {
        let sum = *row.figures.get(&column.id)?;
        let added = parts.iter().map(|part| part.figures.get(&column.id).copied()).sum::<Option<i64>>()?;
        let identity = format!("{} = the sum of its rows", column.id);
        (sum != added).then(|| open_sum(row, identity, sum.to_string(), added.to_string()))
    });
    open.collect()
}

fn open_sum(row: &ClaimedRow, identity: String, claimed: String, computed: String) -> OpenSum {
    OpenSum { outer: row.outer.clone(), key: row.key.clone(), identity, claimed, computed }
}
