//! Periods of the calendar. As a deadline, "quý II" ends on 30/6; the report of the quarter is cut off earlier, and is
//! another type: [`ReportPeriod`].

use serde::{Deserialize, Serialize};

use super::spec::Part;
use crate::date::CivilDate;
use crate::error::Result;
use crate::law::period::ReportPeriod;

/// A month, quarter, half-year, nine months or year of the calendar.
///
/// "Quý" is not defined by the Civil Code (article 146); it is read as three calendar months.
///
/// ```
/// use dondoc::law::deadline::{CalendarPeriod, Part};
/// use dondoc::CivilDate;
/// let quarter = CalendarPeriod::Quarter { year: 2020, quarter: 2 };
/// assert_eq!(quarter.day(Part::End)?, Some(CivilDate::from_ymd(2020, 6, 30)?));
/// assert_eq!(quarter.day(Part::Middle)?, None); // no law says which day that is
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "span", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, from_py_object, module = "dondoc"))]
pub enum CalendarPeriod {
    /// Tháng 6/2020.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// Quý II/2020.
    Quarter {
        /// The year.
        year: i32,
        /// 1 to 4.
        quarter: u32,
    },
    /// 6 tháng đầu năm, 6 tháng cuối năm 2020.
    HalfYear {
        /// The year.
        year: i32,
        /// 1 or 2.
        half: u32,
    },
    /// 9 tháng năm 2020.
    NineMonths {
        /// The year.
        year: i32,
    },
    /// Năm 2020.
    Year {
        /// The year.
        year: i32,
    },
}

impl CalendarPeriod {
    /// Year, first month and number of months.
    fn months(self) -> (i32, u32, u32) {
        match self {
            Self::Month { year, month } => (year, month, 1),
            Self::Quarter { year, quarter } => (year, quarter.saturating_mul(3).saturating_sub(2), 3),
            Self::HalfYear { year, half } => (year, half.saturating_mul(6).saturating_sub(5), 6),
            Self::NineMonths { year } => (year, 1, 9),
            Self::Year { year } => (year, 1, 12),
        }
    }

    /// The first day.
    ///
    /// # Errors
    /// `date.invalid` when there is no such period.
    pub fn first_day(self) -> Result<CivilDate> {
        let (year, month, _) = self.months();
        CivilDate::from_ymd(year, month, 1)
    }

    /// The last day.
    ///
    /// # Errors
    /// `date.invalid` when there is no such period.
    pub fn last_day(self) -> Result<CivilDate> {
        let (year, month, count) = self.months();
        let last = month.saturating_add(count - 1);
        let next = if last == 12 { (year.saturating_add(1), 1) } else { (year, last.saturating_add(1)) };
        CivilDate::from_ymd(next.0, next.1, 1)?.plus_days(-1)
    }

    /// The day that a part of the period names (Civil Code, article 146 paragraphs 2 and 3): the middle of a month is
    /// its 15th, the middle of a year is the last day of June; of other periods the law names no beginning or middle.
    ///
    /// # Errors
    /// `date.invalid` when there is no such period.
    pub fn day(self, part: Part) -> Result<Option<CivilDate>> {
        match (part, self) {
            (Part::End, _) => self.last_day().map(Some),
            (Part::Beginning, Self::Month { .. } | Self::Year { .. }) => self.first_day().map(Some),
            (Part::Middle, Self::Month { year, month }) => CivilDate::from_ymd(year, month, 15).map(Some),
            (Part::Middle, Self::Year { year }) => CivilDate::from_ymd(year, 6, 30).map(Some),
            (Part::Beginning | Part::Middle, _) => Ok(None),
        }
    }

    /// The report period of the same name, whose window has other days (Decree 09/2019, article 12; Đ17.1).
    ///
    /// # Errors
    /// `period.invalid` when there is no such period.
    pub fn report_period(self) -> Result<ReportPeriod> {
        match self {
            Self::Month { year, month } => ReportPeriod::month(year, month),
            Self::Quarter { year, quarter } => ReportPeriod::quarter(year, quarter),
            Self::HalfYear { year, half } => ReportPeriod::half_year(year, half),
            Self::NineMonths { year } => ReportPeriod::nine_months(year),
            Self::Year { year } => ReportPeriod::year(year),
        }
    }
}
