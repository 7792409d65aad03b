//! The Python face of what reports answer: exact shares as `Decimal`, and `repr`.

use pyo3::prelude::*;

use crate::foreign_python_show::{Show, shown};
use crate::register::{Cause, Comparison, Move};
use crate::report::{
    AgencyCount, Discipline, FigureChange, FigureDifference, Fingerprint, LateDuty, ListedTask, OpenSum,
    Origin, Percent, RatioValue, Reconciliation, ReportPlace, ReviewFigure, ReviewItem,
};

impl<'py> IntoPyObject<'py> for Percent {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    /// A `decimal.Decimal` with as many decimals as the report gives: a float would have others.
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        py.import("decimal")?.getattr("Decimal")?.call1((self.to_string(),))
    }
}

impl Show for Percent {
    fn show(&self) -> String {
        self.to_string()
    }
}

#[pymethods]
impl Fingerprint {
    /// SHA-256 over all of it, in hex: what a signed report prints.
    #[getter(hash)]
    fn py_hash(&self) -> String {
        self.hash()
    }

    fn __repr__(&self) -> String {
        shown!("Fingerprint", "hash" = &self.hash())
    }
}

/// `Name(field=value, …)` of all the fields that are given.
macro_rules! reprs {
    ($($class:ident: $($field:ident),+;)+) => {
        $(
            #[pymethods]
            impl $class {
                fn __repr__(&self) -> String {
                    self.show()
                }
            }

            impl Show for $class {
                fn show(&self) -> String {
                    let fields = [$(format!("{}={}", stringify!($field), self.$field.show())),+];
                    format!("{}({})", stringify!($class), fields.join(", "))
                }
            }
        )+
    };
}

impl Show for LateDuty {
    fn show(&self) -> String {
        self.key.show()
    }
}

#[pymethods]
impl LateDuty {
    fn __repr__(&self) -> String {
        shown!(
            "LateDuty",
            "key" = &self.key,
            "due_on" = &self.due_on,
            "done_on" = &self.done_on,
            "days_late" = &self.days_late
        )
    }
}

#[pymethods]
impl ListedTask {
    fn __repr__(&self) -> String {
        shown!(
            "ListedTask",
            "task" = &self.task,
            "lead" = &self.lead,
            "deadline" = &self.deadline,
            "days_late" = &self.standing.days_late
        )
    }
}

reprs! {
    AgencyCount: agency, count;
    Cause: position, kind, occurred_on, recorded_at;
    Comparison: figures, moves;
    Discipline: agency, officer, action, due, on_time, late, missing, days_late;
    FigureChange: outer, key, column, before, after;
    FigureDifference: outer, key, column, claimed, counted, only_claimed, only_counted;
    Move: task, before, after, causes;
    OpenSum: outer, key, identity, claimed, computed;
    Origin: calendar, position, link;
    RatioValue: numerator, denominator, percent;
    Reconciliation: open, differences;
    ReportPlace: outer, key, columns;
    ReviewFigure: section, figure, count, by_agency;
    ReviewItem: agency, on, task, directive, subject, due_on, done_on, days_late, marks;
}
