//! dondoc (đôn đốc: to follow up, to urge) keeps the register of the tasks that a People's Committee assigns: who must
//! do what by when, how it stands, and the report of the month, each number with the article it rests on.
//!
//! ```
//! use dondoc::{calendar::WorkingCalendar, CivilDate};
//! // Friday 9/1/2026: the next day is a make-up Saturday, worked for Friday 2/1.
//! let friday = CivilDate::from_ymd(2026, 1, 9)?;
//! assert_eq!(WorkingCalendar::vietnam()?.add_working_days(friday, 1)?, CivilDate::from_ymd(2026, 1, 10)?);
//! # Ok::<(), dondoc::DondocError>(())
//! ```
//!
//! # The road
//!
//! A host hands a [`Command`] to a [`Register`]; [`lifecycle::decide`] accepts or refuses it; what it accepts becomes
//! events, linked in a chain of hashes; [`lifecycle::evolve`] adds them up to [`model::TaskFacts`], one row a task;
//! [`mod@standing`], [`duty`] and [`report`] are pure functions of these rows. Nothing flows back.
//!
//! # Two clocks
//!
//! Every event has the day on which it occurred and the instant at which it was recorded; every question takes an
//! [`AsOf`]. No function reads a clock.
//!
//! # What it does not do
//!
//! It has no server, no user interface and no clock; it sends no reminders; it never holds a secret document.
#![cfg_attr(not(any(feature = "uniffi", feature = "python")), forbid(unsafe_code))]

pub mod calendar;
mod date;
pub mod duty;
mod error;
#[cfg(feature = "uniffi")]
mod foreign;
#[cfg(feature = "python")]
mod foreign_python;
#[cfg(feature = "python")]
mod foreign_python_answers;
#[cfg(feature = "python")]
mod foreign_python_commands;
#[cfg(feature = "python")]
mod foreign_python_deadlines;
#[cfg(feature = "python")]
mod foreign_python_reports;
#[cfg(feature = "python")]
mod foreign_python_show;
mod headway;
pub mod law;
pub mod lifecycle;
pub mod model;
mod named;
pub mod register;
pub mod report;
pub mod search;
pub mod standing;

pub use date::{AsOf, CivilDate, Instant};
pub use error::{DondocError, Result, codes};
#[cfg(feature = "uniffi")]
pub use foreign::ProgressListener;
#[cfg(feature = "uniffi")]
#[doc(hidden)]
pub use foreign::UniFfiTag;
pub use headway::{Headway, Listener};
pub use law::{Regulation, ReportPeriod};
pub use lifecycle::{Action, Command};
pub use register::{Outcome, Register};
