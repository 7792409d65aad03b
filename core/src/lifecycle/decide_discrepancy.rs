//! Decisions on discrepancies between the register and an agency's figures (Điều 9).

use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, before, blank};
use crate::lifecycle::event::Event;
use crate::model::{AgencyKind, CaseFacts, CaseMatter, DiscrepancyFacts};

/// Decides an act on a discrepancy.
pub(crate) fn act(case: Option<&CaseFacts>, command: &Command, context: &Context<'_>) -> Decision {
    let facts = case.and_then(|case| match &case.matter {
        CaseMatter::Discrepancy(facts) => Some(facts),
        _ => None,
    });
    let actor = context.agency(&command.actor.agency);
    let by_office = actor.is_some_and(|agency| agency.kind == AgencyKind::Office);
    match (&command.action, facts) {
        (Action::OpenDiscrepancy { case, agency, note }, None) => {
            let mut findings = absent_agencies([agency].into_iter(), "agency", command.occurred_on, context);
            findings.extend(blank("note", note));
            let event = Event::DiscrepancyOpened {
                case: case.clone(),
                agency: agency.clone(),
                found_by_office: by_office,
                note: note.clone(),
            };
            Decision::of(event, findings)
        }
        (Action::OpenDiscrepancy { .. }, Some(_)) => {
            Decision::refuse(Finding::error(&say::CASE_EXISTS, "case", &[]))
        }
        (_, None) => Decision::refuse(Finding::error(&say::CASE_UNKNOWN, "case", &[])),
        (Action::AgreeDiscrepancy { note, .. }, Some(facts)) => {
            let mut findings = open(facts, command);
            if facts.agreed_on.is_some() {
                findings.push(Finding::error(&say::DISCREPANCY_AGREED, "case", &[]));
            }
            // Agreement (thống nhất) takes two.
            if facts.found_by_office == by_office {
                findings
                    .push(Finding::error(&say::DISCREPANCY_OWN, "actor", &[]).under(clause(facts, context)));
            }
            findings.extend(blank("note", note));
            Decision::of(Event::DiscrepancyAgreed { note: note.clone() }, findings)
        }
        (_, Some(facts)) => {
            let mut findings = open(facts, command);
            match facts.agreed_on {
                None => findings.push(
                    Finding::error(&say::DISCREPANCY_NOT_AGREED, "case", &[]).under(clause(facts, context)),
                ),
                Some(agreed_on) => findings.extend(before(agreed_on, command)),
            }
            Decision::of(Event::DiscrepancySettled {}, findings)
        }
    }
}

/// Đ9.1 where the Office found it, Đ9.2.b where the agency did.
fn clause<'a>(facts: &DiscrepancyFacts, context: &'a Context<'_>) -> &'a crate::law::Clause {
    let parameters = context.regulation.parameters();
    if facts.found_by_office {
        &parameters.office_discrepancy.clause
    } else {
        &parameters.agency_discrepancy.clause
    }
}

/// An act on one that is settled, or dated before it was opened.
fn open(facts: &DiscrepancyFacts, command: &Command) -> Vec<Finding> {
    let mut findings = Vec::new();
    if facts.settled_on.is_some() {
        findings.push(Finding::error(&say::DISCREPANCY_SETTLED, "case", &[]));
    }
    findings.extend(before(facts.opened_on, command));
    findings
}
