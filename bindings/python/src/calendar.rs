//! The working calendar, over single dates and columns of them.

use dondoc::CivilDate;
use dondoc::calendar::{Day, DayChange, Roll, Term, TermRule, columns};
use pyo3::prelude::*;

use crate::dates::{Dates, asked, moved};

/// The one that is named, or that of the state bodies.
pub(crate) fn or_default(
    calendar: Option<&WorkingCalendar>,
) -> dondoc::Result<dondoc::calendar::WorkingCalendar> {
    calendar.map_or_else(dondoc::calendar::WorkingCalendar::vietnam, |named| Ok(named.0.clone()))
}

/// The working calendar of a body. It never changes: a later notice makes another calendar.
#[pyclass(frozen, eq, module = "dondoc")]
#[derive(PartialEq, Eq)]
pub(crate) struct WorkingCalendar(pub(crate) dondoc::calendar::WorkingCalendar);

#[pymethods]
impl WorkingCalendar {
    /// The calendar of state bodies, with every official notice of this release.
    #[staticmethod]
    fn vietnam(py: Python<'_>) -> PyResult<Self> {
        Ok(Self(py.detach(dondoc::calendar::WorkingCalendar::vietnam)?))
    }

    /// The n-th working day strictly after each date; strictly before it when n is negative; the date itself when n
    /// is 0.
    fn add_working_days<'py>(&self, dates: &Bound<'py, PyAny>, n: i32) -> PyResult<Bound<'py, PyAny>> {
        moved(
            dates,
            |days, out, valid| columns::add_working_days(&self.0, days, n, out, valid),
            |date| self.0.add_working_days(date, n),
        )
    }

    /// Working days after a, up to and including b; negative when b is before a. Either may be a single date.
    fn working_days_between<'py>(
        &self,
        py: Python<'py>,
        a: &Bound<'py, PyAny>,
        b: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        asked(
            py,
            &[Dates::read(a)?, Dates::read(b)?],
            |[a, b], out, valid| columns::working_days_between(&self.0, a, b, out, valid),
            |[a, b]| self.0.working_days_between(a, b),
        )
    }

    /// Whether each date is worked.
    fn is_working_day<'py>(&self, py: Python<'py>, dates: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        asked(
            py,
            &[Dates::read(dates)?],
            |[days], out, valid| columns::is_working_day(&self.0, days, out, valid),
            |[date]| self.0.is_working_day(date),
        )
    }

    /// The first working day strictly after each date.
    fn next_working_day<'py>(&self, dates: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.add_working_days(dates, 1)
    }

    /// The last working day strictly before each date.
    fn previous_working_day<'py>(&self, dates: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.add_working_days(dates, -1)
    }

    /// Each date itself when it is worked, else the next working day.
    fn roll_forward<'py>(&self, dates: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.roll(dates, Roll::Forward)
    }

    /// Each date itself when it is worked, else the working day before.
    fn roll_backward<'py>(&self, dates: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.roll(dates, Roll::Backward)
    }

    /// The day at whose end (24:00) a period that begins with an event ends: the event's own day is not counted, and a last day
    /// that is not worked moves to the next working day (Civil Code, articles 147 and 148).
    fn term_end(&self, event: CivilDate, term: Term) -> PyResult<CivilDate> {
        Ok(self.0.term_end(event, term, TermRule::CIVIL_CODE)?.due)
    }

    /// What a day is, by which act, and how sure that is.
    fn day(&self, date: CivilDate) -> PyResult<Day> {
        Ok(self.0.day(date)?)
    }

    /// This calendar with a year's decision added, read from TOML or JSON; this calendar itself does not change.
    fn with_notice(&self, py: Python<'_>, text: &str) -> PyResult<Self> {
        Ok(Self(py.detach(|| self.0.with_notice(text))?))
    }

    /// Every day about which the other calendar answers differently, in order.
    fn diff(&self, py: Python<'_>, other: &Self) -> PyResult<Vec<DayChange>> {
        Ok(py.detach(|| self.0.diff(&other.0))?)
    }

    /// The id of the body's profile, such as `vn-state-bodies`.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// Version of the data of this release, then `+YEAR` for every notice added.
    #[getter]
    fn version(&self) -> &str {
        self.0.version()
    }

    /// Hex SHA-256 of the calendar's contents, by which an answer can name it.
    #[getter]
    fn hash(&self) -> &str {
        self.0.hash()
    }

    /// The first day of the calendar.
    #[getter]
    fn first_day(&self) -> CivilDate {
        self.0.first_day()
    }

    /// The last day of the calendar.
    #[getter]
    fn last_day(&self) -> CivilDate {
        self.0.last_day()
    }

    fn __hash__(&self) -> u64 {
        // Equal calendars have equal contents, and these have a hash already.
        u64::from_str_radix(self.0.hash().get(..15).unwrap_or_default(), 16).unwrap_or_default()
    }

    fn __repr__(&self) -> String {
        format!(
            "<dondoc.WorkingCalendar {} {} from {} to {}>",
            self.id(),
            self.version(),
            self.first_day(),
            self.last_day()
        )
    }
}

impl WorkingCalendar {
    fn roll<'py>(&self, dates: &Bound<'py, PyAny>, roll: Roll) -> PyResult<Bound<'py, PyAny>> {
        moved(
            dates,
            |days, out, valid| columns::roll(&self.0, days, roll, out, valid),
            |date| self.0.roll(date, roll),
        )
    }
}
