//! The decision that corrects what was entered of a task (Đ8.2.a).

use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, blank, coordinators_findings};
use crate::lifecycle::event::Event;
use crate::lifecycle::state::TaskState;

/// The decision on a correction; `None` when the act is none.
pub(crate) fn act(task: &TaskState, command: &Command, context: &Context<'_>) -> Option<Decision> {
    let Action::CorrectTask { content, coordinators, monitoring_unit, specialist, sector, reason, .. } =
        &command.action
    else {
        return None;
    };
    let mut findings = blank("reason", reason);
    findings.extend(content.as_ref().map(|content| blank("content", content)).unwrap_or_default());
    if let Some(coordinators) = coordinators {
        findings.extend(absent_agencies(coordinators.iter(), "coordinators", command.occurred_on, context));
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
    Some(Decision::of(event, findings))
}
