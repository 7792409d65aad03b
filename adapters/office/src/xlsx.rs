//! Excel: a sheet a table, and a sheet that says what the words mean and what the figures rest on.

use dondoc::law::Language;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::error::{OfficeError, Result};
use crate::number;
use crate::table::{Cell, Column, Kind, Level, Row, Table};
use crate::words;

/// The tables as a workbook in `language`, to be printed on A4 across. Texts are written as texts, so that none becomes a
/// formula. Cells with numbers are numbers; their format names the language, and Excel groups digits as the machine does
/// on which it is opened: `1.234` and `95,2 %` on a Vietnamese one.
///
/// # Errors
/// `output.failed` where a sheet cannot hold a table: a text of more than 32,767 characters, or too many rows.
pub fn xlsx(tables: &[Table], language: Language) -> Result<Vec<u8>> {
    write(tables, language).map_err(|error| OfficeError::output("xlsx", error))
}

const FONT: &str = "Times New Roman";
const PAPER_A4: u8 = 9;
/// Characters that a column of numbers has room for, and points that a line of a heading takes.
const NUMBER_WIDTH: u16 = 10;
const LINE: u16 = 17;
/// Characters on a line of a definition.
const TEXT_WIDTH: usize = 95;
const HEADING_COLOR: u32 = 0x00D9_E2EC;
const TOTAL_COLOR: u32 = 0x00F0_F4F8;

fn write(tables: &[Table], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = tables.first().map_or("", |table| table.title().get(language));
    // The same report gives the same bytes: the file must not say when it was written.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&epoch));
    for (table, number) in tables.iter().zip(1..) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(format!("{} {number}", words::TABLE.get(language)))?;
        table_sheet(sheet, table, language)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(words::DEFINITIONS_AND_SOURCES.get(language))?;
    definitions_sheet(sheet, tables, language)?;
    workbook.save_to_buffer()
}

fn table_sheet(sheet: &mut Worksheet, table: &Table, language: Language) -> Result<(), XlsxError> {
    sheet.set_default_row_height(LINE);
    let last_column = u16::try_from(table.columns().len()).unwrap_or(u16::MAX).saturating_sub(1);
    let mut line = 0;
    title(sheet, line, last_column, table.title().get(language), &font().set_bold().set_font_size(14))?;
    for subtitle in &table.subtitle {
        line += 1;
        title(sheet, line, last_column, subtitle.get(language), &font().set_italic())?;
    }
    let heading = line + 2;
    let format = framed()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(HEADING_COLOR));
    // Excel does not grow a row for a heading that wraps: words of a long label leave a line half empty.
    let lines = table.columns().iter().map(|column| match column.kind {
        Kind::Heading | Kind::Code | Kind::Group | Kind::Text => 1,
        Kind::Count | Kind::Percent { .. } => {
            heading_text(column, language).chars().count().div_ceil(usize::from(NUMBER_WIDTH) - 3)
        }
    });
    let lines = lines.max().and_then(|lines| u16::try_from(lines).ok()).unwrap_or(20);
    sheet.set_row_height(heading, lines.clamp(1, 20) * LINE + 6)?;
    for (column, place) in table.columns().iter().zip(0..) {
        sheet.write_string_with_format(heading, place, heading_text(column, language), &format)?;
        sheet.set_column_width(place, width(column, place.into(), table, language))?;
    }
    for (row, line) in table.rows().iter().zip(heading + 1..) {
        for ((cell, column), place) in row.cells().iter().zip(table.columns()).zip(0..) {
            let format = cell_format(column, row, cell, language);
            match cell {
                Cell::Text(text) => sheet.write_string_with_format(line, place, text, &format)?,
                #[allow(clippy::cast_precision_loss, reason = "a cell of Excel is a double")]
                Cell::Count(count) => sheet.write_number_with_format(line, place, *count as f64, &format)?,
                Cell::Percent(percent) => {
                    sheet.write_number_with_format(line, place, number::over(*percent, 100), &format)?
                }
                Cell::Word(_) | Cell::None => {
                    sheet.write_string_with_format(line, place, cell.show(language), &format)?
                }
            };
        }
    }
    let name = table.columns().iter().zip(0..).find(|(column, _)| column.kind == Kind::Heading);
    sheet.set_freeze_panes(heading + 1, name.map_or(0, |(_, place): (_, u16)| place + 1))?;
    sheet.set_repeat_rows(heading, heading)?;
    printed(sheet, language);
    Ok(())
}

fn title(sheet: &mut Worksheet, line: u32, last: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text = words::line(text);
    if last == 0 {
        sheet.write_string_with_format(line, 0, text, format)?;
    } else {
        sheet.merge_range(line, 0, line, last, &text, format)?;
    }
    Ok(())
}

fn heading_text(column: &Column, language: Language) -> String {
    let label = words::line(column.label.get(language));
    match &column.kind {
        Kind::Percent { denominator } => format!("{label} (% {})", words::line(denominator.get(language))),
        Kind::Heading | Kind::Code | Kind::Group | Kind::Text | Kind::Count => label,
    }
}

/// Wide enough for the texts, within bounds; counts are narrow, their headings wrap.
fn width(column: &Column, place: usize, table: &Table, language: Language) -> u16 {
    let texts = table.rows().iter().filter_map(|row| match row.cells().get(place) {
        Some(Cell::Text(text)) => u16::try_from(text.chars().count()).ok(),
        Some(Cell::Word(word)) => u16::try_from(word.get(language).chars().count()).ok(),
        _ => None,
    });
    match column.kind {
        Kind::Heading | Kind::Code | Kind::Group | Kind::Text => {
            texts.max().unwrap_or(0).saturating_add(2).clamp(8, 48)
        }
        Kind::Count | Kind::Percent { .. } => NUMBER_WIDTH,
    }
}

fn cell_format(column: &Column, row: &Row, cell: &Cell, language: Language) -> Format {
    let format = match (&column.kind, cell) {
        (Kind::Heading | Kind::Code | Kind::Group | Kind::Text, _) => {
            framed().set_text_wrap().set_align(FormatAlign::Top)
        }
        (_, Cell::Percent(percent)) => {
            let decimals = "0".repeat(percent.decimals.into());
            let point = if decimals.is_empty() { "" } else { "." };
            framed().set_num_format(match language {
                Language::Vietnamese => format!("[$-42A]0{point}{decimals} %"),
                Language::English => format!("0{point}{decimals}%"),
            })
        }
        (_, Cell::Count(_)) => framed().set_num_format(match language {
            Language::Vietnamese => "[$-42A]#,##0",
            Language::English => "#,##0",
        }),
        _ => framed().set_align(FormatAlign::Right),
    };
    match row.level() {
        Level::Detail => format,
        Level::Group | Level::Subtotal => format.set_bold(),
        Level::Total => format.set_bold().set_background_color(Color::RGB(TOTAL_COLOR)),
    }
}

fn definitions_sheet(sheet: &mut Worksheet, tables: &[Table], language: Language) -> Result<(), XlsxError> {
    let (bold, plain) = (font().set_bold(), font().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 100)?;
    let mut line = 0;
    for table in tables {
        sheet.write_string_with_format(line, 0, words::line(table.title().get(language)), &bold)?;
        let notes = table.notes.iter().map(|note| (&note.label, &note.text));
        let sources = table.sources.iter().map(|source| (&source.label, &source.value));
        for (heading, pairs) in
            [(words::DEFINITIONS, notes.collect::<Vec<_>>()), (words::SOURCES, sources.collect::<Vec<_>>())]
        {
            line += 1;
            sheet.write_string_with_format(line, 0, heading.get(language), &bold)?;
            for (label, text) in pairs {
                line += 1;
                sheet.write_string_with_format(line, 0, words::line(label.get(language)), &plain)?;
                let text = words::line(text.get(language));
                let lines = u16::try_from(text.chars().count().div_ceil(TEXT_WIDTH)).unwrap_or(u16::MAX);
                sheet.set_row_height(line, lines.clamp(1, 20) * LINE)?;
                sheet.write_string_with_format(line, 1, text, &plain)?;
            }
        }
        line += 2;
    }
    printed(sheet, language);
    Ok(())
}

/// A4 across, as wide as the paper, however many pages long.
fn printed(sheet: &mut Worksheet, language: Language) {
    sheet.set_paper_size(PAPER_A4).set_landscape().set_margins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4);
    sheet.set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_footer(format!("&C{} &P/&N", words::PAGE.get(language)));
}

fn font() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12)
}

fn framed() -> Format {
    font().set_border(FormatBorder::Thin)
}
