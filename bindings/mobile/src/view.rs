//! The register as one actor may see it.

use std::sync::Arc;

use dondoc::duty::{Duty, DutyFilter};
use dondoc::law::{Explanation, PeriodKind, ReportDefinition};
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyFacts, DirectiveDraft, DirectiveId, FollowUp, OfficerId, TaskId,
};
use dondoc::register::{Cases, Comparison, SelfCheck};
use dondoc::report::{ClaimedRow, Discipline, Reconciliation, Report, ReportRow};
use dondoc::search::{Hit, SearchQuery};
use dondoc::standing::{AgencyOutcome, Standing};
use dondoc::{AsOf, CivilDate, DondocError, Instant, ReportPeriod};
use dondoc_sqlite::AnyStore;

use crate::register::Register;
use crate::report::ReportCell;

/// The register as one actor may see it: whatever else there is, every answer is as if it were not. Each call finds out anew
/// what the actor may see now. Closing the view leaves the register open.
#[derive(uniffi::Object)]
pub struct View {
    register: Arc<Register>,
    actor: Actor,
}

impl std::fmt::Debug for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("View")
    }
}

impl View {
    pub(crate) fn of(register: Arc<Register>, actor: Actor) -> Arc<Self> {
        Arc::new(Self { register, actor })
    }

    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&dondoc::register::View<'_, Box<dyn AnyStore>>) -> dondoc::Result<T>,
    ) -> Result<T, DondocError> {
        question(&self.register.kept()?.seen_by(&self.actor)?)
    }
}

#[uniffi::export]
impl View {
    /// Where a task stands.
    ///
    /// # Errors
    /// `task.unknown` for one that is not seen, too; what the store answers.
    pub fn standing(&self, task: TaskId, as_of: AsOf) -> Result<Standing, DondocError> {
        self.ask(|view| view.standing(&task, as_of))
    }

    /// Why a task stands where it does, with the articles.
    ///
    /// # Errors
    /// As `standing`.
    pub fn explain(&self, task: TaskId, as_of: AsOf) -> Result<Explanation, DondocError> {
        self.ask(|view| view.explain(&task, as_of))
    }

    /// How each agency of a task did its part, the lead first.
    ///
    /// # Errors
    /// As `standing`.
    pub fn outcomes(&self, task: TaskId, as_of: AsOf) -> Result<Vec<AgencyOutcome>, DondocError> {
        self.ask(|view| view.outcomes(&task, as_of))
    }

    /// What happened around a task without moving it.
    ///
    /// # Errors
    /// As `standing`.
    #[uniffi::method(default(known_at = None))]
    pub fn follow_up(&self, task: TaskId, known_at: Option<Instant>) -> Result<FollowUp, DondocError> {
        self.ask(|view| view.follow_up(&task, known_at))
    }

    /// The duties, whoever bears them, about what is seen, and the periodic reports that the actor's agency and its units owe.
    ///
    /// # Errors
    /// As `duties` of the register.
    #[uniffi::method(default(
        known_at = None,
        agency = None,
        officer = None,
        with_done = false,
        reports_since = None
    ))]
    pub fn duties(
        &self,
        on: CivilDate,
        known_at: Option<Instant>,
        agency: Option<AgencyCode>,
        officer: Option<OfficerId>,
        with_done: bool,
        reports_since: Option<CivilDate>,
    ) -> Result<Vec<Duty>, DondocError> {
        let filter = DutyFilter { agency, officer, with_done, reports_since };
        self.ask(|view| view.duties(&filter, AsOf { on, known_at }))
    }

    /// The cases that are seen, as they were known then or are now.
    ///
    /// # Errors
    /// What the store answers.
    #[uniffi::method(default(known_at = None))]
    pub fn cases(&self, known_at: Option<Instant>) -> Result<Cases, DondocError> {
        self.ask(|view| view.cases(known_at))
    }

    /// The directives and tasks that are seen and hold the words of a query: see `search` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(limit = 20))]
    pub fn search(&self, query: String, limit: u32) -> Result<Vec<Hit>, DondocError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.ask(|view| view.search(&SearchQuery::new(&query)?.limit(limit)))
    }

    /// A directive as it is entered now; none where none is registered under the id, or none that is seen.
    ///
    /// # Errors
    /// What the store answers.
    pub fn directive(&self, id: DirectiveId) -> Result<Option<DirectiveDraft>, DondocError> {
        Ok(self.ask(|view| view.directive(&id))?.map(|directive| directive.to_draft()))
    }

    /// The report of a period over the tasks that are seen: see `report` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(known_at = None, definition = None))]
    pub fn report(
        &self,
        kind: PeriodKind,
        year: i32,
        index: u32,
        known_at: Option<Instant>,
        definition: Option<String>,
    ) -> Result<Report, DondocError> {
        let kept = self.register.kept()?;
        let period = ReportPeriod::new(kind, year, index)?;
        let definition = kept.report_definition(period, definition.as_deref())?;
        kept.seen_by(&self.actor)?.report_by(definition, period, known_at)
    }

    /// The report of a period over the tasks that are seen by a definition: see `reportBy` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(known_at = None))]
    pub fn report_by(
        &self,
        definition: ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Report, DondocError> {
        self.ask(|view| view.report_by(&definition, period, known_at))
    }

    /// How everybody kept the duties that are seen: see `discipline` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(known_at = None))]
    pub fn discipline(
        &self,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Vec<Discipline>, DondocError> {
        self.ask(|view| view.discipline(period, known_at))
    }

    /// What the register knows for the self-check report of an agency over what is seen of it, which is all of one's own: see
    /// `selfCheck` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(known_at = None))]
    pub fn self_check(
        &self,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<SelfCheck, DondocError> {
        self.ask(|view| view.self_check(&agency, period, known_at))
    }

    /// Opens the figure of a column in a row of a report of this view: see `cell` of the register.
    ///
    /// # Errors
    /// As there.
    pub fn cell(
        &self,
        report: Report,
        row: ReportRow,
        column: String,
    ) -> Result<Arc<ReportCell>, DondocError> {
        let tasks = self.ask(|view| view.tasks_behind(&report, &row, &column))?;
        Ok(ReportCell::of(Arc::clone(&self.register), &report, tasks))
    }

    /// What differs between two editions of one report of this view: see `compare` of the register.
    ///
    /// # Errors
    /// As there.
    pub fn compare(&self, before: Report, after: Report) -> Result<Comparison, DondocError> {
        self.ask(|view| view.compare(&before, &after))
    }

    /// Holds figures that somebody else reported against themselves and against a report of this view: see `reconcile` of the
    /// register.
    ///
    /// # Errors
    /// As there.
    pub fn reconcile(&self, claimed: Vec<ClaimedRow>, report: Report) -> Result<Reconciliation, DondocError> {
        self.ask(|view| view.reconcile(&claimed, &report))
    }

    /// Holds the figures that a report states against what is seen, now or as it was known (Đ17.2).
    ///
    /// # Errors
    /// As `reconcileSent` of the register; `report.unknown` too for a report that is not seen.
    #[uniffi::method(default(known_at = None))]
    pub fn reconcile_sent(
        &self,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Reconciliation, DondocError> {
        self.ask(|view| view.reconcile_sent(&agency, period, known_at))
    }

    /// The directory of agencies: everybody's who is in it.
    ///
    /// # Errors
    /// What the store answers.
    pub fn agencies(&self) -> Result<Vec<Agency>, DondocError> {
        self.ask(|view| view.agencies())
    }

    /// What is known, or was known then, of an agency.
    ///
    /// # Errors
    /// `agency.unknown`; what the store answers.
    #[uniffi::method(default(known_at = None))]
    pub fn agency(&self, code: AgencyCode, known_at: Option<Instant>) -> Result<AgencyFacts, DondocError> {
        self.ask(|view| view.agency(&code, known_at))
    }
}
