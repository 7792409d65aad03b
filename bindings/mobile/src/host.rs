//! Whether a store that the host implements does what the library relies on.

use std::sync::Arc;

use dondoc::DondocError;
use dondoc_host::HostStore;
use dondoc_host::conformance::host_conformance;

/// Makes empty stores of the host, to be tried.
#[uniffi::export(foreign)]
pub trait HostStores: Send + Sync {
    /// A store of which nothing is used yet.
    fn empty(&self) -> Arc<dyn HostStore>;
}

/// Runs the suite that every store must pass on the host's own: for the tests of the host.
///
/// # Errors
/// `store.nonconforming` naming the promise that the store does not keep; what the store answers where it should have answered
/// well.
#[uniffi::export]
pub fn check_host_store(stores: Arc<dyn HostStores>) -> Result<(), DondocError> {
    host_conformance(|| Ok(stores.empty()))
}
