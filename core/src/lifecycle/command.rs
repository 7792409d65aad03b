//! Commands: what a host asks the register to record.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, Result, codes};
use crate::lifecycle::stream::StreamId;
use crate::model::{
    Actor, Agency, AgencyCode, CommandId, DirectiveDraft, Prose, ReturnReason, TaskDraft, TaskId,
};

/// A request to record one act: what, by whom, when in the world and when it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct Command {
    /// Chosen by the client. The same id again is the same command again: it is answered, not applied.
    pub id: CommandId,
    /// Who acts.
    pub actor: Actor,
    /// The day in the world: of issue, of the decision, of the result.
    pub occurred_on: CivilDate,
    /// The instant of recording, given by the host: when it is written down, not when it happened. It never precedes the
    /// latest record of the same task. That an old question keeps its answer rests on the host stamping honestly: a new
    /// task stamped with last year's instant would have been known last year.
    pub recorded_at: Instant,
    /// The act.
    pub action: Action,
}

/// The acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, from_py_object, module = "dondoc"))]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Puts an agency into the directory.
    RegisterAgency {
        /// The agency.
        agency: Agency,
    },
    /// Registers a directive (đăng ký văn bản); `occurred_on` is its day of issue.
    RegisterDirective {
        /// The directive.
        directive: DirectiveDraft,
    },
    /// Enters a task and transfers it (cập nhật, chuyển theo dõi).
    AssignTask {
        /// The task.
        task: TaskDraft,
    },
    /// Changes the current deadline by a decision of `occurred_on`; the original stays.
    AmendDeadline {
        /// The task.
        task: TaskId,
        /// The new deadline; `None`: without one from now on.
        deadline: Option<CivilDate>,
        /// The document that decides it.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Reports how a task stands without a result (cập nhật tình hình).
    UpdateProgress {
        /// The task.
        task: TaskId,
        /// What is said.
        note: Prose,
    },
    /// Reports the result of `occurred_on`.
    ReportResult {
        /// The task.
        task: TaskId,
        /// Số, ký hiệu of the document that is the result.
        #[cfg_attr(feature = "uniffi", uniffi(default = None))]
        document: Option<String>,
    },
    /// Confirms the result that waits (xác nhận kết quả).
    ConfirmResult {
        /// The task.
        task: TaskId,
    },
    /// Refuses the result that waits.
    RefuseResult {
        /// The task.
        task: TaskId,
        /// Why.
        reason: Prose,
    },
    /// Returns a task to the Office (chuyển lại Văn phòng).
    ReturnTask {
        /// The task.
        task: TaskId,
        /// Which of the reasons of Đ8.2.a.
        reason: ReturnReason,
        /// The reason in words.
        note: Prose,
    },
    /// Gives a task to another lead, or anew to the one that returned it.
    ReassignTask {
        /// The task.
        task: TaskId,
        /// The lead from `occurred_on` on.
        lead: AgencyCode,
        /// The coordinators from then on.
        #[cfg_attr(feature = "uniffi", uniffi(default = []))]
        coordinators: Vec<AgencyCode>,
        /// Why.
        reason: Prose,
    },
    /// Withdraws a task (rút nhiệm vụ).
    WithdrawTask {
        /// The task.
        task: TaskId,
        /// Why.
        reason: Prose,
    },
}

impl Action {
    /// The stable name, as in the permissions of a pack.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::RegisterAgency { .. } => "register_agency",
            Self::RegisterDirective { .. } => "register_directive",
            Self::AssignTask { .. } => "assign_task",
            Self::AmendDeadline { .. } => "amend_deadline",
            Self::UpdateProgress { .. } => "update_progress",
            Self::ReportResult { .. } => "report_result",
            Self::ConfirmResult { .. } => "confirm_result",
            Self::RefuseResult { .. } => "refuse_result",
            Self::ReturnTask { .. } => "return_task",
            Self::ReassignTask { .. } => "reassign_task",
            Self::WithdrawTask { .. } => "withdraw_task",
        }
    }

    /// The stream that the act writes.
    #[must_use]
    pub fn stream(&self) -> StreamId {
        match self {
            Self::RegisterAgency { agency } => StreamId::agency(&agency.code),
            Self::RegisterDirective { directive } => StreamId::directive(&directive.id),
            Self::AssignTask { task } => StreamId::task(&task.id),
            Self::AmendDeadline { task, .. }
            | Self::UpdateProgress { task, .. }
            | Self::ReportResult { task, .. }
            | Self::ConfirmResult { task }
            | Self::RefuseResult { task, .. }
            | Self::ReturnTask { task, .. }
            | Self::ReassignTask { task, .. }
            | Self::WithdrawTask { task, .. } => StreamId::task(task),
        }
    }

    /// The agencies that the act names.
    #[must_use]
    pub fn agencies(&self) -> Vec<&AgencyCode> {
        match self {
            Self::RegisterAgency { agency } => agency.parent.iter().collect(),
            Self::RegisterDirective { directive } => directive.drafting_units.iter().collect(),
            Self::AssignTask { task } => task.lead.iter().chain(&task.coordinators).collect(),
            Self::ReassignTask { lead, coordinators, .. } => {
                std::iter::once(lead).chain(coordinators).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Command {
    /// SHA-256 over what the command says, without its id and its instant: a client that tries again may stamp a
    /// later instant, but may not say something else under the same id.
    ///
    /// # Errors
    /// `integrity.broken` if the command cannot be written as JSON.
    pub fn digest(&self) -> Result<[u8; 32]> {
        let contents = serde_json::to_vec(&(&self.actor, self.occurred_on, &self.action))
            .map_err(|error| DondocError::integrity(0, error.to_string()))?;
        Ok(Sha256::digest(contents).into())
    }

    /// The error for a command id that was used for something else.
    #[must_use]
    pub fn reused(&self) -> DondocError {
        DondocError::invalid(
            codes::COMMAND_REUSED,
            "id",
            format!("command id {} was used before with other contents", self.id),
        )
    }
}
