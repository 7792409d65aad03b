//! Directives: the documents that assign tasks.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::law::message::DIRECTIVE_SECRET;
use crate::law::{Finding, Regulation};
use crate::model::facts::AssignedBy;
use crate::model::id::{AgencyCode, DirectiveId, DirectiveKind, OfficerId, Prose};
use crate::named::named_enums;

named_enums! {
    /// Degree of urgency (độ khẩn) as the document bears it. A regulation may set shorter limits for the urgent ones.
    Urgency {
        /// None.
        Normal = "normal",
        /// Khẩn.
        Urgent = "urgent",
        /// Thượng khẩn.
        VeryUrgent = "very_urgent",
        /// Hỏa tốc.
        Express = "express",
    }

    /// Degree of secrecy (độ mật). It exists to be refused: no directive can be made of a secret draft.
    Secrecy {
        /// Not secret.
        Unclassified = "unclassified",
        /// Mật.
        Mat = "mat",
        /// Tối mật.
        ToiMat = "toi_mat",
        /// Tuyệt mật.
        TuyetMat = "tuyet_mat",
    }
}

impl Default for Urgency {
    /// Most documents bear no degree.
    fn default() -> Self {
        Self::Normal
    }
}

impl Default for Secrecy {
    /// What a host does not mark is not secret.
    fn default() -> Self {
        Self::Unclassified
    }
}

/// A directive as a host hands it in, degree of secrecy included.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct DirectiveDraft {
    /// Chosen by the host.
    pub id: DirectiveId,
    /// Số, ký hiệu as written; a processing slip may have none.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// Loại văn bản, by its id in the regulation.
    pub kind: DirectiveKind,
    /// Ngày ban hành.
    pub issued_on: CivilDate,
    /// Người ký.
    pub signer: Prose,
    /// Trích yếu.
    pub abstract_text: Prose,
    /// Cơ quan, đơn vị trình ban hành; several where a document was drafted jointly.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    #[serde(default)]
    pub drafting_units: Vec<AgencyCode>,
    /// Chuyên viên được phân công theo dõi, who answers for its entry.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub specialist: Option<OfficerId>,
    /// Độ mật.
    #[serde(default)]
    pub secrecy: Secrecy,
    /// Độ khẩn.
    #[serde(default)]
    pub urgency: Urgency,
}

/// A directive (văn bản chỉ đạo, điều hành) that may be tracked: never a secret one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directive {
    /// Chosen by the host.
    pub id: DirectiveId,
    /// Số, ký hiệu as written.
    pub number: Option<String>,
    /// Loại văn bản.
    pub kind: DirectiveKind,
    /// Ngày ban hành.
    pub issued_on: CivilDate,
    /// Người ký.
    pub signer: Prose,
    /// Trích yếu.
    pub abstract_text: Prose,
    /// Cơ quan, đơn vị trình ban hành.
    pub drafting_units: Vec<AgencyCode>,
    /// Chuyên viên được phân công theo dõi.
    pub specialist: Option<OfficerId>,
    /// Độ khẩn.
    pub urgency: Urgency,
}

impl Directive {
    /// What its tasks bear of it.
    #[must_use]
    pub fn assigned_by(&self) -> AssignedBy {
        AssignedBy { urgency: self.urgency, kind: Some(self.kind.clone()), signer: self.signer.clone() }
    }

    /// What a host would hand in to register the same: to show it in a form, and to correct it.
    #[must_use]
    pub fn to_draft(&self) -> DirectiveDraft {
        DirectiveDraft {
            id: self.id.clone(),
            number: self.number.clone(),
            kind: self.kind.clone(),
            issued_on: self.issued_on,
            signer: self.signer.clone(),
            abstract_text: self.abstract_text.clone(),
            drafting_units: self.drafting_units.clone(),
            specialist: self.specialist.clone(),
            secrecy: Secrecy::Unclassified,
            urgency: self.urgency,
        }
    }

    /// Makes a directive of a draft; a secret one is refused here, before anything else looks at it (Đ1.1, Đ2.6).
    ///
    /// # Errors
    /// The finding `directive.secret`; it repeats nothing of the document.
    pub fn from_draft(draft: &DirectiveDraft, regulation: &Regulation) -> Result<Self, Box<Finding>> {
        // The pack gives the article and its words; that no secret document enters is not for a pack to change.
        let refused = &regulation.parameters().refused_secrecy;
        if draft.secrecy != Secrecy::Unclassified {
            return Err(Box::new(Finding::error(&DIRECTIVE_SECRET, "secrecy", &[]).under(&refused.clause)));
        }
        Ok(Self {
            id: draft.id.clone(),
            number: draft.number.clone(),
            kind: draft.kind.clone(),
            issued_on: draft.issued_on,
            signer: draft.signer.clone(),
            abstract_text: draft.abstract_text.clone(),
            drafting_units: draft.drafting_units.clone(),
            specialist: draft.specialist.clone(),
            urgency: draft.urgency,
        })
    }
}
