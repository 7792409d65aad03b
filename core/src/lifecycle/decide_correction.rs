//! Decisions that correct: what was entered of a task (Đ8.2.a), and a record that is wrong (Đ7.2.b, Đ9.2.b).

use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, blank, coordinators_findings};
use crate::lifecycle::event::Event;
use crate::lifecycle::record::EventEntry;
use crate::lifecycle::state::{TaskState, fold};

/// The decision on a correction; `None` when the act is none.
pub(crate) fn act(task: &TaskState, command: &Command, context: &Context<'_>) -> Option<Decision> {
    let (event, findings) = match &command.action {
        Action::CorrectTask {
            content, coordinators, monitoring_unit, specialist, sector, reason, ..
        } => {
            let mut findings = blank("reason", reason);
            findings.extend(content.as_ref().map(|content| blank("content", content)).unwrap_or_default());
            if let Some(coordinators) = coordinators {
                findings.extend(absent_agencies(
                    coordinators.iter(),
                    "coordinators",
                    command.occurred_on,
                    context,
                ));
                let lead = &task.facts.holding.current().lead;
                findings.extend(coordinators_findings(lead, coordinators, context));
            }
            let nothing = content.is_none()
                && coordinators.is_none()
                && monitoring_unit.is_none()
                && specialist.is_none()
                && sector.is_none();
            if nothing {
                findings.push(Finding::error(&say::CORRECTION_OF_NOTHING, "task", &[]));
            }
            let event = Event::TaskCorrected {
                content: content.clone(),
                coordinators: coordinators.clone(),
                monitoring_unit: monitoring_unit.clone(),
                specialist: specialist.clone(),
                sector: sector.clone(),
                reason: reason.clone(),
            };
            (event, findings)
        }
        Action::VoidEvent { version, reason, .. } => {
            let mut findings = blank("reason", reason);
            findings.extend(voidable(*version, context.history));
            (Event::EventVoided { version: *version, reason: reason.clone() }, findings)
        }
        _ => return None,
    };
    Some(Decision::of(event, findings))
}

/// Why an event cannot be taken back: it is not there, it is the assignment itself, or a later one rests on it.
fn voidable(version: i64, history: &[EventEntry]) -> Option<Finding> {
    let is_it = |entry: &&EventEntry| entry.version == version;
    let voids_it = |entry: &EventEntry| matches!(entry.event, Event::EventVoided { version: voided, .. } if voided == version);
    match history.iter().find(is_it).map(|entry| &entry.event) {
        None => Some(Finding::error(&say::EVENT_UNKNOWN, "version", &[])),
        Some(_) if history.iter().any(voids_it) => Some(Finding::error(&say::EVENT_VOIDED, "version", &[])),
        // A task that should not be there is withdrawn; a voiding that was wrong is mended by the act done again.
        Some(Event::TaskAssigned { .. } | Event::EventVoided { .. }) => {
            Some(Finding::error(&say::EVENT_STAYS, "version", &[]))
        }
        Some(Event::AssignmentCorrected { .. } | Event::TaskHandedOver { .. }) => {
            Some(Finding::error(&say::EVENT_OF_ANOTHER, "version", &[]))
        }
        Some(_) => {
            let others = history.iter().filter(|entry| entry.version != version);
            fold(others).is_err().then(|| Finding::error(&say::EVENT_NEEDED, "version", &[]))
        }
    }
}
