//! The store of a host, as the store that a register works on.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use dondoc::lifecycle::{EventRecord, StreamId};
use dondoc::model::{AgencyFacts, CaseFacts, CommandId, DirectiveFacts, TaskFacts};
use dondoc::register::{CommandRecord, Commit, Head, RowFilter, Store, TaskFilter};
use dondoc::{DondocError, Result, codes};

use crate::event::{command, head, records};
use crate::port::{HostCommand, HostError, HostKind, HostQuestion, HostSeen, HostStore};
use crate::row::{Facts, every, facts, rows, tasks};
use crate::seal::seal;

/// How often a commit is sealed anew because others wrote between the look and the append.
const TRIES: usize = 100;

/// No more names than that in one question: databases limit the parameters of a statement.
const NAMES: usize = 500;

/// No more rows than that at once, within a moment.
const PAGE: u32 = 4_000;

/// All rows at once: outside of a moment, a page that follows another may be of a later one.
const WHOLE: u32 = i32::MAX as u32;

/// A register in the store of a host. Clones are of one store; each may be used by a thread of its own.
#[derive(Clone)]
pub struct Hosted {
    host: Arc<dyn HostStore>,
    /// Whether this is the store as of a moment that lasts.
    in_a_moment: bool,
}

impl fmt::Debug for Hosted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hosted")
    }
}

impl Hosted {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(host: Arc<dyn HostStore>) -> Self {
        Self { host, in_a_moment: false }
    }

    /// Looks at streams and commands, and at the head before any of them: where the history still ends there when something
    /// is appended, all that was seen still holds.
    fn look(&self, streams: &[String], commands: &[String]) -> Result<HostSeen> {
        let (mut streams, mut commands) = (streams.chunks(NAMES), commands.chunks(NAMES));
        let names = |chunk: Option<&[String]>| chunk.unwrap_or_default().to_vec();
        let mut seen = self.host.look(names(streams.next()), names(commands.next()))?;
        loop {
            match (streams.next(), commands.next()) {
                (None, None) => return Ok(seen),
                (some, others) => {
                    let more = self.host.look(names(some), names(others))?;
                    seen.versions.extend(more.versions);
                    seen.commands.extend(more.commands);
                }
            }
        }
    }

    /// Shows the facts of the rows that a question asks for.
    fn each<F: Facts>(&self, question: HostQuestion, show: &mut dyn FnMut(F) -> Result<()>) -> Result<()> {
        let limit = if self.in_a_moment { PAGE } else { WHOLE };
        let mut question = HostQuestion { limit, ..question };
        loop {
            let rows = self.host.rows(question.clone())?;
            for row in &rows {
                if row.number <= question.after {
                    return Err(DondocError::integrity(0, "the rows of the host are not in order"));
                }
                question.after = row.number;
                show(facts(row)?)?;
            }
            if rows.len() < limit as usize {
                return Ok(());
            }
        }
    }

    /// The rows of few things, each with its whole history, by the order in which the things came.
    fn few<F: Facts>(&self, admits: impl Fn(&mut F) -> bool) -> Result<Vec<F>> {
        let mut places = HashMap::new();
        let mut found = Vec::new();
        self.each(every(F::KIND), &mut |mut facts: F| {
            let next = places.len();
            let place = *places.entry(facts.id().to_owned()).or_insert(next);
            if admits(&mut facts) {
                found.push((place, facts));
            }
            Ok(())
        })?;
        found.sort_by_key(|(place, _)| *place);
        Ok(found.into_iter().map(|(_, facts)| facts).collect())
    }
}

/// Whether the streams and commands are as the commit expects.
fn check(commit: &Commit, before: Head, seen: &HostSeen) -> Result<()> {
    for (stream, expected) in &commit.expected {
        let found = seen.versions.get(stream.as_str()).copied().unwrap_or(0);
        if found != *expected {
            return Err(DondocError::Conflict { stream: stream.to_string(), expected: *expected, found });
        }
    }
    commit.check_end(before)?;
    let mut ids = seen.commands.iter().map(|command| command.id.as_str()).collect::<HashSet<_>>();
    match commit.commands.iter().find(|command| !ids.insert(command.id.as_str())) {
        Some(command) => Err(command.conflict()),
        None => Ok(()),
    }
}

impl Store for Hosted {
    fn append(&mut self, commit: &Commit) -> Result<Head> {
        let streams =
            commit.expected.iter().map(|(stream, _)| stream.as_str().to_owned()).collect::<Vec<_>>();
        let commands =
            commit.commands.iter().map(|command| command.id.as_str().to_owned()).collect::<Vec<_>>();
        for _ in 0..TRIES {
            let seen = self.look(&streams, &commands)?;
            let before = head(seen.head.clone())?;
            check(commit, before, &seen)?;
            let (sealed, after) = seal(commit, before)?;
            if sealed.events.is_empty() && sealed.commands.is_empty() {
                return Ok(after);
            }
            let receipt = sealed.receipt.clone();
            match self.host.append(sealed) {
                // What the commit rests on may be untouched: it is only sealed anew behind the other's.
                Err(HostError::Conflict) => {}
                Err(error) => return Err(error.into()),
                Ok(answer) if answer == receipt => return Ok(after),
                Ok(_) => {
                    let detail = "the store of the host did not say that the commit is stored";
                    return Err(DondocError::store(codes::STORE_FAILED, detail, false));
                }
            }
        }
        Err(DondocError::store(codes::STORE_BUSY, "others write without a pause", true))
    }

    fn load(&self, stream: &StreamId) -> Result<Vec<EventRecord>> {
        let records = records(self.host.load(stream.as_str().to_owned())?)?;
        match records.iter().find(|record| record.entry.stream != *stream) {
            Some(other) => {
                Err(DondocError::integrity(other.position, "the host gave an event of another stream"))
            }
            None => Ok(records),
        }
    }

    fn command(&self, id: &CommandId) -> Result<Option<CommandRecord>> {
        let seen = self.look(&[], &[id.as_str().to_owned()])?;
        let known = seen.commands.iter().find(|HostCommand { id: known, .. }| known == id.as_str());
        known.map(command).transpose()
    }

    fn scan_tasks(&self, filter: &TaskFilter, visit: &mut dyn FnMut(&TaskFacts) -> Result<()>) -> Result<()> {
        let show = &mut |facts: TaskFacts| if filter.admits(&facts) { visit(&facts) } else { Ok(()) };
        self.each(tasks(filter), show)
    }

    fn directives(&self, filter: RowFilter) -> Result<Vec<DirectiveFacts>> {
        self.few(|facts: &mut DirectiveFacts| filter.admits(facts.known))
    }

    fn agencies(&self, filter: RowFilter) -> Result<Vec<AgencyFacts>> {
        self.few(|facts: &mut AgencyFacts| filter.admits(facts.known))
    }

    fn cases(&self, filter: RowFilter) -> Result<Vec<CaseFacts>> {
        let mut cases: Vec<CaseFacts> = Vec::new();
        self.each(rows(HostKind::Case, filter), &mut |facts: CaseFacts| {
            if filter.admits(facts.known) {
                cases.push(facts);
            }
            Ok(())
        })?;
        // Stable: of each the order of its rows stays.
        cases.sort_by(|one, other| one.stream.cmp(&other.stream));
        Ok(cases)
    }

    fn events_after(&self, position: i64, limit: usize) -> Result<Vec<EventRecord>> {
        records(self.host.events_after(position, u32::try_from(limit).unwrap_or(WHOLE).min(WHOLE))?)
    }

    fn head(&self) -> Result<Head> {
        head(self.look(&[], &[])?.head)
    }

    fn at_one_moment(&self, see: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()> {
        if self.in_a_moment || !self.host.begin_moment()? {
            return see(self);
        }
        let answer = see(&Self { host: Arc::clone(&self.host), in_a_moment: true });
        let ended = self.host.end_moment();
        // What went wrong first is what the caller is told.
        answer.and_then(|()| Ok(ended?))
    }
}
