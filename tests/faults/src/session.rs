//! A host at work: it sends the commands of a life and keeps what it was told.

use std::path::Path;

use anyhow::{Context, Result};
use dondoc::Register;
use dondoc::lifecycle::Command;
use dondoc::register::{MemoryStore, Outcome, Store};
use dondoc_tests::register_on;

use crate::check::Applied;
use crate::life::Life;

/// A folder in memory where there is one: what is tested is what SQLite asks of a disk, not the disk.
pub(crate) fn folder() -> Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    let builder = || tempfile::Builder::new();
    if memory.is_dir()
        && let Ok(folder) = builder().prefix("dondoc-faults-").tempdir_in(memory)
    {
        return Ok(folder);
    }
    builder().prefix("dondoc-faults-").tempdir().context("a folder for the test")
}

/// Sends commands of `life` until `count` of them were applied.
pub(crate) fn send<S: Store>(
    register: &mut Register<S>,
    life: &mut Life,
    count: usize,
    mut told: impl FnMut(Applied),
) -> Result<()> {
    let mut applied = 0;
    while applied < count {
        let command = life.next()?;
        if let Outcome::Applied { position, .. } = register.apply(&command)? {
            applied += 1;
            told(Applied { id: command.id, position, head: register.head()? });
        }
    }
    Ok(())
}

/// Sends the commands with which a register begins.
pub(crate) fn begin<S: Store>(
    register: &mut Register<S>,
    life: &mut Life,
    mut told: impl FnMut(Applied),
) -> Result<()> {
    for command in life.begin()? {
        let outcome = register.apply(&command)?;
        let Outcome::Applied { position, .. } = outcome else {
            anyhow::bail!("a register does not begin: {outcome:?}");
        };
        told(Applied { id: command.id, position, head: register.head()? });
    }
    Ok(())
}

/// The first `count` commands that a register in memory accepts, and what it answers: what a register on a disk must answer.
pub(crate) fn foretold(seed: u64, count: usize) -> Result<Vec<(Command, Applied)>> {
    let mut register = register_on(MemoryStore::new())?;
    let mut life = Life::new(seed, "a");
    let mut commands = life.begin()?.into_iter();
    let mut all = Vec::new();
    while all.len() < count {
        let command = commands.next().map_or_else(|| life.next(), Ok)?;
        if let Outcome::Applied { position, .. } = register.apply(&command)? {
            let applied = Applied { id: command.id.clone(), position, head: register.head()? };
            all.push((command, applied));
        }
    }
    Ok(all)
}
