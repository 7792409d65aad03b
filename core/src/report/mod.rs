//! Layer 4: a report of a period by its definition: counted, shown to close, and repeatable (Đ15.2, Đ17).

mod builder;
mod closing;
mod columns;
mod counts;
mod difference;
mod discipline;
mod fingerprint;
mod groups;
mod list;
mod plan;
mod population;
mod ratio;
mod reconcile;
mod review;

use serde::Serialize;

use crate::date::Instant;
use crate::law::{ReportDefinition, ReportPeriod, Window};

pub(crate) use builder::Placer;
pub use builder::ReportBuilder;
pub use columns::{FactColumns, FactColumnsBuf, NO_DAY, count_columns};
pub use counts::{COLUMNS, Counts};
pub(crate) use difference::figure_changes;
pub use difference::{FigureChange, ReportPlace};
pub use discipline::{Discipline, LateDuty, discipline};
pub use fingerprint::{Fingerprint, Origin};
pub use list::ListedTask;
pub use population::{Cell, cell};
pub use ratio::{Percent, RatioValue, percent};
pub use reconcile::{ClaimedRow, FigureDifference, OpenSum, Reconciliation, open_sums, reconcile};
pub use review::{AgencyCount, Review, ReviewFigure, ReviewItem};
pub(crate) use review::{ReviewTally, of_cases, of_task};

/// One row of a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReportRow {
    /// In a report of two groupings: the outer group that the row is part of. `None` in the rows of the outermost
    /// grouping, which are subtotals there, and in the row of totals.
    pub outer: Option<String>,
    /// What the row counts, by the grouping: code of an agency, id of an officer, name of a unit; empty where a task has
    /// none; [`TOTAL`] in the last row.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The counts that every report has.
    pub counts: Counts,
    /// The figures of the definition's columns, in their order.
    pub cells: Vec<i64>,
    /// Its ratios, in their order.
    pub ratios: Vec<RatioValue>,
}

/// The `key` of the row of totals.
pub const TOTAL: &str = "TOTAL";

/// What a period's report says.
///
/// The same [`Fingerprint`] is the same [`Report::canonical`], byte for byte, on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Report {
    /// What it counts, and how.
    pub definition: ReportDefinition,
    /// The period.
    pub period: ReportPeriod,
    /// The days counted.
    pub window: Window,
    /// Only what was recorded by then counts; `None`: all that is recorded.
    pub known_at: Option<Instant>,
    /// Id and version of the regulation's pack.
    pub regulation: String,
    /// By agencies: a row for each agency of the directory besides the Office, in its order, and for any other that
    /// leads a task of the report. By what the directory does not know: a row for each key that has a task, in the
    /// order of keys. In a report of two groupings each subtotal stands before its rows.
    pub rows: Vec<ReportRow>,
    /// The sums.
    pub total: ReportRow,
    /// What it was made of.
    pub fingerprint: Fingerprint,
}

impl Report {
    /// A row by its outer group, if it is part of one, and its key; [`TOTAL`] is the row of totals.
    #[must_use]
    pub fn row(&self, outer: Option<&str>, key: &str) -> Option<&ReportRow> {
        let rows = std::iter::once(&self.total).chain(&self.rows);
        rows.into_iter().find(|row| row.outer.as_deref() == outer && row.key == key)
    }

    /// The figure of a column in a row; `None` where there is no such row or column.
    #[must_use]
    pub fn figure(&self, row: &ReportRow, column: &str) -> Option<i64> {
        row.cells.get(self.definition.column(column)?).copied()
    }
}
