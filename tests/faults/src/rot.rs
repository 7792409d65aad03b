//! Rot: bytes of the files change, or the end of the journal goes. What is answered then is a beginning of the history, or a
//! refusal; never something that was not written.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Result, ensure};
use dondoc::lifecycle::EventRecord;
use dondoc::model::{AgencyFacts, CaseFacts, DirectiveFacts, TaskFacts};
use dondoc::register::{CommandRecord, Head, RowFilter, Store, TaskFilter, verify};
use dondoc::search::{Hit, SearchQuery};
use dondoc::{DondocError, codes};
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;
use dondoc_tests::register_on;
use fastrand::Rng;

use crate::check::{Applied, beginning};
use crate::session::{folder, foretold};
use crate::spread::spread;
use crate::tally::{Line, Promise, Verdict};

/// What is searched for: words of [`crate::life`], and one that stands in every directive.
const WORDS: &[&str] = &["bao cao", "don doc", "thi dua xay", "quy", "chu tich"];

/// The two files of a register, as they lie on the disk.
struct Files {
    register: Vec<u8>,
    journal: Vec<u8>,
    sent: Vec<Applied>,
}

/// How many points of each kind.
pub(crate) struct Points {
    /// A cut at every how-many-eth byte of the journal.
    pub(crate) cut_stride: usize,
    pub(crate) journal_flips: usize,
    pub(crate) file_flips: usize,
}

/// The lines of the table.
pub(crate) fn lines(seed: u64, points: &Points) -> Result<Vec<Line>> {
    let small = files(seed, 14, 2, true)?;
    let large = files(seed, 60, 50, true)?;
    let closed = files(seed, 200, 0, false)?;
    let mut lines = Vec::from(cuts(seed, points.cut_stride, &small)?);
    lines.extend(journal_flips(seed, points.journal_flips, &large)?);
    for (name, bytes) in [("1 bit", None), ("512 bytes", Some(512)), ("4,096 bytes", Some(4_096))] {
        lines.push(file_flips(seed, points.file_flips, name, bytes, &closed)?);
    }
    lines.push(control(seed, points.file_flips, &closed)?);
    Ok(lines)
}

/// A register of `commands`, the last `in_journal` of them in the journal alone.
fn files(seed: u64, commands: usize, in_journal: usize, open: bool) -> Result<Files> {
    let folder = folder()?;
    let path = folder.path().join("register.db");
    let mut register = register_on(SqliteStore::open(&path)?)?;
    let sent = foretold(seed, commands)?;
    for (place, (command, _)) in sent.iter().enumerate() {
        if open && place + in_journal == commands {
            register.rebuild_search()?;
            register.store().checkpoint()?;
        }
        register.apply(command)?;
    }
    if !open {
        register.rebuild_search()?;
        register.into_store().close()?;
        return Ok(Files {
            register: fs::read(&path)?,
            journal: Vec::new(),
            sent: sent.into_iter().map(|(_, applied)| applied).collect(),
        });
    }
    let files = Files {
        register: fs::read(&path)?,
        journal: fs::read(folder.path().join("register.db-wal"))?,
        sent: sent.into_iter().map(|(_, applied)| applied).collect(),
    };
    ensure!(files.journal.len() > 4_096, "nothing is in the journal");
    drop(register);
    Ok(files)
}

/// The end of the journal is missing, from each of its bytes on.
fn cuts(seed: u64, stride: usize, files: &Files) -> Result<[Line; 2]> {
    let mut blind = Line::new("journal cut", Promise::SurvivesOrRefuses, seed);
    blind.note = format!("{} bytes", files.journal.len());
    let mut held = Line::new("journal cut, head kept outside", Promise::Refuses, seed);
    let length = |point: usize| (point * stride).min(files.journal.len() - 1);
    let count = files.journal.len().div_ceil(stride);
    spread(&mut blind, count, |point| {
        let journal = files.journal.get(..length(point)).unwrap_or_default();
        Ok((format!("cut at {}", length(point)), any_beginning(&files.register, journal, &files.sent)?))
    })?;
    spread(&mut held, count, |point| {
        let journal = files.journal.get(..length(point)).unwrap_or_default();
        Ok((format!("cut at {}", length(point)), with_head(&files.register, journal, &files.sent)?))
    })?;
    Ok([blind, held])
}

/// One bit of the journal is another: SQLite takes the rest for what was never finished.
fn journal_flips(seed: u64, count: usize, files: &Files) -> Result<[Line; 2]> {
    let mut blind = Line::new("journal flipped", Promise::SurvivesOrRefuses, seed);
    let mut held = Line::new("journal flipped, head kept outside", Promise::SurvivesOrRefuses, seed);
    let flip = |point: usize| {
        let mut journal = files.journal.clone();
        let mut rng = Rng::with_seed(seed.wrapping_add(point as u64));
        let (place, bit) = (rng.usize(..journal.len()), rng.u32(..8));
        if let Some(byte) = journal.get_mut(place) {
            *byte ^= 1 << bit;
        }
        (format!("flip {point}: bit {bit} of byte {place}"), journal)
    };
    spread(&mut blind, count, |point| {
        let (name, journal) = flip(point);
        Ok((name, any_beginning(&files.register, &journal, &files.sent)?))
    })?;
    spread(&mut held, count, |point| {
        let (name, journal) = flip(point);
        Ok((name, with_head(&files.register, &journal, &files.sent)?))
    })?;
    Ok([blind, held])
}

/// Bytes of the register are others: it is the same in every answer, or refused.
fn file_flips(seed: u64, count: usize, name: &str, bytes: Option<usize>, files: &Files) -> Result<Line> {
    let mut line = Line::new(&format!("register flipped, {name}"), Promise::SurvivesOrRefuses, seed);
    let wanted = on_disk(&files.register, &[], |path| contents(&SqliteStore::open(path)?))??;
    spread(&mut line, count, |point| {
        let (name, register) = flipped(&files.register, seed, point, bytes);
        let found = on_disk(&register, &[], |path| {
            let store = SqliteStore::open_expecting(path, head(&files.sent))?;
            verify(&store, Some(head(&files.sent)))?;
            contents(&store)
        })?;
        Ok((
            name,
            match found {
                Ok(found) if found == wanted => Verdict::Survived,
                Ok(_) => Verdict::Broken("an answer changed in silence".to_owned()),
                Err(error) => refusal(&error),
            },
        ))
    })?;
    Ok(line)
}

/// Without the chain: SQLite's own check of its pages takes most changed bits for what was written.
fn control(seed: u64, count: usize, files: &Files) -> Result<Line> {
    let mut line = Line::new("control: register flipped, 1 bit, SQLite's own check", Promise::MustFail, seed);
    let wanted = on_disk(&files.register, &[], |path| contents(&SqliteStore::open(path)?))??;
    spread(&mut line, count / 4, |point| {
        let (name, register) = flipped(&files.register, seed, point, None);
        let verdict = on_disk(&register, &[], |path| {
            let sound = Connection::open(path)
                .and_then(|connection| connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)))
                .is_ok_and(|found: String| found == "ok");
            let found = SqliteStore::open(path).and_then(|store| contents(&store));
            match (sound, found) {
                (false, _) => Verdict::Refused,
                (true, Ok(found)) if found == wanted => Verdict::Survived,
                (true, _) => Verdict::Broken("sound to SQLite, and changed".to_owned()),
            }
        })?;
        Ok((name, verdict))
    })?;
    Ok(line)
}

/// The register's bytes with one bit changed, or a run of bytes replaced.
fn flipped(register: &[u8], seed: u64, point: usize, run: Option<usize>) -> (String, Vec<u8>) {
    let mut bytes = register.to_vec();
    let mut rng = Rng::with_seed(seed.wrapping_add(point as u64));
    let place = rng.usize(..bytes.len());
    let Some(run) = run else {
        let bit = rng.u32(..8);
        if let Some(byte) = bytes.get_mut(place) {
            *byte ^= 1 << bit;
        }
        return (format!("flip {point}: bit {bit} of byte {place}"), bytes);
    };
    // A run that a disk would lose: whole sectors.
    let place = place / run * run;
    bytes.iter_mut().skip(place).take(run).for_each(|byte| *byte = rng.u8(..));
    (format!("flip {point}: {run} bytes from {place}"), bytes)
}

fn head(sent: &[Applied]) -> Head {
    sent.last().map_or(Head::EMPTY, |last| last.head)
}

fn any_beginning(register: &[u8], journal: &[u8], sent: &[Applied]) -> Result<Verdict> {
    let found = on_disk(register, journal, |path| {
        let store = SqliteStore::open(path)?;
        let head = verify(&store, None)?;
        beginning(&store, head, sent)
    })?;
    Ok(match found {
        Ok(_) => Verdict::Survived,
        Err(error) => refusal(&error),
    })
}

/// With a head kept outside: all of it, or a refusal.
fn with_head(register: &[u8], journal: &[u8], sent: &[Applied]) -> Result<Verdict> {
    let found = on_disk(register, journal, |path| {
        let store = SqliteStore::open_expecting(path, head(sent))?;
        let head = verify(&store, Some(head(sent)))?;
        beginning(&store, head, sent)
    })?;
    Ok(match found {
        Ok(there) if there == sent.len() => Verdict::Survived,
        Ok(there) => Verdict::Lost(sent.len() - there),
        Err(error) => refusal(&error),
    })
}

/// A refusal says that the register is damaged, or none; anything else would send the host after the wrong fault.
fn refusal(error: &DondocError) -> Verdict {
    match error.code() {
        codes::INTEGRITY_BROKEN | codes::STORE_FOREIGN | codes::STORE_NEWER => Verdict::Refused,
        other => Verdict::Broken(format!("refused as {other}: {error}")),
    }
}

fn on_disk<T>(register: &[u8], journal: &[u8], use_it: impl FnOnce(&Path) -> T) -> Result<T> {
    let folder = folder()?;
    let path = folder.path().join("register.db");
    fs::write(&path, register)?;
    if !journal.is_empty() {
        fs::write(folder.path().join("register.db-wal"), journal)?;
    }
    Ok(use_it(&path))
}

/// All that a register answers.
#[derive(Debug, PartialEq, Eq)]
struct Contents {
    events: Vec<EventRecord>,
    /// Where each command is remembered. Of its digest a changed bit can only make a repetition look like another command,
    /// which is refused.
    commands: Vec<Option<i64>>,
    streams: Vec<Vec<EventRecord>>,
    tasks: Vec<TaskFacts>,
    latest: Vec<TaskFacts>,
    each: Vec<Vec<TaskFacts>>,
    directives: Vec<DirectiveFacts>,
    agencies: Vec<AgencyFacts>,
    cases: Vec<CaseFacts>,
    /// What a search for each of some words shows, through its index.
    hits: Vec<Vec<Hit>>,
}

fn contents(store: &SqliteStore) -> dondoc::Result<Contents> {
    let events = store.events_after(0, usize::MAX)?;
    let rows = |filter: TaskFilter| {
        let mut rows = Vec::new();
        store.scan_tasks(&filter, &mut |facts| {
            rows.push(facts.clone());
            Ok(())
        })?;
        Ok(rows)
    };
    let every = || TaskFilter { history: true, ..TaskFilter::default() };
    let tasks = rows(every())?;
    let each = tasks.iter().map(|facts| rows(TaskFilter { task: Some(facts.task.clone()), ..every() }));
    let streams = events.iter().map(|record| store.load(&record.entry.stream));
    let place = |record: &EventRecord| {
        Ok(store.command(&record.entry.command)?.map(|CommandRecord { position, .. }| position))
    };
    let commands = events.iter().map(place);
    let hits = WORDS.iter().map(|word| {
        let mut hits = Vec::new();
        store.search(&SearchQuery::new(word)?, &mut |hit| {
            hits.push(hit);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(hits)
    });
    let whole = RowFilter { history: true, ..RowFilter::default() };
    Ok(Contents {
        commands: commands.collect::<dondoc::Result<_>>()?,
        streams: streams.collect::<dondoc::Result<_>>()?,
        events,
        latest: rows(TaskFilter::default())?,
        each: each.collect::<dondoc::Result<_>>()?,
        tasks,
        hits: hits.collect::<dondoc::Result<_>>()?,
        directives: store.directives(whole)?,
        agencies: store.agencies(whole)?,
        cases: store.cases(whole)?,
    })
}
