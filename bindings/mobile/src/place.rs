//! Where a register is kept, and how a call gets at it.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard};

use dondoc::{DondocError, Register, codes};
use dondoc_host::Hosted;
use dondoc_sqlite::AnyStore;

pub(crate) type Kept = Register<Box<dyn AnyStore>>;

pub(crate) enum Place {
    /// In a store of the library's own, which one call at a time has.
    Own(Mutex<Kept>),
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
    pub(crate) fn turn(&self) -> Result<Turn<'_>, DondocError> {
        match self {
            Self::Own(kept) => kept.lock().map(Turn::Locked).map_err(|_| {
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
