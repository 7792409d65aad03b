//! One all-or-nothing unit of work: streams loaded once, decided in memory, appended at once.

mod moved;

use std::collections::{BTreeMap, HashMap};

use crate::calendar::WorkingCalendar;
use crate::error::{DondocError, Result};
use crate::headway::Headway;
use crate::law::{Finding, Regulation, Regulations};
use crate::lifecycle::{
    Action, Allowed, Command, Context, Decision, EVENT_SCHEMA, Event, EventEntry, EventRecord, State,
    StreamId, allowed, decide, evolve, fold, judged_on,
};
use crate::model::{Actor, AgencyCode, AgencyFacts, AgencyKind, CommandId, TaskId};
use crate::register::kept::Kept;
use crate::register::store::{CommandEntry, CommandRecord, Commit, RowFilter, Store};

/// What became of one command, before it is appended.
pub(super) enum Step {
    /// Accepted; the number of the commit's entries before its own.
    Accepted { after_entries: usize, findings: Vec<Finding> },
    /// Applied before, at this position.
    Known { position: i64 },
    /// The same command stands earlier in this unit of work, behind as many entries.
    Repeated { after_entries: usize },
    /// Refused.
    Refused { findings: Vec<Finding> },
}

/// A stream as it is known: what its events add up to, and how many they are.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) state: Option<State>,
    version: i64,
    /// Whether the commit says already which version it expects.
    claimed: bool,
}

impl Stream {
    const fn empty() -> Self {
        Self { state: None, version: 0, claimed: false }
    }
}

pub(super) struct Session<'a> {
    store: &'a dyn Store,
    regulations: &'a Regulations,
    calendar: &'a WorkingCalendar,
    kept: Kept,
    streams: HashMap<StreamId, Stream>,
    agencies: BTreeMap<AgencyCode, AgencyFacts>,
    /// The commands of this unit of work that the store knows.
    recorded: HashMap<CommandId, CommandRecord>,
    seen: HashMap<CommandId, ([u8; 32], usize)>,
    commit: Commit,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        store: &'a dyn Store,
        regulations: &'a Regulations,
        calendar: &'a WorkingCalendar,
        kept: Kept,
    ) -> Self {
        Self {
            store,
            regulations,
            calendar,
            kept,
            streams: HashMap::new(),
            agencies: BTreeMap::new(),
            recorded: HashMap::new(),
            seen: HashMap::new(),
            commit: Commit::default(),
        }
    }

    /// Decides commands, each upon the ones before it.
    pub(super) fn take(&mut self, commands: &[Command], headway: &mut Headway<'_>) -> Result<Vec<Step>> {
        self.expect(commands)?;
        let step = |command| {
            headway.step()?;
            self.decide_one(command)
        };
        commands.iter().map(step).collect()
    }

    /// Makes ready for these commands: asks the store at once which of them it knows.
    fn expect(&mut self, commands: &[Command]) -> Result<()> {
        self.commit.commands.reserve(commands.len());
        self.commit.entries.reserve(commands.len());
        self.commit.tasks.reserve(commands.len());
        self.seen.reserve(commands.len());
        let ids = commands.iter().map(|command| &command.id).collect::<Vec<_>>();
        self.recorded = self.store.commands(&ids)?.into_iter().collect();
        Ok(())
    }

    fn decide_one(&mut self, command: &Command) -> Result<Step> {
        let digest = command.digest()?;
        if let Some((earlier, after_entries)) = self.seen.get(&command.id) {
            return if *earlier == digest {
                Ok(Step::Repeated { after_entries: *after_entries })
            } else {
                Err(command.reused())
            };
        }
        if let Some(CommandRecord { digest: earlier, position }) = self.recorded.get(&command.id) {
            return if *earlier == digest {
                Ok(Step::Known { position: *position })
            } else {
                Err(command.reused())
            };
        }
        let stream = command.stream();
        self.load(&stream)?;
        let state = self.streams.get(&stream).and_then(|stream| stream.state.as_ref());
        let regulation = self.regulations.at(judged_on(state, command));
        match self.decide(command, &stream, regulation)? {
            Decision::Refused { findings } => Ok(Step::Refused { findings }),
            Decision::Accepted { events, elsewhere, findings } => {
                let after_entries = self.commit.entries.len();
                let own = events.into_iter().map(|event| (stream.clone(), event));
                for (stream, event) in own.chain(elsewhere) {
                    self.record(stream, command, event)?;
                }
                self.rest_on(&command.action);
                self.commit.commands.push(CommandEntry { id: command.id.clone(), digest, after_entries });
                self.seen.insert(command.id.clone(), (digest, after_entries));
                Ok(Step::Accepted { after_entries, findings })
            }
        }
    }

    /// What the regulation lets an actor do with a task; `None` when there is no such task.
    pub(super) fn allowed(&mut self, actor: &Actor, task: &TaskId) -> Result<Option<Vec<Allowed>>> {
        let stream = StreamId::task(task);
        self.load(&stream)?;
        let state = self.streams.get(&stream).and_then(|stream| stream.state.as_ref());
        let Some(facts) = state.and_then(State::as_task).map(|task| task.facts.clone()) else {
            return Ok(None);
        };
        for code in std::iter::once(&actor.agency).chain([&facts.holding.current().lead]) {
            self.load_agency(code)?;
        }
        let history = self.entries(&stream)?;
        let state = self.streams.get(&stream).and_then(|stream| stream.state.as_ref());
        let context = Context {
            regulation: self.regulations.at(facts.assigned_on),
            calendar: self.calendar,
            agencies: &self.agencies,
            directive: None,
            tasks: &[],
            directory: &[],
            history: &history,
            companions: &[],
            office: None,
        };
        Ok(Some(allowed(state, &facts, actor, &context)))
    }

    /// The commit of all that was accepted, and what is known of the streams once it is appended.
    pub(super) fn end(self) -> (Commit, Kept) {
        (self.commit, self.kept.touch(self.streams))
    }

    fn decide(&mut self, command: &Command, stream: &StreamId, regulation: &Regulation) -> Result<Decision> {
        let named = command.action.agencies().into_iter().chain(std::iter::once(&command.actor.agency));
        for code in named {
            self.load_agency(code)?;
        }
        let directive = directive_of(&command.action);
        if let Some(stream) = &directive {
            self.load(stream)?;
        }
        let directory = self.directory(&command.action)?;
        let tasks = self.tasks_moved(command, &directory)?;
        let history = match &command.action {
            Action::VoidEvent { .. } => self.entries(stream)?,
            _ => Vec::new(),
        };
        let companions = match &command.action {
            Action::VoidEvent { version, .. } => self.companions(*version, &history)?,
            _ => Vec::new(),
        };
        let office = match &command.action {
            Action::RegisterAgency { agency } if agency.kind == AgencyKind::Office => self.office()?,
            _ => None,
        };
        let state = |id: &StreamId| self.streams.get(id).and_then(|stream| stream.state.as_ref());
        let context = Context {
            regulation,
            calendar: self.calendar,
            agencies: &self.agencies,
            directive: directive.as_ref().and_then(state).and_then(State::as_directive),
            tasks: &tasks,
            directory: &directory,
            history: &history,
            companions: &companions,
            office: office.as_ref(),
        };
        decide(state(stream), command, &context)
    }

    fn record(&mut self, id: StreamId, command: &Command, event: Event) -> Result<()> {
        let history = if let Event::EventVoided { .. } = event { self.entries(&id)? } else { Vec::new() };
        let stream = self.streams.entry(id.clone()).or_insert_with(Stream::empty);
        if !stream.claimed {
            self.commit.expected.push((id.clone(), stream.version));
        }
        let entry = EventEntry {
            schema: EVENT_SCHEMA,
            stream: id,
            version: stream.version + 1,
            command: command.id.clone(),
            actor: command.actor.clone(),
            occurred_on: command.occurred_on,
            recorded_at: command.recorded_at,
            regulation: self.regulations.at(judged_on(stream.state.as_ref(), command)).version(),
            calendar: self.calendar.version().to_owned(),
            event,
        };
        let state = if let Event::EventVoided { .. } = entry.event {
            let entries = history.iter().chain([&entry]);
            fold(entries)?.ok_or_else(|| DondocError::integrity(0, "a stream without events"))?
        } else {
            evolve(stream.state.take(), &entry)?
        };
        if let State::Agency(facts) = &state {
            self.agencies.insert(facts.agency.code.clone(), facts.clone());
        }
        self.commit.project(&state);
        *stream = Stream { state: Some(state), version: entry.version, claimed: true };
        self.commit.entries.push(entry);
        Ok(())
    }

    /// What an accepted act rests on is the same when it is appended: an agency may end, a directive be corrected.
    fn rest_on(&mut self, action: &Action) {
        let agencies = action.agencies().into_iter().map(StreamId::agency);
        for id in agencies.chain(directive_of(action)) {
            if let Some(stream) = self.streams.get_mut(&id).filter(|stream| !stream.claimed) {
                self.commit.expected.push((id, stream.version));
                stream.claimed = true;
            }
        }
    }

    /// The events of a stream: those that the store has, and those of this unit of work.
    fn entries(&self, id: &StreamId) -> Result<Vec<EventEntry>> {
        let stored = self.store.load(id)?.into_iter().map(|record| record.entry);
        let own = self.commit.entries.iter().filter(|entry| entry.stream == *id).cloned();
        Ok(stored.chain(own).collect())
    }

    /// Nobody else may record anything before the commit: it rests on what is not there.
    fn rest_on_the_end(&mut self) -> Result<()> {
        self.commit.end = Some(self.store.head()?.position);
        Ok(())
    }

    /// The office of the register: one that this unit of work entered, or one that the store has. Where there is none, it must
    /// not come from elsewhere before the commit: no stream would show it.
    fn office(&mut self) -> Result<Option<AgencyCode>> {
        let is_office = |facts: &&AgencyFacts| facts.agency.kind == AgencyKind::Office;
        if let Some(office) = self.agencies.values().find(is_office) {
            return Ok(Some(office.agency.code.clone()));
        }
        let known = self.store.agencies(RowFilter::default())?;
        let office = known.iter().find(is_office).map(|office| office.agency.code.clone());
        if office.is_none() {
            self.rest_on_the_end()?;
        }
        Ok(office)
    }

    fn load(&mut self, id: &StreamId) -> Result<()> {
        if !self.streams.contains_key(id) {
            let stream = match self.kept.take(id) {
                Some(stream) => Stream { claimed: false, ..stream },
                None => {
                    let events = self.store.load(id)?;
                    Stream { state: state_of(&events)?, version: events.len() as i64, claimed: false }
                }
            };
            self.streams.insert(id.clone(), stream);
        }
        Ok(())
    }

    /// Loads an agency and those that it belongs to: some rights follow that line.
    fn load_agency(&mut self, code: &AgencyCode) -> Result<()> {
        let mut next = Some(code.clone());
        while let Some(code) = next.filter(|code| !self.agencies.contains_key(code)) {
            let stream = StreamId::agency(&code);
            self.load(&stream)?;
            let state = self.streams.get(&stream).and_then(|stream| stream.state.as_ref());
            let facts = state.and_then(State::as_agency).cloned();
            next = facts.as_ref().and_then(|facts| facts.agency.parent.clone());
            if let Some(facts) = facts {
                self.agencies.insert(code, facts);
            }
        }
        Ok(())
    }
}

/// The directive that an act on something else looks at.
fn directive_of(action: &Action) -> Option<StreamId> {
    match action {
        Action::AssignTask { task } | Action::AssignToGroup { task, .. } => {
            Some(StreamId::directive(&task.directive))
        }
        Action::SupersedeTask { later, .. } => Some(StreamId::directive(later)),
        _ => None,
    }
}

/// The state that a stream's stored events add up to.
pub(super) fn state_of(events: &[EventRecord]) -> Result<Option<State>> {
    for (record, version) in events.iter().zip(1..) {
        if record.entry.version != version {
            return Err(DondocError::integrity(
                record.position,
                format!(
                    "version {} of stream {} stands in place {version}",
                    record.entry.version, record.entry.stream
                ),
            ));
        }
    }
    fold(events.iter().map(|record| &record.entry))
}
