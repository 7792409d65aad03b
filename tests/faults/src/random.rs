//! Random lives: commands in any order through `decide` and `evolve`, on a register in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use anyhow::{Result, anyhow, ensure};
use dondoc::law::Severity;
use dondoc::lifecycle::{Action, Command, StreamId};
use dondoc::model::{AgencyKind, TaskFacts};
use dondoc::register::{MemoryStore, Outcome, RowFilter, Store, TaskFilter, verify};
use dondoc::{Register, Regulation};
use dondoc_tests::register_on;
use fastrand::Rng;

use crate::life::Life;
use crate::spread::spread;
use crate::tally::{Line, Promise, Verdict};

/// Commands of one life: enough to meet each other, few enough that what went wrong can be read.
const COMMANDS: usize = 400;

#[derive(Debug, Default)]
struct Counts {
    applied: BTreeMap<&'static str, usize>,
    refused: usize,
    repeated: usize,
}

/// `commands` commands in lives of 400.
pub(crate) fn lives(seed: u64, commands: usize) -> Result<Line> {
    let mut line = Line::new("random lives", Promise::Survives, seed);
    let counts = Mutex::new(Counts::default());
    let lives = commands.div_ceil(COMMANDS);
    spread(&mut line, lives, |life| {
        let seed = seed.wrapping_add(life as u64);
        let mut own = Counts::default();
        let verdict = match catch_unwind(AssertUnwindSafe(|| live(seed, &mut own))) {
            Ok(Ok(())) => Verdict::Survived,
            Ok(Err(error)) => Verdict::Broken(format!("{error:#}")),
            Err(_) => Verdict::Broken("a panic".to_owned()),
        };
        let mut counts = counts.lock().map_err(|_| anyhow!("another thread panicked"))?;
        own.applied.iter().for_each(|(name, count)| *counts.applied.entry(name).or_default() += count);
        counts.refused += own.refused;
        counts.repeated += own.repeated;
        Ok((format!("life {seed}"), verdict))
    })?;
    let counts = counts.into_inner().map_err(|_| anyhow!("a thread panicked"))?;
    let applied: usize = counts.applied.values().sum();
    let Counts { refused, repeated, .. } = counts;
    line.note = format!(
        "{} commands, {applied} applied, {refused} refused, {repeated} repeated; {}",
        applied + refused + repeated,
        acts(&counts.applied)?
    );
    Ok(line)
}

/// Which acts that the pack knows were applied, and which nobody tried: those need a line in [`crate::life`].
fn acts(applied: &BTreeMap<&'static str, usize>) -> Result<String> {
    let pack = Regulation::source("vn-ben-tre-2020")?;
    let known: BTreeSet<&str> =
        pack.lines().filter_map(|line| line.strip_prefix("action = \"")?.strip_suffix('"')).collect();
    let missing: Vec<_> = known.iter().filter(|name| !applied.contains_key(*name)).copied().collect();
    let tried = known.len() - missing.len();
    Ok(if missing.is_empty() {
        format!("{tried} of {} kinds of acts", known.len())
    } else {
        format!("{tried} of {} kinds of acts, NOT TRIED: {}", known.len(), missing.join(", "))
    })
}

fn live(seed: u64, counts: &mut Counts) -> Result<()> {
    let mut register = register_on(MemoryStore::new())?;
    let mut life = Life::new(seed, "a");
    let mut rng = Rng::with_seed(!seed);
    let mut past: Vec<Command> = Vec::new();
    let mut beginning = life.begin()?.into_iter();
    for _ in 0..COMMANDS {
        let repeated = rng.u32(..100) == 0 && !past.is_empty();
        let command = if repeated {
            past.get(rng.usize(..past.len())).cloned().ok_or_else(|| anyhow!("no past"))?
        } else {
            beginning.next().map_or_else(|| life.next(), Ok)?
        };
        step(&mut register, &command, repeated, counts)?;
        // What was refused may be asked again, and is not remembered.
        if register.store().command(&command.id)?.is_some() {
            past.push(command);
        }
    }
    let offices = register.agencies()?.iter().filter(|agency| agency.kind == AgencyKind::Office).count();
    ensure!(offices == 1, "there are {offices} offices");
    let mut orphans = 0;
    let ended = register.store().agencies(RowFilter::default())?;
    register.store().scan_tasks(&TaskFilter::default(), &mut |facts| {
        let lead = &facts.holding.current().lead;
        let lead = ended.iter().find(|known| known.agency.code == *lead);
        orphans +=
            usize::from(facts.is_open() && lead.is_none_or(|lead| lead.has_ended_by(facts.assigned_on)));
        Ok(())
    })?;
    ensure!(orphans == 0, "{orphans} open tasks of agencies that had ended");
    // The history once more from its bytes: the same facts, in every row that ever was.
    verify(register.store(), Some(register.head()?))?;
    Ok(())
}

fn step(
    register: &mut Register<MemoryStore>,
    command: &Command,
    again: bool,
    counts: &mut Counts,
) -> Result<()> {
    let act = command.action.name();
    let foretold = register.check(command)?;
    let before = (register.head()?, latest(register, &command.stream())?);
    let outcome = register.apply(command)?;
    let after = (register.head()?, latest(register, &command.stream())?);
    let errors = |findings: &[dondoc::law::Finding]| {
        findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    match outcome {
        Outcome::Applied { findings, position } => {
            ensure!(!again, "{act}: applied twice");
            ensure!(errors(&findings) == 0, "{act}: applied with an error");
            ensure!(findings == foretold, "{act}: check said something else");
            ensure!(position == before.0.position + 1, "{act}: at position {position}");
            let voided = matches!(command.action, Action::VoidEvent { .. });
            facts_go_on(before.1.as_ref(), after.1.as_ref(), voided)?;
            *counts.applied.entry(act).or_default() += 1;
        }
        Outcome::AlreadyApplied { .. } => {
            ensure!(again, "{act}: a new command was known");
            ensure!(before == after, "{act}: a repeated command changed something");
            counts.repeated += 1;
        }
        Outcome::Refused { findings } => {
            ensure!(!again, "{act}: a repeated command was refused");
            ensure!(errors(&findings) > 0, "{act}: refused without an error");
            ensure!(findings == foretold, "{act}: check said something else");
            ensure!(before == after, "{act}: a refused command changed something");
            counts.refused += 1;
        }
    }
    Ok(())
}

fn latest(register: &Register<MemoryStore>, stream: &StreamId) -> Result<Option<TaskFacts>> {
    let Some(id) = stream.as_str().strip_prefix("task/") else { return Ok(None) };
    let filter = TaskFilter { task: Some(dondoc::model::TaskId::new(id)?), ..TaskFilter::default() };
    let (mut found, mut count) = (None, 0);
    register.store().scan_tasks(&filter, &mut |facts| {
        found = Some(facts.clone());
        count += 1;
        Ok(())
    })?;
    ensure!(count < 2, "{stream} has {count} latest rows");
    Ok(found)
}

/// What no act may change, and what always fits together. Only an act that takes an event back takes its mark away.
fn facts_go_on(before: Option<&TaskFacts>, after: Option<&TaskFacts>, voided: bool) -> Result<()> {
    let Some(after) = after else {
        ensure!(before.is_none(), "a task went");
        return Ok(());
    };
    ensure!(after.known.since >= after.entered_at, "known before it was entered");
    ensure!(after.updates.is_sorted(), "updates out of order");
    if let Some(result) = after.result {
        ensure!(result.on >= after.assigned_on, "a result before the task");
        ensure!(result.confirmed_at.is_none_or(|at| at >= result.reported_at), "confirmed before reported");
    }
    if let Some(before) = before {
        let fixed = |facts: &TaskFacts| {
            (
                facts.task.clone(),
                facts.directive.clone(),
                facts.assigned_on,
                facts.entered_at,
                *facts.deadline.original(),
                facts.holding.original().clone(),
            )
        };
        ensure!(fixed(before) == fixed(after), "an act changed what no act may change");
        ensure!(before.known.since <= after.known.since, "knowledge went back");
        ensure!(voided || after.updates.starts_with(&before.updates), "an update went");
    }
    Ok(())
}
