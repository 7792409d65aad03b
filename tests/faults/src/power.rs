//! Power cuts: a host at work on a recorded disk, then the states in which any cut may have left that disk.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use dondoc_sqlite::rusqlite::Connection;
use dondoc_sqlite::{Access, Durability, Opening, SqliteStore};
use dondoc_tests::register_on;
use fastrand::Rng;

use crate::check::{Applied, Open, check};
use crate::journal::{Folders, Operation, crash};
use crate::life::Life;
use crate::session::{begin, folder, send};
use crate::shim;
use crate::spread::spread;
use crate::tally::{Line, Promise};

/// Commands of a workload; between them the host checkpoints, and closes and opens again.
const ROUNDS: usize = 6;
const COMMANDS_A_ROUND: usize = 12;

fn durable(path: &Path) -> dondoc::Result<SqliteStore> {
    SqliteStore::open(path)
}

fn alone(path: &Path) -> dondoc::Result<SqliteStore> {
    Opening { access: Access::Exclusive, ..Opening::default() }.open(path)
}

fn normal(path: &Path) -> dondoc::Result<SqliteStore> {
    Opening { durability: Durability::PowerCutLosesTail, ..Opening::default() }.open(path)
}

/// A host that hands in a connection of its own answers for its pragmas.
fn of_the_host(path: &Path, synchronous: &str) -> dondoc::Result<SqliteStore> {
    let failed = |_| dondoc::DondocError::store(dondoc::codes::STORE_FAILED, "the host's connection", false);
    let connection = Connection::open(path).map_err(failed)?;
    connection
        .execute_batch(&format!("PRAGMA synchronous={synchronous}; PRAGMA journal_mode=WAL"))
        .map_err(failed)?;
    SqliteStore::from_connection(connection)
}

fn full(path: &Path) -> dondoc::Result<SqliteStore> {
    of_the_host(path, "FULL")
}

fn off(path: &Path) -> dondoc::Result<SqliteStore> {
    of_the_host(path, "OFF")
}

/// The lines of the table: `states` for each promise, a tenth for each control.
pub(crate) fn lines(seed: u64, states: usize) -> Result<Vec<Line>> {
    let few = (states / 10).max(60);
    let (ordered, posix, late) = (Folders::Ordered, Folders::Posix, Folders::LateDeletions);
    [
        ("power cut", durable as Open, ordered, Promise::Survives, states),
        ("power cut, folders synced late", durable, posix, Promise::Survives, states),
        ("power cut, deletions synced late", durable, late, Promise::Survives, states),
        ("power cut, one process alone", alone, posix, Promise::Survives, few),
        ("power cut, NORMAL", normal, posix, Promise::MayLose, states),
        ("control: power cut, FULL, deletions synced late", full, late, Promise::MustFail, few),
        ("control: power cut, nothing synced", off, ordered, Promise::MustFail, few),
    ]
    .into_iter()
    .map(|(name, open, folders, promise, states)| cuts(name, seed, open, folders, promise, states))
    .collect()
}

fn cuts(
    name: &str,
    seed: u64,
    open: Open,
    folders: Folders,
    promise: Promise,
    states: usize,
) -> Result<Line> {
    let mut line = Line::new(name, promise, seed);
    // Several workloads: one alone shows SQLite's files in one order only.
    for workload in 0..4_u64 {
        let life = seed.wrapping_add(workload);
        let (operations, sent) = recorded(life, open)?;
        spread(&mut line, states.div_ceil(4), |state| {
            let mut rng = Rng::with_seed(life.wrapping_mul(0x9E37_79B9).wrapping_add(state as u64));
            let crash = crash(&operations, folders, &mut rng);
            let folder = folder()?;
            for (name, bytes) in &crash.files {
                fs::write(folder.path().join(name), bytes)?;
            }
            let verdict = check(&folder.path().join("register.db"), open, &sent, crash.acknowledged);
            Ok((format!("workload {workload}, state {state}"), verdict))
        })?;
        line.note = format!("{} operations in the last of 4 workloads", operations.len());
    }
    Ok(line)
}

/// A host at work: what its disk was asked for, and what it was told.
fn recorded(seed: u64, open: Open) -> Result<(Vec<Operation>, Vec<Applied>)> {
    let folder = folder()?;
    let path = folder.path().join("register.db");
    let (mut life, mut sent) = (Life::new(seed, "a"), Vec::new());
    let mut rng = Rng::with_seed(seed);
    let mut tell = |applied| {
        sent.push(applied);
        shim::acknowledge(sent.len());
    };
    shim::record();
    let mut register = register_on(open(&path)?)?;
    begin(&mut register, &mut life, &mut tell)?;
    for _ in 0..ROUNDS {
        send(&mut register, &mut life, rng.usize(1..=COMMANDS_A_ROUND), &mut tell)?;
        if rng.bool() {
            register.store().checkpoint()?;
        }
        if rng.bool() {
            register.into_store().close()?;
            register = register_on(open(&path)?)?;
        }
    }
    let operations = shim::record_no_more();
    drop(register);
    ensure!(operations.len() > 100, "the shim saw only {} operations", operations.len());
    Ok((operations, sent))
}
