//! Decisions on inspections (Điều 13, Điều 14).

use crate::date::CivilDate;
use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, before, blank, unnamed};
use crate::lifecycle::event::Event;
use crate::model::{CaseFacts, CaseMatter, InspectionDraft, InspectionFacts, InspectionGround};

/// Decides an act on an inspection.
pub(crate) fn act(case: Option<&CaseFacts>, command: &Command, context: &Context<'_>) -> Decision {
    let facts = case.and_then(|case| match &case.matter {
        CaseMatter::Inspection(facts) => Some(facts),
        _ => None,
    });
    match (&command.action, facts) {
        (Action::DecideInspection { inspection }, None) => set_up(inspection, command.occurred_on, context),
        (Action::DecideInspection { .. }, Some(_)) => {
            Decision::refuse(Finding::error(&say::CASE_EXISTS, "case", &[]))
        }
        (_, None) => Decision::refuse(Finding::error(&say::CASE_UNKNOWN, "case", &[])),
        (Action::InviteToInspection { agency, .. }, Some(facts)) => {
            let mut findings = open(facts, command);
            findings.extend(absent_agencies([agency].into_iter(), "agency", command.occurred_on, context));
            if facts.invited.contains(agency) {
                findings.push(Finding::error(&say::INSPECTION_INVITED, "agency", &[]));
            }
            // Who is inspected does not inspect.
            if facts.agencies.contains(agency) {
                findings.push(
                    Finding::error(&say::INSPECTION_OF_ITSELF, "agency", &[])
                        .under(&context.regulation.parameters().inspection_team.clause),
                );
            }
            Decision::of(Event::InspectionInvited { agency: agency.clone() }, findings)
        }
        (Action::ProvideForInspection { note, .. }, Some(facts)) => {
            let mut findings = open(facts, command);
            findings.extend(blank("note", note));
            Decision::of(Event::InspectionProvided { note: note.clone() }, findings)
        }
        (Action::ConcludeInspection { conclusion, document, .. }, Some(facts)) => {
            let mut findings = open(facts, command);
            findings.extend(blank("conclusion", conclusion));
            let event =
                Event::InspectionConcluded { conclusion: conclusion.clone(), document: document.clone() };
            Decision::of(event, findings)
        }
        (_, Some(_)) => Decision::refuse(Finding::error(&say::CASE_EXISTS, "case", &[])),
    }
}

/// Đ13.1: contents; Đ13.2: a ground; Điều 14: a decision and a head.
fn set_up(inspection: &InspectionDraft, on: CivilDate, context: &Context<'_>) -> Decision {
    let parameters = context.regulation.parameters();
    let (contents, grounds) = (&parameters.inspection_contents, &parameters.inspection_grounds);
    let team = &parameters.inspection_team.clause;
    let mut findings = absent_agencies(inspection.agencies.iter(), "agencies", on, context);
    let mut required = |field: &str, missing: bool, clause| {
        if missing {
            findings.push(Finding::error(&say::FIELD_REQUIRED, field, &[&field]).under(clause));
        }
    };
    required("contents", inspection.contents.is_empty(), &contents.clause);
    required("agencies", inspection.agencies.is_empty(), &parameters.inspected_duties.clause);
    required("decision", inspection.decision.trim().is_empty(), team);
    // The plan and the request are documents; signs of non-performance need none.
    let on_document = inspection.ground != InspectionGround::Signs;
    let without = inspection.ground_document.as_ref().is_none_or(|document| document.trim().is_empty());
    required("ground_document", on_document && without, &grounds.clause);
    required("head", inspection.head.is_none(), team);
    findings.extend(inspection.contents.iter().filter_map(|one| unnamed("contents", one.name(), contents)));
    findings.extend(unnamed("ground", inspection.ground.name(), grounds));
    let Some(head) = inspection.head.clone() else { return Decision::Refused { findings } };
    Decision::of(Event::InspectionDecided { inspection: inspection.clone(), head }, findings)
}

/// An act on one that is concluded, or dated before its decision.
fn open(facts: &InspectionFacts, command: &Command) -> Vec<Finding> {
    let mut findings = Vec::new();
    if facts.concluded_on.is_some() {
        findings.push(Finding::error(&say::INSPECTION_CONCLUDED, "case", &[]));
    }
    findings.extend(before(facts.decided_on, command));
    findings
}
