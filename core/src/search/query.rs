//! What is looked for.

use crate::error::{DondocError, Result, codes};
use crate::search::fold::{Word, words};

/// How many hits are shown unless a query says otherwise.
pub const DEFAULT_LIMIT: usize = 20;

/// The longest text that is looked for, in bytes: three parts of each of some hundred letters.
const LONGEST: usize = 1_000;

/// What is looked for: words that must all occur, in any order, of which the last may be a beginning, as people type it.
/// Words that stand together in the query, such as `152/KH-UBND`, must stand together in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    terms: Vec<Term>,
    limit: usize,
}

/// Words that must follow each other.
#[derive(Clone, PartialEq, Eq)]
struct Term {
    words: Vec<String>,
    /// Whether the last word is a beginning.
    open: bool,
}

impl std::fmt::Debug for Term {
    /// What people look for may be text of a document.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Term({} words)", self.words.len())
    }
}

/// Where a text holds what is looked for, in characters (Unicode code points).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Place {
    /// The first character.
    pub start: u32,
    /// The one behind the last.
    pub end: u32,
}

impl SearchQuery {
    /// Reads what somebody typed. The last word may be a beginning, unless something that belongs to no word follows it, such
    /// as a space.
    ///
    /// # Errors
    /// `search.invalid` when there is no letter and no figure in it, or more than 1,000 bytes.
    pub fn new(text: &str) -> Result<Self> {
        let invalid = |detail| Err(DondocError::invalid(codes::SEARCH_INVALID, "query", detail));
        if text.len() > LONGEST {
            return invalid("it has more than 1,000 bytes");
        }
        let together = |part: &str| words(part).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        let parts = text.split_whitespace().map(together).filter(|words| !words.is_empty());
        let mut terms = parts.map(|words| Term { words, open: false }).collect::<Vec<_>>();
        let Some(last) = terms.last_mut() else { return invalid("it has no letter and no figure") };
        last.open = words(text).last().is_some_and(|word| word.end == text.chars().count());
        Ok(Self { terms, limit: DEFAULT_LIMIT })
    }

    /// The same, with another number of hits at most.
    #[must_use]
    pub fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// How many hits are shown at most.
    #[must_use]
    pub const fn hits(&self) -> usize {
        self.limit
    }

    /// What must occur: words that follow each other, and whether the last of them is a beginning. Each word is letters or
    /// figures alone.
    pub fn terms(&self) -> impl Iterator<Item = (&[String], bool)> {
        self.terms.iter().map(|term| (term.words.as_slice(), term.open))
    }

    /// Where a text holds all that is looked for, in order; `None` if it does not.
    #[must_use]
    pub fn places(&self, text: &str) -> Option<Vec<Place>> {
        self.places_in(&[text]).and_then(|places| places.into_iter().next())
    }

    /// Where texts that belong together hold what is looked for, text by text; `None` if something of it is in none.
    pub(super) fn places_in(&self, texts: &[&str]) -> Option<Vec<Vec<Place>>> {
        let texts = texts.iter().map(|text| words(text)).collect::<Vec<_>>();
        let mut places = vec![Vec::new(); texts.len()];
        for term in &self.terms {
            let mut found = false;
            for (words, places) in texts.iter().zip(&mut places) {
                for place in term.places(words) {
                    found = true;
                    places.push(place);
                }
            }
            if !found {
                return None;
            }
        }
        places.iter_mut().for_each(|places| {
            places.sort_unstable();
            places.dedup();
        });
        Some(places)
    }
}

impl Term {
    fn places<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = Place> + 'a {
        let runs = words.windows(self.words.len().max(1)).filter(|run| self.is(run));
        runs.filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            Some(Place { start: u32::try_from(first.start).ok()?, end: u32::try_from(last.end).ok()? })
        })
    }

    fn is(&self, run: &[Word]) -> bool {
        let last = self.words.len().saturating_sub(1);
        self.words.iter().zip(run).enumerate().all(|(place, (wanted, word))| {
            if self.open && place == last { word.folded.starts_with(wanted) } else { word.folded == *wanted }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Báo cáo kết quả đầu tư công theo Kế hoạch 152/KH-UBND";

    fn marked(query: &str, text: &str) -> Option<Vec<String>> {
        let places = SearchQuery::new(query).expect("a query").places(text)?;
        let shown = |place: Place| {
            text.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
        };
        Some(places.into_iter().map(shown).collect())
    }

    #[test]
    fn all_words_must_occur_and_the_last_may_be_a_beginning() {
        for (query, wanted) in [
            ("bao cao", Some(vec!["Báo", "cáo"])),
            ("CÁO báo", Some(vec!["Báo", "cáo"])),
            ("dau tu con", Some(vec!["đầu", "tư", "công"])),
            ("dau tu con ", None),
            ("da tu cong", None),
            ("bao cao tai chinh", None),
            ("k", Some(vec!["kết", "Kế", "KH"])),
            ("cong cong", Some(vec!["công"])),
        ] {
            let wanted = wanted.map(|words| words.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(marked(query, TEXT), wanted, "{query}");
        }
    }

    #[test]
    fn what_stands_together_must_stand_together() {
        for (query, found) in [
            ("152/KH-UBND", true),
            ("152/kh-ub", true),
            ("0152 KH", true),
            ("152kh", true),
            ("kh-ubnd", true),
            ("ubnd/152", false),
            ("152/UBND", false),
            ("15/KH-UBND", false),
        ] {
            assert_eq!(marked(query, TEXT).is_some(), found, "{query}");
        }
        assert_eq!(marked("152/KH-UBND", TEXT), Some(vec!["152/KH-UBND".to_owned()]));
    }

    #[test]
    fn a_query_without_a_word_or_without_end_is_refused_without_repeating_it() {
        for text in ["", "  ", "… / -", &"mật ".repeat(400)] {
            let error = SearchQuery::new(text).expect_err("no query");
            assert_eq!(error.code(), "search.invalid");
            assert!(!error.to_string().contains("mật"));
        }
        let shown = format!("{:?}", SearchQuery::new("nhân sự").expect("a query"));
        assert!(!shown.contains("nhan"), "{shown}");
    }
}
