//! What the register knows for the self-check report of one agency.

use dondoc::model::{AgencyCode, ReportFacts, ReportSection, StatedFigure};
use dondoc::register::SelfCheck as CoreSelfCheck;
use dondoc::report::{Discipline, ListedTask, Reconciliation};
use pyo3::prelude::*;

use crate::period::ReportPeriod;
use crate::report::ReportRow;

/// What the register knows for the self-check report of one agency (báo cáo tự kiểm tra, Đ16.1), by its sections.
#[pyclass(frozen, eq, module = "dondoc")]
#[derive(PartialEq, Eq)]
pub(crate) struct SelfCheck(pub(crate) CoreSelfCheck);

#[pymethods]
impl SelfCheck {
    /// The agency.
    #[getter]
    fn agency(&self) -> AgencyCode {
        self.0.agency.clone()
    }

    /// The period.
    #[getter]
    fn period(&self) -> ReportPeriod {
        ReportPeriod(self.0.period)
    }

    /// Đánh giá tình hình thực hiện: the row of the agency.
    #[getter]
    fn assessment(&self) -> ReportRow {
        ReportRow::of_columns(self.0.assessment.clone(), self.0.columns.clone())
    }

    /// Tồn tại, hạn chế: tasks that were completed late, and tasks that are overdue, the longest first.
    #[getter]
    fn shortcomings(&self) -> Vec<ListedTask> {
        self.0.shortcomings.clone()
    }

    /// Tồn tại, hạn chế in updating and reporting: how the agency kept its duties.
    #[getter]
    fn discipline(&self) -> Vec<Discipline> {
        self.0.discipline.clone()
    }

    /// Khó khăn, vướng mắc: tasks of which the agency reported why they are not done.
    #[getter]
    fn difficulties(&self) -> Vec<ListedTask> {
        self.0.difficulties.clone()
    }

    /// The sections that the regulation asks for and that only the agency can write.
    #[getter]
    fn to_write(&self) -> Vec<ReportSection> {
        self.0.to_write.clone()
    }

    /// The report as it was sent, if it is known to be.
    #[getter]
    fn sent(&self) -> Option<ReportFacts> {
        self.0.sent.clone()
    }

    /// Figures that it states and the register counts otherwise, or that do not close.
    #[getter]
    fn stated(&self) -> Reconciliation {
        self.0.stated.clone()
    }

    /// Figures that it states of columns that the report does not have.
    #[getter]
    fn not_compared(&self) -> Vec<StatedFigure> {
        self.0.not_compared.clone()
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.SelfCheck of {} for {}>", self.0.agency, self.0.period)
    }
}
