//! What a stream of events adds up to.

use crate::date::Instant;
use crate::error::{DondocError, Result};
use crate::lifecycle::event::Event;
use crate::lifecycle::record::EventEntry;
use crate::lifecycle::{evolve_case, evolve_task};
use crate::model::{AgencyEnding, AgencyFacts, CaseFacts, Directive, Known, OfficerId, Prose, TaskFacts};

/// The state of one stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// An agency of the directory.
    Agency(AgencyFacts),
    /// A directive.
    Directive(DirectiveState),
    /// A document that is not tracked (Đ4.2).
    NotTracked,
    /// A task.
    Task(Box<TaskState>),
    /// A feedback, a discrepancy, an inspection or a report.
    Case(CaseFacts),
}

/// The state of a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectiveState {
    /// The directive.
    pub directive: Directive,
    /// When it was registered.
    pub registered_at: Instant,
    /// When this was what was known of it.
    pub known: Known,
}

/// The state of a task: its facts, and what no row has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// What is known of it.
    pub facts: TaskFacts,
    /// Nội dung nhiệm vụ, as it was corrected last.
    pub content: Prose,
    /// Who reported the result that waits: never the one to confirm it.
    pub reporter: Option<OfficerId>,
}

impl State {
    /// The task, where the stream is a task's.
    #[must_use]
    pub fn as_task(&self) -> Option<&TaskState> {
        match self {
            Self::Task(task) => Some(task),
            _ => None,
        }
    }

    /// The directive, where the stream is a directive's.
    #[must_use]
    pub const fn as_directive(&self) -> Option<&Directive> {
        match self {
            Self::Directive(state) => Some(&state.directive),
            _ => None,
        }
    }

    /// The agency, where the stream is an agency's.
    #[must_use]
    pub const fn as_agency(&self) -> Option<&AgencyFacts> {
        match self {
            Self::Agency(facts) => Some(facts),
            _ => None,
        }
    }

    /// When this was what was known; a document that is not tracked has no row.
    const fn known_mut(&mut self) -> Option<&mut Known> {
        match self {
            Self::Agency(facts) => Some(&mut facts.known),
            Self::Directive(state) => Some(&mut state.known),
            Self::NotTracked => None,
            Self::Task(task) => Some(&mut task.facts.known),
            Self::Case(case) => Some(&mut case.known),
        }
    }

    /// The case, where the stream is a case's.
    #[must_use]
    pub const fn as_case(&self) -> Option<&CaseFacts> {
        match self {
            Self::Case(case) => Some(case),
            _ => None,
        }
    }
}

/// The state after one more event. Pure: the same events always give the same state. An event that voids another one has no
/// place here, for the state does not say what was before: see [`fold`].
///
/// # Errors
/// `integrity.broken` when the event cannot follow: the history is not what was written.
pub fn evolve(state: Option<State>, entry: &EventEntry) -> Result<State> {
    match (state, &entry.event) {
        (None, Event::AgencyRegistered { agency }) => Ok(State::Agency(AgencyFacts {
            agency: agency.clone(),
            since: entry.occurred_on,
            ended: None,
            known: Known::since(entry.recorded_at),
        })),
        // A document that was thought to assign nothing may turn out to assign a task.
        (None | Some(State::NotTracked), Event::DirectiveRegistered { directive }) => {
            Ok(State::Directive(DirectiveState {
                directive: directive.clone(),
                registered_at: entry.recorded_at,
                known: Known::since(entry.recorded_at),
            }))
        }
        (None, Event::DirectiveNotTracked { .. }) => Ok(State::NotTracked),
        (None, Event::TaskAssigned { task, lead, assigned_by }) => {
            Ok(State::Task(Box::new(evolve_task::begin(task, lead, assigned_by, entry))))
        }
        (Some(State::Task(mut task)), _) => {
            evolve_task::go_on(&mut task, entry)?;
            Ok(State::Task(task))
        }
        (None, _) => evolve_case::begin(entry).map(State::Case),
        (Some(State::Case(case)), _) => evolve_case::go_on(case, entry).map(State::Case),
        (Some(State::Agency(facts)), _) => go_on_agency(facts, entry).map(State::Agency),
        (Some(State::Directive(state)), Event::DirectiveCorrected { directive, .. }) => {
            Ok(State::Directive(DirectiveState {
                directive: directive.clone(),
                known: Known::since(entry.recorded_at),
                ..state
            }))
        }
        (Some(State::Directive(_) | State::NotTracked), _) => Err(out_of_place(entry)),
    }
}

fn go_on_agency(facts: AgencyFacts, entry: &EventEntry) -> Result<AgencyFacts> {
    let known = Known::since(entry.recorded_at);
    match &entry.event {
        Event::AgencyCorrected { agency, .. } => Ok(AgencyFacts { agency: agency.clone(), known, ..facts }),
        Event::AgencyEnded { how, successors, .. } => {
            let ended = AgencyEnding { on: entry.occurred_on, how: *how, successors: successors.clone() };
            Ok(AgencyFacts { ended: Some(ended), known, ..facts })
        }
        _ => Err(out_of_place(entry)),
    }
}

/// The state that the events of a stream add up to, without those that a later one voided.
///
/// # Errors
/// `integrity.broken` when an event cannot follow the ones before it.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a EventEntry> + Clone) -> Result<Option<State>> {
    let voids = |entry: &EventEntry| match entry.event {
        Event::EventVoided { version, .. } => Some(version),
        _ => None,
    };
    let voided = entries.clone().into_iter().filter_map(voids).collect::<Vec<_>>();
    let mut state: Option<State> = None;
    for entry in entries {
        state = match (state, &entry.event) {
            (Some(mut state), Event::EventVoided { .. }) => {
                *state.known_mut().ok_or_else(|| out_of_place(entry))? = Known::since(entry.recorded_at);
                Some(state)
            }
            (state, _) if voided.contains(&entry.version) => state,
            (state, _) => Some(evolve(state, entry)?),
        };
    }
    Ok(state)
}

/// The error for an event that cannot follow.
pub(super) fn out_of_place(entry: &EventEntry) -> DondocError {
    DondocError::integrity(0, format!("event {} of stream {} cannot follow", entry.version, entry.stream))
}
