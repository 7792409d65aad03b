//! The table, as an annex (Phần I, mục III.1) on pages across the paper.

use docx_rs::{
    AlignmentType, Paragraph, Shading, Table as WordTable, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, WidthType,
};
use dondoc::law::Language;

use super::form::{BODY, CELL, NOTE, TITLE, paragraph, run, text_width, twips};
use super::letterhead::Letterhead;
use crate::table::{Cell, Column, Kind, Level, Table};
use crate::words;

const LANGUAGE: Language = Language::Vietnamese;

/// Từ “Phụ lục” and its title in the middle, and the document to which it belongs.
pub(super) fn title(table: &Table, head: &Letterhead) -> [Paragraph; 3] {
    let centred = || paragraph(AlignmentType::Center, 0, 0);
    let number = head.number_and_symbol().replacen("Số: ", "số ", 1).replacen("Số:", "số", 1);
    let (_, date) = head
        .place_and_date()
        .split_once(", ")
        .map_or_else(Default::default, |(place, date)| (place.to_owned(), date.to_owned()));
    let to = format!("(Kèm theo Báo cáo {number} {date} của {})", head.issuer);
    [
        centred().add_run(run("Phụ lục", TITLE).bold()),
        centred().add_run(run(&table.title().get(LANGUAGE).to_uppercase(), TITLE).bold()),
        paragraph(AlignmentType::Center, 0, 10).add_run(run(&to, BODY).italic()),
    ]
}

/// The table itself, its rows numbered where programs have codes; [`super::repeat_heading`] makes its first row the heading of every page.
pub(super) fn grid(table: &Table) -> WordTable {
    let is_printed = |column: &&Column| column.kind != Kind::Group;
    let columns = table.columns().iter().filter(is_printed).collect::<Vec<_>>();
    let widths = widths(&columns);
    let heading = columns.iter().zip(&widths).map(|(column, width)| {
        let paragraph = paragraph(AlignmentType::Center, 0, 0).add_run(run(&label(column), CELL).bold());
        let shade = Shading::new().fill("E7ECF1");
        cell(paragraph, *width).shading(shade).vertical_align(VAlignType::Center)
    });
    let mut rows = vec![TableRow::new(heading.collect()).cant_split()];
    let mut number = 0;
    for row in table.rows() {
        number += i64::from(row.level() == Level::Detail);
        let cells = row.cells().iter().zip(table.columns()).filter(|(_, column)| is_printed(column));
        let cells = cells.zip(&widths).map(|((value, column), width)| {
            let align = match (&column.kind, value) {
                (Kind::Heading | Kind::Group | Kind::Text, _) => AlignmentType::Left,
                (Kind::Code, _) | (_, Cell::None) => AlignmentType::Center,
                _ => AlignmentType::Right,
            };
            let text = match (&column.kind, row.level()) {
                (Kind::Code, Level::Detail) => number.to_string(),
                (Kind::Code, _) => String::new(),
                _ => value.show(LANGUAGE),
            };
            let text = run(&text, CELL);
            let text = if row.level() == Level::Detail { text } else { text.bold() };
            cell(paragraph(align, 0, 0).add_run(text), *width).vertical_align(VAlignType::Center)
        });
        rows.push(TableRow::new(cells.collect()));
    }
    WordTable::new(rows)
        .set_grid(widths.clone())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(docx_rs::TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(30, 60, 30, 60))
}

/// What the words mean and what the figures rest on, in small type under the table.
pub(super) fn notes(table: &Table) -> Vec<Paragraph> {
    let small = |text: &str| paragraph(AlignmentType::Both, 0, 0).add_run(run(text, NOTE));
    let notes = table.notes.iter().map(|note| (&note.label, &note.text));
    let sources = table.sources.iter().map(|source| (&source.label, &source.value));
    let mut lines = Vec::new();
    for (heading, pairs) in
        [(words::DEFINITIONS, notes.collect::<Vec<_>>()), (words::SOURCES, sources.collect::<Vec<_>>())]
    {
        if !pairs.is_empty() {
            let heading = run(heading.get(LANGUAGE), NOTE).bold();
            lines.push(paragraph(AlignmentType::Left, 8, 0).keep_next(true).add_run(heading));
        }
        let pairs = pairs.into_iter();
        lines.extend(
            pairs.map(|(label, text)| small(&format!("- {}: {}", label.get(LANGUAGE), text.get(LANGUAGE)))),
        );
    }
    lines
}

fn label(column: &Column) -> String {
    let label = column.label.get(LANGUAGE);
    match &column.kind {
        Kind::Code => "TT".to_owned(),
        Kind::Percent { denominator } => format!("{label} (% {})", denominator.get(LANGUAGE)),
        Kind::Heading | Kind::Group | Kind::Text | Kind::Count => label.to_owned(),
    }
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new().add_paragraph(paragraph).width(width, WidthType::Dxa)
}

/// The names of the rows take what the other columns leave, and never less than a text.
fn widths(columns: &[&Column]) -> Vec<usize> {
    let millimetres = |width: i32| twips(width).unsigned_abs() as usize;
    let (place, text, number) = (millimetres(10), millimetres(30), millimetres(16));
    let others = columns.iter().map(|column| match column.kind {
        Kind::Heading => 0,
        Kind::Code => place,
        Kind::Group | Kind::Text => text,
        Kind::Count | Kind::Percent { .. } => number,
    });
    let rest = text_width(true).saturating_sub(others.clone().sum()).max(text);
    others
        .zip(columns)
        .map(|(width, column)| if column.kind == Kind::Heading { rest } else { width })
        .collect()
}
