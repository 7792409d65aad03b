//! What happened around a task without moving it: receipt, contributions, reminders, difficulties, disagreements.

use serde::{Deserialize, Serialize};

use crate::date::{CivilDate, Instant};
use crate::model::id::AgencyCode;
use crate::named::named_enums;

named_enums! {
    /// What a reminder is about (nội dung đôn đốc, Đ11.1).
    ReminderSubject {
        /// Phân loại, cập nhật và chuyển theo dõi nhiệm vụ (điểm a).
        Entry = "entry",
        /// Tình hình thực hiện nhiệm vụ (điểm b).
        Execution = "execution",
        /// Chế độ thông tin, báo cáo (điểm b, c).
        Reporting = "reporting",
        /// Xử lý khó khăn, vướng mắc, đề xuất điều chỉnh (điểm d).
        Proposals = "proposals",
    }

    /// How a reminder reaches its agency (hình thức đôn đốc, Đ11.2).
    ReminderForm {
        /// Thông qua Hệ thống thông tin chỉ đạo điều hành.
        System = "system",
        /// Thông qua báo cáo định kỳ hoặc đột xuất.
        Report = "report",
        /// Qua làm việc, trao đổi trực tiếp.
        Meeting = "meeting",
        /// Qua điện thoại, thư điện tử, fax…
        Remote = "remote",
        /// Qua công tác kiểm tra.
        Inspection = "inspection",
    }

    /// Why a task whose day has come is not done (Đ16.3).
    NonPerformance {
        /// Chưa triển khai thực hiện.
        NotStarted = "not_started",
        /// Không đủ khả năng, điều kiện thực hiện.
        NotAble = "not_able",
        /// Thực hiện không hoàn thành.
        NotCompleted = "not_completed",
        /// Triển khai thực hiện không đúng yêu cầu.
        NotAsRequired = "not_as_required",
    }
}

/// What an agency gave: information of a coordinator to the lead (cung cấp thông tin, Đ10.2.b), which does not move the
/// task; files of an inspected agency to the team (Đ14.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Who gave it.
    pub agency: AgencyCode,
    /// On what day.
    pub on: CivilDate,
}

/// A reminder (đôn đốc) about a task (Đ11).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Who reminded.
    pub by: AgencyCode,
    /// Who was reminded.
    pub to: AgencyCode,
    /// The day.
    pub on: CivilDate,
    /// About what.
    pub subject: ReminderSubject,
    /// How.
    pub form: ReminderForm,
}

/// A report of difficulties and their causes (Đ16.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct Difficulty {
    /// Who reported it.
    pub agency: AgencyCode,
    /// The day of the report.
    pub on: CivilDate,
    /// Which of the four cases.
    pub kind: NonPerformance,
}

/// A matter on which agencies disagree, put before the Committee or its Chair (Đ10.1.c).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// The day on which it was raised.
    pub raised_on: CivilDate,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<CivilDate>,
}

/// What happened around a task. Days and codes only, each list in the order of recording.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields, default)]
pub struct FollowUp {
    /// When a lead said that it has checked the task against the document (Đ8.2.a).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<Instant>,
    /// What coordinators gave.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Contribution>,
    /// Reminders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<Reminder>,
    /// Reports of difficulties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub difficulties: Vec<Difficulty>,
    /// The days on which the Office reported the task with a proposal (Đ15.3).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub escalated_on: Vec<CivilDate>,
    /// Disagreements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disagreements: Vec<Disagreement>,
}

impl FollowUp {
    /// Whether nothing of it happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The disagreement that waits for a decision.
    #[must_use]
    pub fn open_disagreement(&self) -> Option<&Disagreement> {
        self.disagreements.iter().find(|disagreement| disagreement.decided_on.is_none())
    }
}
