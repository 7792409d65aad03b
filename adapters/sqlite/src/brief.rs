//! What a report by lead needs of a task row, in one short column: a scan of many rows costs by their columns and pages.
//!
//! Little-endian: days of assignment, deadline, result and withdrawal (four bytes each, [`NONE`] where there is none), flags,
//! the length of the lead's code in two bytes, the code; then, where [`CHANGED`], the later deadlines and leads as JSON.

use dondoc::model::{AgencyCode, History, Holding, Snapshot, TaskFacts};
use dondoc::{CivilDate, DondocError, Result};

use crate::facts_row::read_json;
use crate::failure::integrity;

/// The day of what did not happen.
const NONE: i32 = i32::MAX;

const CONFIRMED: u8 = 1;
const CHANGED: u8 = 2;

type Changes = (Vec<(CivilDate, Option<CivilDate>)>, Vec<(CivilDate, Holding)>);

/// The brief of a row.
pub(crate) fn write(facts: &TaskFacts) -> Result<Vec<u8>> {
    let lead = facts.holding.original().lead.as_str();
    let length = u16::try_from(lead.len()).map_err(|_| DondocError::integrity(0, "a code is too long"))?;
    let (deadlines, leads) = (facts.deadline.changes(), facts.holding.changes());
    let changed = !deadlines.is_empty() || !leads.is_empty();
    let confirmed = facts.result.is_some_and(|result| result.confirmed_at.is_some());
    let days = [
        Some(facts.assigned_on),
        *facts.deadline.original(),
        facts.result.map(|result| result.on),
        facts.withdrawn_on,
    ];
    let mut brief = Vec::with_capacity(19 + lead.len());
    for day in days {
        brief.extend(day.map_or(NONE, CivilDate::days).to_le_bytes());
    }
    brief.push(if confirmed { CONFIRMED } else { 0 } | if changed { CHANGED } else { 0 });
    brief.extend(length.to_le_bytes());
    brief.extend(lead.as_bytes());
    if changed {
        let changes = serde_json::to_vec(&(deadlines, leads));
        brief.extend(changes.map_err(|error| DondocError::integrity(0, error.to_string()))?);
    }
    Ok(brief)
}

/// Shows the lead and the snapshot of `on`; for a task without changes it allocates nothing.
pub(crate) fn show(brief: &[u8], on: CivilDate, visit: &mut dyn FnMut(&str, &Snapshot)) -> Result<()> {
    let mut rest = Bytes(brief);
    let assigned_on = rest.day()?.ok_or_else(broken)?;
    let original_deadline = rest.day()?;
    let (result_on, withdrawn_on) = (rest.day()?, rest.day()?);
    let [flags] = rest.take()?;
    let length = u16::from_le_bytes(rest.take()?);
    let (lead, changes) = rest.0.split_at_checked(usize::from(length)).ok_or_else(broken)?;
    let lead = std::str::from_utf8(lead).map_err(|_| broken())?;
    let mut snapshot = Snapshot {
        assigned_on,
        original_deadline,
        deadline: original_deadline,
        result_on,
        confirmed: flags & CONFIRMED != 0,
        withdrawn_on,
        returned: false,
    };
    if flags & CHANGED == 0 {
        visit(lead, &snapshot);
        return Ok(());
    }
    let (deadlines, leads): Changes = read_json(std::str::from_utf8(changes).map_err(|_| broken())?)?;
    snapshot.deadline = *History::from_parts(original_deadline, deadlines).at(on);
    let original = Holding { lead: AgencyCode::new(lead).map_err(integrity)?, returned: false };
    let holding = History::from_parts(original, leads);
    snapshot.returned = holding.at(on).returned;
    visit(holding.at(on).lead.as_str(), &snapshot);
    Ok(())
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

// A report calls these a million times; by themselves they would hand an error's room about.
impl Bytes<'_> {
    #[inline(always)]
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk().ok_or_else(broken)?;
        self.0 = rest;
        Ok(*first)
    }

    #[inline(always)]
    fn day(&mut self) -> Result<Option<CivilDate>> {
        match i32::from_le_bytes(self.take()?) {
            NONE => Ok(None),
            days => CivilDate::from_days(days).map(Some).map_err(integrity),
        }
    }
}

fn broken() -> DondocError {
    DondocError::integrity(0, "the brief of a task cannot be read")
}
