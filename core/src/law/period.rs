//! Report periods (kỳ báo cáo) and their windows (thời gian chốt số liệu).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};
use crate::law::regulation::Regulation;

/// A period of Điều 17: month, quarter, half-year, nine months or year. It is named by the calendar, but counts
/// from and to the cut-off days that the regulation sets: see [`ReportPeriod::window`].
///
/// ```
/// use dondoc::{law::{Regulation, ReportPeriod}, CivilDate};
/// let window = ReportPeriod::nine_months(2020)?.window(&Regulation::load("vn-ben-tre-2020")?)?;
/// assert_eq!(window.first, CivilDate::from_ymd(2019, 12, 15)?);
/// assert_eq!(window.last, CivilDate::from_ymd(2020, 9, 14)?);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReportPeriod {
    kind: PeriodKind,
    year: i32,
    index: u32,
}

/// The kinds of period, from short to long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum PeriodKind {
    /// Tháng.
    Month,
    /// Quý.
    Quarter,
    /// Sáu tháng đầu năm, sáu tháng cuối năm.
    HalfYear,
    /// Chín tháng.
    NineMonths,
    /// Năm.
    Year,
}

impl PeriodKind {
    /// The kind by its name in packs: `month`, `quarter`, `half_year`, `nine_months`, `year`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "month" => Some(Self::Month),
            "quarter" => Some(Self::Quarter),
            "half_year" => Some(Self::HalfYear),
            "nine_months" => Some(Self::NineMonths),
            "year" => Some(Self::Year),
            _ => None,
        }
    }

    /// The periods of the kind in a year, in order.
    ///
    /// # Errors
    /// `period.invalid` for a year outside 1900–9000.
    pub fn of_year(self, year: i32) -> Result<Vec<ReportPeriod>> {
        let (_, count) = self.months_and_count();
        (1..=count).map(|index| ReportPeriod::new(self, year, index)).collect()
    }

    /// How many months the period has, and how many such periods a year.
    const fn months_and_count(self) -> (u32, u32) {
        match self {
            Self::Month => (1, 12),
            Self::Quarter => (3, 4),
            Self::HalfYear => (6, 2),
            Self::NineMonths => (9, 1),
            Self::Year => (12, 1),
        }
    }
}

/// The days that a period counts, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Window {
    /// First day counted.
    pub first: CivilDate,
    /// Last day counted: the cut-off.
    pub last: CivilDate,
}

impl Window {
    /// Whether `day` is counted.
    #[must_use]
    pub fn contains(&self, day: CivilDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// The cut-off days of a kind of period, as a pack states them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Cutoff {
    /// Day of the month before the period's first month, on which the window opens.
    pub opens_on_day: u32,
    /// Day of the period's last month, on which the window closes.
    pub closes_on_day: u32,
}

impl ReportPeriod {
    /// A month (tháng), 1 to 12.
    ///
    /// # Errors
    /// `period.invalid`.
    pub fn month(year: i32, month: u32) -> Result<Self> {
        Self::new(PeriodKind::Month, year, month)
    }

    /// A quarter (quý), 1 to 4.
    ///
    /// # Errors
    /// `period.invalid`.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self> {
        Self::new(PeriodKind::Quarter, year, quarter)
    }

    /// A half-year (6 tháng đầu năm, 6 tháng cuối năm), 1 or 2.
    ///
    /// # Errors
    /// `period.invalid`.
    pub fn half_year(year: i32, half: u32) -> Result<Self> {
        Self::new(PeriodKind::HalfYear, year, half)
    }

    /// The first nine months (9 tháng).
    ///
    /// # Errors
    /// `period.invalid`.
    pub fn nine_months(year: i32) -> Result<Self> {
        Self::new(PeriodKind::NineMonths, year, 1)
    }

    /// A report year (năm).
    ///
    /// # Errors
    /// `period.invalid`.
    pub fn year(year: i32) -> Result<Self> {
        Self::new(PeriodKind::Year, year, 1)
    }

    /// The `index`-th period of its kind in `year`, from 1.
    ///
    /// # Errors
    /// `period.invalid`.
    pub fn new(kind: PeriodKind, year: i32, index: u32) -> Result<Self> {
        let (_, count) = kind.months_and_count();
        let year_ok = (1900..=9000).contains(&year);
        if year_ok && (1..=count).contains(&index) {
            Ok(Self { kind, year, index })
        } else {
            let (field, detail) = if year_ok {
                ("index", format!("{index} is not within 1–{count}"))
            } else {
                ("year", format!("{year} is not within 1900–9000"))
            };
            Err(DondocError::invalid(codes::PERIOD_INVALID, field, detail))
        }
    }

    /// The kind of period.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    /// The days that the period counts under `regulation` (Đ17.1; NĐ 09/2019 Điều 12).
    ///
    /// # Errors
    /// `date.invalid` when a cut-off day does not exist in its month.
    pub fn window(self, regulation: &Regulation) -> Result<Window> {
        let cutoff = regulation.parameters().cutoff(self.kind).value;
        let (months, _) = self.kind.months_and_count();
        let last_month = self.index * months;
        let before_first = last_month - months;
        let (year, month) = if before_first == 0 { (self.year - 1, 12) } else { (self.year, before_first) };
        Ok(Window {
            first: CivilDate::from_ymd(year, month, cutoff.opens_on_day)?,
            last: CivilDate::from_ymd(self.year, last_month, cutoff.closes_on_day)?,
        })
    }

    /// The last day of the period by the calendar: its report follows the regulation of that day.
    ///
    /// # Errors
    /// None in practice: a period lies within the years of [`CivilDate`].
    pub fn last_day(self) -> Result<CivilDate> {
        let (months, _) = self.kind.months_and_count();
        let (year, month) = match self.index * months {
            12 => (self.year + 1, 1),
            last_month => (self.year, last_month + 1),
        };
        CivilDate::from_ymd(year, month, 1)?.plus_days(-1)
    }

    /// The period's name in Vietnamese.
    #[must_use]
    pub fn vietnamese(self) -> String {
        let year = self.year;
        match self.kind {
            PeriodKind::Month => format!("tháng {}/{year}", self.index),
            PeriodKind::Quarter => {
                let roman =
                    ["I", "II", "III", "IV"].get(self.index as usize - 1).copied().unwrap_or_default();
                format!("quý {roman}/{year}")
            }
            PeriodKind::HalfYear if self.index == 1 => format!("6 tháng đầu năm {year}"),
            PeriodKind::HalfYear => format!("6 tháng cuối năm {year}"),
            PeriodKind::NineMonths => format!("9 tháng năm {year}"),
            PeriodKind::Year => format!("năm {year}"),
        }
    }
}

impl FromStr for ReportPeriod {
    type Err = DondocError;

    /// Reads what `Display` writes: `2020-04`, `2020-Q1`, `2020-H1`, `2020-9M`, `2020`.
    fn from_str(text: &str) -> Result<Self> {
        let malformed = || {
            DondocError::invalid(
                codes::PERIOD_INVALID,
                "period",
                "not of the form 2020-04, 2020-Q1, 2020-H1, 2020-9M or 2020",
            )
        };
        let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
            true => text.parse::<u32>().map_err(|_| malformed()),
            false => Err(malformed()),
        };
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year = i32::try_from(number(year)?).map_err(|_| malformed())?;
        let Some(rest) = rest else { return Self::year(year) };
        match (rest.strip_prefix('Q'), rest.strip_prefix('H')) {
            (Some(quarter), _) => Self::quarter(year, number(quarter)?),
            (_, Some(half)) => Self::half_year(year, number(half)?),
            _ if rest == "9M" => Self::nine_months(year),
            _ => Self::month(year, number(rest)?),
        }
    }
}

impl From<ReportPeriod> for String {
    fn from(period: ReportPeriod) -> Self {
        period.to_string()
    }
}

impl TryFrom<String> for ReportPeriod {
    type Error = DondocError;
    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Month => write!(f, "{}-{:02}", self.year, self.index),
            PeriodKind::Quarter => write!(f, "{}-Q{}", self.year, self.index),
            PeriodKind::HalfYear => write!(f, "{}-H{}", self.year, self.index),
            PeriodKind::NineMonths => write!(f, "{}-9M", self.year),
            PeriodKind::Year => write!(f, "{}", self.year),
        }
    }
}
