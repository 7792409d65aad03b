//! What is known of a task: the plain rows on which every answer rests.

use serde::{Deserialize, Serialize};

use crate::date::{CivilDate, Instant};
use crate::model::agency::{Agency, AgencyEnding};
use crate::model::directive::Urgency;
use crate::model::follow_up::FollowUp;
use crate::model::history::History;
use crate::model::id::{AgencyCode, DirectiveId, DirectiveKind, OfficerId, Prose, Sector, TaskId};

/// Who has a task on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Holding {
    /// Cơ quan chủ trì. A returned task counts for the agency that returned it until it is assigned anew.
    pub lead: AgencyCode,
    /// Whether the lead returned it to the Office (Đ8.2.a) and it waits there.
    pub returned: bool,
}

/// The latest result of a task that was not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ResultFact {
    /// The day of the result.
    pub on: CivilDate,
    /// When the agency reported it.
    pub reported_at: Instant,
    /// When the Office confirmed it; the confirmation is knowledge, it does not move the day of completion.
    pub confirmed_at: Option<Instant>,
}

/// The interval of recorded time in which a row was what was known: from `since` to just before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Known {
    /// First instant at which this was known.
    pub since: Instant,
    /// The instant at which something newer was known; `None` while this is the latest.
    pub until: Option<Instant>,
}

impl Known {
    /// Known from `since` on.
    #[must_use]
    pub const fn since(since: Instant) -> Self {
        Self { since, until: None }
    }

    /// Whether this was what was known at `known_at`; without one, whether it is the latest.
    #[must_use]
    pub fn holds_at(&self, known_at: Option<Instant>) -> bool {
        match known_at {
            Some(at) => self.since <= at && self.until.is_none_or(|until| at < until),
            None => self.until.is_none(),
        }
    }
}

/// What a task bears of the directive that assigned it: a limit of entry and rows of reports rest on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignedBy {
    /// Độ khẩn.
    pub urgency: Urgency,
    /// Loại văn bản.
    pub kind: Option<DirectiveKind>,
    /// Người ký: who gave the task.
    pub signer: Prose,
}

/// What is known of one task. Dates, ids and the signer of its directive: no text of a document.
///
/// A host with a database of its own may fill this row itself and use [`crate::standing`], [`crate::duty`] and
/// [`crate::report`] alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TaskFacts {
    /// The task.
    pub task: TaskId,
    /// The directive that assigned it.
    pub directive: DirectiveId,
    /// The directive's day of issue: the day of assignment.
    pub assigned_on: CivilDate,
    /// What it bears of its directive.
    pub assigned_by: AssignedBy,
    /// Ngành, lĩnh vực.
    pub sector: Option<Sector>,
    /// When the Office entered and transferred it.
    pub entered_at: Instant,
    /// Cơ quan chủ trì, and whether it returned the task, by day.
    pub holding: History<Holding>,
    /// Cơ quan phối hợp.
    pub coordinators: Vec<AgencyCode>,
    /// Đơn vị theo dõi.
    pub monitoring_unit: Option<String>,
    /// Chuyên viên theo dõi.
    pub specialist: Option<OfficerId>,
    /// Thời hạn giao and its amendments, each by the day on which it was decided.
    pub deadline: History<Option<CivilDate>>,
    /// The latest result that was not refused.
    pub result: Option<ResultFact>,
    /// When the Office last refused a result: until then the agency had nothing more to say.
    pub refused_at: Option<Instant>,
    /// When the agency reported progress or a result, refused ones included: the evidence for Đ8.1.a.
    pub updates: Vec<Instant>,
    /// The day on which it was withdrawn.
    pub withdrawn_on: Option<CivilDate>,
    /// What happened around it without moving it.
    pub follow_up: FollowUp,
    /// When this row was what was known.
    pub known: Known,
}

/// A task as of one day: what a standing is computed from, without a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Snapshot {
    /// The day of assignment.
    pub assigned_on: CivilDate,
    /// Thời hạn giao.
    pub original_deadline: Option<CivilDate>,
    /// The deadline that holds on the day.
    pub deadline: Option<CivilDate>,
    /// The day of the latest result that was not refused.
    pub result_on: Option<CivilDate>,
    /// Whether that result is confirmed.
    pub confirmed: bool,
    /// The day of withdrawal.
    pub withdrawn_on: Option<CivilDate>,
    /// Whether the task lies at the Office, returned by its lead.
    pub returned: bool,
}

impl Snapshot {
    /// The day of completion as of `on`: the day of a confirmed result not after `on`.
    #[must_use]
    pub fn completed_on(&self, on: CivilDate) -> Option<CivilDate> {
        self.result_on.filter(|result| self.confirmed && *result <= on)
    }

    /// The day of withdrawal, if it is not after `on`.
    #[must_use]
    pub fn withdrawn_by(&self, on: CivilDate) -> Option<CivilDate> {
        self.withdrawn_on.filter(|day| *day <= on)
    }
}

impl TaskFacts {
    /// Whether somebody still has to do something about it: neither withdrawn nor completed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.withdrawn_on.is_none() && self.result.is_none_or(|result| result.confirmed_at.is_none())
    }

    /// The task as of `on`.
    #[must_use]
    pub fn snapshot(&self, on: CivilDate) -> Snapshot {
        Snapshot {
            assigned_on: self.assigned_on,
            original_deadline: *self.deadline.original(),
            deadline: *self.deadline.at(on),
            result_on: self.result.map(|result| result.on),
            confirmed: self.result.is_some_and(|result| result.confirmed_at.is_some()),
            withdrawn_on: self.withdrawn_on,
            returned: self.holding.at(on).returned,
        }
    }

    /// The day of completion as of `on`: the day of a confirmed result not after `on`.
    #[must_use]
    pub fn completed_on(&self, on: CivilDate) -> Option<CivilDate> {
        self.snapshot(on).completed_on(on)
    }

    /// Whether the task was withdrawn as of `on`.
    #[must_use]
    pub fn withdrawn_by(&self, on: CivilDate) -> Option<CivilDate> {
        self.withdrawn_on.filter(|day| *day <= on)
    }
}

/// What is known of an agency of the directory: a report asked again with what was known then lists the agencies of then.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct AgencyFacts {
    /// The agency.
    pub agency: Agency,
    /// The day from which it is in the directory.
    pub since: CivilDate,
    /// Its end, once it was decided.
    pub ended: Option<AgencyEnding>,
    /// When this row was what was known.
    pub known: Known,
}

impl AgencyFacts {
    /// Whether it ended on `day` or before it.
    #[must_use]
    pub fn has_ended_by(&self, day: CivilDate) -> bool {
        self.ended.as_ref().is_some_and(|ending| ending.on <= day)
    }

    /// Whether it is in the directory on `day`.
    #[must_use]
    pub fn is_there_on(&self, day: CivilDate) -> bool {
        self.since <= day && !self.has_ended_by(day)
    }
}

/// What is known of one directive, as far as duties need it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DirectiveFacts {
    /// The directive.
    pub directive: DirectiveId,
    /// Ngày ban hành.
    pub issued_on: CivilDate,
    /// Chuyên viên được phân công theo dõi.
    pub specialist: Option<OfficerId>,
    /// Độ khẩn.
    pub urgency: Urgency,
    /// When it was registered.
    pub registered_at: Instant,
    /// When this row was what was known.
    pub known: Known,
}
