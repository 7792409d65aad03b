//! A file that a writer makes: handed back, or written where Python says.

use std::fs;
use std::path::PathBuf;

use dondoc::DondocError;
use dondoc::law::Language;
use dondoc_office::{Csv, Headings, OfficeError, Table};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::import_csv::file_error;

/// What stands between the cells of a CSV, as an argument: `","` or `";"`.
pub(crate) struct Separator(pub(crate) dondoc_office::Separator);

impl FromPyObject<'_, '_> for Separator {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match object.extract::<String>()?.as_str() {
            "," => Ok(Self(dondoc_office::Separator::Comma)),
            ";" => Ok(Self(dondoc_office::Separator::Semicolon)),
            _ => Err(PyValueError::new_err("the separators are \",\" and \";\"")),
        }
    }
}

/// The bytes of a file, or nothing once they are at `path`.
pub(crate) fn bytes<'py>(
    py: Python<'py>,
    path: Option<PathBuf>,
    write: impl FnOnce() -> Result<Vec<u8>, OfficeError> + Send,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    Ok(made(py, path, write)?.map(|bytes| PyBytes::new(py, &bytes)))
}

/// The text of a file, or nothing once it is at `path`.
pub(crate) fn text(
    py: Python<'_>,
    path: Option<PathBuf>,
    write: impl FnOnce() -> Result<Vec<u8>, OfficeError> + Send,
) -> PyResult<Option<String>> {
    let bytes = made(py, path, write)?;
    bytes.map(|bytes| String::from_utf8(bytes).map_err(Into::into)).transpose()
}

/// The text of a table as CSV, or nothing once it is at `path`: what separates the cells, whether a file begins with a byte order
/// mark, whether the first line has the names for programs, and the language.
pub(crate) fn csv(
    py: Python<'_>,
    path: Option<PathBuf>,
    (separator, bom, keys, lang): (Separator, bool, bool, Language),
    table: impl FnOnce() -> Result<Table, OfficeError> + Send,
) -> PyResult<Option<String>> {
    let headings = if keys { Headings::Keys } else { Headings::Labels(lang) };
    // A text has no encoding to be marked.
    let how = Csv { separator: separator.0, bom: bom && path.is_some(), headings };
    text(py, path, || dondoc_office::csv(&table()?, how))
}

/// Makes a file while the interpreter is free for other threads.
fn made(
    py: Python<'_>,
    path: Option<PathBuf>,
    write: impl FnOnce() -> Result<Vec<u8>, OfficeError> + Send,
) -> PyResult<Option<Vec<u8>>> {
    py.detach(|| {
        let bytes = write().map_err(DondocError::from)?;
        match path {
            None => Ok(Some(bytes)),
            Some(path) => match fs::write(&path, bytes) {
                Ok(()) => Ok(None),
                Err(error) => Err(file_error(path, &error)),
            },
        }
    })
}
