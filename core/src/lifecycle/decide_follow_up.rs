//! Decisions on what happens around a task without moving it (Đ8.2.a, Điều 10, Điều 11, Đ15.3, Đ16.3).

use crate::date::CivilDate;
use crate::law::message as say;
use crate::law::{Clause, Finding, Severity};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies, before, blank, unnamed};
use crate::lifecycle::event::Event;
use crate::lifecycle::state::TaskState;
use crate::model::{AgencyCode, ReminderForm, ReminderSubject, TaskFacts};

/// The decision on an act around a task; `None` when the act is none.
pub(crate) fn act(task: &TaskState, command: &Command, context: &Context<'_>) -> Option<Decision> {
    let (event, findings) = match &command.action {
        Action::ReceiveTask { .. } => (Event::TaskReceived {}, receive(task)),
        Action::Contribute { note, document, .. } => {
            (Event::Contributed { note: note.clone(), document: document.clone() }, blank("note", note))
        }
        Action::Remind { to, subject, form, document, note, .. } => (
            Event::Reminded {
                to: to.clone(),
                subject: *subject,
                form: *form,
                document: document.clone(),
                note: note.clone(),
            },
            remind(task, to, (*subject, *form), command.occurred_on, context),
        ),
        Action::ReportDifficulty { kind, difficulty, cause, .. } => {
            let kinds = &context.regulation.parameters().non_performance;
            let mut findings = not_overdue(&task.facts, command, &kinds.clause);
            findings.extend(unnamed("kind", kind.name(), kinds));
            findings.extend(blank("difficulty", difficulty).into_iter().chain(blank("cause", cause)));
            (
                Event::DifficultyReported {
                    case: *kind,
                    difficulty: difficulty.clone(),
                    cause: cause.clone(),
                },
                findings,
            )
        }
        Action::Escalate { proposal, document, .. } => (
            Event::Escalated { proposal: proposal.clone(), document: document.clone() },
            blank("proposal", proposal),
        ),
        Action::RaiseDisagreement { between, matter, .. } => {
            let mut findings = raise(task, between, command.occurred_on, context);
            findings.extend(blank("matter", matter));
            (Event::DisagreementRaised { between: between.clone(), matter: matter.clone() }, findings)
        }
        Action::DecideDisagreement { decision, document, .. } => {
            let mut findings = blank("decision", decision);
            match task.facts.follow_up.open_disagreement() {
                Some(open) => findings.extend(before(open.raised_on, command)),
                None => findings.push(
                    Finding::error(&say::DISAGREEMENT_NONE, "task", &[])
                        .under(&context.regulation.parameters().disagreement.clause),
                ),
            }
            (Event::DisagreementDecided { decision: decision.clone(), document: document.clone() }, findings)
        }
        _ => return None,
    };
    Some(Decision::of(event, findings))
}

/// A task that lies at the Office is not received.
fn receive(task: &TaskState) -> Vec<Finding> {
    let holding = task.facts.holding.current();
    let returned = holding.returned.then(|| Finding::error(&say::TASK_RETURNED, "task", &[]));
    returned.into_iter().collect()
}

/// Đ11: an agency that has the task is urged, about a subject and in a form that the regulation names.
fn remind(
    task: &TaskState,
    to: &AgencyCode,
    (subject, form): (ReminderSubject, ReminderForm),
    on: CivilDate,
    context: &Context<'_>,
) -> Vec<Finding> {
    let parameters = context.regulation.parameters();
    let mut findings = absent_agencies(std::iter::once(to), "to", on, context);
    if task.facts.holding.current().lead != *to && !task.facts.coordinators.contains(to) {
        findings.push(Finding::error(&say::REMINDED_NOT_CONCERNED, "to", &[]));
    }
    findings.extend(unnamed("subject", subject.name(), &parameters.reminder_subjects));
    findings.extend(unnamed("form", form.name(), &parameters.reminder_forms));
    findings
}

/// Đ16.3 speaks of tasks whose day has come: earlier it is a warning, for a difficulty may be seen coming.
fn not_overdue(facts: &TaskFacts, command: &Command, clause: &Clause) -> Vec<Finding> {
    let on = command.occurred_on;
    let early = facts.deadline.at(on).is_none_or(|deadline| on <= deadline);
    let warning = || Finding::new(Severity::Warning, &say::TASK_NOT_OVERDUE, "task", &[]).under(clause);
    early.then(warning).into_iter().collect()
}

/// Đ10.1.c: two agencies or more, once at a time.
fn raise(task: &TaskState, between: &[AgencyCode], on: CivilDate, context: &Context<'_>) -> Vec<Finding> {
    let clause = &context.regulation.parameters().disagreement.clause;
    let mut findings = absent_agencies(between.iter(), "between", on, context);
    let mut different = between.to_vec();
    different.sort_unstable();
    different.dedup();
    if different.len() < 2 {
        findings.push(Finding::error(&say::DISAGREEMENT_OF_ONE, "between", &[]).under(clause));
    }
    if task.facts.follow_up.open_disagreement().is_some() {
        findings.push(Finding::error(&say::DISAGREEMENT_OPEN, "task", &[]).under(clause));
    }
    findings
}
