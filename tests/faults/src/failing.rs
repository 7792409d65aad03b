//! Each call of SQLite to the disk and to the allocator fails in turn: once, and from then on for good.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;

use anyhow::{Result, anyhow, ensure};
use dondoc::duty::DutyFilter;
use dondoc::law::ReportPeriod;
use dondoc::lifecycle::Command;
use dondoc::register::{Outcome, verify};
use dondoc::{AsOf, DondocError, Register, codes};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::register_on;

use crate::check::{Applied, check};
use crate::session::{folder, foretold};
use crate::shim::{self, Fault};
use crate::spread::spread;
use crate::tally::{Line, Promise, Verdict};

/// Commands of the workload.
const COMMANDS: usize = 16;
/// After so many of them the host checkpoints, asks, copies, and closes and opens again.
const PAUSE: usize = 10;

/// The lines of the table, with about `points` points each, or all there are.
pub(crate) fn lines(seed: u64, points: usize) -> Result<Vec<Line>> {
    let sent = foretold(seed, COMMANDS)?;
    let kinds = Fault::OF_FILES.iter().map(|fault| (*fault, points));
    // There are a hundred times as many allocations as calls to the disk.
    let kinds = kinds.chain([(Fault::Memory, points * 8)]);
    kinds.map(|(fault, points)| line(seed, fault, points, &sent)).collect()
}

fn line(seed: u64, fault: Fault, points: usize, sent: &[(Command, Applied)]) -> Result<Line> {
    let mut line = Line::new(&format!("failing calls, {fault:?}"), Promise::Survives, seed);
    // Once without a failure: how many calls there are.
    let calls = {
        let folder = folder()?;
        shim::fail_at(fault, u64::MAX, false);
        let done = work(folder.path(), sent);
        let calls = shim::fail_no_more().calls;
        ensure!(
            done.acknowledged == sent.len() && done.errors.is_empty(),
            "the workload itself fails: {done:?}"
        );
        calls
    };
    let stride = (calls * 2).div_ceil(points as u64).max(1);
    let surfaced = Mutex::new(BTreeMap::<String, usize>::new());
    let count = usize::try_from((calls * 2 - seed % stride).div_ceil(stride))?;
    spread(&mut line, count, |point| {
        let place = point as u64 * stride + seed % stride;
        let (nth, sticky) = (place / 2, place % 2 == 1);
        let folder = folder()?;
        shim::fail_at(fault, nth, sticky);
        let done = catch_unwind(AssertUnwindSafe(|| work(folder.path(), sent)));
        ensure!(shim::fail_no_more().failed > 0, "call {nth} of {calls} was never made");
        let name = format!("call {nth}{}", if sticky { " and all after it" } else { "" });
        let Ok(done) = done else { return Ok((name, Verdict::Broken("a panic".to_owned()))) };
        let mut codes = surfaced.lock().map_err(|_| anyhow!("another thread panicked"))?;
        done.errors.iter().for_each(|error| *codes.entry(error.code().to_owned()).or_default() += 1);
        drop(codes);
        Ok((name, judge(folder.path(), &done, sent)))
    })?;
    let surfaced = surfaced.into_inner().map_err(|_| anyhow!("a thread panicked"))?;
    let surfaced: Vec<_> = surfaced.iter().map(|(code, count)| format!("{code} {count}")).collect();
    line.note = format!("of {calls} calls, errors surfaced: {}", surfaced.join(", "));
    Ok(line)
}

/// What a host met while it worked.
#[derive(Debug, Default)]
struct Done {
    /// How many commands were answered as applied.
    acknowledged: usize,
    /// How many commands the copy must hold, where a copy was answered as made.
    copied: Option<usize>,
    errors: Vec<DondocError>,
    /// What no error may bring about.
    broken: Option<String>,
}

fn judge(folder: &Path, done: &Done, sent: &[(Command, Applied)]) -> Verdict {
    if let Some(broken) = &done.broken {
        return Verdict::Broken(broken.clone());
    }
    // A disk that fails is not a register that was tampered with.
    let honest = |error: &&DondocError| {
        [codes::STORE_FAILED, codes::STORE_FULL, codes::STORE_BUSY].contains(&error.code())
    };
    if let Some(error) = done.errors.iter().find(|error| !honest(error)) {
        return Verdict::Broken(format!("a failing call was answered as {error}"));
    }
    let sent: Vec<Applied> = sent.iter().map(|(_, applied)| applied.clone()).collect();
    let copy = folder.join("copy.db");
    match done.copied {
        None if copy.exists() => return Verdict::Broken("half a copy looks like one".to_owned()),
        Some(copied) => match check(&copy, |path| SqliteStore::open(path), &sent, copied) {
            Verdict::Survived => {}
            verdict => return Verdict::Broken(format!("the copy: {verdict:?}")),
        },
        None => {}
    }
    check(&folder.join("register.db"), |path| SqliteStore::open(path), &sent, done.acknowledged)
}

/// A host at work that tries each thing again once, and then gives up.
fn work(folder: &Path, sent: &[(Command, Applied)]) -> Done {
    let (path, mut done) = (folder.join("register.db"), Done::default());
    let Some(mut register) = again(&mut done, || register_on(SqliteStore::open(&path)?)) else { return done };
    for (place, (command, foretold)) in sent.iter().enumerate() {
        if place == PAUSE {
            ask(&register, &mut done);
            if again(&mut done, || register.store().backup(folder.join("copy.db"))).is_some() {
                done.copied = Some(place);
            }
            again(&mut done, || register.store().checkpoint());
            if let Err(error) = register.into_store().close() {
                done.errors.push(error);
            }
            let Some(opened) = again(&mut done, || register_on(SqliteStore::open(&path)?)) else {
                return done;
            };
            register = opened;
        }
        match again(&mut done, || register.apply(command)) {
            Some(Outcome::Applied { position, .. } | Outcome::AlreadyApplied { position })
                if position == foretold.position =>
            {
                done.acknowledged = place + 1;
            }
            Some(other) => {
                done.broken = Some(format!("command {place} was answered with {other:?}"));
                return done;
            }
            None => return done,
        }
    }
    ask(&register, &mut done);
    done
}

/// The reading functions; what they answer is checked afterwards, when the disk is well.
fn ask(register: &Register<SqliteStore>, done: &mut Done) {
    let day = dondoc::CivilDate::from_ymd(2020, 5, 1);
    again(done, || verify(register.store(), None));
    again(done, || register.report(ReportPeriod::month(2020, 4)?, None));
    again(done, || register.duties(&DutyFilter::default(), AsOf::on(day.clone()?)));
}

fn again<T>(done: &mut Done, mut attempt: impl FnMut() -> dondoc::Result<T>) -> Option<T> {
    for _ in 0..2 {
        match attempt() {
            Ok(answer) => return Some(answer),
            Err(error) => done.errors.push(error),
        }
    }
    None
}
