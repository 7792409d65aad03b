//! The Kotlin package: the library for this machine, the sources that UniFFI writes, and the tests on the JVM.

use std::env::consts::{ARCH, DLL_PREFIX, DLL_SUFFIX, OS};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::machine;

/// What the tools are called, and the Debian packages that bring them.
const TOOLS: &[(&str, &str)] = &[("mvn", "maven"), ("java", "default-jdk-headless")];

pub(crate) fn test(sh: &Shell) -> Result<()> {
    if !tools(sh, "the tests of the Kotlin package do not run")? {
        return Ok(());
    }
    cmd!(sh, "cargo clippy --quiet -p dondoc-mobile -- -D warnings").run()?;
    let library = library(sh, &library_name())?;
    maven(sh, &out(sh, "kotlin"), &library, "!bench")
}

/// Times a store of the host in Kotlin beside the one in memory.
pub(crate) fn bench(sh: &Shell) -> Result<()> {
    if !tools(sh, "the store of a host was not timed from Kotlin")? {
        return Ok(());
    }
    cmd!(sh, "cargo build --quiet --profile dist -p dondoc-mobile").run()?;
    let library = target(sh).join("dist").join(library_name());
    maven(sh, &out(sh, "kotlin-bench"), &library, "bench")
}

/// Whether the tools are there; installs them where that is allowed.
fn tools(sh: &Shell, consequence: &str) -> Result<bool> {
    let absent: Vec<&str> =
        TOOLS.iter().filter(|(tool, _)| !machine::has(sh, tool)).map(|(_, package)| *package).collect();
    if absent.is_empty() {
        return Ok(true);
    }
    if !machine::can_install(sh) {
        machine::missing(&absent.join(" and "), consequence)?;
        return Ok(false);
    }
    machine::install(sh, &absent)?;
    Ok(true)
}

fn library_name() -> String {
    format!("{DLL_PREFIX}dondoc_mobile{DLL_SUFFIX}")
}

/// Puts the package together around a library, and runs a group of its tests.
fn maven(sh: &Shell, out: &Path, library: &Path, group: &str) -> Result<()> {
    let generated = out.join("generated");
    let native = out.join("native").join(jna_folder());
    // Sources of an older library, and classes of tests that are gone, would be compiled and run again.
    sh.remove_path(out)?;
    sh.create_dir(&native)?;
    sh.copy_file(library, &native)?;
    cmd!(sh, "cargo run --quiet -p dondoc-bindgen --bin uniffi-bindgen -- generate --no-format --language kotlin --out-dir {generated} {library}")
        .run()?;

    let pom = sh.current_dir().join("bindings/mobile/kotlin/pom.xml");
    cmd!(
        sh,
        "mvn --batch-mode --no-transfer-progress --file {pom} -Ddondoc.out={out} -Ddondoc.groups={group} test"
    )
    .run()?;
    Ok(())
}

/// Where the files of a mobile package are put together.
pub(crate) fn out(sh: &Shell, language: &str) -> PathBuf {
    target(sh).join("mobile").join(language)
}

/// Builds the mobile library and finds one of its files.
pub(crate) fn library(sh: &Shell, file: &str) -> Result<PathBuf> {
    // By itself: in a build of the whole workspace the features of the Python module would come along. Not stripped:
    // UniFFI reads what to generate from the symbols.
    cmd!(sh, "cargo build --quiet -p dondoc-mobile").run()?;
    let library = target(sh).join("debug").join(file);
    library.is_file().then_some(library).with_context(|| format!("cargo built no {file}"))
}

/// Cargo's target directory.
pub(crate) fn target(sh: &Shell) -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    sh.current_dir().join(named)
}

/// The folder of the class path in which JNA looks for the library of this machine.
fn jna_folder() -> String {
    let os = match OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    format!("{os}-{}", ARCH.replace('_', "-"))
}
