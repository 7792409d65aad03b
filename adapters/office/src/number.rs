//! Numbers as people read them: `1.234` and `95,2 %` in Vietnamese, `1,234` and `95.2%` in English.

use dondoc::law::Language;
use dondoc::report::Percent;

/// A count, in groups of three digits.
pub(crate) fn count(count: i64, language: Language) -> String {
    let mark = match language {
        Language::Vietnamese => '.',
        Language::English => ',',
    };
    let digits = count.unsigned_abs().to_string();
    let mut text = String::from(if count < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A percentage with its sign.
pub(crate) fn percent(percent: Percent, language: Language) -> String {
    match language {
        // No line may end between the number and its sign.
        Language::Vietnamese => format!("{}\u{a0}%", percent.vietnamese()),
        Language::English => format!("{percent}%"),
    }
}

/// A percentage over `whole`: of 95.2 %, 95.2 over one, and 0.952 over a hundred.
#[allow(clippy::cast_precision_loss, reason = "percentages lie far below 2^53")]
pub(crate) fn over(percent: Percent, whole: i64) -> f64 {
    let units = 10_i64.saturating_pow(percent.decimals.into());
    percent.units as f64 / units.saturating_mul(whole) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_by_three() {
        let vi = |number| count(number, Language::Vietnamese);
        assert_eq!(
            [0, 7, 999, 1_000, 12_345, 1_234_567].map(vi),
            ["0", "7", "999", "1.000", "12.345", "1.234.567"]
        );
        assert_eq!(vi(-1_000), "-1.000");
        assert_eq!(vi(i64::MIN), "-9.223.372.036.854.775.808");
        assert_eq!(count(1_234_567, Language::English), "1,234,567");
    }

    #[test]
    fn percentages_keep_their_decimals() {
        let value = |units, decimals| Percent { units, decimals };
        assert_eq!(percent(value(952, 1), Language::Vietnamese), "95,2\u{a0}%");
        assert_eq!(percent(value(1_000, 1), Language::Vietnamese), "100,0\u{a0}%");
        assert_eq!(percent(value(952, 1), Language::English), "95.2%");
        assert_eq!((over(value(952, 1), 1), over(value(952, 1), 100)), (95.2, 0.952));
    }
}
