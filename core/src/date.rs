//! Civil dates, instants, and the two clocks of every question.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SecondsFormat};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::{DondocError, Result, codes};

/// A civil date at Asia/Ho_Chi_Minh, counted in days since 1970-01-01. A deadline ends at 24:00 of its day.
///
/// ```
/// use dondoc::CivilDate;
/// let day = CivilDate::from_ymd(2020, 4, 14)?;
/// assert_eq!(day.to_string(), "2020-04-14");
/// assert_eq!(day.vietnamese(), "14/4/2020");
/// assert_eq!("2020-04-14".parse::<CivilDate>()?, day);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(i32);

impl CivilDate {
    /// 0001-01-01.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The date of a year, month and day of the Gregorian calendar, years 1 to 9999.
    ///
    /// # Errors
    /// `date.invalid` when there is no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(|date| Self::try_from(date).ok()).ok_or_else(
            || {
                DondocError::invalid(
                    codes::DATE_INVALID,
                    "date",
                    format!("{year}-{month}-{day} is not a date"),
                )
            },
        )
    }

    /// The date `days` after 1970-01-01 (before it, when negative).
    ///
    /// # Errors
    /// `date.invalid` outside the years 1 to 9999.
    pub fn from_days(days: i32) -> Result<Self> {
        if (Self::MIN.0..=Self::MAX.0).contains(&days) {
            Ok(Self(days))
        } else {
            Err(DondocError::invalid(
                codes::DATE_INVALID,
                "date",
                format!("day {days} is outside years 1–9999"),
            ))
        }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The date `days` later (earlier, when negative), in calendar days.
    ///
    /// # Errors
    /// `date.invalid` outside the years 1 to 9999.
    pub fn plus_days(self, days: i32) -> Result<Self> {
        self.0.checked_add(days).map_or_else(
            || {
                Err(DondocError::invalid(
                    codes::DATE_INVALID,
                    "date",
                    format!("{self} plus {days} days is out of range"),
                ))
            },
            Self::from_days,
        )
    }

    /// Year, month 1–12, day 1–31.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.to_chrono();
        (date.year(), date.month(), date.day())
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7).unsigned_abs()
    }

    /// As Vietnamese offices write it: day/month/year without leading zeros.
    #[must_use]
    pub fn vietnamese(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day}/{month}/{year}")
    }

    fn to_chrono(self) -> NaiveDate {
        // Every value was checked against years 1–9999 when it was made; chrono's range is wider.
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MIN)
    }
}

impl From<CivilDate> for NaiveDate {
    fn from(date: CivilDate) -> Self {
        date.to_chrono()
    }
}

impl TryFrom<NaiveDate> for CivilDate {
    type Error = DondocError;

    fn try_from(date: NaiveDate) -> Result<Self> {
        Self::from_days(date.to_epoch_days())
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for CivilDate {
    type Err = DondocError;

    /// Reads `YYYY-MM-DD` and nothing else.
    fn from_str(text: &str) -> Result<Self> {
        let well_formed = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        let date = if well_formed { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None };
        date.and_then(|date| Self::try_from(date).ok()).ok_or_else(|| {
            DondocError::invalid(codes::DATE_INVALID, "date", "not a date of the form YYYY-MM-DD")
        })
    }
}

impl Serialize for CivilDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Events are full of days: one is written digit by digit, without the machinery of formats.
        let (year, month, day) = self.ymd();
        let mut text = *b"0000-00-00";
        let mut write = |places: std::ops::Range<usize>, mut number: u32| {
            for digit in text.get_mut(places).into_iter().flatten().rev() {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        };
        write(0..4, year.unsigned_abs());
        write(5..7, month);
        write(8..10, day);
        match std::str::from_utf8(&text) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for CivilDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// An instant in UTC, in milliseconds since 1970-01-01T00:00Z. It says only when something was recorded.
///
/// ```
/// use dondoc::{CivilDate, Instant};
/// let cut_off: Instant = "2020-04-14T23:59:59+07:00".parse()?;
/// assert_eq!(cut_off.civil_date()?, CivilDate::from_ymd(2020, 4, 14)?);
/// assert_eq!(cut_off.to_string(), "2020-04-14T23:59:59.000+07:00");
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// Viet Nam keeps UTC+7 without daylight saving time since 1975.
const VIETNAM_OFFSET_SECONDS: i32 = 7 * 3600;
const DAY_MILLIS: i64 = 86_400_000;

impl Instant {
    /// The instant `millis` milliseconds after 1970-01-01T00:00Z.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The last moment of `date` at Asia/Ho_Chi_Minh: one millisecond before 24:00.
    #[must_use]
    pub const fn end_of(date: CivilDate) -> Self {
        Self((date.days() as i64 + 1) * DAY_MILLIS - VIETNAM_OFFSET_SECONDS as i64 * 1000 - 1)
    }

    /// The civil date at Asia/Ho_Chi_Minh.
    ///
    /// # Errors
    /// `date.invalid` outside the years 1 to 9999.
    pub fn civil_date(self) -> Result<CivilDate> {
        let local = self.0.saturating_add(i64::from(VIETNAM_OFFSET_SECONDS) * 1000);
        i32::try_from(local.div_euclid(DAY_MILLIS))
            .map_err(|_| DondocError::invalid(codes::DATE_INVALID, "instant", "outside years 1–9999"))
            .and_then(CivilDate::from_days)
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 with Viet Nam's offset.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (DateTime::from_timestamp_millis(self.0), FixedOffset::east_opt(VIETNAM_OFFSET_SECONDS)) {
            (Some(utc), Some(offset)) => {
                f.write_str(&utc.with_timezone(&offset).to_rfc3339_opts(SecondsFormat::Millis, false))
            }
            _ => write!(f, "{} ms", self.0),
        }
    }
}

impl FromStr for Instant {
    type Err = DondocError;

    /// Reads RFC 3339; the offset is required, a local time without one names no instant.
    fn from_str(text: &str) -> Result<Self> {
        DateTime::parse_from_rfc3339(text).map(|at| Self(at.timestamp_millis())).map_err(|_| {
            DondocError::invalid(codes::INSTANT_INVALID, "instant", "not an RFC 3339 instant with an offset")
        })
    }
}

/// The two clocks of a question: the day asked about, and what was known when.
///
/// ```
/// use dondoc::{AsOf, CivilDate};
/// let today = AsOf::on(CivilDate::from_ymd(2020, 4, 14)?);
/// assert_eq!(today.known_at, None); // with all knowledge
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AsOf {
    /// The day of the world that is asked about.
    pub on: CivilDate,
    /// Only what was recorded at or before this instant counts; `None`: all that is recorded.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub known_at: Option<Instant>,
}

impl AsOf {
    /// As of a day, with all knowledge.
    #[must_use]
    pub const fn on(on: CivilDate) -> Self {
        Self { on, known_at: None }
    }

    /// As of a day, with what was known at an instant.
    #[must_use]
    pub const fn known(on: CivilDate, known_at: Instant) -> Self {
        Self { on, known_at: Some(known_at) }
    }
}
