//! Questions about columns of days: the core's kernels over chunks that stay in the fastest cache.

use arrow_array::{Array, Int32Array};
use dondoc::{CivilDate, DondocError, Result};

/// Rows worked on at a time: few enough for the fastest caches, many enough for the memory to be read ahead.
const ROWS: usize = 4096;

/// numpy's "not a time".
pub(crate) const NAT: i64 = i64::MIN;

/// The days of a column since 1970-01-01, wherever they lie.
#[derive(Clone, Copy)]
pub(crate) enum Rows<'a> {
    /// `datetime64[D]` of numpy.
    Wide(&'a [i64]),
    /// 32-bit days of numpy.
    Narrow(&'a [i32]),
    /// `date32` or `int32` of Arrow.
    Arrow(&'a Int32Array),
    /// One date beside a column.
    Same(CivilDate),
}

impl Rows<'_> {
    /// Number of rows; `None` where one date stands for every row.
    pub(crate) fn len(&self) -> Option<usize> {
        match self {
            Self::Wide(days) => Some(days.len()),
            Self::Narrow(days) => Some(days.len()),
            Self::Arrow(days) => Some(days.len()),
            Self::Same(_) => None,
        }
    }

    /// Whether a row may be empty.
    pub(crate) fn has_empty(&self) -> bool {
        match self {
            Self::Wide(days) => days.contains(&NAT),
            Self::Arrow(days) => days.null_count() > 0,
            Self::Narrow(_) | Self::Same(_) => false,
        }
    }

    /// Whether a row is empty.
    pub(crate) fn is_empty_at(&self, row: usize) -> bool {
        match self {
            Self::Wide(days) => days.get(row) == Some(&NAT),
            Self::Arrow(days) => days.is_null(row),
            Self::Narrow(_) | Self::Same(_) => false,
        }
    }

    /// Copies the rows from `from` on, as many as there is place for, and unmarks in `valid` those that are empty.
    fn read(&self, from: usize, out: &mut [i32], valid: &mut [bool]) {
        let to = from + out.len();
        match self {
            Self::Wide(days) => {
                let days = days.get(from..to).unwrap_or_default();
                // Nearly every chunk holds days of 32 bits alone, and finding that out takes no branch a row.
                let mut beyond = 0;
                for (out, &day) in out.iter_mut().zip(days) {
                    *out = day as i32;
                    beyond |= i64::from(*out) ^ day;
                }
                if beyond != 0 {
                    for ((out, valid), &day) in out.iter_mut().zip(valid).zip(days) {
                        *valid &= day != NAT;
                        // Days beyond 32 bits lie outside the calendar as surely as those at the limit.
                        *out = day.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
                    }
                }
            }
            Self::Narrow(days) => out.copy_from_slice(days.get(from..to).unwrap_or_default()),
            Self::Arrow(days) => {
                out.copy_from_slice(days.values().get(from..to).unwrap_or_default());
                if days.null_count() > 0 {
                    for (row, valid) in (from..to).zip(valid) {
                        *valid &= days.is_valid(row);
                    }
                }
            }
            Self::Same(date) => out.fill(date.days()),
        }
    }
}

/// How one question is asked.
pub(crate) struct Question<Kernel, Scalar> {
    /// About a chunk: a kernel of [`dondoc::calendar::columns`], which leaves out what has no answer.
    pub(crate) kernel: Kernel,
    /// About one row: the error that says why it has no answer.
    pub(crate) scalar: Scalar,
}

impl<Kernel, Scalar> Question<Kernel, Scalar> {
    /// Asks about `len` rows and hands the answers to `put`, chunk by chunk, with a mask of the rows that had input.
    /// A row with input and without an answer is an error that names it.
    pub(crate) fn ask<const N: usize, Answer, Any>(
        &self,
        rows: [Rows<'_>; N],
        len: usize,
        mut put: impl FnMut(&[Answer], &[bool]),
    ) -> Result<()>
    where
        Answer: Copy + Default,
        Kernel: Fn([&[i32]; N], &mut [Answer], &mut [bool]) -> Result<usize>,
        Scalar: Fn([CivilDate; N]) -> Result<Any>,
    {
        let mut days = [[0; ROWS]; N];
        let (mut out, mut valid) = ([Answer::default(); ROWS], [true; ROWS]);
        for from in (0..len).step_by(ROWS) {
            let count = ROWS.min(len - from);
            let (out, valid) =
                (out.get_mut(..count).unwrap_or_default(), valid.get_mut(..count).unwrap_or_default());
            valid.fill(true);
            for (rows, days) in rows.iter().zip(&mut days) {
                rows.read(from, days.get_mut(..count).unwrap_or_default(), valid);
            }
            let chunks = days.each_ref().map(|days| days.get(..count).unwrap_or_default());
            if (self.kernel)(chunks, out, valid)? > 0 {
                return Err(self.fault(rows, from, valid));
            }
            put(out, valid);
        }
        Ok(())
    }

    /// Why the first row with input and without an answer has none.
    fn fault<const N: usize, Any>(&self, rows: [Rows<'_>; N], from: usize, answered: &[bool]) -> DondocError
    where
        Scalar: Fn([CivilDate; N]) -> Result<Any>,
    {
        for (row, _) in (from..).zip(answered).filter(|(_, answered)| !**answered) {
            let (mut dates, mut valid) = ([CivilDate::MIN; N], [true]);
            let mut outside = None;
            for (rows, date) in rows.iter().zip(&mut dates) {
                let mut day = [0];
                rows.read(row, &mut day, &mut valid);
                match CivilDate::from_days(day.into_iter().sum()) {
                    Ok(day) => *date = day,
                    Err(error) => outside = outside.or(Some(error)),
                }
            }
            if valid == [true]
                && let Some(error) = outside.or_else(|| (self.scalar)(dates).err())
            {
                return at(row, error);
            }
        }
        DondocError::integrity(0, "a column and its rows were answered differently")
    }
}

/// Says which row of the column is at fault.
pub(crate) fn at(row: usize, error: DondocError) -> DondocError {
    match error {
        DondocError::Invalid { code, field, detail } => {
            DondocError::Invalid { code, field: format!("{field}[{row}]"), detail }
        }
        other => other,
    }
}
