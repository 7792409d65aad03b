//! Duties about a task or the directive that assigns it (Đ7, Đ8, Đ15.3, Đ16.3).

use crate::date::{CivilDate, Instant};
use crate::duty::DutyAction;
use crate::duty::collect::{Candidate, Collector};
use crate::error::Result;
use crate::law::message as say;
use crate::law::{Clause, OverdueFrom, PeriodKind, Regulation, ReportPeriod};
use crate::model::{AgencyCode, TaskFacts};
use crate::standing::{Progress, Timeliness, standing_on};

/// Every duty about a task that was entered.
pub(super) fn all(facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
    let regulation = collector.context.regulations.at(facts.assigned_on);
    check(facts, regulation, collector)?;
    disagreement(facts, regulation, collector)?;
    update(facts, regulation, collector)?;
    update_undated(facts, regulation, collector)?;
    confirmation(facts, regulation, collector)?;
    settle_return(facts, regulation, collector);
    escalation(facts, regulation, collector)
}

/// A duty about a task of which the bearer, the trigger and the limit are still to be filled in.
fn about<'a>(
    facts: &'a TaskFacts,
    regulation: &'a Regulation,
    clause: &'a Clause,
    action: DutyAction,
    agency: &'a AgencyCode,
) -> Candidate<'a> {
    Candidate {
        directive: Some(&facts.directive),
        task: Some(&facts.task),
        ..Candidate::new(regulation, clause, action, agency, facts.assigned_on)
    }
}

/// Đ8.2.a: the lead checks what was transferred to it. Whatever it says of the task shows that it did.
fn check(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let holding = facts.holding.at(on);
    let standing = standing_on(&facts.snapshot(on), on);
    if holding.returned || standing.progress != Progress::InProgress {
        return Ok(());
    }
    let entered_on = facts.entered_at.civil_date()?;
    let moved_on = facts.holding.change_at(on).map(|(day, _)| day);
    let transferred_on = moved_on.unwrap_or(entered_on);
    if entered_on > on {
        return Ok(());
    }
    let said = facts.follow_up.received.iter().chain(&facts.updates).chain(&facts.refused_at);
    let mut done_on = None;
    for instant in said {
        let day = instant.civil_date()?;
        if day >= transferred_on {
            done_on = Some(done_on.map_or(day, |earlier: CivilDate| earlier.min(day)));
        }
    }
    if collector.passes_over(done_on) {
        return Ok(());
    }
    let limit = &regulation.parameters().check_limit;
    let candidate = Candidate {
        occasion: moved_on,
        trigger_on: transferred_on,
        due_on: collector.due_if_limited(transferred_on, limit.value)?,
        done_on,
        ..about(facts, regulation, &limit.clause, DutyAction::CheckTask, &holding.lead)
    };
    collector.take(candidate, || say::DUTY_CHECK.fill(&[&transferred_on]));
    Ok(())
}

/// Đ10.1.c: a matter on which agencies disagree is put before the Committee or its Chair until it is decided.
fn disagreement(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) -> Result<()> {
    let limit = &regulation.parameters().disagreement;
    let on = collector.on;
    for disagreement in facts.follow_up.disagreements.iter().filter(|raised| raised.raised_on <= on) {
        let raised_on = disagreement.raised_on;
        let candidate = Candidate {
            officer: facts.specialist.as_ref(),
            occasion: Some(raised_on),
            trigger_on: raised_on,
            due_on: collector.due_if_limited(raised_on, limit.value)?,
            done_on: disagreement.decided_on,
            ..about(facts, regulation, &limit.clause, DutyAction::AskForDirection, collector.context.office)
        };
        collector.take(candidate, || say::DUTY_DISAGREEMENT.fill(&[&raised_on]));
    }
    Ok(())
}

/// Đ8.1.a: a task with a deadline, from its assignment on; it is to be done once the task is overdue.
fn update(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) -> Result<()> {
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
    let parameters = regulation.parameters();
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
        ..about(facts, regulation, &limit.clause, DutyAction::UpdateTask, &holding.lead)
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
fn update_undated(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let rule = &regulation.parameters().undated_update_every_month;
    if !rule.value || facts.deadline.at(on).is_some() {
        return Ok(());
    }
    if standing_on(&facts.snapshot(on), on).progress != Progress::InProgress {
        return Ok(());
    }
    let Some(closed_on) = last_closed_month(on, regulation)? else { return Ok(()) };
    if closed_on < facts.assigned_on {
        return Ok(());
    }
    let holding = facts.holding.at(on);
    let candidate = Candidate {
        occasion: Some(closed_on),
        trigger_on: closed_on,
        done_on: first_update_after(facts, closed_on)?,
        ..about(facts, regulation, &rule.clause, DutyAction::UpdateUndatedTask, &holding.lead)
    };
    collector.take(candidate, || say::DUTY_UPDATE_UNDATED.fill(&[&closed_on]));
    Ok(())
}

/// The last day of the latest report month that closed before `on`.
fn last_closed_month(on: CivilDate, regulation: &Regulation) -> Result<Option<CivilDate>> {
    let (year, _, _) = on.ymd();
    let mut months = Vec::new();
    for year in [year - 1, year] {
        months.extend(PeriodKind::Month.of_year(year)?);
    }
    let close = |month: ReportPeriod| Ok(month.window(regulation)?.last);
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
fn confirmation(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let Some(result) = facts.result.filter(|result| result.on <= on) else { return Ok(()) };
    let reported_on = result.reported_at.civil_date()?;
    if facts.withdrawn_by(on).is_some() || reported_on > on {
        return Ok(());
    }
    let limit = &regulation.parameters().confirmation_limit;
    let candidate = Candidate {
        officer: facts.specialist.as_ref(),
        occasion: Some(reported_on),
        trigger_on: reported_on,
        due_on: collector.due_if_limited(reported_on, limit.value)?,
        done_on: result.confirmed_at.map(Instant::civil_date).transpose()?,
        ..about(facts, regulation, &limit.clause, DutyAction::ConfirmResult, collector.context.office)
    };
    collector.take(candidate, || say::DUTY_CONFIRM.fill(&[&result.on]));
    Ok(())
}

/// Đ8.2.a: a task that lies at the Office, until it is assigned anew.
fn settle_return(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) {
    let on = collector.on;
    if facts.withdrawn_by(on).is_some() {
        return;
    }
    let reasons = &regulation.parameters().return_reasons;
    let moves = facts.holding.changes();
    // A task that lies there when its lead ends has been returned once: the successor did not return it again.
    let returns = moves.iter().enumerate().filter(|(at, (day, holding))| {
        let lay_there = at.checked_sub(1).and_then(|before| moves.get(before));
        holding.returned && *day <= on && !lay_there.is_some_and(|(_, before)| before.returned)
    });
    for (at, (returned_on, _)) in returns {
        let candidate = Candidate {
            officer: facts.specialist.as_ref(),
            occasion: Some(*returned_on),
            trigger_on: *returned_on,
            done_on: moves.iter().skip(at + 1).find(|(_, later)| !later.returned).map(|(day, _)| *day),
            ..about(facts, regulation, &reasons.clause, DutyAction::SettleReturn, collector.context.office)
        };
        collector.take(candidate, || say::DUTY_SETTLE_RETURN.fill(&[returned_on]));
    }
}

/// Đ16.3 and Đ15.3: an overdue task without a result is reported by its lead, and by the Office with a proposal.
fn escalation(facts: &TaskFacts, regulation: &Regulation, collector: &mut Collector<'_>) -> Result<()> {
    let on = collector.on;
    let Some(deadline) = *facts.deadline.at(on) else { return Ok(()) };
    let standing = standing_on(&facts.snapshot(on), on);
    if standing.progress != Progress::InProgress || standing.timeliness != Timeliness::Overdue {
        return Ok(());
    }
    let parameters = regulation.parameters();
    let lead = &facts.holding.at(on).lead;
    let overdue_on = deadline.plus_days(1)?;
    // A difficulty that was reported before the day came was reported all the same.
    let reports = facts.follow_up.difficulties.iter().filter(|report| report.agency == *lead);
    let reported_on = reports.map(|report| report.on).min();
    let report = Candidate {
        occasion: Some(deadline),
        trigger_on: overdue_on,
        done_on: reported_on,
        ..about(facts, regulation, &parameters.non_performance.clause, DutyAction::ReportDifficulty, lead)
    };
    collector.take(report, || say::DUTY_REPORT_DIFFICULTY.fill(&[&deadline]));
    let escalate = Candidate {
        officer: facts.specialist.as_ref(),
        due_on: collector.due_if_limited(overdue_on, parameters.escalation.value)?,
        done_on: facts.follow_up.escalated_on.iter().copied().find(|day| *day > deadline),
        clause: &parameters.escalation.clause,
        action: DutyAction::Escalate,
        agency: collector.context.office,
        ..report
    };
    collector.take(escalate, || say::DUTY_ESCALATE.fill(&[&deadline, &lead.as_str()]));
    Ok(())
}
