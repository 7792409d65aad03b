//! The two clocks of a question.

use dondoc::{CivilDate, Instant};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// The day asked about, and what was known when.
#[pyclass(frozen, eq, hash, module = "dondoc")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct AsOf(dondoc::AsOf);

/// What a question takes: an `AsOf`, or a date for all knowledge on that day.
pub(crate) struct When(pub(crate) dondoc::AsOf);

impl When {
    /// The two clocks of a question about duties, which takes one of them or both.
    pub(crate) fn of_duties(on: Option<CivilDate>, as_of: Option<Self>) -> PyResult<dondoc::AsOf> {
        match (on, as_of) {
            (Some(on), None) => Ok(dondoc::AsOf::on(on)),
            (None, Some(Self(as_of))) => Ok(as_of),
            _ => Err(PyTypeError::new_err("duties() takes either on=date or as_of=AsOf")),
        }
    }
}

impl FromPyObject<'_, '_> for When {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match object.cast::<AsOf>() {
            Ok(as_of) => Ok(Self(as_of.get().0)),
            Err(_) => Ok(Self(dondoc::AsOf::on(object.extract()?))),
        }
    }
}

#[pymethods]
impl AsOf {
    #[new]
    #[pyo3(signature = (on, known_at = None))]
    fn new(on: CivilDate, known_at: Option<Instant>) -> Self {
        Self(dondoc::AsOf { on, known_at })
    }

    /// The day of the world that is asked about.
    #[getter]
    fn on(&self) -> CivilDate {
        self.0.on
    }

    /// Only what was recorded at or before this instant counts; None: all that is recorded.
    #[getter]
    fn known_at(&self) -> Option<Instant> {
        self.0.known_at
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let on = self.0.on.into_pyobject(py)?.repr()?;
        let known_at = self.0.known_at.into_pyobject(py)?.repr()?;
        Ok(format!("AsOf({on}, known_at={known_at})"))
    }

    /// What `copy` and `pickle` build it from.
    fn __getnewargs__(&self) -> (CivilDate, Option<Instant>) {
        (self.0.on, self.0.known_at)
    }
}
