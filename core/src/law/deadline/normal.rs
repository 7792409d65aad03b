//! The one spelling in which deadline texts are compared, with the way back to the text as written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in one spelling: composed letters, lower case, single spaces, one kind of dash, tone marks where modern
/// dictionaries put them. Diacritics stay: "ngay" (at once) is not "ngày" (day).
pub(super) struct Normal {
    pub(super) text: String,
    /// Of every character of `text`, where it begins there and where it came from in the raw text, in characters.
    origin: Vec<(usize, usize)>,
    /// Characters of the raw text.
    length: usize,
}

/// Longer cells hold several tasks, not one deadline.
const MOST_CHARACTERS: usize = 500;
/// More bytes than that many Vietnamese letters take when each is written in three parts.
const MOST_BYTES: usize = 4_000;

impl Normal {
    /// `None` when the text is too long to be a deadline.
    pub(super) fn of(raw: &str) -> Option<Self> {
        if raw.len() > MOST_BYTES || raw.nfc().count() > MOST_CHARACTERS {
            return None;
        }
        let mut normal =
            Self { text: String::with_capacity(raw.len()), origin: Vec::new(), length: raw.chars().count() };
        let mut chars = raw.chars().enumerate().peekable();
        while let Some((position, first)) = chars.next() {
            let mut cluster = String::from(first);
            while let Some((_, mark)) = chars.next_if(|(_, next)| is_combining_mark(*next)) {
                cluster.push(mark);
            }
            for letter in cluster.nfc().flat_map(char::to_lowercase) {
                normal.push(letter, position);
            }
        }
        normal.trim_end();
        Some(normal)
    }

    /// Where a byte of the normal text came from, in characters of the raw text from 0.
    pub(super) fn position(&self, byte: usize) -> usize {
        let at = self.origin.partition_point(|(start, _)| *start < byte);
        self.origin.get(at).map_or(self.length, |(_, position)| *position)
    }

    fn push(&mut self, letter: char, position: usize) {
        let letter = match letter {
            // Not to be seen, but copied along from web pages.
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => return,
            // Eth looks like Đ and is typed for it.
            'ð' => 'đ',
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            '“' | '”' | '″' | '〃' => '"',
            space if space.is_whitespace() => ' ',
            other => other,
        };
        if letter == ' ' && (self.text.is_empty() || self.text.ends_with(' ')) {
            return;
        }
        let moved = self.text.chars().next_back().and_then(|before| later_tone(before, letter));
        if let (Some((plain, toned)), Some((start, _))) = (moved, self.origin.last()) {
            self.text.truncate(*start);
            self.text.push(plain);
            self.origin.push((self.text.len(), position));
            self.text.push(toned);
        } else {
            self.origin.push((self.text.len(), position));
            self.text.push(letter);
        }
    }

    /// A full stop, a comma or a semicolon at the end says nothing.
    fn trim_end(&mut self) {
        let kept = self.text.trim_end_matches([' ', '.', ',', ';']).len();
        self.text.truncate(kept);
    }
}

/// `òa` as `oà`, `ủy` as `uỷ`: both are written, and the last letter keeps the tone where a consonant follows.
fn later_tone(first: char, second: char) -> Option<(char, char)> {
    let (plain, tone) = match first {
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' => ('o', "òóỏõọ".chars().position(|tone| tone == first)?),
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => ('u', "ùúủũụ".chars().position(|tone| tone == first)?),
        _ => return None,
    };
    let toned = match (plain, second) {
        ('o', 'a') => "àáảãạ",
        ('o', 'e') => "èéẻẽẹ",
        ('u', 'y') => "ỳýỷỹỵ",
        _ => return None,
    };
    Some((plain, toned.chars().nth(tone)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(raw: &str) -> String {
        Normal::of(raw).map(|normal| normal.text).unwrap_or_default()
    }

    #[test]
    fn spellings_become_one() {
        assert_eq!(normal("  Ủy\u{a0} ban,  HÒAN THÀNH – quý II. "), "uỷ ban, hoàn thành - quý ii");
        assert_eq!(normal("Tru\u{31b}o\u{31b}\u{301}c nga\u{300}y"), "trước ngày");
        assert_eq!(normal("hoàn của quý\u{200b}"), "hoàn của quý");
    }

    #[test]
    fn positions_lead_back_to_the_raw_text() {
        let raw = "  Tru\u{31b}o\u{31b}\u{301}c  30/02";
        let normal = Normal::of(raw).expect("short");
        let byte = normal.text.find('3').expect("a date");
        assert_eq!(raw.chars().nth(normal.position(byte)), Some('3'));
    }

    #[test]
    fn long_texts_are_no_deadlines() {
        assert!(Normal::of(&"ệ".repeat(500)).is_some());
        assert!(Normal::of(&"e\u{302}\u{323}".repeat(500)).is_some());
        assert!(Normal::of(&"a".repeat(501)).is_none());
        assert!(Normal::of(&"\u{323}".repeat(100_000)).is_none());
    }
}
