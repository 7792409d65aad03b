//! The Python package: wheel, tests, types.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::machine;

pub(crate) fn test(sh: &Shell) -> Result<()> {
    cmd!(sh, "cargo clippy -p dondoc-python -- -D warnings").run()?;
    if !interpreter(sh)? {
        return machine::missing("python3 with venv", "the Python package was not tested");
    }
    office(sh, "the Word and Excel files of a report were not converted to PDF")?;
    let python = test_environment(sh)?;

    // In the folder of the package's pyproject.toml, which configures pytest and mypy.
    let _package = sh.push_dir("bindings/python");
    let _no_bytecode = sh.push_env("PYTHONDONTWRITEBYTECODE", "1");
    cmd!(sh, "{python} -m pytest --quiet -p no:cacheprovider").run()?;
    cmd!(sh, "{python} -m mypy tests ../../examples/python").run()?;
    cmd!(sh, "{python} -m mypy.stubtest --mypy-config-file pyproject.toml dondoc").run()?;
    Ok(())
}

/// The environment of the tests.
pub(crate) fn test_environment(sh: &Shell) -> Result<PathBuf> {
    environment(sh, "target/python-venv", "bindings/python/requirements-test.txt", "dev")
}

/// Whether there is LibreOffice, by which people open the files of a report; installs it where that is allowed.
pub(crate) fn office(sh: &Shell, consequence: &str) -> Result<bool> {
    if !machine::has(sh, "soffice") && machine::can_install(sh) {
        machine::install(sh, &["libreoffice-writer", "libreoffice-calc"])?;
    }
    let found = machine::has(sh, "soffice");
    if !found {
        machine::missing("LibreOffice", consequence)?;
    }
    Ok(found)
}

/// Times the package beside what it is done with otherwise, by scripts of `benches/peers`, each with its arguments; a script
/// fails where the promised ratio is not reached.
pub(crate) fn bench(sh: &Shell, scripts: &[&[&str]]) -> Result<()> {
    if !interpreter(sh)? {
        return machine::missing("python3 with venv", "the Python peers were not timed");
    }
    let python = environment(sh, "target/python-bench", "benches/peers/requirements.txt", "dist")?;
    let _folder = sh.push_dir("benches/peers");
    for script in scripts {
        cmd!(sh, "{python}").args(*script).run()?;
    }
    Ok(())
}

/// Times a store of the host in Python beside the one in memory.
pub(crate) fn bench_host(sh: &Shell) -> Result<()> {
    if !interpreter(sh)? {
        return machine::missing("python3 with venv", "the store of a host was not timed");
    }
    let python = environment(sh, "target/python-bench", "benches/host/requirements.txt", "dist")?;
    cmd!(sh, "{python} benches/host/crossing.py").run()?;
    Ok(())
}

/// A new environment with the requirements and the wheel of the package. Fresh every time: a leftover of an older
/// requirement or wheel must not help a test to pass.
fn environment(sh: &Shell, folder: &str, requirements: &str, profile: &str) -> Result<PathBuf> {
    let environment = sh.current_dir().join(folder);
    cmd!(sh, "python3 -m venv --clear {environment}").run()?;
    let python = environment.join("bin/python");
    cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check -r {requirements}").run()?;
    let wheel = wheel(sh, &python, profile)?;
    cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check --no-deps {wheel}").run()?;
    Ok(python)
}

/// Whether there is a Python that can make environments; installs one where that is allowed.
fn interpreter(sh: &Shell) -> Result<bool> {
    // Debian's python3 comes without ensurepip, and its venv then fails half-way.
    let usable = || cmd!(sh, "python3 -c 'import ensurepip, venv'").quiet().ignore_stderr().run().is_ok();
    if usable() {
        return Ok(true);
    }
    if machine::can_install(sh) {
        machine::install(sh, &["python3", "python3-venv"])?;
    }
    Ok(usable())
}

/// Builds the wheel; the dev profile shares its dependencies with the Rust tests.
fn wheel(sh: &Shell, python: &PathBuf, profile: &str) -> Result<PathBuf> {
    let out = sh.current_dir().join("target/python-wheel");
    sh.remove_path(&out)?;
    cmd!(sh, "{python} -m maturin build --quiet --manifest-path bindings/python/Cargo.toml")
        .args(["--profile", profile, "--compatibility", "linux", "--locked"])
        .args(["--interpreter".as_ref(), python.as_os_str(), "--out".as_ref(), out.as_os_str()])
        .run()?;
    let mut wheels = sh.read_dir(&out)?;
    let wheel = wheels.pop().context("maturin built no wheel")?;
    if !wheels.is_empty() {
        bail!("maturin built more than one wheel");
    }
    Ok(wheel)
}
