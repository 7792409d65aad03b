//! Moving by working days, counting them, and rolling to them.

use std::cmp::Ordering;

use serde::Serialize;

use super::working_calendar::WorkingCalendar;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// What to do with a day that is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum Roll {
    /// Take the next working day.
    Forward,
    /// Take the working day before.
    Backward,
    /// Take the day as it is.
    Strict,
    /// Refuse it with `calendar.not_working`.
    Error,
}

/// Which ends of a range of days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum Bounds {
    /// Without the first day, with the last: how periods are counted (Civil Code, article 147 paragraph 2).
    OpenClosed,
    /// With the first day, without the last.
    ClosedOpen,
    /// With both.
    Closed,
    /// With neither.
    Open,
}

impl WorkingCalendar {
    /// Whether a day is worked.
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let calendar = WorkingCalendar::vietnam()?;
    /// assert!(calendar.is_working_day(CivilDate::from_ymd(2011, 1, 30)?)?); // a Sunday, made up for 1 February
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn is_working_day(&self, day: CivilDate) -> Result<bool> {
        self.inner.days.table.is_working(day.days()).ok_or_else(|| self.outside(day))
    }

    /// The `n`-th working day strictly after a day; strictly before it when `n` is negative.
    ///
    /// With `n` = 0 it is the day itself, worked or not: so the result grows strictly with `n`. To demand or find a
    /// working day first, use [`add_working_days_rolled`](Self::add_working_days_rolled).
    ///
    /// # Errors
    /// `calendar.outside` when the day, or the result, is outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let eve = CivilDate::from_ymd(2026, 2, 13)?; // the last working day before Tết
    /// let seventh = calendar.add_working_days(eve, 7)?;
    /// assert_eq!(seventh, CivilDate::from_ymd(2026, 3, 3)?);
    /// assert_eq!(calendar.add_working_days(seventh, -7)?, eve);
    /// assert_eq!(calendar.working_days_between(eve, seventh)?, 7);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    #[inline]
    pub fn add_working_days(&self, from: CivilDate, n: i32) -> Result<CivilDate> {
        let table = &self.inner.days.table;
        match table.apply(table.step(n), from.days()) {
            Some(day) => CivilDate::from_days(day),
            None => Err(self.outside_after(from, n)),
        }
    }

    /// The `n`-th working day after (before, when negative) a day that is rolled to a working day first.
    ///
    /// From a working day all policies agree. [`Roll::Strict`] is [`add_working_days`](Self::add_working_days).
    ///
    /// # Errors
    /// `calendar.outside` as there; `calendar.not_working` with [`Roll::Error`] from a day that is not worked.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::{Roll, WorkingCalendar};
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let saturday = CivilDate::from_ymd(2026, 3, 7)?;
    /// let day = |d| CivilDate::from_ymd(2026, 3, d);
    /// assert_eq!(calendar.add_working_days_rolled(saturday, 1, Roll::Strict)?, day(9)?);
    /// assert_eq!(calendar.add_working_days_rolled(saturday, 1, Roll::Backward)?, day(9)?);
    /// assert_eq!(calendar.add_working_days_rolled(saturday, 1, Roll::Forward)?, day(10)?);
    /// assert_eq!(calendar.add_working_days_rolled(saturday, 0, Roll::Forward)?, day(9)?);
    /// assert!(calendar.add_working_days_rolled(saturday, 1, Roll::Error).is_err());
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn add_working_days_rolled(&self, from: CivilDate, n: i32, roll: Roll) -> Result<CivilDate> {
        self.add_working_days(self.roll(from, roll)?, n)
    }

    /// Working days after `a`, up to and including `b`; negative when `b` is before `a`.
    ///
    /// Antisymmetric, and additive over any day between. It inverts [`add_working_days`](Self::add_working_days):
    /// `working_days_between(a, add_working_days(a, n)) == n` for `n` ≥ 0 from any day, and for `n` < 0 from a working
    /// day (between Friday and the Saturday after it there is no working day to count back).
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let (a, b) = (CivilDate::from_ymd(2025, 12, 31)?, CivilDate::from_ymd(2026, 12, 31)?);
    /// assert_eq!(calendar.working_days_between(a, b)?, 249); // the working days of 2026
    /// assert_eq!(calendar.working_days_between(b, a)?, -249);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    #[inline]
    pub fn working_days_between(&self, a: CivilDate, b: CivilDate) -> Result<i32> {
        Ok(self.count_through(b)?.wrapping_sub(self.count_through(a)?).cast_signed())
    }

    /// Working days of a range, with or without its ends; negative, and with the ends exchanged, when `b` is before `a`.
    ///
    /// The count of an empty range (open, from a day to itself) is 0.
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::{Bounds, WorkingCalendar};
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let (a, b) = (CivilDate::from_ymd(2026, 3, 2)?, CivilDate::from_ymd(2026, 3, 6)?); // Monday, Friday
    /// assert_eq!(calendar.count_working_days(a, b, Bounds::Closed)?, 5);
    /// assert_eq!(calendar.count_working_days(a, b, Bounds::ClosedOpen)?, 4);
    /// assert_eq!(calendar.count_working_days(a, b, Bounds::Open)?, 3);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn count_working_days(&self, a: CivilDate, b: CivilDate, bounds: Bounds) -> Result<i32> {
        if a > b {
            return self.count_working_days(b, a, bounds).map(|count| -count);
        }
        let start = match bounds {
            Bounds::OpenClosed | Bounds::Open => self.count_through(a)?,
            Bounds::ClosedOpen | Bounds::Closed => self.count_before(a)?,
        };
        let end = match bounds {
            Bounds::OpenClosed | Bounds::Closed => self.count_through(b)?,
            Bounds::ClosedOpen | Bounds::Open => self.count_before(b)?,
        };
        Ok(end.saturating_sub(start).cast_signed())
    }

    /// The first working day strictly after a day.
    ///
    /// # Errors
    /// `calendar.outside` as for [`add_working_days`](Self::add_working_days).
    pub fn next_working_day(&self, day: CivilDate) -> Result<CivilDate> {
        self.add_working_days(day, 1)
    }

    /// The last working day strictly before a day.
    ///
    /// # Errors
    /// `calendar.outside` as for [`add_working_days`](Self::add_working_days).
    pub fn previous_working_day(&self, day: CivilDate) -> Result<CivilDate> {
        self.add_working_days(day, -1)
    }

    /// The day itself when it is worked, else the next working day.
    ///
    /// # Errors
    /// `calendar.outside` as for [`add_working_days`](Self::add_working_days).
    pub fn roll_forward(&self, day: CivilDate) -> Result<CivilDate> {
        self.roll(day, Roll::Forward)
    }

    /// The day itself when it is worked, else the working day before.
    ///
    /// # Errors
    /// `calendar.outside` as for [`add_working_days`](Self::add_working_days).
    pub fn roll_backward(&self, day: CivilDate) -> Result<CivilDate> {
        self.roll(day, Roll::Backward)
    }

    /// The day itself when it is worked, else what the policy says.
    ///
    /// # Errors
    /// `calendar.outside` as for [`add_working_days`](Self::add_working_days); `calendar.not_working` with
    /// [`Roll::Error`] for a day that is not worked.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::{Roll, WorkingCalendar};
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let holiday = CivilDate::from_ymd(2026, 11, 24)?;
    /// assert_eq!(calendar.roll(holiday, Roll::Forward)?, CivilDate::from_ymd(2026, 11, 25)?);
    /// assert_eq!(calendar.roll(holiday, Roll::Error).unwrap_err().code(), "calendar.not_working");
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn roll(&self, day: CivilDate, roll: Roll) -> Result<CivilDate> {
        if self.is_working_day(day)? {
            return Ok(day);
        }
        match roll {
            Roll::Forward => self.next_working_day(day),
            Roll::Backward => self.previous_working_day(day),
            Roll::Strict => Ok(day),
            Roll::Error => {
                let detail = format!("{day} is not a working day");
                Err(DondocError::invalid(codes::CALENDAR_NOT_WORKING, "date", detail))
            }
        }
    }

    pub(super) fn count_through(&self, day: CivilDate) -> Result<u32> {
        self.inner.days.table.count_through(day.days()).ok_or_else(|| self.outside(day))
    }

    pub(super) fn count_before(&self, day: CivilDate) -> Result<u32> {
        self.inner.days.table.count_before(day.days()).ok_or_else(|| self.outside(day))
    }

    #[cold]
    fn outside_after(&self, from: CivilDate, n: i32) -> DondocError {
        if from < self.first_day() || from > self.last_day() {
            return self.outside(from);
        }
        let side = if n.cmp(&0) == Ordering::Less { "before" } else { "after" };
        let detail = format!(
            "working day {} {side} {from} is outside {}–{}",
            n.unsigned_abs(),
            self.first_day(),
            self.last_day()
        );
        DondocError::invalid(codes::CALENDAR_OUTSIDE, "date", detail)
    }
}
