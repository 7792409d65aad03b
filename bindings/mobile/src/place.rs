//! Where a register is kept, and how a call gets at it.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use dondoc::{DondocError, Register, codes};
use dondoc_host::Hosted;
use dondoc_sqlite::AnyStore;

pub(crate) type Kept = Register<Box<dyn AnyStore>>;

pub(crate) enum Place {
    /// In a store of the library's own, which one call at a time has. While that call tells the host of its progress another
    /// gets `store.busy`: the listener's own would wait for the call, and the call for it.
    Own { kept: Mutex<Kept>, tells: AtomicBool },
    /// In a store of the host. Nothing is locked while it is asked: it may wait for a lock that another thread has, which
    /// calls this register. Each call has a handle of its own.
    Host(Register<Hosted>),
}

/// The register, for one call.
pub(crate) enum Turn<'a> {
    Locked(MutexGuard<'a, Kept>),
    Handle(Box<Kept>),
}

impl Place {
    pub(crate) fn own(kept: Kept) -> Self {
        Self::Own { kept: Mutex::new(kept), tells: AtomicBool::new(false) }
    }

    /// Whether others wait for the call that has the register, or are told that it is busy.
    pub(crate) fn others_wait(&self, wait: bool) {
        if let Self::Own { tells, .. } = self {
            tells.store(!wait, Ordering::Release);
        }
    }

    pub(crate) fn turn(&self) -> Result<Turn<'_>, DondocError> {
        match self {
            Self::Own { tells, .. } if tells.load(Ordering::Acquire) => {
                let detail = "a call that tells of its progress is not done";
                Err(DondocError::store(codes::STORE_BUSY, detail, true))
            }
            Self::Own { kept, .. } => kept.lock().map(Turn::Locked).map_err(|_| {
                let detail = "an earlier call broke off: close the register and open it again";
                DondocError::store(codes::STORE_FAILED, detail, false)
            }),
            Self::Host(register) => {
                let store: Box<dyn AnyStore> = Box::new(register.store().clone());
                let (calendar, regulations) = (register.calendar().clone(), register.regulations().clone());
                Ok(Turn::Handle(Box::new(Kept::new(store, calendar, regulations))))
            }
        }
    }
}

impl Deref for Turn<'_> {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        match self {
            Self::Locked(kept) => kept,
            Self::Handle(kept) => kept,
        }
    }
}

impl DerefMut for Turn<'_> {
    fn deref_mut(&mut self) -> &mut Kept {
        match self {
            Self::Locked(kept) => kept,
            Self::Handle(kept) => kept,
        }
    }
}
