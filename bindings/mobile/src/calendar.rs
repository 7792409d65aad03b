//! The working calendar.

use std::sync::Arc;

use dondoc::calendar::{self, Day, DayChange, Term, TermRule};
use dondoc::{CivilDate, DondocError};

/// The working calendar of a body, every day from 1/1/1995 to 31/12/2199. It never changes: a notice gives another one.
#[derive(Debug, uniffi::Object)]
pub struct WorkingCalendar(pub(crate) calendar::WorkingCalendar);

/// The calendar that is named, or that of the state bodies of Viet Nam.
pub(crate) fn or_default(
    calendar: Option<&WorkingCalendar>,
) -> Result<calendar::WorkingCalendar, DondocError> {
    calendar.map_or_else(calendar::WorkingCalendar::vietnam, |named| Ok(named.0.clone()))
}

#[uniffi::export]
impl WorkingCalendar {
    /// The calendar of state bodies, with the swaps of the yearly decisions.
    ///
    /// # Errors
    /// None in practice: the data are compiled in and tested.
    #[uniffi::constructor]
    pub fn vietnam() -> Result<Arc<Self>, DondocError> {
        Ok(Arc::new(Self(calendar::WorkingCalendar::vietnam()?)))
    }

    /// This calendar with a year's decision added, read from TOML or JSON; this calendar itself does not change.
    ///
    /// # Errors
    /// `calendar.notice` when the text is malformed or contradicts the law or the calendar; `calendar.outside`.
    pub fn with_notice(&self, text: String) -> Result<Arc<Self>, DondocError> {
        Ok(Arc::new(Self(self.0.with_notice(&text)?)))
    }

    /// Every day about which `other` answers differently, in order.
    ///
    /// # Errors
    /// None between calendars of this release.
    pub fn diff(&self, other: Arc<Self>) -> Result<Vec<DayChange>, DondocError> {
        self.0.diff(&other.0)
    }

    /// Version of the data compiled in, then `+YEAR` for every notice added, in order.
    ///
    /// # Errors
    /// None; see the crate.
    pub fn version(&self) -> Result<String, DondocError> {
        Ok(self.0.version().to_owned())
    }

    /// Hex SHA-256 of the contents: calendars with the same hash answer alike for the same reasons.
    ///
    /// # Errors
    /// None; see the crate.
    pub fn hash(&self) -> Result<String, DondocError> {
        Ok(self.0.hash().to_owned())
    }

    /// What a day is, by which act, and how sure that is.
    ///
    /// # Errors
    /// `calendar.outside`.
    pub fn day(&self, date: CivilDate) -> Result<Day, DondocError> {
        self.0.day(date)
    }

    /// Whether a day is worked.
    ///
    /// # Errors
    /// `calendar.outside`.
    pub fn is_working_day(&self, day: CivilDate) -> Result<bool, DondocError> {
        self.0.is_working_day(day)
    }

    /// The `n`-th working day strictly after a day, strictly before it when `n` is negative; the day itself for 0.
    ///
    /// # Errors
    /// `calendar.outside` when the day, or the result, is outside the calendar.
    pub fn add_working_days(&self, day: CivilDate, n: i32) -> Result<CivilDate, DondocError> {
        self.0.add_working_days(day, n)
    }

    /// Working days after `start`, up to and including `end`; negative when `end` is before `start`.
    ///
    /// # Errors
    /// `calendar.outside`.
    pub fn working_days_between(&self, start: CivilDate, end: CivilDate) -> Result<i32, DondocError> {
        self.0.working_days_between(start, end)
    }

    /// The day at whose end (24:00) a period that begins with an event ends: the event's own day is not counted, and a last day
    /// that is not worked moves to the next working day (Civil Code, articles 147 and 148).
    ///
    /// # Errors
    /// `calendar.outside` when the event or the end is outside the calendar.
    pub fn term_end(&self, event: CivilDate, term: Term) -> Result<CivilDate, DondocError> {
        Ok(self.0.term_end(event, term, TermRule::CIVIL_CODE)?.due)
    }

    /// The first working day strictly after a day.
    ///
    /// # Errors
    /// `calendar.outside`.
    pub fn next_working_day(&self, day: CivilDate) -> Result<CivilDate, DondocError> {
        self.0.next_working_day(day)
    }

    /// The day itself when it is worked, else the next working day.
    ///
    /// # Errors
    /// `calendar.outside`.
    pub fn roll_forward(&self, day: CivilDate) -> Result<CivilDate, DondocError> {
        self.0.roll_forward(day)
    }
}
