//! Agencies and officers.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::model::id::{AgencyCode, OfficerId, Sector, TaskId};
use crate::named::named_enums;

named_enums! {
    /// What an agency is to the register.
    AgencyKind {
        /// The office of this register: Văn phòng UBND tỉnh, or the office of an agency's own register (Đ19.2).
        Office = "office",
        /// Sở, ban, ngành.
        Department = "department",
        /// UBND huyện, thành phố; xã, phường since 1/7/2025. A role, not a level.
        LocalAuthority = "local_authority",
        /// Any other body that is given tasks (Đ1.2).
        Other = "other",
        /// A body that oversees (thanh tra, giám sát, kiểm toán): it is given no tasks, owes no reports and records nothing.
        Auditor = "auditor",
    }

    /// How an agency ends, and what follows it.
    Succession {
        /// Sáp nhập, hợp nhất: into one other, which may be new.
        Merged = "merged",
        /// Chia: into two or more.
        Split = "split",
        /// Đổi tên: the same body under a new code.
        Renamed = "renamed",
        /// Giải thể: what is open goes to agencies that are there.
        Dissolved = "dissolved",
    }
}

impl AgencyKind {
    /// Whether tasks are assigned to agencies of this kind, and reports owed by them: neither to the office of the register nor to
    /// who oversees it.
    #[must_use]
    pub const fn is_assignee(self) -> bool {
        !matches!(self, Self::Office | Self::Auditor)
    }
}

/// An agency (cơ quan, đơn vị) of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct Agency {
    /// Its code.
    pub code: AgencyCode,
    /// Its name.
    pub name: String,
    /// What it is to the register.
    pub kind: AgencyKind,
    /// The agency it belongs to.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub parent: Option<AgencyCode>,
    /// Ngành, lĩnh vực that it manages (Đ10.2.a).
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector>,
}

/// The end of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct AgencyEnding {
    /// The first day on which it is not there any more.
    pub on: CivilDate,
    /// How.
    pub how: Succession,
    /// Who follows it.
    pub successors: Vec<AgencyCode>,
}

/// Which successor an open task of an ended agency goes to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// The task.
    pub task: TaskId,
    /// One of the successors.
    pub to: AgencyCode,
}

/// Who acts: an officer on behalf of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct Actor {
    /// The officer.
    pub officer: OfficerId,
    /// The agency for which the officer acts.
    pub agency: AgencyCode,
}
