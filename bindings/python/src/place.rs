//! Where a register is kept, and how a call gets at it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dondoc::calendar::WorkingCalendar;
use dondoc::law::Regulations;
use dondoc::{DondocError, codes};
use dondoc_host::Hosted;
use dondoc_sqlite::AnyStore;
use pyo3::prelude::*;

use crate::host::{PyHost, Raised};

pub(crate) type Open = dondoc::Register<Box<dyn AnyStore>>;

pub(crate) enum Place {
    /// In a store of the library's own, which one call at a time has. Locked only while the thread is detached from the
    /// interpreter: a thread that waits for the lock must not keep the one that has it from going on.
    Own(Mutex<Kept>),
    /// In a store of the host; nothing once it is closed. Not locked while the store is asked: it may wait for what another
    /// thread has, which calls this register. Each call has a handle of its own.
    Host(Mutex<Option<Arc<Host>>>),
}

/// A register in a store of the library's own.
pub(crate) enum Kept {
    Open(Box<Open>),
    /// A call that tells of its progress has it.
    Out,
    Closed,
}

impl Kept {
    fn open(&mut self) -> dondoc::Result<&mut Open> {
        match self {
            Self::Open(open) => Ok(open),
            Self::Out => Err(busy()),
            Self::Closed => Err(closed()),
        }
    }

    fn take(&mut self) -> dondoc::Result<Box<Open>> {
        match std::mem::replace(self, Self::Out) {
            Self::Open(open) => Ok(open),
            Self::Out => Err(busy()),
            Self::Closed => {
                *self = Self::Closed;
                Err(closed())
            }
        }
    }
}

fn busy() -> DondocError {
    DondocError::store(codes::STORE_BUSY, "a call that tells of its progress is not done", true)
}

fn closed() -> DondocError {
    DondocError::store(codes::STORE_FAILED, "the register is closed", false)
}

fn locked(kept: &Mutex<Kept>) -> dondoc::Result<MutexGuard<'_, Kept>> {
    let detail = "an earlier call broke off: open it anew";
    kept.lock().map_err(|_| DondocError::store(codes::STORE_FAILED, detail, false))
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
        match self {
            Self::Own(kept) => py.detach(|| work(locked(kept)?.open()?)).map_err(Into::into),
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

    /// The same for work that calls into Python: the register is out meanwhile, and whoever asks for it, that Python code
    /// too, gets `store.busy` instead of waiting.
    pub(crate) fn with_unlocked<T: Send, E: From<DondocError> + Into<PyErr> + Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut Open) -> Result<T, E> + Send,
    ) -> PyResult<T> {
        let Self::Own(kept) = self else { return self.with(py, work) };
        let answer = py.detach(|| {
            let mut open = locked(kept)?.take()?;
            let answer = work(&mut open);
            let mut place = locked(kept)?;
            // Unless it was closed meanwhile.
            if matches!(*place, Kept::Out) {
                *place = Kept::Open(open);
            }
            answer
        });
        answer.map_err(Into::into)
    }

    /// Closes the register.
    pub(crate) fn close(&self, py: Python<'_>) -> PyResult<()> {
        match self {
            Self::Own(kept) => Ok(py.detach(|| {
                // What a panic in another thread left behind is closed all the same.
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                match std::mem::replace(&mut *kept, Kept::Closed) {
                    Kept::Open(open) => dondoc_sqlite::close(*open),
                    Kept::Out | Kept::Closed => Ok(()),
                }
            })?),
            Self::Host(host) => {
                let host = host.lock().unwrap_or_else(PoisonError::into_inner).take();
                drop(host);
                Ok(())
            }
        }
    }
}
