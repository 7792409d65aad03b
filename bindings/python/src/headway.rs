//! Long work that tells a Python callable how far it has come.

use std::ops::ControlFlow;

use dondoc::{DondocError, Headway};
use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::place::{Open, Place};

/// A callable `progress(done, total)`. It stops the work by `False` or by an exception, which then comes out of the call.
struct Told {
    progress: Py<PyAny>,
    raised: Option<PyErr>,
}

impl Told {
    fn tell(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        Python::attach(|py| {
            // Python raises KeyboardInterrupt between the lines of Python code, and a callable in C has none.
            let answer = py.check_signals().and_then(|()| self.progress.bind(py).call1((done, total)));
            match answer {
                Ok(answer) if answer.is(&*PyBool::new(py, false)) => ControlFlow::Break(()),
                Ok(_) => ControlFlow::Continue(()),
                Err(raised) => {
                    self.raised = Some(raised);
                    ControlFlow::Break(())
                }
            }
        })
    }
}

impl Place {
    /// Works on the open register and tells `progress` how far it has come. No lock is held while the callable runs.
    pub(crate) fn telling<T: Send, E: From<DondocError> + Into<PyErr> + Send>(
        &self,
        py: Python<'_>,
        progress: Option<Py<PyAny>>,
        work: impl FnOnce(&mut Open, &mut Headway<'_>) -> Result<T, E> + Send,
    ) -> PyResult<T> {
        let Some(progress) = progress else {
            return self.with(py, |open| work(open, &mut Headway::silent()));
        };
        let mut told = Told { progress, raised: None };
        let mut listener = |done, total| told.tell(done, total);
        let answer = self.with_unlocked(py, |open| work(open, &mut Headway::new(&mut listener)));
        told.raised.map_or(answer, Err)
    }
}
