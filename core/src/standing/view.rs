//! Views of a standing: the classes that one report or another counts by.

use crate::calendar::{Roll, TermRule, WorkingCalendar};
use crate::date::CivilDate;
use crate::error::Result;
use crate::law::Regulation;
use crate::model::Snapshot;
use crate::named::named_enums;
use crate::standing::{Progress, Standing, Timeliness};

named_enums! {
    /// The three classes of Đ6.8. What waits for confirmation, or lies at the Office, is not completed.
    StandingClass {
        /// Đã hoàn thành.
        Completed = "completed",
        /// Chưa hoàn thành, trong hạn; without a deadline too.
        OpenInTime = "open_in_time",
        /// Chưa hoàn thành, quá hạn.
        OpenOverdue = "open_overdue",
    }

    /// The four cells of the national reports: done or not × in time or not.
    Quadrant {
        /// Hoàn thành trong hạn; without a deadline too.
        DoneInTime = "done_in_time",
        /// Hoàn thành quá hạn.
        DoneOverdue = "done_overdue",
        /// Chưa hoàn thành, trong hạn; without a deadline too.
        OpenInTime = "open_in_time",
        /// Chưa hoàn thành, quá hạn.
        OpenOverdue = "open_overdue",
    }
}

impl Standing {
    /// The class of Đ6.8; `None` for a withdrawn task, which has none.
    #[must_use]
    pub const fn class(&self) -> Option<StandingClass> {
        match self.quadrant() {
            Some(Quadrant::DoneInTime | Quadrant::DoneOverdue) => Some(StandingClass::Completed),
            Some(Quadrant::OpenInTime) => Some(StandingClass::OpenInTime),
            Some(Quadrant::OpenOverdue) => Some(StandingClass::OpenOverdue),
            None => None,
        }
    }

    /// The cell of the national reports; `None` for a withdrawn task.
    #[must_use]
    pub const fn quadrant(&self) -> Option<Quadrant> {
        match (self.progress, self.timeliness) {
            (Progress::Withdrawn, _) => None,
            (Progress::Completed, Timeliness::Overdue) => Some(Quadrant::DoneOverdue),
            (Progress::Completed, _) => Some(Quadrant::DoneInTime),
            (_, Timeliness::Overdue) => Some(Quadrant::OpenOverdue),
            (_, _) => Some(Quadrant::OpenInTime),
        }
    }
}

/// The last day that is soon (sắp đến hạn) on `on`: so many days later as the pack's `standing.due_soon` says; `None` where
/// the regulation has no such class. Computed once, then each task is one comparison: [`is_due_soon`].
///
/// # Errors
/// `calendar.outside`; `date.invalid`.
pub fn due_soon_until(
    on: CivilDate,
    regulation: &Regulation,
    calendar: &WorkingCalendar,
) -> Result<Option<CivilDate>> {
    let Some(lead) = regulation.parameters().due_soon.value else { return Ok(None) };
    let rule = TermRule { first_day_counted: false, end: Roll::Strict };
    Ok(Some(calendar.term_end(on, lead, rule)?.due))
}

/// Whether a task is due soon on `on`: open, in time, and its deadline not after `until`.
#[must_use]
pub fn is_due_soon(snapshot: &Snapshot, on: CivilDate, until: CivilDate) -> bool {
    let standing = super::standing_on(snapshot, on);
    standing.class() == Some(StandingClass::OpenInTime)
        && snapshot.deadline.is_some_and(|deadline| deadline <= until)
}
