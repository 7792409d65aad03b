//! Layer 4: who must do what by when, and under which article (Đ7.1.a, Đ7.2.đ, Đ8.1.a).

use std::collections::HashSet;

use crate::calendar::{Roll, Term, TermRule, WorkingCalendar};
use crate::date::{AsOf, CivilDate, Instant};
use crate::error::Result;
use crate::law::message as say;
use crate::law::{Clause, OverdueFrom, Regulation, Text};
use crate::model::{AgencyCode, DirectiveFacts, DirectiveId, OfficerId, TaskFacts, TaskId};

/// What must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, module = "dondoc", rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum DutyAction {
    /// The Office classifies, enters and transfers the tasks of a directive (Đ7.1.a).
    EnterTasks,
    /// The lead updates the situation of an overdue task, or its result (Đ8.1.a).
    UpdateTask,
    /// The Office confirms a result (Đ7.2.đ).
    ConfirmResult,
}

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, module = "dondoc", rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum DutyState {
    /// Its last day has passed without it.
    Overdue,
    /// It is to be done now.
    Open,
    /// Its trigger lies ahead.
    Upcoming,
    /// Done within its limit, or without one.
    Done,
    /// Done after its limit.
    DoneLate,
}

/// A duty (trách nhiệm phải làm).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Duty {
    /// The same duty has the same key on every day: a reminder is sent once a key.
    pub key: String,
    /// The agency that bears it.
    pub agency: AgencyCode,
    /// The officer who bears it, where one is assigned.
    pub officer: Option<OfficerId>,
    /// What must be done.
    pub action: DutyAction,
    /// The directive.
    pub directive: DirectiveId,
    /// The task, where it is about one.
    pub task: Option<TaskId>,
    /// The day that starts it.
    pub trigger_on: CivilDate,
    /// Its last day, until 24:00; `None` where the regulation sets no limit.
    pub due_on: Option<CivilDate>,
    /// How it stands.
    pub state: DutyState,
    /// The day on which it was done.
    pub done_on: Option<CivilDate>,
    /// The rule of the pack.
    pub rule: String,
    /// The article; `None` for a default of the library.
    pub article: Option<String>,
    /// What must be done, in words.
    pub text: Text,
}

impl Duty {
    /// Whether it still has to be done.
    #[must_use]
    pub const fn is_outstanding(&self) -> bool {
        matches!(self.state, DutyState::Overdue | DutyState::Open | DutyState::Upcoming)
    }
}

/// Which duties are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DutyFilter {
    /// Of one agency alone.
    pub agency: Option<AgencyCode>,
    /// Of one officer alone.
    pub officer: Option<OfficerId>,
    /// Also those that are done.
    pub with_done: bool,
}

impl DutyFilter {
    fn admits(&self, duty: &Duty) -> bool {
        self.agency.as_ref().is_none_or(|agency| *agency == duty.agency)
            && self.officer.as_ref().is_none_or(|officer| Some(officer) == duty.officer.as_ref())
            && (self.with_done || duty.is_outstanding())
    }
}

/// What duties are computed from, besides the facts.
#[derive(Debug, Clone, Copy)]
pub struct DutyContext<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// The working calendar.
    pub calendar: &'a WorkingCalendar,
    /// The agency that is the office of the register.
    pub office: &'a AgencyCode,
}

impl DutyContext<'_> {
    /// The last day of a limit that an event on `event` starts; the day of the event is not counted (Civil Code,
    /// Điều 147.2–3).
    fn due(self, event: CivilDate, limit: Term, end: Roll) -> Result<CivilDate> {
        Ok(self.calendar.term_end(event, limit, TermRule { first_day_counted: false, end })?.due)
    }
}

/// The duties of everyone as of two clocks, by agency, state, last day and key.
///
/// A directive issued before the regulation came into force binds nobody, unless the pack reads it so.
///
/// # Errors
/// `calendar.outside` when a limit runs out of the calendar.
pub fn duties(
    directives: &[DirectiveFacts],
    tasks: &[TaskFacts],
    filter: &DutyFilter,
    as_of: AsOf,
    context: DutyContext<'_>,
) -> Result<Vec<Duty>> {
    let known_tasks = tasks.iter().filter(|facts| facts.known.holds_at(as_of.known_at));
    let mut entered = HashSet::new();
    let mut all = Vec::new();
    for facts in known_tasks {
        entered.insert(&facts.directive);
        if facts.assigned_on <= as_of.on {
            let own = [
                Some(entry_of_task(facts, as_of.on, context)?),
                update(facts, as_of.on, context)?,
                confirmation(facts, as_of.on, context)?,
            ];
            let obliged = |duty: &Duty| context.regulation.obliges(facts.assigned_on, duty.trigger_on);
            all.extend(own.into_iter().flatten().filter(obliged));
        }
    }
    for directive in directives {
        let known = as_of.known_at.is_none_or(|known_at| directive.registered_at <= known_at);
        let issued_on = directive.issued_on;
        let asked = issued_on <= as_of.on && context.regulation.obliges(issued_on, issued_on);
        if known && asked && !entered.contains(&directive.directive) {
            all.push(entry_of_directive(directive, as_of.on, context)?);
        }
    }
    all.retain(|duty| filter.admits(duty));
    all.sort_by(|a, b| {
        let rank = |duty: &Duty| (duty.state, duty.due_on.is_none(), duty.due_on);
        (&a.agency, rank(a), &a.key).cmp(&(&b.agency, rank(b), &b.key))
    });
    Ok(all)
}

/// Đ7.1.a for a task that was entered.
fn entry_of_task(facts: &TaskFacts, on: CivilDate, context: DutyContext<'_>) -> Result<Duty> {
    let entered = facts.entered_at.civil_date()?;
    let duty = entry(&facts.directive, facts.assigned_on, facts.specialist.as_ref(), context)?;
    Ok(Duty {
        key: format!("{}/{}", duty.key, facts.task),
        task: Some(facts.task.clone()),
        ..settle(duty, Some(entered), on)
    })
}

/// Đ7.1.a for a directive of which no task was entered.
fn entry_of_directive(facts: &DirectiveFacts, on: CivilDate, context: DutyContext<'_>) -> Result<Duty> {
    Ok(settle(entry(&facts.directive, facts.issued_on, facts.specialist.as_ref(), context)?, None, on))
}

fn entry(
    directive: &DirectiveId,
    issued_on: CivilDate,
    specialist: Option<&OfficerId>,
    context: DutyContext<'_>,
) -> Result<Duty> {
    let limit = &context.regulation.parameters().entry_limit;
    Ok(Duty {
        key: format!("{}/{directive}", limit.clause.id),
        agency: context.office.clone(),
        officer: specialist.cloned(),
        action: DutyAction::EnterTasks,
        directive: directive.clone(),
        task: None,
        trigger_on: issued_on,
        due_on: Some(context.due(issued_on, limit.value, Roll::Forward)?),
        text: say::DUTY_ENTRY.fill(&[&issued_on, &limit.value]),
        ..blank(&limit.clause, context.office, directive, issued_on)
    })
}

/// Đ8.1.a: a task with a deadline, from its assignment on; it is to be done once the task is overdue.
fn update(facts: &TaskFacts, on: CivilDate, context: DutyContext<'_>) -> Result<Option<Duty>> {
    let Some(deadline) = *facts.deadline.at(on) else { return Ok(None) };
    let holding = facts.holding.at(on);
    if facts.withdrawn_by(on).is_some() || holding.returned {
        return Ok(None);
    }
    // A result reported in time is the update; what the lead said before the deadline without one is not.
    let reported_in_time = match facts.result {
        Some(result) => result.on <= on && result.reported_at.civil_date()? <= deadline,
        None => false,
    };
    if reported_in_time {
        return Ok(None);
    }
    let parameters = context.regulation.parameters();
    let limit = &parameters.overdue_update_limit;
    let overdue_on = deadline.plus_days(1)?;
    let event = match parameters.overdue_update_from.value {
        OverdueFrom::Deadline => deadline,
        OverdueFrom::FirstOverdueDay => overdue_on,
    };
    let done = facts.updates.iter().map(|at| at.civil_date()).collect::<Result<Vec<_>>>()?;
    let done = done.into_iter().find(|day| *day > deadline);
    let duty = Duty {
        key: format!("{}/{}/{deadline}", limit.clause.id, facts.task),
        action: DutyAction::UpdateTask,
        task: Some(facts.task.clone()),
        due_on: Some(context.due(event, limit.value, parameters.overdue_update_roll.value)?),
        text: say::DUTY_UPDATE.fill(&[&deadline, &limit.value]),
        ..blank(&limit.clause, &holding.lead, &facts.directive, overdue_on)
    };
    Ok(Some(settle(duty, done, on)))
}

/// Đ7.2.đ: a result that the lead reported.
fn confirmation(facts: &TaskFacts, on: CivilDate, context: DutyContext<'_>) -> Result<Option<Duty>> {
    let Some(result) = facts.result.filter(|result| result.on <= on) else { return Ok(None) };
    let reported_on = result.reported_at.civil_date()?;
    if facts.withdrawn_by(on).is_some() || reported_on > on {
        return Ok(None);
    }
    let limit = &context.regulation.parameters().confirmation_limit;
    let due_on = limit.value.map(|limit| context.due(reported_on, limit, Roll::Forward)).transpose()?;
    let done = result.confirmed_at.map(Instant::civil_date).transpose()?;
    let duty = Duty {
        key: format!("{}/{}/{}", limit.clause.id, facts.task, result.on),
        officer: facts.specialist.clone(),
        action: DutyAction::ConfirmResult,
        task: Some(facts.task.clone()),
        due_on,
        text: say::DUTY_CONFIRM.fill(&[&result.on]),
        ..blank(&limit.clause, context.office, &facts.directive, reported_on)
    };
    Ok(Some(settle(duty, done, on)))
}

/// A duty of which only the rule, the bearer and the trigger are known.
fn blank(clause: &Clause, agency: &AgencyCode, directive: &DirectiveId, trigger_on: CivilDate) -> Duty {
    Duty {
        key: String::new(),
        agency: agency.clone(),
        officer: None,
        action: DutyAction::EnterTasks,
        directive: directive.clone(),
        task: None,
        trigger_on,
        due_on: None,
        state: DutyState::Open,
        done_on: None,
        rule: clause.id.clone(),
        article: clause.article_text(),
        text: Text { vi: String::new(), en: String::new() },
    }
}

/// How a duty stands on `on`, when it was done on `done`.
fn settle(duty: Duty, done: Option<CivilDate>, on: CivilDate) -> Duty {
    let done_on = done.filter(|done| *done <= on);
    let state = match (done_on, duty.due_on) {
        (Some(done), Some(due)) if done > due => DutyState::DoneLate,
        (Some(_), _) => DutyState::Done,
        (None, _) if on < duty.trigger_on => DutyState::Upcoming,
        (None, Some(due)) if on > due => DutyState::Overdue,
        (None, _) => DutyState::Open,
    };
    Duty { state, done_on, ..duty }
}
