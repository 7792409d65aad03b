//! scaffold
#![cfg_attr(not(any(feature = "uniffi", feature = "python")), forbid(unsafe_code))]
pub mod calendar;
mod date;
mod error;
pub use date::{AsOf, CivilDate, Instant};
pub use error::{DondocError, Result, codes};
