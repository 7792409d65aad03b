//! How a file is opened: words in Python.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// What a power cut may take.
#[derive(Default)]
pub(crate) struct Durability(pub(crate) dondoc_sqlite::Durability);

/// Who else may have the file open.
#[derive(Default)]
pub(crate) struct Access(pub(crate) dondoc_sqlite::Access);

impl FromPyObject<'_, '_> for Durability {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        use dondoc_sqlite::Durability::{Durable, PowerCutLosesTail};
        match object.extract::<String>()?.as_str() {
            "durable" => Ok(Self(Durable)),
            "power_cut_loses_tail" => Ok(Self(PowerCutLosesTail)),
            _ => Err(PyValueError::new_err("durability is \"durable\" or \"power_cut_loses_tail\"")),
        }
    }
}

impl FromPyObject<'_, '_> for Access {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        use dondoc_sqlite::Access::{Exclusive, ReadOnly, Shared};
        match object.extract::<String>()?.as_str() {
            "shared" => Ok(Self(Shared)),
            "exclusive" => Ok(Self(Exclusive)),
            "read_only" => Ok(Self(ReadOnly)),
            _ => Err(PyValueError::new_err("access is \"shared\", \"exclusive\" or \"read_only\"")),
        }
    }
}
