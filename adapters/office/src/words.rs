//! The words of the writers themselves, in both languages.

use dondoc::law::{Language, Text};

/// A word in both languages.
pub(crate) struct Word {
    vi: &'static str,
    en: &'static str,
}

impl Word {
    /// The word in `language`.
    pub(crate) const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.vi,
            Language::English => self.en,
        }
    }
}

/// A text in both languages.
pub(crate) fn text(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text { vi: vi.into(), en: en.into() }
}

/// The key of the label that regulations have for the row of totals.
pub(crate) const TOTAL_ROW: &str = "total_row";

/// A number that there is not.
pub(crate) const NONE: Word = Word { vi: "không có", en: "none" };
/// The heading of the notes.
pub(crate) const DEFINITIONS: Word = Word { vi: "Định nghĩa", en: "Definitions" };
/// The heading of the sources.
pub(crate) const SOURCES: Word = Word { vi: "Nguồn số liệu", en: "Sources" };
/// The sheet with both.
pub(crate) const DEFINITIONS_AND_SOURCES: Word =
    Word { vi: "Định nghĩa và nguồn", en: "Definitions and sources" };
/// A sheet with a table; its number follows.
pub(crate) const TABLE: Word = Word { vi: "Bảng", en: "Table" };
/// A page of a printed sheet.
pub(crate) const PAGE: Word = Word { vi: "Trang", en: "Page" };
/// Where a chart says less than its table.
pub(crate) const FIGURES_BELOW: Word = Word {
    vi: "Số liệu đầy đủ ở bảng bên dưới.",
    en: "The table below has all the figures.",
};
/// The name of the navigation from a chart to its table, for readers of screens.
pub(crate) const CHARTS: Word = Word { vi: "Biểu đồ", en: "Charts" };

/// A person on a page for everybody.
pub(crate) const UNNAMED: Word = Word { vi: "(không nêu tên)", en: "(name withheld)" };

/// A text as one line of characters that XML can hold.
pub(crate) fn line(text: &str) -> String {
    text.chars()
        .map(|char| if char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}') { ' ' } else { char })
        .collect()
}
