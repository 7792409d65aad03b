//! Decisions on feedback of local authorities (Đ15.5, Đ16.4).

use crate::law::message as say;
use crate::law::{Finding, Severity};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, before, blank, unnamed};
use crate::lifecycle::event::Event;
use crate::model::{AgencyCode, AgencyKind, CaseFacts, CaseMatter, FeedbackFacts};

/// Decides an act on a feedback.
pub(crate) fn act(case: Option<&CaseFacts>, command: &Command, context: &Context<'_>) -> Decision {
    let facts = case.and_then(|case| match &case.matter {
        CaseMatter::Feedback(facts) => Some(facts),
        _ => None,
    });
    match (&command.action, facts) {
        (Action::ReceiveFeedback { case, sender, about, task, officer, note }, None) => {
            let mut findings = parties(sender, about, command, context);
            findings.extend(blank("note", note));
            let event = Event::FeedbackReceived {
                case: case.clone(),
                sender: sender.clone(),
                about: about.clone(),
                task: task.clone(),
                officer: officer.clone(),
                note: note.clone(),
            };
            Decision::of(event, findings)
        }
        (Action::ReceiveFeedback { .. }, Some(_)) => {
            Decision::refuse(Finding::error(&say::CASE_EXISTS, "case", &[]))
        }
        (_, None) => Decision::refuse(Finding::error(&say::CASE_UNKNOWN, "case", &[])),
        (Action::AnswerFeedback { outcome, document, .. }, Some(facts)) => {
            let outcomes = &context.regulation.parameters().feedback_outcomes;
            let mut findings = Vec::from_iter(before(facts.received_on, command));
            if facts.answered_on.is_some() {
                findings.push(Finding::error(&say::FEEDBACK_ANSWERED, "case", &[]));
            }
            findings.extend(unnamed("outcome", outcome.name(), outcomes));
            let document = document.as_ref().filter(|document| !document.trim().is_empty()).cloned();
            if document.is_none() {
                findings.push(
                    Finding::error(&say::FIELD_REQUIRED, "document", &[&"document"]).under(&outcomes.clause),
                );
            }
            Decision::of(Event::FeedbackAnswered { outcome: *outcome, document }, findings)
        }
        (_, Some(facts)) => Decision::of(Event::FeedbackAnswerCopied {}, copy(facts, command, context)),
    }
}

/// Đ16.4: a local authority speaks, about an agency that is none.
fn parties(
    sender: &AgencyCode,
    about: &AgencyCode,
    command: &Command,
    context: &Context<'_>,
) -> Vec<Finding> {
    let clause = &context.regulation.parameters().feedback_limit.clause;
    let mut findings = absent_agencies([sender].into_iter(), "sender", command.occurred_on, context);
    findings.extend(absent_agencies([about].into_iter(), "about", command.occurred_on, context));
    let kind = |code: &AgencyCode| context.agency(code).map(|agency| agency.kind);
    if kind(sender).is_some_and(|kind| kind != AgencyKind::LocalAuthority) {
        findings.push(Finding::error(&say::FEEDBACK_SENDER, "sender", &[]).under(clause));
    }
    if kind(about).is_some_and(|kind| matches!(kind, AgencyKind::LocalAuthority | AgencyKind::Office)) {
        findings.push(Finding::error(&say::FEEDBACK_ABOUT, "about", &[]).under(clause));
    }
    let by_office = kind(&command.actor.agency) == Some(AgencyKind::Office);
    if !by_office && command.actor.agency != *sender {
        findings.push(Finding::error(&say::NOT_ALLOWED, "sender", &[&command.action.name()]).under(clause));
    }
    findings
}

/// Đ15.5: the copy goes out with the answer; a later one is recorded, and is a breach.
fn copy(facts: &FeedbackFacts, command: &Command, context: &Context<'_>) -> Vec<Finding> {
    let clause = &context.regulation.parameters().feedback_copy.clause;
    let Some(answered_on) = facts.answered_on else {
        return vec![Finding::error(&say::FEEDBACK_UNANSWERED, "case", &[]).under(clause)];
    };
    let mut findings = Vec::from_iter(before(answered_on, command));
    if facts.copied_on.is_some() {
        findings.push(Finding::error(&say::FEEDBACK_COPIED, "case", &[]));
    }
    if command.occurred_on > answered_on {
        findings.push(
            Finding::new(Severity::Warning, &say::FEEDBACK_COPIED_LATE, "occurred_on", &[&answered_on])
                .under(clause),
        );
    }
    findings
}
