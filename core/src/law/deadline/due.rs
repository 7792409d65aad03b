//! From what is written to the day at whose end it is due.

use super::context::{BeforeDate, DeadlineContext, Immediately};
use super::spec::{Anchor, DeadlineSpec, TimeOfDay};
use crate::calendar::{Roll, Term, TermEnd};
use crate::date::CivilDate;
use crate::error::Result;

impl DeadlineSpec {
    /// The day at whose end (24:00) the deadline falls, as the office reads it; `None` where it has none, or where
    /// that is a question, or waits for something. Nothing without a day is ever overdue.
    ///
    /// # Errors
    /// `calendar.outside` when a day is outside the calendar, `date.invalid` when a stored period does not exist,
    /// `calendar.not_working` when the office refuses days off.
    pub fn resolve(&self, context: &DeadlineContext<'_>) -> Result<Option<CivilDate>> {
        match self {
            Self::On { date, before, hour } => context.last_day(*date, *before, *hour).map(Some),
            Self::Within { term, anchor } => {
                Ok(context.start(anchor).map(|start| context.end(start, *term)).transpose()?.flatten())
            }
            Self::EndOf { period, part } => period.day(*part)?.map(|day| context.named_day(day)).transpose(),
            Self::NoDeadline {}
            | Self::Recurring { .. }
            | Self::AwaitsEvent { .. }
            | Self::Unresolved { .. } => Ok(None),
        }
    }
}

impl DeadlineContext<'_> {
    /// A day that is named, moved where the office moves days off.
    pub(super) fn named_day(&self, day: CivilDate) -> Result<CivilDate> {
        self.calendar.roll(day, self.reading.named_day)
    }

    /// The last day of a date with the words and the hour about it. The first moment of a day is the end of the day
    /// before (Civil Code, article 148 paragraph 6); any other hour lies within its day.
    fn last_day(&self, date: CivilDate, before: bool, hour: Option<TimeOfDay>) -> Result<CivilDate> {
        let excluded = match hour {
            Some(hour) => hour == TimeOfDay::MIDNIGHT,
            None => before && self.reading.before_date == BeforeDate::DayBefore,
        };
        self.named_day(if excluded { date.plus_days(-1)? } else { date })
    }

    /// The day of an event, where it is known.
    pub(super) fn start(&self, anchor: &Anchor) -> Option<CivilDate> {
        match anchor {
            Anchor::Issue {} => self.issued_on,
            Anchor::Receipt {} => self.received_on,
            Anchor::Date { date } => Some(*date),
            Anchor::Event { .. } | Anchor::Unstated {} => None,
        }
    }

    /// The end of a term; of none ("ngay") where the office has said what that is.
    fn end(&self, start: CivilDate, term: Term) -> Result<Option<CivilDate>> {
        if term.count > 0 {
            return self.term_end(start, term).map(|end| Some(end.due));
        }
        match self.reading.immediately {
            Immediately::Ask => Ok(None),
            Immediately::SameWorkingDay => self.same_working_day(start).map(Some),
        }
    }

    pub(super) fn term_end(&self, start: CivilDate, term: Term) -> Result<TermEnd> {
        self.calendar.term_end(start, term, self.reading.term)
    }

    pub(super) fn same_working_day(&self, day: CivilDate) -> Result<CivilDate> {
        self.calendar.roll(day, Roll::Forward)
    }
}
