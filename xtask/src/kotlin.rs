//! The Kotlin package: the library for this machine, the sources that UniFFI writes, and the tests on the JVM.

use std::env::consts::{ARCH, DLL_PREFIX, DLL_SUFFIX, OS};
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::machine;

/// What the tools are called, and the Debian packages that bring them.
const TOOLS: &[(&str, &str)] = &[("mvn", "maven"), ("java", "default-jdk-headless")];

pub(crate) fn test(sh: &Shell) -> Result<()> {
    let absent: Vec<&str> =
        TOOLS.iter().filter(|(tool, _)| !machine::has(sh, tool)).map(|(_, package)| *package).collect();
    if !absent.is_empty() {
        if !machine::can_install(sh) {
            return machine::missing(&absent.join(" and "), "the tests of the Kotlin package do not run");
        }
        machine::install(sh, &absent)?;
    }

    cmd!(sh, "cargo clippy --quiet -p dondoc-mobile -- -D warnings").run()?;
    let out = out(sh, "kotlin");
    let generated = out.join("generated");
    let native = out.join("native").join(jna_folder());
    // Sources of an older library, and classes of tests that are gone, would be compiled and run again.
    sh.remove_path(&out)?;
    sh.create_dir(&native)?;

    let library = library(sh, &format!("{DLL_PREFIX}dondoc_mobile{DLL_SUFFIX}"))?;
    sh.copy_file(&library, &native)?;
    cmd!(sh, "cargo run --quiet -p dondoc-bindgen --bin uniffi-bindgen -- generate --no-format --language kotlin --out-dir {generated} {library}")
        .run()?;

    let pom = sh.current_dir().join("bindings/mobile/kotlin/pom.xml");
    cmd!(sh, "mvn --batch-mode --no-transfer-progress --file {pom} -Ddondoc.out={out} test").run()?;
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
