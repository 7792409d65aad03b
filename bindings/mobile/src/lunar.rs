//! The Vietnamese lunar calendar.

use dondoc::calendar::lunar::{self, LunarDate};
use dondoc::{CivilDate, DondocError};

/// The lunar date of a civil date.
///
/// # Errors
/// `lunar.invalid` before 29/1/1968 and after 31/12/2199.
#[uniffi::export]
pub fn to_lunar(date: CivilDate) -> Result<LunarDate, DondocError> {
    lunar::to_lunar(date)
}

/// The civil date of a lunar date.
///
/// # Errors
/// `lunar.invalid` when there is no such lunar date, or it lies outside the table.
#[uniffi::export]
pub fn from_lunar(date: LunarDate) -> Result<CivilDate, DondocError> {
    lunar::from_lunar(date.year, date.month, date.day, date.is_leap)
}

/// The first day of the lunar year (mùng 1 Tết) that begins in a civil year.
///
/// # Errors
/// `lunar.invalid` outside 1968–2199.
#[uniffi::export]
pub fn tet(year: i32) -> Result<CivilDate, DondocError> {
    lunar::tet(year)
}
