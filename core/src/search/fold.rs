//! Words as they are compared: small letters without marks.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A longer one is compared by its beginning: no index need hold what is no word.
const LONGEST_WORD: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is compared.
    pub(super) folded: String,
    /// Where it begins in the text, in characters.
    pub(super) start: usize,
    /// Where it ends, in characters; its marks belong to it.
    pub(super) end: usize,
}

/// The name of the rules by which a text is made into words: where another name made an index, the index is of no use.
#[must_use]
pub fn folding() -> String {
    let (std, tables) = (char::UNICODE_VERSION, unicode_normalization::UNICODE_VERSION);
    format!("1/{}.{}.{}/{}.{}.{}", std.0, std.1, std.2, tables.0, tables.1, tables.2)
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Words::default();
    for (position, letter) in text.chars().enumerate() {
        if is_invisible(letter) || is_combining_mark(letter) {
            words.go_on(position);
            continue;
        }
        decompose_compatible(letter, |part| {
            for part in part.to_lowercase().filter(|part| !is_combining_mark(*part)) {
                words.push(plain(part), position);
            }
        });
    }
    words.finish()
}

/// Not to be seen, but copied along from web pages: it parts no word.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Đ has no decomposition, and Eth and the African Đ are typed for it.
const fn plain(letter: char) -> char {
    match letter {
        'đ' | 'ð' | 'ɖ' => 'd',
        other => other,
    }
}

/// The words so far; the last may go on.
#[derive(Default)]
struct Words {
    done: Vec<Word>,
    last: Option<Word>,
}

impl Words {
    fn push(&mut self, letter: char, position: usize) {
        if !letter.is_alphanumeric() {
            self.end_word();
            return;
        }
        let before = self.last.as_ref().and_then(|word| word.folded.chars().next_back());
        if before.is_some_and(|before| before.is_numeric() != letter.is_numeric()) {
            self.end_word();
        }
        let word = self.last.get_or_insert_with(|| Word { folded: String::new(), start: position, end: 0 });
        word.folded.push(letter);
        word.end = position + 1;
    }

    /// A mark belongs to the letter before it.
    const fn go_on(&mut self, position: usize) {
        if let Some(word) = &mut self.last {
            word.end = position + 1;
        }
    }

    fn end_word(&mut self) {
        if let Some(mut word) = self.last.take() {
            let zeros = word.folded.len() - word.folded.trim_start_matches('0').len();
            word.folded.drain(..zeros);
            if word.folded.is_empty() {
                word.folded.push('0');
            }
            if let Some((end, _)) = word.folded.char_indices().nth(LONGEST_WORD) {
                word.folded.truncate(end);
            }
            self.done.push(word);
        }
    }

    fn finish(mut self) -> Vec<Word> {
        self.end_word();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spellings_become_one() {
        for (text, wanted) in [
            ("BÁO CÁO Tài chính", "bao cao tai chinh"),
            ("Đầu tư công; ÐẦU TƯ", "dau tu cong dau tu"),
            ("Uỷ ban, Ủy ban, hoà, hòa", "uy ban uy ban hoa hoa"),
            ("Tru\u{31b}o\u{31b}\u{301}c nga\u{300}y", "truoc ngay"),
            ("bá\u{200b}o\u{a0}ca\u{ad}o", "bao cao"),
            ("152/KH-UBND", "152 kh ubnd"),
            ("288TTr–VPUBND", "288 ttr vpubnd"),
            ("09/2020/QĐ-UBND, 000", "9 2020 qd ubnd 0"),
            ("m², ＨÀ nội, İ", "m 2 ha noi i"),
            ("… – « »", ""),
        ] {
            assert_eq!(folded(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_word_knows_its_place_with_its_marks() {
        let text = "« Tru\u{31b}o\u{31b}\u{301}c » 12a";
        let places = words(text).into_iter().map(|word| (word.start, word.end)).collect::<Vec<_>>();
        let shown =
            |(start, end): (usize, usize)| text.chars().skip(start).take(end - start).collect::<String>();
        let shown = places.into_iter().map(shown).collect::<Vec<_>>();
        assert_eq!(shown, ["Tru\u{31b}o\u{31b}\u{301}c", "12", "a"]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(folded(&"ă".repeat(10_000)), "a".repeat(LONGEST_WORD));
        assert_eq!(folded(&"0".repeat(10_000)), "0");
        assert_eq!(folded(&"\u{323}".repeat(10_000)), "");
    }
}
