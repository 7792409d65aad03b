//! Import a register, report April, and say why a task is overdue.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use dondoc::calendar::WorkingCalendar;
use dondoc::law::{Language, ReportPeriod};
use dondoc::model::TaskId;
use dondoc::{AsOf, Register, Regulation};
use dondoc_csv::{File, import};
use dondoc_sqlite::SqliteStore;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("the folder of the register files")?);
    let store = SqliteStore::open(arguments.next().context("the file of the register")?)?;

    let mut register =
        Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    let (tasks, agencies) = (fs::read(folder.join("register.csv"))?, fs::read(folder.join("agencies.csv"))?);
    import(&mut register, File::new("register.csv", &tasks), File::new("agencies.csv", &agencies))?;

    let april = register.report(ReportPeriod::month(2020, 4)?, None)?;
    println!("{} nhiệm vụ, {} quá hạn", april.total.counts.total, april.total.counts.open_overdue);

    let on = AsOf::on("2020-04-14".parse()?);
    println!("{}", register.explain(&TaskId::new("NV-00074")?, on)?.render(Language::Vietnamese));
    Ok(())
}
