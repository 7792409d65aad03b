//! The reading of deadline phrases.

use std::sync::Arc;

use dondoc::law::deadline::{self, DeadlineContext, ParsedDeadline};
use dondoc::{CivilDate, DondocError};

use crate::calendar::{self, WorkingCalendar};
use crate::regulation::{self, Regulation};

/// What the words of a deadline say, and every reading where they leave several. It never guesses: without the day of
/// issue, or where the words are ambiguous, there is no day and the answer says what it asks.
///
/// # Errors
/// `deadline.invalid` with the place of a day that does not exist; `calendar.outside`.
#[uniffi::export(default(issued_on = None, received_on = None, calendar = None, regulation = None))]
pub fn parse_deadline(
    text: String,
    issued_on: Option<CivilDate>,
    received_on: Option<CivilDate>,
    calendar: Option<Arc<WorkingCalendar>>,
    regulation: Option<Arc<Regulation>>,
) -> Result<ParsedDeadline, DondocError> {
    let (calendar, regulation) =
        (calendar::or_default(calendar.as_deref())?, regulation::one(regulation.as_deref())?);
    let context = DeadlineContext { issued_on, received_on, ..DeadlineContext::new(&calendar) };
    deadline::parse_deadline(&text, &context.regulation(&regulation))
}
