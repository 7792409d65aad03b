//! A task as the lists of reports show it: the detail list of tracked tasks, the overdue tasks with their difficulties
//! (Đ15.3, Đ16.3). Days, ids and codes only: what a document says stays with the host.

use crate::date::{AsOf, CivilDate};
use crate::model::{AgencyCode, Difficulty, DirectiveId, OfficerId, Sector, TaskFacts, TaskId};
use crate::standing::{Standing, standing};

/// One line of a list of tasks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct ListedTask {
    /// The task.
    pub task: TaskId,
    /// Văn bản giao nhiệm vụ.
    pub directive: DirectiveId,
    /// Ngày giao.
    pub assigned_on: CivilDate,
    /// Cơ quan chủ trì on the day asked about.
    pub lead: AgencyCode,
    /// Cơ quan phối hợp.
    pub coordinators: Vec<AgencyCode>,
    /// Đơn vị theo dõi.
    pub monitoring_unit: Option<String>,
    /// Chuyên viên theo dõi.
    pub specialist: Option<OfficerId>,
    /// Ngành, lĩnh vực.
    pub sector: Option<Sector>,
    /// Thời hạn giao.
    pub original_deadline: Option<CivilDate>,
    /// The deadline that holds.
    pub deadline: Option<CivilDate>,
    /// Tình trạng, by how many days late.
    pub standing: Standing,
    /// The day of the result, if it is not after the day asked about.
    pub result_on: Option<CivilDate>,
    /// Why it is not done, as the lead reported by then (Đ16.3).
    pub difficulties: Vec<Difficulty>,
    /// The days on which the Office reported it with a proposal by then (Đ15.3).
    pub escalated_on: Vec<CivilDate>,
}

impl ListedTask {
    /// The line of a task; `None` when it was not known, or not assigned, as of then.
    #[must_use]
    pub fn of(facts: &TaskFacts, as_of: AsOf) -> Option<Self> {
        let standing = standing(facts, as_of)?;
        let on = as_of.on;
        Some(Self {
            task: facts.task.clone(),
            directive: facts.directive.clone(),
            assigned_on: facts.assigned_on,
            lead: facts.holding.at(on).lead.clone(),
            coordinators: facts.coordinators.clone(),
            monitoring_unit: facts.monitoring_unit.clone(),
            specialist: facts.specialist.clone(),
            sector: facts.sector.clone(),
            original_deadline: *facts.deadline.original(),
            deadline: *facts.deadline.at(on),
            standing,
            result_on: facts.result.map(|result| result.on).filter(|result| *result <= on),
            difficulties: facts
                .follow_up
                .difficulties
                .iter()
                .filter(|difficulty| difficulty.on <= on)
                .cloned()
                .collect(),
            escalated_on: facts.follow_up.escalated_on.iter().copied().filter(|day| *day <= on).collect(),
        })
    }
}
