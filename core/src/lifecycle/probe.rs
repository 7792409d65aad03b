//! One act of each kind on a task, to ask who may do it.

use crate::lifecycle::action::Action;
use crate::lifecycle::stream::StreamId;
use crate::model::{NonPerformance, Prose, ReminderForm, ReminderSubject, ReturnReason, TaskFacts};

/// Every act on a task that is there, with nothing said in it.
pub(super) fn acts_on(facts: &TaskFacts, version: i64) -> Vec<Action> {
    let task = || facts.task.clone();
    let lead = || facts.holding.current().lead.clone();
    let nothing = Prose::default;
    vec![
        Action::AmendDeadline { task: task(), deadline: None, document: None },
        Action::UpdateProgress { task: task(), note: nothing() },
        Action::ReportResult { task: task(), document: None },
        Action::ConfirmResult { task: task() },
        Action::RefuseResult { task: task(), reason: nothing() },
        Action::ReturnTask { task: task(), reason: ReturnReason::Missing, note: nothing() },
        Action::ReassignTask { task: task(), lead: lead(), coordinators: Vec::new(), reason: nothing() },
        Action::WithdrawTask { task: task(), reason: nothing() },
        Action::CorrectTask {
            task: task(),
            content: None,
            coordinators: None,
            monitoring_unit: None,
            specialist: None,
            sector: None,
            reason: nothing(),
        },
        Action::SupersedeTask { task: task(), later: facts.directive.clone(), reason: nothing() },
        Action::VoidEvent { stream: StreamId::task(&facts.task).to_string(), version, reason: nothing() },
        Action::ReceiveTask { task: task() },
        Action::Contribute { task: task(), note: nothing(), document: None },
        Action::Remind {
            task: task(),
            to: lead(),
            subject: ReminderSubject::Execution,
            form: ReminderForm::System,
            document: None,
            note: nothing(),
        },
        Action::ReportDifficulty {
            task: task(),
            kind: NonPerformance::NotStarted,
            difficulty: nothing(),
            cause: nothing(),
        },
        Action::Escalate { task: task(), proposal: nothing(), document: None },
        Action::RaiseDisagreement { task: task(), between: Vec::new(), matter: nothing() },
        Action::DecideDisagreement { task: task(), decision: nothing(), document: None },
    ]
}
