//! The columns of a report and the identities between them.

use super::population::Cell;
use crate::error::{DondocError, Result, codes};

/// Where a standing is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    DoneOnTime,
    DoneLate,
    DoneNoDeadline,
    AwaitingConfirmation,
    OpenInTime,
    OpenOverdue,
    OpenNoDeadline,
    Withdrawn,
}

macro_rules! counts {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {
        /// The counts of one row. A withdrawn task is counted in `withdrawn` alone.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
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

            /// Adds another row.
            pub(super) const fn add(&mut self, other: &Self) {
                $(self.$name += other.$name;)+
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
    pub(super) const fn count(&mut self, cell: Cell) {
        let column = match cell.column() {
            Column::Withdrawn => {
                self.withdrawn += 1;
                return;
            }
            Column::DoneOnTime => &mut self.done_on_time,
            Column::DoneLate => &mut self.done_late,
            Column::DoneNoDeadline => &mut self.done_no_deadline,
            Column::AwaitingConfirmation => &mut self.awaiting_confirmation,
            Column::OpenInTime => &mut self.open_in_time,
            Column::OpenOverdue => &mut self.open_overdue,
            Column::OpenNoDeadline => &mut self.open_no_deadline,
        };
        *column += 1;
        self.total += 1;
        if cell.carried_over {
            self.carried_over += 1;
        } else {
            self.newly_assigned += 1;
        }
    }

    /// Both identities of a row: by when assigned, and by how it stands.
    ///
    /// # Errors
    /// `report.open`.
    pub(super) fn check(&self, row: &str) -> Result<()> {
        let by_assignment = self.carried_over + self.newly_assigned;
        let by_standing = self.done_on_time
            + self.done_late
            + self.done_no_deadline
            + self.awaiting_confirmation
            + self.open_in_time
            + self.open_overdue
            + self.open_no_deadline;
        for (identity, sum) in [
            ("carried_over + newly_assigned", by_assignment),
            ("done + awaiting_confirmation + open", by_standing),
        ] {
            if sum != self.total {
                return Err(DondocError::invalid(
                    codes::REPORT_OPEN,
                    row,
                    format!("{identity} = {sum}, total = {}", self.total),
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_does_not_close_names_identity_and_row() {
        let counts = Counts { total: 3, newly_assigned: 3, open_in_time: 2, ..Counts::default() };
        let error = counts.check("SNV").unwrap_err();
        assert_eq!(error.code(), codes::REPORT_OPEN);
        assert_eq!(
            error.to_string(),
            "[report.open] SNV: done + awaiting_confirmation + open = 2, total = 3"
        );
    }
}
