//! The register files of offices, read from their paths.

use std::fs;
use std::path::{Path, PathBuf};

use dondoc::Headway;
use dondoc::register::Store;
use dondoc_csv::{File, ImportError, ImportReport};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::values::Problem;

pyo3::import_exception!(dondoc._errors, ImportFailed);

/// Why nothing was imported.
pub(crate) enum Failure {
    /// A file cannot be read at all.
    File(PathBuf, std::io::Error),
    /// Its contents are at fault, or the register failed.
    Import(ImportError),
}

impl From<dondoc::DondocError> for Failure {
    fn from(error: dondoc::DondocError) -> Self {
        Self::Import(error.into())
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::File(path, error) => file_error(path, &error),
            Failure::Import(ImportError::Register(error)) => error.into(),
            Failure::Import(error) => {
                let (message, code) = (error.to_string(), error.code().to_owned());
                let problems = error.problems().to_vec();
                let field = problems.first().map(|problem| problem.column.clone()).unwrap_or_default();
                let problems = problems.into_iter().map(Problem).collect::<Vec<_>>();
                Python::attach(|py| match problems.into_pyobject(py) {
                    Ok(problems) => ImportFailed::new_err((message, code, field, problems.unbind())),
                    Err(error) => error,
                })
            }
        }
    }
}

/// What Python raises for a file that cannot be read or written: the subclass of the number, FileNotFoundError,
/// PermissionError…
pub(crate) fn file_error(path: PathBuf, error: &std::io::Error) -> PyErr {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default().to_owned();
    PyOSError::new_err((error.raw_os_error(), words, path.into_os_string()))
}

/// Reads both files and records all they say, or nothing. Messages name the files without their folders.
pub(crate) fn import<S: Store>(
    register: &mut dondoc::Register<S>,
    tasks: &Path,
    agencies: &Path,
    headway: &mut Headway<'_>,
) -> Result<ImportReport, Failure> {
    let read = |path: &Path| fs::read(path).map_err(|error| Failure::File(path.to_owned(), error));
    let name =
        |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (task_bytes, agency_bytes) = (read(tasks)?, read(agencies)?);
    let (task_name, agency_name) = (name(tasks), name(agencies));
    let (tasks, agencies) = (File::new(&task_name, &task_bytes), File::new(&agency_name, &agency_bytes));
    dondoc_csv::import_with(register, tasks, agencies, headway).map_err(Failure::Import)
}
