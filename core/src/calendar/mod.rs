//! The working calendar of Viet Nam, and the lunar calendar that its holidays follow.
//!
//! ```
//! use dondoc::CivilDate;
//! use dondoc::calendar::{DayKind, WorkingCalendar};
//!
//! let calendar = WorkingCalendar::vietnam()?;
//! // Friday 3 May 2024: the next working day is a Saturday, made up for Monday 29 April.
//! let due = calendar.add_working_days(CivilDate::from_ymd(2024, 5, 3)?, 1)?;
//! assert_eq!(due, CivilDate::from_ymd(2024, 5, 4)?);
//!
//! let day = calendar.day(due)?;
//! assert_eq!(day.kind, DayKind::MakeUp);
//! assert_eq!(day.related, Some(CivilDate::from_ymd(2024, 4, 29)?));
//! # Ok::<(), dondoc::DondocError>(())
//! ```
//!
//! * [`WorkingCalendar`] answers what kind of day a day is, by which act, and how sure that is ([`Day`]), and counts
//!   working days in constant time. It is immutable and names itself by a [hash](WorkingCalendar::hash).
//! * [`CalendarBuilder`] makes the calendar of a body that rests otherwise: Sunday only, no swaps, days of its own.
//! * [`WorkingCalendar::with_notice`] adds a year's decision at run time; [`WorkingCalendar::diff`] lists what it changed.
//! * [`Term`] is a period of the Civil Code (articles 147 and 148): working days, days, weeks, months or years.
//! * [`columns`] does the arithmetic over slices, without allocating.
//! * [`lunar`] converts dates between the civil and the Vietnamese lunar calendar (UTC+7).
//!
//! # What it does not do
//!
//! * Before 1995 it has no working calendar: the acts of that time are not in its data.
//! * Years without a decision on file (before 2010, after 2026) follow the law alone and are marked
//!   [`Certainty::Predicted`]: swaps, the window of Tết and the neighbour of National Day are decided each year.
//! * Hours: a day is worked or not.

mod arithmetic;
mod assemble;
mod builder;
pub mod columns;
mod day;
mod diff;
mod identity;
mod law;
pub mod lunar;
mod lunar_table;
mod month;
mod notice;
mod rank_table;
mod term;
mod working_calendar;

pub use arithmetic::{Bounds, Roll};
pub use builder::{CalendarBuilder, WeeklyRest};
pub use day::{Certainty, Confidence, Day, DayKind};
pub use diff::DayChange;
pub use term::{Term, TermEnd, TermRule, TermUnit};
pub use working_calendar::WorkingCalendar;
