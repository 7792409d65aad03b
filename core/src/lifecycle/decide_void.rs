//! The decision that takes a wrong record back without erasing it (Đ7.2.b, Đ9.2.b).

use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, blank, out_of_order};
use crate::lifecycle::event::Event;
use crate::lifecycle::record::EventEntry;
use crate::lifecycle::state::{State, fold};
use crate::model::Prose;

/// An event of another stream that came with the one in question, and the history of its stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// The event's place in its stream, from 1.
    pub version: i64,
    /// The events of the stream.
    pub history: Vec<EventEntry>,
}

/// Takes an event back, and what came with it.
pub(crate) fn act(
    state: Option<&State>,
    version: i64,
    reason: &Prose,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    let Some(state) = state else {
        return Decision::refuse(Finding::error(&say::EVENT_UNKNOWN, "stream", &[]));
    };
    let histories = context.companions.iter().map(|companion| companion.history.as_slice());
    let latest = histories.chain([context.history]).filter_map(|history| history.last());
    let written = latest.map(|entry| entry.recorded_at).max();
    if let Some(finding) = written.and_then(|written| out_of_order(written, command)) {
        return Decision::refuse(finding);
    }
    let mut findings = blank("reason", reason);
    if let Some(task) =
        state.as_task().map(|task| &task.facts).filter(|facts| command.occurred_on < facts.assigned_on)
    {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &task.assigned_on];
        findings.push(Finding::error(&say::OCCURRED_BEFORE_ASSIGNMENT, "occurred_on", &dates));
    }
    findings.extend(voidable(version, context.history));
    let event = |version| Event::EventVoided { version, reason: reason.clone() };
    let mut elsewhere = Vec::new();
    for Companion { version, history } in context.companions {
        findings.extend(needed(*version, history));
        elsewhere.extend(history.first().map(|entry| (entry.stream.clone(), event(*version))));
    }
    Decision::of_all(vec![event(version)], elsewhere, findings)
}

/// Why an event cannot be taken back: it is not there, it begins its stream, it came with another one, or a later one rests
/// on it.
fn voidable(version: i64, history: &[EventEntry]) -> Option<Finding> {
    let found = history.iter().find(|entry| entry.version == version);
    let voids_it = |entry: &EventEntry| matches!(entry.event, Event::EventVoided { version: voided, .. } if voided == version);
    match found.map(|entry| &entry.event) {
        None => Some(Finding::error(&say::EVENT_UNKNOWN, "version", &[])),
        Some(_) if history.iter().any(voids_it) => Some(Finding::error(&say::EVENT_VOIDED, "version", &[])),
        // A task that should not be there is withdrawn; a voiding that was wrong is mended by the act done again.
        Some(Event::DirectiveRegistered { .. } | Event::EventVoided { .. }) => {
            Some(Finding::error(&say::EVENT_STAYS, "version", &[]))
        }
        Some(_) if version == 1 => Some(Finding::error(&say::EVENT_STAYS, "version", &[])),
        Some(Event::AssignmentCorrected { .. } | Event::TaskHandedOver { .. }) => {
            Some(Finding::error(&say::EVENT_OF_ANOTHER, "version", &[]))
        }
        Some(_) => needed(version, history),
    }
}

/// The finding that a later event rests on one, if it does.
fn needed(version: i64, history: &[EventEntry]) -> Option<Finding> {
    let others = history.iter().filter(|entry| entry.version != version);
    fold(others).is_err().then(|| Finding::error(&say::EVENT_NEEDED, "version", &[]))
}
