//! Which tasks a period counts, and where.

use super::counts::Column;
use crate::law::{Population, ReportClass, Window};
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

/// The cell of a task, from a snapshot of the window's last day; `None` when the population does not have it. No
/// population has a task assigned after the window.
#[must_use]
pub fn cell(snapshot: &Snapshot, window: Window, population: Population) -> Option<Cell> {
    let before = |day: Option<crate::CivilDate>| day.is_some_and(|day| day < window.first);
    let counted = snapshot.assigned_on <= window.last
        && match population {
            Population::CarriedAndNew => {
                !before(snapshot.completed_on(window.last)) && !before(snapshot.withdrawn_by(window.last))
            }
            Population::Assigned => window.first <= snapshot.assigned_on,
            Population::Due => snapshot.deadline.is_some_and(|deadline| window.contains(deadline)),
        };
    counted.then(|| Cell {
        carried_over: snapshot.assigned_on < window.first,
        standing: standing_on(snapshot, window.last),
    })
}

impl Cell {
    /// The class of its standing.
    #[must_use]
    pub const fn class(self) -> ReportClass {
        use ReportClass as Class;
        match (self.standing.progress, self.standing.timeliness) {
            (Progress::Withdrawn, _) => Class::Withdrawn,
            (Progress::Completed, Timeliness::InTime) => Class::DoneOnTime,
            (Progress::Completed, Timeliness::Overdue) => Class::DoneLate,
            (Progress::Completed, Timeliness::NoDeadline) => Class::DoneNoDeadline,
            (Progress::AwaitingConfirmation, Timeliness::InTime) => Class::AwaitingOnTime,
            (Progress::AwaitingConfirmation, Timeliness::Overdue) => Class::AwaitingLate,
            (Progress::AwaitingConfirmation, Timeliness::NoDeadline) => Class::AwaitingNoDeadline,
            (Progress::Returned, Timeliness::InTime) => Class::ReturnedInTime,
            (Progress::Returned, Timeliness::Overdue) => Class::ReturnedOverdue,
            (Progress::Returned, Timeliness::NoDeadline) => Class::ReturnedNoDeadline,
            (Progress::InProgress, Timeliness::InTime) => Class::OpenInTime,
            (Progress::InProgress, Timeliness::Overdue) => Class::OpenOverdue,
            (Progress::InProgress, Timeliness::NoDeadline) => Class::OpenNoDeadline,
        }
    }
}

/// Which of the counts has a class.
pub(super) const fn counted_in(class: ReportClass) -> Column {
    use ReportClass as Class;
    match class {
        Class::DoneOnTime => Column::DoneOnTime,
        Class::DoneLate => Column::DoneLate,
        Class::DoneNoDeadline => Column::DoneNoDeadline,
        Class::AwaitingOnTime | Class::AwaitingLate | Class::AwaitingNoDeadline => {
            Column::AwaitingConfirmation
        }
        Class::OpenInTime | Class::ReturnedInTime => Column::OpenInTime,
        Class::OpenOverdue | Class::ReturnedOverdue => Column::OpenOverdue,
        Class::OpenNoDeadline | Class::ReturnedNoDeadline => Column::OpenNoDeadline,
        Class::Withdrawn => Column::Withdrawn,
    }
}
