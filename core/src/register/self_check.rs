//! What the register knows for an agency's self-check report, and for the discipline of all (Đ9.2.c, Đ16.1).

use super::{Register, Store, due_within};
use crate::date::{AsOf, Instant};
use crate::duty::{Duty, DutyFilter};
use crate::error::{DondocError, Result, codes};
use crate::law::ReportPeriod;
use crate::model::{AgencyCode, ReportFacts, ReportKind, ReportSection, StatedFigure};
use crate::report::{
    ClaimedRow, Discipline, ListedTask, Reconciliation, ReportRow, TOTAL, discipline, reconcile,
};

/// What the register knows for the self-check report of one agency (báo cáo tự kiểm tra, Đ16.1), by its sections. Words
/// are the agency's: the sections that only people can write are named.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SelfCheck {
    /// The agency.
    pub agency: AgencyCode,
    /// The period.
    pub period: ReportPeriod,
    /// Đánh giá tình hình thực hiện: the row of the agency, and the columns that it has.
    pub assessment: ReportRow,
    /// The columns of the row, by id.
    pub columns: Vec<String>,
    /// Tồn tại, hạn chế: tasks that were completed late, and tasks that are overdue, the longest first.
    pub shortcomings: Vec<ListedTask>,
    /// Tồn tại, hạn chế in updating and reporting: how the agency kept its duties.
    pub discipline: Vec<Discipline>,
    /// Khó khăn, vướng mắc: tasks of which the agency reported why they are not done (Đ16.3).
    pub difficulties: Vec<ListedTask>,
    /// The sections that the regulation asks for and that only the agency can write.
    pub to_write: Vec<ReportSection>,
    /// The report as it was sent, if it is known to be.
    pub sent: Option<ReportFacts>,
    /// Figures that it states and the register counts otherwise, or that do not close (Đ17.2).
    pub stated: Reconciliation,
    /// Figures that it states of columns that the report does not have: nothing to compare them with.
    pub not_compared: Vec<StatedFigure>,
}

impl<S: Store> Register<S> {
    /// How everybody kept the duties that fell due within a period, as of its last day: entry and updates (Đ7.1.a, Đ8.1),
    /// confirmation, reports and the others that have a limit, the Office's own among them.
    ///
    /// # Errors
    /// As [`Register::duties`].
    pub fn discipline(&self, period: ReportPeriod, known_at: Option<Instant>) -> Result<Vec<Discipline>> {
        self.discipline_of(period, known_at, |filter, as_of| self.duties(filter, as_of))
    }

    /// The discipline of those duties that `duties` answers with.
    pub(super) fn discipline_of(
        &self,
        period: ReportPeriod,
        known_at: Option<Instant>,
        duties: impl Fn(&DutyFilter, AsOf) -> Result<Vec<Duty>>,
    ) -> Result<Vec<Discipline>> {
        let window = period.window(self.regulation_of(period)?)?;
        let as_of = AsOf { on: window.last, known_at };
        Ok(discipline(&duties(&due_within(window)?, as_of)?, window))
    }

    /// What the register knows for the self-check report of an agency, by the first report of the pack.
    ///
    /// # Errors
    /// `report.unknown` for an agency that the report has no row of; as [`Register::report`] and [`Register::duties`].
    pub fn self_check(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<SelfCheck> {
        self.self_check_with(agency, period, known_at, self.discipline(period, known_at)?)
    }

    /// The self-check of an agency whose discipline is among that of others.
    pub(super) fn self_check_with(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
        mut discipline: Vec<Discipline>,
    ) -> Result<SelfCheck> {
        discipline.retain(|row| row.agency == *agency);
        let report = self.report(period, known_at)?;
        let unknown = || DondocError::not_found(codes::REPORT_UNKNOWN, format!("row {agency}"));
        let row = report.row(None, agency.as_str()).filter(|row| row.key != TOTAL).ok_or_else(unknown)?;
        let list = |column: &str| self.cell(&report, row, column)?.list();
        let mut shortcomings = list("done_late")?;
        shortcomings.extend(list("open_overdue")?);
        shortcomings.sort_by_key(|task| std::cmp::Reverse(task.standing.days_late));
        let mut difficulties = list("total")?;
        difficulties.retain(|task| !task.difficulties.is_empty());
        let asked = &self.regulation_of(period)?.parameters().self_check_sections.value;
        let counted = [ReportSection::Assessment, ReportSection::Shortcomings, ReportSection::Difficulties];
        let to_write = asked.iter().filter_map(|name| ReportSection::from_name(name));
        let sent =
            self.cases(known_at)?.reports.into_iter().find(|sent| {
                (sent.kind, &sent.agency, sent.period) == (ReportKind::SelfCheck, agency, period)
            });
        let stated = sent.iter().flat_map(|sent| sent.figures.iter().cloned());
        let (compared, not_compared): (Vec<_>, Vec<_>) =
            stated.partition(|stated| report.definition.column(&stated.column).is_some());
        let claimed = ClaimedRow::stated(agency, compared);
        Ok(SelfCheck {
            agency: agency.clone(),
            period,
            assessment: row.clone(),
            columns: report.definition.columns.iter().map(|column| column.id.clone()).collect(),
            shortcomings,
            discipline,
            difficulties,
            to_write: to_write.filter(|section| !counted.contains(section)).collect(),
            stated: reconcile(&[claimed], &report)?,
            not_compared,
            sent,
        })
    }
}
