//! The faces of the core types in Kotlin and Swift.
//!
//! Records, enums and the error derive theirs where they are defined. Here stand the types that are one value outside:
//! days and instants, a date of the platform by `core/uniffi.toml`; ids and text, a string.

use std::collections::{BTreeMap, HashMap};

use crate::date::{CivilDate, Instant};
use crate::error::DondocError;
use crate::law::{Article, ReportPeriod};
use crate::model::{
    AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, OfficerId, Prose, Sector, TaskId,
};
use crate::report::Percent;

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

// `dieu-7.khoan-1.diem-a`: as findings and steps name it.
uniffi::custom_type!(Article, String, {
    try_lift: |text| text.parse::<Article>().map_err(Into::into),
    lower: |article| article.to_string(),
});

uniffi::custom_type!(Prose, String, {
    try_lift: |text| Ok(text.into()),
    lower: |prose| prose.into(),
});

/// Figures by column.
type Figures = BTreeMap<String, i64>;
/// Shares by ratio.
type Shares = BTreeMap<String, Percent>;
/// Lists of tasks by column.
type TaskLists = BTreeMap<String, Vec<TaskId>>;

// UniFFI knows maps without an order alone; inside, what is found follows the order of the columns.
macro_rules! maps {
    ($($map:ident of $value:ty),+) => {$(
        uniffi::custom_type!($map, HashMap<String, $value>, {
            remote,
            try_lift: |map| Ok(map.into_iter().collect()),
            lower: |map| map.into_iter().collect(),
        });
    )+};
}

maps!(Figures of i64, Shares of Percent, TaskLists of Vec<TaskId>);

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
