//! A CSV file as named cells, each with its place.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim};
use dondoc::model::Secrecy;
use dondoc::{CivilDate, Instant};
use unicode_normalization::UnicodeNormalization;

use crate::problem::Problem;
use crate::row::secrecy;

/// The lines of a file under its header.
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    /// Columns that are in the file and not known.
    pub(crate) ignored: Vec<String>,
}

/// One line.
pub(crate) struct Row {
    pub(crate) line: u64,
    cells: HashMap<&'static str, String>,
}

/// Reads `bytes` with the columns `known`, of which `required` must be there.
pub(crate) fn read(
    file: &str,
    bytes: &[u8],
    known: &[&'static str],
    required: &[&'static str],
) -> Result<Table, Vec<Problem>> {
    // Spreadsheets put a byte order mark in front of what they export.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // A quote that is never closed would swallow every row behind it.
    if bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
        let line = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        return Err(vec![Problem::cell(
            file,
            line.max(1),
            "",
            "import.quote",
            "Có dấu ngoặc kép không được đóng",
        )]);
    }
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::All).from_reader(bytes);
    let header = reader.headers().map_err(|error| vec![unreadable(file, &error)])?.clone();
    let names = header.iter().map(|name| name.nfc().collect::<String>()).collect::<Vec<_>>();
    let columns =
        names.iter().map(|name| known.iter().copied().find(|known| known == name)).collect::<Vec<_>>();

    let mut problems = Vec::new();
    for name in required {
        if !columns.contains(&Some(name)) {
            problems.push(Problem::cell(file, 1, name, "import.column_missing", "Thiếu cột"));
        }
    }
    for (at, column) in columns.iter().enumerate() {
        if column.is_some() && columns.iter().take(at).any(|earlier| earlier == column) {
            let name = column.unwrap_or_default();
            problems.push(Problem::cell(file, 1, name, "import.column_twice", "Cột xuất hiện hai lần"));
        }
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Err(error) => problems.push(unreadable(file, &error)),
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                if let Some(name) =
                    names.iter().zip(&columns).zip(&record).find_map(|((name, column), cell)| {
                        (column.is_none()
                            && secrecy(cell).is_some_and(|degree| degree != Secrecy::Unclassified))
                        .then_some(name)
                    })
                {
                    // A column we do not know may be the one that says what must not enter.
                    let detail = "Cột không nhận biết có ghi độ mật; văn bản có độ mật không được nhập";
                    problems.push(Problem::cell(file, line, name, "import.secrecy_column", detail));
                } else if record.len() == columns.len() {
                    rows.push(Row { line, cells: cells(&columns, &record) });
                } else {
                    let detail = format!("Dòng có {} ô, tiêu đề có {} cột", record.len(), columns.len());
                    problems.push(Problem::cell(file, line, "", "import.cells", &detail));
                }
            }
        }
    }
    if problems.is_empty() {
        let ignored = names.iter().zip(&columns).filter(|(_, column)| column.is_none());
        Ok(Table { rows, ignored: ignored.map(|(name, _)| name.clone()).collect() })
    } else {
        Err(problems)
    }
}

fn cells(columns: &[Option<&'static str>], record: &StringRecord) -> HashMap<&'static str, String> {
    columns
        .iter()
        .zip(record)
        .filter_map(|(column, cell)| column.map(|name| (name, cell.nfc().collect())))
        .collect()
}

fn unreadable(file: &str, error: &csv::Error) -> Problem {
    let line = error.position().map_or(1, csv::Position::line);
    let (code, detail) = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => ("import.encoding", "Không phải UTF-8"),
        _ => ("import.unreadable", "Không đọc được dòng"),
    };
    Problem::cell(file, line, "", code, detail)
}

impl Row {
    /// The text of a cell; `None` when it is empty or the column is not there.
    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str).filter(|text| !text.is_empty())
    }
}

/// Reads the cells of one row and keeps what is wrong with them.
pub(crate) struct Cells<'a> {
    pub(crate) file: &'a str,
    pub(crate) row: &'a Row,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl Cells<'_> {
    pub(crate) fn problem(&mut self, column: &str, code: &str, detail: &str) {
        self.problems.push(Problem::cell(self.file, self.row.line, column, code, detail));
    }

    /// A cell as `T`; an empty one is `None`, an unreadable one a problem and `None`.
    pub(crate) fn read<T>(
        &mut self,
        column: &str,
        code: &str,
        detail: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.row.text(column)?;
        let value = parse(text);
        if value.is_none() {
            self.problem(column, code, detail);
        }
        value
    }

    pub(crate) fn date(&mut self, column: &str) -> Option<CivilDate> {
        self.read(column, "import.date", "Ngày không hợp lệ, cần dạng YYYY-MM-DD", |text| {
            text.parse().ok()
        })
    }

    pub(crate) fn instant(&mut self, column: &str) -> Option<Instant> {
        self.read(
            column,
            "import.instant",
            "Thời điểm không hợp lệ, cần RFC 3339 có múi giờ",
            |text| text.parse().ok(),
        )
    }

    /// A cell that must be there.
    pub(crate) fn required<T>(
        &mut self,
        column: &str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.row.text(column).is_none() {
            self.problem(column, "import.empty", "Ô không được để trống");
            return None;
        }
        read(self)
    }

    /// An id.
    pub(crate) fn id<T: TryFrom<String>>(&mut self, column: &str) -> Option<T> {
        self.read(column, "import.id", "Mã không hợp lệ", |text| T::try_from(text.to_owned()).ok())
    }

    /// Two cells that stand together or not at all.
    pub(crate) fn together(&mut self, first: &str, second: &str) {
        match (self.row.text(first), self.row.text(second)) {
            (Some(_), None) => self.problem(second, "import.empty", "Ô phải có cùng với ô liên quan"),
            (None, Some(_)) => self.problem(first, "import.empty", "Ô phải có cùng với ô liên quan"),
            _ => {}
        }
    }
}
