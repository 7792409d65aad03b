//! The register as one actor may see it.

use dondoc::duty::{Duty, DutyFilter};
use dondoc::law::Language;
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyFacts, DirectiveDraft, DirectiveId, FollowUp, OfficerId, TaskId,
};
use dondoc::register::{Cases, Comparison, View as CoreView};
use dondoc::report::{Discipline, Reconciliation, ReviewItem};
use dondoc::search::{Hit, SearchQuery};
use dondoc::standing::{AgencyOutcome, Standing};
use dondoc::{CivilDate, DondocError, Instant};
use dondoc_sqlite::AnyStore;
use pyo3::prelude::*;
use pyo3::types::PyMapping;

use crate::as_of::When;
use crate::definition::{Which, claimed};
use crate::explanation::Explanation;
use crate::period::ReportPeriod;
use crate::register::Register;
use crate::report::Report;
use crate::review::Review;
use crate::self_check::SelfCheck;

/// The register as one actor may see it: whatever else there is, every answer is as if it were not. Each call finds out anew
/// what the actor may see now.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct View {
    pub(crate) register: Py<Register>,
    pub(crate) actor: Actor,
}

#[pymethods]
impl View {
    /// Whose view it is.
    #[getter]
    fn actor(&self) -> Actor {
        self.actor.clone()
    }

    /// Where a task stands; `NotFound` for one that is not seen.
    fn standing(&self, py: Python<'_>, task_id: TaskId, as_of: When) -> PyResult<Standing> {
        self.with(py, |view| view.standing(&task_id, as_of.0))
    }

    /// Why a task stands where it does, step by step with the articles; `lang` is the language of its `str`.
    #[pyo3(signature = (task_id, as_of, lang = Language::Vietnamese))]
    fn explain(&self, py: Python<'_>, task_id: TaskId, as_of: When, lang: Language) -> PyResult<Explanation> {
        let reason = self.with(py, |view| view.explain(&task_id, as_of.0))?;
        Ok(Explanation::new(reason, lang))
    }

    /// How each agency of a task did its part, the lead first.
    fn outcomes(&self, py: Python<'_>, task_id: TaskId, as_of: When) -> PyResult<Vec<AgencyOutcome>> {
        self.with(py, |view| view.outcomes(&task_id, as_of.0))
    }

    /// What happened around a task without moving it.
    #[pyo3(signature = (task_id, known_at = None))]
    fn follow_up(&self, py: Python<'_>, task_id: TaskId, known_at: Option<Instant>) -> PyResult<FollowUp> {
        self.with(py, |view| view.follow_up(&task_id, known_at))
    }

    /// The duties, whoever bears them, about what is seen, and the periodic reports that the actor's agency and its units owe.
    #[pyo3(signature = (on = None, *, as_of = None, agency = None, officer = None, with_done = false, reports_since = None))]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    fn duties(
        &self,
        py: Python<'_>,
        on: Option<CivilDate>,
        as_of: Option<When>,
        agency: Option<AgencyCode>,
        officer: Option<OfficerId>,
        with_done: bool,
        reports_since: Option<CivilDate>,
    ) -> PyResult<Vec<Duty>> {
        let as_of = When::of_duties(on, as_of)?;
        let filter = DutyFilter { agency, officer, with_done, reports_since };
        self.with(py, |view| view.duties(&filter, as_of))
    }

    /// The cases that are seen, as they were known then or are now.
    #[pyo3(signature = (known_at = None))]
    fn cases(&self, py: Python<'_>, known_at: Option<Instant>) -> PyResult<Cases> {
        self.with(py, |view| view.cases(known_at))
    }

    /// The directives and tasks that are seen and hold the words of a query: see `Register.search`.
    #[pyo3(signature = (query, *, limit = 20))]
    fn search(&self, py: Python<'_>, query: &str, limit: usize) -> PyResult<Vec<Hit>> {
        self.with(py, |view| view.search(&SearchQuery::new(query)?.limit(limit)))
    }

    /// A directive as it is entered now; `None` when none is registered under the id, or none that is seen.
    fn directive(&self, py: Python<'_>, directive_id: DirectiveId) -> PyResult<Option<DirectiveDraft>> {
        let found = self.with(py, |view| view.directive(&directive_id))?;
        Ok(found.map(|directive| directive.to_draft()))
    }

    /// What differs between two editions of one report of this view: see `Register.compare`.
    fn compare(&self, py: Python<'_>, before: &Report, after: &Report) -> PyResult<Comparison> {
        self.with(py, |view| view.compare(&before.0, &after.0))
    }

    /// Holds figures that somebody else reported against themselves and against a report of this view: see
    /// `Register.reconcile`.
    #[pyo3(signature = (report, rows, tasks = None))]
    fn reconcile(
        &self,
        py: Python<'_>,
        report: &Report,
        rows: &Bound<'_, PyMapping>,
        tasks: Option<&Bound<'_, PyMapping>>,
    ) -> PyResult<Reconciliation> {
        let claimed = claimed(rows, tasks, &report.0.definition)?;
        self.with(py, |view| view.reconcile(&claimed, &report.0))
    }

    /// Holds the figures that a report states against what is seen, now or as it was known (Đ17.2).
    #[pyo3(signature = (agency, period, known_at = None))]
    fn reconcile_sent(
        &self,
        py: Python<'_>,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Reconciliation> {
        self.with(py, |view| view.reconcile_sent(&agency, period.0, known_at))
    }

    /// How everybody kept the duties that are seen: see `Register.discipline`.
    #[pyo3(signature = (period, known_at = None))]
    fn discipline(
        &self,
        py: Python<'_>,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Vec<Discipline>> {
        self.with(py, |view| view.discipline(period.0, known_at))
    }

    /// What the register knows for the self-check report of an agency over what is seen of it, which is all of one's own.
    #[pyo3(signature = (agency, period, known_at = None))]
    fn self_check(
        &self,
        py: Python<'_>,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<SelfCheck> {
        self.with(py, |view| view.self_check(&agency, period.0, known_at)).map(SelfCheck)
    }

    /// The dossier of an agency for a period (hồ sơ kiểm tra, Điều 13) over what is seen.
    #[pyo3(signature = (agency, period, known_at = None))]
    fn dossier(
        &self,
        py: Python<'_>,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Review> {
        self.register.get().with(py, |open| {
            let review = open.seen_by(&self.actor)?.dossier(&agency, period.0, known_at)?;
            Review::of(review, open.regulations())
        })
    }

    /// The yearly report on the regulation itself (Đ19.1) over what is seen.
    #[pyo3(signature = (period, known_at = None))]
    fn regulation_report(
        &self,
        py: Python<'_>,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Review> {
        self.register.get().with(py, |open| {
            let review = open.seen_by(&self.actor)?.regulation_report(period.0, known_at)?;
            Review::of(review, open.regulations())
        })
    }

    /// What a figure of a review counts, by day: as many as the figure says.
    fn review_items(&self, py: Python<'_>, review: &Review, figure: &str) -> PyResult<Vec<ReviewItem>> {
        self.with(py, |view| view.review_items(&review.0, figure))
    }

    /// The report of a period over the tasks that are seen: see `Register.report`.
    #[pyo3(signature = (period, known_at = None, *, definition = None))]
    fn report(
        &self,
        py: Python<'_>,
        period: ReportPeriod,
        known_at: Option<Instant>,
        definition: Option<Which>,
    ) -> PyResult<Report> {
        let (report, regulation) = self.register.get().with(py, |open| {
            let regulation = open.regulations().at(period.0.last_day()?).clone();
            let definition = Which::definition(definition.as_ref(), &regulation)?;
            let report = open.seen_by(&self.actor)?.report_by(&definition, period.0, known_at)?;
            Ok::<_, DondocError>((report, regulation))
        })?;
        Ok(Report(report, self.register.clone_ref(py), regulation, Some(self.actor.clone())))
    }

    /// The directory of agencies: everybody's who is in it.
    fn agencies(&self, py: Python<'_>) -> PyResult<Vec<Agency>> {
        self.with(py, |view| view.agencies())
    }

    /// What is known, or was known then, of an agency.
    #[pyo3(signature = (code, *, known_at = None))]
    fn agency(&self, py: Python<'_>, code: AgencyCode, known_at: Option<Instant>) -> PyResult<AgencyFacts> {
        self.with(py, |view| view.agency(&code, known_at))
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.View of {} for {}>", self.actor.officer, self.actor.agency)
    }
}

impl View {
    fn with<T: Send>(
        &self,
        py: Python<'_>,
        ask: impl FnOnce(&CoreView<'_, Box<dyn AnyStore>>) -> dondoc::Result<T> + Send,
    ) -> PyResult<T> {
        self.register.get().with(py, |open| ask(&open.seen_by(&self.actor)?))
    }
}
