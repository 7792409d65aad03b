//! CSV, for Excel and for programs.

use dondoc::law::Language;

use crate::error::{OfficeError, Result};
use crate::table::{Cell, Table};
use crate::words;

/// How a CSV is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Csv {
    /// What stands between the cells.
    pub separator: Separator,
    /// Whether the file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8.
    pub bom: bool,
    /// What the first line says.
    pub headings: Headings,
}

/// What stands between the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// `,`, and a point before decimals.
    #[default]
    Comma,
    /// `;`, and a comma before decimals, as Excel expects it on a Vietnamese machine.
    Semicolon,
}

/// What the first line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headings {
    /// The keys of the columns.
    Keys,
    /// Their names in a language.
    Labels(Language),
}

impl Default for Csv {
    /// For Excel on a Vietnamese machine, with Vietnamese headings.
    fn default() -> Self {
        Self { separator: Separator::Semicolon, bom: true, headings: Headings::Labels(Language::Vietnamese) }
    }
}

/// A table as CSV: headings, then a line a row. A text that a spreadsheet would take for a formula gets an apostrophe
/// before it, and so does one that begins with an apostrophe, so that the text can be told from it again. An empty
/// denominator is an empty cell.
///
/// # Errors
/// `output.failed`.
pub fn csv(table: &Table, how: Csv) -> Result<Vec<u8>> {
    let (separator, mark) = match how.separator {
        Separator::Comma => (b',', "."),
        Separator::Semicolon => (b';', ","),
    };
    let bom: &[u8] = if how.bom { "\u{feff}".as_bytes() } else { &[] };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(bom.to_vec());
    let headings = table.columns().iter().map(|column| match how.headings {
        Headings::Keys => column.key.as_str(),
        Headings::Labels(language) => column.label.get(language),
    });
    let language = match how.headings {
        Headings::Keys => Language::Vietnamese,
        Headings::Labels(language) => language,
    };
    let failed = |error: csv::Error| OfficeError::output("csv", error);
    writer.write_record(headings.map(|heading| guarded(&words::line(heading)))).map_err(failed)?;
    for row in table.rows() {
        let cells = row.cells().iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text),
            Cell::Word(word) => guarded(word.get(language)),
            Cell::Count(count) => count.to_string(),
            Cell::Percent(percent) => percent.to_string().replace('.', mark),
            Cell::None => String::new(),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| OfficeError::output("csv", error.error()))
}

/// A text that no spreadsheet takes for a formula; full-width signs are folded by some of them.
fn guarded(text: &str) -> String {
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '\'' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text.to_owned(),
    }
}
