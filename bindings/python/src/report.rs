//! A report, row by row and as an Arrow table.

use dondoc::Instant;
use dondoc::report::COLUMNS;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::arrow::{Columns, Table, int64s, texts};
use crate::period::ReportPeriod;
use crate::values::Window;

/// What a period's report says, by lead agency. As a table (`polars.DataFrame(report)`, `pyarrow.table(report)`,
/// `pandas.DataFrame.from_arrow(report)`) it has the agency and the counts, a row an agency, without the totals.
#[pyclass(frozen, eq, module = "dondoc")]
#[derive(PartialEq, Eq)]
pub(crate) struct Report(pub(crate) dondoc::report::Report);

#[pymethods]
impl Report {
    /// The period.
    #[getter]
    fn period(&self) -> ReportPeriod {
        ReportPeriod(self.0.period)
    }

    /// The days counted.
    #[getter]
    fn window(&self) -> Window {
        Window(self.0.window)
    }

    /// Only what was recorded by then counts; None: all that is recorded.
    #[getter]
    fn known_at(&self) -> Option<Instant> {
        self.0.known_at
    }

    /// Id and version of the regulation's pack.
    #[getter]
    fn regulation(&self) -> &str {
        &self.0.regulation
    }

    /// A row an agency, in the order of the directory.
    #[getter]
    fn rows(&self) -> Vec<ReportRow> {
        self.0.rows.iter().cloned().map(ReportRow).collect()
    }

    /// The sums.
    #[getter]
    fn total(&self) -> ReportRow {
        ReportRow(self.0.total.clone())
    }

    /// The Arrow PyCapsule interface. A requested schema is a wish that a producer may leave aside.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.table()?.__arrow_c_stream__(py, requested_schema)
    }

    fn __repr__(&self) -> String {
        format!(
            "<dondoc.Report {} of {} agencies, {} tasks>",
            self.0.period,
            self.0.rows.len(),
            self.0.total.counts.total
        )
    }
}

impl Report {
    fn table(&self) -> PyResult<Table> {
        let rows = &self.0.rows;
        let agencies = texts(rows.iter().map(|row| row.key.as_str()));
        let start = Columns::default().required("agency", agencies);
        let columns = COLUMNS.iter().enumerate().fold(start, |columns, (place, name)| {
            let counts = rows.iter().map(|row| row.counts.values().get(place).copied().unwrap_or_default());
            columns.required(name, int64s(counts))
        });
        columns.table()
    }
}

/// One row of a report: an agency and its counts.
#[pyclass(frozen, eq, hash, module = "dondoc")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ReportRow(dondoc::report::ReportRow);

macro_rules! report_row {
    ($($(#[doc = $doc:literal])+ $count:ident),+ $(,)?) => {
        #[pymethods]
        impl ReportRow {
            /// What the row counts: code of an agency, id of an officer, name of a unit; empty where a task has none;
            /// `TOTAL` in the row of the sums.
            #[getter]
            fn key(&self) -> &str {
                &self.0.key
            }

            /// Its name.
            #[getter]
            fn name(&self) -> &str {
                &self.0.name
            }

            $(
                $(#[doc = $doc])+
                #[getter]
                fn $count(&self) -> i64 {
                    self.0.counts.$count
                }
            )+

            fn __repr__(&self) -> String {
                let counts = [$(format!("{}={}", stringify!($count), self.0.counts.$count)),+];
                format!("<dondoc.ReportRow {} {}>", self.0.key, counts.join(" "))
            }
        }

        // A column that the core adds must be added here too.
        const _: () = assert!(COLUMNS.len() == [$(stringify!($count)),+].len());
    };
}

report_row! {
    /// Assigned before the window.
    carried_over,
    /// Assigned within the window.
    newly_assigned,
    /// All that count.
    total,
    /// Completed not after the deadline.
    done_on_time,
    /// Completed after the deadline.
    done_late,
    /// Completed, without a deadline.
    done_no_deadline,
    /// A result waits for the Office.
    awaiting_confirmation,
    /// Not completed, the deadline not passed.
    open_in_time,
    /// Not completed, the deadline passed.
    open_overdue,
    /// Not completed, without a deadline.
    open_no_deadline,
    /// Withdrawn within the window.
    withdrawn,
}
