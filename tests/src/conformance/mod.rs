//! What every store must do, whoever wrote it: call [`conformance`] with a maker of empty stores.

mod around;

use dondoc::register::{Commit, MemoryStore, Outcome, RowFilter, Store, TaskFilter, verify_chain};
use dondoc::{AsOf, DondocError, Register, Result, codes};

use crate::scene::{self, LEAD, OFFICE, Scene};
use crate::{register_on, scene::act};

/// Runs the suite; each part on a store of its own.
///
/// # Panics
/// Where the store does not do what the port promises.
///
/// # Errors
/// What the store answers where it should have answered well.
pub fn conformance(mut empty: impl FnMut() -> Box<dyn Store>) -> Result<()> {
    an_empty_store_answers_with_nothing(&*empty())?;
    a_life_of_a_task_reads_as_in_memory(empty())?;
    a_command_twice_is_applied_once(empty())?;
    a_batch_is_stored_whole_or_not_at_all(empty())?;
    a_stale_writer_is_told_and_changes_nothing(empty())?;
    an_office_that_came_in_between_is_told(empty())?;
    what_was_known_then_stays_answerable(empty())?;
    around::cases_and_corrections_read_as_in_memory(empty())?;
    events_are_paged_in_order(empty())
}

fn begun(store: Box<dyn Store>) -> Result<(Register<Box<dyn Store>>, Scene)> {
    let (mut register, mut scene) = (register_on(store)?, Scene::default());
    for command in scene.begin()? {
        let outcome = register.apply(&command)?;
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    }
    Ok((register, scene))
}

fn an_empty_store_answers_with_nothing(store: &dyn Store) -> Result<()> {
    assert_eq!(store.head()?.position, 0);
    assert!(
        store.agencies(RowFilter::default())?.is_empty()
            && store.directives(RowFilter::default())?.is_empty()
            && store.events_after(0, 10)?.is_empty()
    );
    let mut seen = 0;
    store.scan_tasks(&TaskFilter::default(), &mut |_| {
        seen += 1;
        Ok(())
    })?;
    assert_eq!(seen, 0);
    Ok(())
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
        assert!(matches!(outcome, Outcome::Applied { .. }), "{name}: {outcome:?}");
        assert_eq!(memory.apply(&same_scene.command(agency, day, day, act(name)?)?)?, outcome);
        assert_eq!(rows(register.store(), None)?, rows(memory.store(), None)?, "after {name}");
        snapshots_are_those_of_the_rows(register.store())?;
        filters_leave_out_what_they_say(register.store())?;
    }
    for day in 1..=20 {
        let at = Some(format!("2020-04-{day:02}T23:00:00+07:00").parse()?);
        assert_eq!(rows(register.store(), at)?, rows(memory.store(), at)?, "known on {day}/4");
    }
    assert_eq!(register.head()?, memory.head()?);
    assert_eq!(verify_chain(register.store(), Some(memory.head()?))?, memory.head()?);
    Ok(())
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
        assert_eq!(seen, wanted.collect::<Vec<_>>(), "on {on}");
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
        ] {
            let mut seen = Vec::new();
            store.scan_tasks(&filter, &mut |facts| {
                seen.push(facts.clone());
                Ok(())
            })?;
            let all = rows(store, None)?;
            let ended = |facts: &dondoc::model::TaskFacts| {
                facts.completed_on(day).or(facts.withdrawn_by(day)).is_some_and(|ended| ended < day)
            };
            let wanted = all.into_iter().filter(|facts| {
                if filter.assigned_until.is_some() { facts.assigned_on <= day } else { !ended(facts) }
            });
            assert_eq!(seen, wanted.collect::<Vec<_>>(), "{filter:?}");
            let mut snapshots = 0;
            store.scan_snapshots(&filter, day, &mut |_, _| snapshots += 1)?;
            assert_eq!(snapshots, seen.len());
        }
    }
    Ok(())
}

fn a_command_twice_is_applied_once(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let report = scene.command(LEAD, "2020-04-08", "2020-04-08", act("report")?)?;
    let Outcome::Applied { position, .. } = register.apply(&report)? else { unreachable_answer() };
    let head = register.head()?;
    // A client that tries again stamps the new attempt.
    let again = dondoc::Command { recorded_at: "2020-04-09T09:00:00+07:00".parse()?, ..report.clone() };
    assert_eq!(register.apply(&again)?, Outcome::AlreadyApplied { position });
    let other = dondoc::Command { action: act("withdraw")?, ..report };
    assert_eq!(
        register.apply(&other).map_err(|error| error.code().to_owned()),
        Err(codes::COMMAND_REUSED.to_owned())
    );
    assert_eq!(register.head()?, head);
    Ok(())
}

fn a_batch_is_stored_whole_or_not_at_all(store: Box<dyn Store>) -> Result<()> {
    let (mut register, mut scene) = begun(store)?;
    let head = register.head()?;
    let good = scene.command(LEAD, "2020-04-08", "2020-04-08", act("report")?)?;
    let bad = scene.command(LEAD, "2020-04-08", "2020-04-08", act("confirm")?)?;
    let outcome = register.apply_all(&[good.clone(), bad])?;
    assert!(
        matches!(&outcome, dondoc::register::BatchOutcome::Refused(refused) if refused.len() == 1),
        "{outcome:?}"
    );
    assert_eq!(register.head()?, head);
    assert_eq!(register.store().command(&good.id)?, None);
    Ok(())
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
    assert!(matches!(conflict, Err(DondocError::Conflict { expected: 1, found: 2, .. })), "{conflict:?}");
    assert_eq!(store.head()?, head);
    Ok(())
}

/// Two offices are two streams: only the end of the history shows that another came in between.
fn an_office_that_came_in_between_is_told(store: Box<dyn Store>) -> Result<()> {
    let (register, _) = begun(store)?;
    let mut store = register.into_store();
    let head = store.head()?;
    let resting_on = |end| Commit { end: Some(end), ..Commit::default() };
    let conflict = store.append(&resting_on(head.position - 1));
    let expected = head.position - 1;
    assert!(
        matches!(conflict, Err(DondocError::Conflict { expected: told, found, .. }) if (told, found) == (expected, head.position)),
        "{conflict:?}"
    );
    assert_eq!(store.append(&resting_on(head.position))?, head);
    assert_eq!(store.head()?, head);
    Ok(())
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
    assert_eq!(register.standing(&task, then)?, before);
    assert_ne!(register.standing(&task, AsOf::on(then.on))?, before);
    Ok(())
}

fn events_are_paged_in_order(store: Box<dyn Store>) -> Result<()> {
    let (register, _) = begun(store)?;
    let all = register.store().events_after(0, 100)?;
    assert_eq!(all.iter().map(|record| record.position).collect::<Vec<_>>(), (1..=5).collect::<Vec<_>>());
    assert_eq!(register.store().events_after(2, 2)?, all.get(2..4).unwrap_or_default());
    assert_eq!(register.store().events_after(5, 10)?, []);
    Ok(())
}

#[allow(clippy::panic)]
fn unreachable_answer() -> ! {
    panic!("a new command was not applied")
}
