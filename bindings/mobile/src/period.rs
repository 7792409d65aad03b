//! Report periods and what is counted in them.

use std::sync::Arc;

use dondoc::law::{PeriodKind, Window};
use dondoc::report::{Fingerprint, ReportRow};
use dondoc::{DondocError, Instant, ReportPeriod};

use crate::regulation::{self, Regulation};

/// What a period's report says. It closes: a report whose sums do not agree is an error.
#[derive(Debug, Clone, uniffi::Record)]
pub struct Report {
    /// The period in words, such as `tháng 4/2020`.
    pub title: String,
    /// The days counted.
    pub window: Window,
    /// Only what was recorded by then counts; none: all that is recorded.
    pub known_at: Option<Instant>,
    /// Id and version of the regulation's pack.
    pub regulation: String,
    /// Id of its definition in the pack.
    pub definition: String,
    /// Ids of the columns, in the order of the rows' `cells`.
    pub columns: Vec<String>,
    /// Ids of the ratios, in the order of the rows' `ratios`.
    pub ratios: Vec<String>,
    /// A row for each key of the grouping; by agencies in the order of the directory. Subtotals stand before their rows.
    pub rows: Vec<ReportRow>,
    /// The sums.
    pub total: ReportRow,
    /// What it was made of: the same fingerprint is the same report.
    pub fingerprint: Fingerprint,
}

impl From<dondoc::report::Report> for Report {
    fn from(report: dondoc::report::Report) -> Self {
        Self {
            title: report.period.vietnamese(),
            window: report.window,
            known_at: report.known_at,
            regulation: report.regulation,
            columns: report.definition.columns.into_iter().map(|column| column.id).collect(),
            ratios: report.definition.ratios.into_iter().map(|ratio| ratio.id).collect(),
            definition: report.definition.id,
            rows: report.rows,
            total: report.total,
            fingerprint: report.fingerprint,
        }
    }
}

/// The days that a period counts (Đ17.1; NĐ 09/2019 Điều 12). `index` is the month, the quarter or the half of the year;
/// 1 for nine months and for a year.
///
/// # Errors
/// `period.invalid` when there is no such period.
#[uniffi::export(default(regulation = None))]
pub fn report_window(
    kind: PeriodKind,
    year: i32,
    index: u32,
    regulation: Option<Arc<Regulation>>,
) -> Result<Window, DondocError> {
    ReportPeriod::new(kind, year, index)?.window(&regulation::one(regulation.as_deref())?)
}
