//! What the events of a task add up to.

use crate::error::Result;
use crate::lifecycle::event::Event;
use crate::lifecycle::record::EventEntry;
use crate::lifecycle::state::{TaskState, out_of_place};
use crate::model::{
    AgencyCode, AssignedBy, Contribution, Difficulty, Disagreement, FollowUp, History, Holding, Known,
    Reminder, ResultFact, TaskDraft, TaskFacts,
};

/// A task that was entered just now.
pub(super) fn begin(
    task: &TaskDraft,
    lead: &AgencyCode,
    assigned_by: &AssignedBy,
    entry: &EventEntry,
) -> TaskState {
    TaskState {
        facts: TaskFacts {
            task: task.id.clone(),
            directive: task.directive.clone(),
            assigned_on: entry.occurred_on,
            assigned_by: assigned_by.clone(),
            sector: task.sector.clone(),
            entered_at: entry.recorded_at,
            holding: History::new(Holding { lead: lead.clone(), returned: false }),
            coordinators: task.coordinators.clone(),
            monitoring_unit: task.monitoring_unit.clone(),
            specialist: task.specialist.clone(),
            deadline: History::new(task.deadline),
            result: None,
            refused_at: None,
            updates: Vec::new(),
            withdrawn_on: None,
            follow_up: FollowUp::default(),
            known: Known::since(entry.recorded_at),
        },
        content: task.content.clone(),
        reporter: None,
    }
}

/// Adds one more event.
pub(super) fn go_on(task: &mut TaskState, entry: &EventEntry) -> Result<()> {
    let facts = &mut task.facts;
    facts.known = Known::since(entry.recorded_at);
    match &entry.event {
        Event::DeadlineAmended { deadline, .. } => facts.deadline.change(entry.occurred_on, *deadline),
        Event::ProgressUpdated { .. } => facts.updates.push(entry.recorded_at),
        Event::ResultReported { .. } => {
            facts.updates.push(entry.recorded_at);
            facts.result = Some(ResultFact {
                on: entry.occurred_on,
                reported_at: entry.recorded_at,
                confirmed_at: None,
            });
            task.reporter = Some(entry.actor.officer.clone());
        }
        Event::ResultConfirmed {} => {
            let result = facts.result.as_mut().ok_or_else(|| out_of_place(entry))?;
            result.confirmed_at = Some(entry.recorded_at);
        }
        Event::ResultRefused { .. } => {
            facts.result.take().ok_or_else(|| out_of_place(entry))?;
            facts.refused_at = Some(entry.recorded_at);
            task.reporter = None;
        }
        Event::TaskReturned { .. } => {
            let lead = facts.holding.current().lead.clone();
            facts.holding.change(entry.occurred_on, Holding { lead, returned: true });
        }
        Event::TaskReassigned { lead, coordinators, .. } => {
            facts.holding.change(entry.occurred_on, Holding { lead: lead.clone(), returned: false });
            facts.coordinators.clone_from(coordinators);
        }
        Event::TaskHandedOver { lead, coordinators, .. } => {
            let Holding { returned, .. } = *facts.holding.current();
            // What came to the agency after its end, as it was written down late, follows from then on.
            let moved_on = facts.holding.changes().last().map_or(facts.assigned_on, |(day, _)| *day);
            facts.holding.change(entry.occurred_on.max(moved_on), Holding { lead: lead.clone(), returned });
            facts.coordinators.clone_from(coordinators);
        }
        Event::AssignmentCorrected { assigned_on, assigned_by } => {
            facts.assigned_on = *assigned_on;
            facts.assigned_by.clone_from(assigned_by);
        }
        Event::TaskWithdrawn { .. } | Event::TaskSuperseded { .. } => {
            facts.withdrawn_on = Some(entry.occurred_on);
        }
        Event::TaskCorrected { content, coordinators, monitoring_unit, specialist, sector, .. } => {
            if let Some(content) = content {
                task.content.clone_from(content);
            }
            if let Some(coordinators) = coordinators {
                facts.coordinators.clone_from(coordinators);
            }
            facts.monitoring_unit = monitoring_unit.clone().or_else(|| facts.monitoring_unit.take());
            facts.specialist = specialist.clone().or_else(|| facts.specialist.take());
            facts.sector = sector.clone().or_else(|| facts.sector.take());
        }
        _ => follow_up(&mut facts.follow_up, entry)?,
    }
    Ok(())
}

fn follow_up(follow_up: &mut FollowUp, entry: &EventEntry) -> Result<()> {
    let (agency, on) = (&entry.actor.agency, entry.occurred_on);
    match &entry.event {
        Event::TaskReceived {} => follow_up.received.push(entry.recorded_at),
        Event::Contributed { .. } => {
            follow_up.contributions.push(Contribution { agency: agency.clone(), on });
        }
        Event::Reminded { to, subject, form, .. } => follow_up.reminders.push(Reminder {
            by: agency.clone(),
            to: to.clone(),
            on,
            subject: *subject,
            form: *form,
        }),
        Event::DifficultyReported { case, .. } => {
            follow_up.difficulties.push(Difficulty { agency: agency.clone(), on, kind: *case });
        }
        Event::Escalated { .. } => follow_up.escalated_on.push(on),
        Event::DisagreementRaised { .. } => {
            follow_up.disagreements.push(Disagreement { raised_on: on, decided_on: None });
        }
        Event::DisagreementDecided { .. } => {
            let open = follow_up.disagreements.iter_mut().find(|open| open.decided_on.is_none());
            open.ok_or_else(|| out_of_place(entry))?.decided_on = Some(on);
        }
        _ => return Err(out_of_place(entry)),
    }
    Ok(())
}
