//! A full disk whose blocks are smaller than a page of memory: SQLite's shared index of the journal then has pages without room
//! behind them, and who writes to one is killed. A register of one process alone has no such file.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command as Program, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use dondoc::codes;
use dondoc::register::{Outcome, Store};
use dondoc_sqlite::{Access, Durability, Opening};
use dondoc_tests::register_on;

use crate::check::{Applied, check_store};
use crate::full::{Mounted, take_all};
use crate::session::foretold;
use crate::tally::{Line, Promise, Verdict};

/// The word by which this program is asked to be the child.
pub(crate) const CHILD: &str = "fill";

const COMMANDS: usize = 60;

/// A register on a full disk of 1 KiB blocks, written by a process of its own, `points` times with a little more room.
pub(crate) fn line(name: &str, promise: Promise, access: Access, seed: u64, points: usize) -> Result<Line> {
    let folder = tempfile::tempdir()?;
    let Ok(mounted) = Mounted::of_small_blocks(folder.path()) else {
        return Ok(Line::not_measured(
            name,
            seed,
            "mounting a file system of 1 KiB blocks needs root and loop devices",
        ));
    };
    let sent = foretold(seed, COMMANDS)?;
    let applied: Vec<Applied> = sent.iter().map(|(_, applied)| applied.clone()).collect();
    let mut line = Line::new(name, promise, seed);
    for point in 0..points {
        let (path, ballast) = (mounted.at().join(format!("{point}.db")), mounted.at().join("ballast"));
        let mut register = register_on(opening(access).open(&path)?)?;
        for (command, _) in sent.iter().take(COMMANDS / 2) {
            register.apply(command)?;
        }
        drop(register);
        take_all(&ballast, point * 1_024)?;
        let access = if access == Access::Exclusive { "alone" } else { "shared" };
        let child = Program::new(std::env::current_exe()?)
            .args([CHILD, access, &seed.to_string()])
            .arg(&path)
            .stdout(Stdio::piped())
            .output()
            .context("a child")?;
        fs::remove_file(&ballast)?;
        let acknowledged = COMMANDS / 2 + child.stdout.iter().filter(|byte| **byte == b'\n').count();
        let verdict = match (child.status.signal(), child.status.success()) {
            (Some(signal), _) => Verdict::Broken(format!("killed by signal {signal}")),
            (None, false) => Verdict::Broken(String::from_utf8_lossy(&child.stderr).trim().to_owned()),
            (None, true) => {
                let store = opening(Access::Exclusive).open(&path)?;
                check_store(&store, &applied, acknowledged)
            }
        };
        line.add(format!("{point} KiB of room"), verdict);
        for file in fs::read_dir(mounted.at())?.filter_map(Result::ok).map(|file| file.path()) {
            if file.is_file() {
                fs::remove_file(file)?;
            }
        }
    }
    Ok(line)
}

/// The child: sends the rest of the commands until the disk is full, a line of output for each that was applied.
pub(crate) fn child(mut arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut next = || arguments.next().context("fill ACCESS SEED PATH");
    let access = if next()? == "alone" { Access::Exclusive } else { Access::Shared };
    let (seed, path) = (next()?.parse()?, next()?);
    let store = match opening(access).open(Path::new(&path)) {
        Ok(store) => store,
        Err(error) if error.code() == codes::STORE_FULL => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut register = register_on(store)?;
    for (command, _) in foretold(seed, COMMANDS)?.iter().skip(COMMANDS / 2) {
        match register.apply(command) {
            Ok(Outcome::Applied { .. }) => println!(),
            Ok(outcome) => bail!("{outcome:?}"),
            Err(error) if error.code() == codes::STORE_FULL => break,
            Err(error) => return Err(anyhow!(error)),
        }
    }
    // What is there can be read on the full disk.
    register.store().head()?;
    Ok(())
}

const fn opening(access: Access) -> Opening {
    Opening { access, durability: Durability::Durable, expected: None }
}
