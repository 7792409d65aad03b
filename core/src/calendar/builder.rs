//! Calendars of bodies that do not rest as state bodies do.

use serde::Serialize;

use super::notice;
use super::working_calendar::WorkingCalendar;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// The days of weekly rest of a body.
///
/// ```
/// use dondoc::calendar::WeeklyRest;
/// assert_eq!(WeeklyRest::of(&[6])?, WeeklyRest::SUNDAY);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct WeeklyRest(u8);

impl WeeklyRest {
    /// Sunday only.
    pub const SUNDAY: Self = Self(1 << 6);
    /// Saturday and Sunday.
    pub const SATURDAY_AND_SUNDAY: Self = Self(1 << 5 | 1 << 6);

    /// Rest on the given days of the week, 0 for Monday to 6 for Sunday, as [`CivilDate::weekday`] counts.
    ///
    /// # Errors
    /// `date.invalid` for another number, and when no day or every day is one of rest.
    pub fn of(weekdays: &[u32]) -> Result<Self> {
        let mut mask = 0_u8;
        for &weekday in weekdays {
            mask |= 1_u8.checked_shl(weekday).unwrap_or(1 << 7);
        }
        if mask == 0 || mask >= 0x7f {
            let detail = "one to six numbers from 0 (Monday) to 6 (Sunday)";
            return Err(DondocError::invalid(codes::DATE_INVALID, "weekly_rest", detail));
        }
        Ok(Self(mask))
    }

    /// Whether a day of the week, 0 for Monday to 6 for Sunday, is one of rest.
    #[must_use]
    pub const fn contains(self, weekday: u32) -> bool {
        weekday < 7 && self.0 >> weekday & 1 == 1
    }
}

/// What makes one body's calendar differ from another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Profile {
    pub(super) id: String,
    /// `None`: the weekly rest of state bodies, which the law changed over time.
    pub(super) weekly_rest: Option<WeeklyRest>,
    pub(super) swaps: bool,
    pub(super) own_days: Vec<OwnDay>,
}

/// A day that the body itself decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct OwnDay {
    pub(super) date: CivilDate,
    pub(super) name: String,
    pub(super) working: bool,
}

/// Builds the calendar of a body that rests otherwise than state bodies do; see [`WorkingCalendar::builder`].
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::{DayKind, WeeklyRest, WorkingCalendar};
/// let factory = WorkingCalendar::builder("nhà máy")
///     .weekly_rest(WeeklyRest::SUNDAY)
///     .without_swaps()
///     .day_off(CivilDate::from_ymd(2026, 3, 20)?, "Ngày truyền thống")
///     .build()?;
/// assert!(factory.is_working_day(CivilDate::from_ymd(2026, 3, 21)?)?); // a Saturday
/// assert_eq!(factory.day(CivilDate::from_ymd(2026, 3, 20)?)?.kind, DayKind::OwnOff);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct CalendarBuilder {
    profile: Profile,
}

impl CalendarBuilder {
    pub(super) fn new(id: &str) -> Self {
        let profile = Profile { id: id.to_owned(), weekly_rest: None, swaps: true, own_days: Vec::new() };
        Self { profile }
    }

    /// The days of weekly rest; without this, those of state bodies.
    pub fn weekly_rest(mut self, rest: WeeklyRest) -> Self {
        self.profile.weekly_rest = Some(rest);
        self
    }

    /// Ignores the swaps of the yearly decisions, which bind only bodies that rest on Saturday and Sunday.
    pub fn without_swaps(mut self) -> Self {
        self.profile.swaps = false;
        self
    }

    /// A day off of the body's own; it comes before everything else the calendar says of the day.
    pub fn day_off(mut self, date: CivilDate, name: &str) -> Self {
        self.profile.own_days.push(OwnDay { date, name: name.to_owned(), working: false });
        self
    }

    /// A day that the body works by its own decision; it comes before everything else the calendar says of the day.
    pub fn working_day(mut self, date: CivilDate, name: &str) -> Self {
        self.profile.own_days.push(OwnDay { date, name: name.to_owned(), working: true });
        self
    }

    /// Builds the calendar.
    ///
    /// # Errors
    /// `id.invalid` for an empty id, `calendar.outside` for an own day outside the calendar, `calendar.notice` for a day
    /// named twice, or when a swap cannot be applied under this weekly rest (see
    /// [`without_swaps`](Self::without_swaps)).
    pub fn build(mut self) -> Result<WorkingCalendar> {
        if self.profile.id.trim().is_empty() {
            return Err(DondocError::invalid(codes::ID_INVALID, "id", "a calendar needs an id"));
        }
        let own_days = &mut self.profile.own_days;
        own_days.sort_by_key(|own| own.date);
        for pair in own_days.windows(2) {
            if let [one, next] = pair
                && one.date == next.date
            {
                return Err(notice::invalid("own_days", format!("{} is named twice", one.date)));
            }
        }
        WorkingCalendar::of_profile(self.profile)
    }
}
