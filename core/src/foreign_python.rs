//! The Python face of the core's values: dates, instants, text newtypes, and the error.
//!
//! It lies here and not in the binding crate because of the orphan rule, and because only here is the match over
//! [`DondocError`] exhaustive: a new variant does not compile until it has a class in Python.

use std::convert::Infallible;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyString};

use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, codes};
use crate::law::ReportPeriod;
use crate::model::{
    AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, OfficerId, Prose, Sector, TaskId,
};

/// The exception classes are Python code (`bindings/python/python/dondoc/_errors.py`): type checkers see them whole,
/// and they inherit from the built-in that a Python programmer expects.
mod classes {
    pyo3::import_exception!(dondoc._errors, InvalidInput);
    pyo3::import_exception!(dondoc._errors, NotFound);
    pyo3::import_exception!(dondoc._errors, Cancelled);
    pyo3::import_exception!(dondoc._errors, Conflict);
    pyo3::import_exception!(dondoc._errors, StoreFailed);
    pyo3::import_exception!(dondoc._errors, IntegrityBroken);
}

impl From<DondocError> for PyErr {
    /// The tuples are the positional arguments of the constructors in `_errors.py`.
    fn from(error: DondocError) -> Self {
        let message = error.to_string();
        match error {
            DondocError::Invalid { code, field, detail: _ } => {
                classes::InvalidInput::new_err((message, code, field))
            }
            DondocError::NotFound { code, what } => classes::NotFound::new_err((message, code, what)),
            DondocError::Conflict { stream, expected, found } => {
                classes::Conflict::new_err((message, codes::STORE_CONFLICT, stream, expected, found))
            }
            DondocError::Store { code, detail: _, retryable } => {
                classes::StoreFailed::new_err((message, code, retryable))
            }
            DondocError::Cancelled { done, total } => {
                classes::Cancelled::new_err((message, codes::CANCELLED, done, total))
            }
            DondocError::Integrity { position, detail: _ } => {
                classes::IntegrityBroken::new_err((message, codes::INTEGRITY_BROKEN, position))
            }
        }
    }
}

impl FromPyObject<'_, '_> for CivilDate {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        // A datetime is a date in Python: taking it would drop the hour in silence.
        if object.is_instance_of::<PyDateTime>() || !object.is_instance_of::<PyDate>() {
            return Err(expected("a datetime.date without a time", object));
        }
        Ok(Self::try_from(object.extract::<NaiveDate>()?)?)
    }
}

impl<'py> IntoPyObject<'py> for CivilDate {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        NaiveDate::from(self).into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for &CivilDate {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (*self).into_pyobject(py)
    }
}

impl<'py> FromPyObject<'_, 'py> for Instant {
    type Error = PyErr;

    /// Microseconds are cut off, towards the past: what was recorded in the same millisecond stays known.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if !object.is_instance_of::<PyDateTime>() {
            return Err(expected("a datetime.datetime with a time zone", object));
        }
        // Having a tzinfo is not enough: it may have no offset to offer.
        if object.call_method0("utcoffset")?.is_none() {
            return Err(PyValueError::new_err(
                "a datetime without a time zone names no instant: give it one, such as \
                 tzinfo=datetime.timezone(datetime.timedelta(hours=7)) for Viet Nam",
            ));
        }
        // Python does the conversion: a zone of zoneinfo has no fixed offset that chrono could take.
        let utc = object.call_method1("astimezone", (Utc,)).map_err(|error| {
            if error.is_instance_of::<PyOverflowError>(object.py()) {
                DondocError::invalid(codes::INSTANT_INVALID, "instant", "outside the years 1–9999 in UTC")
                    .into()
            } else {
                error
            }
        })?;
        Ok(Self::from_millis(utc.extract::<DateTime<Utc>>()?.timestamp_millis()))
    }
}

impl<'py> IntoPyObject<'py> for Instant {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    /// At Viet Nam's offset, as the documents write it.
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let utc = DateTime::from_timestamp_millis(self.millis());
        let (Some(utc), Some(offset)) = (utc, FixedOffset::east_opt(7 * 3600)) else {
            return Err(
                DondocError::invalid(codes::INSTANT_INVALID, "instant", "outside the years 1–9999").into()
            );
        };
        utc.with_timezone(&offset).into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for &Instant {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (*self).into_pyobject(py)
    }
}

fn expected(what: &str, object: Borrowed<'_, '_, PyAny>) -> PyErr {
    match object.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("expected {what}, got {name}")),
        Err(error) => error,
    }
}

/// Text newtypes are `str` in Python: checked on the way in by their `TryFrom<String>`, read on the way out by their
/// `as_str()`.
macro_rules! python_string_newtype {
    ($($type:ty),+ $(,)?) => {$(
        impl FromPyObject<'_, '_> for $type {
            type Error = PyErr;

            fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
                Ok(<Self as TryFrom<String>>::try_from(object.extract()?)?)
            }
        }

        impl<'py> IntoPyObject<'py> for &$type {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = Infallible;

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(PyString::new(py, self.as_str()))
            }
        }

        impl<'py> IntoPyObject<'py> for $type {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = Infallible;

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                (&self).into_pyobject(py)
            }
        }
    )+};
}

python_string_newtype!(
    AgencyCode,
    CaseId,
    CommandId,
    DirectiveId,
    DirectiveKind,
    OfficerId,
    Prose,
    Sector,
    TaskId
);

impl FromPyObject<'_, '_> for ReportPeriod {
    type Error = PyErr;

    /// A `ReportPeriod` of the package, or its text: `2020-04`, `2020-Q1`.
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        Ok(object.str()?.to_cow()?.parse()?)
    }
}

impl<'py> IntoPyObject<'py> for ReportPeriod {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(PyString::new(py, &self.to_string()))
    }
}

impl<'py> IntoPyObject<'py> for &ReportPeriod {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        (*self).into_pyobject(py)
    }
}
