//! What a report of the core is as a table: its columns, charts and sources. With its notes, the one place that knows both.

mod notes;

use dondoc::Regulation;
use dondoc::law::Grouping;
use dondoc::law::message::Bilingual;
use dondoc::law::{Language, Text};
use dondoc::report::{Counts, Report, ReportRow};

use crate::error::{OfficeError, Result};
use crate::table::{Cell, Chart, Column, Kind, Level, Source, Table};

/// The table of a report: its rows in their order, subtotals before their rows, and the totals last. The regulation is the
/// one under which the report was made.
///
/// # Errors
/// `table.malformed` when it is another regulation.
pub fn report_table(report: &Report, regulation: &Regulation) -> Result<Table> {
    if regulation.version() != report.regulation {
        return Err(OfficeError::table("regulation", "the report was made under another one"));
    }
    let definition = &report.definition;
    let mut table = Table::new(definition.label.clone(), columns(report, regulation))?;
    table.subtitle = subtitle(report);
    table.summary = summary(report, regulation);
    for row in &report.rows {
        let is_subtotal = row.outer.is_none() && definition.groups.len() > 1;
        table.push(if is_subtotal { Level::Subtotal } else { Level::Detail }, cells(row, &row.key))?;
    }
    // The key of the totals is a word of the program, not of an agency.
    table.push(Level::Total, cells(&report.total, ""))?;
    // Of the sums that close, the one with the most parts tells most.
    if let Some(identity) = definition.identities.iter().max_by_key(|identity| identity.parts.len()) {
        for (rows, vi, en) in [
            (Level::Total, "Tất cả nhiệm vụ theo tình hình thực hiện", "All tasks by standing"),
            (Level::Detail, "Từng dòng theo tình hình thực hiện", "Each row by standing"),
        ] {
            table.draw(Chart { title: text(vi, en), rows, series: identity.parts.clone() })?;
        }
    }
    table.notes = notes::notes(definition);
    table.sources = sources(report, regulation);
    Ok(table)
}

fn text(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text { vi: vi.into(), en: en.into() }
}

fn columns(report: &Report, regulation: &Regulation) -> Vec<Column> {
    let definition = &report.definition;
    let innermost = definition.groups.last().copied().unwrap_or(Grouping::Lead);
    let mut columns = vec![
        Column::new(innermost.label_key(), text("Mã", "Code"), Kind::Code),
        Column::new("name", regulation.label(innermost.label_key()), Kind::Heading),
    ];
    if definition.groups.iter().any(|group| group.is_of_persons()) {
        columns = columns.into_iter().map(Column::of_persons).collect();
    }
    let counts = definition.columns.iter();
    columns.extend(counts.map(|column| Column::new(&column.id, column.label.clone(), Kind::Count)));
    columns.extend(definition.ratios.iter().map(|ratio| {
        let denominator = notes::label(definition, &ratio.denominator);
        Column::new(&ratio.id, ratio.label.clone(), Kind::Percent { denominator })
    }));
    columns
}

fn cells(row: &ReportRow, key: &str) -> Vec<Cell> {
    let names = [Cell::text(key), Cell::text(&row.name)];
    let ratios = row.ratios.iter().map(|ratio| ratio.percent.map_or(Cell::None, Cell::Percent));
    names.into_iter().chain(row.cells.iter().copied().map(Cell::Count)).chain(ratios).collect()
}

fn subtitle(report: &Report) -> Vec<Text> {
    let (period, first, last) = (report.period, report.window.first, report.window.last);
    let known = report.known_at.map_or_else(
        || text("theo mọi thông tin đã ghi nhận", "with all that is recorded"),
        |at| text(format!("theo thông tin ghi nhận đến {at}"), format!("with what was recorded by {at}")),
    );
    vec![
        text(
            format!("Kỳ báo cáo: {}, số liệu từ ngày {} đến ngày {}", period.vi(), first.vi(), last.vi()),
            format!("Period: {}, from {} to {}", period.en(), first.en(), last.en()),
        ),
        text(
            format!("Tình hình đến hết ngày {}, {}", last.vi(), known.vi),
            format!("As of {}, {}", last.en(), known.en),
        ),
    ]
}

/// The totals in sentences.
fn summary(report: &Report, regulation: &Regulation) -> Vec<Text> {
    let Counts {
        carried_over,
        newly_assigned,
        total,
        done_on_time,
        done_late,
        done_no_deadline,
        awaiting_confirmation,
        open_in_time,
        open_overdue,
        open_no_deadline,
        withdrawn,
    } = report.total.counts;
    let (first, last) = (report.window.first, report.window.last);
    let sentence = |vi: &str, en: &str, counts: &[i64]| {
        let fill = |words: &str, language| {
            counts.iter().fold(words.to_owned(), |words, count| {
                words.replacen('#', &crate::number::count(*count, language), 1)
            })
        };
        text(fill(vi, Language::Vietnamese), fill(en, Language::English))
    };
    let done = done_on_time + done_late + done_no_deadline;
    let open = open_in_time + open_overdue + open_no_deadline;
    vec![
        text(
            format!(
                "Căn cứ {} ({}), tình hình thực hiện nhiệm vụ từ ngày {} đến ngày {} như sau:",
                regulation.title(),
                regulation.number(),
                first.vi(),
                last.vi()
            ),
            format!("Under {}, from {} to {}:", regulation.number(), first.en(), last.en()),
        ),
        sentence(
            "Tổng số nhiệm vụ: #, gồm # nhiệm vụ kỳ trước chuyển sang và # nhiệm vụ giao trong kỳ.",
            "Tasks: #, of which # carried over and # newly assigned.",
            &[total, carried_over, newly_assigned],
        ),
        sentence(
            "Đã hoàn thành: # nhiệm vụ (đúng hạn #, quá hạn #, không thời hạn #); chờ xác nhận kết quả: # nhiệm vụ.",
            "Done: # (on time #, late #, no deadline #); awaiting confirmation: #.",
            &[done, done_on_time, done_late, done_no_deadline, awaiting_confirmation],
        ),
        sentence(
            "Chưa hoàn thành: # nhiệm vụ (trong hạn #, quá hạn #, không thời hạn #).",
            "Open: # (in time #, overdue #, no deadline #).",
            &[open, open_in_time, open_overdue, open_no_deadline],
        ),
        sentence(
            "Đã rút trong kỳ, không tính vào tổng số: # nhiệm vụ.",
            "Withdrawn within the period, not counted in the total: #.",
            &[withdrawn],
        ),
    ]
}

fn sources(report: &Report, regulation: &Regulation) -> Vec<Source> {
    let source = |key: &str, label: Text, value: Text| Source { key: key.to_owned(), label, value };
    let same = |value: &str| text(value, value);
    let (first, last, print) = (report.window.first, report.window.last, &report.fingerprint);
    let known = report.known_at.map(|at| at.to_string());
    let everything = text("mọi thông tin đã ghi nhận", "all that is recorded");
    let definition = format!("{} ({})", report.definition.id, print.definition);
    let mut sources = vec![
        source("regulation", text("Quy chế", "Regulation"), same(regulation.number())),
        source("pack", text("Gói quy tắc", "Pack of rules"), same(&report.regulation)),
        source("definition", text("Định nghĩa báo cáo", "Definition"), same(&definition)),
        source("period", text("Kỳ báo cáo", "Period"), text(report.period.vi(), report.period.en())),
        source("first_day", text("Ngày đầu", "First day"), text(first.vi(), first.en())),
        source("last_day", text("Ngày chốt số liệu", "Last day"), text(last.vi(), last.en())),
        source(
            "known_at",
            text("Thông tin ghi nhận đến", "Recorded by"),
            known.map_or(everything, |at| same(&at)),
        ),
    ];
    if let Some(origin) = &print.origin {
        let calendar = format!("{} ({})", origin.calendar, origin.calendar_hash);
        let head = format!("{} ({})", origin.position, origin.link);
        sources.push(source("calendar", text("Lịch làm việc", "Working calendar"), same(&calendar)));
        sources.push(source("head", text("Sự kiện cuối được tính", "Last event"), same(&head)));
    }
    sources.push(source("fingerprint", text("Dấu vân", "Fingerprint"), same(&print.hash())));
    sources
}
