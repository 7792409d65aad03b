//! Which tasks a period counts, and where.

use crate::law::Window;
use crate::model::Snapshot;
use crate::standing::{Progress, Standing, Timeliness, standing_on};

/// Where a report counts a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Assigned before the window.
    pub carried_over: bool,
    /// Its standing on the last day of the window.
    pub standing: Standing,
}

/// The cell of a task, from a snapshot of the window's last day; `None` when the window does not count it: assigned after
/// it, or completed or withdrawn before it.
#[must_use]
pub fn cell(snapshot: &Snapshot, window: Window) -> Option<Cell> {
    if snapshot.assigned_on > window.last {
        return None;
    }
    let before = |day: Option<crate::CivilDate>| day.is_some_and(|day| day < window.first);
    if before(snapshot.completed_on(window.last)) || before(snapshot.withdrawn_by(window.last)) {
        return None;
    }
    Some(Cell {
        carried_over: snapshot.assigned_on < window.first,
        standing: standing_on(snapshot, window.last),
    })
}

impl Cell {
    /// Which of the columns counts the standing, by its place in [`super::COLUMNS`].
    pub(super) const fn column(self) -> super::counts::Column {
        use super::counts::Column;
        match (self.standing.progress, self.standing.timeliness) {
            (Progress::Withdrawn, _) => Column::Withdrawn,
            (Progress::AwaitingConfirmation, _) => Column::AwaitingConfirmation,
            (Progress::Completed, Timeliness::InTime) => Column::DoneOnTime,
            (Progress::Completed, Timeliness::Overdue) => Column::DoneLate,
            (Progress::Completed, Timeliness::NoDeadline) => Column::DoneNoDeadline,
            (Progress::InProgress | Progress::Returned, Timeliness::InTime) => Column::OpenInTime,
            (Progress::InProgress | Progress::Returned, Timeliness::Overdue) => Column::OpenOverdue,
            (Progress::InProgress | Progress::Returned, Timeliness::NoDeadline) => Column::OpenNoDeadline,
        }
    }
}
