//! What a review of the core is as tables: its figures by section, and what those that are listed count.

use std::collections::BTreeSet;

use dondoc::Regulation;
use dondoc::law::Text;
use dondoc::law::message::Bilingual;
use dondoc::report::{Review, ReviewItem};

use crate::error::{OfficeError, Result};
use crate::origin::{as_of, sources};
use crate::table::{Cell, Column, Kind, Level, Note, Table};
use crate::words::text;

/// The tables of a review: the figures by section, each section with its article and its words beneath; of everybody, what each
/// agency has part in, for its yearly evaluation (Đ20.2); and, where the definition lists what some figures count, a table of
/// these. The regulation is the one under which the review was made.
///
/// ```
/// # use dondoc::{Register, Regulation, ReportPeriod, calendar::WorkingCalendar, law::Language, register::MemoryStore};
/// # let regulation = Regulation::load("vn-ben-tre-2020")?;
/// # let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, regulation.clone());
/// let report = register.regulation_report(ReportPeriod::year(2020)?, None)?;
/// let tables = dondoc_office::review_tables(&report, &regulation)?;
/// assert!(dondoc_office::html(&tables, Language::Vietnamese).contains("Báo cáo kết quả triển khai thực hiện Quy chế"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// `table.malformed` when it is another regulation.
pub fn review_tables(review: &Review, regulation: &Regulation) -> Result<Vec<Table>> {
    let mut tables = vec![review_figures(review, regulation)?];
    if review.agency.is_none() {
        tables.push(by_agency(review)?);
    }
    if review.figures.iter().any(|figure| !figure.items.is_empty()) {
        tables.push(items(review)?);
    }
    Ok(tables)
}

/// The first of the [`review_tables`]: the figures, which a Word document holds.
///
/// # Errors
/// `table.malformed` when it is another regulation.
pub fn review_figures(review: &Review, regulation: &Regulation) -> Result<Table> {
    if regulation.version() != review.regulation {
        return Err(OfficeError::table("regulation", "the review was made under another one"));
    }
    let definition = &review.definition;
    let columns = vec![
        Column::new("figure", text("Mã", "Code"), Kind::Code),
        Column::new("name", text("Nội dung", "Figure"), Kind::Heading),
        Column::new("article", text("Điều khoản", "Article"), Kind::Text),
        Column::new("count", text("Số lượng", "Count"), Kind::Count),
    ];
    let mut table = Table::new(definition.label.clone(), columns)?;
    table.subtitle = subtitle(review);
    for section in &definition.sections {
        let article = section.clause.article.as_ref().map(|article| article.vietnamese()).unwrap_or_default();
        let cells =
            vec![Cell::text(&section.id), Cell::text(&section.label.vi), Cell::text(&article), Cell::None];
        table.push(Level::Group, cells)?;
        for figure in &section.figures {
            let count = review.count(&figure.id).map_or(Cell::None, Cell::Count);
            let cells = vec![Cell::text(&figure.id), Cell::text(&figure.label.vi), Cell::text(""), count];
            table.push(Level::Detail, cells)?;
        }
        if section.in_words {
            table.notes.push(Note {
                label: section.label.clone(),
                text: text("Văn phòng viết phần này", "The Office writes this section"),
            });
        }
        if !section.clause.quote.is_empty() {
            let quote = &section.clause.quote;
            table.notes.push(Note { label: section.label.clone(), text: text(quote, quote) });
        }
    }
    table.sources = sources(regulation, &definition.id, review.period, review.window, &review.fingerprint);
    Ok(table)
}

fn subtitle(review: &Review) -> Vec<Text> {
    let (period, first, last) = (review.period, review.window.first, review.window.last);
    let mut lines = vec![
        text(
            format!("Kỳ: {}, từ ngày {} đến ngày {}", period.vi(), first.vi(), last.vi()),
            format!("Period: {}, from {} to {}", period.en(), first.en(), last.en()),
        ),
        as_of(&review.fingerprint),
    ];
    if let Some(agency) = &review.agency {
        lines.insert(0, text(format!("Cơ quan, đơn vị: {agency}"), format!("Agency: {agency}")));
    }
    lines
}

/// A row for each agency that has part in a figure, a column for each figure that counts something.
fn by_agency(review: &Review) -> Result<Table> {
    let figures = review.figures.iter().filter(|figure| figure.count != 0).collect::<Vec<_>>();
    let mut columns = vec![Column::new("agency", text("Cơ quan, đơn vị", "Agency"), Kind::Heading)];
    columns.extend(figures.iter().filter_map(|figure| {
        let label = &review.definition.figure(&figure.figure)?.label;
        Some(Column::new(&figure.figure, label.clone(), Kind::Count))
    }));
    let mut table = Table::new(text("Kết quả theo cơ quan, đơn vị", "By agency"), columns)?;
    let agencies = figures.iter().flat_map(|figure| &figure.by_agency).map(|part| &part.agency);
    for agency in agencies.collect::<BTreeSet<_>>() {
        let parts = figures.iter().map(|figure| {
            let part = figure.by_agency.iter().find(|part| part.agency == *agency);
            Cell::Count(part.map_or(0, |part| part.count))
        });
        table.push(Level::Detail, std::iter::once(Cell::text(agency.as_str())).chain(parts).collect())?;
    }
    let totals = figures.iter().map(|figure| Cell::Count(figure.count));
    table.push(Level::Total, std::iter::once(Cell::text("Tổng cộng")).chain(totals).collect())?;
    Ok(table)
}

fn items(review: &Review) -> Result<Table> {
    let day = |key: &str, vi: &str, en: &str| Column::new(key, text(vi, en), Kind::Text);
    let columns = vec![
        day("figure", "Nội dung", "Figure"),
        Column::new("subject", text("Nhiệm vụ, vụ việc", "Task, case"), Kind::Heading),
        day("agency", "Cơ quan", "Agency"),
        day("on", "Ngày", "Day"),
        day("due_on", "Thời hạn", "Last day"),
        day("done_on", "Ngày thực hiện", "Done on"),
        Column::new("days_late", text("Số ngày trễ", "Days late"), Kind::Count),
    ];
    let mut table = Table::new(text("Danh sách kèm theo", "What the figures count"), columns)?;
    for figure in &review.figures {
        let label = review.definition.figure(&figure.figure).map_or("", |figure| figure.label.vi.as_str());
        for item in &figure.items {
            table.push(Level::Detail, line(label, item))?;
        }
    }
    Ok(table)
}

fn line(label: &str, item: &ReviewItem) -> Vec<Cell> {
    let named = item.task.as_ref().map(|task| task.as_str()).or(item.subject.as_deref());
    let named = named.or_else(|| item.directive.as_ref().map(|directive| directive.as_str()));
    let day = |day: Option<dondoc::CivilDate>| Cell::text(&day.map_or_else(String::new, |day| day.vi()));
    vec![
        Cell::text(label),
        Cell::text(named.unwrap_or_default()),
        Cell::text(item.agency.as_str()),
        day(Some(item.on)),
        day(item.due_on),
        day(item.done_on),
        Cell::Count(item.days_late),
    ]
}
