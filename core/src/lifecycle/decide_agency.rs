//! Decisions on agencies: how they enter the directory, are corrected, and end (Đ18.1).

use crate::date::CivilDate;
use crate::law::message as say;
use crate::law::{Finding, Severity};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, before, blank, out_of_order};
use crate::lifecycle::event::Event;
use crate::lifecycle::state::State;
use crate::lifecycle::stream::StreamId;
use crate::model::{Agency, AgencyCode, AgencyFacts, AgencyKind, Handover, Prose, Succession, TaskFacts};

/// Decides an act on an agency.
pub(crate) fn act(state: Option<&State>, command: &Command, context: &Context<'_>) -> Decision {
    let known = state.and_then(State::as_agency);
    if let Action::RegisterAgency { agency } = &command.action {
        return register(known, agency, command, context);
    }
    let Some(known) = known else {
        return Decision::refuse(Finding::error(&say::AGENCY_UNKNOWN, "agency", &[]));
    };
    let written = context.tasks.iter().map(|task| task.known.since).fold(known.known.since, Ord::max);
    if let Some(finding) = out_of_order(written, command) {
        return Decision::refuse(finding);
    }
    match &command.action {
        Action::CorrectAgency { agency, reason } => correct(known, agency, reason, command, context),
        Action::EndAgency { how, successors, handovers, document, .. } => {
            let end = End { known, how: *how, successors, handovers };
            end.decide(document.as_ref(), command, context)
        }
        _ => Decision::refuse(Finding::error(&say::AGENCY_EXISTS, "agency", &[])),
    }
}

fn register(
    known: Option<&AgencyFacts>,
    agency: &Agency,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    match known {
        Some(known) if known.agency == *agency => Decision::unchanged(),
        Some(_) => Decision::refuse(Finding::error(&say::AGENCY_EXISTS, "agency", &[])),
        None if agency.kind == AgencyKind::Office && context.office.is_some() => {
            Decision::refuse(Finding::error(&say::OFFICE_EXISTS, "kind", &[]))
        }
        None => {
            let findings = particulars(agency, command, context);
            Decision::of(Event::AgencyRegistered { agency: agency.clone() }, findings)
        }
    }
}

fn particulars(agency: &Agency, command: &Command, context: &Context<'_>) -> Vec<Finding> {
    let mut findings = absent_agencies(agency.parent.iter(), "parent", command.occurred_on, context);
    if agency.name.trim().is_empty() {
        findings.push(Finding::error(&say::FIELD_REQUIRED, "name", &[&"name"]));
    }
    findings
}

fn correct(
    known: &AgencyFacts,
    agency: &Agency,
    reason: &Prose,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    let mut findings = blank("reason", reason);
    findings.extend(particulars(agency, command, context));
    findings.extend(before(known.since, command));
    if known.agency == *agency {
        findings.push(Finding::error(&say::CORRECTION_OF_NOTHING, "agency", &[]));
    }
    // Which agency is the office is what every right of the register rests on.
    if known.agency.kind != agency.kind && [known.agency.kind, agency.kind].contains(&AgencyKind::Office) {
        findings.push(Finding::error(&say::OFFICE_STAYS, "kind", &[]));
    }
    if agency.parent.as_ref().is_some_and(|parent| context.is_unit_of(parent, &agency.code)) {
        findings.push(Finding::error(&say::AGENCY_WITHIN_ITSELF, "parent", &[]));
    }
    Decision::of(Event::AgencyCorrected { agency: agency.clone(), reason: reason.clone() }, findings)
}

/// An agency that is to end.
struct End<'a> {
    known: &'a AgencyFacts,
    how: Succession,
    successors: &'a [AgencyCode],
    handovers: &'a [Handover],
}

impl End<'_> {
    fn decide(&self, document: Option<&String>, command: &Command, context: &Context<'_>) -> Decision {
        let code = &self.known.agency.code;
        if self.known.ended.is_some() {
            return Decision::refuse(Finding::error(&say::AGENCY_ENDED, "agency", &[&code.as_str()]));
        }
        if self.known.agency.kind == AgencyKind::Office {
            return Decision::refuse(Finding::error(&say::OFFICE_STAYS, "agency", &[]));
        }
        let mut findings = self.successors_findings(context);
        findings.extend(before(self.known.since, command));
        let (others, more) = self.hand_over(context.tasks);
        findings.extend(more);
        let units = context.directory.iter().filter(|facts| facts.agency.parent.as_ref() == Some(code));
        let units = units.filter(|facts| !facts.has_ended_by(command.occurred_on)).count();
        if units > 0 {
            findings.push(Finding::new(Severity::Warning, &say::AGENCY_HAS_UNITS, "agency", &[&units]));
        }
        let event = Event::AgencyEnded {
            how: self.how,
            successors: self.successors.to_vec(),
            document: document.cloned(),
        };
        Decision::of_all(vec![event], others, findings)
    }

    fn successors_findings(&self, context: &Context<'_>) -> Vec<Finding> {
        // Even one that ended later: nobody would have the tasks now.
        let mut findings = absent_agencies(self.successors.iter(), "successors", CivilDate::MAX, context);
        let wrong = match self.how {
            Succession::Merged | Succession::Renamed => self.successors.len() != 1,
            Succession::Split => self.successors.len() < 2,
            Succession::Dissolved => false,
        };
        let twice = |at: usize, code: &AgencyCode| self.successors.iter().take(at).any(|other| other == code);
        let own = &self.known.agency.code;
        let not_another = self.successors.iter().enumerate().any(|(at, code)| code == own || twice(at, code));
        if wrong || not_another {
            findings.push(Finding::error(&say::SUCCESSORS_WRONG, "successors", &[&self.successors.len()]));
        }
        findings
    }

    /// The tasks that move, and what stands against it: a task that nobody would take, a handover of what is not open here.
    fn hand_over(&self, tasks: &[TaskFacts]) -> (Vec<(StreamId, Event)>, Vec<Finding>) {
        let own = &self.known.agency.code;
        let mut findings = Vec::new();
        let unknown = self.handovers.iter().any(|handover| {
            let led = |task: &TaskFacts| task.task == handover.task && task.holding.current().lead == *own;
            !self.successors.contains(&handover.to) || !tasks.iter().any(led)
        });
        if unknown {
            findings.push(Finding::error(&say::HANDOVER_UNKNOWN, "handovers", &[]));
        }
        let (mut moved, mut left) = (Vec::new(), 0_usize);
        for task in tasks {
            let lead = &task.holding.current().lead;
            let lead = if lead == own { self.follower(task) } else { Some(lead) };
            let Some(lead) = lead else {
                left += 1;
                continue;
            };
            let event = Event::TaskHandedOver {
                from: own.clone(),
                lead: lead.clone(),
                coordinators: self.coordinators(task, lead),
            };
            moved.push((StreamId::task(&task.task), event));
        }
        if left > 0 {
            findings.push(Finding::error(&say::TASKS_WITHOUT_SUCCESSOR, "handovers", &[&left]));
        }
        (moved, findings)
    }

    /// Who leads a task from then on; `None` where the words leave it open.
    fn follower(&self, task: &TaskFacts) -> Option<&AgencyCode> {
        let named = self.handovers.iter().find(|handover| handover.task == task.task);
        match (named, self.successors) {
            (Some(handover), _) => Some(&handover.to),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// The coordinators of a task that `lead` leads from then on: all successors stand in for the agency, for nothing says
    /// which of them need not.
    fn coordinators(&self, task: &TaskFacts, lead: &AgencyCode) -> Vec<AgencyCode> {
        let mut coordinators = Vec::new();
        for code in &task.coordinators {
            let own = *code == self.known.agency.code;
            for code in if own { self.successors } else { std::slice::from_ref(code) } {
                if code != lead && !coordinators.contains(code) {
                    coordinators.push(code.clone());
                }
            }
        }
        coordinators
    }
}
