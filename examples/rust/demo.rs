//! `cargo xtask demo`: a provincial register, replayed; the report of April 2020; what everybody must do next; and
//! for one overdue task the reason with the article.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use dondoc::calendar::WorkingCalendar;
use dondoc::duty::{Duty, DutyFilter, DutyState};
use dondoc::law::Language::Vietnamese;
use dondoc::law::{Article, ReportPeriod};
use dondoc::model::AgencyKind;
use dondoc::register::Store;
use dondoc::report::{COLUMNS, Report};
use dondoc::standing::Timeliness;
use dondoc::{AsOf, Instant, Register, Regulation};
use dondoc_sqlite::SqliteStore;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the examples lie in the workspace")?;
    let folder = root.join("target").join("demo");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let (register, imported) =
        dondoc_examples::replay(&root.join("tests/data/register-2020"), &folder.join("register.db"))?;
    println!(
        "Sổ đăng ký: {} nhiệm vụ, {} cơ quan, {} sự kiện; mắt xích cuối {}",
        imported.tasks,
        register.agencies()?.len(),
        register.head()?.position,
        register.head()?.hash,
    );

    let april = ReportPeriod::month(2020, 4)?;
    let report = register.report(april, None)?;
    print_report(&register, &report);
    let cut_off = Instant::end_of(report.window.last);
    let at_cut_off = register.report(april, Some(cut_off))?;
    println!(
        "Cùng báo cáo, chỉ với những gì đã ghi nhận đến {cut_off}: hoàn thành đúng hạn {}, quá hạn {}, chờ xác nhận {}.",
        at_cut_off.total.counts.done_on_time,
        at_cut_off.total.counts.done_late,
        at_cut_off.total.counts.awaiting_confirmation,
    );

    let today = AsOf::known(report.window.last, cut_off);
    let duties = register.duties(&DutyFilter::default(), today)?;
    println!("\nViệc phải làm tiếp, tính đến hết ngày {}:", today.on.vietnamese());
    print_duties(&register, &duties)?;
    print_reason(&register, &duties, today)?;
    print_other_reading(register, today)
}

/// The pack leaves open whether tasks of documents issued before 26/3/2020 oblige; a copy of it that reads R-01 the
/// other way answers otherwise, with the same code.
fn print_other_reading(register: Register<SqliteStore>, today: AsOf) -> Result<()> {
    let source = Regulation::source("vn-ben-tre-2020")?.replace("\"not_obliged\"", "\"obliged_from_force\"");
    let register =
        Register::new(register.into_store(), WorkingCalendar::vietnam()?, Regulation::parse(&source)?);
    let office = register.agencies()?.into_iter().find(|agency| agency.kind == AgencyKind::Office);
    let filter = DutyFilter { agency: office.map(|office| office.code), ..DutyFilter::default() };
    println!(
        "\nNếu Quy chế áp dụng cả cho việc phát sinh từ ngày có hiệu lực của văn bản ban hành trước đó, Văn phòng còn phải:"
    );
    print_duties(&register, &register.duties(&filter, today)?)
}

fn print_report<S: Store>(register: &Register<S>, report: &Report) {
    let regulation = register.regulations().at(report.window.last);
    println!(
        "\nBáo cáo {} ({} – {}), {}",
        report.period.vietnamese(),
        report.window.first.vietnamese(),
        report.window.last.vietnamese(),
        regulation.number(),
    );
    let label = |key: &str| regulation.label(key).vi;
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(std::iter::once("agency").chain(COLUMNS.iter().copied()).map(|key| narrow(&label(key))));
    for row in report.rows.iter().chain(std::iter::once(&report.total)) {
        table
            .add_row(std::iter::once(row.name.clone()).chain(row.counts.values().iter().map(i64::to_string)));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    println!("{table}");
}

/// A heading in lines of a few words, so that the table fits a screen.
fn narrow(heading: &str) -> String {
    const WIDTH: usize = 10;
    heading.split(' ').fold(String::new(), |text, word| {
        let line = text.rsplit('\n').next().unwrap_or_default().chars().count();
        let gap = match line {
            0 => "",
            line if line + 1 + word.chars().count() > WIDTH => "\n",
            _ => " ",
        };
        format!("{text}{gap}{word}")
    })
}

fn print_duties<S: Store>(register: &Register<S>, duties: &[Duty]) -> Result<()> {
    for agency in register.agencies()? {
        let own = duties.iter().filter(|duty| duty.agency == agency.code).collect::<Vec<_>>();
        match own.len() {
            0 if agency.kind != AgencyKind::Office => continue,
            0 => println!("\n{}: không có việc nào", agency.name),
            some => println!("\n{} ({some} việc)", agency.name),
        }
        for duty in own {
            let state = match duty.state {
                DutyState::Overdue => "QUÁ HẠN",
                DutyState::Open => "phải làm ngay",
                DutyState::Upcoming => "sắp tới",
                DutyState::Done | DutyState::DoneLate => "đã làm",
            };
            let due = duty
                .due_on
                .map_or_else(|| "không đặt thời hạn".to_owned(), |due| format!("hạn {}", due.vietnamese()));
            let about = duty.task.as_ref().map_or_else(String::new, ToString::to_string);
            let article = duty.article.as_deref().map(str::parse::<Article>).transpose()?;
            let article = article.map_or_else(String::new, |article| format!(" ({})", article.vietnamese()));
            println!("  {state:<14} {due:<19} {about}: {}{article}", duty.text.vi);
        }
    }
    Ok(())
}

fn print_reason<S: Store>(register: &Register<S>, duties: &[Duty], today: AsOf) -> Result<()> {
    for task in duties.iter().filter_map(|duty| duty.task.as_ref()) {
        if register.standing(task, today)?.timeliness == Timeliness::Overdue {
            let reason = register.explain(task, today)?;
            println!("\nVì sao nhiệm vụ {task} quá hạn?\n{}", reason.render(Vietnamese));
            return Ok(());
        }
    }
    println!("\nKhông có nhiệm vụ nào quá hạn.");
    Ok(())
}
