//! What the machine offers, and what to do where it falls short.

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

/// Whether this is CI, where a missing toolchain is an error.
pub(crate) fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Whether `program` is on the path.
pub(crate) fn has(sh: &Shell, program: &str) -> bool {
    cmd!(sh, "which {program}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

/// Whether Debian packages can be installed: the system is Debian's and we are root.
pub(crate) fn can_install(sh: &Shell) -> bool {
    has(sh, "apt-get") && cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0")
}

/// Installs Debian packages.
pub(crate) fn install(sh: &Shell, packages: &[&str]) -> Result<()> {
    cmd!(sh, "apt-get update -qq").run()?;
    cmd!(sh, "apt-get install -y -qq --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()?;
    Ok(())
}

/// A toolchain is missing: an error in CI, a loud notice elsewhere.
pub(crate) fn missing(what: &str, consequence: &str) -> Result<()> {
    if is_ci() {
        bail!("{what} is missing: {consequence}");
    }
    eprintln!("\n!!! {what} is missing: {consequence}\n");
    Ok(())
}
