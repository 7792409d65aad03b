//! Periods of the Civil Code (articles 147 and 148), with the unit in the type.

use serde::{Deserialize, Serialize};

use super::arithmetic::Roll;
use super::month::last_day_of_month;
use super::working_calendar::WorkingCalendar;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum TermUnit {
    /// Working days (ngày làm việc).
    WorkingDay,
    /// Days of the civil calendar (ngày).
    Day,
    /// Weeks (tuần).
    Week,
    /// Months (tháng).
    Month,
    /// Years (năm).
    Year,
}

impl TermUnit {
    /// The Vietnamese label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::WorkingDay => "ngày làm việc",
            Self::Day => "ngày",
            Self::Week => "tuần",
            Self::Month => "tháng",
            Self::Year => "năm",
        }
    }

    /// The paragraph of the Civil Code 2015 that says on which day a period of this unit ends; none for working days.
    #[must_use]
    pub const fn article(self) -> Option<&'static str> {
        match self {
            Self::WorkingDay => None,
            Self::Day => Some("Điều 148 khoản 1"),
            Self::Week => Some("Điều 148 khoản 2"),
            Self::Month => Some("Điều 148 khoản 3"),
            Self::Year => Some("Điều 148 khoản 4"),
        }
    }
}

/// A period (thời hạn): a number and its unit. `1 working day` and `1 day` are different terms and do not compare equal.
///
/// ```
/// use dondoc::calendar::Term;
/// assert_ne!(Term::working_days(1), Term::days(1));
/// assert_eq!(Term::working_days(7).to_string(), "7 ngày làm việc");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct Term {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TermUnit,
}

impl Term {
    /// So many working days.
    #[must_use]
    pub const fn working_days(count: u32) -> Self {
        Self { count, unit: TermUnit::WorkingDay }
    }

    /// So many days of the civil calendar.
    #[must_use]
    pub const fn days(count: u32) -> Self {
        Self { count, unit: TermUnit::Day }
    }

    /// So many weeks.
    #[must_use]
    pub const fn weeks(count: u32) -> Self {
        Self { count, unit: TermUnit::Week }
    }

    /// So many months.
    #[must_use]
    pub const fn months(count: u32) -> Self {
        Self { count, unit: TermUnit::Month }
    }

    /// So many years.
    #[must_use]
    pub const fn years(count: u32) -> Self {
        Self { count, unit: TermUnit::Year }
    }
}

impl std::fmt::Display for Term {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.count, self.unit.label())
    }
}

/// How a period is counted. Special law may differ from the Civil Code (article 145).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct TermRule {
    /// Whether the day of the event is itself the first day counted.
    pub first_day_counted: bool,
    /// What happens when the last day is not worked. It does not touch terms in working days, save those of none.
    pub end: Roll,
}

impl TermRule {
    /// The day of the event is not counted (article 147 paragraphs 2 and 3); a last day that is a weekend or a holiday
    /// moves to the next working day (article 148 paragraph 5).
    pub const CIVIL_CODE: Self = Self { first_day_counted: false, end: Roll::Forward };
}

/// When a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct TermEnd {
    /// The last day by counting alone.
    pub last_day: CivilDate,
    /// The day at whose end (24:00) the period ends: the last day, rolled.
    pub due: CivilDate,
}

impl WorkingCalendar {
    /// When a period that begins with an event ends.
    ///
    /// Months and years end on the corresponding day; when the month has no such day, on its last.
    ///
    /// # Errors
    /// `calendar.outside` when the event or the end is outside the calendar; `calendar.not_working` when the rule ends
    /// with [`Roll::Error`] and the last day is not worked.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::{Term, TermRule, WorkingCalendar};
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let end = calendar.term_end(CivilDate::from_ymd(2026, 1, 31)?, Term::months(1), TermRule::CIVIL_CODE)?;
    /// assert_eq!(end.last_day, CivilDate::from_ymd(2026, 2, 28)?); // a Saturday
    /// assert_eq!(end.due, CivilDate::from_ymd(2026, 3, 2)?);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn term_end(&self, event: CivilDate, term: Term, rule: TermRule) -> Result<TermEnd> {
        // Names the event in the error when it is outside.
        self.is_working_day(event)?;
        let start = if rule.first_day_counted { event.plus_days(-1)? } else { event };
        let last_day = match term.unit {
            TermUnit::WorkingDay => self.add_working_days(start, self.signed(term.count)?)?,
            TermUnit::Day => start.plus_days(self.signed(term.count)?)?,
            TermUnit::Week => start.plus_days(self.signed(term.count.saturating_mul(7))?)?,
            TermUnit::Month => plus_months(start, self.signed(term.count)?)?,
            TermUnit::Year => plus_months(start, self.signed(term.count.saturating_mul(12))?)?,
        };
        Ok(TermEnd { last_day, due: self.roll(last_day, rule.end)? })
    }

    fn signed(&self, count: u32) -> Result<i32> {
        // A number of days, weeks or months that does not fit would end outside the calendar anyway.
        i32::try_from(count).map_err(|_| {
            let detail = format!("a term of {count} ends after {}", self.last_day());
            DondocError::invalid(codes::CALENDAR_OUTSIDE, "term", detail)
        })
    }
}

fn plus_months(date: CivilDate, months: i32) -> Result<CivilDate> {
    let (year, month, day) = date.ymd();
    let total = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    let (year, month) = (i32::try_from(total / 12).unwrap_or(i32::MAX), (total % 12 + 1).unsigned_abs());
    let month = u32::try_from(month).unwrap_or(0);
    CivilDate::from_ymd(year, month, day).or_else(|_| last_day_of_month(year, month))
}
