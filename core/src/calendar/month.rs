//! Working days of a month or of another span of days, such as a report window.

use super::working_calendar::WorkingCalendar;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

impl WorkingCalendar {
    /// The working days from one day to another, both included, in order; empty when `last` is before `first`.
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let (first, last) = (CivilDate::from_ymd(2026, 8, 28)?, CivilDate::from_ymd(2026, 9, 3)?);
    /// let days: Vec<String> = calendar.working_days(first, last)?.map(|day| day.vietnamese()).collect();
    /// assert_eq!(days, ["28/8/2026", "3/9/2026"]);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn working_days(
        &self,
        first: CivilDate,
        last: CivilDate,
    ) -> Result<impl DoubleEndedIterator<Item = CivilDate> + '_> {
        let (start, end) = (self.count_before(first)?, self.count_through(last)?);
        let days = self.inner.days.table.working_days(start, end);
        Ok(days.iter().filter_map(|&day| CivilDate::from_days(day).ok()))
    }

    /// The `n`-th working day from one day to another, both included; counted from the end when `n` is negative.
    /// `None` when there are fewer.
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let calendar = WorkingCalendar::vietnam()?;
    /// // The window of the report of April 2020 (Decree 09/2019, article 12).
    /// let (first, last) = (CivilDate::from_ymd(2020, 3, 15)?, CivilDate::from_ymd(2020, 4, 14)?);
    /// assert_eq!(calendar.nth_working_day(first, last, 1)?, Some(CivilDate::from_ymd(2020, 3, 16)?));
    /// assert_eq!(calendar.nth_working_day(first, last, -1)?, Some(last));
    /// assert_eq!(calendar.nth_working_day(first, last, 23)?, None);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn nth_working_day(&self, first: CivilDate, last: CivilDate, n: i32) -> Result<Option<CivilDate>> {
        let (start, end) = (self.count_before(first)?, self.count_through(last)?);
        let rank = match n {
            0 => None,
            1.. => start.checked_add_signed(n - 1),
            ..0 => end.checked_add_signed(n),
        };
        match rank
            .filter(|rank| (start..end).contains(rank))
            .and_then(|rank| self.inner.days.table.select(rank))
        {
            Some(day) => CivilDate::from_days(day).map(Some),
            None => Ok(None),
        }
    }

    /// The last working day from one day to another, both included; `None` when there is none.
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    pub fn last_working_day(&self, first: CivilDate, last: CivilDate) -> Result<Option<CivilDate>> {
        self.nth_working_day(first, last, -1)
    }

    /// The `n`-th working day of a month; counted from the end when `n` is negative. `None` when there are fewer.
    ///
    /// # Errors
    /// `date.invalid` when there is no such month, `calendar.outside` when it is outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let calendar = WorkingCalendar::vietnam()?;
    /// // January 2026 begins with a holiday and a day swapped off.
    /// assert_eq!(calendar.nth_working_day_of_month(2026, 1, 1)?, Some(CivilDate::from_ymd(2026, 1, 5)?));
    /// assert_eq!(calendar.nth_working_day_of_month(2026, 2, -1)?, Some(CivilDate::from_ymd(2026, 2, 27)?));
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn nth_working_day_of_month(&self, year: i32, month: u32, n: i32) -> Result<Option<CivilDate>> {
        let (first, last) = (CivilDate::from_ymd(year, month, 1)?, last_day_of_month(year, month)?);
        self.nth_working_day(first, last, n)
    }

    /// The last working day of a month.
    ///
    /// # Errors
    /// `date.invalid` when there is no such month, `calendar.outside` when it is outside the calendar.
    pub fn last_working_day_of_month(&self, year: i32, month: u32) -> Result<Option<CivilDate>> {
        self.nth_working_day_of_month(year, month, -1)
    }
}

/// The last day of a month of the civil calendar.
pub(super) fn last_day_of_month(year: i32, month: u32) -> Result<CivilDate> {
    (28..=31).rev().find_map(|day| CivilDate::from_ymd(year, month, day).ok()).ok_or_else(|| {
        DondocError::invalid(codes::DATE_INVALID, "month", format!("there is no month {year}-{month}"))
    })
}
