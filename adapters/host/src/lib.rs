//! A register in the database of the host: an e-office system keeps the events and rows in tables of its own, beside its users
//! and files, in its own transactions and backups.
//!
//! The host implements [`HostStore`], in Rust or, through the bindings, in Python, Kotlin or Swift. What crosses is plain:
//! text, numbers, and bodies that only the library reads. The host compares and orders columns; it need not know what a task
//! is. [`Hosted`] makes of it the [`Store`](dondoc::register::Store) that a register works on, and seals the events: the host
//! cannot get the chain wrong, only lose it, which [`verify`](dondoc::register::verify) tells.
//!
//! Three tables are enough, with these keys:
//!
//! | table | columns | unique |
//! |---|---|---|
//! | events | those of [`HostEvent`] | `position`; `stream` with `version` |
//! | commands | those of [`HostCommand`] | `id` |
//! | rows | those of [`HostRow`] | `number` |

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!("dondoc_host");

pub mod conformance;
mod event;
mod hosted;
mod port;
mod row;
mod seal;

pub use hosted::Hosted;
pub use port::{
    HostClosing, HostCommand, HostCommit, HostError, HostEvent, HostHead, HostKind, HostQuestion, HostRow,
    HostSeen, HostStore,
};
