//! The same count over columns: for registers of millions of tasks. No allocation per row, no branch per row.

use super::counts::Counts;
use crate::error::{DondocError, Result, codes};
use crate::law::Window;
use crate::model::TaskFacts;

/// In a column of days: there is none.
pub const NO_DAY: i32 = i32::MAX;

/// Facts of tasks as of a day and what was known, one entry a task in each column. Days are counted since 1970-01-01.
#[derive(Debug, Clone, Copy)]
pub struct FactColumns<'a> {
    /// Day of assignment.
    pub assigned_on: &'a [i32],
    /// Deadline that holds on the window's last day, or [`NO_DAY`].
    pub deadline: &'a [i32],
    /// Day of the result that was not refused, or [`NO_DAY`].
    pub result_on: &'a [i32],
    /// 1 where the result is confirmed.
    pub confirmed: &'a [u8],
    /// Day of withdrawal, or [`NO_DAY`].
    pub withdrawn_on: &'a [i32],
    /// Place of the lead among the counted agencies.
    pub lead: &'a [u16],
}

/// The same columns, owned: filled from rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactColumnsBuf {
    assigned_on: Vec<i32>,
    deadline: Vec<i32>,
    result_on: Vec<i32>,
    confirmed: Vec<u8>,
    withdrawn_on: Vec<i32>,
    lead: Vec<u16>,
}

impl FactColumnsBuf {
    /// Adds a task as it stands on the last day of `window`, led by the agency in place `lead`.
    pub fn push(&mut self, facts: &TaskFacts, window: Window, lead: u16) {
        let day = |day: Option<crate::CivilDate>| day.map_or(NO_DAY, crate::CivilDate::days);
        let snapshot = facts.snapshot(window.last);
        self.assigned_on.push(snapshot.assigned_on.days());
        self.deadline.push(day(snapshot.deadline));
        self.result_on.push(day(snapshot.result_on));
        self.confirmed.push(u8::from(snapshot.confirmed));
        self.withdrawn_on.push(day(snapshot.withdrawn_on));
        self.lead.push(lead);
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> FactColumns<'_> {
        FactColumns {
            assigned_on: &self.assigned_on,
            deadline: &self.deadline,
            result_on: &self.result_on,
            confirmed: &self.confirmed,
            withdrawn_on: &self.withdrawn_on,
            lead: &self.lead,
        }
    }
}

/// Rows whose codes are computed before they are counted: small enough to stay in the nearest cache.
const BLOCK: usize = 1_024;

/// Codes of a row: twice its column 0–7, or twice 8 where the window does not count it; and [`CARRIED`] when it was assigned
/// before.
const OUTSIDE: u8 = 8;
const CARRIED: u8 = 1;
const SLOTS: usize = 18;

/// Rows that are counted in 32 bits, so that the slots of a few hundred agencies stay in the nearest cache.
const SPAN: usize = u32::MAX as usize;

/// Counts the columns into `counts`, an entry for each agency; the entries are added to. It counts as
/// [`super::ReportBuilder`] does, row by row.
///
/// # Errors
/// `columns.length` when the columns differ in length, or a lead has no place in `counts`; nothing is counted then.
pub fn count_columns(columns: FactColumns<'_>, window: Window, counts: &mut [Counts]) -> Result<()> {
    let rows = columns.assigned_on.len();
    let lengths = [
        columns.deadline.len(),
        columns.result_on.len(),
        columns.confirmed.len(),
        columns.withdrawn_on.len(),
        columns.lead.len(),
    ];
    if lengths.iter().any(|length| *length != rows) {
        return Err(DondocError::invalid(codes::COLUMNS_LENGTH, "columns", "the columns differ in length"));
    }
    let mut totals = vec![0_u64; counts.len() * SLOTS];
    for start in (0..rows).step_by(SPAN) {
        let Some(span) = columns.part(start, SPAN.min(rows - start)) else { break };
        let slots = count_span(span, window, counts.len()).ok_or_else(|| {
            DondocError::invalid(codes::COLUMNS_LENGTH, "lead", "a lead has no place in the counts")
        })?;
        totals.iter_mut().zip(slots).for_each(|(total, slot)| *total += u64::from(slot));
    }
    for (counts, totals) in counts.iter_mut().zip(totals.chunks_exact(SLOTS)) {
        for (total, code) in totals.iter().zip(0_u8..) {
            counts.count_code(code >> 1, code & CARRIED != 0, i64::try_from(*total).unwrap_or(i64::MAX));
        }
    }
    Ok(())
}

/// How many rows have each code, by agency; `None` when a lead has no place among them.
fn count_span(columns: FactColumns<'_>, window: Window, agencies: usize) -> Option<Vec<u32>> {
    let rows = columns.assigned_on.len();
    let mut slots = vec![0_u32; agencies * SLOTS];
    let mut block = [0_u32; BLOCK];
    for start in (0..rows).step_by(BLOCK) {
        let length = BLOCK.min(rows - start);
        let (part, block) = (columns.part(start, length)?, block.get_mut(..length)?);
        place_block(part, window, block);
        for place in block {
            *slots.get_mut(*place as usize)? += 1;
        }
    }
    Some(slots)
}

impl FactColumns<'_> {
    fn part(&self, start: usize, length: usize) -> Option<Self> {
        let end = start + length;
        Some(FactColumns {
            assigned_on: self.assigned_on.get(start..end)?,
            deadline: self.deadline.get(start..end)?,
            result_on: self.result_on.get(start..end)?,
            confirmed: self.confirmed.get(start..end)?,
            withdrawn_on: self.withdrawn_on.get(start..end)?,
            lead: self.lead.get(start..end)?,
        })
    }
}

/// The slots of a block: comparisons and selections only, so that the compiler takes several rows at once.
fn place_block(part: FactColumns<'_>, window: Window, places: &mut [u32]) {
    let (first, last) = (window.first.days(), window.last.days());
    let rows = part
        .assigned_on
        .iter()
        .zip(part.deadline)
        .zip(part.result_on)
        .zip(part.confirmed)
        .zip(part.withdrawn_on)
        .zip(part.lead);
    for (place, (((((assigned, deadline), result), confirmed), withdrawn), lead)) in
        places.iter_mut().zip(rows)
    {
        let is_withdrawn = *withdrawn <= last;
        let has_result = *result <= last;
        let is_done = has_result & (*confirmed != 0);
        let measured = if is_withdrawn {
            *withdrawn
        } else if has_result {
            *result
        } else {
            last
        };
        let late = u8::from(*deadline < measured);
        let timeliness = if *deadline == NO_DAY { 2 } else { late };
        let standing = if is_done { timeliness } else { 4 + timeliness };
        let standing = if has_result & !is_done { 3 } else { standing };
        let standing = if is_withdrawn { 7 } else { standing };
        let outside =
            (*assigned > last) | (is_withdrawn & (*withdrawn < first)) | (is_done & (*result < first));
        let standing = if outside { OUTSIDE } else { standing };
        let code = (standing << 1) | u8::from(*assigned < first);
        *place = u32::from(*lead) * SLOTS as u32 + u32::from(code);
    }
}
