//! Document numbers (số, ký hiệu), read leniently: the text as written is always kept.

use unicode_normalization::UnicodeNormalization;
use winnow::ascii::digit1;
use winnow::combinator::{eof, opt, terminated};
use winnow::prelude::*;
use winnow::token::{one_of, take_while};

/// Số, ký hiệu of a document, such as `09/2020/QĐ-UBND`, `1234/UBND-TH` or `288TTr-VPUBND`.
///
/// What cannot be read stays text: [`DocumentNumber::number`] and [`DocumentNumber::symbol`] are then `None`. A
/// number is not an identity: it restarts every year and with every issuer.
///
/// ```
/// use dondoc::model::DocumentNumber;
/// let number = DocumentNumber::read("Số: 09/2020/QÐ-UBND");
/// assert_eq!(number.raw(), "Số: 09/2020/QÐ-UBND");
/// assert_eq!((number.number(), number.year(), number.symbol()), (Some(9), Some(2020), Some("QĐ-UBND")));
/// assert_eq!(DocumentNumber::read("Không số").number(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentNumber {
    raw: String,
    parts: Option<Parts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Parts {
    number: u32,
    suffix: Option<char>,
    year: Option<u16>,
    symbol: String,
}

impl DocumentNumber {
    /// Reads a number as written; never fails.
    #[must_use]
    pub fn read(raw: &str) -> Self {
        Self { raw: raw.to_owned(), parts: parts.parse(normal_form(raw).as_str()).ok() }
    }

    /// The text as written.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Số: the number in the register of its issuer.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.parts.as_ref().map(|parts| parts.number)
    }

    /// The letter behind the number, as in `12a`.
    #[must_use]
    pub fn suffix(&self) -> Option<char> {
        self.parts.as_ref().and_then(|parts| parts.suffix)
    }

    /// The year within the number: the mark of a legal normative document.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.parts.as_ref().and_then(|parts| parts.year)
    }

    /// Ký hiệu: `QĐ-UBND`.
    #[must_use]
    pub fn symbol(&self) -> Option<&str> {
        self.parts.as_ref().map(|parts| parts.symbol.as_str())
    }

    /// The number in the one form in which two spellings of it are equal; `None` where it could not be read.
    #[must_use]
    pub fn canonical(&self) -> Option<String> {
        self.parts.as_ref().map(|parts| {
            let suffix = parts.suffix.map_or_else(String::new, String::from);
            let year = parts.year.map_or_else(String::new, |year| format!("{year:04}/"));
            format!("{:02}{suffix}/{year}{}", parts.number, parts.symbol)
        })
    }
}

/// One spelling: NFC, Eth for Đ mended, dashes alike, no white space, no leading "Số:".
fn normal_form(raw: &str) -> String {
    let text: String = raw
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'Ð' => 'Đ',
            '–' | '—' | '‑' | '−' => '-',
            other => other,
        })
        // Last: marks that a space had kept apart come together, and have one order only then.
        .nfc()
        .collect();
    let bare = ["Số:", "số:", "Số", "số"].iter().find_map(|prefix| text.strip_prefix(prefix));
    bare.unwrap_or(&text).to_owned()
}

fn parts(input: &mut &str) -> winnow::Result<Parts> {
    let number = digit1.parse_to::<u32>().parse_next(input)?;
    let suffix = opt(terminated(one_of('a'..='z'), '/')).parse_next(input)?;
    if suffix.is_none() {
        // The Quy chế itself writes 288TTr-VPUBND, without the slash.
        opt(one_of(['/', '-'])).parse_next(input)?;
    }
    let year = opt(terminated(take_while(4, |c: char| c.is_ascii_digit()), '/').parse_to::<u16>())
        .parse_next(input)?;
    let symbol = (
        take_while(1, char::is_alphabetic),
        take_while(0.., |c: char| c.is_alphanumeric() || "-/&.".contains(c)),
    )
        .take()
        .parse_next(input)?
        .to_owned();
    eof.parse_next(input)?;
    Ok(Parts { number, suffix, year, symbol })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_offices_write_them() {
        for (raw, canonical) in [
            ("09/2020/QĐ-UBND", Some("09/2020/QĐ-UBND")),
            ("9/2020/QĐ-UBND", Some("09/2020/QĐ-UBND")),
            ("1234/UBND-TH", Some("1234/UBND-TH")),
            ("288TTr-VPUBND", Some("288/TTr-VPUBND")),
            ("288/TTr-VPUBND", Some("288/TTr-VPUBND")),
            ("90-TB/TU", Some("90/TB/TU")),
            ("12a/UBND-KGVX", Some("12a/UBND-KGVX")),
            (" 45 / BC – STC ", Some("45/BC-STC")),
            ("45/QĐ-UBND", Some("45/QĐ-UBND")),
            ("Không số", None),
            ("", None),
            ("99999999999999999999/UBND", None),
            ("12/", None),
        ] {
            assert_eq!(DocumentNumber::read(raw).canonical().as_deref(), canonical, "{raw}");
        }
    }
}
