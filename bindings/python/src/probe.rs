//! What the tests of the package need and its surface cannot show at will: every class of error, and every type
//! of column.

use dondoc::{CivilDate, DondocError, codes};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::arrow::{Columns, Table, bools, dates, int32s, int64s, texts};

/// Raises the error of a class of `dondoc`, by its name.
#[pyfunction(name = "_probe_error")]
pub(crate) fn probe_error(class_name: &str) -> PyResult<()> {
    Err(match class_name {
        "InvalidInput" => DondocError::invalid(codes::ID_INVALID, "task_id", "empty").into(),
        "NotFound" => DondocError::not_found(codes::TASK_UNKNOWN, "task 7").into(),
        "Conflict" => DondocError::Conflict { stream: "register".to_owned(), expected: 3, found: 4 }.into(),
        "StoreFailed" => DondocError::store(codes::STORE_BUSY, "database is locked", true).into(),
        "Cancelled" => DondocError::Cancelled { done: 5, total: 6 }.into(),
        "IntegrityBroken" => DondocError::integrity(12, "hash does not agree").into(),
        other => PyValueError::new_err(format!("no class {other}")),
    })
}

/// A table with a column of every type, once full and once with an empty row.
#[pyfunction(name = "_probe_table")]
pub(crate) fn probe_table() -> PyResult<Table> {
    let day = CivilDate::from_ymd(2020, 4, 14)?;
    Columns::default()
        .required("agency", texts(["Sở Tài chính", "Sở Y tế"]))
        .nullable("note", texts([Some("trễ"), None]))
        .required("assigned", int64s([1_i64 << 40, 2]))
        .nullable("done", int64s([None, Some(1)]))
        .required("rank", int32s([1, 2]))
        .nullable("days_late", int32s([Some(-1), None]))
        .required("due", dates([day, day.plus_days(1)?]))
        .nullable("closed", dates([None, Some(day)]))
        .required("overdue", bools([true, false]))
        .nullable("on_time", bools([None, Some(true)]))
        .table()
}
