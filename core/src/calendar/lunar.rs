//! The Vietnamese lunar calendar at UTC+7, from Tết Mậu Thân (1968-01-29) to 2199-12-31.
//!
//! ```
//! use dondoc::CivilDate;
//! use dondoc::calendar::lunar;
//! let tet = lunar::tet(2026)?;
//! assert_eq!(tet, CivilDate::from_ymd(2026, 2, 17)?);
//! let date = lunar::to_lunar(tet)?;
//! assert_eq!((date.year, date.month, date.day, date.is_leap), (2026, 1, 1, false));
//! # Ok::<(), dondoc::DondocError>(())
//! ```
//!
//! The calendar follows Decision 121-CP of 8/8/1967, which set UTC+7 as the official time of the Democratic Republic from
//! 1968. Until 1975 the South kept another time, and another Tết in 1968; the table uses UTC+7 for the whole country.
//! Earlier years have no such calendar and are an error.
//!
//! A lunar year has the number of the civil year in which it begins. Months are counted by the civil day of the new moon;
//! a month without a principal solar term, in a year of thirteen, repeats the number of the month before it. The days are
//! read from a table of integers that `cargo xtask lunar` computes.

use serde::Serialize;

use super::lunar_table::{FIRST_YEAR, UNCERTAIN, YEARS};
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// A date of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LunarDate {
    /// The civil year in which the lunar year begins, 1968–2199.
    pub year: i32,
    /// Month, 1–12.
    pub month: u32,
    /// Day, 1–30.
    pub day: u32,
    /// Whether the month is the second of its number.
    pub is_leap: bool,
}

/// Whether the first day of a lunar month can be known today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum MonthCertainty {
    /// Every model of the Earth's rotation gives the same first day.
    Certain,
    /// The new moon lies so near midnight that the month may begin a day earlier or later.
    Uncertain,
}

/// The lunar date of a civil date.
///
/// # Errors
/// `lunar.invalid` before 1968-01-29 and after 2199-12-31.
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::lunar::to_lunar;
/// let date = to_lunar(CivilDate::from_ymd(2033, 12, 25)?)?;
/// assert_eq!((date.month, date.day, date.is_leap), (11, 4, true));
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub fn to_lunar(date: CivilDate) -> Result<LunarDate> {
    let civil_year = date.ymd().0;
    let this = LunarYear::of(civil_year).map_err(|_| outside(date))?;
    let (year, lunar_year) = if date < this.first {
        (civil_year - 1, LunarYear::of(civil_year - 1).map_err(|_| outside(date))?)
    } else {
        (civil_year, this)
    };
    let mut left = (date.days() - lunar_year.first.days()).unsigned_abs();
    for place in 0..lunar_year.months() {
        let length = lunar_year.length(place);
        if left < length {
            let (month, is_leap) = lunar_year.month_at(place);
            return Ok(LunarDate { year, month, day: left + 1, is_leap });
        }
        left -= length;
    }
    Err(outside(date))
}

/// The civil date of a lunar date.
///
/// # Errors
/// `lunar.invalid` when there is no such lunar date, or it lies before 1968-01-29 or after 2199-12-31.
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::lunar::from_lunar;
/// assert_eq!(from_lunar(2033, 11, 4, true)?, CivilDate::from_ymd(2033, 12, 25)?);
/// assert!(from_lunar(2026, 6, 1, true).is_err()); // 2026 has no leap month
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub fn from_lunar(year: i32, month: u32, day: u32, is_leap: bool) -> Result<CivilDate> {
    let (lunar_year, place) = find_month(year, month, is_leap)?;
    if day == 0 || day > lunar_year.length(place) {
        return Err(DondocError::invalid(
            codes::LUNAR_INVALID,
            "day",
            format!("month {month} of lunar year {year} has no day {day}"),
        ));
    }
    let before: u32 = (0..place).map(|earlier| lunar_year.length(earlier)).sum();
    let date = lunar_year.first.plus_days((before + day - 1).cast_signed())?;
    if date.ymd().0 > LAST_CIVIL_YEAR { Err(outside(date)) } else { Ok(date) }
}

/// The first day of the lunar year that begins in a civil year (mùng 1 Tết).
///
/// # Errors
/// `lunar.invalid` outside 1968–2199.
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::lunar::tet;
/// assert_eq!(tet(2007)?, CivilDate::from_ymd(2007, 2, 17)?); // a day before China's
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub fn tet(year: i32) -> Result<CivilDate> {
    LunarYear::of(year).map(|lunar_year| lunar_year.first)
}

/// The commemoration of the Hùng Kings (Giỗ Tổ Hùng Vương): day 10 of month 3.
///
/// # Errors
/// `lunar.invalid` outside 1968–2199.
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::lunar::hung_kings;
/// assert_eq!(hung_kings(2026)?, CivilDate::from_ymd(2026, 4, 26)?);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub fn hung_kings(year: i32) -> Result<CivilDate> {
    from_lunar(year, 3, 10, false)
}

/// Whether the first day of a lunar month can be known today.
///
/// # Errors
/// `lunar.invalid` when there is no such month.
///
/// ```
/// use dondoc::calendar::lunar::{MonthCertainty, month_certainty};
/// assert_eq!(month_certainty(2026, 1, false)?, MonthCertainty::Certain);
/// assert_eq!(month_certainty(2199, 1, false)?, MonthCertainty::Uncertain);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub fn month_certainty(year: i32, month: u32, is_leap: bool) -> Result<MonthCertainty> {
    let (_, place) = find_month(year, month, is_leap)?;
    Ok(if UNCERTAIN.contains(&(year, place)) { MonthCertainty::Uncertain } else { MonthCertainty::Certain })
}

/// The last civil year of the calendar; its last lunar year runs on into the next one.
const LAST_CIVIL_YEAR: i32 = FIRST_YEAR + YEARS.len() as i32 - 1;

/// One row of the table.
struct LunarYear {
    first: CivilDate,
    word: u32,
}

impl LunarYear {
    fn of(year: i32) -> Result<Self> {
        let word = usize::try_from(year.wrapping_sub(FIRST_YEAR))
            .ok()
            .and_then(|row| YEARS.get(row))
            .copied()
            .ok_or_else(|| {
                DondocError::invalid(
                    codes::LUNAR_INVALID,
                    "year",
                    format!("lunar year {year} is outside {FIRST_YEAR}–{LAST_CIVIL_YEAR}: {WHY}"),
                )
            })?;
        let first = CivilDate::from_ymd(year, 1, 1)?.plus_days((word >> 17).cast_signed())?;
        Ok(Self { first, word })
    }

    const fn leap_month(&self) -> u32 {
        (self.word >> 13) & 0xf
    }

    const fn months(&self) -> u32 {
        if self.leap_month() == 0 { 12 } else { 13 }
    }

    const fn length(&self, place: u32) -> u32 {
        29 + ((self.word >> place) & 1)
    }

    /// Number of the month at a place from 0, and whether it is the leap one.
    const fn month_at(&self, place: u32) -> (u32, bool) {
        let leap = self.leap_month();
        if leap == 0 || place < leap { (place + 1, false) } else { (place, place == leap) }
    }

    fn place_of(&self, month: u32, is_leap: bool) -> Option<u32> {
        (0..self.months()).find(|&place| self.month_at(place) == (month, is_leap))
    }
}

fn find_month(year: i32, month: u32, is_leap: bool) -> Result<(LunarYear, u32)> {
    let lunar_year = LunarYear::of(year)?;
    match lunar_year.place_of(month, is_leap) {
        Some(place) => Ok((lunar_year, place)),
        None => Err(DondocError::invalid(
            codes::LUNAR_INVALID,
            "month",
            format!("lunar year {year} has no {}month {month}", if is_leap { "leap " } else { "" }),
        )),
    }
}

const WHY: &str =
    "the calendar at UTC+7 is official since 1968 (Decision 121-CP of 8/8/1967), and computed to 2199";

fn outside(date: CivilDate) -> DondocError {
    DondocError::invalid(
        codes::LUNAR_INVALID,
        "date",
        format!("{date} is outside 1968-01-29–{LAST_CIVIL_YEAR}-12-31: {WHY}"),
    )
}
