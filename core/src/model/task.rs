//! Tasks as they are handed in.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::model::id::{AgencyCode, DirectiveId, OfficerId, Prose, Sector, TaskId};
use crate::named::named_enums;

/// A task (nhiệm vụ được giao) as the Office enters it: items 3 to 7 of Điều 6.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct TaskDraft {
    /// Chosen by the host.
    pub id: TaskId,
    /// The directive that assigns it; it is assigned on the directive's day of issue.
    pub directive: DirectiveId,
    /// Cơ quan chủ trì. A task without one is refused with the article; the draft can be made, so that the refusal
    /// can be shown.
    pub lead: Option<AgencyCode>,
    /// Cơ quan phối hợp.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    #[serde(default)]
    pub coordinators: Vec<AgencyCode>,
    /// Đơn vị được giao theo dõi, a unit of the Office.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub monitoring_unit: Option<String>,
    /// Chuyên viên được phân công theo dõi.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub specialist: Option<OfficerId>,
    /// Nội dung nhiệm vụ.
    pub content: Prose,
    /// Thời hạn; `None` for a task without one (Đ5.2).
    pub deadline: Option<CivilDate>,
    /// Ngành, lĩnh vực: the department that manages it follows and urges the task too (Đ10.2.a).
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sector: Option<Sector>,
}

named_enums! {
    /// Why an agency returns a task to the Office (Đ8.2.a).
    ReturnReason {
        /// Cập nhật thiếu nhiệm vụ được giao.
        Missing = "missing",
        /// Nội dung chưa chính xác.
        Inaccurate = "inaccurate",
        /// Không thuộc chức năng, nhiệm vụ, quyền hạn.
        OutsideCompetence = "outside_competence",
    }
}
