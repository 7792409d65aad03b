//! Deadlines as types, and the reading of Vietnamese deadline phrases (Quy chế Đ6.7: the deadline of every task is
//! entered; importers meet it as people wrote it).
//!
//! ```
//! use dondoc::calendar::WorkingCalendar;
//! use dondoc::law::deadline::{DeadlineConfidence, DeadlineContext, parse_deadline};
//! use dondoc::CivilDate;
//!
//! let calendar = WorkingCalendar::vietnam()?;
//! let context = DeadlineContext::new(&calendar).issued_on(CivilDate::from_ymd(2020, 3, 2)?);
//!
//! let deadline = parse_deadline("Hoàn thành trước ngày 20/4", &context)?;
//! assert_eq!(deadline.due, Some(CivilDate::from_ymd(2020, 4, 19)?));
//! assert_eq!((deadline.rule.as_str(), deadline.confidence), ("deadline.before_date", DeadlineConfidence::Assumed));
//! assert_eq!(deadline.readings[1].due, Some(CivilDate::from_ymd(2020, 4, 20)?)); // the other reading
//!
//! let deadline = parse_deadline("07 ngày làm việc kể từ ngày nhận", &context)?;
//! assert!(deadline.is_pending()); // nobody has said when it was received
//!
//! let error = parse_deadline("trước 30/02/2021", &context).unwrap_err();
//! assert_eq!(error.code(), "deadline.invalid");
//! # Ok::<(), dondoc::DondocError>(())
//! ```
//!
//! * A phrase is understood to its end or not at all: nothing is guessed from a fragment. What is not understood stays
//!   [`DeadlineSpec::Unresolved`], with the raw text to the letter, and is never overdue.
//! * What has several readings is answered by the reading that the office chose ([`DeadlineReading`]), marked
//!   [`DeadlineConfidence::Assumed`], or is a question. The other readings are always listed.
//! * What names a day that does not exist is an error that says where, and never quotes the text.
//! * [`DeadlineSpec`] is what a host stores; [`DeadlineSpec::resolve`] gives its day once more when the calendar, the day
//!   of receipt or the reading changes.
//!
//! # What it does not read
//!
//! Terms in hours (a deadline is a day), lunar dates, weekdays and weeks of the calendar, ranges of quarters, texts of
//! more than 500 characters, and any sentence with words outside its grammar.

mod answer;
mod build;
mod context;
mod due;
mod grammar;
pub mod message;
mod normal;
mod period;
mod read;
mod spec;

pub use answer::{DeadlineConfidence, ParsedDeadline, Reading};
pub use context::{BeforeDate, DeadlineContext, DeadlineReading, Immediately};
pub use period::CalendarPeriod;
pub use spec::{Anchor, Cycle, DeadlineKind, DeadlineSpec, Part, TimeOfDay};

use crate::error::Result;
use build::Answer;
use normal::Normal;
use read::Reader;

/// Reads the deadline of a task as it is written in a directive or in a cell.
///
/// # Errors
/// `deadline.invalid` when the text names a day, an hour or a period that does not exist, with its place in characters;
/// `calendar.outside` when a day is outside the calendar; `calendar.not_working` when the office refuses days off.
///
/// ```
/// use dondoc::calendar::WorkingCalendar;
/// use dondoc::law::deadline::{DeadlineContext, DeadlineKind, parse_deadline};
/// use dondoc::{CivilDate, Regulation};
/// let (calendar, regulation) = (WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
/// let deadline = parse_deadline("Quý II/2020", &DeadlineContext::new(&calendar).regulation(&regulation))?;
/// assert_eq!((deadline.kind, deadline.due), (DeadlineKind::Period, Some(CivilDate::from_ymd(2020, 6, 30)?)));
/// assert_eq!(deadline.findings[0].text.vi, "Thời hạn là ngày 30/6/2020; kỳ báo cáo quý II/2020 chốt số liệu ngày 14/6/2020");
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub fn parse_deadline(text: &str, context: &DeadlineContext<'_>) -> Result<ParsedDeadline> {
    let answer = match Normal::of(text) {
        Some(normal) => Reader { raw: text, normal: &normal, context }.answer()?,
        None => Answer::unknown(text),
    };
    answer.finish(text, context)
}
