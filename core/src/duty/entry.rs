//! The duty to enter a directive's tasks (Đ7.1.a), whose limit may depend on how many there are.

use std::collections::{HashMap, HashSet};

use crate::calendar::Roll;
use crate::date::{CivilDate, Instant};
use crate::duty::DutyAction;
use crate::duty::collect::{Candidate, Collector};
use crate::error::Result;
use crate::law::{DirectiveSize, message as say};
use crate::model::{AgencyCode, DirectiveFacts, DirectiveId, OfficerId, TaskFacts, TaskId, Urgency};

/// What the duty needs of a directive, and of a task of it that was entered.
struct Entry {
    directive: DirectiveId,
    specialist: Option<OfficerId>,
    issued_on: CivilDate,
    urgency: Urgency,
    /// The task, and when it was entered; `None` where none of the directive was.
    entered: Option<(TaskId, Instant)>,
}

/// The directives of which a task was entered, and the entries whose limit waits for all of them to be seen.
#[derive(Default)]
pub(super) struct Entries {
    entered: HashSet<DirectiveId>,
    waiting: Vec<Entry>,
    tasks: HashMap<DirectiveId, (u32, HashSet<AgencyCode>)>,
}

impl Entries {
    /// Takes note of a task that was known.
    pub(super) fn see(&mut self, facts: &TaskFacts, collector: &mut Collector<'_>) -> Result<()> {
        if !self.entered.contains(&facts.directive) {
            self.entered.insert(facts.directive.clone());
        }
        let regulation = collector.context.regulations.at(facts.assigned_on);
        let by_size = regulation.parameters().entry_limit.depends_on_size();
        if by_size {
            let (tasks, agencies) = self.tasks.entry(facts.directive.clone()).or_default();
            *tasks += 1;
            agencies.insert(facts.holding.original().lead.clone());
        }
        if facts.assigned_on > collector.on || collector.passes_over(Some(facts.entered_at.civil_date()?)) {
            return Ok(());
        }
        let entry = Entry {
            directive: facts.directive.clone(),
            specialist: facts.specialist.clone(),
            issued_on: facts.assigned_on,
            urgency: facts.assigned_by.urgency,
            entered: Some((facts.task.clone(), facts.entered_at)),
        };
        if by_size {
            self.waiting.push(entry);
            return Ok(());
        }
        owe(&entry, DirectiveSize::default(), collector)
    }

    /// The entries that waited, and the directives of which no task was entered.
    pub(super) fn finish<'f>(
        self,
        directives: impl Iterator<Item = &'f DirectiveFacts>,
        collector: &mut Collector<'_>,
    ) -> Result<()> {
        for entry in &self.waiting {
            let size =
                self.tasks.get(&entry.directive).map_or_else(DirectiveSize::default, |(tasks, agencies)| {
                    DirectiveSize {
                        tasks: *tasks,
                        agencies: u32::try_from(agencies.len()).unwrap_or(u32::MAX),
                    }
                });
            owe(entry, size, collector)?;
        }
        for facts in directives {
            if facts.issued_on <= collector.on && !self.entered.contains(&facts.directive) {
                let entry = Entry {
                    directive: facts.directive.clone(),
                    specialist: facts.specialist.clone(),
                    issued_on: facts.issued_on,
                    urgency: facts.urgency,
                    entered: None,
                };
                owe(&entry, DirectiveSize::default(), collector)?;
            }
        }
        Ok(())
    }
}

fn owe(entry: &Entry, size: DirectiveSize, collector: &mut Collector<'_>) -> Result<()> {
    let Entry { issued_on, .. } = *entry;
    let regulation = collector.context.regulations.at(issued_on);
    let limit = regulation.parameters().entry_limit.of(entry.urgency != Urgency::Normal, size);
    let candidate = Candidate {
        officer: entry.specialist.as_ref(),
        directive: Some(&entry.directive),
        task: entry.entered.as_ref().map(|(task, _)| task),
        due_on: Some(collector.due(issued_on, limit.value, Roll::Forward)?),
        done_on: entry.entered.as_ref().map(|(_, at)| at.civil_date()).transpose()?,
        ..Candidate::new(
            regulation,
            &limit.clause,
            DutyAction::EnterTasks,
            collector.context.office,
            issued_on,
        )
    };
    collector.take(candidate, || say::DUTY_ENTRY.fill(&[&issued_on, &limit.value]));
    Ok(())
}
