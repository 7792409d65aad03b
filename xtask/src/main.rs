//! The commands of the README and of CI: `cargo xtask demo | test | bench | …`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::Shell;

mod fuzz;
mod kotlin;
mod lunar;
mod machine;
mod pictures;
mod python;
mod rust;
mod swift;

const USAGE: &str = "\
cargo xtask demo            replay the register of 2020, print the report of April, duties, and one reason
cargo xtask test            every test in every language
cargo xtask test NAME       one of: rust, python, kotlin, swift
cargo xtask faults          what a register survives: power cuts, failing disks, kills, rot; [--seed N] [--full] [--only NAME]
cargo xtask law             the clauses of the Quy chế: rule, cases, and what is not computed yet
cargo xtask law --write     the same, and writes the table tests/cases/COVERAGE.md
cargo xtask law --mutate    changes each value of the pack in turn, and fails where no case notices
cargo xtask fuzz [SECONDS]  the fuzz targets, each for 60 seconds or so many; needs nightly Rust and cargo-fuzz
cargo xtask pictures        make the pictures of the documentation from the files of a report
cargo xtask lunar           make the table of the lunar calendar from the astronomy; --check compares it
cargo xtask bench [NAME]    the criterion benches; `bench calendar` times the Python peers too,
                            `bench host` what a store in Python or Kotlin costs beside one in memory
cargo xtask bench peers     the report of a month from Python, beside a script, Django and SQLAlchemy; [--million]";

fn main() -> Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = root.parent().context("xtask lies in the workspace")?;
    let sh = Shell::new()?;
    sh.change_dir(root);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["demo"] => rust::demo(&sh),
        ["bench"] => {
            rust::bench(&sh, None)?;
            python::bench(&sh, &[&["working_days.py"], &["report.py"]])
        }
        ["bench", "calendar"] => {
            rust::bench(&sh, Some("calendar"))?;
            python::bench(&sh, &[&["working_days.py"]])
        }
        ["bench", "peers"] => python::bench(&sh, &[&["report.py"]]),
        ["bench", "peers", "--million"] => python::bench(&sh, &[&["report.py", "--million"]]),
        ["bench", "host"] => python::bench_host(&sh).and_then(|()| kotlin::bench(&sh)),
        ["bench", name] => rust::bench(&sh, Some(name)),
        ["fuzz"] => fuzz::run(&sh, "60"),
        ["fuzz", seconds] => fuzz::run(&sh, seconds),
        ["faults", rest @ ..] => rust::faults(&sh, rest),
        ["law"] => rust::law(&sh, &[]),
        ["law", "--write"] => rust::law(&sh, &["--write"]),
        ["law", "--mutate"] => rust::mutate(&sh),
        ["pictures"] => pictures::make(&sh),
        ["lunar"] => lunar::generate(&sh, false),
        ["lunar", "--check"] => lunar::generate(&sh, true),
        ["test"] => {
            rust::test(&sh)?;
            python::test(&sh)?;
            kotlin::test(&sh)?;
            swift::test(&sh)
        }
        ["test", "rust"] => rust::test(&sh),
        ["test", "python"] => python::test(&sh),
        ["test", "kotlin"] => kotlin::test(&sh),
        ["test", "swift"] => swift::test(&sh),
        _ => bail!("{USAGE}"),
    }
}
