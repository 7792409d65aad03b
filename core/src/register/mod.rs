//! Layer 5: the thin shell around the pure core: load, decide, append; and the port to a store.

mod apply;
mod cases;
mod compare;
mod kept;
mod memory;
mod proof;
mod reconcile;
mod report;
mod review;
mod search;
mod seen;
mod self_check;
mod session;
mod store;
mod verify;
mod view;

use crate::calendar::WorkingCalendar;
use crate::date::{AsOf, Instant};
use crate::duty::{self, Duty, DutyContext, DutyFacts, DutyFilter, DutyScan, Reporting};
use crate::error::{DondocError, Result, codes};
use crate::law::{Explanation, Regulations, Window};
use crate::lifecycle::StreamId;
use crate::model::{
    Agency, AgencyCode, AgencyFacts, AgencyKind, Directive, DirectiveId, FollowUp, TaskFacts, TaskId,
};
use crate::standing::{AgencyOutcome, Standing, explain, outcomes, standing};
use kept::Kept;

pub use apply::{BatchOutcome, Outcome};
pub use cases::Cases;
pub use compare::{Cause, Comparison, Move};
pub use memory::MemoryStore;
pub use proof::ReportCell;
pub use search::{hits_after, reworded_after, wording, wording_after};
pub use self_check::SelfCheck;
pub use store::{CommandEntry, CommandRecord, Commit, Deciding, Head, RowFilter, Store, TaskFilter};
pub use verify::{verify, verify_chain, verify_with};
pub use view::View;

/// A register of tasks on a store, under its regulations and a working calendar.
///
/// ```
/// use dondoc::{AsOf, CivilDate, register::MemoryStore, Register, Regulation, calendar::WorkingCalendar, law::ReportPeriod};
/// let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
/// let report = register.report(ReportPeriod::month(2020, 4)?, None)?;
/// assert_eq!(report.total.counts.total, 0);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug)]
pub struct Register<S> {
    store: S,
    calendar: WorkingCalendar,
    regulations: Regulations,
    kept: Kept,
}

impl<S: Store> Register<S> {
    /// A register on a store, under one regulation or several. Nothing is read yet.
    pub fn new(store: S, calendar: WorkingCalendar, regulations: impl Into<Regulations>) -> Self {
        Self { store, calendar, regulations: regulations.into(), kept: Kept::default() }
    }

    /// The store.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Gives the store back.
    pub fn into_store(self) -> S {
        self.store
    }

    /// The working calendar.
    pub const fn calendar(&self) -> &WorkingCalendar {
        &self.calendar
    }

    /// The regulations.
    pub const fn regulations(&self) -> &Regulations {
        &self.regulations
    }

    /// What is known of a task; `None` when nothing was known of it then.
    ///
    /// # Errors
    /// What the store answers.
    pub fn facts(&self, task: &TaskId, known_at: Option<Instant>) -> Result<Option<TaskFacts>> {
        let filter = TaskFilter { known_at, task: Some(task.clone()), ..TaskFilter::default() };
        let mut found = None;
        self.store.scan_tasks(&filter, &mut |facts| {
            found = Some(facts.clone());
            Ok(())
        })?;
        Ok(found)
    }

    /// Where a task stands.
    ///
    /// # Errors
    /// `task.unknown` when it was not known, or not assigned, as of then.
    pub fn standing(&self, task: &TaskId, as_of: AsOf) -> Result<Standing> {
        self.facts(task, as_of.known_at)?
            .and_then(|facts| standing(&facts, as_of))
            .ok_or_else(|| unknown(task))
    }

    /// Why a task stands where it does, with the articles.
    ///
    /// # Errors
    /// `task.unknown` when it was not known, or not assigned, as of then.
    pub fn explain(&self, task: &TaskId, as_of: AsOf) -> Result<Explanation> {
        self.facts(task, as_of.known_at)?
            .and_then(|facts| explain(&facts, as_of, self.regulations.at(facts.assigned_on)))
            .ok_or_else(|| unknown(task))
    }

    /// How each agency of a task did its part, the lead first.
    ///
    /// # Errors
    /// `task.unknown` when it was not known, or not assigned, as of then.
    pub fn outcomes(&self, task: &TaskId, as_of: AsOf) -> Result<Vec<AgencyOutcome>> {
        let facts = self.facts(task, as_of.known_at)?.ok_or_else(|| unknown(task))?;
        let outcomes = outcomes(&facts, as_of);
        if outcomes.is_empty() { Err(unknown(task)) } else { Ok(outcomes) }
    }

    /// Why a duty of this register is owed: the rule, its words, and the days that went in.
    ///
    /// # Errors
    /// `regulation.unknown` for a duty under a regulation that the register does not have.
    pub fn explain_duty(&self, duty: &Duty) -> Result<Explanation> {
        duty::explain(duty, &self.regulations)
    }

    /// Who must do what by when. Without an office in the directory there is nobody to bear the Office's duties,
    /// and the answer is empty.
    ///
    /// # Errors
    /// `calendar.outside`; what the store answers.
    pub fn duties(&self, filter: &DutyFilter, as_of: AsOf) -> Result<Vec<Duty>> {
        self.at_one_moment(|store| self.duties_in(store, filter, as_of))
    }

    fn duties_in(&self, store: &dyn Store, filter: &DutyFilter, as_of: AsOf) -> Result<Vec<Duty>> {
        let known = RowFilter { known_at: as_of.known_at, ..RowFilter::default() };
        let (offices, mut others): (Vec<_>, Vec<_>) =
            store.agencies(known)?.into_iter().partition(|facts| facts.agency.kind == AgencyKind::Office);
        others.retain(|facts| facts.agency.kind.is_assignee());
        let Some(office) = offices.first().map(|facts| &facts.agency) else {
            return Ok(Vec::new());
        };
        let context =
            DutyContext { regulations: &self.regulations, calendar: &self.calendar, office: &office.code };
        let directives = store.directives(known)?;
        let mut scan = DutyScan::new(filter, as_of, context);
        let tasks =
            TaskFilter { known_at: as_of.known_at, assigned_until: Some(as_of.on), ..TaskFilter::default() };
        store.scan_tasks(&tasks, &mut |facts| scan.task(facts))?;
        let cases = Cases::known(store, as_of.known_at)?;
        let reporting =
            filter.reports_since.map(|since| Reporting { agencies: &others, since, reports: &cases.reports });
        scan.finish(DutyFacts {
            directives: &directives,
            feedbacks: &cases.feedbacks,
            discrepancies: &cases.discrepancies,
            inspections: &cases.inspections,
            reporting,
            ..DutyFacts::default()
        })
    }

    /// The feedbacks, discrepancies, inspections and reports, as they were known then or are now.
    ///
    /// # Errors
    /// What the store answers.
    pub fn cases(&self, known_at: Option<Instant>) -> Result<Cases> {
        Cases::known(&self.store, known_at)
    }

    /// What happened around a task without moving it: receipt, contributions, reminders, difficulties, disagreements.
    ///
    /// # Errors
    /// `task.unknown` when it was not known then.
    pub fn follow_up(&self, task: &TaskId, known_at: Option<Instant>) -> Result<FollowUp> {
        self.facts(task, known_at)?.map(|facts| facts.follow_up).ok_or_else(|| unknown(task))
    }

    /// A directive; `None` when none is registered under the id.
    ///
    /// # Errors
    /// What the store answers.
    pub fn directive(&self, id: &DirectiveId) -> Result<Option<Directive>> {
        let events = self.store.load(&StreamId::directive(id))?;
        Ok(session::state_of(&events)?.and_then(|state| state.as_directive().cloned()))
    }

    /// The directory of agencies, in the order of their registration; those that ended too.
    ///
    /// # Errors
    /// What the store answers.
    pub fn agencies(&self) -> Result<Vec<Agency>> {
        let known = self.store.agencies(RowFilter::default())?;
        Ok(known.into_iter().map(|facts| facts.agency).collect())
    }

    /// What is known, or was known then, of an agency: since when it is in the directory, when it ended and who follows it.
    ///
    /// # Errors
    /// `agency.unknown`; what the store answers.
    pub fn agency(&self, code: &AgencyCode, known_at: Option<Instant>) -> Result<AgencyFacts> {
        let known = self.store.agencies(RowFilter { known_at, ..RowFilter::default() })?;
        let found = known.into_iter().find(|facts| facts.agency.code == *code);
        found.ok_or_else(|| DondocError::not_found(codes::AGENCY_UNKNOWN, format!("agency {code}")))
    }

    fn at_one_moment<T>(&self, mut ask: impl FnMut(&dyn Store) -> Result<T>) -> Result<T> {
        let mut answer = None;
        self.store.at_one_moment(&mut |store| {
            answer = Some(ask(store)?);
            Ok(())
        })?;
        answer.ok_or_else(|| {
            DondocError::store(codes::STORE_FAILED, "the store showed no moment of itself", false)
        })
    }

    /// The end of the history.
    ///
    /// # Errors
    /// What the store answers.
    pub fn head(&self) -> Result<Head> {
        self.store.head()
    }
}

fn unknown(task: &TaskId) -> DondocError {
    DondocError::not_found(codes::TASK_UNKNOWN, format!("task {task}"))
}

/// No report is sent so many days after its figures close that one would have to look back further for what fell due.
const LONGEST_SENDING: i32 = 366;

/// The duties among which are all that fell due within a window, the done ones too.
fn due_within(window: Window) -> Result<DutyFilter> {
    let reports_since = Some(window.first.plus_days(-LONGEST_SENDING)?);
    Ok(DutyFilter { with_done: true, reports_since, ..DutyFilter::default() })
}

/// The agencies that have rows in a report: one that ended before the window has none.
fn agencies_of<S: Store + ?Sized>(
    store: &S,
    window: Window,
    known_at: Option<Instant>,
) -> Result<Vec<Agency>> {
    let known = store.agencies(RowFilter { known_at, ..RowFilter::default() })?;
    let there = known.into_iter().filter(|facts| !facts.has_ended_by(window.first));
    Ok(there.map(|facts| facts.agency).collect())
}
