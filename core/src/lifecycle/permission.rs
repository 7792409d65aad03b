//! Who may do what, as the regulation's pack says.

use crate::law::message as say;
use crate::law::{Finding, Role};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::Context;
use crate::lifecycle::probe;
use crate::lifecycle::state::State;
use crate::model::{Actor, Agency, AgencyCode, AgencyKind, CaseMatter, InspectionFacts, TaskFacts};

/// Whether an actor may do an act with a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Allowed {
    /// The act, by its name in packs.
    pub action: String,
    /// Why not; `None` when it is allowed.
    pub refusal: Option<Finding>,
}

/// Every act on a task, and whether the regulation gives it to the actor. Of the acts that are directed at an agency it is the
/// one at the lead, of taking a record back it is the latest record.
pub(crate) fn allowed(
    state: Option<&State>,
    facts: &TaskFacts,
    actor: &Actor,
    context: &Context<'_>,
) -> Vec<Allowed> {
    let latest = context.history.last().map_or(0, |entry| entry.version);
    let acts = probe::acts_on(facts, latest);
    let ask = |act: &Action| Allowed {
        action: act.name().to_owned(),
        refusal: refusal_of(state, actor, act, context),
    };
    acts.iter().map(ask).collect()
}

/// The finding that refuses the actor; `None` when the act is allowed.
pub(crate) fn refusal(state: Option<&State>, command: &Command, context: &Context<'_>) -> Option<Finding> {
    refusal_of(state, &command.actor, &command.action, context)
}

fn refusal_of(state: Option<&State>, actor: &Actor, act: &Action, context: &Context<'_>) -> Option<Finding> {
    let action = act.name();
    // What no regulation gives to anybody, nobody may do.
    let Some(permission) = context.regulation.permission(action) else {
        return Some(Finding::error(&say::NOT_ALLOWED, "actor", &[&action]));
    };
    // An act on what is not there is refused for that, not for the actor's role.
    if state.is_none() && !begins(act) && !permission.roles.contains(&Role::Office) {
        return None;
    }
    let question = Question { state, actor, act, context };
    let oversees = question.agency().is_some_and(|agency| agency.kind == AgencyKind::Auditor);
    let allowed = !oversees && permission.roles.iter().any(|role| question.actor_is(*role));
    (!allowed).then(|| Finding::error(&say::NOT_ALLOWED, "actor", &[&action]).under(&permission.clause))
}

/// Whether the act begins its stream: there is nothing yet to which the actor could be related.
const fn begins(action: &Action) -> bool {
    matches!(
        action,
        Action::RegisterAgency { .. }
            | Action::RegisterDirective { .. }
            | Action::DeclineTracking { .. }
            | Action::AssignTask { .. }
            | Action::ReceiveFeedback { .. }
            | Action::OpenDiscrepancy { .. }
            | Action::DecideInspection { .. }
            | Action::SendReport { .. }
    )
}

/// Who the actor of a command is to what it is about.
struct Question<'a> {
    state: Option<&'a State>,
    actor: &'a Actor,
    act: &'a Action,
    context: &'a Context<'a>,
}

impl Question<'_> {
    fn actor_is(&self, role: Role) -> bool {
        let actor = &self.actor.agency;
        match role {
            Role::Office => self.is_office(),
            Role::Lead => self.leads(),
            Role::Coordinator => self
                .state
                .and_then(State::as_task)
                .is_some_and(|task| task.facts.coordinators.contains(actor)),
            Role::Sector => self.manages_sector(),
            Role::Parent => {
                let towards = towards(self.act);
                !towards.is_empty()
                    && towards.iter().all(|unit| *unit != actor && self.context.is_unit_of(unit, actor))
            }
            Role::LocalAuthority => {
                self.agency().is_some_and(|agency| agency.kind == AgencyKind::LocalAuthority)
            }
            Role::Agency => {
                self.agency().is_some_and(|agency| agency.kind.is_assignee())
                    && towards(self.act).iter().all(|unit| self.context.is_unit_of(unit, actor))
            }
            Role::Concerned => match self.matter() {
                Some(CaseMatter::Discrepancy(facts)) => facts.agency == *actor,
                _ => false,
            },
            Role::InspectionHead => self.inspection().is_some_and(|facts| facts.head == self.actor.officer),
            Role::Author => match self.act {
                Action::VoidEvent { version, .. } => {
                    let entry = self.context.history.iter().find(|entry| entry.version == *version);
                    entry.is_some_and(|entry| entry.actor.agency == *actor)
                }
                _ => false,
            },
            Role::Inspected => self.inspection().is_some_and(|facts| facts.agencies.contains(actor)),
            Role::Inspector => self.inspection().is_some_and(|facts| is_of_team(self.actor, facts)),
            // A role to read by: whoever oversees records nothing.
            Role::Auditor => false,
        }
    }

    fn agency(&self) -> Option<&Agency> {
        self.context.agency(&self.actor.agency)
    }

    fn is_office(&self) -> bool {
        match self.agency() {
            Some(agency) => agency.kind == AgencyKind::Office,
            // The office of a new register enters itself: before that there is nobody who could.
            None => matches!(self.act, Action::RegisterAgency { agency }
                if agency.code == self.actor.agency
                    && agency.kind == AgencyKind::Office
                    && self.context.office.is_none()),
        }
    }

    /// The lead urges those who coordinate with it, and itself.
    fn leads(&self) -> bool {
        self.state
            .and_then(State::as_task)
            .is_some_and(|task| task.facts.holding.current().lead == self.actor.agency)
    }

    /// Đ10.2.a gives a department the local authorities and other bodies of its sector, not the other departments.
    fn manages_sector(&self) -> bool {
        let Some(task) = self.state.and_then(State::as_task) else { return false };
        let within = |code: &&AgencyCode| self.context.agency(code).is_some_and(is_followed_by_sector);
        self.agency().is_some_and(|agency| manages(agency, &task.facts))
            && towards(self.act).iter().all(within)
    }

    fn matter(&self) -> Option<&CaseMatter> {
        self.state.and_then(State::as_case).map(|case| &case.matter)
    }

    fn inspection(&self) -> Option<&InspectionFacts> {
        match self.matter() {
            Some(CaseMatter::Inspection(facts)) => Some(facts),
            _ => None,
        }
    }
}

/// The agencies that the act is directed at.
fn towards(action: &Action) -> Vec<&AgencyCode> {
    match action {
        Action::Remind { to, .. } => vec![to],
        Action::OpenDiscrepancy { agency, .. } => vec![agency],
        Action::DecideInspection { inspection } => inspection.agencies.iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether `unit` is `agency` itself or belongs to it, however deep, in a directory of so many agencies.
pub(super) fn is_unit_of<'a>(
    unit: &'a AgencyCode,
    agency: &AgencyCode,
    agencies: usize,
    parent: impl Fn(&AgencyCode) -> Option<&'a AgencyCode>,
) -> bool {
    // Parents are registered before their units, so that the way up has an end; the bound is for a directory that a host
    // filled otherwise.
    let way_up = std::iter::successors(Some(unit), |code| parent(code));
    way_up.take(agencies + 1).any(|code| code == agency)
}

/// Whether an agency manages the sector of a task (Đ10.2.a).
pub(super) fn manages(agency: &Agency, facts: &TaskFacts) -> bool {
    facts.sector.as_ref().is_some_and(|sector| agency.sectors.contains(sector))
}

/// Whether the department of a sector follows an agency (Đ10.2.a): local authorities and other bodies, not the other departments.
pub(super) const fn is_followed_by_sector(agency: &Agency) -> bool {
    !matches!(agency.kind, AgencyKind::Department | AgencyKind::Office)
}

/// Whether an actor is of the team of an inspection (Đ14): its head, a member, or of an agency that the head invited.
pub(super) fn is_of_team(actor: &Actor, facts: &InspectionFacts) -> bool {
    facts.head == actor.officer
        || facts.members.contains(&actor.officer)
        || facts.invited.contains(&actor.agency)
}
