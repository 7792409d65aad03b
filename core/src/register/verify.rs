//! Whether the register is what was written: the chain of events, and the rows that it adds up to.

use std::collections::HashMap;

use crate::error::{DondocError, Result};
use crate::headway::Headway;
use crate::lifecycle::{ChainHash, Event, State, StreamId, evolve, fold};
use crate::model::{TaskFacts, TaskId};
use crate::register::memory::MemoryStore;
use crate::register::search::worded;
use crate::register::store::{Commit, Head, RowFilter, Store, TaskFilter};

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

/// [`verify_chain`], and every row compared with what the events add up to: the rows of tasks, superseded ones too, the
/// directives and the agencies, and what the store keeps to search by, all as of one moment; and the store's own indexes
/// ([`Store::check`]). Takes memory for every row of the register.
///
/// Each command must be remembered at the place of its first event, or it could be applied again. What else a store keeps of
/// commands, their digests and those that needed no event, is not part of the chain, and not compared.
///
/// # Errors
/// `integrity.broken` naming the first position that cannot be trusted, or the row that is not that of its events.
pub fn verify<S: Store + ?Sized>(store: &S, expected: Option<Head>) -> Result<Head> {
    verify_with(store, expected, &mut Headway::silent())
}

/// [`verify`], told as it goes: first each event, then what the rows are compared with.
///
/// # Errors
/// As [`verify`]; `cancelled`.
pub fn verify_with<S: Store + ?Sized>(
    store: &S,
    expected: Option<Head>,
    headway: &mut Headway<'_>,
) -> Result<Head> {
    let mut head = Head::EMPTY;
    store.at_one_moment(&mut |store| {
        head = verify_moment(store, expected, headway)?;
        Ok(())
    })?;
    headway.end();
    Ok(head)
}

/// A stream as far as it was read.
struct Stream {
    /// Position of its first event.
    first: i64,
    version: i64,
    state: State,
}

fn verify_moment(store: &dyn Store, expected: Option<Head>, headway: &mut Headway<'_>) -> Result<Head> {
    let mut rebuilt = MemoryStore::new();
    let mut streams: HashMap<StreamId, Stream> = HashMap::new();
    let mut command = None;
    // The events; then about as many rows are compared, the latest and those of each task once more.
    headway.begin(3 * store.head()?.position.unsigned_abs())?;
    let head = walk(store, expected, |position, entry| {
        headway.step()?;
        let (first, version, state) = match streams.remove(&entry.stream) {
            Some(Stream { first, version, state }) => (first, version, Some(state)),
            None => (position, 0, None),
        };
        if entry.version != version + 1 {
            return Err(DondocError::integrity(
                position,
                format!("version {} follows {version}", entry.version),
            ));
        }
        if command.as_ref() != Some(&entry.command) {
            if store.command(&entry.command)?.is_none_or(|known| known.position != position) {
                return Err(DondocError::integrity(position, "the command of the event is not remembered"));
            }
            command = Some(entry.command.clone());
        }
        let state = if let Event::EventVoided { .. } = entry.event {
            // Rare, so that no state need carry its history.
            let records = store.load(&entry.stream)?;
            let until = records.iter().map(|record| &record.entry).take_while(|e| e.version <= entry.version);
            fold(until)?
                .ok_or_else(|| DondocError::integrity(position, "an event voids one that is not there"))?
        } else {
            evolve(state, entry)?
        };
        let mut rows = Commit::default();
        rows.project(&state);
        rebuilt.append(&rows)?;
        streams.insert(entry.stream.clone(), Stream { first, version: entry.version, state });
        Ok(())
    })?;
    compare_tasks(store, &rebuilt, headway)?;
    store.check()?;
    let differ =
        |what: &str| Err(DondocError::integrity(0, format!("the {what} are not what the events add up to")));
    let every = RowFilter { history: true, ..RowFilter::default() };
    for filter in [every, RowFilter::default()] {
        if store.directives(filter)? != rebuilt.directives(filter)? {
            return differ("directives");
        }
        if store.agencies(filter)? != rebuilt.agencies(filter)? {
            return differ("agencies");
        }
        if store.cases(filter)? != rebuilt.cases(filter)? {
            return differ("cases");
        }
    }
    for (stream, Stream { version, .. }) in &streams {
        if i64::try_from(store.load(stream)?.len()) != Ok(*version) {
            return Err(DondocError::integrity(0, format!("stream {stream} does not show all its events")));
        }
    }
    store.verify_search(&mut streams.values().filter_map(|stream| worded(&stream.state, stream.first)))?;
    Ok(head)
}

/// Every row that ever was, the latest ones, and those of each task: whichever way a store finds them.
fn compare_tasks(store: &dyn Store, rebuilt: &MemoryStore, headway: &mut Headway<'_>) -> Result<()> {
    let everything = TaskFilter { history: true, ..TaskFilter::default() };
    let mut wanted = Vec::new();
    rebuilt.scan_tasks(&everything, &mut |facts| {
        wanted.push(facts.clone());
        Ok(())
    })?;
    compare(store, &everything, wanted.iter(), headway)?;
    let latest = wanted.iter().filter(|facts| facts.known.until.is_none());
    compare(store, &TaskFilter::default(), latest, headway)?;
    let mut by_task = HashMap::<&TaskId, Vec<&TaskFacts>>::new();
    for facts in &wanted {
        by_task.entry(&facts.task).or_default().push(facts);
    }
    for (task, wanted) in by_task {
        let filter = TaskFilter { task: Some(task.clone()), ..everything.clone() };
        compare(store, &filter, wanted.into_iter(), headway)?;
    }
    Ok(())
}

fn compare<'a>(
    store: &dyn Store,
    filter: &TaskFilter,
    mut wanted: impl Iterator<Item = &'a TaskFacts>,
    headway: &mut Headway<'_>,
) -> Result<()> {
    let broken = |task: &TaskId| {
        DondocError::integrity(0, format!("task {task}: a row is not what its events add up to"))
    };
    store.scan_tasks(filter, &mut |facts| match wanted.next() {
        Some(wanted) if wanted == facts => headway.step(),
        Some(wanted) => Err(broken(&wanted.task)),
        None => Err(broken(&facts.task)),
    })?;
    wanted.next().map_or(Ok(()), |missing| Err(broken(&missing.task)))
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
