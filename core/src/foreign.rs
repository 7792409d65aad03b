//! The faces of the core types in Kotlin and Swift.
//!
//! Records, enums and the error derive theirs where they are defined. Here stand the types that are one value outside:
//! days and instants, a date of the platform by `core/uniffi.toml`; ids and text, a string.

use crate::date::{CivilDate, Instant};
use crate::error::DondocError;
use crate::law::ReportPeriod;
use crate::model::{
    AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, OfficerId, Prose, Sector, TaskId,
};

// The tag must lie at the root of the crate, where the derives look for it: see `lib.rs`.
uniffi::setup_scaffolding!("dondoc");

// Days since 1970-01-01, not text: no format to disagree about, and a fraction of the cost. A day outside the years
// 1–9999 arrives as the `DondocError` of the call.
uniffi::custom_type!(CivilDate, i32, {
    try_lift: |days| CivilDate::from_days(days).map_err(Into::into),
    lower: |date| date.days(),
});

// Milliseconds since 1970-01-01T00:00Z; UniFFI's own time type goes through floating point in Swift.
uniffi::custom_type!(Instant, i64, {
    try_lift: |millis| Ok(Instant::from_millis(millis)),
    lower: |instant| instant.millis(),
});

// An id that cannot be one arrives as the `DondocError` of the call.
macro_rules! ids {
    ($($id:ident),+) => {$(
        uniffi::custom_type!($id, String, {
            try_lift: |text| $id::new(text).map_err(Into::into),
            lower: |id| id.into(),
        });
    )+};
}

ids!(TaskId, DirectiveId, AgencyCode, OfficerId, CommandId, DirectiveKind, CaseId, Sector);

// `2020-04`, `2020-Q1`: as files and events write it.
uniffi::custom_type!(ReportPeriod, String, {
    try_lift: |text| text.parse::<ReportPeriod>().map_err(Into::into),
    lower: |period| period.to_string(),
});

uniffi::custom_type!(Prose, String, {
    try_lift: |text| Ok(text.into()),
    lower: |prose| prose.into(),
});

/// Is told how far long work has come, on the thread of the call; what it answers goes on or stops. The register that works
/// answers meanwhile with `store.busy`.
#[uniffi::export(foreign)]
pub trait ProgressListener: Send + Sync {
    /// So much of so much is done. True: go on; false, or an error: stop, and nothing is stored.
    ///
    /// # Errors
    /// What the host throws, as it is where it is an error of the library, else as `store.failed`, comes out of the call.
    fn on_progress(&self, done: u64, total: u64) -> Result<bool, DondocError>;
}
