//! HTML: one file that needs no other, for the portal of Đ15.2, for paper, and for readers of screens.

mod chart;

use dondoc::law::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::table::{Cell, Column, Kind, Level, Row, Table};
use crate::words;

/// Colours for light and dark, and for paper; no file besides the page is asked for.
const STYLE: &str = include_str!("style.css");

/// The tables as a page in `language`: sentences, charts, the tables themselves, what the words mean, and what the
/// figures rest on. It has no script and loads nothing. Columns that tell of persons are left out, and the rows of
/// persons are unnamed: the page is meant for everybody (Đ15.2).
#[must_use]
pub fn html(tables: &[Table], language: Language) -> String {
    let title = tables.first().map_or("", |table| table.title().get(language));
    let code = match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    html! {
        (DOCTYPE)
        html lang=(code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @for (table, number) in tables.iter().zip(1_usize..) {
                        (section(table, number, language))
                    }
                }
            }
        }
    }
    .into_string()
}

fn section(table: &Table, number: usize, language: Language) -> Markup {
    let title = table.title().get(language);
    html! {
        section aria-labelledby=(format!("title-{number}")) {
            @if number == 1 {
                h1 id="title-1" { (title) }
            } @else {
                h2 id=(format!("title-{number}")) { (title) }
            }
            @for line in &table.subtitle {
                p.subtitle { (line.get(language)) }
            }
            @for sentence in &table.summary {
                p { (sentence.get(language)) }
            }
            @if !table.charts().is_empty() {
                section.charts aria-label=(words::CHARTS.get(language)) {
                    @for (chart, place) in table.charts().iter().zip(1_usize..) {
                        (chart::figure(table, chart, &format!("chart-{number}-{place}"), language))
                    }
                }
            }
            (grid(table, title, language))
            (pairs(&words::DEFINITIONS, table.notes.iter().map(|note| (&note.label, &note.text)), language))
            (pairs(&words::SOURCES, table.sources.iter().map(|source| (&source.label, &source.value)), language))
        }
    }
}

fn grid(table: &Table, title: &str, language: Language) -> Markup {
    let shown =
        |column: &Column| column.kind == Kind::Heading || !(column.personal || column.is_for_programs());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) {
            table {
                caption { (title) }
                thead {
                    tr {
                        @for column in table.columns().iter().filter(|column| shown(column)) {
                            th scope="col" class=(class(&column.kind)) {
                                (column.label.get(language))
                                @if let Kind::Percent { denominator } = &column.kind {
                                    small { " (% " (denominator.get(language)) ")" }
                                }
                            }
                        }
                    }
                }
                tbody {
                    @for row in table.rows() {
                        tr class=(level(row.level())) {
                            @for (cell, column) in row.cells().iter().zip(table.columns()).filter(|(_, column)| shown(column)) {
                                @if column.kind == Kind::Heading {
                                    th scope="row" { (name(table, row, language)) }
                                } @else {
                                    td class=(class(&column.kind)) { (number(cell, language)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A cell with the number itself beside how it is read, for those who copy the table.
fn number(cell: &Cell, language: Language) -> Markup {
    html! {
        @match cell {
            Cell::Count(count) => { data value=(count) { (cell.show(language)) } }
            Cell::Percent(percent) => { data value=(percent.to_string()) { (cell.show(language)) } }
            Cell::Text(_) | Cell::Word(_) | Cell::None => { (cell.show(language)) }
        }
    }
}

/// What the row is called on a page for everybody.
fn name<'a>(table: &Table, row: &'a Row, language: Language) -> &'a str {
    let personal = table.columns().iter().any(|column| column.kind == Kind::Heading && column.personal);
    if personal && row.level() == Level::Detail {
        words::UNNAMED.get(language)
    } else {
        table.name(row, language)
    }
}

fn pairs<'a>(
    heading: &words::Word,
    pairs: impl Iterator<Item = (&'a dondoc::law::Text, &'a dondoc::law::Text)>,
    language: Language,
) -> Markup {
    html! {
        section.pairs {
            h2 { (heading.get(language)) }
            dl {
                @for (label, text) in pairs {
                    div {
                        dt { (label.get(language)) }
                        dd { (text.get(language)) }
                    }
                }
            }
        }
    }
}

const fn class(kind: &Kind) -> &'static str {
    match kind {
        Kind::Heading | Kind::Code | Kind::Group | Kind::Text => "text",
        Kind::Count | Kind::Percent { .. } => "number",
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Group => "group",
        Level::Detail => "detail",
        Level::Subtotal => "subtotal",
        Level::Total => "total",
    }
}
