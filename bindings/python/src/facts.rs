//! The row of a task that a host with a database of its own fills in, and its standing.

use dondoc::model::{
    AgencyCode, AssignedBy, DirectiveId, FollowUp, History, Holding, Known, ResultFact,
    TaskFacts as CoreFacts, TaskId,
};
use dondoc::standing::{Standing, standing as stands};
use dondoc::{CivilDate, Instant};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::as_of::When;

/// What is known of one task: dates and ids, no text of a document.
#[pyclass(frozen, eq, hash, module = "dondoc")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct TaskFacts(CoreFacts);

#[pymethods]
impl TaskFacts {
    #[new]
    #[pyo3(signature = (
        *, task, directive, assigned_on, lead, deadline = None, amendments = Vec::new(), result_on = None,
        reported_at = None, confirmed_at = None, withdrawn_on = None, returned_on = None, entered_at = None,
        updates = Vec::new()
    ))]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    fn new(
        task: TaskId,
        directive: DirectiveId,
        assigned_on: CivilDate,
        lead: AgencyCode,
        deadline: Option<CivilDate>,
        amendments: Vec<(CivilDate, Option<CivilDate>)>,
        result_on: Option<CivilDate>,
        reported_at: Option<Instant>,
        confirmed_at: Option<Instant>,
        withdrawn_on: Option<CivilDate>,
        returned_on: Option<CivilDate>,
        entered_at: Option<Instant>,
        updates: Vec<Instant>,
    ) -> PyResult<Self> {
        if result_on.is_none() && (reported_at.is_some() || confirmed_at.is_some()) {
            return Err(PyTypeError::new_err(
                "reported_at and confirmed_at are of a result: give result_on too",
            ));
        }
        let entered_at = entered_at.unwrap_or_else(|| begin_of(assigned_on));
        let result = result_on.map(|on| ResultFact {
            on,
            reported_at: reported_at.unwrap_or_else(|| begin_of(on)),
            confirmed_at,
        });
        // The row holds all of this at once, so that it was known when the last of it was.
        let since =
            updates.iter().copied().chain(reported_at).chain(confirmed_at).fold(entered_at, Instant::max);
        let back = returned_on.map(|on| (on, Holding { lead: lead.clone(), returned: true }));
        Ok(Self(CoreFacts {
            task,
            directive,
            assigned_on,
            assigned_by: AssignedBy::default(),
            sector: None,
            entered_at,
            holding: History::from_parts(Holding { lead, returned: false }, back.into_iter().collect()),
            coordinators: Vec::new(),
            monitoring_unit: None,
            specialist: None,
            deadline: History::from_parts(deadline, amendments),
            result,
            updates,
            withdrawn_on,
            refused_at: None,
            follow_up: FollowUp::default(),
            known: Known::since(since),
        }))
    }

    /// The task.
    #[getter]
    fn task(&self) -> &TaskId {
        &self.0.task
    }

    /// The directive that assigned it.
    #[getter]
    fn directive(&self) -> &DirectiveId {
        &self.0.directive
    }

    /// The directive's day of issue: the day of assignment.
    #[getter]
    fn assigned_on(&self) -> CivilDate {
        self.0.assigned_on
    }

    /// When the Office entered it.
    #[getter]
    fn entered_at(&self) -> Instant {
        self.0.entered_at
    }

    fn __repr__(&self) -> String {
        let CoreFacts { task, directive, assigned_on, .. } = &self.0;
        format!("<dondoc.TaskFacts {task} of {directive}, assigned on {assigned_on}>")
    }
}

/// The first moment of a day at Asia/Ho_Chi_Minh.
const fn begin_of(day: CivilDate) -> Instant {
    const DAY_MILLIS: i64 = 86_400_000;
    Instant::from_millis(Instant::end_of(day).millis() - DAY_MILLIS + 1)
}

/// Where a task stands; None when it was not assigned by that day, or the row was not known by that instant.
#[pyfunction]
pub(crate) fn standing(facts: &TaskFacts, as_of: When) -> Option<Standing> {
    stands(&facts.0, as_of.0)
}
