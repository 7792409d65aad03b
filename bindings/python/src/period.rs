//! Report periods and their windows.

use dondoc::{DondocError, codes};
use pyo3::prelude::*;

use crate::regulation::{self, Regulation};
use crate::values::Window;

/// A period of Điều 17: month, quarter, half-year, nine months or year.
#[pyclass(frozen, eq, ord, hash, str, from_py_object, module = "dondoc")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ReportPeriod(pub(crate) dondoc::ReportPeriod);

impl std::fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[pymethods]
impl ReportPeriod {
    /// A month (tháng), 1 to 12.
    #[staticmethod]
    fn month(year: i32, month: i64) -> PyResult<Self> {
        Ok(Self(dondoc::ReportPeriod::month(year, index(month)?)?))
    }

    /// A quarter (quý), 1 to 4.
    #[staticmethod]
    fn quarter(year: i32, quarter: i64) -> PyResult<Self> {
        Ok(Self(dondoc::ReportPeriod::quarter(year, index(quarter)?)?))
    }

    /// A half-year (6 tháng đầu năm, 6 tháng cuối năm), 1 or 2.
    #[staticmethod]
    fn half_year(year: i32, half: i64) -> PyResult<Self> {
        Ok(Self(dondoc::ReportPeriod::half_year(year, index(half)?)?))
    }

    /// The first nine months (9 tháng).
    #[staticmethod]
    fn nine_months(year: i32) -> PyResult<Self> {
        Ok(Self(dondoc::ReportPeriod::nine_months(year)?))
    }

    /// A report year (năm).
    #[staticmethod]
    fn year(year: i32) -> PyResult<Self> {
        Ok(Self(dondoc::ReportPeriod::year(year)?))
    }

    /// The days that the period counts: from the cut-off day of the period before to its own, both included.
    #[pyo3(signature = (regulation = None))]
    fn window(&self, py: Python<'_>, regulation: Option<&Regulation>) -> PyResult<Window> {
        let window = py.detach(|| self.0.window(&regulation::or_default(regulation)?));
        Ok(Window(window?))
    }

    /// The period's name in Vietnamese, such as `tháng 4/2020`.
    #[getter]
    fn name(&self) -> String {
        self.0.vietnamese()
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.ReportPeriod {}>", self.0)
    }
}

fn index(number: i64) -> dondoc::Result<u32> {
    u32::try_from(number).map_err(|_| {
        DondocError::invalid(codes::PERIOD_INVALID, "index", format!("there is no period number {number}"))
    })
}
