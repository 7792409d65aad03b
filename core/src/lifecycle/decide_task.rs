//! Decisions on tasks (Điều 5 to 8).

use crate::calendar::WorkingCalendar;
use crate::date::CivilDate;
use crate::error::Result;
use crate::law::message as say;
use crate::law::{Finding, Severity};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{
    Context, Decision, absent_agencies, blank, coordinators_findings, out_of_order,
};
use crate::lifecycle::event::Event;
use crate::lifecycle::state::{State, TaskState};
use crate::lifecycle::{decide_correction, decide_follow_up};
use crate::model::{AgencyCode, AgencyFacts, DirectiveId, Prose, TaskDraft, TaskFacts};

/// Enters a task (Đ6.3–6.7, Đ7.1).
pub(crate) fn assign(
    state: Option<&State>,
    draft: &TaskDraft,
    command: &Command,
    context: &Context<'_>,
) -> Result<Decision> {
    let (event, findings) = enter(state.is_some(), draft, command, context)?;
    Ok(Decision::of_all(event.into_iter().collect(), Vec::new(), findings))
}

/// The event that enters a task, where it can be made, and what is to be said of it; `exists` when its id is used already.
pub(crate) fn enter(
    exists: bool,
    draft: &TaskDraft,
    command: &Command,
    context: &Context<'_>,
) -> Result<(Option<Event>, Vec<Finding>)> {
    let parameters = context.regulation.parameters();
    if exists {
        return Ok((None, vec![Finding::error(&say::TASK_EXISTS, "task", &[])]));
    }
    let Some(directive) = context.directive else {
        return Ok((None, vec![Finding::error(&say::DIRECTIVE_UNKNOWN, "directive", &[])]));
    };
    let mut findings = Vec::new();
    if directive.issued_on != command.occurred_on {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &directive.issued_on];
        findings.push(Finding::error(&say::OCCURRED_NOT_ON_ISSUE, "occurred_on", &dates));
    }
    if draft.content.is_blank() {
        findings.push(
            Finding::error(&say::FIELD_REQUIRED, "content", &[&"content"]).under(&parameters.content.clause),
        );
    }
    if draft.monitoring_unit.as_ref().is_none_or(|unit| unit.trim().is_empty()) {
        findings.push(
            Finding::new(Severity::Warning, &say::FIELD_REQUIRED, "monitoring_unit", &[&"monitoring_unit"])
                .under(&parameters.monitoring_unit.clause),
        );
    }
    if let Some(deadline) = draft.deadline {
        findings.extend(deadline_finding(deadline, directive.issued_on, context)?);
    } else {
        let severity = if parameters.undated_tracked { Severity::Warning } else { Severity::Error };
        findings.push(
            Finding::new(severity, &say::TASK_WITHOUT_DEADLINE, "deadline", &[])
                .under(&parameters.tasking_document.clause),
        );
    }
    if draft.coordinators.is_empty() {
        findings.push(
            Finding::new(Severity::Information, &say::TASK_WITHOUT_COORDINATORS, "coordinators", &[])
                .under(&parameters.tasking_document.clause),
        );
    }
    let Some(lead) = &draft.lead else {
        findings.push(Finding::error(&say::TASK_WITHOUT_LEAD, "lead", &[]).under(&parameters.lead.clause));
        return Ok((None, findings));
    };
    findings.extend(who_does_it(lead, &draft.coordinators, command, context));
    let event =
        Event::TaskAssigned { task: draft.clone(), lead: lead.clone(), assigned_by: directive.assigned_by() };
    Ok((Some(event), findings))
}

/// Every later act on a task.
pub(crate) fn act(state: Option<&State>, command: &Command, context: &Context<'_>) -> Result<Decision> {
    let Some(task) = state.and_then(State::as_task) else {
        return Ok(Decision::refuse(Finding::error(&say::TASK_UNKNOWN, "task", &[])));
    };
    if let Some(finding) = out_of_time(&task.facts, command) {
        return Ok(Decision::refuse(finding));
    }
    match &command.action {
        Action::AmendDeadline { deadline, document, .. } => {
            amend_deadline(task, *deadline, document.as_ref(), command, context)
        }
        Action::UpdateProgress { note, .. } => Ok(update_progress(task, note)),
        Action::ReportResult { document, .. } => Ok(report_result(task, document.as_ref(), context)),
        Action::ConfirmResult { .. } => Ok(confirm(task, command, context)),
        Action::RefuseResult { reason, .. } => Ok(refuse_result(task, reason)),
        Action::ReturnTask { reason, note, .. } => {
            let reasons = &context.regulation.parameters().return_reasons;
            let finding = (note.is_blank() || !reasons.value.iter().any(|known| known == reason.name()))
                .then(|| Finding::error(&say::REASON_REQUIRED, "note", &[]).under(&reasons.clause));
            let event = Event::TaskReturned { reason: *reason, note: note.clone() };
            Ok(Decision::of(event, unfinished(task, true).into_iter().chain(finding).collect()))
        }
        Action::ReassignTask { lead, coordinators, reason, .. } => {
            Ok(reassign(task, lead, coordinators, reason, command, context))
        }
        Action::WithdrawTask { reason, .. } => {
            // A register file says that a task was withdrawn, not why.
            Ok(end(task, Vec::new(), Event::TaskWithdrawn { reason: reason.clone() }))
        }
        Action::SupersedeTask { later, reason, .. } => Ok(supersede(task, later, reason, command, context)),
        _ => Ok(decide_follow_up::act(task, command, context)
            .or_else(|| decide_correction::act(task, command, context))
            .unwrap_or_else(|| Decision::refuse(Finding::error(&say::TASK_EXISTS, "task", &[])))),
    }
}

/// An act recorded before the latest record, dated before the assignment, or after the withdrawal.
fn out_of_time(facts: &TaskFacts, command: &Command) -> Option<Finding> {
    if let Some(finding) = out_of_order(facts.known.since, command) {
        return Some(finding);
    }
    if command.occurred_on < facts.assigned_on {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &facts.assigned_on];
        return Some(Finding::error(&say::OCCURRED_BEFORE_ASSIGNMENT, "occurred_on", &dates));
    }
    let moves = matches!(command.action, Action::ReturnTask { .. } | Action::ReassignTask { .. });
    let moved_on = facts.holding.changes().last().map(|(day, _)| *day);
    if let Some(moved_on) = moved_on.filter(|day| moves && command.occurred_on < *day) {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &moved_on];
        return Some(Finding::error(&say::OCCURRED_BEFORE_MOVE, "occurred_on", &dates));
    }
    // A decision on the deadline is a document that exists; it is recorded with a warning, and changes nothing.
    let recorded_all_the_same = matches!(command.action, Action::AmendDeadline { .. });
    (after_withdrawal(facts, command) && !recorded_all_the_same)
        .then(|| Finding::error(&say::TASK_WITHDRAWN, "task", &[]))
}

/// What happened before the withdrawal may still be written down after it.
fn after_withdrawal(facts: &TaskFacts, command: &Command) -> bool {
    facts.withdrawn_on.is_some_and(|withdrawn| command.occurred_on > withdrawn)
}

/// Days that limits after a deadline may take: a year is more than any.
const DAYS_AFTER_A_DEADLINE: i32 = 366;

/// Whether a deadline lies within the calendar, and what follows from it too: otherwise one task would silence everybody's
/// duties.
///
/// # Errors
/// `calendar.outside`.
pub fn check_deadline_within(calendar: &WorkingCalendar, deadline: CivilDate) -> Result<()> {
    calendar.is_working_day(deadline)?;
    calendar.is_working_day(deadline.plus_days(DAYS_AFTER_A_DEADLINE)?)?;
    Ok(())
}

fn deadline_finding(
    deadline: CivilDate,
    issued_on: CivilDate,
    context: &Context<'_>,
) -> Result<Option<Finding>> {
    check_deadline_within(context.calendar, deadline)?;
    Ok((deadline < issued_on).then(|| {
        Finding::new(Severity::Warning, &say::DEADLINE_BEFORE_ISSUE, "deadline", &[&deadline, &issued_on])
            .under(&context.regulation.parameters().deadline.clause)
    }))
}

/// Findings on the lead and the coordinators (Đ6.3, Đ6.4).
fn who_does_it(
    lead: &AgencyCode,
    coordinators: &[AgencyCode],
    command: &Command,
    context: &Context<'_>,
) -> Vec<Finding> {
    let mut findings = absent_agencies(std::iter::once(lead), "lead", command.occurred_on, context);
    findings.extend(absent_agencies(coordinators.iter(), "coordinators", command.occurred_on, context));
    findings.extend(coordinators_findings(lead, coordinators, context));
    // It was there on that day, and somebody else has to go on.
    let ended = |facts: &&AgencyFacts| facts.ended.is_some() && !facts.has_ended_by(command.occurred_on);
    if context.agencies.get(lead).filter(ended).is_some() {
        findings.push(Finding::new(Severity::Warning, &say::AGENCY_ENDED, "lead", &[&lead.as_str()]));
    }
    findings
}

/// Why the lead cannot act now: completed, a result waits, or the task lies at the Office.
fn unfinished(task: &TaskState, by_lead: bool) -> Option<Finding> {
    match task.facts.result {
        Some(result) if result.confirmed_at.is_some() => {
            Some(Finding::error(&say::TASK_COMPLETED, "task", &[]))
        }
        Some(_) => Some(Finding::error(&say::RESULT_PENDING, "task", &[])),
        None if by_lead && task.facts.holding.current().returned => {
            Some(Finding::error(&say::TASK_RETURNED, "task", &[]))
        }
        None => None,
    }
}

fn amend_deadline(
    task: &TaskState,
    deadline: Option<CivilDate>,
    document: Option<&String>,
    command: &Command,
    context: &Context<'_>,
) -> Result<Decision> {
    let facts = &task.facts;
    let mut findings = Vec::new();
    if let Some(deadline) = deadline {
        findings.extend(deadline_finding(deadline, facts.assigned_on, context)?);
    }
    // Decided before the result and written down after it is honest; decided afterwards, confirmed or not yet, it hides
    // lateness.
    if let Some(completed) = facts.result.map(|result| result.on)
        && command.occurred_on > completed
    {
        findings.push(Finding::error(
            &say::DEADLINE_AFTER_COMPLETION,
            "occurred_on",
            &[&command.occurred_on, &completed],
        ));
    }
    if after_withdrawal(facts, command) {
        findings.push(Finding::new(Severity::Warning, &say::TASK_WITHDRAWN, "task", &[]));
    }
    if *facts.deadline.at(command.occurred_on) == deadline {
        findings.push(Finding::new(Severity::Warning, &say::DEADLINE_UNCHANGED, "deadline", &[]));
    }
    Ok(Decision::of(Event::DeadlineAmended { deadline, document: document.cloned() }, findings))
}

fn update_progress(task: &TaskState, note: &Prose) -> Decision {
    let mut findings = unfinished(task, true).into_iter().collect::<Vec<_>>();
    if note.is_blank() {
        findings.push(Finding::error(&say::FIELD_REQUIRED, "note", &[&"note"]));
    }
    Decision::of(Event::ProgressUpdated { note: note.clone() }, findings)
}

fn report_result(task: &TaskState, document: Option<&String>, context: &Context<'_>) -> Decision {
    let mut findings = unfinished(task, true).into_iter().collect::<Vec<_>>();
    let document = document.filter(|document| !document.trim().is_empty()).cloned();
    if document.is_none() {
        findings.push(
            Finding::new(Severity::Warning, &say::RESULT_WITHOUT_DOCUMENT, "document", &[])
                .under(&context.regulation.parameters().written_result.clause),
        );
    }
    Decision::of(Event::ResultReported { document }, findings)
}

/// The finding that no result waits, if so.
fn nothing_waits(task: &TaskState) -> Option<Finding> {
    match task.facts.result {
        Some(result) if result.confirmed_at.is_none() => None,
        Some(_) => Some(Finding::error(&say::TASK_COMPLETED, "task", &[])),
        None => Some(Finding::error(&say::RESULT_MISSING, "task", &[])),
    }
}

fn confirm(task: &TaskState, command: &Command, context: &Context<'_>) -> Decision {
    let mut findings = nothing_waits(task).into_iter().collect::<Vec<_>>();
    if findings.is_empty() && task.reporter.as_ref() == Some(&command.actor.officer) {
        findings.push(
            Finding::error(&say::RESULT_SELF_CONFIRMED, "actor", &[])
                .under(&context.regulation.parameters().confirmation_limit.clause),
        );
    }
    Decision::of(Event::ResultConfirmed {}, findings)
}

fn refuse_result(task: &TaskState, reason: &Prose) -> Decision {
    let mut findings = nothing_waits(task).into_iter().collect::<Vec<_>>();
    if reason.is_blank() {
        findings.push(Finding::error(&say::REASON_REQUIRED, "reason", &[]));
    }
    Decision::of(Event::ResultRefused { reason: reason.clone() }, findings)
}

fn reassign(
    task: &TaskState,
    lead: &AgencyCode,
    coordinators: &[AgencyCode],
    reason: &Prose,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    let mut findings = unfinished(task, false).into_iter().collect::<Vec<_>>();
    let holding = task.facts.holding.current();
    if holding.lead == *lead && !holding.returned {
        findings.push(Finding::error(&say::TASK_SAME_LEAD, "lead", &[]));
    }
    if reason.is_blank() {
        findings.push(Finding::error(&say::REASON_REQUIRED, "reason", &[]));
    }
    findings.extend(who_does_it(lead, coordinators, command, context));
    let event = Event::TaskReassigned {
        lead: lead.clone(),
        coordinators: coordinators.to_vec(),
        reason: reason.clone(),
    };
    Decision::of(event, findings)
}

/// A later directive that puts other tasks in the place of this one.
fn supersede(
    task: &TaskState,
    later: &DirectiveId,
    reason: &Prose,
    command: &Command,
    context: &Context<'_>,
) -> Decision {
    let Some(directive) = context.directive else {
        return Decision::refuse(Finding::error(&say::DIRECTIVE_UNKNOWN, "later", &[]));
    };
    if *later == task.facts.directive || directive.issued_on < task.facts.assigned_on {
        return Decision::refuse(Finding::error(&say::DIRECTIVE_NOT_LATER, "later", &[&directive.issued_on]));
    }
    if directive.issued_on != command.occurred_on {
        let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &directive.issued_on];
        return Decision::refuse(Finding::error(&say::OCCURRED_NOT_ON_ISSUE, "occurred_on", &dates));
    }
    end(task, blank("reason", reason), Event::TaskSuperseded { later: later.clone(), reason: reason.clone() })
}

/// Ends a task that is neither ended nor completed.
fn end(task: &TaskState, mut findings: Vec<Finding>, event: Event) -> Decision {
    if task.facts.withdrawn_on.is_some() {
        findings.push(Finding::error(&say::TASK_WITHDRAWN, "task", &[]));
    }
    if task.facts.result.is_some_and(|result| result.confirmed_at.is_some()) {
        findings.push(Finding::error(&say::TASK_COMPLETED, "task", &[]));
    }
    Decision::of(event, findings)
}
