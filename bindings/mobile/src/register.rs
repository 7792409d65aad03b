//! The register.

use std::sync::Arc;

use dondoc::duty::{Duty, DutyFilter};
use dondoc::law::{Explanation, Finding, PeriodKind};
use dondoc::lifecycle::Allowed;
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyFacts, DirectiveDraft, DirectiveId, FollowUp, OfficerId, TaskId,
};
use dondoc::register::{self, Cases, MemoryStore, Outcome};
use dondoc::report::Report;
use dondoc::search::{Hit, SearchQuery};
use dondoc::standing::{AgencyOutcome, Standing};
use dondoc::{AsOf, CivilDate, Command, DondocError, Headway, Instant, ProgressListener, ReportPeriod};
use dondoc_host::{HostStore, Hosted};
use dondoc_sqlite::{Access, AnyStore, Durability, Opening, sqlite_of};

use crate::calendar::{self, WorkingCalendar};
use crate::import::{self, CsvFile, ImportReport};
use crate::place::{Kept, Place, Turn};
use crate::regulation::{self, Regulation};
use crate::view::View;

/// A register of tasks. It may be shared between threads: calls wait for each other, but for one in a store of the host, which
/// may answer several at once. Closing it closes its file.
#[derive(uniffi::Object)]
pub struct Register(Place);

impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Register")
    }
}

/// The end of the history: to be kept outside the register, and printed in signed reports.
#[derive(Debug, Clone, uniffi::Record)]
pub struct Head {
    /// Position of the last event; 0 in an empty register.
    pub position: i64,
    /// Its link in the chain of hashes, in hex.
    pub hash: String,
}

impl From<register::Head> for Head {
    fn from(head: register::Head) -> Self {
        Self { position: head.position, hash: head.hash.to_string() }
    }
}

impl TryFrom<Head> for register::Head {
    type Error = DondocError;

    fn try_from(head: Head) -> Result<Self, DondocError> {
        Ok(Self { position: head.position, hash: head.hash.parse()? })
    }
}

impl Register {
    fn on(
        store: Box<dyn AnyStore>,
        calendar: Option<&WorkingCalendar>,
        regulations: &[Arc<Regulation>],
    ) -> Result<Arc<Self>, DondocError> {
        let calendar = calendar::or_default(calendar)?;
        let register = Kept::new(store, calendar, regulation::all(regulations)?);
        Ok(Arc::new(Self(Place::own(register))))
    }

    pub(crate) fn kept(&self) -> Result<Turn<'_>, DondocError> {
        self.0.turn()
    }

    /// Works on the register and tells a listener, if there is one, how far it has come.
    pub(crate) fn telling<T>(
        &self,
        listener: Option<Arc<dyn ProgressListener>>,
        work: impl FnOnce(&mut Kept, &mut Headway<'_>) -> Result<T, DondocError>,
    ) -> Result<T, DondocError> {
        self.0.telling(listener, work)
    }
}

#[uniffi::export]
impl Register {
    /// Opens the register in the SQLite file at `path`, or creates it. `calendar`: the working calendar to count with;
    /// without one that of the state bodies of Viet Nam. `regulations`: those that it lives under, each from its day of
    /// force; without any that of Bến Tre of 2020. `durability`: what a power cut may take; without it nothing that was
    /// answered. `access`: who else may have the file open; without it others too. `expected`: a head that was kept outside
    /// the file; a register without it is refused.
    ///
    /// # Errors
    /// `store.foreign` for a file that is no register, `store.newer` for one of a newer library: neither is touched.
    /// `integrity.broken` for a damaged one, or one without the head that is expected; `head.invalid`; `store.failed`;
    /// `store.full`; `store.busy`.
    #[uniffi::constructor(default(
        calendar = None,
        regulations = [],
        durability = None,
        access = None,
        expected = None
    ))]
    pub fn open(
        path: String,
        calendar: Option<Arc<WorkingCalendar>>,
        regulations: Vec<Arc<Regulation>>,
        durability: Option<Durability>,
        access: Option<Access>,
        expected: Option<Head>,
    ) -> Result<Arc<Self>, DondocError> {
        let opening = Opening {
            durability: durability.unwrap_or_default(),
            access: access.unwrap_or_default(),
            expected: expected.map(register::Head::try_from).transpose()?,
        };
        Self::on(Box::new(opening.open(path)?), calendar.as_deref(), &regulations)
    }

    /// An empty register that is gone when it is closed.
    ///
    /// # Errors
    /// None in practice.
    #[uniffi::constructor(default(calendar = None, regulations = []))]
    pub fn in_memory(
        calendar: Option<Arc<WorkingCalendar>>,
        regulations: Vec<Arc<Regulation>>,
    ) -> Result<Arc<Self>, DondocError> {
        Self::on(Box::new(MemoryStore::new()), calendar.as_deref(), &regulations)
    }

    /// A register in the store of the host, which it implements; the store is not asked anything yet.
    ///
    /// # Errors
    /// None in practice.
    #[uniffi::constructor(default(calendar = None, regulations = []))]
    pub fn on_host(
        store: Arc<dyn HostStore>,
        calendar: Option<Arc<WorkingCalendar>>,
        regulations: Vec<Arc<Regulation>>,
    ) -> Result<Arc<Self>, DondocError> {
        let calendar = calendar::or_default(calendar.as_deref())?;
        let regulations = regulation::all(&regulations)?;
        let register = dondoc::Register::new(Hosted::new(store), calendar, regulations);
        Ok(Arc::new(Self(Place::Host(register))))
    }

    /// Records one command, or says why not: a refusal is an answer, with findings.
    ///
    /// # Errors
    /// `command.reused`; `calendar.outside`; what the store answers.
    pub fn apply(&self, command: Command) -> Result<Outcome, DondocError> {
        self.kept()?.apply(&command)
    }

    /// The findings of a command without recording it: what a form shows before it is sent.
    ///
    /// # Errors
    /// As `apply`.
    pub fn check(&self, command: Command) -> Result<Vec<Finding>, DondocError> {
        self.kept()?.check(&command)
    }

    /// Who must do what by when, as of `on`, by agency. None for `known_at`: with all that is recorded; for `agency` and
    /// `officer`: of everyone.
    ///
    /// # Errors
    /// `calendar.outside` when a limit runs out of the calendar; what the store answers.
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
        self.kept()?.duties(&filter, AsOf { on, known_at })
    }

    /// Why a duty of this register is owed: the rule, its words, and the days that went in.
    ///
    /// # Errors
    /// `regulation.unknown` for a duty under a regulation that the register does not have.
    pub fn explain_duty(&self, duty: Duty) -> Result<Explanation, DondocError> {
        self.kept()?.explain_duty(&duty)
    }

    /// How each agency of a task did its part, the lead first.
    ///
    /// # Errors
    /// As `standing`.
    pub fn outcomes(&self, task: TaskId, as_of: AsOf) -> Result<Vec<AgencyOutcome>, DondocError> {
        self.kept()?.outcomes(&task, as_of)
    }

    /// What happened around a task without moving it: receipt, contributions, reminders, difficulties, disagreements.
    ///
    /// # Errors
    /// `task.unknown` when it was not known then.
    #[uniffi::method(default(known_at = None))]
    pub fn follow_up(&self, task: TaskId, known_at: Option<Instant>) -> Result<FollowUp, DondocError> {
        self.kept()?.follow_up(&task, known_at)
    }

    /// The feedbacks, discrepancies, inspections and reports, as they were known then or are now.
    ///
    /// # Errors
    /// What the store answers.
    #[uniffi::method(default(known_at = None))]
    pub fn cases(&self, known_at: Option<Instant>) -> Result<Cases, DondocError> {
        self.kept()?.cases(known_at)
    }

    /// The directives and tasks whose texts hold all words of a query, the latest registered first: số, ký hiệu, trích yếu and
    /// người ký of a directive, nội dung of a task, as they are now. Diacritics, case and the place of tones do not count; the
    /// last word may be a beginning; what stands together, such as `152/KH-UBND`, must stand together.
    ///
    /// # Errors
    /// `search.invalid` when there is no word in the query, or it is longer than 1,000 bytes; what the store answers;
    /// `integrity.broken` when the index does not fit the history: `rebuild_search`.
    #[uniffi::method(default(limit = 20))]
    pub fn search(&self, query: String, limit: u32) -> Result<Vec<Hit>, DondocError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.kept()?.search(&SearchQuery::new(&query)?.limit(limit))
    }

    /// Makes the index of the search anew, after `verify` or a search found it damaged.
    ///
    /// # Errors
    /// What the store answers.
    pub fn rebuild_search(&self) -> Result<(), DondocError> {
        self.kept()?.rebuild_search()
    }

    /// Recomputes every link of the history and compares every row with what the events add up to; `expected` is a head
    /// that was kept outside the register.
    ///
    /// # Errors
    /// `integrity.broken` naming the first position that cannot be trusted; `head.invalid`; `cancelled`.
    #[uniffi::method(default(expected = None, progress = None))]
    pub fn verify(
        &self,
        expected: Option<Head>,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Head, DondocError> {
        let expected = expected.map(register::Head::try_from).transpose()?;
        let verified =
            self.telling(progress, |kept, headway| register::verify_with(kept.store(), expected, headway));
        verified.map(Into::into)
    }

    /// Where a task stands.
    ///
    /// # Errors
    /// `task.unknown` when it was not known, or not assigned, as of then.
    pub fn standing(&self, task: TaskId, as_of: AsOf) -> Result<Standing, DondocError> {
        self.kept()?.standing(&task, as_of)
    }

    /// Why a task stands where it does, with the articles.
    ///
    /// # Errors
    /// As `standing`.
    pub fn explain(&self, task: TaskId, as_of: AsOf) -> Result<Explanation, DondocError> {
        self.kept()?.explain(&task, as_of)
    }

    /// What the regulation lets an actor do with a task, act by act, each refusal with its article.
    ///
    /// # Errors
    /// `task.unknown`; what the store answers.
    pub fn allowed(&self, actor: Actor, task: TaskId) -> Result<Vec<Allowed>, DondocError> {
        self.kept()?.allowed(&actor, &task)
    }

    /// The register as an actor may see it, by what the regulation gives to read: the office and an auditor all of it, others
    /// what they are something to.
    pub fn seen_by(self: Arc<Self>, actor: Actor) -> Arc<View> {
        View::of(self, actor)
    }

    /// The report of a period as of its last day; `index` as in `report_window`. None for `known_at`: with all that is
    /// recorded; for `definition`, the id of a report of the pack: its first.
    ///
    /// # Errors
    /// `period.invalid`; `regulation.unknown` for a report that the pack does not have; `report.open` if it does not close;
    /// what the store answers; `cancelled`.
    #[uniffi::method(default(known_at = None, definition = None, progress = None))]
    pub fn report(
        &self,
        kind: PeriodKind,
        year: i32,
        index: u32,
        known_at: Option<Instant>,
        definition: Option<String>,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Report, DondocError> {
        let period = ReportPeriod::new(kind, year, index)?;
        self.telling(progress, |kept, headway| {
            let definition = kept.report_definition(period, definition.as_deref())?;
            kept.report_by_with(definition, period, known_at, headway)
        })
    }

    /// What is known, or was known then, of an agency: since when it is there, when it ended and who follows it.
    ///
    /// # Errors
    /// `agency.unknown`; what the store answers.
    #[uniffi::method(default(known_at = None))]
    pub fn agency(&self, code: AgencyCode, known_at: Option<Instant>) -> Result<AgencyFacts, DondocError> {
        self.kept()?.agency(&code, known_at)
    }

    /// A directive as it is entered now, to be shown and corrected; `None` when none is registered under the id.
    ///
    /// # Errors
    /// What the store answers.
    pub fn directive(&self, id: DirectiveId) -> Result<Option<DirectiveDraft>, DondocError> {
        Ok(self.kept()?.directive(&id)?.map(|directive| directive.to_draft()))
    }

    /// The directory of agencies, in the order of their registration; those that ended too.
    ///
    /// # Errors
    /// What the store answers.
    pub fn agencies(&self) -> Result<Vec<Agency>, DondocError> {
        self.kept()?.agencies()
    }

    /// Reads the register file of an office and its directory of agencies, and records all they say, or nothing.
    ///
    /// # Errors
    /// `import.malformed`, `import.refused`: the detail has file, line and column; what the store answers; `cancelled`, with
    /// nothing recorded.
    #[uniffi::method(default(progress = None))]
    pub fn import_csv(
        &self,
        register: CsvFile,
        agencies: CsvFile,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<ImportReport, DondocError> {
        self.telling(progress, |kept, headway| {
            let report = dondoc_csv::import_with(kept, register.file(), agencies.file(), headway);
            report.map(Into::into).map_err(import::failed)
        })
    }

    /// Copies all that is recorded into a new file, while others go on writing: one moment of the register, on the disk when
    /// this returns.
    ///
    /// # Errors
    /// `store.failed` where there is a file at `path` already, or it cannot be written; `store.full`; `store.no_file` for a
    /// register that is not kept in a file; `integrity.broken`.
    pub fn backup(&self, path: String) -> Result<(), DondocError> {
        sqlite_of(&*self.kept()?)?.backup(path)
    }

    /// Brings all that is recorded from the journal into the file, and empties the journal: before the file alone is copied,
    /// or the app is put to sleep.
    ///
    /// # Errors
    /// `store.busy` while another connection reads or writes: nothing is lost, the rest stays in the journal;
    /// `store.no_file`; `store.failed`; `store.full`.
    pub fn checkpoint(&self) -> Result<(), DondocError> {
        sqlite_of(&*self.kept()?)?.checkpoint()
    }

    /// The end of the history.
    ///
    /// # Errors
    /// What the store answers.
    pub fn head(&self) -> Result<Head, DondocError> {
        Ok(self.kept()?.head()?.into())
    }
}
