//! What a stream of events adds up to.

use crate::error::{DondocError, Result};
use crate::lifecycle::event::{Event, EventEntry};
use crate::model::{Agency, Directive, History, Holding, Known, OfficerId, ResultFact, TaskFacts};

/// The state of one stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// An agency of the directory.
    Agency(Agency),
    /// A directive.
    Directive(Directive),
    /// A task.
    Task(TaskState),
}

/// The state of a task: its facts, and what only `decide` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// What is known of it.
    pub facts: TaskFacts,
    /// Who reported the result that waits: never the one to confirm it.
    pub reporter: Option<OfficerId>,
}

impl State {
    /// The task, where the stream is a task's.
    #[must_use]
    pub const fn as_task(&self) -> Option<&TaskState> {
        match self {
            Self::Task(task) => Some(task),
            _ => None,
        }
    }

    /// The directive, where the stream is a directive's.
    #[must_use]
    pub const fn as_directive(&self) -> Option<&Directive> {
        match self {
            Self::Directive(directive) => Some(directive),
            _ => None,
        }
    }

    /// The agency, where the stream is an agency's.
    #[must_use]
    pub const fn as_agency(&self) -> Option<&Agency> {
        match self {
            Self::Agency(agency) => Some(agency),
            _ => None,
        }
    }
}

/// The state after one more event. Pure: the same events always give the same state.
///
/// # Errors
/// `integrity.broken` when the event cannot follow: the history is not what was written.
pub fn evolve(state: Option<State>, entry: &EventEntry) -> Result<State> {
    match (state, &entry.event) {
        (None, Event::AgencyRegistered { agency }) => Ok(State::Agency(agency.clone())),
        (None, Event::DirectiveRegistered { directive }) => Ok(State::Directive(directive.clone())),
        (None, Event::TaskAssigned { task, lead }) => Ok(State::Task(TaskState {
            facts: TaskFacts {
                task: task.id.clone(),
                directive: task.directive.clone(),
                assigned_on: entry.occurred_on,
                entered_at: entry.recorded_at,
                holding: History::new(Holding { lead: lead.clone(), returned: false }),
                coordinators: task.coordinators.clone(),
                monitoring_unit: task.monitoring_unit.clone(),
                specialist: task.specialist.clone(),
                deadline: History::new(task.deadline),
                result: None,
                refused_at: None,
                updates: Vec::new(),
                withdrawn_on: None,
                known: Known::since(entry.recorded_at),
            },
            reporter: None,
        })),
        (Some(State::Task(mut task)), event) => {
            apply(&mut task, event, entry)?;
            task.facts.known = Known::since(entry.recorded_at);
            Ok(State::Task(task))
        }
        (_, _) => Err(out_of_place(entry)),
    }
}

fn apply(task: &mut TaskState, event: &Event, entry: &EventEntry) -> Result<()> {
    let facts = &mut task.facts;
    match event {
        Event::DeadlineAmended { deadline, .. } => facts.deadline.change(entry.occurred_on, *deadline),
        Event::ProgressUpdated { .. } => facts.updates.push(entry.recorded_at),
        Event::ResultReported { .. } => {
            facts.updates.push(entry.recorded_at);
            facts.result = Some(ResultFact {
                on: entry.occurred_on,
                reported_at: entry.recorded_at,
                confirmed_at: None,
            });
            task.reporter = Some(entry.actor.officer.clone());
        }
        Event::ResultConfirmed {} => {
            let result = facts.result.as_mut().ok_or_else(|| out_of_place(entry))?;
            result.confirmed_at = Some(entry.recorded_at);
        }
        Event::ResultRefused { .. } => {
            facts.result.take().ok_or_else(|| out_of_place(entry))?;
            facts.refused_at = Some(entry.recorded_at);
            task.reporter = None;
        }
        Event::TaskReturned { .. } => {
            let lead = facts.holding.current().lead.clone();
            facts.holding.change(entry.occurred_on, Holding { lead, returned: true });
        }
        Event::TaskReassigned { lead, coordinators, .. } => {
            facts.holding.change(entry.occurred_on, Holding { lead: lead.clone(), returned: false });
            facts.coordinators.clone_from(coordinators);
        }
        Event::TaskWithdrawn { .. } => facts.withdrawn_on = Some(entry.occurred_on),
        Event::AgencyRegistered { .. } | Event::DirectiveRegistered { .. } | Event::TaskAssigned { .. } => {
            return Err(out_of_place(entry));
        }
    }
    Ok(())
}

fn out_of_place(entry: &EventEntry) -> DondocError {
    DondocError::integrity(0, format!("event {} of stream {} cannot follow", entry.version, entry.stream))
}
