//! Inspections (kiểm tra, Điều 12 to 14).

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::model::follow_up::Contribution;
use crate::model::id::{AgencyCode, CaseId, OfficerId, TaskId};
use crate::named::named_enums;

named_enums! {
    /// What is inspected (nội dung kiểm tra, Đ13.1).
    InspectionContent {
        /// Tổ chức, triển khai và tình hình, kết quả thực hiện nhiệm vụ.
        Execution = "execution",
        /// Cập nhật tình hình, kết quả trên Hệ thống.
        Updating = "updating",
        /// Chế độ thông tin, báo cáo.
        Reporting = "reporting",
    }

    /// What an inspection rests on (căn cứ kiểm tra, Đ13.2).
    InspectionGround {
        /// Thường xuyên, định kỳ: the approved plan.
        Plan = "plan",
        /// Đột xuất: a request of the Committee, its Chair or another authority.
        Request = "request",
        /// Đột xuất: signs that a task is not carried out, or not as it was assigned.
        Signs = "signs",
    }
}

/// An inspection as its decision sets it up (quyết định kiểm tra).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct InspectionDraft {
    /// Chosen by the host.
    pub case: CaseId,
    /// Số, ký hiệu of the decision.
    pub decision: String,
    /// What it rests on.
    pub ground: InspectionGround,
    /// Số, ký hiệu of the approved plan, or of the request.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ground_document: Option<String>,
    /// What is inspected.
    pub contents: Vec<InspectionContent>,
    /// Who is inspected.
    pub agencies: Vec<AgencyCode>,
    /// Trưởng Đoàn kiểm tra.
    pub head: Option<OfficerId>,
    /// Thành viên Đoàn kiểm tra.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    #[serde(default)]
    pub members: Vec<OfficerId>,
    /// The tasks that it looks into; none: those of the agencies in general.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    #[serde(default)]
    pub tasks: Vec<TaskId>,
}

/// What is known of an inspection. Days and codes only.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct InspectionFacts {
    /// The case.
    pub case: CaseId,
    /// The day of the decision.
    pub decided_on: CivilDate,
    /// What it rests on.
    pub ground: InspectionGround,
    /// What is inspected.
    pub contents: Vec<InspectionContent>,
    /// Who is inspected.
    pub agencies: Vec<AgencyCode>,
    /// Trưởng Đoàn.
    pub head: OfficerId,
    /// Thành viên.
    pub members: Vec<OfficerId>,
    /// Agencies that the head invited (Đ14.2).
    pub invited: Vec<AgencyCode>,
    /// Which inspected agency gave its report and files, and on what day (Đ14.3).
    pub provided: Vec<Contribution>,
    /// The tasks that it looks into.
    pub tasks: Vec<TaskId>,
    /// The day of its conclusion.
    pub concluded_on: Option<CivilDate>,
}
