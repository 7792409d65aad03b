//! A store that the host implements in Python.

use std::sync::{Arc, Mutex, PoisonError};

use dondoc::{DondocError, codes};
use dondoc_host::conformance::host_conformance;
use dondoc_host::{HostCommit, HostError, HostEvent, HostQuestion, HostRow, HostSeen, HostStore};
use pyo3::intern;
use pyo3::prelude::*;

use crate::host_values::{commit, event, question, row, seen};

pyo3::import_exception!(dondoc._errors, Conflict);

/// What a store raised first: the caller gets that very exception. It does not pass through the library, whose errors are
/// plain values.
#[derive(Clone, Default)]
pub(crate) struct Raised(Arc<Mutex<Option<PyErr>>>);

impl Raised {
    /// Keeps an exception, and gives the library its own word for it.
    fn keep(&self, py: Python<'_>, error: PyErr) -> HostError {
        let name = error.get_type(py).name().map(|name| name.to_string());
        let detail = name.unwrap_or_else(|_| "an exception".to_owned());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        HostError::Failed { detail }
    }

    /// The exception that a failed call ends with.
    pub(crate) fn or(&self, error: PyErr) -> PyErr {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or(error)
    }
}

/// A store in Python, for one call of a register.
pub(crate) struct PyHost {
    store: Py<PyAny>,
    raised: Raised,
    /// The context of the moment that lasts.
    moment: Mutex<Option<Py<PyAny>>>,
}

impl PyHost {
    pub(crate) fn new(store: Py<PyAny>, raised: Raised) -> Self {
        Self { store, raised, moment: Mutex::default() }
    }

    /// Asks the store with the interpreter at hand, and with no lock of the library.
    fn ask<T>(&self, ask: impl FnOnce(&Bound<'_, PyAny>) -> PyResult<T>) -> Result<T, HostError> {
        let answer =
            Python::try_attach(|py| ask(self.store.bind(py)).map_err(|error| self.raised.keep(py, error)));
        answer.unwrap_or_else(|| Err(HostError::Failed { detail: "the interpreter has ended".to_owned() }))
    }

    fn moment(&self) -> std::sync::MutexGuard<'_, Option<Py<PyAny>>> {
        self.moment.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads an answer; an exception tells which method gave something else.
fn read<'py, T>(
    method: &str,
    answer: &Bound<'py, PyAny>,
    read: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<T> {
    read(answer).map_err(|error| {
        let detail = format!("{method}() of the store answered with something else than it should");
        let failed = PyErr::from(DondocError::store(codes::STORE_FAILED, detail, false));
        failed.set_cause(answer.py(), Some(error));
        failed
    })
}

/// Reads each of what may be iterated; what the iteration raises is the store's own exception.
fn each<'py, T>(
    method: &str,
    answer: &Bound<'py, PyAny>,
    one: impl Fn(&Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let items = read(method, answer, |answer| answer.try_iter())?;
    items.map(|item| read(method, &item?, &one)).collect()
}

impl HostStore for PyHost {
    fn look(&self, streams: Vec<String>, commands: Vec<String>) -> Result<HostSeen, HostError> {
        self.ask(|store| {
            let answer = store.call_method1(intern!(store.py(), "look"), (streams, commands))?;
            read("look", &answer, seen)
        })
    }

    fn append(&self, new: HostCommit) -> Result<String, HostError> {
        let receipt = new.receipt.clone();
        self.ask(|store| {
            let py = store.py();
            match store.call_method1(intern!(py, "append"), (commit(py, new)?,)) {
                // Not an error of the call: the library looks again.
                Err(error) if error.is_instance_of::<Conflict>(py) => Ok(Err(HostError::Conflict)),
                // In Python a call that raises nothing is done.
                answer => answer.map(|_| Ok(receipt)),
            }
        })?
    }

    fn load(&self, stream: String) -> Result<Vec<HostEvent>, HostError> {
        self.ask(|store| {
            let answer = store.call_method1(intern!(store.py(), "load"), (stream,))?;
            each("load", &answer, event)
        })
    }

    fn events_after(&self, position: i64, limit: u32) -> Result<Vec<HostEvent>, HostError> {
        self.ask(|store| {
            let answer = store.call_method1(intern!(store.py(), "events_after"), (position, limit))?;
            each("events_after", &answer, event)
        })
    }

    fn rows(&self, asked: HostQuestion) -> Result<Vec<HostRow>, HostError> {
        self.ask(|store| {
            let py = store.py();
            let answer = store.call_method1(intern!(py, "rows"), (question(py, asked)?,))?;
            each("rows", &answer, row)
        })
    }

    fn begin_moment(&self) -> Result<bool, HostError> {
        self.ask(|store| {
            let py = store.py();
            let Some(moment) = store.getattr_opt(intern!(py, "moment"))? else { return Ok(false) };
            let context = moment.call0()?;
            context.call_method0(intern!(py, "__enter__"))?;
            *self.moment() = Some(context.unbind());
            Ok(true)
        })
    }

    fn end_moment(&self) -> Result<(), HostError> {
        let Some(context) = self.moment().take() else { return Ok(()) };
        self.ask(|store| {
            let py = store.py();
            let nothing = (py.None(), py.None(), py.None());
            context.bind(py).call_method1(intern!(py, "__exit__"), nothing)?;
            Ok(())
        })
    }
}

/// Runs the suite that every store must pass on stores of the host, each empty and of its own: for the tests of the host.
#[pyfunction]
pub(crate) fn check_host_store(py: Python<'_>, make: Py<PyAny>) -> PyResult<()> {
    let raised = Raised::default();
    let suite = || {
        host_conformance(|| {
            let made = Python::try_attach(|py| make.call0(py).map_err(|error| raised.keep(py, error)));
            let gone = HostError::Failed { detail: "the interpreter has ended".to_owned() };
            Ok(Arc::new(PyHost::new(made.unwrap_or(Err(gone))?, raised.clone())))
        })
    };
    py.detach(suite).map_err(|error| {
        let broken = error.code() == codes::STORE_NONCONFORMING;
        let error = PyErr::from(error);
        if broken {
            // A promise that is not kept for what the store raised.
            let raised = raised.0.lock().unwrap_or_else(PoisonError::into_inner).take();
            error.set_cause(py, raised);
            error
        } else {
            raised.or(error)
        }
    })
}
