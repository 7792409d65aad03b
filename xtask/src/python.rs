//! The python package.

use anyhow::Result;
use xshell::Shell;

pub(crate) fn test(_sh: &Shell) -> Result<()> {
    Ok(())
}
