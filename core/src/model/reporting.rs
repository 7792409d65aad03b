//! Reports as acts: the self-check of an agency, the evaluation of the Office, the report on the regulation itself.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::law::ReportPeriod;
use crate::model::id::{AgencyCode, Prose};
use crate::named::named_enums;

named_enums! {
    /// Which report.
    ReportKind {
        /// An agency's report on its own work (báo cáo tự kiểm tra, Đ16.1–16.2).
        SelfCheck = "self_check",
        /// The Office's report on everybody's work (báo cáo đánh giá, Đ15.2).
        Evaluation = "evaluation",
        /// The Office's report on how the regulation is carried out (Đ19.1).
        OnRegulation = "on_regulation",
    }

    /// A part that a self-check report must have (Đ16.1).
    ReportSection {
        /// Đánh giá tình hình thực hiện nhiệm vụ.
        Assessment = "assessment",
        /// Tồn tại, hạn chế.
        Shortcomings = "shortcomings",
        /// Khó khăn, vướng mắc.
        Difficulties = "difficulties",
        /// Nguyên nhân.
        Causes = "causes",
        /// Đề xuất, kiến nghị.
        Proposals = "proposals",
    }

    /// Where the Office publishes its report (Đ15.2).
    PublicationPlace {
        /// Hệ thống thông tin chỉ đạo điều hành.
        System = "system",
        /// Cổng Thông tin điện tử.
        Portal = "portal",
    }
}

/// One part of a report, in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Which part.
    pub section: ReportSection,
    /// What it says.
    pub text: Prose,
}

/// A figure as an agency states it, beside the register's own (Đ9, Đ17.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct StatedFigure {
    /// The column of the report, by its key.
    pub column: String,
    /// The count.
    pub count: i64,
}

/// A report that was sent, submitted or published.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct ReportFacts {
    /// Which report.
    pub kind: ReportKind,
    /// Whose report.
    pub agency: AgencyCode,
    /// Of which period.
    pub period: ReportPeriod,
    /// The day on which it was sent or submitted.
    pub sent_on: CivilDate,
    /// The figures that it states; those of the register stand beside them, never instead.
    pub figures: Vec<StatedFigure>,
    /// Where it was published, and on what day.
    pub published: Vec<Publication>,
}

/// A publication of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Where.
    pub place: PublicationPlace,
    /// On what day.
    pub on: CivilDate,
}

impl ReportFacts {
    /// The day on which it stood at every one of `places`, by the names of a pack; `None` while one is missing.
    #[must_use]
    pub fn published_on(&self, places: &[String]) -> Option<CivilDate> {
        let day = |place: &String| {
            self.published.iter().find(|made| made.place.name() == place).map(|made| made.on)
        };
        places.iter().map(day).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max())
    }
}
