//! Whether a register that may be kept anywhere is kept in a file: for whoever opens one kind or another by a choice at run
//! time, as the bindings do.

use std::any::Any;

use dondoc::register::Store;
use dondoc::{DondocError, Register, Result, codes};

use crate::SqliteStore;

/// A store of any kind, which remembers of which.
pub trait AnyStore: Store + Any + Send {}

impl<S: Store + Any + Send> AnyStore for S {}

/// The store of a register that is kept in SQLite.
///
/// # Errors
/// `store.no_file` where it is kept elsewhere.
pub fn sqlite_of(register: &Register<Box<dyn AnyStore>>) -> Result<&SqliteStore> {
    let store: &dyn Any = &**register.store();
    store.downcast_ref().ok_or_else(|| {
        DondocError::store(codes::STORE_NO_FILE, "the register is not kept in a file of its own", false)
    })
}

/// Closes the store of a register: [`SqliteStore::close`] where it is kept in SQLite, and it cannot fail elsewhere.
///
/// # Errors
/// `store.failed`.
pub fn close(register: Register<Box<dyn AnyStore>>) -> Result<()> {
    let store: Box<dyn Any> = register.into_store();
    store.downcast::<SqliteStore>().map_or(Ok(()), |store| store.close())
}
