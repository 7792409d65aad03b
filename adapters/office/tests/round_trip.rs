//! Whatever names and counts a report has, every format says the same again, and the same bytes each time.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use dondoc::Regulation;
use dondoc::law::Language;
use dondoc::report::{COLUMNS, Report, ReportRow};
use dondoc_office::{Cell, Csv, Headings, Separator, Table, csv, docx, html, json, report_table, xlsx};
use proptest::prelude::*;

use support::{letterhead, report};

/// A row as every format must give it back: codes, of its group too where there is one, name, figures. A share is in its last
/// decimals, and none is none.
type Expected = (Vec<String>, String, Vec<Option<i64>>);

fn is_nested(report: &Report) -> bool {
    report.definition.groups.len() > 1
}

fn expected(report: &Report) -> Vec<Expected> {
    let nested = is_nested(report);
    let codes = |row: &ReportRow| match &row.outer {
        _ if !nested => vec![line(&row.key)],
        Some(outer) => vec![line(outer), line(&row.key)],
        None => vec![line(&row.key), String::new()],
    };
    let total = dondoc::report::ReportRow { key: String::new(), outer: None, ..report.total.clone() };
    let rows = report.rows.iter().chain([&total]);
    let shares = |row: &ReportRow| {
        row.ratios.iter().map(|ratio| ratio.percent.map(|percent| percent.units)).collect::<Vec<_>>()
    };
    rows.map(|row| {
        (codes(row), line(&row.name), row.cells.iter().copied().map(Some).chain(shares(row)).collect())
    })
    .collect()
}

/// What a cell makes of a text.
fn line(text: &str) -> String {
    match Cell::text(text) {
        Cell::Text(line) => line,
        other => panic!("{other:?}"),
    }
}

fn table(report: &Report) -> Table {
    report_table(report, &Regulation::load("vn-ben-tre-2020").unwrap()).unwrap()
}

fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("not a text: {other:?}"),
    }
}

/// How many decimals each figure has.
fn decimals(report: &Report) -> Vec<u8> {
    let counts = report.definition.columns.iter().map(|_| 0);
    counts.chain(report.definition.ratios.iter().map(|ratio| ratio.decimals)).collect()
}

#[allow(clippy::cast_possible_truncation, reason = "whole numbers below 2^53")]
fn units(number: f64, decimals: u8) -> i64 {
    (number * 10_f64.powi(decimals.into())).round() as i64
}

/// A figure as it is written: its digits alone.
fn digits(text: &str) -> Option<i64> {
    let digits = text.chars().filter(|char| !matches!(char, '.' | ',' | '%' | '\u{a0}')).collect::<String>();
    if digits.is_empty() || digits == "không có" { None } else { Some(digits.parse().unwrap()) }
}

fn of_xlsx(bytes: &[u8], report: &Report) -> Vec<Expected> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Bảng 1", "Định nghĩa và nguồn"]);
    // No cell is a formula, whatever the names look like.
    assert!(workbook.worksheet_formula("Bảng 1").unwrap().is_empty());
    let sheet = workbook.worksheet_range("Bảng 1").unwrap();
    let (first, codes) = if is_nested(report) { ("Mã nhóm", 2) } else { ("Mã", 1) };
    let rows = sheet.rows().skip_while(|row| row.first() != Some(&Data::String(first.to_owned()))).skip(1);
    let (decimals, counts) = (decimals(report), report.definition.columns.len());
    let figure = |(place, (cell, decimals)): (usize, (&Data, &u8))| match cell {
        // A share is a part of one in a workbook.
        Data::Float(number) => Some(units(*number, decimals + if place < counts { 0 } else { 2 })),
        Data::String(text) if text == "không có" => None,
        other => panic!("not a figure: {other:?}"),
    };
    let figures = |row: &[Data]| row[codes + 1..].iter().zip(&decimals).enumerate().map(figure).collect();
    rows.map(|row| (row[..codes].iter().map(text).collect(), text(&row[codes]), figures(row))).collect()
}

fn of_csv(bytes: &[u8], separator: u8, report: &Report) -> Vec<Expected> {
    let codes = if is_nested(report) { 2 } else { 1 };
    let plain = |text: &str| text.strip_prefix('\'').unwrap_or(text).to_owned();
    let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).from_reader(bytes);
    let records = reader.records().map(Result::unwrap);
    let row = |record: ::csv::StringRecord| {
        // No text begins a formula.
        assert!(
            record.iter().take(codes + 1).all(|text| !text.trim_start().starts_with(['=', '+', '-', '@']))
        );
        let figures = record.iter().skip(codes + 1).map(digits).collect();
        (record.iter().take(codes).map(plain).collect(), plain(&record[codes]), figures)
    };
    records.map(row).collect()
}

fn of_json(bytes: &[u8], report: &Report) -> Vec<Expected> {
    let tables: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    // A word of the regulation stands in both languages.
    let text = |cell: &serde_json::Value| cell.as_str().or(cell["vi"].as_str()).unwrap().to_owned();
    let rows = tables[0]["rows"].as_array().unwrap().iter().map(|row| row["cells"].as_array().unwrap());
    let decimals = decimals(report);
    let figure =
        |(cell, decimals): (&serde_json::Value, &u8)| cell.as_f64().map(|number| units(number, *decimals));
    let codes = if is_nested(report) { 2 } else { 1 };
    rows.map(|row| {
        let figures = row[codes + 1..].iter().zip(&decimals).map(figure).collect();
        (row[..codes].iter().map(text).collect(), text(&row[codes]), figures)
    })
    .collect()
}

/// What stands between `start` and `end`, each time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    plain.replace("&amp;", "&")
}

/// A page has no codes, and names no officer.
fn of_html(page: &str) -> Vec<(String, Vec<Option<i64>>)> {
    let body = between(page, "<tbody>", "</tbody>")[0];
    let rows = between(body, "<tr", "</tr>").into_iter().map(|row| {
        let cells = between(row, "<td class=\"number\">", "</td>").into_iter();
        let value = |cell: &str| digits(between(cell, "<data value=\"", "\"").first().unwrap_or(&""));
        (unescaped(between(row, "<th scope=\"row\">", "</th>")[0]), cells.map(value).collect())
    });
    rows.collect()
}

/// Nor has a document codes: its rows are numbered. The parts of the file are not compressed, so that they can be read.
fn of_docx(bytes: &[u8]) -> Vec<(String, Vec<Option<i64>>)> {
    let file = String::from_utf8_lossy(bytes);
    let document = file.split("<w:document ").nth(1).unwrap().split("</w:document>").next().unwrap();
    assert_eq!(document.matches("<w:tblHeader />").count(), 1);
    let annex = document.split("<w:tblHeader />").nth(1).unwrap();
    let rows = between(annex.split("</w:tbl>").next().unwrap(), "<w:tr>", "</w:tr>");
    let cell = |cell: &str| between(cell, "<w:t xml:space=\"preserve\">", "</w:t>").concat();
    let row = |row: &str| {
        let cells = between(row, "<w:tc>", "</w:tc>").into_iter().map(cell).collect::<Vec<_>>();
        (unescaped(&cells[1]), cells[2..].iter().map(|text| digits(text)).collect())
    };
    rows.into_iter().map(row).collect()
}

/// The rows without codes, as a page names them where `is_public`.
fn named(report: &Report, is_public: bool) -> Vec<(String, Vec<Option<i64>>)> {
    let groups = &report.definition.groups;
    let is_of_persons = groups.iter().any(|group| group.is_of_persons());
    let rows = expected(report).into_iter().enumerate().map(|(place, (_, name, figures))| {
        let row = report.rows.get(place);
        let is_person = row.is_some_and(|row| row.outer.is_some() || groups.len() == 1);
        let hidden = is_public && is_of_persons && is_person;
        (if hidden { "(không nêu tên)".to_owned() } else { name }, figures)
    });
    rows.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_format_says_what_the_report_says(report in report()) {
        let wanted = expected(&report);
        let table = table(&report);
        let tables = [table.clone()];
        prop_assert_eq!(of_xlsx(&xlsx(&tables, Language::Vietnamese).unwrap(), &report), wanted.clone());
        prop_assert_eq!(of_json(&json(&tables).unwrap(), &report), wanted.clone());
        for separator in [Separator::Comma, Separator::Semicolon] {
            let how = Csv { separator, bom: false, headings: Headings::Keys };
            let mark = if separator == Separator::Comma { b',' } else { b';' };
            prop_assert_eq!(of_csv(&csv(&table, how).unwrap(), mark, &report), wanted.clone());
        }
        prop_assert_eq!(of_html(&html(&tables, Language::Vietnamese)), named(&report, true));
        prop_assert_eq!(of_docx(&docx(&table, &letterhead()).unwrap()), named(&report, false));
    }

    #[test]
    fn the_same_report_gives_the_same_bytes(report in report()) {
        let all = || {
            let table = table(&report);
            let tables = [table.clone()];
            [
                xlsx(&tables, Language::English).unwrap(),
                docx(&table, &letterhead()).unwrap(),
                html(&tables, Language::English).into_bytes(),
                csv(&table, Csv::default()).unwrap(),
                json(&tables).unwrap(),
            ]
        };
        // In another thread, for what a thread may keep.
        let other = std::thread::scope(|scope| scope.spawn(all).join().unwrap());
        for (place, (here, there)) in all().iter().zip(&other).enumerate() {
            prop_assert!(here == there, "format {}", place);
        }
    }
}

#[test]
fn another_regulation_does_not_name_the_columns() {
    let other = Regulation::load("vn-thanh-hoa-2025").unwrap();
    let error = report_table(&support::small(), &other).unwrap_err();
    assert_eq!((error.code(), error.field()), ("table.malformed", "regulation"));
}

#[test]
fn the_words_of_the_regulation_are_those_of_the_language() {
    let by_kind = Regulation::load("vn-ben-tre-2020").unwrap();
    let by_kind = by_kind.report_definition(Some("evaluation")).unwrap();
    let table = table(&support::small_by(by_kind));
    let names = |lang| {
        let how = Csv { separator: Separator::Semicolon, bom: false, headings: Headings::Labels(lang) };
        let lines = String::from_utf8(csv(&table, how).unwrap()).unwrap();
        lines.lines().skip(1).map(|line| line.split(';').nth(2).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(Language::Vietnamese), ["Sở, ban, ngành", "Sở Nội vụ", "Tổng cộng"]);
    assert_eq!(names(Language::English), ["Departments", "Sở Nội vụ", "Total"]);
}

#[test]
fn the_headings_are_those_of_the_language() {
    let table = table(&support::small());
    let first =
        |how| String::from_utf8(csv(&table, how).unwrap()).unwrap().lines().next().unwrap().to_owned();
    let keys = Csv { separator: Separator::Comma, bom: false, headings: Headings::Keys };
    assert_eq!(first(keys), format!("agency,name,{}", COLUMNS.join(",")));
    assert!(first(Csv::default()).starts_with("\u{feff}Mã;Cơ quan, đơn vị;Kỳ trước chuyển sang;"));
    assert!(html(std::slice::from_ref(&table), Language::English).contains("<html lang=\"en\">"));
    assert!(
        html(&[table], Language::Vietnamese)
            .contains("<th scope=\"col\" class=\"number\">Chưa hoàn thành, quá hạn</th>")
    );
}
