//! Dates as text, and the end of a day.

use dondoc::{AsOf, CivilDate, DondocError, Instant};

/// The date as Vietnamese offices write it: day/month/year without leading zeros.
///
/// # Errors
/// `date.invalid` outside the years 1 to 9999.
#[uniffi::export]
pub fn write_date(date: CivilDate) -> Result<String, DondocError> {
    Ok(date.vietnamese())
}

/// Reads a date of the form `YYYY-MM-DD`.
///
/// # Errors
/// `date.invalid` when it is none.
#[uniffi::export]
pub fn parse_date(text: String) -> Result<CivilDate, DondocError> {
    text.parse()
}

/// As of a day, with what was known when that day ended at Asia/Ho_Chi_Minh.
///
/// # Errors
/// `date.invalid` outside the years 1 to 9999.
#[uniffi::export]
pub fn at_end_of(day: CivilDate) -> Result<AsOf, DondocError> {
    Ok(AsOf::known(day, Instant::end_of(day)))
}
