//! The register of 2020 in a file, for the examples.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dondoc::calendar::WorkingCalendar;
use dondoc::{Register, Regulation};
use dondoc_csv::{File, ImportReport, import};
use dondoc_sqlite::SqliteStore;

/// Replays `register.csv` and `agencies.csv` of `folder` into a new register at `path`.
///
/// # Errors
/// When a file cannot be read, or is refused.
pub fn replay(folder: &Path, path: &Path) -> Result<(Register<SqliteStore>, ImportReport)> {
    let read = |name: &str| {
        fs::read(folder.join(name)).with_context(|| format!("{} cannot be read", folder.join(name).display()))
    };
    let (tasks, agencies) = (read("register.csv")?, read("agencies.csv")?);
    let store = SqliteStore::open(path)?;
    let mut register =
        Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    let report =
        import(&mut register, File::new("register.csv", &tasks), File::new("agencies.csv", &agencies))?;
    Ok((register, report))
}
