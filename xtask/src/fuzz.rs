//! The fuzz targets under libFuzzer, each for some seconds. What they demand runs in `cargo xtask test rust` too, on random texts.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::machine;

/// The targets; `fuzz/seeds` has a folder of each.
const TARGETS: [&str; 4] = ["deadline", "document_number", "event", "pack"];

/// The longest that one text may take.
const HANG_SECONDS: &str = "10";

pub(crate) fn run(sh: &Shell, seconds: &str) -> Result<()> {
    let nightly = cmd!(sh, "cargo +nightly --version").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    if !nightly || !machine::has(sh, "cargo-fuzz") {
        let what =
            "nightly Rust with cargo-fuzz (`rustup toolchain install nightly`, `cargo install cargo-fuzz`)";
        return machine::missing(what, "the fuzz targets do not run");
    }
    let out = sh.current_dir().join("target/fuzz");
    for target in TARGETS {
        // What libFuzzer finds on the way goes to the first folder; the seeds are only read.
        let found = sh.create_dir(out.join("corpus").join(target))?;
        let artifacts = sh.create_dir(out.join("artifacts").join(target))?;
        let seeds = format!("fuzz/seeds/{target}");
        let packs = (target == "pack").then_some("core/regulations");
        let limits = [
            format!("-max_total_time={seconds}"),
            format!("-timeout={HANG_SECONDS}"),
            format!("-artifact_prefix={}/", artifacts.display()),
        ];
        let build = out.join("build");
        cmd!(
            sh,
            "cargo +nightly fuzz run --target-dir {build} {target} {found} {seeds} {packs...} -- {limits...}"
        )
        .run()?;
    }
    Ok(())
}
