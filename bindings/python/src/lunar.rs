//! The lunar calendar; `python/dondoc/lunar.py` gives these functions their names and types.

use dondoc::CivilDate;
use dondoc::calendar::lunar::{self, MonthCertainty};
use pyo3::prelude::*;

#[pyfunction(name = "_lunar_from_civil")]
pub(crate) fn lunar_from_civil(date: CivilDate) -> PyResult<(i32, u32, u32, bool)> {
    let date = lunar::to_lunar(date)?;
    Ok((date.year, date.month, date.day, date.is_leap))
}

#[pyfunction(name = "_lunar_to_civil")]
pub(crate) fn lunar_to_civil(year: i32, month: u32, day: u32, is_leap: bool) -> PyResult<CivilDate> {
    Ok(lunar::from_lunar(year, month, day, is_leap)?)
}

#[pyfunction(name = "_lunar_month_certainty")]
pub(crate) fn lunar_month_certainty(year: i32, month: u32, is_leap: bool) -> PyResult<MonthCertainty> {
    Ok(lunar::month_certainty(year, month, is_leap)?)
}
