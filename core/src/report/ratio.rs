//! Ratios in per cent, computed in whole numbers: the figures of a report never pass through a float.

use serde::{Serialize, Serializer};

use crate::error::{DondocError, Result, codes};
use crate::law::Rounding;

/// A share in per cent with a fixed number of decimals, such as 84.46.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Percent {
    /// The share in units of the last decimal: 8446 of two decimals is 84.46 %.
    pub units: i64,
    /// How many decimals.
    pub decimals: u8,
}

/// A ratio of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct RatioValue {
    /// The figure above the line.
    pub numerator: i64,
    /// The figure below it.
    pub denominator: i64,
    /// The share; `None` when there is nothing below the line: that is never 0 %.
    pub percent: Option<Percent>,
}

/// `numerator` of `denominator` in per cent; `None` when the denominator is not above zero.
///
/// ```
/// use dondoc::{law::Rounding, report::percent};
/// // Hải Phòng, 10 months of 2018: 84,46 %. The national report of 2017: 98,62 %, of 98.6297…
/// assert_eq!(percent(13_119, 15_533, Rounding::HalfUp, 2).unwrap().to_string(), "84.46");
/// assert_eq!(percent(16_051, 16_051 + 223, Rounding::Truncated, 2).unwrap().to_string(), "98.62");
/// assert_eq!(percent(0, 0, Rounding::HalfUp, 2), None);
/// ```
#[must_use]
pub fn percent(numerator: i64, denominator: i64, rounding: Rounding, decimals: u8) -> Option<Percent> {
    if denominator <= 0 {
        return None;
    }
    let denominator = i128::from(denominator);
    let scaled = i128::from(numerator) * 100 * i128::from(10_i64.checked_pow(u32::from(decimals))?);
    let units = match rounding {
        Rounding::HalfUp => (2 * scaled + denominator).div_euclid(2 * denominator),
        Rounding::Truncated => scaled / denominator,
    };
    Some(Percent { units: i64::try_from(units).ok()?, decimals })
}

impl Percent {
    /// What is left of 100 %.
    #[must_use]
    pub const fn remainder(self) -> Self {
        let whole = 100 * 10_i64.saturating_pow(self.decimals as u32);
        Self { units: whole - self.units, ..self }
    }

    /// As Vietnamese writes it: `84,46`.
    #[must_use]
    pub fn vietnamese(self) -> String {
        self.to_string().replace('.', ",")
    }
}

impl std::str::FromStr for Percent {
    type Err = DondocError;

    /// Reads a share as offices write it, with a comma or a point: `84,46`, `84.46 %`.
    fn from_str(text: &str) -> Result<Self> {
        let invalid = || DondocError::invalid(codes::REPORT_CLAIM, "share", "not a share in per cent");
        let number = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
        let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || decimals.len() > 4 || !digits(whole) || !digits(decimals) {
            return Err(invalid());
        }
        let units = format!("{whole}{decimals}").parse().map_err(|_| invalid())?;
        Ok(Self { units, decimals: u8::try_from(decimals.len()).map_err(|_| invalid())? })
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = 10_u64.saturating_pow(u32::from(self.decimals));
        let sign = if self.units < 0 { "-" } else { "" };
        let units = self.units.unsigned_abs();
        match self.decimals {
            0 => write!(f, "{sign}{units}"),
            decimals => write!(f, "{sign}{}.{:02$}", units / unit, units % unit, usize::from(decimals)),
        }
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(numerator: i64, denominator: i64, rounding: Rounding, decimals: u8) -> String {
        percent(numerator, denominator, rounding, decimals)
            .map_or_else(|| "none".to_owned(), Percent::vietnamese)
    }

    #[test]
    fn published_shares_are_met() {
        use Rounding::{HalfUp, Truncated};
        assert_eq!(written(16_051, 16_274, Truncated, 2), "98,62"); // T1, 2017; to the nearer it would be 98,63
        assert_eq!(written(16_051, 16_274, HalfUp, 2), "98,63");
        assert_eq!(
            percent(16_051, 16_274, Truncated, 2).map(|p| p.remainder().vietnamese()),
            Some("1,38".to_owned())
        );
        assert_eq!(written(223, 16_274, Truncated, 2), "1,37"); // by itself it is not what was printed
        assert_eq!(written(2_501, 2_723, Truncated, 1), "91,8"); // 2016
        assert_eq!(written(13_119, 15_533, HalfUp, 2), "84,46"); // T2; cut off it would be 84,45
        assert_eq!(written(13_119, 15_533, Truncated, 2), "84,45");
    }

    #[test]
    fn edges_of_rounding() {
        use Rounding::{HalfUp, Truncated};
        assert_eq!(written(1, 8, HalfUp, 0), "13"); // 12.5
        assert_eq!(written(1, 8, Truncated, 0), "12");
        assert_eq!(written(1, 16, HalfUp, 1), "6,3"); // 6.25
        assert_eq!(written(1, 1_000, HalfUp, 2), "0,10");
        assert_eq!(written(5, 5, HalfUp, 1), "100,0");
        assert_eq!(written(0, 7, HalfUp, 2), "0,00");
        assert_eq!(written(0, 0, HalfUp, 2), "none");
        assert_eq!(written(3, 0, Truncated, 1), "none");
    }
}
