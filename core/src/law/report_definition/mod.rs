//! A report as data: which tasks it counts, in which rows, columns and ratios, and which sums must close.

mod canonical;
mod check;
mod written;

use serde::{Deserialize, Serialize};

use crate::law::message::Text;
use crate::law::rule::Clause;

pub(crate) use canonical::sha256_hex;
pub(super) use canonical::{Label, Rest, label, rest};
pub(super) use check::is_id;
pub(super) use written::{ReportText, ViewText, read};

/// Which tasks a report counts. The Quy chế does not say; the practice knows all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// Assigned by the window's last day and not completed or withdrawn before its first: what was carried over, and
    /// what is new.
    CarriedAndNew,
    /// Assigned within the window.
    Assigned,
    /// With a deadline within the window, as it holds on the window's last day.
    Due,
}

/// What the tasks of a row have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// Cơ quan chủ trì on the window's last day.
    Lead,
    /// Whether the lead is a department, a local authority, or another body.
    LeadKind,
    /// Cơ quan phối hợp: a task counts once for each of them, and not at all without one.
    Coordinator,
    /// Đơn vị theo dõi.
    MonitoringUnit,
    /// Chuyên viên theo dõi.
    Specialist,
    /// Ngành, lĩnh vực of the task.
    Sector,
    /// Người ký of the directive: the leader who gave the task.
    Signer,
    /// Loại văn bản of the directive.
    DirectiveKind,
}

impl Grouping {
    /// The key of its label in the pack.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Lead => "agency",
            Self::LeadKind => "agency_kind",
            Self::Coordinator => "coordinator",
            Self::MonitoringUnit => "monitoring_unit",
            Self::Specialist => "specialist",
            Self::Sector => "sector",
            Self::Signer => "signer",
            Self::DirectiveKind => "directive_kind",
        }
    }

    /// Its name in packs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::LeadKind => "lead_kind",
            Self::Coordinator => "coordinator",
            Self::MonitoringUnit => "monitoring_unit",
            Self::Specialist => "specialist",
            Self::Sector => "sector",
            Self::Signer => "signer",
            Self::DirectiveKind => "directive_kind",
        }
    }

    /// Whether its rows name persons: a page for everybody leaves them out.
    #[must_use]
    pub const fn is_of_persons(self) -> bool {
        matches!(self, Self::Specialist | Self::Signer)
    }

    /// Whether it can be told from the lead alone, so that a store need not read more of a task.
    #[must_use]
    pub const fn is_by_lead(self) -> bool {
        matches!(self, Self::Lead | Self::LeadKind)
    }
}

/// How a task stands on the window's last day, as finely as a column can tell: each task of a report is in one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum ReportClass {
    /// Completed not after the deadline.
    DoneOnTime,
    /// Completed after the deadline.
    DoneLate,
    /// Completed, without a deadline.
    DoneNoDeadline,
    /// A result not after the deadline waits for the Office.
    AwaitingOnTime,
    /// A result after the deadline waits for the Office.
    AwaitingLate,
    /// A result waits for the Office; there is no deadline.
    AwaitingNoDeadline,
    /// Returned to the Office, the deadline not passed.
    ReturnedInTime,
    /// Returned to the Office, the deadline passed.
    ReturnedOverdue,
    /// Returned to the Office, without a deadline.
    ReturnedNoDeadline,
    /// Not completed, the deadline not passed.
    OpenInTime,
    /// Not completed, the deadline passed.
    OpenOverdue,
    /// Not completed, without a deadline.
    OpenNoDeadline,
    /// Withdrawn.
    Withdrawn,
}

impl ReportClass {
    /// Every class.
    pub const ALL: [Self; 13] = [
        Self::DoneOnTime,
        Self::DoneLate,
        Self::DoneNoDeadline,
        Self::AwaitingOnTime,
        Self::AwaitingLate,
        Self::AwaitingNoDeadline,
        Self::ReturnedInTime,
        Self::ReturnedOverdue,
        Self::ReturnedNoDeadline,
        Self::OpenInTime,
        Self::OpenOverdue,
        Self::OpenNoDeadline,
        Self::Withdrawn,
    ];

    /// Whether a task of the class is some days late.
    #[must_use]
    pub const fn is_late(self) -> bool {
        matches!(self, Self::DoneLate | Self::AwaitingLate | Self::ReturnedOverdue | Self::OpenOverdue)
    }
}

/// When a task of a column was assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum AssignedIn {
    /// Before the window.
    Before,
    /// Within it.
    Within,
}

/// A bucket of calendar days after the current deadline, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DaysLate {
    /// From so many days, at least 1.
    pub from: u32,
    /// To so many days; `None`: without end.
    #[serde(default)]
    pub to: Option<u32>,
}

/// A column: the tasks that it counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Column {
    /// Its id, such as `open_overdue`.
    pub id: String,
    /// Its heading.
    pub label: Text,
    /// The classes that it counts.
    pub classes: Vec<ReportClass>,
    /// Only those assigned then; `None`: whenever.
    pub assigned: Option<AssignedIn>,
    /// Only those so many days late; `None`: however late.
    pub days_late: Option<DaysLate>,
}

/// How a ratio is brought to its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearer; a half goes up.
    HalfUp,
    /// What comes after is cut off.
    Truncated,
}

/// A ratio in per cent. Its denominator is a column, so that it stands in the table beside the figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Ratio {
    /// Its id, such as `done_share`.
    pub id: String,
    /// Its heading.
    pub label: Text,
    /// The column above the line.
    pub numerator: String,
    /// The column below the line.
    pub denominator: String,
    /// How it is rounded.
    pub rounding: Rounding,
    /// How many decimals it has, 0 to 4.
    pub decimals: u8,
    /// Printed as what this other ratio leaves of 100 %, not rounded by itself: as national reports do.
    pub remainder_of: Option<String>,
}

/// A sum that must close in every row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The column that is the sum.
    pub sum: String,
    /// The columns that add up to it.
    pub parts: Vec<String>,
}

impl std::fmt::Display for Identity {
    /// Such as `total = done + open`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} = {}", self.sum, self.parts.join(" + "))
    }
}

/// A report as data. Read from a pack: [`crate::Regulation::report_definition`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReportDefinition {
    /// Its id, such as `by_lead`.
    pub id: String,
    /// Its title.
    pub label: Text,
    /// What its population and its rows rest on.
    pub clause: Clause,
    /// Which tasks it counts.
    pub population: Population,
    /// Its rows: one grouping, or two, the outer one first, whose rows are subtotals.
    pub groups: Vec<Grouping>,
    /// Id of the view that its columns, ratios and identities come from.
    pub view: String,
    /// What the view rests on.
    pub view_clause: Clause,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its ratios.
    pub ratios: Vec<Ratio>,
    /// The sums that must close.
    pub identities: Vec<Identity>,
}

impl ReportDefinition {
    /// The place of a column.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// Whether its rows can be told from the leads of tasks alone.
    #[must_use]
    pub fn is_by_lead(&self) -> bool {
        self.groups.iter().all(|group| group.is_by_lead())
    }
}
