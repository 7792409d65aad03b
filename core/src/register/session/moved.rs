//! What an act on something else moves too: the tasks of an agency that ends, of a directive that is corrected, of a group; and
//! what came with a record that is taken back.

use std::collections::BTreeSet;

use super::Session;
use crate::error::Result;
use crate::lifecycle::{Action, Command, Companion, EventEntry, State, StreamId, tasks_of_group};
use crate::model::{AgencyFacts, Directive, TaskFacts, TaskId};
use crate::register::store::{CommandRecord, RowFilter, TaskFilter};

/// How many events are read at once.
const PAGE: usize = 1_000;

impl Session<'_> {
    /// The whole directory, with what this unit of work did to it, for an act on all of it.
    pub(super) fn directory(&mut self, action: &Action) -> Result<Vec<AgencyFacts>> {
        let (Action::EndAgency { .. } | Action::AssignToGroup { .. }) = action else {
            return Ok(Vec::new());
        };
        self.rest_on_the_end()?;
        let mut directory = self.store.agencies(RowFilter::default())?;
        for facts in &self.commit.agencies {
            match directory.iter_mut().find(|known| known.agency.code == facts.agency.code) {
                Some(known) => known.clone_from(facts),
                None => directory.push(facts.clone()),
            }
        }
        Ok(directory)
    }

    /// The tasks that an act on something else moves, or whose ids it would use: see [`Context::tasks`].
    pub(super) fn tasks_moved(
        &mut self,
        command: &Command,
        directory: &[AgencyFacts],
    ) -> Result<Vec<TaskFacts>> {
        match &command.action {
            Action::EndAgency { agency, .. } => self.tasks_where(|facts| {
                let leads = facts.holding.current().lead == *agency;
                facts.is_open() && (leads || facts.coordinators.contains(agency))
            }),
            Action::CorrectDirective { directive, .. } => {
                let known = self.streams.get(&command.stream()).and_then(|stream| stream.state.as_ref());
                let rests = |known: &Directive| {
                    let known = (known.issued_on, known.urgency, &known.kind, &known.signer);
                    known != (directive.issued_on, directive.urgency, &directive.kind, &directive.signer)
                };
                if known.and_then(State::as_directive).is_some_and(rests) {
                    self.tasks_where(|facts| facts.directive == directive.id)
                } else {
                    Ok(Vec::new())
                }
            }
            Action::AssignToGroup { task, group, excluding } => {
                let drafts = tasks_of_group(task, group, excluding, command, directory)?;
                for code in drafts.iter().filter_map(|draft| draft.lead.as_ref()) {
                    self.load_agency(code)?;
                }
                self.tasks(drafts.into_iter().map(|draft| draft.id))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Every task that is so now, be it by an act of this unit of work.
    fn tasks_where(&mut self, is_so: impl Fn(&TaskFacts) -> bool) -> Result<Vec<TaskFacts>> {
        self.rest_on_the_end()?;
        let mut found = Vec::new();
        self.store.scan_tasks(&TaskFilter::default(), &mut |facts| {
            if is_so(facts) {
                found.push(facts.task.clone());
            }
            Ok(())
        })?;
        let own = self.commit.tasks.iter().map(|facts| facts.task.clone());
        let ids = found.into_iter().chain(own).collect::<BTreeSet<_>>();
        let mut tasks = self.tasks(ids.into_iter())?;
        tasks.retain(|facts| is_so(facts));
        Ok(tasks)
    }

    /// Those tasks of the ids that there are.
    fn tasks(&mut self, ids: impl Iterator<Item = TaskId>) -> Result<Vec<TaskFacts>> {
        let mut tasks = Vec::new();
        for id in ids {
            let stream = StreamId::task(&id);
            self.load(&stream)?;
            let state = self.streams.get(&stream).and_then(|stream| stream.state.as_ref());
            tasks.extend(state.and_then(State::as_task).map(|task| task.facts.clone()));
        }
        Ok(tasks)
    }

    /// The events of other streams that the command of an event made: they follow it, or come before it, without a gap.
    pub(super) fn companions(&mut self, version: i64, history: &[EventEntry]) -> Result<Vec<Companion>> {
        let Some(entry) = history.iter().find(|entry| entry.version == version) else {
            return Ok(Vec::new());
        };
        let mut made = self
            .commit
            .entries
            .iter()
            .filter(|other| other.command == entry.command)
            .cloned()
            .collect::<Vec<_>>();
        if let Some(CommandRecord { position, .. }) = self.store.command(&entry.command)? {
            let mut before = position - 1;
            loop {
                let page = self.store.events_after(before, PAGE)?;
                let own = page.iter().take_while(|record| record.entry.command == entry.command);
                made.extend(own.map(|record| record.entry.clone()));
                match page.last() {
                    Some(last) if last.entry.command == entry.command => before = last.position,
                    _ => break,
                }
            }
        }
        let others = made.into_iter().filter(|other| other.stream != entry.stream);
        others
            .map(|other| {
                self.load(&other.stream)?;
                Ok(Companion { version: other.version, history: self.entries(&other.stream)? })
            })
            .collect()
    }
}
