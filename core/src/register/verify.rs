//! Whether the register is what was written: the chain of events, and the rows that it adds up to.

use std::collections::HashMap;

use crate::error::{DondocError, Result};
use crate::lifecycle::{ChainHash, State, StreamId, evolve};
use crate::model::TaskId;
use crate::register::store::{Head, Store, TaskFilter};

/// How many events are read at once.
const PAGE: usize = 1_000;

/// Recomputes every link from the stored bytes, and compares the last one with `expected`, a head that was kept
/// outside the store; without one, a tail that vanished whole cannot be seen.
///
/// # Errors
/// `integrity.broken` naming the first position that cannot be trusted.
pub fn verify_chain<S: Store + ?Sized>(store: &S, expected: Option<Head>) -> Result<Head> {
    walk(store, expected, |_, _| Ok(()))
}

/// [`verify_chain`], and each task's latest row compared with what its events add up to.
///
/// Takes memory for every task of the register.
///
/// # Errors
/// `integrity.broken` naming the first position that cannot be trusted, or the task whose row is not that of its events.
pub fn verify<S: Store + ?Sized>(store: &S, expected: Option<Head>) -> Result<Head> {
    let mut states: HashMap<StreamId, (i64, State)> = HashMap::new();
    let head = walk(store, expected, |position, entry| {
        let (version, state) = match states.remove(&entry.stream) {
            Some((version, state)) => (version, Some(state)),
            None => (0, None),
        };
        if entry.version != version + 1 {
            return Err(DondocError::integrity(
                position,
                format!("version {} follows {version}", entry.version),
            ));
        }
        states.insert(entry.stream.clone(), (entry.version, evolve(state, entry)?));
        Ok(())
    })?;
    let broken =
        |task: &TaskId, detail: &str| Err(DondocError::integrity(0, format!("task {task}: {detail}")));
    store.scan_tasks(
        &TaskFilter::default(),
        &mut |facts| match states.remove(&StreamId::task(&facts.task)) {
            Some((_, State::Task(task))) if task.facts == *facts => Ok(()),
            Some((_, State::Task(_))) => broken(&facts.task, "its row is not what its events add up to"),
            _ => broken(&facts.task, "its row has no events"),
        },
    )?;
    match states.into_values().find_map(|(_, state)| state.as_task().map(|task| task.facts.task.clone())) {
        Some(task) => broken(&task, "its events have no row").map(|()| head),
        None => Ok(head),
    }
}

/// Reads the history in order, checks each link, and shows each entry.
fn walk<S: Store + ?Sized>(
    store: &S,
    expected: Option<Head>,
    mut visit: impl FnMut(i64, &crate::lifecycle::EventEntry) -> Result<()>,
) -> Result<Head> {
    let mut head = Head::EMPTY;
    let mut met = expected.is_none_or(|expected| expected == head);
    loop {
        let page = store.events_after(head.position, PAGE)?;
        if page.is_empty() {
            break;
        }
        for record in page {
            let position = head.position + 1;
            if record.position != position {
                return Err(DondocError::integrity(
                    position,
                    format!("position {} follows", record.position),
                ));
            }
            if record.hash != ChainHash::link(head.hash, &record.body) {
                return Err(DondocError::integrity(
                    position,
                    "the link does not fit the event and the one before",
                ));
            }
            visit(position, &record.entry)?;
            head = Head { position, hash: record.hash };
            met |= expected == Some(head);
        }
    }
    if !met {
        let position = expected.map_or(0, |expected| expected.position.min(head.position + 1));
        return Err(DondocError::integrity(position, "the history does not contain the head that was kept"));
    }
    Ok(head)
}
