//! Many writers: of one that is killed nothing that it said is lost; of many at once nothing is lost, doubled or refused as busy.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use dondoc::register::{Store, verify};
use dondoc_sqlite::SqliteStore;
use fastrand::Rng;

use crate::session::folder;
use crate::tally::{Line, Promise, Verdict};
use crate::writer::{Acknowledged, Said, Task, Writer, found};

/// Kills after which a new register is taken: each is verified whole after every kill.
const KILLS_A_REGISTER: usize = 25;

/// Kills one of `writers` children at a time, `kills` times, while the others go on.
pub(crate) fn kills(seed: u64, writers: usize, kills: usize) -> Result<Line> {
    let plural = if writers == 1 { "" } else { "s" };
    let mut line = Line::new(&format!("kill -9 among {writers} writer{plural}"), Promise::Survives, seed);
    let mut rng = Rng::with_seed(seed);
    let mut commands = 0;
    let mut kill = 0;
    while kill < kills {
        let folder = folder()?;
        let path = folder.path().join("register.db");
        let mut told = Said { acknowledged: found(&path, seed)?, ..Said::default() };
        let mut started = 0;
        let mut start = || {
            started += 1;
            let (seed, name) = (seed.wrapping_add(1_000 * started), format!("k{started}"));
            Task { path: path.clone(), seed, name, threads: 1, commands: usize::MAX }.start()
        };
        let mut children = (0..writers).map(|_| start()).collect::<Result<Vec<Writer>>>()?;
        for _ in 0..KILLS_A_REGISTER.min(kills - kill) {
            kill += 1;
            let chosen = rng.usize(..children.len());
            let mut child = children.swap_remove(chosen);
            // Somewhere in the work, then somewhere within a command.
            told.join(child.hear(rng.usize(..20))?);
            std::thread::sleep(Duration::from_micros(rng.u64(..4_000)));
            told.join(child.kill()?);
            line.add(format!("kill {kill}"), after(&path, &told.acknowledged, writers == 1));
            children.push(start()?);
        }
        for child in children {
            told.join(child.kill()?);
        }
        line.add(format!("after kill {kill}"), after(&path, &told.acknowledged, true));
        if let Some(code) = told.errors.first() {
            line.add(format!("kill {kill}"), Verdict::Broken(format!("a writer was answered {code}")));
        }
        commands += told.acknowledged.len();
    }
    line.note = format!("{commands} commands acknowledged");
    Ok(line)
}

/// `processes` children of `threads` threads each, together `commands` applied commands.
pub(crate) fn concurrent(seed: u64, processes: usize, threads: usize, commands: usize) -> Result<Line> {
    let name = format!("{processes} processes of {threads} threads");
    let mut line = Line::new(&name, Promise::Survives, seed);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("register.db");
    let mut told = Said { acknowledged: found(&path, seed)?, ..Said::default() };
    let begin = Instant::now();
    let children = (0..processes)
        .map(|process| {
            let seed = seed.wrapping_add(1_000 * process as u64);
            let commands = commands.div_ceil(processes * threads);
            Task { path: path.clone(), seed, name: format!("p{process}"), threads, commands }.start()
        })
        .collect::<Result<Vec<_>>>()?;
    // A child whose output nobody reads stops.
    let said = std::thread::scope(|scope| {
        let ears: Vec<_> = children.into_iter().map(|child| scope.spawn(|| child.finish())).collect();
        ears.into_iter()
            .map(|ear| ear.join().map_err(|_| anyhow::anyhow!("a child was not heard"))?)
            .collect::<Result<Vec<_>>>()
    })?;
    let took = begin.elapsed();
    said.into_iter().for_each(|said| told.join(said));
    let verdict = after(&path, &told.acknowledged, true);
    for (id, _) in &told.acknowledged {
        line.add(id, verdict.clone());
    }
    let mut errors = BTreeMap::<&str, usize>::new();
    told.errors.iter().for_each(|code| *errors.entry(code).or_default() += 1);
    for (code, count) in &errors {
        line.add("a writer", Verdict::Broken(format!("{count} answers were {code}")));
    }
    line.note = format!(
        "{:.0} durable commands a second, the slowest took {:.2} s",
        told.acknowledged.len() as f64 / took.as_secs_f64(),
        told.slowest.as_secs_f64()
    );
    Ok(line)
}

/// Whether all that was said is there, at the place that was said, once; where nobody writes any more, also whether the whole
/// register verifies.
fn after(path: &Path, told: &[Acknowledged], alone: bool) -> Verdict {
    match compare(path, told, alone) {
        Ok(0) => Verdict::Survived,
        Ok(lost) => Verdict::Lost(lost),
        Err(error) => Verdict::Broken(format!("{error:#}")),
    }
}

fn compare(path: &Path, told: &[Acknowledged], alone: bool) -> Result<usize> {
    let store = SqliteStore::open(path).context("the register does not open")?;
    if alone {
        verify(&store, None)?;
    }
    let mut lost = 0;
    for (id, position) in told {
        match store.command(id)? {
            None => lost += 1,
            Some(known) => ensure!(known.position == *position, "command {id} is at another place"),
        }
    }
    if alone {
        each_once(&store)?;
    }
    Ok(lost)
}

/// The events of one command stand together: anywhere else they would be its second application.
fn each_once(store: &SqliteStore) -> Result<()> {
    let (mut seen, mut position, mut latest) = (HashSet::new(), 0, None);
    loop {
        let page = store.events_after(position, 1_000)?;
        let Some(last) = page.last() else { return Ok(()) };
        position = last.position;
        for record in page {
            let command = record.entry.command;
            if latest.as_ref() != Some(&command) {
                ensure!(seen.insert(command.clone()), "command {command} is doubled");
                latest = Some(command);
            }
        }
    }
}
