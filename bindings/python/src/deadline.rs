//! The reading of deadline phrases.

use dondoc::CivilDate;
use dondoc::law::deadline::{self, DeadlineContext, ParsedDeadline};
use pyo3::prelude::*;

use crate::calendar::{self, WorkingCalendar};
use crate::regulation::{self, Regulation};

/// Reads the deadline of a task as it is written in a directive or in a cell, the way the regulation's pack chose.
// The interpreter is not let go: a phrase takes less time than to take it back.
#[pyfunction]
#[pyo3(signature = (text, issued_on = None, received_on = None, *, calendar = None, regulation = None))]
pub(crate) fn parse_deadline(
    text: &str,
    issued_on: Option<CivilDate>,
    received_on: Option<CivilDate>,
    calendar: Option<&WorkingCalendar>,
    regulation: Option<&Regulation>,
) -> PyResult<ParsedDeadline> {
    let (calendar, regulation) = (calendar::or_default(calendar)?, regulation::or_default(regulation)?);
    let context = DeadlineContext { issued_on, received_on, ..DeadlineContext::new(&calendar) };
    Ok(deadline::parse_deadline(text, &context.regulation(&regulation))?)
}
