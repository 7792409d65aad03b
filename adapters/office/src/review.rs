//! What a review of the core is as tables: its figures by section, and what those that are listed count.

use dondoc::law::Text;
use dondoc::law::message::Bilingual;
use dondoc::model::AgencyCode;
use dondoc::report::{Review, ReviewItem};
use dondoc::{CivilDate, Regulation};

use crate::error::{OfficeError, Result};
use crate::origin::{as_of, sources};
use crate::table::{Cell, Column, Kind, Level, Note, Table};
use crate::words::{TOTAL_ROW, text};

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
        tables.push(by_agency(review, regulation)?);
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
            vec![Cell::text(&section.id), Cell::word(&section.label), Cell::text(&article), Cell::None];
        table.push(Level::Group, cells)?;
        for figure in &section.figures {
            let count = review.count(&figure.id).map_or(Cell::None, Cell::Count);
            let cells = vec![Cell::text(&figure.id), Cell::word(&figure.label), Cell::text(""), count];
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
        let name = name_of(review, agency);
        lines.insert(0, text(format!("Cơ quan, đơn vị: {name}"), format!("Agency: {name}")));
    }
    lines
}

fn name_of<'a>(review: &'a Review, code: &'a AgencyCode) -> &'a str {
    let agency = review.agencies.iter().find(|agency| agency.code == *code);
    agency.map_or(code.as_str(), |agency| &agency.name)
}

/// A row for each agency, a column for each figure that counts something.
fn by_agency(review: &Review, regulation: &Regulation) -> Result<Table> {
    let figures = review.figures.iter().filter(|figure| figure.count != 0).collect::<Vec<_>>();
    let mut columns = vec![
        Column::new("agency", text("Mã", "Code"), Kind::Code),
        Column::new("name", text("Cơ quan, đơn vị", "Agency"), Kind::Heading),
    ];
    columns.extend(figures.iter().filter_map(|figure| {
        let label = &review.definition.figure(&figure.figure)?.label;
        Some(Column::new(&figure.figure, label.clone(), Kind::Count))
    }));
    let mut table = Table::new(text("Kết quả theo cơ quan, đơn vị", "By agency"), columns)?;
    for agency in &review.agencies {
        let parts = figures.iter().map(|figure| {
            let part = figure.by_agency.iter().find(|part| part.agency == agency.code);
            Cell::Count(part.map_or(0, |part| part.count))
        });
        let names = [Cell::text(agency.code.as_str()), Cell::text(&agency.name)];
        table.push(Level::Detail, names.into_iter().chain(parts).collect())?;
    }
    let totals = figures.iter().map(|figure| Cell::Count(figure.count));
    let names = [Cell::text(""), Cell::word(&regulation.label(TOTAL_ROW))];
    table.push(Level::Total, names.into_iter().chain(totals).collect())?;
    Ok(table)
}

fn items(review: &Review) -> Result<Table> {
    let day = |key: &str, vi: &str, en: &str| Column::new(key, text(vi, en), Kind::Text);
    let columns = vec![
        day("figure", "Nội dung", "Figure"),
        Column::new("subject", text("Nhiệm vụ, vụ việc", "Task, case"), Kind::Heading),
        Column::new("agency", text("Mã", "Code"), Kind::Code),
        day("agency_name", "Cơ quan, đơn vị", "Agency"),
        day("on", "Ngày", "Day"),
        day("due_on", "Thời hạn", "Last day"),
        day("done_on", "Ngày thực hiện", "Done on"),
        Column::new("days_late", text("Số ngày trễ", "Days late"), Kind::Count),
    ];
    let mut table = Table::new(text("Danh sách kèm theo", "What the figures count"), columns)?;
    for figure in &review.figures {
        let label = review.definition.figure(&figure.figure).map(|figure| Cell::word(&figure.label));
        let label = label.unwrap_or_else(|| Cell::text(&figure.figure));
        for item in &figure.items {
            table.push(Level::Detail, line(label.clone(), name_of(review, &item.agency), item))?;
        }
    }
    Ok(table)
}

fn line(label: Cell, agency: &str, item: &ReviewItem) -> Vec<Cell> {
    let named = item.task.as_ref().map(|task| task.as_str()).or(item.subject.as_deref());
    let named = named.or_else(|| item.directive.as_ref().map(|directive| directive.as_str()));
    let day = |day: Option<CivilDate>| {
        day.map_or_else(|| Cell::text(""), |day| Cell::word(&text(day.vi(), day.en())))
    };
    vec![
        label,
        Cell::text(named.unwrap_or_default()),
        Cell::text(item.agency.as_str()),
        Cell::text(agency),
        day(Some(item.on)),
        day(item.due_on),
        day(item.done_on),
        Cell::Count(item.days_late),
    ]
}
