//! Decisions on directives (Điều 3, 4, 6).

use crate::date::CivilDate;
use crate::error::Result;
use crate::law::message as say;
use crate::law::{Finding, Severity};
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, before, blank, out_of_order};
use crate::lifecycle::event::Event;
use crate::lifecycle::state::State;
use crate::lifecycle::stream::StreamId;
use crate::model::{Directive, DocumentNumber, Prose, TaskFacts};

/// Registers a directive that is not secret.
pub(crate) fn register(
    state: Option<&State>,
    directive: Directive,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    match state.and_then(State::as_directive) {
        Some(known) if *known == directive => {
            return Decision::unchanged();
        }
        Some(_) => return Decision::refuse(Finding::error(&say::DIRECTIVE_EXISTS, "directive", &[])),
        None => {}
    }
    let mut findings = particulars(&directive, context);
    if directive.issued_on != command.occurred_on {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &directive.issued_on];
        findings.push(Finding::error(&say::OCCURRED_NOT_ON_ISSUE, "occurred_on", &dates));
    }
    Decision::of(Event::DirectiveRegistered { directive }, findings)
}

/// Corrects what was entered of a directive (Đ7.2.b). Its tasks bear its day of issue, urgency, kind and signer: they follow.
pub(crate) fn correct(
    state: Option<&State>,
    directive: Directive,
    reason: &Prose,
    command: &Command,
    context: &Context<'_>,
) -> Result<Decision> {
    let Some(State::Directive(known)) = state else {
        return Ok(Decision::refuse(Finding::error(&say::DIRECTIVE_UNKNOWN, "directive", &[])));
    };
    let written = context.tasks.iter().map(|task| task.known.since).fold(known.known.since, Ord::max);
    if let Some(finding) = out_of_order(written, command) {
        return Ok(Decision::refuse(finding));
    }
    let issued_on = directive.issued_on;
    context.calendar.is_working_day(issued_on)?;
    let mut findings = blank("reason", reason);
    findings.extend(particulars(&directive, context));
    findings.extend(before(issued_on, command));
    if known.directive == directive {
        findings.push(Finding::error(&say::CORRECTION_OF_NOTHING, "directive", &[]));
    }
    let registered_on = known.registered_at.civil_date()?;
    if issued_on > registered_on {
        let dates: [&dyn say::Bilingual; 2] = [&issued_on, &registered_on];
        findings.push(Finding::error(&say::DATE_IN_FUTURE, "issued_on", &dates));
    }
    if let Some(day) = context.tasks.iter().filter_map(first_act).min().filter(|day| *day < issued_on) {
        findings.push(Finding::error(&say::ISSUED_AFTER_ACT, "issued_on", &[&issued_on, &day]));
    }
    let follows = |task: &TaskFacts| {
        let event =
            Event::AssignmentCorrected { assigned_on: issued_on, assigned_by: directive.assigned_by() };
        (StreamId::task(&task.task), event)
    };
    let others = context.tasks.iter().map(follows).collect();
    let event = Event::DirectiveCorrected { directive, reason: reason.clone() };
    Ok(Decision::of_all(vec![event], others, findings))
}

/// The first day on which something happened to a task after its assignment.
fn first_act(task: &TaskFacts) -> Option<CivilDate> {
    let moves = task.holding.changes().iter().map(|(day, _)| *day);
    let amendments = task.deadline.changes().iter().map(|(day, _)| *day);
    let result = task.result.map(|result| result.on);
    moves.chain(amendments).chain(result).chain(task.withdrawn_on).min()
}

/// Records that a document is not tracked (Đ4.2): it assigns no agency a task. One of which tasks may have been entered is not
/// declined any more.
pub(crate) fn decline(
    state: Option<&State>,
    directive: &Directive,
    reason: &Prose,
    command: &Command,
) -> Decision {
    let mut findings = blank("reason", reason);
    match state {
        Some(State::NotTracked) => return Decision::unchanged(),
        Some(_) => findings.push(Finding::error(&say::DIRECTIVE_EXISTS, "directive", &[])),
        None => {}
    }
    findings.extend(before(directive.issued_on, command));
    let event = Event::DirectiveNotTracked {
        directive: directive.id.clone(),
        number: directive.number.clone(),
        issued_on: directive.issued_on,
        reason: reason.clone(),
    };
    Decision::of(event, findings)
}

/// What is to be said of a directive by itself.
fn particulars(directive: &Directive, context: &Context<'_>) -> Vec<Finding> {
    let units = directive.drafting_units.iter();
    let mut findings = information_items(directive, context);
    findings.extend(absent_agencies(units, "drafting_units", directive.issued_on, context));
    findings
}

/// The items of Đ6.1–6.2 that are missing or cannot be read.
fn information_items(directive: &Directive, context: &Context<'_>) -> Vec<Finding> {
    let parameters = context.regulation.parameters();
    let kind = context.regulation.directive_kinds().iter().find(|kind| kind.id == directive.kind.as_str());
    let mut findings = Vec::new();
    if kind.is_none() {
        findings.push(
            Finding::new(Severity::Warning, &say::DIRECTIVE_KIND_UNKNOWN, "kind", &[])
                .under(&parameters.directive_kinds.clause),
        );
    }
    let numbered = kind.is_none_or(|kind| kind.numbered);
    let number = directive.number.as_deref().filter(|number| !number.trim().is_empty());
    for item in &parameters.directive_items.value {
        let missing = match item.as_str() {
            "number" => numbered && number.is_none(),
            "abstract_text" => directive.abstract_text.is_blank(),
            "signer" => directive.signer.is_blank(),
            _ => false,
        };
        if missing {
            findings.push(
                Finding::error(&say::FIELD_REQUIRED, item, &[&item.as_str()])
                    .under(&parameters.directive_items.clause),
            );
        }
    }
    if directive.drafting_units.is_empty() {
        findings.push(
            Finding::new(Severity::Warning, &say::FIELD_REQUIRED, "drafting_units", &[&"drafting_units"])
                .under(&parameters.drafting_unit.clause),
        );
    }
    if number.is_some_and(|number| DocumentNumber::read(number).number().is_none()) {
        findings.push(Finding::new(Severity::Warning, &say::DIRECTIVE_NUMBER_UNREAD, "number", &[]));
    }
    findings
}
