//! Report periods and the days that they count.

use std::sync::Arc;

use dondoc::law::{PeriodKind, Window};
use dondoc::{DondocError, ReportPeriod};

use crate::regulation::{self, Regulation};

/// A period as files, reports and events name it, such as `2020-04` or `2020-Q1`. `index` is the month, the quarter or the
/// half of the year; 1 for nine months and for a year.
///
/// # Errors
/// `period.invalid` when there is no such period.
#[uniffi::export]
pub fn report_period(kind: PeriodKind, year: i32, index: u32) -> Result<ReportPeriod, DondocError> {
    ReportPeriod::new(kind, year, index)
}

/// The name of a period in Vietnamese, such as `tháng 4/2020`.
///
/// # Errors
/// `period.invalid` when it is none.
#[uniffi::export]
pub fn period_name(period: ReportPeriod) -> Result<String, DondocError> {
    Ok(period.vietnamese())
}

/// The days that a period counts (Đ17.1; NĐ 09/2019 Điều 12); `index` as in `report_period`.
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
