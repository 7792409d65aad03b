//! What a review says: how a regulation was carried out within a period, counted from the facts (Điều 13, Đ19.1).

mod check;
mod happenings;
mod tally;

use serde::Serialize;

use crate::date::{CivilDate, Instant};
use crate::law::{ReportPeriod, ReviewDefinition, Window};
use crate::model::{Agency, AgencyCode, DirectiveId, TaskId};
use crate::report::Fingerprint;

pub(crate) use happenings::{of_cases, of_task};
pub(crate) use tally::ReviewTally;

/// One of the things that a figure of a review counts: a task, a duty, or something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct ReviewItem {
    /// The agency for which it is counted.
    pub agency: AgencyCode,
    /// The day of a happening; of a duty its last day, without a limit the day from which it is owed; of a task that of its
    /// assignment.
    pub on: CivilDate,
    /// The task, where it is one, or about one.
    pub task: Option<TaskId>,
    /// The directive, where a duty is about one.
    pub directive: Option<DirectiveId>,
    /// The case or the period of a report, where it is about one.
    pub subject: Option<String>,
    /// The last day of a duty, the deadline of a task.
    pub due_on: Option<CivilDate>,
    /// The day on which a duty was done; of a task that of its result.
    pub done_on: Option<CivilDate>,
    /// Calendar days after the last day or the deadline, to when it was done or to the window's last day.
    pub days_late: i64,
    /// What sets it apart: the marks of a happening, how a duty was kept, the column of a task.
    pub marks: Vec<String>,
}

/// The part of an agency in a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct AgencyCount {
    /// The agency.
    pub agency: AgencyCode,
    /// Its part: never 0.
    pub count: i64,
}

/// A figure of a review.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct ReviewFigure {
    /// Id of its section.
    pub section: String,
    /// Its id.
    pub figure: String,
    /// The count: the sum of its parts by agency.
    pub count: i64,
    /// The parts of the agencies that have one, by code.
    pub by_agency: Vec<AgencyCount>,
    /// What it counts, by day, where the definition has it listed; empty otherwise: see [`crate::Register::review_items`].
    pub items: Vec<ReviewItem>,
}

/// A review of a period: the dossier of an agency (hồ sơ kiểm tra, Điều 13), or the yearly report on the regulation (báo cáo
/// kết quả triển khai thực hiện Quy chế, Đ19.1).
///
/// The same [`Fingerprint`] is the same [`Review::canonical`], byte for byte, on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Review {
    /// What it counts, and in which sections.
    pub definition: ReviewDefinition,
    /// Whose it is; `None`: everybody's.
    pub agency: Option<AgencyCode>,
    /// The agencies that it looks at, with their names, in the order of the directory: those that were there within the window,
    /// and others that have part in a figure.
    pub agencies: Vec<Agency>,
    /// The period.
    pub period: ReportPeriod,
    /// The days counted.
    pub window: Window,
    /// Only what was recorded by then counts; `None`: all that is recorded.
    pub known_at: Option<Instant>,
    /// Id and version of the regulation's pack.
    pub regulation: String,
    /// The figures, in the order of the definition.
    pub figures: Vec<ReviewFigure>,
    /// What it was made of.
    pub fingerprint: Fingerprint,
}

impl Review {
    /// A figure by its id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&ReviewFigure> {
        self.figures.iter().find(|figure| figure.figure == id)
    }

    /// The count of a figure; `None` where there is no such figure.
    #[must_use]
    pub fn count(&self, id: &str) -> Option<i64> {
        self.figure(id).map(|figure| figure.count)
    }
}
