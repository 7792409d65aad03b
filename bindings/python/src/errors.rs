//! The catalogue of error codes; the exceptions themselves come from the core and from `_errors.py`.

use std::collections::BTreeMap;

use pyo3::prelude::*;

/// Every stable code that an exception may carry, with its meaning.
#[pyfunction]
pub(crate) fn error_codes() -> BTreeMap<&'static str, &'static str> {
    dondoc::codes::ALL
        .iter()
        .chain(dondoc_office::CODES)
        .map(|(code, meaning)| (*code, meaning.trim()))
        .collect()
}
