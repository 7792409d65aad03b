//! The register: a file, or in memory.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use dondoc::duty::{Duty, DutyFilter};
use dondoc::law::{Finding, Language};
use dondoc::lifecycle::Allowed;
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyFacts, DirectiveDraft, DirectiveId, FollowUp, OfficerId, TaskId,
};
use dondoc::register::{Cases, Comparison, MemoryStore, Outcome, verify_with};
use dondoc::report::{Discipline, Reconciliation, ReviewItem};
use dondoc::search::{Hit, SearchQuery};
use dondoc::standing::{AgencyOutcome, Standing};
use dondoc::{CivilDate, Command, DondocError, Headway, Instant};
use dondoc_sqlite::{AnyStore, Opening, sqlite_of};
use pyo3::prelude::*;
use pyo3::types::PyMapping;

use crate::as_of::When;
use crate::calendar::{self, WorkingCalendar};
use crate::definition::{Which, claimed};
use crate::explanation::Explanation;
use crate::import_csv::import;
use crate::opening::{Access, Durability};
use crate::period::ReportPeriod;
use crate::place::{Host, Kept, Open, Place};
use crate::regulation::{self, OneOrSeveral};
use crate::report::Report;
use crate::review::Review;
use crate::self_check::SelfCheck;
use crate::values::{Head, ImportReport};
use crate::view::View;

/// A register of tasks under a regulation and a working calendar. It may be used by several threads, one at a time
/// inside but for a store of the host; use it with `with`, or close it.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct Register {
    place: Place,
}

#[pymethods]
impl Register {
    /// Opens the register at a path, or creates one where there is no file and it may be written. `durability`: what a power
    /// cut may take. `access`: who else may have the file open. `expected`: a head that was kept outside the file; a register
    /// without it is refused.
    #[staticmethod]
    #[pyo3(signature = (
        path, *, calendar = None, regulation = None, durability = Durability::default(), access = Access::default(),
        expected = None
    ))]
    fn open(
        py: Python<'_>,
        path: PathBuf,
        calendar: Option<&WorkingCalendar>,
        regulation: Option<OneOrSeveral>,
        durability: Durability,
        access: Access,
        expected: Option<Head>,
    ) -> PyResult<Self> {
        let opening =
            Opening { durability: durability.0, access: access.0, expected: expected.map(|head| head.0) };
        Ok(py.detach(|| Self::on(|| Ok(Box::new(opening.open(&path)?)), calendar, regulation))?)
    }

    /// A register that is gone when it is closed.
    #[staticmethod]
    #[pyo3(signature = (*, calendar = None, regulation = None))]
    fn in_memory(
        py: Python<'_>,
        calendar: Option<&WorkingCalendar>,
        regulation: Option<OneOrSeveral>,
    ) -> PyResult<Self> {
        Ok(py.detach(|| Self::on(|| Ok(Box::new(MemoryStore::new())), calendar, regulation))?)
    }

    /// A register in the store of the host, a `HostStore`, which is not asked anything yet. What it raises comes out as it is.
    #[staticmethod]
    #[pyo3(signature = (store, *, calendar = None, regulation = None))]
    fn on_host(
        store: Py<PyAny>,
        calendar: Option<&WorkingCalendar>,
        regulation: Option<OneOrSeveral>,
    ) -> PyResult<Self> {
        let calendar = calendar::or_default(calendar)?;
        let regulations = regulation::all_or_default(regulation)?;
        Ok(Self { place: Place::Host(Mutex::new(Some(Arc::new(Host { store, calendar, regulations })))) })
    }

    /// Reads a register file and a directory of agencies, and records all they say, or nothing. `progress(done, total)` is
    /// told how far it has come, and stops it by `False` or by an exception: then nothing is stored.
    #[pyo3(signature = (register, agencies, *, progress = None))]
    fn import_csv(
        &self,
        py: Python<'_>,
        register: PathBuf,
        agencies: PathBuf,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<ImportReport> {
        let bring = |open: &mut Open, headway: &mut Headway<'_>| import(open, &register, &agencies, headway);
        self.place.telling(py, progress, bring).map(ImportReport)
    }

    /// Records one command, or says why not. A command id that was recorded before is answered, not applied again.
    fn apply(&self, py: Python<'_>, command: &Command) -> PyResult<Outcome> {
        self.with(py, |open| open.apply(command))
    }

    /// The findings of a command without recording it: what a form shows before it is sent.
    fn check(&self, py: Python<'_>, command: &Command) -> PyResult<Vec<Finding>> {
        self.with(py, |open| open.check(command))
    }

    /// The report of a period as of its last day, with all knowledge, or with what was known at an instant. `definition`:
    /// id of a report of the pack, or the definition that an earlier report carries; without one, the pack's first.
    /// `progress(done, total)` is told how far it has come, and stops it by `False` or by an exception.
    #[pyo3(signature = (period, known_at = None, *, definition = None, progress = None))]
    fn report(
        slf: &Bound<'_, Self>,
        py: Python<'_>,
        period: ReportPeriod,
        known_at: Option<Instant>,
        definition: Option<Which>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Report> {
        let (report, regulation) = slf.get().place.telling(py, progress, |open, headway| {
            let regulation = open.regulations().at(period.0.last_day()?).clone();
            let definition = Which::definition(definition.as_ref(), &regulation)?;
            Ok::<_, DondocError>((open.report_by_with(&definition, period.0, known_at, headway)?, regulation))
        })?;
        Ok(Report(report, slf.clone().unbind(), regulation, None))
    }

    /// The register as an actor may see it, by what the regulation gives to read.
    fn seen_by(slf: &Bound<'_, Self>, actor: &Actor) -> View {
        View { register: slf.clone().unbind(), actor: actor.clone() }
    }

    /// What differs between two editions of one report of this register: the figures, the tasks that moved, and the events
    /// that moved each.
    fn compare(&self, py: Python<'_>, before: &Report, after: &Report) -> PyResult<Comparison> {
        self.with(py, |open| open.compare(&before.0, &after.0))
    }

    /// How everybody kept the duties that fell due within a period, as of its last day, the Office's own among them.
    #[pyo3(signature = (period, known_at = None))]
    fn discipline(
        &self,
        py: Python<'_>,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Vec<Discipline>> {
        self.with(py, |open| open.discipline(period.0, known_at))
    }

    /// What the register knows for the self-check report of an agency, by its sections.
    #[pyo3(signature = (agency, period, known_at = None))]
    fn self_check(
        &self,
        py: Python<'_>,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<SelfCheck> {
        self.with(py, |open| open.self_check(&agency, period.0, known_at)).map(SelfCheck)
    }

    /// The dossier of an agency for a period (hồ sơ kiểm tra, Điều 13).
    #[pyo3(signature = (agency, period, known_at = None))]
    fn dossier(
        &self,
        py: Python<'_>,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Review> {
        self.with(py, |open| Review::of(open.dossier(&agency, period.0, known_at)?, open.regulations()))
    }

    /// The yearly report on the regulation itself (Đ19.1).
    #[pyo3(signature = (period, known_at = None))]
    fn regulation_report(
        &self,
        py: Python<'_>,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Review> {
        self.with(py, |open| Review::of(open.regulation_report(period.0, known_at)?, open.regulations()))
    }

    /// What a figure of a review counts, by day: as many as the figure says.
    fn review_items(&self, py: Python<'_>, review: &Review, figure: &str) -> PyResult<Vec<ReviewItem>> {
        self.with(py, |open| open.review_items(&review.0, figure))
    }

    /// Holds figures that somebody else reported against themselves and against a report of this register. `rows`: by key
    /// (or outer group and key), then by column or ratio. `tasks`: the tasks that were counted, by row, then by column.
    #[pyo3(signature = (report, rows, tasks = None))]
    fn reconcile(
        &self,
        py: Python<'_>,
        report: &Report,
        rows: &Bound<'_, PyMapping>,
        tasks: Option<&Bound<'_, PyMapping>>,
    ) -> PyResult<Reconciliation> {
        let claimed = claimed(rows, tasks, &report.0.definition)?;
        self.with(py, |open| open.reconcile(&claimed, &report.0))
    }

    /// Holds the figures that a report states against those of the register, now or as it was known (Đ17.2).
    #[pyo3(signature = (agency, period, known_at = None))]
    fn reconcile_sent(
        &self,
        py: Python<'_>,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> PyResult<Reconciliation> {
        self.with(py, |open| open.reconcile_sent(&agency, period.0, known_at))
    }

    /// Why a task stands where it does, step by step with the articles; `lang` is the language of its `str`.
    #[pyo3(signature = (task_id, as_of, lang = Language::Vietnamese))]
    fn explain(&self, py: Python<'_>, task_id: TaskId, as_of: When, lang: Language) -> PyResult<Explanation> {
        let reason = self.with(py, |open| open.explain(&task_id, as_of.0))?;
        Ok(Explanation::new(reason, lang))
    }

    /// Where a task stands.
    fn standing(&self, py: Python<'_>, task_id: TaskId, as_of: When) -> PyResult<Standing> {
        self.with(py, |open| open.standing(&task_id, as_of.0))
    }

    /// Who must do what by when, by agency, state and last day; on a day with all knowledge, or as of two clocks.
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
        self.with(py, |open| open.duties(&filter, as_of))
    }

    /// Why a duty of this register is owed: the rule, its words, and the days that went in.
    #[pyo3(signature = (duty, lang = Language::Vietnamese))]
    fn explain_duty(&self, py: Python<'_>, duty: &Duty, lang: Language) -> PyResult<Explanation> {
        let reason = self.with(py, |open| open.explain_duty(duty))?;
        Ok(Explanation::new(reason, lang))
    }

    /// How each agency of a task did its part, the lead first.
    fn outcomes(&self, py: Python<'_>, task_id: TaskId, as_of: When) -> PyResult<Vec<AgencyOutcome>> {
        self.with(py, |open| open.outcomes(&task_id, as_of.0))
    }

    /// What happened around a task without moving it: receipt, contributions, reminders, difficulties, disagreements.
    #[pyo3(signature = (task_id, known_at = None))]
    fn follow_up(&self, py: Python<'_>, task_id: TaskId, known_at: Option<Instant>) -> PyResult<FollowUp> {
        self.with(py, |open| open.follow_up(&task_id, known_at))
    }

    /// The feedbacks, discrepancies, inspections and reports, as they were known then or are now.
    #[pyo3(signature = (known_at = None))]
    fn cases(&self, py: Python<'_>, known_at: Option<Instant>) -> PyResult<Cases> {
        self.with(py, |open| open.cases(known_at))
    }

    /// The directives and tasks whose texts hold all words of a query, the latest registered first: số, ký hiệu, trích yếu and
    /// người ký of a directive, nội dung of a task, as they are now. Diacritics, case and the place of tones do not count; the
    /// last word may be a beginning; what stands together, such as `152/KH-UBND`, must stand together.
    #[pyo3(signature = (query, *, limit = 20))]
    fn search(&self, py: Python<'_>, query: &str, limit: usize) -> PyResult<Vec<Hit>> {
        self.with(py, |open| open.search(&SearchQuery::new(query)?.limit(limit)))
    }

    /// Makes the index of the search anew, after `verify` or a search found it damaged.
    fn rebuild_search(&self, py: Python<'_>) -> PyResult<()> {
        self.with(py, dondoc::Register::rebuild_search)
    }

    /// Recomputes every link of the history and compares every row with what the events add up to; `expected` is a head
    /// that was kept outside the register. `progress(done, total)` is told how far it has come, and stops it by `False` or
    /// by an exception.
    #[pyo3(signature = (expected = None, *, progress = None))]
    fn verify(&self, py: Python<'_>, expected: Option<Head>, progress: Option<Py<PyAny>>) -> PyResult<Head> {
        let expected = expected.map(|head| head.0);
        let look = |open: &mut Open, headway: &mut Headway<'_>| verify_with(open.store(), expected, headway);
        self.place.telling(py, progress, look).map(Head)
    }

    /// What the regulation lets an actor do with a task, act by act, each refusal with its article.
    fn allowed(&self, py: Python<'_>, actor: &Actor, task_id: TaskId) -> PyResult<Vec<Allowed>> {
        self.with(py, |open| open.allowed(actor, &task_id))
    }

    /// The directory of agencies, in the order of their registration; those that ended too.
    fn agencies(&self, py: Python<'_>) -> PyResult<Vec<Agency>> {
        self.with(py, |open| open.agencies())
    }

    /// What is known, or was known then, of an agency: since when it is there, when it ended and who follows it.
    #[pyo3(signature = (code, *, known_at = None))]
    fn agency(&self, py: Python<'_>, code: AgencyCode, known_at: Option<Instant>) -> PyResult<AgencyFacts> {
        self.with(py, |open| open.agency(&code, known_at))
    }

    /// A directive as it is entered now, to be shown and corrected; `None` when none is registered under the id.
    fn directive(&self, py: Python<'_>, directive_id: DirectiveId) -> PyResult<Option<DirectiveDraft>> {
        self.with(py, |open| open.directive(&directive_id))
            .map(|found| found.map(|directive| directive.to_draft()))
    }

    /// Position and link of the last event: to be kept outside the register, and printed in signed reports.
    fn head(&self, py: Python<'_>) -> PyResult<Head> {
        self.with(py, |open| open.head()).map(Head)
    }

    /// Copies all that is recorded into a new file, while others go on writing: one moment of the register, on the disk when
    /// this returns.
    fn backup(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        self.with(py, |open| sqlite_of(open)?.backup(&path))
    }

    /// Brings all that is recorded from the journal into the file, and empties the journal.
    fn checkpoint(&self, py: Python<'_>) -> PyResult<()> {
        self.with(py, |open| sqlite_of(open)?.checkpoint())
    }

    /// Closes the register; what was recorded is there already. A second time does nothing.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.place.close(py)
    }

    fn __enter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (*_exception))]
    fn __exit__(&self, py: Python<'_>, _exception: &Bound<'_, pyo3::types::PyTuple>) -> PyResult<()> {
        self.close(py)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        match self.with(py, |open| open.head()) {
            Ok(head) => format!("<dondoc.Register of {} events>", head.position),
            Err(_) => "<dondoc.Register, closed>".to_owned(),
        }
    }
}

impl Register {
    fn on(
        store: impl FnOnce() -> dondoc::Result<Box<dyn AnyStore>>,
        calendar: Option<&WorkingCalendar>,
        regulation: Option<OneOrSeveral>,
    ) -> dondoc::Result<Self> {
        let (calendar, regulation) =
            (calendar::or_default(calendar)?, regulation::all_or_default(regulation)?);
        let open = Mutex::new(Kept::Open(Box::new(Open::new(store()?, calendar, regulation))));
        Ok(Self { place: Place::Own(open) })
    }

    /// Works on the open register while the interpreter is free for other threads.
    pub(crate) fn with<T: Send, E: From<DondocError> + Into<PyErr> + Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut Open) -> Result<T, E> + Send,
    ) -> PyResult<T> {
        self.place.with(py, work)
    }
}
