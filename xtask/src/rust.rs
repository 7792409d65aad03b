//! The Rust side: formatting, lints, tests, demo and benches.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::lunar;

/// Crates whose tests run under plain cargo; the binding crates are tested from their own languages.
const TESTED: &[&str] = &[
    "dondoc",
    "dondoc-csv",
    "dondoc-host",
    "dondoc-ical",
    "dondoc-office",
    "dondoc-sqlite",
    "dondoc-examples",
    "dondoc-tests",
    "dondoc-faults",
];

pub(crate) fn test(sh: &Shell) -> Result<()> {
    cmd!(sh, "cargo fmt --all --check").run()?;
    let packages = &TESTED.iter().flat_map(|name| ["-p", name]).collect::<Vec<_>>();
    cmd!(sh, "cargo clippy {packages...} -p xtask --all-targets -- -D warnings").run()?;
    cmd!(sh, "cargo test {packages...}").run()?;
    cmd!(sh, "cargo run --quiet -p dondoc-faults").run()?;
    lunar::generate(sh, true)?;
    cmd!(sh, "cargo doc --no-deps -p dondoc -p dondoc-csv -p dondoc-host -p dondoc-ical -p dondoc-office -p dondoc-sqlite")
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()?;
    Ok(())
}

pub(crate) fn demo(sh: &Shell) -> Result<()> {
    cmd!(sh, "cargo run --quiet --release -p dondoc-examples --example demo").run()?;
    Ok(())
}

/// The fault harness; its quick set is part of the tests, where it runs with the checks of a debug build.
pub(crate) fn faults(sh: &Shell, arguments: &[&str]) -> Result<()> {
    cmd!(sh, "cargo run --quiet --release -p dondoc-faults -- {arguments...}").run()?;
    Ok(())
}

pub(crate) fn law(sh: &Shell, options: &[&str]) -> Result<()> {
    cmd!(sh, "cargo run --quiet -p dondoc-tests --bin law -- {options...}").run()?;
    Ok(())
}

/// In release: the cases run some hundred times.
pub(crate) fn mutate(sh: &Shell) -> Result<()> {
    cmd!(sh, "cargo run --quiet --release -p dondoc-tests --bin mutate").run()?;
    Ok(())
}

/// All benches, or one by name.
pub(crate) fn bench(sh: &Shell, name: Option<&str>) -> Result<()> {
    let chosen = name.map_or_else(Vec::new, |name| vec!["--bench", name]);
    cmd!(sh, "cargo bench -p dondoc-benches {chosen...}").run()?;
    Ok(())
}
