//! The tasks behind a figure of a report.

use dondoc::law::Language;
use dondoc::model::{Actor, TaskId};
use dondoc::report::{ListedTask, Report, ReportRow};
use dondoc::{AsOf, DondocError, codes};
use pyo3::prelude::*;

use crate::explanation::Explanation;
use crate::register::Register;

/// The tasks behind one figure of a report.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct ReportCell {
    register: Py<Register>,
    as_of: AsOf,
    tasks: Vec<TaskId>,
}

impl ReportCell {
    pub(crate) fn open(
        py: Python<'_>,
        register: &Py<Register>,
        seen_by: Option<&Actor>,
        report: &Report,
        row: &ReportRow,
        column: &str,
    ) -> PyResult<Self> {
        let as_of = AsOf { on: report.window.last, known_at: report.known_at };
        let tasks = register.get().with(py, |open| {
            Ok::<_, DondocError>(match seen_by {
                Some(actor) => open.seen_by(actor)?.tasks_behind(report, row, column)?,
                None => open.cell(report, row, column)?.tasks().to_vec(),
            })
        })?;
        Ok(Self { register: register.clone_ref(py), as_of, tasks })
    }
}

#[pymethods]
impl ReportCell {
    /// The ids of the tasks, in the order of their entry. In a report by coordinators the totals count a task once for
    /// each of them, and so does this list.
    fn tasks(&self) -> Vec<TaskId> {
        self.tasks.clone()
    }

    /// The tasks as lists show them: of `total` it is the detail list, of `open_overdue` the list of what is overdue, with
    /// its difficulties.
    fn list(&self, py: Python<'_>) -> PyResult<Vec<ListedTask>> {
        self.register.get().with(py, |open| {
            let tasks = self.tasks.iter().map(|task| open.facts(task, self.as_of.known_at));
            let lines = tasks.filter_map(|facts| match facts {
                Ok(facts) => facts.and_then(|facts| ListedTask::of(&facts, self.as_of)).map(Ok),
                Err(error) => Some(Err(error)),
            });
            lines.collect::<dondoc::Result<Vec<_>>>()
        })
    }

    /// Each task with why it stands where it does; `lang` is the language of the explanation's `str`.
    #[pyo3(signature = (lang = Language::Vietnamese))]
    fn explain(&self, py: Python<'_>, lang: Language) -> PyResult<Vec<(TaskId, Explanation)>> {
        let reasons = self.register.get().with(py, |open| {
            let tasks = self.tasks.iter();
            tasks
                .map(|task| Ok((task.clone(), open.explain(task, self.as_of)?)))
                .collect::<dondoc::Result<Vec<_>>>()
        })?;
        Ok(reasons.into_iter().map(|(task, reason)| (task, Explanation::new(reason, lang))).collect())
    }

    /// The figure.
    fn __len__(&self) -> usize {
        self.tasks.len()
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.ReportCell of {} tasks>", self.tasks.len())
    }
}

/// A report has no such row or column.
pub(crate) fn unknown(what: String) -> DondocError {
    DondocError::not_found(codes::REPORT_UNKNOWN, what)
}
