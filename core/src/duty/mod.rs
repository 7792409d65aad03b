//! Layer 4: who must do what by when, and under which article.

mod case;
mod collect;
mod entry;
mod explain;
mod periodic;
mod task;

use crate::calendar::WorkingCalendar;
use crate::date::{AsOf, CivilDate};
use crate::error::Result;
use crate::law::{Regulations, Text};
use crate::model::{
    AgencyCode, AgencyFacts, DirectiveFacts, DirectiveId, DiscrepancyFacts, FeedbackFacts, InspectionFacts,
    OfficerId, ReportFacts, TaskFacts, TaskId,
};
use collect::Collector;
use entry::Entries;

pub use explain::explain;

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
    /// The lead updates a task without a deadline (Đ8.1.b).
    UpdateUndatedTask,
    /// The Office supplements, corrects or passes on a returned task (Đ8.2.a).
    SettleReturn,
    /// The lead reports difficulties and causes of an overdue task (Đ16.3).
    ReportDifficulty,
    /// The Office reports an overdue task with a proposal (Đ15.3).
    Escalate,
    /// The Office answers a feedback (Đ15.5).
    AnswerFeedback,
    /// The Office sends the answer to who sent the feedback (Đ15.5).
    CopyFeedbackAnswer,
    /// The lead checks a task that was transferred to it (Đ8.2.a).
    CheckTask,
    /// The Office asks for direction where agencies disagree (Đ10.1.c).
    AskForDirection,
    /// An inspected agency prepares its report and files (Đ14.3).
    PrepareInspection,
    /// Who found a discrepancy has it settled (Đ9).
    SettleDiscrepancy,
    /// An agency sends its periodic report (Đ16.2, Đ17.1).
    SendReport,
    /// The Office makes its periodic report (Đ15.2).
    MakeReport,
    /// The Office publishes its report (Đ15.2).
    PublishReport,
    /// The Office reports on the regulation itself (Đ19.1).
    ReportOnRegulation,
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
    /// The directive, where it is about one.
    pub directive: Option<DirectiveId>,
    /// The task, where it is about one.
    pub task: Option<TaskId>,
    /// The case or the period, where it is about one.
    pub subject: Option<String>,
    /// The day that starts it.
    pub trigger_on: CivilDate,
    /// Its last day, until 24:00; `None` where the regulation sets no limit.
    pub due_on: Option<CivilDate>,
    /// How it stands.
    pub state: DutyState,
    /// The day on which it was done.
    pub done_on: Option<CivilDate>,
    /// Id and version of the regulation's pack.
    pub regulation: String,
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
    /// Also the periodic reports whose window closed on this day or later; `None`: none of them. Asked of a register;
    /// facts that are handed in say it themselves ([`Reporting::since`]).
    pub reports_since: Option<CivilDate>,
}

/// What duties are computed from, besides the facts.
#[derive(Debug, Clone, Copy)]
pub struct DutyContext<'a> {
    /// The regulations: a task follows the one in force when it was assigned.
    pub regulations: &'a Regulations,
    /// The working calendar.
    pub calendar: &'a WorkingCalendar,
    /// The agency that is the office of the register.
    pub office: &'a AgencyCode,
}

/// The facts that duties follow from. Leave out what the host does not track: nobody is reminded of it then.
///
/// Directives and tasks carry the instants at which they were recorded. Feedbacks, discrepancies, inspections and reports
/// carry days alone: for an answer with what was known at an instant, hand in those that were known, as
/// [`crate::Register::duties`] does.
#[derive(Debug, Clone, Copy, Default)]
pub struct DutyFacts<'a> {
    /// The directives.
    pub directives: &'a [DirectiveFacts],
    /// The tasks.
    pub tasks: &'a [TaskFacts],
    /// The feedback received (Đ15.5).
    pub feedbacks: &'a [FeedbackFacts],
    /// The discrepancies opened (Đ9).
    pub discrepancies: &'a [DiscrepancyFacts],
    /// The inspections decided (Điều 14).
    pub inspections: &'a [InspectionFacts],
    /// The periodic reports (Đ15.2, Đ16.2).
    pub reporting: Option<Reporting<'a>>,
}

/// The periodic reports that are owed and those that were made.
#[derive(Debug, Clone, Copy)]
pub struct Reporting<'a> {
    /// Who owes reports, besides the Office: each of the windows that closed before it ended.
    pub agencies: &'a [AgencyFacts],
    /// Only windows that close on this day or later are looked at.
    pub since: CivilDate,
    /// The reports made.
    pub reports: &'a [ReportFacts],
}

/// The duties of everyone as of two clocks, by agency, state, last day and key.
///
/// A directive issued before the regulation came into force binds nobody, unless the pack reads it so.
///
/// # Errors
/// `calendar.outside` when a limit runs out of the calendar.
pub fn duties(
    facts: DutyFacts<'_>,
    filter: &DutyFilter,
    as_of: AsOf,
    context: DutyContext<'_>,
) -> Result<Vec<Duty>> {
    let mut scan = DutyScan::new(filter, as_of, context);
    for task in facts.tasks {
        scan.task(task)?;
    }
    scan.finish(facts)
}

/// The same, a task at a time: for a store that shows its rows one by one.
pub(crate) struct DutyScan<'a> {
    as_of: AsOf,
    collector: Collector<'a>,
    entries: Entries,
}

impl<'a> DutyScan<'a> {
    pub(crate) fn new(filter: &'a DutyFilter, as_of: AsOf, context: DutyContext<'a>) -> Self {
        Self { as_of, collector: Collector::new(filter, as_of.on, context), entries: Entries::default() }
    }

    pub(crate) fn task(&mut self, task: &TaskFacts) -> Result<()> {
        if !task.known.holds_at(self.as_of.known_at) {
            return Ok(());
        }
        self.entries.see(task, &mut self.collector)?;
        if task.assigned_on <= self.as_of.on { task::all(task, &mut self.collector) } else { Ok(()) }
    }

    /// The duties, with those that follow from all facts but the tasks.
    pub(crate) fn finish(self, facts: DutyFacts<'_>) -> Result<Vec<Duty>> {
        let Self { as_of, mut collector, entries } = self;
        let known = |directive: &&DirectiveFacts| directive.known.holds_at(as_of.known_at);
        entries.finish(facts.directives.iter().filter(known), &mut collector)?;
        for feedback in facts.feedbacks.iter().filter(|feedback| feedback.received_on <= as_of.on) {
            case::feedback(feedback, &mut collector)?;
        }
        for discrepancy in facts.discrepancies.iter().filter(|case| case.opened_on <= as_of.on) {
            case::discrepancy(discrepancy, &mut collector)?;
        }
        for inspection in facts.inspections.iter().filter(|case| case.decided_on <= as_of.on) {
            case::inspection(inspection, &mut collector)?;
        }
        if let Some(reporting) = facts.reporting {
            periodic::all(reporting, &mut collector)?;
        }
        Ok(collector.finish())
    }
}
