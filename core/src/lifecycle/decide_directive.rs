//! Decisions on directives (Điều 3, 4, 6).

use crate::law::message as say;
use crate::law::{Finding, Severity};
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, before, blank, unknown_agencies};
use crate::lifecycle::event::Event;
use crate::lifecycle::state::State;
use crate::model::{Directive, DocumentNumber, Prose};

/// Registers a directive that is not secret.
pub(crate) fn register(
    state: Option<&State>,
    directive: Directive,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    match state.and_then(State::as_directive) {
        Some(known) if *known == directive => {
            return Decision::Accepted { events: Vec::new(), findings: Vec::new() };
        }
        Some(_) => return Decision::refuse(Finding::error(&say::DIRECTIVE_EXISTS, "directive", &[])),
        None => {}
    }
    let mut findings = information_items(&directive, context);
    findings.extend(unknown_agencies(directive.drafting_units.iter(), "drafting_units", context));
    if directive.issued_on != command.occurred_on {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &directive.issued_on];
        findings.push(Finding::error(&say::OCCURRED_NOT_ON_ISSUE, "occurred_on", &dates));
    }
    Decision::of(Event::DirectiveRegistered { directive }, findings)
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
        Some(State::NotTracked) => return Decision::Accepted { events: Vec::new(), findings: Vec::new() },
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
