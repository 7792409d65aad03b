//! Who may do what, as the regulation's pack says.

use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::command::{Action, Command};
use crate::lifecycle::decide::Context;
use crate::lifecycle::state::State;
use crate::model::AgencyKind;

/// The finding that refuses the actor; `None` when the act is allowed.
///
/// Roles are relations, not titles: an actor is `office` when acting for the office of the register, `lead` for the
/// agency that leads the task now, `coordinator` for one that coordinates it.
pub(crate) fn refusal(state: Option<&State>, command: &Command, context: &Context<'_>) -> Option<Finding> {
    let action = command.action.name();
    // What no regulation gives to anybody, nobody may do.
    let Some(permission) = context.regulation.permission(action) else {
        return Some(Finding::error(&say::NOT_ALLOWED, "actor", &[&action]));
    };
    let actor = &command.actor.agency;
    let is_office = match context.agencies.get(actor) {
        Some(agency) => agency.kind == AgencyKind::Office,
        // The office of a new register enters itself: before that there is nobody who could.
        None => matches!(&command.action, Action::RegisterAgency { agency }
            if agency.code == *actor && agency.kind == AgencyKind::Office && context.office.is_none()),
    };
    let task = state.and_then(State::as_task);
    let allowed = permission.roles.iter().any(|role| match role.as_str() {
        "office" => is_office,
        "lead" => task.is_some_and(|task| task.facts.holding.current().lead == *actor),
        "coordinator" => task.is_some_and(|task| task.facts.coordinators.contains(actor)),
        _ => false,
    });
    // An act on a task that is not there is refused for that, not for the actor's role. What makes the task, or comes
    // before it, has none by nature.
    let makes = matches!(
        command.action,
        Action::RegisterAgency { .. } | Action::RegisterDirective { .. } | Action::AssignTask { .. }
    );
    let misses_task = task.is_none() && !makes && !permission.roles.iter().any(|role| role == "office");
    (!allowed && !misses_task)
        .then(|| Finding::error(&say::NOT_ALLOWED, "actor", &[&action]).under(&permission.clause))
}
