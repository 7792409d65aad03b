//! Layer 4: where a task stands on a day, and why (Đ6.8).

mod explain;
mod outcome;
mod view;

use crate::date::{AsOf, CivilDate};
use crate::model::{Snapshot, TaskFacts};

pub use explain::explain;
pub use outcome::{AgencyOutcome, AgencyPart, outcomes};
pub use view::{Quadrant, StandingClass, due_soon_until, is_due_soon};

/// How far a task has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, module = "dondoc", rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum Progress {
    /// The lead has it.
    InProgress,
    /// The lead returned it to the Office (Đ8.2.a).
    Returned,
    /// A result waits for the Office to confirm it (Đ7.2.đ).
    AwaitingConfirmation,
    /// Its result is confirmed.
    Completed,
    /// It was withdrawn.
    Withdrawn,
}

/// How a task stands against its deadline, measured on the day of its result, of its withdrawal, or asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, module = "dondoc", rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum Timeliness {
    /// Not after the deadline; on the day itself a task is in time.
    InTime,
    /// After the deadline.
    Overdue,
    /// There is none.
    NoDeadline,
}

/// Where a task stands: two axes, and by how many days.
///
/// The three classes of Đ6.8 and the 2×2 of national reports are views of it: [`Standing::class`], [`Standing::quadrant`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Standing {
    /// How far.
    pub progress: Progress,
    /// Against the deadline.
    pub timeliness: Timeliness,
    /// Calendar days after the current deadline; 0 when not overdue.
    pub days_late: i32,
    /// Calendar days after the original deadline; 0 when not after it or without one. An amendment cannot hide it.
    pub days_late_original: i32,
}

/// Where a task stands; `None` when it was not assigned by `as_of.on`, or the row is not what was known at
/// `as_of.known_at`.
#[must_use]
pub fn standing(facts: &TaskFacts, as_of: AsOf) -> Option<Standing> {
    if facts.assigned_on > as_of.on || !facts.known.holds_at(as_of.known_at) {
        return None;
    }
    Some(standing_on(&facts.snapshot(as_of.on), as_of.on))
}

/// The standing of a task that is known and assigned, from a snapshot of the same day.
#[must_use]
pub fn standing_on(snapshot: &Snapshot, on: CivilDate) -> Standing {
    let result = snapshot.result_on.filter(|result| *result <= on);
    let (progress, measured) = match (snapshot.withdrawn_by(on), result) {
        (Some(withdrawn), _) => (Progress::Withdrawn, withdrawn),
        (None, Some(result)) if snapshot.confirmed => (Progress::Completed, result),
        (None, Some(result)) => (Progress::AwaitingConfirmation, result),
        (None, None) if snapshot.returned => (Progress::Returned, on),
        (None, None) => (Progress::InProgress, on),
    };
    let days_after = |deadline: Option<CivilDate>| {
        deadline.map_or(0, |deadline| (measured.days() - deadline.days()).max(0))
    };
    let days_late = days_after(snapshot.deadline);
    Standing {
        progress,
        timeliness: match snapshot.deadline {
            None => Timeliness::NoDeadline,
            Some(_) if days_late > 0 => Timeliness::Overdue,
            Some(_) => Timeliness::InTime,
        },
        days_late,
        days_late_original: days_after(snapshot.original_deadline),
    }
}
