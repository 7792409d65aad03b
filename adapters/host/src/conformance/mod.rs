//! What every store must do, whoever wrote it: call [`conformance`] with a maker of empty stores. Part of the library, so that
//! the tests of a host run it on the host's own, from every language.

mod around;
mod host;
pub mod scene;
mod search;

use std::fmt::Debug;

use dondoc::calendar::WorkingCalendar;
use dondoc::model::{CommandId, Snapshot};
use dondoc::register::{
    BatchOutcome, Commit, MemoryStore, Outcome, RowFilter, Store, TaskFilter, verify_chain,
};
use dondoc::{AsOf, DondocError, Headway, Register, Regulation, Result, codes};

pub use host::host_conformance;
use scene::{LEAD, OFFICE, Scene, act};

/// Runs the suite; each part on a store of its own.
///
/// # Errors
/// `store.nonconforming` where the store does not do what the port promises: the promise, what was found and what was
/// wanted, all of it of a made-up office. What the store answers where it should have answered well.
pub fn conformance(mut empty: impl FnMut() -> Result<Box<dyn Store>>) -> Result<()> {
    an_empty_store_answers_with_nothing(&*empty()?)?;
    a_life_of_a_task_reads_as_in_memory(empty()?)?;
    a_command_twice_is_applied_once(empty()?)?;
    a_batch_is_stored_whole_or_not_at_all(empty()?)?;
    a_stale_writer_is_told_and_changes_nothing(empty()?)?;
    an_office_that_came_in_between_is_told(empty()?)?;
    what_is_not_decided_is_not_appended(empty()?)?;
    what_was_known_then_stays_answerable(empty()?)?;
    around::cases_and_corrections_read_as_in_memory(empty()?)?;
    search::texts_are_found_without_diacritics_as_they_are_now(empty()?)?;
    events_are_paged_in_order(empty()?)
}

/// An empty register on `store` under the Quy chế of Bến Tre.
///
/// # Errors
/// None, unless the library's own data are broken.
pub fn register_on<S: Store>(store: S) -> Result<Register<S>> {
    Ok(Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?))
}

/// Ends the suite where a promise is not kept.
fn kept(promise: &str, is_kept: bool) -> Result<()> {
    if is_kept { Ok(()) } else { Err(broken(promise.to_owned())) }
}

/// Ends the suite where a store answers something else.
fn same<T: PartialEq + Debug>(promise: &str, found: T, wanted: T) -> Result<()> {
    if found == wanted { Ok(()) } else { Err(broken(format!("{promise}: {found:?}, not {wanted:?}"))) }
}

fn broken(detail: String) -> DondocError {
    DondocError::store(codes::STORE_NONCONFORMING, detail, false)
}

fn applied(outcome: &Outcome) -> Result<()> {
    kept(&format!("a lawful act is applied, not {outcome:?}"), matches!(outcome, Outcome::Applied { .. }))
}

fn begun(store: Box<dyn Store>) -> Result<(Register<Box<dyn Store>>, Scene)> {
    let (mut register, mut scene) = (register_on(store)?, Scene::default());
    for command in scene.begin()? {
        applied(&register.apply(&command)?)?;
    }
    Ok((register, scene))
}

fn an_empty_store_answers_with_nothing(store: &dyn Store) -> Result<()> {
    same("an empty store ends before the first event", store.head()?.position, 0)?;
    kept(
        "an empty store is empty",
        store.agencies(RowFilter::default())?.is_empty()
            && store.directives(RowFilter::default())?.is_empty()
            && store.events_after(0, 10)?.is_empty(),
    )?;
    let mut seen = 0;
    store.scan_tasks(&TaskFilter::default(), &mut |_| {
        seen += 1;
        Ok(())
    })?;
    same("an empty store has no task", seen, 0)
}

/// The acts of a task's life: who, on which day, and what.
const LIFE: &[(&str, &str, &str)] = &[
    (LEAD, "2020-04-02", "update"),
    (OFFICE, "2020-04-03", "amend"),
    (LEAD, "2020-04-04", "return"),
    (OFFICE, "2020-04-06", "reassign"),
    (scene::OTHER, "2020-04-08", "report"),
    (OFFICE, "2020-04-09", "refuse"),
    (scene::OTHER, "2020-04-15", "report"),
    (OFFICE, "2020-04-16", "confirm"),
];

fn a_life_of_a_task_reads_as_in_memory(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let (mut memory, mut same_scene) = begun(Box::new(MemoryStore::new()))?;
    for (agency, day, name) in LIFE {
        let command = scene.command(agency, day, day, act(name)?)?;
        let outcome = register.apply(&command)?;
        applied(&outcome)?;
        let wanted = memory.apply(&same_scene.command(agency, day, day, act(name)?)?)?;
        same("the same act is answered as in memory", outcome, wanted)?;
        let after = format!("the rows after {name} are those in memory");
        same(&after, rows(register.store(), None)?, rows(memory.store(), None)?)?;
        snapshots_are_those_of_the_rows(register.store())?;
        filters_leave_out_what_they_say(register.store())?;
    }
    for day in 1..=20 {
        let at = Some(format!("2020-04-{day:02}T23:00:00+07:00").parse()?);
        let known = format!("the rows as known on {day}/4 are those in memory");
        same(&known, rows(register.store(), at)?, rows(memory.store(), at)?)?;
        let ended = format!("the history as of {day}/4 ends as in memory");
        same(&ended, register.head_at(at)?, memory.head_at(at)?)?;
    }
    same("the history ends as in memory", register.head()?, memory.head()?)?;
    same("the chain verifies", verify_chain(register.store(), Some(memory.head()?))?, memory.head()?)
}

fn rows(store: &dyn Store, known_at: Option<dondoc::Instant>) -> Result<Vec<dondoc::model::TaskFacts>> {
    let mut rows = Vec::new();
    store.scan_tasks(&TaskFilter { known_at, ..TaskFilter::default() }, &mut |facts| {
        rows.push(facts.clone());
        Ok(())
    })?;
    Ok(rows)
}

fn snapshots_are_those_of_the_rows(store: &dyn Store) -> Result<()> {
    for day in 1..=30 {
        let on = dondoc::CivilDate::from_ymd(2020, 4, day)?;
        let mut seen = Vec::new();
        store.scan_snapshots(&TaskFilter::default(), on, &mut |lead, snapshot| {
            seen.push((lead.to_owned(), *snapshot))
        })?;
        let wanted = rows(store, None)?;
        let wanted = wanted.iter().map(|facts| (facts.holding.at(on).lead.to_string(), facts.snapshot(on)));
        same(&format!("the snapshots of {on} are those of the rows"), seen, wanted.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Filters leave out what they say, row by row and as snapshots.
fn filters_leave_out_what_they_say(store: &dyn Store) -> Result<()> {
    for day in 1..=30 {
        let day = dondoc::CivilDate::from_ymd(2020, 4, day)?;
        for filter in [
            TaskFilter { assigned_until: Some(day), ..TaskFilter::default() },
            TaskFilter { not_ended_before: Some(day), ..TaskFilter::default() },
            // As a report asks.
            TaskFilter { assigned_until: Some(day), not_ended_before: Some(day), ..TaskFilter::default() },
            TaskFilter {
                known_at: Some(dondoc::Instant::end_of(day)),
                assigned_until: Some(day),
                not_ended_before: Some(day),
                ..TaskFilter::default()
            },
        ] {
            let mut seen = Vec::new();
            store.scan_tasks(&filter, &mut |facts| {
                seen.push(facts.clone());
                Ok(())
            })?;
            let all = rows(store, filter.known_at)?;
            let ended = |facts: &dondoc::model::TaskFacts| {
                facts.completed_on(day).or(facts.withdrawn_by(day)).is_some_and(|ended| ended < day)
            };
            let wanted = all.into_iter().filter(|facts| {
                filter.assigned_until.is_none_or(|until| facts.assigned_on <= until)
                    && (filter.not_ended_before.is_none() || !ended(facts))
            });
            let shown = |lead: &str, snapshot: &Snapshot| format!("{lead} {snapshot:?}");
            let mut snapshots = Vec::new();
            store
                .scan_snapshots(&filter, day, &mut |lead, snapshot| snapshots.push(shown(lead, snapshot)))?;
            let of_rows =
                seen.iter().map(|facts| shown(facts.holding.at(day).lead.as_str(), &facts.snapshot(day)));
            let mut of_rows = of_rows.collect::<Vec<_>>();
            // Only rows have an order.
            snapshots.sort_unstable();
            of_rows.sort_unstable();
            same("the snapshots are those of the rows that pass a filter", snapshots, of_rows)?;
            same(&format!("{filter:?} leaves out what it says"), seen, wanted.collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

fn a_command_twice_is_applied_once(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let report = scene.command(LEAD, "2020-04-08", "2020-04-08", act("report")?)?;
    let Outcome::Applied { position, .. } = register.apply(&report)? else {
        return Err(broken("a new command is applied".to_owned()));
    };
    let head = register.head()?;
    // A client that tries again stamps the new attempt.
    let again = dondoc::Command { recorded_at: "2020-04-09T09:00:00+07:00".parse()?, ..report.clone() };
    let known = Outcome::AlreadyApplied { position };
    same("a command that is sent again is known", register.apply(&again)?, known)?;
    let other = dondoc::Command { action: act("withdraw")?, ..report };
    let reused = register.apply(&other).map_err(|error| error.code().to_owned());
    same("another command under its id is an error", reused, Err(codes::COMMAND_REUSED.to_owned()))?;
    let asked = [CommandId::new("never sent")?, again.id.clone(), CommandId::new("nor this")?];
    let known = register.store().command(&again.id)?.map(|record| (again.id.clone(), record));
    let found = register.store().commands(&asked.iter().collect::<Vec<_>>())?;
    same("of several ids those are found that are known", found, known.into_iter().collect())?;
    same("neither is stored", register.head()?, head)
}

fn a_batch_is_stored_whole_or_not_at_all(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let head = register.head()?;
    let good = scene.command(LEAD, "2020-04-08", "2020-04-08", act("report")?)?;
    let bad = scene.command(LEAD, "2020-04-08", "2020-04-08", act("confirm")?)?;
    let outcome = register.apply_all(&[good.clone(), bad])?;
    let refused = matches!(&outcome, BatchOutcome::Refused(refused) if refused.len() == 1);
    kept("a batch with a refused command is refused", refused)?;
    same("nothing of a refused batch is stored", register.head()?, head)?;
    same("no command of a refused batch is remembered", register.store().command(&good.id)?, None)
}

fn a_stale_writer_is_told_and_changes_nothing(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let report = scene.command(LEAD, "2020-04-08", "2020-04-08", act("report")?)?;
    register.apply(&report)?;
    let mut store = register.into_store();
    let head = store.head()?;
    let mut stale = Commit { expected: vec![(report.stream(), 1)], ..Commit::default() };
    let entry = store.events_after(head.position - 1, 1)?.into_iter().next().map(|record| record.entry);
    stale.entries.extend(entry);
    let conflict = store.append(&stale);
    let told = matches!(conflict, Err(DondocError::Conflict { expected: 1, found: 2, .. }));
    kept("who expects an older version of a stream is told", told)?;
    same("a stale writer changes nothing", store.head()?, head)
}

/// Two offices are two streams: only the end of the history shows that another came in between.
fn an_office_that_came_in_between_is_told(store: Box<dyn Store>) -> Result<()> {
    let (register, _) = begun(store)?;
    let mut store = register.into_store();
    let head = store.head()?;
    let resting_on = |end| Commit { end: Some(end), ..Commit::default() };
    let told = match store.append(&resting_on(head.position - 1)) {
        Err(DondocError::Conflict { expected, found, .. }) => Some((expected, found)),
        _ => None,
    };
    let wanted = Some((head.position - 1, head.position));
    same("who expects another end of the history is told", told, wanted)?;
    same("a commit of nothing leaves the end", store.append(&resting_on(head.position))?, head)?;
    same("the history ends where it did", store.head()?, head)
}

/// Neither where nothing is decided nor where deciding fails; and the store writes again after it.
fn what_is_not_decided_is_not_appended(store: Box<dyn Store>) -> Result<()> {
    let (register, mut scene) = begun(store)?;
    let mut store = register.into_store();
    let head = store.head()?;
    let nothing = store.append_decided(&mut |_, _| Ok(None), &mut Headway::silent())?;
    same("nothing decided is nothing appended", nothing, None)?;
    let failing = store.append_decided(&mut |_, _| Err(broken(String::new())), &mut Headway::silent());
    let told = failing.map_err(|error| error.code().to_owned());
    same("what deciding answers is passed on", told, Err(codes::STORE_NONCONFORMING.to_owned()))?;
    let mut seen = None;
    let ends = store.append_decided(
        &mut |store, _| {
            seen = Some(store.head()?);
            Ok(Some(Commit { end: Some(head.position), ..Commit::default() }))
        },
        &mut Headway::silent(),
    )?;
    same("it is decided on the history as it ends", seen, Some(head))?;
    same("a decided commit of nothing leaves the end", ends, Some(head))?;
    let mut register = register_on(store)?;
    applied(&register.apply(&scene.command(LEAD, "2020-04-08", "2020-04-08", act("report")?)?)?)?;
    same("what is decided next follows", register.head()?.position, head.position + 1)
}

fn what_was_known_then_stays_answerable(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let task = dondoc::model::TaskId::new("NV-1")?;
    let then = AsOf::known("2020-04-14".parse()?, "2020-04-14T18:00:00+07:00".parse()?);
    let before = register.standing(&task, then)?;
    // A result of the 9th, reported on the 15th, and confirmed on the 16th.
    let report = scene.command(LEAD, "2020-04-09", "2020-04-15", act("report")?)?;
    let confirm = scene.command(OFFICE, "2020-04-16", "2020-04-16", act("confirm")?)?;
    register.apply(&report)?;
    register.apply(&confirm)?;
    same("what was known then stays so", register.standing(&task, then)?, before)?;
    kept("what is known now is told", register.standing(&task, AsOf::on(then.on))? != before)
}

fn events_are_paged_in_order(store: Box<dyn Store>) -> Result<()> {
    let (register, _) = begun(store)?;
    let all = register.store().events_after(0, 100)?;
    let positions = all.iter().map(|record| record.position).collect::<Vec<_>>();
    same("the events are numbered from 1", positions, (1..=5).collect())?;
    let middle = all.get(2..4).unwrap_or_default().to_vec();
    same("a page of events is the middle of all", register.store().events_after(2, 2)?, middle)?;
    same("no event follows the last", register.store().events_after(5, 10)?, Vec::new())
}
