//! A figure of a report opened to its tasks, each with its reason.

use super::{Register, Store, TaskFilter, agencies_of};
use crate::date::AsOf;
use crate::error::{DondocError, Result, codes};
use crate::law::Explanation;
use crate::model::{TaskFacts, TaskId};
use crate::report::{ListedTask, Placer, Report, ReportRow};

/// The tasks behind one figure of a report.
#[derive(Debug)]
pub struct ReportCell<'a, S> {
    register: &'a Register<S>,
    as_of: AsOf,
    tasks: Vec<TaskId>,
}

impl<S: Store> ReportCell<'_, S> {
    /// The tasks, in the order of their entry: as many as the figure says. In a report by coordinators the totals count
    /// a task once for each of them, and so does this list.
    #[must_use]
    pub fn tasks(&self) -> &[TaskId] {
        &self.tasks
    }

    /// The tasks as lists show them, in the order of [`ReportCell::tasks`]: of `total` it is the detail list of tracked
    /// tasks, of `open_overdue` the list of what is overdue, with its difficulties (Đ15.3, Đ16.3).
    ///
    /// # Errors
    /// What the store answers.
    pub fn list(&self) -> Result<Vec<ListedTask>> {
        let tasks = self.tasks.iter().map(|task| self.register.facts(task, self.as_of.known_at));
        let listed = |facts: Option<TaskFacts>| facts.and_then(|facts| ListedTask::of(&facts, self.as_of));
        tasks.filter_map(|facts| facts.map(listed).transpose()).collect()
    }

    /// Why each task stands where it does, in the order of [`ReportCell::tasks`].
    ///
    /// # Errors
    /// What the store answers.
    pub fn explain(&self) -> Result<Vec<(TaskId, Explanation)>> {
        let tasks = self.tasks.iter();
        tasks.map(|task| Ok((task.clone(), self.register.explain(task, self.as_of)?))).collect()
    }
}

impl<S: Store> Register<S> {
    /// Opens the figure of a column in a row of a report of this register.
    ///
    /// ```
    /// # use dondoc::{register::MemoryStore, Register, Regulation, calendar::WorkingCalendar, law::ReportPeriod};
    /// # let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    /// let report = register.report(ReportPeriod::month(2020, 4)?, None)?;
    /// let cell = register.cell(&report, &report.total, "open_overdue")?;
    /// assert!(cell.tasks().is_empty());
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    ///
    /// # Errors
    /// `report.unknown` when the definition has no such column; `report.moved` when the register does not have the tasks
    /// that the report counted: it was made with all knowledge and more is known by now, or of another register.
    pub fn cell(&self, report: &Report, row: &ReportRow, column: &str) -> Result<ReportCell<'_, S>> {
        let unknown = || DondocError::not_found(codes::REPORT_UNKNOWN, format!("column {column}"));
        let place = report.definition.column(column).ok_or_else(unknown)?;
        let agencies = agencies_of(&self.store, report.window, report.known_at)?;
        let placer = Placer::new(&report.definition, report.window, &agencies)?;
        let on = report.window.last;
        let filter =
            TaskFilter { known_at: report.known_at, assigned_until: Some(on), ..TaskFilter::default() };
        let mut tasks = Vec::new();
        self.store.scan_tasks(&filter, &mut |facts| {
            let places = placer.place(facts);
            let counted =
                places.iter().filter(|at| placer.row_has(row, at) && placer.column_has(place, at)).count();
            tasks.extend(std::iter::repeat_n(&facts.task, counted).cloned());
            Ok(())
        })?;
        let figure = row.cells.get(place).copied().unwrap_or_default();
        if i64::try_from(tasks.len()) != Ok(figure) {
            let detail =
                format!("the report counts {figure} tasks in {column}, the register {}", tasks.len());
            return Err(DondocError::invalid(codes::REPORT_MOVED, &row.key, detail));
        }
        Ok(ReportCell { register: self, as_of: AsOf { on, known_at: report.known_at }, tasks })
    }
}
