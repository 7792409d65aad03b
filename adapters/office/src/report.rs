//! What a report of the core is as a table: its columns, charts and sources. With its notes, the one place that knows both.

mod notes;

use dondoc::Regulation;
use dondoc::law::Grouping;
use dondoc::law::message::Bilingual;
use dondoc::law::{Language, Text};
use dondoc::report::{Counts, Report, ReportRow};

use crate::error::{OfficeError, Result};
use crate::origin::{as_of, sources};
use crate::table::{Cell, Chart, Column, Kind, Level, Table};
use crate::words::{TOTAL_ROW, text};

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
    let is_nested = outer_group(report).is_some();
    for row in &report.rows {
        let (level, grouping) = if row.outer.is_none() && is_nested {
            (Level::Subtotal, outer_group(report))
        } else {
            (Level::Detail, innermost_group(report))
        };
        let (group, key) = row.outer.as_deref().map_or((row.key.as_str(), ""), |outer| (outer, &row.key));
        let codes: &[&str] = if is_nested { &[group, key] } else { &[&row.key] };
        let label = grouping.and_then(|grouping| regulation.key_label(grouping, &row.key));
        table.push(level, cells(row, codes, label))?;
    }
    // The key of the totals is a word of the program, not of an agency.
    let codes: &[&str] = if is_nested { &["", ""] } else { &[""] };
    table.push(Level::Total, cells(&report.total, codes, Some(regulation.label(TOTAL_ROW))))?;
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
    let id = &report.definition.id;
    table.sources = sources(regulation, id, report.period, report.window, &report.fingerprint);
    Ok(table)
}

/// Of a report of two groupings: the outer one.
fn outer_group(report: &Report) -> Option<Grouping> {
    report.definition.groups.split_last().and_then(|(_, outer)| outer.first()).copied()
}

fn innermost_group(report: &Report) -> Option<Grouping> {
    report.definition.groups.last().copied()
}

fn columns(report: &Report, regulation: &Regulation) -> Vec<Column> {
    let definition = &report.definition;
    let innermost = innermost_group(report).unwrap_or(Grouping::Lead);
    let outer = outer_group(report)
        .map(|group| Column::new(group.label_key(), text("Mã nhóm", "Group"), Kind::Group));
    let mut columns = outer.into_iter().collect::<Vec<_>>();
    columns.extend([
        Column::new(innermost.label_key(), text("Mã", "Code"), Kind::Code),
        Column::new("name", regulation.label(innermost.label_key()), Kind::Heading),
    ]);
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

/// The cells of a row. Its name is the report's: in both languages where it is the label that the regulation has for it.
fn cells(row: &ReportRow, codes: &[&str], label: Option<Text>) -> Vec<Cell> {
    let label = label.filter(|label| label.vi == row.name);
    let name = label.map_or_else(|| Cell::text(&row.name), |label| Cell::word(&label));
    let names = codes.iter().copied().map(Cell::text).chain([name]);
    let ratios = row.ratios.iter().map(|ratio| ratio.percent.map_or(Cell::None, Cell::Percent));
    names.chain(row.cells.iter().copied().map(Cell::Count)).chain(ratios).collect()
}

fn subtitle(report: &Report) -> Vec<Text> {
    let (period, first, last) = (report.period, report.window.first, report.window.last);
    vec![
        text(
            format!("Kỳ báo cáo: {}, số liệu từ ngày {} đến ngày {}", period.vi(), first.vi(), last.vi()),
            format!("Period: {}, from {} to {}", period.en(), first.en(), last.en()),
        ),
        as_of(&report.fingerprint),
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
