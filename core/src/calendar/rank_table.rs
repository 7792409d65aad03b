//! Working days as a rank/select table: which working day a day is, and which day a working day is.

use std::cmp::Ordering;

use crate::error::{DondocError, Result, codes};

/// Rank and select over the days of a calendar; every question is one or two array reads.
#[derive(Debug)]
pub(super) struct RankTable {
    first: i32,
    /// Working days before the first day (none), then through each day. The count before a day stands one place before the
    /// count through it. 16 bits keep the years in use within the fastest cache.
    counts: Box<[u16]>,
    /// The working days in order.
    working: Box<[i32]>,
}

impl RankTable {
    /// Builds the table of `days` days from `first` on.
    pub(super) fn new(first: i32, days: usize, is_working: impl Fn(i32) -> bool) -> Result<Self> {
        let mut counts = Vec::with_capacity(days + 1);
        let mut working = Vec::with_capacity(days);
        counts.push(0);
        for day in (first..).take(days) {
            if is_working(day) {
                working.push(day);
            }
            counts.push(u16::try_from(working.len()).map_err(|_| {
                let detail = format!("more than {} working days", u16::MAX);
                DondocError::invalid(codes::CALENDAR_NOTICE, "days", detail)
            })?);
        }
        Ok(Self { first, counts: counts.into(), working: working.into() })
    }

    /// Whether a day is worked; `None` outside the table, here and below.
    #[inline]
    pub(super) fn is_working(&self, day: i32) -> Option<bool> {
        Some(self.count_through(day)? != self.count_before(day)?)
    }

    /// Working days up to and including a day.
    #[inline]
    pub(super) fn count_through(&self, day: i32) -> Option<u32> {
        self.counts.get(1..)?.get(self.place(day)).copied().map(u32::from)
    }

    /// Working days before a day.
    #[inline]
    pub(super) fn count_before(&self, day: i32) -> Option<u32> {
        let (_last, before) = self.counts.split_last()?;
        before.get(self.place(day)).copied().map(u32::from)
    }

    /// The working day of a rank from 0.
    #[inline]
    pub(super) fn select(&self, rank: u32) -> Option<i32> {
        self.working.get(rank as usize).copied()
    }

    /// The working days of the ranks `start..end`.
    pub(super) fn working_days(&self, start: u32, end: u32) -> &[i32] {
        self.working.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// How to move by `n` working days, worked out once for a whole column.
    #[inline]
    pub(super) fn step(&self, n: i32) -> Step<'_> {
        let before = self.counts.split_last().map_or(&[][..], |(_, before)| before);
        match n.cmp(&0) {
            // The first working day strictly after a day has the rank of all working days through it.
            Ordering::Greater => {
                let through = self.counts.get(1..).unwrap_or(&[]);
                Step { counts: through, offset: n.wrapping_sub(1), stays: false }
            }
            Ordering::Less => Step { counts: before, offset: n, stays: false },
            Ordering::Equal => Step { counts: before, offset: 0, stays: true },
        }
    }

    /// The day that a step leads to; `None`: from or to outside the table.
    #[inline]
    pub(super) fn apply(&self, step: Step<'_>, day: i32) -> Option<i32> {
        let count = *step.counts.get(self.place(day))?;
        if step.stays {
            return Some(day);
        }
        // Ranks before the first working day wrap beyond the end of the array.
        self.select(u32::from(count).wrapping_add_signed(step.offset))
    }

    /// Place of a day in the table; a day before the first wraps to a place beyond the end.
    #[inline]
    fn place(&self, day: i32) -> usize {
        day.wrapping_sub(self.first).cast_unsigned() as usize
    }

    /// One bit a day, for the identity of the calendar.
    pub(super) fn bits(&self) -> Vec<u8> {
        let worked = |pair: &[u16]| u8::from(pair.first() != pair.last());
        let days: Vec<u8> = self.counts.windows(2).map(worked).collect();
        days.chunks(8).map(|byte| byte.iter().fold(0, |bits, worked| bits << 1 | worked)).collect()
    }
}

/// A move by a number of working days, see [`RankTable::step`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'table> {
    /// The counts to read: through each day to move forward, before each day to move backward.
    counts: &'table [u16],
    offset: i32,
    stays: bool,
}

#[cfg(test)]
mod tests {
    use super::RankTable;

    #[test]
    fn moves_to_the_nth_working_day_strictly_after_or_before() {
        let table = RankTable::new(100, 5, |day| [100, 103, 104].contains(&day)).unwrap();
        let add = |day, n| table.apply(table.step(n), day);
        assert_eq!(add(100, 1), Some(103));
        assert_eq!(add(101, 1), Some(103));
        assert_eq!(add(101, -1), Some(100));
        assert_eq!(add(104, -2), Some(100));
        assert_eq!(add(101, 0), Some(101));
        assert_eq!(add(104, 1), None);
        assert_eq!(add(100, -1), None);
    }

    #[test]
    fn extreme_numbers_are_outside() {
        let table = RankTable::new(100, 3, |day| day != 101).unwrap();
        for day in [i32::MIN, -1, 0, 99, 103, i32::MAX] {
            assert_eq!(table.is_working(day), None);
        }
        for n in [i32::MIN, i32::MIN + 1, -3, 3, i32::MAX] {
            assert_eq!(table.apply(table.step(n), 101), None);
        }
    }
}
