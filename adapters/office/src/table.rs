//! What the writers print: a table with all it takes to read it. It knows nothing of reports.

use dondoc::law::{Language, Text};
use dondoc::report::Percent;
use serde::Serialize;

use crate::error::{OfficeError, Result};
use crate::number;
use crate::words;

/// A table: its rows fit its columns, and one column names the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    title: Text,
    /// The period, the window, and what was known: a line each.
    pub subtitle: Vec<Text>,
    /// The figures in sentences, for the body of a letter and the top of a page.
    pub summary: Vec<Text>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    #[serde(skip)]
    charts: Vec<Chart>,
    /// What the columns mean, how they are rounded, which sums hold.
    pub notes: Vec<Note>,
    /// What the figures rest on.
    pub sources: Vec<Source>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name for programs.
    pub key: String,
    /// Its name for people.
    pub label: Text,
    /// What its cells are.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether it names or tells of persons: pages for the public leave such a column out.
    pub personal: bool,
}

/// What the cells of a column are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Kind {
    /// The names of the rows; a table has one such column.
    Heading,
    /// What the rows are called by programs; papers and pages leave it out.
    Code,
    /// What programs call the group that a row is part of; papers and pages, which show the group above its rows, leave it out.
    Group,
    /// Texts.
    Text,
    /// Counts.
    Count,
    /// Percentages.
    Percent {
        /// Of what.
        denominator: Text,
    },
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A line of text, see [`Cell::text`].
    Text(String),
    /// A word that the library has in both languages, see [`Cell::word`].
    Word(Text),
    /// A count.
    Count(i64),
    /// A percentage; it is never 0 % of nothing, see [`Cell::None`].
    Percent(Percent),
    /// There is no such number: an empty denominator.
    None,
}

/// What a row is to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It names the rows that follow.
    Group,
    /// It is counted in the rows of sums.
    Detail,
    /// It adds up a group.
    Subtotal,
    /// It adds up the table.
    Total,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    level: Level,
    cells: Vec<Cell>,
}

/// What a word of the table means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The word.
    pub label: Text,
    /// What it means.
    pub text: Text,
}

/// Something that the figures rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its name for programs, such as `regulation`.
    pub key: String,
    /// Its name for people.
    pub label: Text,
    /// What it is.
    pub value: Text,
}

/// Counts that add up, to be drawn as stacked bars, a bar a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: Text,
    /// Which rows.
    pub rows: Level,
    /// The keys of the columns of counts, in order.
    pub series: Vec<String>,
}

impl Column {
    /// A column of `kind` that tells nothing of persons.
    #[must_use]
    pub fn new(key: impl Into<String>, label: Text, kind: Kind) -> Self {
        Self { key: key.into(), label, kind, personal: false }
    }

    /// Whether it holds codes, which tell people nothing.
    pub(crate) const fn is_for_programs(&self) -> bool {
        matches!(self.kind, Kind::Code | Kind::Group)
    }

    /// The same column, telling of persons.
    #[must_use]
    pub fn of_persons(self) -> Self {
        Self { personal: true, ..self }
    }
}

impl Cell {
    /// A text as one line of characters that every format can hold: control characters become spaces.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(words::line(text))
    }

    /// A word in both languages, each as [`Cell::text`].
    #[must_use]
    pub fn word(word: &Text) -> Self {
        Self::Word(Text { vi: words::line(&word.vi), en: words::line(&word.en) })
    }

    const fn fits(&self, kind: &Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Text(_) | Self::Word(_), Kind::Heading | Kind::Code | Kind::Group | Kind::Text)
                | (Self::Count(_) | Self::None, Kind::Count)
                | (Self::Percent(_) | Self::None, Kind::Percent { .. })
        )
    }

    /// As people read it.
    #[must_use]
    pub fn show(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(word) => word.get(language).to_owned(),
            Self::Count(count) => number::count(*count, language),
            Self::Percent(percent) => number::percent(*percent, language),
            Self::None => words::NONE.get(language).to_owned(),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Word(word) => word.serialize(serializer),
            Self::Count(count) => serializer.serialize_i64(*count),
            Self::Percent(percent) => serializer.serialize_f64(number::over(*percent, 1)),
            Self::None => serializer.serialize_none(),
        }
    }
}

impl Row {
    /// What it is to the others.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Its cells, one a column.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }
}

impl Table {
    /// A table without rows yet.
    ///
    /// # Errors
    /// `table.malformed` unless one column, and one only, is [`Kind::Heading`], and the keys differ.
    pub fn new(title: Text, columns: Vec<Column>) -> Result<Self> {
        if columns.iter().filter(|column| column.kind == Kind::Heading).count() != 1 {
            return Err(OfficeError::table("columns", "exactly one column names the rows"));
        }
        let mut keys = columns.iter().map(|column| column.key.as_str()).collect::<Vec<_>>();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() != columns.len() {
            return Err(OfficeError::table("columns", "two columns have the same key"));
        }
        let (subtitle, summary, rows, charts) = Default::default();
        Ok(Self { title, subtitle, summary, columns, rows, charts, notes: Vec::new(), sources: Vec::new() })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// `table.malformed` when its cells are not one a column, each of the column's kind.
    pub fn push(&mut self, level: Level, cells: Vec<Cell>) -> Result<()> {
        let place = || format!("row {}", self.rows.len() + 1);
        if cells.len() != self.columns.len() {
            return Err(OfficeError::table(place(), "its cells are not one a column"));
        }
        if cells.iter().zip(&self.columns).any(|(cell, column)| !cell.fits(&column.kind)) {
            return Err(OfficeError::table(place(), "a cell is not of the kind of its column"));
        }
        self.rows.push(Row { level, cells });
        Ok(())
    }

    /// Adds a chart.
    ///
    /// # Errors
    /// `table.malformed` when a series is not the key of a column of counts.
    pub fn draw(&mut self, chart: Chart) -> Result<()> {
        let counts = |key: &String| self.place(key).is_some_and(|(_, column)| column.kind == Kind::Count);
        match chart.series.iter().find(|key| !counts(key)) {
            Some(_) => Err(OfficeError::table("chart", "a series is not a column of counts")),
            None => {
                self.charts.push(chart);
                Ok(())
            }
        }
    }

    /// What it is a table of.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.title
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The charts.
    #[must_use]
    pub fn charts(&self) -> &[Chart] {
        &self.charts
    }

    /// A column by its key, with its place.
    pub(crate) fn place(&self, key: &str) -> Option<(usize, &Column)> {
        self.columns.iter().enumerate().find(|(_, column)| column.key == key)
    }

    /// The name of a row.
    pub(crate) fn name<'a>(&self, row: &'a Row, language: Language) -> &'a str {
        let cells = row.cells.iter().zip(&self.columns);
        let mut names = cells.filter(|(_, column)| column.kind == Kind::Heading);
        match names.next() {
            Some((Cell::Text(name), _)) => name,
            Some((Cell::Word(name), _)) => name.get(language),
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Text {
        Text { vi: text.to_owned(), en: text.to_owned() }
    }

    fn column(key: &str, kind: Kind) -> Column {
        Column::new(key, text(key), kind)
    }

    #[test]
    fn one_column_names_the_rows() {
        for columns in [
            vec![column("a", Kind::Count)],
            vec![column("a", Kind::Heading), column("b", Kind::Heading)],
            vec![column("a", Kind::Heading), column("a", Kind::Count)],
        ] {
            assert_eq!(Table::new(text("t"), columns).unwrap_err().code(), "table.malformed");
        }
    }

    #[test]
    fn a_row_that_does_not_fit_is_refused() {
        let mut table =
            Table::new(text("t"), vec![column("a", Kind::Heading), column("b", Kind::Count)]).unwrap();
        for cells in [
            vec![Cell::text("x")],
            vec![Cell::text("x"), Cell::text("y")],
            vec![Cell::Count(1), Cell::Count(1)],
            vec![Cell::None, Cell::Count(1)],
        ] {
            let error = table.push(Level::Detail, cells).unwrap_err();
            assert_eq!((error.code(), error.field()), ("table.malformed", "row 1"));
        }
        table.push(Level::Detail, vec![Cell::text("x"), Cell::None]).unwrap();
        assert_eq!(table.rows().len(), 1);
    }

    #[test]
    fn a_chart_draws_counts() {
        let mut table =
            Table::new(text("t"), vec![column("a", Kind::Heading), column("b", Kind::Count)]).unwrap();
        let chart = |key: &str| Chart { title: text("c"), rows: Level::Detail, series: vec![key.to_owned()] };
        assert!(table.draw(chart("b")).is_ok());
        assert!(table.draw(chart("a")).is_err());
        assert!(table.draw(chart("c")).is_err());
    }

    #[test]
    fn a_text_is_one_line() {
        assert_eq!(Cell::text("Sở\r\nNội\tvụ\u{0}\u{ffff}!"), Cell::text("Sở  Nội vụ  !"));
    }
}
