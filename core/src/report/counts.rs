//! The counts of a row that every report has, whatever its columns.

use serde::Serialize;

/// Where a standing is counted; the number is the code of the column kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    DoneOnTime = 0,
    DoneLate = 1,
    DoneNoDeadline = 2,
    AwaitingConfirmation = 3,
    OpenInTime = 4,
    OpenOverdue = 5,
    OpenNoDeadline = 6,
    Withdrawn = 7,
}

macro_rules! counts {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {
        /// The counts of one row: the same for every definition. A withdrawn task is counted in `withdrawn` alone.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        pub struct Counts {
            $($(#[doc = $doc])+ pub $name: i64,)+
        }

        /// The names of the columns, in order.
        pub const COLUMNS: &[&str] = &[$(stringify!($name)),+];

        impl Counts {
            /// The counts in the order of [`COLUMNS`].
            #[must_use]
            pub const fn values(&self) -> [i64; COLUMNS.len()] {
                [$(self.$name),+]
            }
        }
    };
}

counts! {
    /// Assigned before the window.
    carried_over,
    /// Assigned within the window.
    newly_assigned,
    /// All that count.
    total,
    /// Completed not after the deadline.
    done_on_time,
    /// Completed after the deadline.
    done_late,
    /// Completed, without a deadline.
    done_no_deadline,
    /// A result waits for the Office.
    awaiting_confirmation,
    /// Not completed, the deadline not passed.
    open_in_time,
    /// Not completed, the deadline passed.
    open_overdue,
    /// Not completed, without a deadline.
    open_no_deadline,
    /// Withdrawn within the window.
    withdrawn,
}

impl Counts {
    /// Counts `tasks` tasks of one code; a code that is no column counts nowhere.
    pub(super) const fn count_code(&mut self, code: u8, carried_over: bool, tasks: i64) {
        let column = match code {
            0 => &mut self.done_on_time,
            1 => &mut self.done_late,
            2 => &mut self.done_no_deadline,
            3 => &mut self.awaiting_confirmation,
            4 => &mut self.open_in_time,
            5 => &mut self.open_overdue,
            6 => &mut self.open_no_deadline,
            7 => {
                self.withdrawn += tasks;
                return;
            }
            _ => return,
        };
        *column += tasks;
        self.total += tasks;
        if carried_over {
            self.carried_over += tasks;
        } else {
            self.newly_assigned += tasks;
        }
    }
}
