//! Weekly rest, holidays and compensation as dated law, read from `calendars/law.toml`.

use serde::{Deserialize, Serialize};

use super::lunar::{self, MonthCertainty};
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// The law of the calendar; of the rules of one kind, the latest in force applies.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Law {
    pub(super) version: String,
    pub(super) first_day: CivilDate,
    pub(super) last_day: CivilDate,
    pub(super) weekly_rest: Vec<WeeklyRestLaw>,
    pub(super) compensation: Vec<Basis>,
    /// Rules of one holiday stand together, oldest first.
    pub(super) holiday: Vec<HolidayLaw>,
}

/// An act, its article, and since when.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Basis {
    pub(super) in_force: CivilDate,
    pub(super) act: String,
    pub(super) article: String,
}

/// The days of weekly rest of state bodies.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WeeklyRestLaw {
    pub(super) days: Vec<u32>,
    pub(super) in_force: CivilDate,
    pub(super) act: String,
    pub(super) article: String,
}

/// A holiday under one act.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayLaw {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) rule: HolidayRule,
    pub(super) in_force: CivilDate,
    pub(super) act: String,
    pub(super) article: String,
}

/// When a holiday is.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum HolidayRule {
    /// A day of the civil year.
    Solar { month: u32, day: u32 },
    /// A day of the lunar year.
    Lunar { month: u32, day: u32 },
    /// Consecutive days around the first of the lunar year; how many lie before it is decided each year.
    Tet { days: u32, days_before: Vec<u32>, predicted_days_before: [u32; 7] },
    /// The day before or after a day of the civil year, decided each year.
    Neighbour { month: u32, day: u32, predicted: [Side; 7] },
}

/// Which neighbour of National Day is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Side {
    Before,
    After,
}

impl Law {
    /// Reads the law that is compiled in.
    pub(super) fn compiled_in() -> Result<Self> {
        toml::from_str(include_str!("../../calendars/law.toml")).map_err(|error| {
            DondocError::invalid(codes::CALENDAR_NOTICE, "law.toml", error.message().to_owned())
        })
    }

    /// The holidays of a year: place of the rule in [`Law::holiday`], and the day that fixes it.
    pub(super) fn holidays(&self, year: i32) -> Result<Vec<(usize, CivilDate)>> {
        let mut holidays = Vec::new();
        let mut end = 0;
        for rules in self.holiday.chunk_by(|one, next| one.id == next.id) {
            end += rules.len();
            for (back, holiday) in (1..).zip(rules.iter().rev()) {
                let anchor = holiday.rule.anchor(year)?;
                if holiday.in_force <= anchor {
                    holidays.push((end - back, anchor));
                    break;
                }
            }
        }
        Ok(holidays)
    }

    /// The weekly rest of state bodies on a day.
    pub(super) fn weekly_rest_on(&self, day: CivilDate) -> Option<&WeeklyRestLaw> {
        self.weekly_rest.iter().rfind(|rest| rest.in_force <= day)
    }

    /// The rule of compensation on a day.
    pub(super) fn compensation_on(&self, day: CivilDate) -> Option<&Basis> {
        self.compensation.iter().rfind(|basis| basis.in_force <= day)
    }
}

impl HolidayRule {
    /// The day of a year that fixes the holiday and its law.
    fn anchor(&self, year: i32) -> Result<CivilDate> {
        match *self {
            Self::Solar { month, day } | Self::Neighbour { month, day, .. } => {
                CivilDate::from_ymd(year, month, day)
            }
            Self::Lunar { month, day } => lunar::from_lunar(year, month, day, false),
            Self::Tet { .. } => lunar::tet(year),
        }
    }

    /// Whether the lunar month that fixes the holiday may begin a day earlier or later.
    pub(super) fn is_uncertain(&self, year: i32) -> Result<bool> {
        let month = match *self {
            Self::Solar { .. } | Self::Neighbour { .. } => return Ok(false),
            Self::Lunar { month, .. } => month,
            Self::Tet { .. } => 1,
        };
        Ok(lunar::month_certainty(year, month, false)? == MonthCertainty::Uncertain)
    }

    /// First day and number of days around `anchor`, given what a notice decided.
    pub(super) fn window(
        &self,
        anchor: CivilDate,
        tet_days_before: Option<u32>,
        side: Option<Side>,
    ) -> Result<(CivilDate, u32)> {
        let weekday = anchor.weekday() as usize;
        match self {
            Self::Solar { .. } | Self::Lunar { .. } => Ok((anchor, 1)),
            Self::Tet { days, predicted_days_before, .. } => {
                let before = tet_days_before.or_else(|| predicted_days_before.get(weekday).copied());
                Ok((anchor.plus_days(-before.unwrap_or(1).cast_signed())?, *days))
            }
            Self::Neighbour { predicted, .. } => {
                let side = side.or_else(|| predicted.get(weekday).copied());
                Ok((anchor.plus_days(if side == Some(Side::Before) { -1 } else { 1 })?, 1))
            }
        }
    }
}
