//! Whether a command is accepted, and which events it becomes. Pure: no store, no clock.

use std::collections::BTreeMap;

use crate::calendar::WorkingCalendar;
use crate::date::{CivilDate, Instant};
use crate::error::Result;
use crate::law::message as say;
use crate::law::{Finding, Regulation, Set, Severity};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide_void::{self, Companion};
use crate::lifecycle::event::Event;
use crate::lifecycle::permission;
use crate::lifecycle::record::EventEntry;
use crate::lifecycle::state::State;
use crate::lifecycle::stream::StreamId;
use crate::lifecycle::{
    decide_agency, decide_directive, decide_discrepancy, decide_feedback, decide_group, decide_inspection,
    decide_report, decide_task,
};
use crate::model::{Agency, AgencyCode, AgencyFacts, CaseFacts, Directive, Prose, TaskFacts};

/// What a decision may look at besides the state of its stream.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The regulation that judges: of the day that [`judged_on`] names.
    pub regulation: &'a Regulation,
    /// The working calendar: dates outside it are errors.
    pub calendar: &'a WorkingCalendar,
    /// The agencies that the command names, and the actor's own.
    pub agencies: &'a BTreeMap<AgencyCode, AgencyFacts>,
    /// The directive of the task that the command names.
    pub directive: Option<&'a Directive>,
    /// The tasks that the act moves too, as they are known now: those of an agency that ends, of a directive that is
    /// corrected, and those whose ids a group would use. None for any other act.
    pub tasks: &'a [TaskFacts],
    /// The whole directory, for an act on a group; empty for any other.
    pub directory: &'a [AgencyFacts],
    /// The events of the stream, for an act that takes one of them back; none for any other act.
    pub history: &'a [EventEntry],
    /// The events of other streams that came with the one that is taken back.
    pub companions: &'a [Companion],
    /// The office of the register, once it has one; asked for when an agency is registered.
    pub office: Option<&'a AgencyCode>,
}

impl<'a> Context<'a> {
    /// An agency of the directory that the command names, or the actor's own.
    #[must_use]
    pub fn agency(&self, code: &AgencyCode) -> Option<&'a Agency> {
        self.agencies.get(code).map(|facts| &facts.agency)
    }

    /// Whether `unit` is `agency` itself or belongs to it, however deep.
    pub(crate) fn is_unit_of(&self, unit: &AgencyCode, agency: &AgencyCode) -> bool {
        let parent = |code: &AgencyCode| self.agency(code).and_then(|known| known.parent.as_ref());
        permission::is_unit_of(unit, agency, self.agencies.len(), parent)
    }
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Recorded as these events; the findings only warn.
    Accepted {
        /// Usually one; none when the command asks for what is so already.
        events: Vec<Event>,
        /// Events of other streams, that come with it: the tasks of an agency that ends, of a group, of a directive that
        /// was corrected.
        elsewhere: Vec<(StreamId, Event)>,
        /// Warnings and information.
        findings: Vec<Finding>,
    },
    /// Refused; nothing is stored.
    Refused {
        /// At least one of them is an error.
        findings: Vec<Finding>,
    },
}

impl Decision {
    /// Accepts with `event`, unless one of the findings is an error.
    pub(crate) fn of(event: Event, findings: Vec<Finding>) -> Self {
        Self::of_all(vec![event], Vec::new(), findings)
    }

    /// The same with events of other streams.
    pub(crate) fn of_all(
        events: Vec<Event>,
        elsewhere: Vec<(StreamId, Event)>,
        findings: Vec<Finding>,
    ) -> Self {
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            Self::Refused { findings }
        } else {
            Self::Accepted { events, elsewhere, findings }
        }
    }

    /// Accepts what is so already.
    pub(crate) const fn unchanged() -> Self {
        Self::Accepted { events: Vec::new(), elsewhere: Vec::new(), findings: Vec::new() }
    }

    /// Refuses with one finding.
    pub(crate) fn refuse(finding: Finding) -> Self {
        Self::Refused { findings: vec![finding] }
    }
}

/// The day whose regulation judges a command: of a task the day of its assignment, so that a later regulation changes
/// nothing of it; of anything else the day of the act.
#[must_use]
pub fn judged_on(state: Option<&State>, command: &Command) -> CivilDate {
    state.and_then(State::as_task).map_or(command.occurred_on, |task| task.facts.assigned_on)
}

/// Decides a command on the state of its stream.
///
/// # Errors
/// `calendar.outside` when the command names a date that the calendar does not cover.
pub fn decide(state: Option<&State>, command: &Command, context: &Context<'_>) -> Result<Decision> {
    // A secret document is refused before anything else is said about it.
    let directive = match &command.action {
        Action::RegisterDirective { directive }
        | Action::CorrectDirective { directive, .. }
        | Action::DeclineTracking { directive, .. } => {
            match Directive::from_draft(directive, context.regulation) {
                Ok(directive) => Some(directive),
                Err(finding) => return Ok(Decision::refuse(*finding)),
            }
        }
        _ => None,
    };
    context.calendar.is_working_day(command.occurred_on)?;
    if let Some(finding) = permission::refusal(state, command, context).or_else(|| too_late(command, context))
    {
        return Ok(Decision::refuse(finding));
    }
    let recorded_on = command.recorded_at.civil_date()?;
    if command.occurred_on > recorded_on {
        let finding =
            Finding::error(&say::DATE_IN_FUTURE, "occurred_on", &[&command.occurred_on, &recorded_on]);
        return Ok(Decision::refuse(finding));
    }
    match (&command.action, directive) {
        (Action::DeclineTracking { reason, .. }, Some(directive)) => {
            return Ok(decide_directive::decline(state, &directive, reason, command));
        }
        (Action::CorrectDirective { reason, .. }, Some(directive)) => {
            return decide_directive::correct(state, directive, reason, command, context);
        }
        (_, Some(directive)) => return Ok(decide_directive::register(state, directive, command, context)),
        (_, None) => {}
    }
    match &command.action {
        Action::RegisterAgency { .. } | Action::CorrectAgency { .. } | Action::EndAgency { .. } => {
            Ok(decide_agency::act(state, command, context))
        }
        Action::VoidEvent { version, reason, .. } => {
            Ok(decide_void::act(state, *version, reason, command, context))
        }
        Action::AssignToGroup { task, group, excluding } => {
            decide_group::assign(task, group, excluding, command, context)
        }
        Action::AssignTask { task } => decide_task::assign(state, task, command, context),
        Action::ReceiveFeedback { .. }
        | Action::AnswerFeedback { .. }
        | Action::CopyFeedbackAnswer { .. } => {
            in_order(state, command, |case| Ok(decide_feedback::act(case, command, context)))
        }
        Action::OpenDiscrepancy { .. }
        | Action::AgreeDiscrepancy { .. }
        | Action::SettleDiscrepancy { .. } => {
            in_order(state, command, |case| Ok(decide_discrepancy::act(case, command, context)))
        }
        Action::DecideInspection { .. }
        | Action::InviteToInspection { .. }
        | Action::ProvideForInspection { .. }
        | Action::ConcludeInspection { .. } => {
            in_order(state, command, |case| Ok(decide_inspection::act(case, command, context)))
        }
        Action::SendReport { .. } | Action::PublishReport { .. } => {
            in_order(state, command, |case| decide_report::act(case, command, context))
        }
        _ => decide_task::act(state, command, context),
    }
}

/// A decision on a case, unless the act is recorded before the latest record of it.
fn in_order(
    state: Option<&State>,
    command: &Command,
    decide: impl FnOnce(Option<&CaseFacts>) -> Result<Decision>,
) -> Result<Decision> {
    let case = state.and_then(State::as_case);
    match case.and_then(|case| out_of_order(case.known.since, command)) {
        Some(finding) => Ok(Decision::refuse(finding)),
        None => decide(case),
    }
}

/// The finding that a command is recorded before what was recorded already, if it is.
pub(crate) fn out_of_order(recorded: Instant, command: &Command) -> Option<Finding> {
    let instants: [&dyn say::Bilingual; 2] = [&command.recorded_at, &recorded];
    let finding = || Finding::error(&say::RECORDED_OUT_OF_ORDER, "recorded_at", &instants);
    (command.recorded_at < recorded).then(finding)
}

/// The finding that a text that must be there is blank, if it is.
pub(crate) fn blank(field: &str, text: &Prose) -> Vec<Finding> {
    let finding = || Finding::error(&say::FIELD_REQUIRED, field, &[&field]);
    text.is_blank().then(finding).into_iter().collect()
}

/// The finding that an act is dated before what it follows, if it is.
pub(crate) fn before(day: CivilDate, command: &Command) -> Option<Finding> {
    let dates: [&dyn say::Bilingual; 2] = [&command.occurred_on, &day];
    let finding = || Finding::error(&say::OCCURRED_BEFORE_MATTER, "occurred_on", &dates);
    (command.occurred_on < day).then(finding)
}

/// The finding that the regulation does not name a word.
pub(crate) fn unnamed(field: &str, word: &'static str, named: &Set<Vec<String>>) -> Option<Finding> {
    let finding = || Finding::error(&say::WORD_UNKNOWN, field, &[&word]).under(&named.clause);
    (!named.value.iter().any(|name| name == word)).then(finding)
}

/// The finding that the actor's agency was not there any more on the day of the act, if so.
fn too_late(command: &Command, context: &Context<'_>) -> Option<Finding> {
    let ended = |facts: &AgencyFacts| facts.has_ended_by(command.occurred_on);
    let ended = context.agencies.get(&command.actor.agency).is_some_and(ended);
    ended.then(|| Finding::error(&say::AGENCY_ENDED, "actor", &[&command.actor.agency.as_str()]))
}

/// Findings on the coordinators of a task that `lead` leads (Đ6.4): the lead is none of them, and each is named once.
pub(crate) fn coordinators_findings(
    lead: &AgencyCode,
    coordinators: &[AgencyCode],
    context: &Context<'_>,
) -> Vec<Finding> {
    let clause = &context.regulation.parameters().coordinators.clause;
    let mut findings = Vec::new();
    if coordinators.contains(lead) {
        findings.push(Finding::error(&say::TASK_LEAD_COORDINATES, "coordinators", &[]).under(clause));
    }
    for (at, code) in coordinators.iter().enumerate() {
        if coordinators.iter().take(at).any(|earlier| earlier == code) {
            findings.push(Finding::error(&say::TASK_COORDINATOR_TWICE, "coordinators", &[]).under(clause));
        }
    }
    findings
}

/// A finding for each agency that is not in the directory, or has ended by the day of the act.
pub(crate) fn absent_agencies<'a>(
    codes: impl Iterator<Item = &'a AgencyCode>,
    field: &str,
    on: CivilDate,
    context: &Context<'_>,
) -> Vec<Finding> {
    let finding = |code: &AgencyCode| match context.agencies.get(code) {
        None => Some(Finding::error(&say::AGENCY_UNKNOWN, field, &[])),
        Some(facts) if facts.has_ended_by(on) => {
            Some(Finding::error(&say::AGENCY_ENDED, field, &[&code.as_str()]))
        }
        Some(_) => None,
    };
    codes.filter_map(finding).collect()
}
