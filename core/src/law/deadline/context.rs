//! What the reading of a deadline depends on besides its words.

use crate::calendar::{Roll, TermRule, WorkingCalendar};
use crate::date::CivilDate;
use crate::law::regulation::Regulation;

/// How an office reads the words that allow several readings. A pack sets it; the default is the library's.
///
/// Numeric dates are day-first always, and the day of the event is treated as [`DeadlineReading::term`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct DeadlineReading {
    /// Whether "trước ngày 20/4" ends on 19/4 or on 20/4.
    pub before_date: BeforeDate,
    /// What happens to a day that is named and not worked. By default nothing: the directive names the day.
    pub named_day: Roll,
    /// How periods are counted (Civil Code, articles 147 and 148).
    pub term: TermRule,
    /// What "ngay" is.
    pub immediately: Immediately,
}

impl Default for DeadlineReading {
    /// The day before; named days as named; the Civil Code; "ngay" is a question.
    fn default() -> Self {
        Self {
            before_date: BeforeDate::DayBefore,
            named_day: Roll::Strict,
            term: TermRule::CIVIL_CODE,
            immediately: Immediately::Ask,
        }
    }
}

/// The last day of "trước ngày".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum BeforeDate {
    /// The day before the one named.
    DayBefore,
    /// The day named itself.
    SameDay,
}

/// What "ngay" (at once) is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum Immediately {
    /// A question to the office.
    Ask,
    /// The working day of issue; the next one when the directive is issued on a day off.
    SameWorkingDay,
}

/// The facts of the directive, and who reads it how.
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::WorkingCalendar;
/// use dondoc::law::deadline::DeadlineContext;
/// let calendar = WorkingCalendar::vietnam()?;
/// let context = DeadlineContext::new(&calendar).issued_on(CivilDate::from_ymd(2020, 3, 1)?);
/// assert_eq!(context.received_on, None);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DeadlineContext<'a> {
    /// The day on which the directive was issued: it gives years that are not written, and starts terms.
    pub issued_on: Option<CivilDate>,
    /// The day on which it was received.
    pub received_on: Option<CivilDate>,
    /// The working days.
    pub calendar: &'a WorkingCalendar,
    /// The regulation, where the cut-off of the report period of the same name is to be shown.
    pub regulation: Option<&'a Regulation>,
    /// The readings the office has chosen.
    pub reading: DeadlineReading,
}

impl<'a> DeadlineContext<'a> {
    /// With nothing known of the directive, and the default readings.
    #[must_use]
    pub fn new(calendar: &'a WorkingCalendar) -> Self {
        let reading = DeadlineReading::default();
        Self { issued_on: None, received_on: None, calendar, regulation: None, reading }
    }

    /// The same, of a directive issued on a day.
    #[must_use]
    pub fn issued_on(self, day: CivilDate) -> Self {
        Self { issued_on: Some(day), ..self }
    }

    /// The same, of a directive received on a day.
    #[must_use]
    pub fn received_on(self, day: CivilDate) -> Self {
        Self { received_on: Some(day), ..self }
    }

    /// The same, under a regulation: read as its pack chooses.
    #[must_use]
    pub fn regulation(self, regulation: &'a Regulation) -> Self {
        Self { regulation: Some(regulation), reading: regulation.parameters().deadline_reading, ..self }
    }

    /// The same, read otherwise.
    #[must_use]
    pub fn reading(self, reading: DeadlineReading) -> Self {
        Self { reading, ..self }
    }
}
