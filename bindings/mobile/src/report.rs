//! Reports of the register, what stands behind their figures, and what others say of the same.

use std::sync::Arc;

use dondoc::law::{Explanation, ReportDefinition};
use dondoc::model::{AgencyCode, TaskId};
use dondoc::register::{Comparison, SelfCheck};
use dondoc::report::{
    ClaimedRow, Discipline, Fingerprint, ListedTask, Percent, Reconciliation, Report, ReportRow,
};
use dondoc::{AsOf, DondocError, Instant, ProgressListener, ReportPeriod};

use crate::register::Register;

/// The tasks behind one figure of a report. Closing it leaves the register open.
#[derive(uniffi::Object)]
pub struct ReportCell {
    register: Arc<Register>,
    as_of: AsOf,
    tasks: Vec<TaskId>,
}

/// A task of a figure, and why it stands where it does.
#[derive(Debug, Clone, uniffi::Record)]
pub struct ExplainedTask {
    /// The task.
    pub task: TaskId,
    /// The reason, with the articles.
    pub explanation: Explanation,
}

impl std::fmt::Debug for ReportCell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReportCell of {} tasks", self.tasks.len())
    }
}

impl ReportCell {
    pub(crate) fn of(register: Arc<Register>, report: &Report, tasks: Vec<TaskId>) -> Arc<Self> {
        let as_of = AsOf { on: report.window.last, known_at: report.known_at };
        Arc::new(Self { register, as_of, tasks })
    }
}

#[uniffi::export]
impl ReportCell {
    /// The tasks in the order of their entry, as many as the figure says. In a report by coordinators the totals count a
    /// task once for each of them, and so does this list.
    ///
    /// # Errors
    /// None; see the crate.
    pub fn tasks(&self) -> Result<Vec<TaskId>, DondocError> {
        Ok(self.tasks.clone())
    }

    /// The tasks as lists show them: of `total` it is the detail list, of `open_overdue` the list of what is overdue, with its
    /// difficulties (Đ15.3, Đ16.3).
    ///
    /// # Errors
    /// What the store answers.
    pub fn list(&self) -> Result<Vec<ListedTask>, DondocError> {
        let kept = self.register.kept()?;
        let listed = self.tasks.iter().map(|task| {
            let facts = kept.facts(task, self.as_of.known_at)?;
            Ok(facts.and_then(|facts| ListedTask::of(&facts, self.as_of)))
        });
        listed.filter_map(Result::transpose).collect()
    }

    /// Why each task stands where it does, in the order of `tasks`.
    ///
    /// # Errors
    /// What the store answers.
    pub fn explain(&self) -> Result<Vec<ExplainedTask>, DondocError> {
        let kept = self.register.kept()?;
        let explained = self.tasks.iter().map(|task| {
            Ok(ExplainedTask { task: task.clone(), explanation: kept.explain(task, self.as_of)? })
        });
        explained.collect()
    }
}

#[uniffi::export]
impl Register {
    /// The report of a period by a definition: one of `Regulation.reports`, or one that an earlier report carries.
    ///
    /// # Errors
    /// As `report`; `regulation.invalid` if the definition cannot be meant.
    #[uniffi::method(default(known_at = None, progress = None))]
    pub fn report_by(
        &self,
        definition: ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Report, DondocError> {
        self.telling(progress, |kept, headway| kept.report_by_with(&definition, period, known_at, headway))
    }

    /// Opens the figure of a column in a row of a report of this register.
    ///
    /// # Errors
    /// `report.unknown` when the definition has no such column; `report.moved` when the register does not have the tasks
    /// that the report counted: it was made with all knowledge and more is known by now, or of another register.
    pub fn cell(
        self: Arc<Self>,
        report: Report,
        row: ReportRow,
        column: String,
    ) -> Result<Arc<ReportCell>, DondocError> {
        let tasks = self.kept()?.cell(&report, &row, &column)?.tasks().to_vec();
        Ok(ReportCell::of(self, &report, tasks))
    }

    /// What differs between two editions of one report of this register: the figures, the tasks that moved, and the events
    /// that moved each.
    ///
    /// # Errors
    /// `report.incomparable` when they are not of one period and one definition, or not of this register.
    pub fn compare(&self, before: Report, after: Report) -> Result<Comparison, DondocError> {
        self.kept()?.compare(&before, &after)
    }

    /// How everybody kept the duties that fell due within a period, as of its last day, the Office's own among them
    /// (Đ7.1.a, Đ8.1, Đ9.2.c).
    ///
    /// # Errors
    /// As `duties`.
    #[uniffi::method(default(known_at = None))]
    pub fn discipline(
        &self,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Vec<Discipline>, DondocError> {
        self.kept()?.discipline(period, known_at)
    }

    /// What the register knows for the self-check report of an agency, by its sections (Đ16.1).
    ///
    /// # Errors
    /// `report.unknown` for an agency that the report has no row of; as `report` and `duties`.
    #[uniffi::method(default(known_at = None))]
    pub fn self_check(
        &self,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<SelfCheck, DondocError> {
        self.kept()?.self_check(&agency, period, known_at)
    }

    /// Holds figures that somebody else reported against themselves and against a report of this register, and listed tasks
    /// against those that the register counts in the cell (Đ9.1, Đ17.2). `Regulation.openSums` asks for no register.
    ///
    /// # Errors
    /// `report.unknown` for a column or a ratio that the definition does not have; `report.claim` for a row that stands
    /// twice; as `cell`.
    pub fn reconcile(&self, claimed: Vec<ClaimedRow>, report: Report) -> Result<Reconciliation, DondocError> {
        self.kept()?.reconcile(&claimed, &report)
    }

    /// Holds the figures that a report states against those of the register, now or as it was known (Đ17.2).
    ///
    /// # Errors
    /// `report.unknown` when the agency sent none of the period; as `report`.
    #[uniffi::method(default(known_at = None))]
    pub fn reconcile_sent(
        &self,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Reconciliation, DondocError> {
        self.kept()?.reconcile_sent(&agency, period, known_at)
    }
}

/// The report as JSON in its one written form: the same fingerprint is the same text, byte for byte.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn canonical_report(report: Report) -> Result<String, DondocError> {
    Ok(report.canonical())
}

/// SHA-256 over all of a fingerprint, in hex: what a signed report prints.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn fingerprint_hash(fingerprint: Fingerprint) -> Result<String, DondocError> {
    Ok(fingerprint.hash())
}

/// Reads a share as offices write it, with a comma or a point: `84,46 %`.
///
/// # Errors
/// `report.claim` when it is none.
#[uniffi::export]
pub fn parse_percent(text: String) -> Result<Percent, DondocError> {
    text.parse()
}

/// A share as Vietnamese writes it: `84,46`.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn write_percent(percent: Percent) -> Result<String, DondocError> {
    Ok(percent.vietnamese())
}
