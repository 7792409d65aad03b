//! What a later calendar says otherwise than an earlier one.

use serde::Serialize;

use super::day::Day;
use super::working_calendar::WorkingCalendar;
use crate::date::CivilDate;
use crate::error::Result;

/// A day about which two calendars answer differently.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct DayChange {
    /// The day.
    pub date: CivilDate,
    /// Whether it is worked in one calendar and not in the other; else only the reason or the certainty changed.
    pub work_changed: bool,
    /// What the first calendar answers.
    pub before: Day,
    /// What the second calendar answers.
    pub after: Day,
}

impl WorkingCalendar {
    /// Every day about which the other calendar answers differently, in order: kind, reason, certainty or source.
    ///
    /// # Errors
    /// None between calendars of this release: they all cover the same days.
    ///
    /// ```
    /// use dondoc::calendar::WorkingCalendar;
    /// let before = WorkingCalendar::vietnam()?;
    /// let after = before.with_notice(
    ///     r#"{"year": 2027, "source": "Văn phòng Chính phủ", "confidence": "A", "tet_days_before": 1}"#,
    /// )?;
    /// let moved: Vec<String> =
    ///     before.diff(&after)?.iter().filter(|change| change.work_changed).map(|c| c.date.to_string()).collect();
    /// assert_eq!(moved, ["2027-02-04", "2027-02-11"]);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn diff(&self, other: &Self) -> Result<Vec<DayChange>> {
        if self == other {
            return Ok(Vec::new());
        }
        let same_rules = self.inner.profile == other.inner.profile && self.inner.law == other.inner.law;
        let differs = |year| self.inner.notices.get(&year) != other.inner.notices.get(&year);
        let mut changes = Vec::new();
        for year in self.first_day().ymd().0..=self.last_day().ymd().0 {
            // A swap reaches into the year before or after that of its notice.
            if same_rules && !(year - 1..=year + 1).any(differs) {
                continue;
            }
            let days = CivilDate::from_ymd(year, 1, 1)?.days()..=CivilDate::from_ymd(year, 12, 31)?.days();
            for day in days {
                let date = CivilDate::from_days(day)?;
                let (before, after) = (self.day(date)?, other.day(date)?);
                if before != after {
                    changes.push(DayChange {
                        date,
                        work_changed: before.working != after.working,
                        before,
                        after,
                    });
                }
            }
        }
        Ok(changes)
    }
}
