//! The decision on a task that is given to a group of agencies, each its own (Đ4.1, Đ7.1.a).

use crate::error::Result;
use crate::law::Finding;
use crate::law::message as say;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, absent_agencies};
use crate::lifecycle::decide_task;
use crate::lifecycle::stream::StreamId;
use crate::model::{AgencyCode, AgencyFacts, AgencyGroup, TaskDraft, TaskId};

/// The tasks that the agencies of a group get on the day of the command.
///
/// # Errors
/// `id.invalid` where the id and a code together are too long for an id.
pub(crate) fn tasks(
    task: &TaskDraft,
    group: &AgencyGroup,
    excluding: &[AgencyCode],
    command: &Command,
    directory: &[AgencyFacts],
) -> Result<Vec<TaskDraft>> {
    let members = group.members(directory, command.occurred_on).filter(|code| !excluding.contains(code));
    let own = |code: &AgencyCode| {
        Ok(TaskDraft {
            id: TaskId::new(format!("{}-{code}", task.id))?,
            lead: Some(code.clone()),
            coordinators: task.coordinators.iter().filter(|other| *other != code).cloned().collect(),
            ..task.clone()
        })
    };
    members.map(own).collect()
}

/// Enters a task for each agency of a group, or none at all.
pub(crate) fn assign(
    task: &TaskDraft,
    group: &AgencyGroup,
    excluding: &[AgencyCode],
    command: &Command,
    context: &Context<'_>,
) -> Result<Decision> {
    let mut findings = Vec::new();
    if task.lead.is_some() {
        findings.push(Finding::error(&say::GROUP_HAS_NO_LEAD, "lead", &[]));
    }
    findings.extend(absent_agencies(group.named().iter(), "group", command.occurred_on, context));
    findings.extend(absent_agencies(excluding.iter(), "excluding", command.occurred_on, context));
    let drafts = tasks(task, group, excluding, command, context.directory)?;
    if drafts.is_empty() {
        findings.push(Finding::error(&say::GROUP_EMPTY, "group", &[&command.occurred_on]));
    }
    let mut events = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let exists = context.tasks.iter().any(|known| known.task == draft.id);
        let (event, found) = decide_task::enter(exists, draft, command, context)?;
        // What is wrong with one is mostly wrong with all.
        let new = found.into_iter().filter(|finding| !findings.contains(finding)).collect::<Vec<_>>();
        findings.extend(new);
        events.extend(event.map(|event| (StreamId::task(&draft.id), event)));
    }
    Ok(Decision::of_all(Vec::new(), events, findings))
}
