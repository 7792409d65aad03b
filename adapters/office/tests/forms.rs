//! Tables with groups, subtotals, percentages and persons, in every form.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::io::Cursor;
use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use dondoc::law::{Language, Text};
use dondoc::report::Percent;
use dondoc_office::{
    Cell, Chart, Column, Csv, Headings, Kind, Level, Separator, Table, csv, html, json, xlsx,
};

mod support;

fn text(vi: &str, en: &str) -> Text {
    Text { vi: vi.to_owned(), en: en.to_owned() }
}

/// Specialists within a unit: a group, two persons, the sums of the group, and those of the table.
fn of_persons() -> Table {
    let due = text("nhiệm vụ đến hạn", "tasks due");
    let columns = vec![
        Column::new("specialist", text("Chuyên viên", "Specialist"), Kind::Heading).of_persons(),
        Column::new("phone", text("Điện thoại", "Phone"), Kind::Text).of_persons(),
        Column::new("due", text("Đến hạn", "Due"), Kind::Count),
        Column::new("rate", text("Đúng hạn", "On time"), Kind::Percent { denominator: due }),
    ];
    let mut table = Table::new(text("Theo chuyên viên", "By specialist"), columns).unwrap();
    let row = |name: &str, phone: &str, due: i64, rate: Option<i64>| {
        let rate = rate.map_or(Cell::None, |tenths| Cell::Percent(Percent { units: tenths, decimals: 1 }));
        vec![Cell::text(name), Cell::text(phone), Cell::Count(due), rate]
    };
    table
        .push(Level::Group, vec![Cell::text("Phòng Nội chính"), Cell::text(""), Cell::None, Cell::None])
        .unwrap();
    table.push(Level::Detail, row("Nguyễn Văn A", "0275", 1_234, Some(952))).unwrap();
    table.push(Level::Detail, row("Trần Thị B", "0276", 0, None)).unwrap();
    table.push(Level::Subtotal, row("Cộng phòng", "", 1_234, Some(952))).unwrap();
    table.push(Level::Total, row("Tổng cộng", "", 1_234, Some(952))).unwrap();
    let chart =
        Chart { title: text("Đến hạn", "Due"), rows: Level::Detail, series: vec!["due".to_owned()] };
    table.draw(chart).unwrap();
    table
}

#[test]
fn a_page_for_everybody_names_nobody() {
    let page = html(&[of_persons()], Language::Vietnamese);
    for private in ["Nguyễn Văn A", "Trần Thị B", "0275", "0276", "Điện thoại"] {
        assert!(!page.contains(private), "{private}");
    }
    assert_eq!(page.matches("<th scope=\"row\">(không nêu tên)</th>").count(), 2);
    for shown in
        ["Phòng Nội chính", "Cộng phòng", "Tổng cộng", "1.234", "95,2\u{a0}%", "(% nhiệm vụ đến hạn)"]
    {
        assert!(page.contains(shown), "{shown}");
    }
    // The rate of nothing is not 0 %.
    assert!(page.contains("<td class=\"number\">không có</td>"));
}

#[test]
fn a_page_needs_no_other_file() {
    let page = html(&[of_persons(), of_persons()], Language::English);
    for foreign in ["http", "//", "<script", "src=", "href=", "url(", "@import", "<link"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert_eq!((page.matches("<h1").count(), page.matches("<caption>").count()), (1, 2));
    // Every reference within the page has its one target.
    for id in page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        for id in id.split(' ') {
            assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        }
    }
}

#[test]
fn percentages_are_numbers_in_a_workbook() {
    let bytes = xlsx(&[of_persons(), of_persons()], Language::Vietnamese).unwrap();
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Bảng 1", "Bảng 2", "Định nghĩa và nguồn"]);
    let sheet = workbook.worksheet_range("Bảng 2").unwrap();
    let row = sheet.rows().find(|row| row[0] == Data::String("Nguyễn Văn A".to_owned())).unwrap();
    assert_eq!(row[2..], [Data::Float(1_234.0), Data::Float(0.952)]);
    let row = sheet.rows().find(|row| row[0] == Data::String("Trần Thị B".to_owned())).unwrap();
    assert_eq!(row[3], Data::String("không có".to_owned()));
}

#[test]
fn decimals_follow_the_separator() {
    let lines = |separator| {
        let how = Csv { separator, bom: false, headings: Headings::Labels(Language::English) };
        let bytes = csv(&of_persons(), how).unwrap();
        String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(Separator::Comma)[0], "Specialist,Phone,Due,On time");
    assert_eq!(lines(Separator::Comma)[2], "Nguyễn Văn A,0275,1234,95.2");
    assert_eq!(lines(Separator::Semicolon)[2], "Nguyễn Văn A;0275;1234;95,2");
    assert_eq!(lines(Separator::Semicolon)[3], "Trần Thị B;0276;0;");
}

#[test]
fn json_names_the_denominator_and_has_no_number_of_nothing() {
    let tables: serde_json::Value = serde_json::from_slice(&json(&[of_persons()]).unwrap()).unwrap();
    let rate = &tables[0]["columns"][3];
    assert_eq!((&rate["kind"], &rate["denominator"]["vi"]), (&"percent".into(), &"nhiệm vụ đến hạn".into()));
    let rows = &tables[0]["rows"];
    assert_eq!(
        (&rows[1]["cells"][3], &rows[2]["cells"][3]),
        (&serde_json::json!(95.2), &serde_json::Value::Null)
    );
    assert_eq!(rows[3]["level"], "subtotal");
}

#[test]
fn what_a_format_cannot_hold_is_an_error() {
    let mut table = of_persons();
    let long = "x".repeat(40_000);
    table.push(Level::Detail, vec![Cell::text(&long), Cell::text(""), Cell::Count(1), Cell::None]).unwrap();
    let error = xlsx(&[table], Language::Vietnamese).unwrap_err();
    assert_eq!((error.code(), error.field()), ("output.failed", "xlsx"));
    assert!(!error.to_string().contains("xxx"));
}

/// The dates within the files are fixed: a file written later is the same.
#[test]
fn the_files_do_not_say_when_they_were_written() {
    let write = || {
        let workbook = xlsx(&[of_persons()], Language::Vietnamese).unwrap();
        (workbook, dondoc_office::docx(&of_persons(), &support::letterhead()).unwrap())
    };
    let before = write();
    // A date within a zip has steps of two seconds.
    std::thread::sleep(Duration::from_millis(2_100));
    assert!(before == write());
}
