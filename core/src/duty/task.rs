//! Duties about a task or the directive that assigns it (Đ7, Đ8, Đ15.3, Đ16.3).

use crate::calendar::Roll;
use crate::date::{CivilDate, Instant};
use crate::duty::DutyAction;
use crate::duty::collect::{Candidate, Collector};
use crate::error::Result;
use crate::law::message as say;
use crate::law::{Clause, OverdueFrom, PeriodKind, ReportPeriod};
use crate::model::{AgencyCode, DirectiveFacts, TaskFacts};
use crate::standing::{Progress, Timeliness, standing_on};

/// Every duty about a task that was entered.
pub(super) fn all(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    entry_of_task(facts, collector)?;
    update(facts, collector)?;
    update_undated(facts, collector)?;
    confirmation(facts, collector)?;
    settle_return(facts, collector);
    escalation(facts, collector)
}

/// Đ7.1.a for a directive of which no task was entered.
pub(super) fn entry_of_directive(facts: &DirectiveFacts, collector: &mut Collector<'_>) -> Result<()> {
    let limit = &collector.context.regulation.parameters().entry_limit;
    let issued_on = facts.issued_on;
    let candidate = Candidate {
        officer: facts.specialist.as_ref(),
        directive: Some(&facts.directive),
        due_on: Some(collector.due(issued_on, limit.value, Roll::Forward)?),
        ..Candidate::new(&limit.clause, DutyAction::EnterTasks, collector.context.office, issued_on)
    };
    collector.take(candidate, || say::DUTY_ENTRY.fill(&[&issued_on, &limit.value]));
    Ok(())
}

/// A duty about a task of which the bearer, the trigger and the limit are still to be filled in.
fn about<'a>(
    facts: &'a TaskFacts,
    clause: &'a Clause,
    action: DutyAction,
    agency: &'a AgencyCode,
) -> Candidate<'a> {
    Candidate {
        directive: Some(&facts.directive),
        task: Some(&facts.task),
        ..Candidate::new(clause, action, agency, facts.assigned_on)
    }
}

/// Đ7.1.a for a task that was entered.
fn entry_of_task(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    let limit = &collector.context.regulation.parameters().entry_limit;
    let issued_on = facts.assigned_on;
    let done_on = Some(facts.entered_at.civil_date()?);
    if collector.passes_over(done_on) {
        return Ok(());
    }
    let candidate = Candidate {
        officer: facts.specialist.as_ref(),
        due_on: Some(collector.due(issued_on, limit.value, Roll::Forward)?),
        done_on,
        ..about(facts, &limit.clause, DutyAction::EnterTasks, collector.context.office)
    };
    collector.take(candidate, || say::DUTY_ENTRY.fill(&[&issued_on, &limit.value]));
    Ok(())
}

/// Đ8.1.a: a task with a deadline, from its assignment on; it is to be done once the task is overdue.
fn update(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let Some(deadline) = *facts.deadline.at(on) else { return Ok(()) };
    let holding = facts.holding.at(on);
    // A result reported in time is the update; what the lead said before the deadline without one is not.
    let reported_in_time = match facts.result {
        Some(result) => result.on <= on && result.reported_at.civil_date()? <= deadline,
        None => false,
    };
    if facts.withdrawn_by(on).is_some() || holding.returned || reported_in_time {
        return Ok(());
    }
    let parameters = collector.context.regulation.parameters();
    let limit = &parameters.overdue_update_limit;
    let overdue_on = deadline.plus_days(1)?;
    let (trigger_on, event, quiet_until) =
        match (begins_anew(facts, deadline, on)?, parameters.overdue_update_from.value) {
            (Some(day), _) => (day, day, day.plus_days(-1)?),
            (None, OverdueFrom::Deadline) => (overdue_on, deadline, deadline),
            (None, OverdueFrom::FirstOverdueDay) => (overdue_on, overdue_on, deadline),
        };
    let done_on = first_update_after(facts, quiet_until)?;
    if collector.passes_over(done_on) {
        return Ok(());
    }
    let candidate = Candidate {
        occasion: Some(deadline),
        trigger_on,
        due_on: Some(collector.due(event, limit.value, parameters.overdue_update_roll.value)?),
        done_on,
        ..about(facts, &limit.clause, DutyAction::UpdateTask, &holding.lead)
    };
    collector.take(candidate, || say::DUTY_UPDATE.fill(&[&deadline, &limit.value]));
    Ok(())
}

/// The day after the deadline from which the lead owes an update: the day on which it took the overdue task over, or on
/// which the Office refused the result that had waited since before the task was overdue. `None`: from the deadline on.
fn begins_anew(facts: &TaskFacts, deadline: CivilDate, on: CivilDate) -> Result<Option<CivilDate>> {
    let after = |day: &CivilDate| *day > deadline && *day <= on;
    let taken_over = facts.holding.change_at(on).map(|(day, _)| day).filter(after);
    let refused = facts.refused_at.map(Instant::civil_date).transpose()?.filter(after);
    let spoke_before = match refused {
        Some(refused) => first_update_after(facts, deadline)?.is_some_and(|day| day < refused),
        None => false,
    };
    Ok(taken_over.max(refused.filter(|_| !spoke_before)))
}

/// Đ8.1.b, where the pack reads it as a duty of every month: the last month that closed while the task was open.
fn update_undated(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let rule = &collector.context.regulation.parameters().undated_update_every_month;
    if !rule.value || facts.deadline.at(on).is_some() {
        return Ok(());
    }
    if standing_on(&facts.snapshot(on), on).progress != Progress::InProgress {
        return Ok(());
    }
    let Some(closed_on) = last_closed_month(on, collector)? else { return Ok(()) };
    if closed_on < facts.assigned_on {
        return Ok(());
    }
    let holding = facts.holding.at(on);
    let candidate = Candidate {
        occasion: Some(closed_on),
        trigger_on: closed_on,
        done_on: first_update_after(facts, closed_on)?,
        ..about(facts, &rule.clause, DutyAction::UpdateUndatedTask, &holding.lead)
    };
    collector.take(candidate, || say::DUTY_UPDATE_UNDATED.fill(&[&closed_on]));
    Ok(())
}

/// The last day of the latest report month that closed before `on`.
fn last_closed_month(on: CivilDate, collector: &Collector<'_>) -> Result<Option<CivilDate>> {
    let (year, _, _) = on.ymd();
    let mut months = Vec::new();
    for year in [year - 1, year] {
        months.extend(PeriodKind::Month.of_year(year)?);
    }
    let close = |month: ReportPeriod| Ok(month.window(collector.context.regulation)?.last);
    let closes = months.into_iter().map(close).collect::<Result<Vec<_>>>()?;
    Ok(closes.into_iter().filter(|close| *close < on).max())
}

fn first_update_after(facts: &TaskFacts, day: CivilDate) -> Result<Option<CivilDate>> {
    for update in &facts.updates {
        let update = update.civil_date()?;
        if update > day {
            return Ok(Some(update));
        }
    }
    Ok(None)
}

/// Đ7.2.đ: a result that the lead reported.
fn confirmation(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let Some(result) = facts.result.filter(|result| result.on <= on) else { return Ok(()) };
    let reported_on = result.reported_at.civil_date()?;
    if facts.withdrawn_by(on).is_some() || reported_on > on {
        return Ok(());
    }
    let limit = &collector.context.regulation.parameters().confirmation_limit;
    let candidate = Candidate {
        officer: facts.specialist.as_ref(),
        occasion: Some(reported_on),
        trigger_on: reported_on,
        due_on: collector.due_if_limited(reported_on, limit.value)?,
        done_on: result.confirmed_at.map(Instant::civil_date).transpose()?,
        ..about(facts, &limit.clause, DutyAction::ConfirmResult, collector.context.office)
    };
    collector.take(candidate, || say::DUTY_CONFIRM.fill(&[&result.on]));
    Ok(())
}

/// Đ8.2.a: a task that lies at the Office.
fn settle_return(facts: &TaskFacts, collector: &mut Collector<'_>) {
    let on = collector.on;
    let reasons = &collector.context.regulation.parameters().return_reasons;
    let returned = facts.holding.change_at(on).filter(|(_, holding)| holding.returned);
    if let Some((returned_on, _)) = returned
        && facts.withdrawn_by(on).is_none()
    {
        let candidate = Candidate {
            officer: facts.specialist.as_ref(),
            occasion: Some(returned_on),
            trigger_on: returned_on,
            ..about(facts, &reasons.clause, DutyAction::SettleReturn, collector.context.office)
        };
        collector.take(candidate, || say::DUTY_SETTLE_RETURN.fill(&[&returned_on]));
    }
}

/// Đ16.3 and Đ15.3: an overdue task without a result is reported by its lead, and by the Office with a proposal.
fn escalation(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let Some(deadline) = *facts.deadline.at(on) else { return Ok(()) };
    let standing = standing_on(&facts.snapshot(on), on);
    if standing.progress != Progress::InProgress || standing.timeliness != Timeliness::Overdue {
        return Ok(());
    }
    let parameters = collector.context.regulation.parameters();
    let lead = &facts.holding.at(on).lead;
    let overdue_on = deadline.plus_days(1)?;
    let report = Candidate {
        occasion: Some(deadline),
        trigger_on: overdue_on,
        ..about(facts, &parameters.non_performance.clause, DutyAction::ReportDifficulty, lead)
    };
    collector.take(report, || say::DUTY_REPORT_DIFFICULTY.fill(&[&deadline]));
    let escalate = Candidate {
        officer: facts.specialist.as_ref(),
        due_on: collector.due_if_limited(overdue_on, parameters.escalation.value)?,
        clause: &parameters.escalation.clause,
        action: DutyAction::Escalate,
        agency: collector.context.office,
        ..report
    };
    collector.take(escalate, || say::DUTY_ESCALATE.fill(&[&deadline, &lead.as_str()]));
    Ok(())
}
