//! The port to a store: small, synchronous, object-safe.

use std::ops::ControlFlow;

use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, Result};
use crate::headway::Headway;
use crate::lifecycle::{ChainHash, DirectiveState, EventEntry, EventRecord, State, StreamId};
use crate::model::{AgencyFacts, CaseFacts, CommandId, DirectiveFacts, Known, Snapshot, TaskFacts, TaskId};
use crate::register::search::hits_after;
use crate::search::{Hit, SearchQuery, Wording};

/// How many events are read at once where the history is walked back.
const PAGE: i64 = 1_000;

/// A store of the register: it appends, and it answers. [`crate::register::MemoryStore`] is its executable
/// specification; every store must answer as that one does. Whoever shares a register between threads asks for `Store + Send` too.
pub trait Store {
    /// Appends a commit: all of it, durably, or nothing. The store gives each entry the next position and links it
    /// behind the head ([`EventRecord::seal`]); of each task, directive, agency and case it closes the row that was the latest.
    ///
    /// # Errors
    /// `store.conflict` when a stream is not at the version the commit expects, the history does not end where the commit
    /// rests on its end ([`Commit::check_end`]), or a command id is there already;
    /// `store.failed`, `store.busy` when the store cannot write.
    fn append(&mut self, commit: &Commit) -> Result<Head>;

    /// Appends what `decide` makes of the store as it stands, while nobody else writes it; nothing, and no head, where it makes
    /// nothing. A step of headway for each entry and each row; a listener that stops it leaves nothing appended. Provided: a
    /// store that cannot keep others out decides at one moment and appends at a later one, without steps, and may lose a race.
    ///
    /// # Errors
    /// As [`Store::append`]; `cancelled`; whatever `decide` answers.
    fn append_decided(
        &mut self,
        decide: &mut Deciding<'_>,
        headway: &mut Headway<'_>,
    ) -> Result<Option<Head>> {
        let mut commit = None;
        self.at_one_moment(&mut |store| {
            commit = decide(store, headway)?;
            Ok(())
        })?;
        commit.map(|commit| self.append(&commit)).transpose()
    }

    /// The events of a stream, in order; none when there is no such stream.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`.
    fn load(&self, stream: &StreamId) -> Result<Vec<EventRecord>>;

    /// What was recorded of a command id.
    ///
    /// # Errors
    /// `store.failed`.
    fn command(&self, id: &CommandId) -> Result<Option<CommandRecord>>;

    /// What was recorded of several command ids: of those that are known. The same as [`Store::command`] of each; a store that
    /// can look for many at once overrides it, for imports.
    ///
    /// # Errors
    /// As [`Store::command`].
    fn commands(&self, ids: &[&CommandId]) -> Result<Vec<(CommandId, CommandRecord)>> {
        let known = ids.iter().map(|id| Ok(self.command(id)?.map(|record| ((*id).clone(), record))));
        known.filter_map(Result::transpose).collect()
    }

    /// Shows every task row that a filter admits.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`; whatever `visit` answers, at once.
    fn scan_tasks(&self, filter: &TaskFilter, visit: &mut dyn FnMut(&TaskFacts) -> Result<()>) -> Result<()>;

    /// Shows every task that a filter admits as of `on`: its lead and a snapshot of that day. The same as
    /// [`Store::scan_tasks`] and [`TaskFacts::snapshot`]; a store that can read less for it overrides it.
    ///
    /// # Errors
    /// As [`Store::scan_tasks`].
    fn scan_snapshots(
        &self,
        filter: &TaskFilter,
        on: CivilDate,
        visit: &mut dyn FnMut(&str, &Snapshot),
    ) -> Result<()> {
        snapshots_of_rows(self, filter, on, visit)
    }

    /// The directive rows that a filter admits: by the order of registration, and of each directive in the order in which
    /// its rows came.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`.
    fn directives(&self, filter: RowFilter) -> Result<Vec<DirectiveFacts>>;

    /// The agency rows that a filter admits: by the order of registration, and of each agency in the order in which its rows
    /// came.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`.
    fn agencies(&self, filter: RowFilter) -> Result<Vec<AgencyFacts>>;

    /// The case rows that a filter admits: by the name of their stream, and of each in the order in which its rows came.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`.
    fn cases(&self, filter: RowFilter) -> Result<Vec<CaseFacts>>;

    /// Up to `limit` events after `position`, in order.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`.
    fn events_after(&self, position: i64, limit: usize) -> Result<Vec<EventRecord>>;

    /// The position and link of the last event.
    ///
    /// # Errors
    /// `store.failed`.
    fn head(&self) -> Result<Head>;

    /// The last event that was recorded at or before `at`, wherever it stands among those that were recorded later: a register
    /// file of last year may come today. [`Head::EMPTY`] without one. Provided: the events are read from the last one back. A
    /// store that can look for it without reading them whole overrides it.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`.
    fn head_at(&self, at: Instant) -> Result<Head> {
        let mut end = self.head()?.position;
        while end > 0 {
            let start = (end - PAGE).max(0);
            let page = self.events_after(start, usize::try_from(end - start).unwrap_or(usize::MAX))?;
            if let Some(last) = page.iter().rev().find(|record| record.entry.recorded_at <= at) {
                return Ok(Head { position: last.position, hash: last.hash });
            }
            end = start;
        }
        Ok(Head::EMPTY)
    }

    /// Shows the store as of one moment: what others append while `see` runs is not seen in it. A store that nobody else
    /// writes, or that cannot hold a moment, shows itself: `see(self)`.
    ///
    /// # Errors
    /// `store.failed`; `store.busy`; whatever `see` answers.
    fn at_one_moment(&self, see: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()>;

    /// Whether what the store keeps beside its rows to find and count them, its indexes, agrees with them. [`verify`] asks it;
    /// a store that keeps nothing of the kind has nothing to check.
    ///
    /// [`verify`]: crate::register::verify()
    ///
    /// # Errors
    /// `integrity.broken`; `store.failed`.
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// Shows the hits of a query, the latest registered first, until `visit` breaks off; [`SearchQuery::hits`] is the caller's.
    /// Provided: every event is read. A store that keeps an index shows the same hits in the same order.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken`; whatever `visit` answers, at once.
    fn search(
        &self,
        query: &SearchQuery,
        visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        for hit in hits_after(self, 0, query)?.into_values().rev().flatten() {
            if visit(hit)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Compares what the store keeps to search by with all texts that its events add up to; one that keeps nothing has nothing
    /// to compare.
    ///
    /// # Errors
    /// `store.failed`; `integrity.broken` when a search would answer otherwise than the events.
    fn verify_search(&self, wordings: &mut dyn Iterator<Item = Wording>) -> Result<()> {
        let _ = wordings;
        Ok(())
    }

    /// Makes anew what the store keeps to search by, from its events.
    ///
    /// # Errors
    /// `store.failed`; `store.busy`; `integrity.broken`.
    fn rebuild_search(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Shows snapshots by way of whole rows.
pub(super) fn snapshots_of_rows(
    store: &(impl Store + ?Sized),
    filter: &TaskFilter,
    on: CivilDate,
    visit: &mut dyn FnMut(&str, &Snapshot),
) -> Result<()> {
    store.scan_tasks(filter, &mut |facts| {
        visit(facts.holding.at(on).lead.as_str(), &facts.snapshot(on));
        Ok(())
    })
}

/// Makes a commit of a store as it stands, or nothing: see [`Store::append_decided`].
pub type Deciding<'a> = dyn FnMut(&dyn Store, &mut Headway<'_>) -> Result<Option<Commit>> + 'a;

/// What is appended at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commit {
    /// The version that each written stream must have.
    pub expected: Vec<(StreamId, i64)>,
    /// The position at which the history must end, where the commit rests on what is not there: no stream shows a second
    /// office, or a task that somebody just gave to an agency that ends.
    pub end: Option<i64>,
    /// The commands, in order.
    pub commands: Vec<CommandEntry>,
    /// The events, in order.
    pub entries: Vec<EventEntry>,
    /// The task rows that the events lead to, in order: a row of a task closes the one before it.
    pub tasks: Vec<TaskFacts>,
    /// The directive rows that the events lead to, in order: a row of a directive closes the one before it.
    pub directives: Vec<DirectiveFacts>,
    /// The agency rows that the events lead to, in order: a row of an agency closes the one before it.
    pub agencies: Vec<AgencyFacts>,
    /// The case rows that the events lead to, in order: a row of a case closes the one before it.
    pub cases: Vec<CaseFacts>,
}

impl Commit {
    /// Whether the history ends where the commit rests on its end.
    ///
    /// # Errors
    /// `store.conflict`.
    pub fn check_end(&self, head: Head) -> Result<()> {
        match self.end {
            Some(expected) if expected != head.position => {
                Err(DondocError::Conflict { stream: "history".to_owned(), expected, found: head.position })
            }
            _ => Ok(()),
        }
    }

    /// Adds the row that an event leads to: the one place where rows are made of events.
    pub(crate) fn project(&mut self, state: &State) {
        match state {
            State::Agency(facts) => self.agencies.push(facts.clone()),
            State::Directive(DirectiveState { directive, registered_at, known }) => {
                self.directives.push(DirectiveFacts {
                    directive: directive.id.clone(),
                    issued_on: directive.issued_on,
                    specialist: directive.specialist.clone(),
                    urgency: directive.urgency,
                    registered_at: *registered_at,
                    known: *known,
                });
            }
            State::NotTracked => {}
            State::Task(task) => self.tasks.push(task.facts.clone()),
            State::Case(case) => self.cases.push(case.clone()),
        }
    }
}

/// A command within a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandEntry {
    /// Its id.
    pub id: CommandId,
    /// What it says: [`crate::lifecycle::Command::digest`].
    pub digest: [u8; 32],
    /// How many of the commit's entries come before those of this command.
    pub after_entries: usize,
}

impl CommandEntry {
    /// The position that the command is remembered by, in a commit that follows `before`.
    #[must_use]
    pub const fn position_after(&self, before: Head) -> i64 {
        before.position + 1 + self.after_entries as i64
    }

    /// The error where the store remembers the command already.
    #[must_use]
    pub fn conflict(&self) -> DondocError {
        DondocError::Conflict { stream: format!("command/{}", self.id), expected: 0, found: 1 }
    }
}

/// What a store knows of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandRecord {
    /// What it said.
    pub digest: [u8; 32],
    /// The position of its first event; the position it would have had, when it had none.
    pub position: i64,
}

/// The end of the history: to be kept outside the store, and printed in signed reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Position of the last event; 0 in an empty register.
    pub position: i64,
    /// Its link.
    pub hash: ChainHash,
}

impl Head {
    /// The head of an empty register.
    pub const EMPTY: Self = Self { position: 0, hash: ChainHash::GENESIS };
}

/// Which task rows a scan shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskFilter {
    /// What was known then; `None`: the latest.
    pub known_at: Option<Instant>,
    /// Assigned at or before this day.
    pub assigned_until: Option<CivilDate>,
    /// Neither completed nor withdrawn before this day.
    pub not_ended_before: Option<CivilDate>,
    /// One task alone.
    pub task: Option<TaskId>,
    /// Every row that ever was what was known, in the order in which they came; `known_at` is passed over.
    pub history: bool,
}

impl TaskFilter {
    /// Whether the filter admits a row.
    #[must_use]
    pub fn admits(&self, facts: &TaskFacts) -> bool {
        (self.history || facts.known.holds_at(self.known_at))
            && self.assigned_until.is_none_or(|until| facts.assigned_on <= until)
            && self.not_ended_before.is_none_or(|day| {
                let completed = facts.result.filter(|result| result.confirmed_at.is_some());
                completed.is_none_or(|result| result.on >= day)
                    && facts.withdrawn_on.is_none_or(|withdrawn| withdrawn >= day)
            })
            && self.task.as_ref().is_none_or(|task| *task == facts.task)
    }
}

/// Which rows of directives, agencies or cases are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// What was known then; `None`: the latest.
    pub known_at: Option<Instant>,
    /// Every row that ever was what was known; `known_at` is passed over.
    pub history: bool,
}

impl RowFilter {
    /// Whether the filter admits a row.
    #[must_use]
    pub fn admits(&self, known: Known) -> bool {
        self.history || known.holds_at(self.known_at)
    }
}

impl<S: Store + ?Sized> Store for Box<S> {
    fn append(&mut self, commit: &Commit) -> Result<Head> {
        (**self).append(commit)
    }
    fn append_decided(
        &mut self,
        decide: &mut Deciding<'_>,
        headway: &mut Headway<'_>,
    ) -> Result<Option<Head>> {
        (**self).append_decided(decide, headway)
    }
    fn load(&self, stream: &StreamId) -> Result<Vec<EventRecord>> {
        (**self).load(stream)
    }
    fn command(&self, id: &CommandId) -> Result<Option<CommandRecord>> {
        (**self).command(id)
    }
    fn commands(&self, ids: &[&CommandId]) -> Result<Vec<(CommandId, CommandRecord)>> {
        (**self).commands(ids)
    }
    fn scan_tasks(&self, filter: &TaskFilter, visit: &mut dyn FnMut(&TaskFacts) -> Result<()>) -> Result<()> {
        (**self).scan_tasks(filter, visit)
    }
    fn scan_snapshots(
        &self,
        filter: &TaskFilter,
        on: CivilDate,
        visit: &mut dyn FnMut(&str, &Snapshot),
    ) -> Result<()> {
        (**self).scan_snapshots(filter, on, visit)
    }
    fn directives(&self, filter: RowFilter) -> Result<Vec<DirectiveFacts>> {
        (**self).directives(filter)
    }
    fn agencies(&self, filter: RowFilter) -> Result<Vec<AgencyFacts>> {
        (**self).agencies(filter)
    }
    fn cases(&self, filter: RowFilter) -> Result<Vec<CaseFacts>> {
        (**self).cases(filter)
    }
    fn events_after(&self, position: i64, limit: usize) -> Result<Vec<EventRecord>> {
        (**self).events_after(position, limit)
    }
    fn head(&self) -> Result<Head> {
        (**self).head()
    }
    fn head_at(&self, at: Instant) -> Result<Head> {
        (**self).head_at(at)
    }
    fn at_one_moment(&self, see: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()> {
        (**self).at_one_moment(see)
    }
    fn check(&self) -> Result<()> {
        (**self).check()
    }
    fn search(
        &self,
        query: &SearchQuery,
        visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        (**self).search(query, visit)
    }
    fn verify_search(&self, wordings: &mut dyn Iterator<Item = Wording>) -> Result<()> {
        (**self).verify_search(wordings)
    }
    fn rebuild_search(&mut self) -> Result<()> {
        (**self).rebuild_search()
    }
}
