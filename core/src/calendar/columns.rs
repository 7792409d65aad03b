//! Working-day arithmetic over columns of days, without allocating.
//!
//! Days are counted from 1970-01-01, as in [`CivilDate::days`](crate::CivilDate::days), in Arrow's `date32` and in numpy's
//! `datetime64[D]` narrowed to 32 bits. Every function takes a mask, a `bool` a row: on entry `false` marks a row without
//! input, on return a row without an answer, because it had no input or lies outside the calendar. The output of such a
//! row is 0 or `false`. The functions return how many rows with input have no answer.
//!
//! ```
//! use dondoc::calendar::{WorkingCalendar, columns};
//! let calendar = WorkingCalendar::vietnam()?;
//! let days = [20_576, 20_577, i32::MAX]; // 2026-05-03, 2026-05-04
//! let (mut out, mut valid) = ([0; 3], [true, true, true]);
//! assert_eq!(columns::add_working_days(&calendar, &days, 1, &mut out, &mut valid)?, 1);
//! assert_eq!((out, valid), ([20_577, 20_578, 0], [true, true, false]));
//! # Ok::<(), dondoc::DondocError>(())
//! ```

use super::arithmetic::Roll;
use super::working_calendar::WorkingCalendar;
use crate::error::{DondocError, Result, codes};

/// [`WorkingCalendar::add_working_days`] with one `n` for all rows.
///
/// # Errors
/// `columns.length` when the slices differ in length.
pub fn add_working_days(
    calendar: &WorkingCalendar,
    days: &[i32],
    n: i32,
    out: &mut [i32],
    valid: &mut [bool],
) -> Result<usize> {
    same_length(&[days.len(), out.len(), valid.len()])?;
    let table = &calendar.inner.days.table;
    let step = table.step(n);
    Ok(fill(days.chunks(ROWS), out, valid, |&day| table.apply(step, day)))
}

/// [`WorkingCalendar::add_working_days`] with an `n` for each row.
///
/// # Errors
/// `columns.length` when the slices differ in length.
pub fn add_working_days_each(
    calendar: &WorkingCalendar,
    days: &[i32],
    n: &[i32],
    out: &mut [i32],
    valid: &mut [bool],
) -> Result<usize> {
    same_length(&[days.len(), n.len(), out.len(), valid.len()])?;
    let table = &calendar.inner.days.table;
    Ok(fill(pairs(days, n), out, valid, |(&day, &n)| table.apply(table.step(n), day)))
}

/// [`WorkingCalendar::working_days_between`] of two columns.
///
/// # Errors
/// `columns.length` when the slices differ in length.
pub fn working_days_between(
    calendar: &WorkingCalendar,
    a: &[i32],
    b: &[i32],
    out: &mut [i32],
    valid: &mut [bool],
) -> Result<usize> {
    same_length(&[a.len(), b.len(), out.len(), valid.len()])?;
    let table = &calendar.inner.days.table;
    Ok(fill(pairs(a, b), out, valid, |(&a, &b)| {
        Some(table.count_through(b)?.wrapping_sub(table.count_through(a)?).cast_signed())
    }))
}

/// [`WorkingCalendar::is_working_day`] of a column.
///
/// # Errors
/// `columns.length` when the slices differ in length.
pub fn is_working_day(
    calendar: &WorkingCalendar,
    days: &[i32],
    out: &mut [bool],
    valid: &mut [bool],
) -> Result<usize> {
    same_length(&[days.len(), out.len(), valid.len()])?;
    let table = &calendar.inner.days.table;
    Ok(fill(days.chunks(ROWS), out, valid, |&day| table.is_working(day)))
}

/// [`WorkingCalendar::roll`] of a column; with [`Roll::Error`] a day that is not worked has no answer.
///
/// # Errors
/// `columns.length` when the slices differ in length.
pub fn roll(
    calendar: &WorkingCalendar,
    days: &[i32],
    roll: Roll,
    out: &mut [i32],
    valid: &mut [bool],
) -> Result<usize> {
    same_length(&[days.len(), out.len(), valid.len()])?;
    let table = &calendar.inner.days.table;
    let step = match roll {
        Roll::Forward => Some(table.step(1)),
        Roll::Backward => Some(table.step(-1)),
        Roll::Strict => Some(table.step(0)),
        Roll::Error => None,
    };
    Ok(fill(days.chunks(ROWS), out, valid, |&day| {
        if table.is_working(day)? { Some(day) } else { step.and_then(|step| table.apply(step, day)) }
    }))
}

/// Rows worked on at a time: few enough to stay in the fastest cache.
const ROWS: usize = 1024;

/// Two columns, chunk by chunk.
fn pairs<'a>(
    a: &'a [i32],
    b: &'a [i32],
) -> impl Iterator<Item = impl Iterator<Item = (&'a i32, &'a i32)> + Clone> {
    a.chunks(ROWS).zip(b.chunks(ROWS)).map(|(a, b)| a.iter().zip(b))
}

/// Answers chunk by chunk; returns the number of rows with input and without answer.
#[inline]
fn fill<Rows: IntoIterator + Clone, Answer: Default>(
    chunks: impl Iterator<Item = Rows>,
    out: &mut [Answer],
    valid: &mut [bool],
    answer: impl Fn(Rows::Item) -> Option<Answer>,
) -> usize {
    let mut unanswered = 0;
    for ((rows, out), valid) in chunks.zip(out.chunks_mut(ROWS)).zip(valid.chunks_mut(ROWS)) {
        // Nearly every chunk is complete, and then its mask need not be looked at row by row.
        let complete = valid.iter().fold(true, |all, valid| all & valid);
        if !complete || !fill_complete(rows.clone(), out, &answer) {
            unanswered += fill_masked(rows, out, valid, &answer);
        }
    }
    unanswered
}

/// Answers rows that all have input; `false` as soon as one has no answer.
///
/// Kept apart so that the loop has the registers to itself: inlined into its callers it runs a tenth slower.
#[inline(never)]
fn fill_complete<Rows: IntoIterator, Answer>(
    rows: Rows,
    out: &mut [Answer],
    answer: impl Fn(Rows::Item) -> Option<Answer>,
) -> bool {
    for (row, out) in rows.into_iter().zip(out) {
        let Some(answer) = answer(row) else { return false };
        *out = answer;
    }
    true
}

/// Answers rows of which some have no input or no answer.
fn fill_masked<Rows: IntoIterator, Answer: Default>(
    rows: Rows,
    out: &mut [Answer],
    valid: &mut [bool],
    answer: impl Fn(Rows::Item) -> Option<Answer>,
) -> usize {
    let mut unanswered = 0;
    for ((row, out), valid) in rows.into_iter().zip(out).zip(valid) {
        let answer = if *valid { answer(row) } else { None };
        unanswered += usize::from(*valid && answer.is_none());
        *valid = answer.is_some();
        *out = answer.unwrap_or_default();
    }
    unanswered
}

fn same_length(lengths: &[usize]) -> Result<()> {
    if lengths.iter().all(|length| lengths.first() == Some(length)) {
        return Ok(());
    }
    Err(DondocError::invalid(codes::COLUMNS_LENGTH, "columns", format!("slices of {lengths:?} rows")))
}
