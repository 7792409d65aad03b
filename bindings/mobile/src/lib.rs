//! The register of tasks for Kotlin and Swift.
//!
//! Types come from the core, which derives their faces itself; this crate holds functions and objects, and the few
//! records that put together what a call answers. Every export returns a [`Result`], for in Swift a panic is fatal in a
//! function that does not. Its error is always [`dondoc::DondocError`], for UniFFI panics when an argument cannot be read
//! and the call has another error.

pub mod calendar;
pub mod columns;
pub mod dates;
pub mod deadline;
pub mod host;
pub mod import;
pub mod lunar;
#[cfg(feature = "office")]
pub mod outputs;
pub mod period;
mod place;
mod progress;
pub mod register;
pub mod regulation;
pub mod report;
pub mod review;
pub mod standing;
pub mod view;
pub mod words;

uniffi::setup_scaffolding!("dondoc_mobile");

/// The version of the library, to be shown and logged.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn library_version() -> dondoc::Result<String> {
    Ok(env!("CARGO_PKG_VERSION").to_owned())
}
