//! Values that are tuples with names in Python; `python/dondoc/_values.py` defines them.

use dondoc::CivilDate;
use pyo3::prelude::*;
use pyo3::types::PyType;

fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyType>> {
    Ok(py.import("dondoc._values")?.getattr(name)?.cast_into::<PyType>()?)
}

/// The days that a report period counts.
pub(crate) struct Window(pub(crate) dondoc::law::Window);

impl<'py> IntoPyObject<'py> for Window {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let days: (CivilDate, CivilDate) = (self.0.first, self.0.last);
        class(py, "Window")?.call1(days)
    }
}

/// The end of the history.
pub(crate) struct Head(pub(crate) dondoc::register::Head);

impl<'py> IntoPyObject<'py> for Head {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        class(py, "Head")?.call1((self.0.position, self.0.hash.to_string()))
    }
}

impl FromPyObject<'_, '_> for Head {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let (position, hash): (i64, String) = object.extract()?;
        Ok(Self(dondoc::register::Head { position, hash: hash.parse()? }))
    }
}

/// A remark on one place of an import file.
pub(crate) struct Problem(pub(crate) dondoc_csv::Problem);

impl<'py> IntoPyObject<'py> for Problem {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let dondoc_csv::Problem { file, line, column, code, severity, detail, article } = self.0;
        class(py, "Problem")?.call1((file, line, column, code, severity, detail, article))
    }
}

/// What an import did.
pub(crate) struct ImportReport(pub(crate) dondoc_csv::ImportReport);

impl<'py> IntoPyObject<'py> for ImportReport {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let dondoc_csv::ImportReport { tasks, applied, already_applied, warnings, ignored_columns } = self.0;
        let warnings = warnings.into_iter().map(Problem).collect::<Vec<_>>();
        class(py, "ImportReport")?.call1((tasks, applied, already_applied, warnings, ignored_columns))
    }
}
