//! `cargo xtask law`: the rows R-01…R-60 of the law page, each with its article, the rules of the pack that cover it, and
//! the cases that show it. It fails when a case fails, or a computable row has no rule or no case. With `--write` it writes the table
//! of `tests/cases/COVERAGE.md` too.

use std::process::ExitCode;

use anyhow::Result;
use dondoc::Regulation;
use dondoc_tests::cases::{PACK, run_all};
use dondoc_tests::coverage;
use dondoc_tests::rows::rows;

fn main() -> Result<ExitCode> {
    let (regulation, runs) = (Regulation::load(PACK)?, run_all()?);
    let mut broken = Vec::new();
    let mut planned = 0;
    for run in &runs {
        if let Some(failure) = &run.failure {
            broken.push(format!("{}: {}: {failure}", run.file, run.name));
        }
    }
    for row in rows()? {
        let rules = regulation.rules().iter().filter(|rule| rule.covers.contains(&row.id));
        let rules = rules.map(|rule| rule.clause.id.as_str()).collect::<Vec<_>>();
        let cases = runs.iter().filter(|run| run.failure.is_none() && run.covers.contains(&row.id)).count();
        let note = match (&row.reason, &row.planned) {
            (Some(reason), _) => format!("không tính: {reason}"),
            (None, Some(what)) => {
                planned += 1;
                format!("CHƯA TÍNH: {what}")
            }
            (None, None) => {
                if rules.is_empty() || cases == 0 {
                    broken.push(format!("{} has {} rules and {cases} cases", row.id, rules.len()));
                }
                format!("{cases} trường hợp; {}", rules.join(", "))
            }
        };
        println!("{}  {:<24} {note}", row.id, row.article);
    }
    println!("{} trường hợp, {planned} dòng chưa tính", runs.len());
    if std::env::args().any(|argument| argument == "--write") {
        std::fs::write(coverage::path(), coverage::table(&runs)?)?;
    }
    for line in &broken {
        eprintln!("{line}");
    }
    Ok(if broken.is_empty() && planned == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
