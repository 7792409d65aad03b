//! Where a register is kept, and how a call gets at it.

use std::sync::{Arc, Mutex, PoisonError};

use dondoc::calendar::WorkingCalendar;
use dondoc::law::Regulations;
use dondoc::{DondocError, codes};
use dondoc_host::Hosted;
use dondoc_sqlite::AnyStore;
use pyo3::prelude::*;

use crate::host::{PyHost, Raised};

pub(crate) type Open = dondoc::Register<Box<dyn AnyStore>>;

pub(crate) enum Place {
    /// In a store of the library's own, which one call at a time has; nothing once it is closed. Locked only while the thread
    /// is detached from the interpreter: a thread that waits for the lock must not keep the one that has it from going on.
    Own(Mutex<Option<Open>>),
    /// In a store of the host; nothing once it is closed. Not locked while the store is asked: it may wait for what another
    /// thread has, which calls this register. Each call has a handle of its own.
    Host(Mutex<Option<Arc<Host>>>),
}

/// What a handle is made of.
pub(crate) struct Host {
    pub(crate) store: Py<PyAny>,
    pub(crate) calendar: WorkingCalendar,
    pub(crate) regulations: Regulations,
}

impl Place {
    /// Works on the open register while the interpreter is free for other threads.
    pub(crate) fn with<T: Send, E: From<DondocError> + Into<PyErr> + Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut Open) -> Result<T, E> + Send,
    ) -> PyResult<T> {
        let closed = || DondocError::store(codes::STORE_FAILED, "the register is closed", false);
        match self {
            Self::Own(open) => {
                let answer = py.detach(|| {
                    let detail = "an earlier call broke off: open it anew";
                    let broken = |_| DondocError::store(codes::STORE_FAILED, detail, false);
                    let mut open = open.lock().map_err(broken)?;
                    work(open.as_mut().ok_or_else(closed)?)
                });
                answer.map_err(Into::into)
            }
            Self::Host(host) => {
                let host = host.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let host = host.ok_or_else(closed)?;
                let raised = Raised::default();
                let store = PyHost::new(host.store.clone_ref(py), raised.clone());
                let mut open = Open::new(
                    Box::new(Hosted::new(Arc::new(store))),
                    host.calendar.clone(),
                    host.regulations.clone(),
                );
                py.detach(|| work(&mut open)).map_err(|error| raised.or(error.into()))
            }
        }
    }

    /// Closes the register.
    pub(crate) fn close(&self, py: Python<'_>) -> PyResult<()> {
        match self {
            Self::Own(open) => Ok(py.detach(|| {
                // What a panic in another thread left behind is closed all the same.
                let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
                open.take().map_or(Ok(()), dondoc_sqlite::close)
            })?),
            Self::Host(host) => {
                let host = host.lock().unwrap_or_else(PoisonError::into_inner).take();
                drop(host);
                Ok(())
            }
        }
    }
}
