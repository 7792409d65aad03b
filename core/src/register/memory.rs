//! The store in memory: the executable specification of the port.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use crate::error::{DondocError, Result};
use crate::lifecycle::{EventRecord, StreamId};
use crate::model::{
    AgencyCode, AgencyFacts, CaseFacts, CommandId, DirectiveFacts, DirectiveId, Known, TaskFacts, TaskId,
};
use crate::register::store::{CommandRecord, Commit, Head, RowFilter, Store, TaskFilter};

/// A register in memory. It answers exactly as every other store must.
#[derive(Debug, Default)]
pub struct MemoryStore {
    events: Vec<EventRecord>,
    streams: HashMap<StreamId, Vec<usize>>,
    commands: HashMap<CommandId, CommandRecord>,
    tasks: Vec<TaskFacts>,
    latest: HashMap<TaskId, usize>,
    directives: Histories<DirectiveId, DirectiveFacts>,
    agencies: Histories<AgencyCode, AgencyFacts>,
    cases: BTreeMap<String, Vec<CaseFacts>>,
}

/// What was known of each of several things, in the order in which they came.
#[derive(Debug)]
struct Histories<K, R> {
    order: HashMap<K, usize>,
    rows: BTreeMap<usize, Vec<R>>,
}

impl<K, R> Default for Histories<K, R> {
    fn default() -> Self {
        Self { order: HashMap::new(), rows: BTreeMap::new() }
    }
}

impl<K: Clone + Eq + Hash, R> Histories<K, R> {
    fn of(&mut self, key: &K) -> &mut Vec<R> {
        let next = self.order.len();
        self.rows.entry(*self.order.entry(key.clone()).or_insert(next)).or_default()
    }
}

/// Adds a row, which closes the one that was the latest.
fn add<R>(rows: &mut Vec<R>, mut row: R, known: fn(&mut R) -> &mut Known) {
    let since = known(&mut row).since;
    if let Some(latest) = rows.last_mut() {
        known(latest).until = Some(since);
    }
    rows.push(row);
}

impl MemoryStore {
    /// An empty register.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn check(&self, commit: &Commit) -> Result<()> {
        for (stream, expected) in &commit.expected {
            let found = self.streams.get(stream).map_or(0, |places| places.len() as i64);
            if found != *expected {
                return Err(DondocError::Conflict { stream: stream.to_string(), expected: *expected, found });
            }
        }
        commit.check_end(self.head()?)?;
        let mut ids = HashSet::new();
        for command in &commit.commands {
            if self.commands.contains_key(&command.id) || !ids.insert(&command.id) {
                return Err(command.conflict());
            }
        }
        Ok(())
    }
}

impl Store for MemoryStore {
    fn append(&mut self, commit: &Commit) -> Result<Head> {
        self.check(commit)?;
        let before = self.head()?;
        let mut sealed = Vec::with_capacity(commit.entries.len());
        let mut head = before;
        for entry in &commit.entries {
            let record = EventRecord::seal(entry.clone(), head.position + 1, head.hash)?;
            head = Head { position: record.position, hash: record.hash };
            sealed.push(record);
        }
        // Nothing below can fail.
        for record in sealed {
            self.streams.entry(record.entry.stream.clone()).or_default().push(self.events.len());
            self.events.push(record);
        }
        for command in &commit.commands {
            let position = command.position_after(before);
            self.commands.insert(command.id.clone(), CommandRecord { digest: command.digest, position });
        }
        for facts in &commit.tasks {
            if let Some(earlier) = self.latest.insert(facts.task.clone(), self.tasks.len())
                && let Some(earlier) = self.tasks.get_mut(earlier)
            {
                earlier.known.until = Some(facts.known.since);
            }
            self.tasks.push(facts.clone());
        }
        for facts in &commit.directives {
            add(self.directives.of(&facts.directive), facts.clone(), |facts| &mut facts.known);
        }
        for facts in &commit.agencies {
            add(self.agencies.of(&facts.agency.code), facts.clone(), |facts| &mut facts.known);
        }
        for facts in &commit.cases {
            let rows = self.cases.entry(facts.stream.clone()).or_default();
            add(rows, facts.clone(), |facts| &mut facts.known);
        }
        Ok(head)
    }

    fn load(&self, stream: &StreamId) -> Result<Vec<EventRecord>> {
        let places = self.streams.get(stream).map_or(&[][..], Vec::as_slice);
        Ok(places.iter().filter_map(|place| self.events.get(*place)).cloned().collect())
    }

    fn command(&self, id: &CommandId) -> Result<Option<CommandRecord>> {
        Ok(self.commands.get(id).copied())
    }

    fn scan_tasks(&self, filter: &TaskFilter, visit: &mut dyn FnMut(&TaskFacts) -> Result<()>) -> Result<()> {
        self.tasks.iter().filter(|facts| filter.admits(facts)).try_for_each(visit)
    }

    fn directives(&self, filter: RowFilter) -> Result<Vec<DirectiveFacts>> {
        let rows = self.directives.rows.values().flatten();
        Ok(rows.filter(|facts| filter.admits(facts.known)).cloned().collect())
    }

    fn agencies(&self, filter: RowFilter) -> Result<Vec<AgencyFacts>> {
        let rows = self.agencies.rows.values().flatten();
        Ok(rows.filter(|facts| filter.admits(facts.known)).cloned().collect())
    }

    fn cases(&self, filter: RowFilter) -> Result<Vec<CaseFacts>> {
        let rows = self.cases.values().flatten();
        Ok(rows.filter(|facts| filter.admits(facts.known)).cloned().collect())
    }

    fn events_after(&self, position: i64, limit: usize) -> Result<Vec<EventRecord>> {
        let skip = usize::try_from(position).unwrap_or(0);
        Ok(self.events.iter().skip(skip).take(limit).cloned().collect())
    }

    fn head(&self) -> Result<Head> {
        Ok(self.events.last().map_or(Head::EMPTY, |last| Head { position: last.position, hash: last.hash }))
    }

    fn at_one_moment(&self, see: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()> {
        see(self)
    }
}
