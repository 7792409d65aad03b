//! Who entered, updated, confirmed or reported in time, and who late by how many days (Đ7.1.a, Đ8.1, Đ9.2.c): the
//! Office's own limits among them.

use std::collections::BTreeMap;

use crate::date::CivilDate;
use crate::duty::{Duty, DutyAction, DutyState};
use crate::law::Window;
use crate::model::{AgencyCode, OfficerId};

/// How one bearer kept one kind of duty: of all that fell due within a window, as of its last day.
///
/// `due` = `on_time` + `late` + `missing`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Discipline {
    /// Who bears the duties.
    pub agency: AgencyCode,
    /// The officer who bears them, where one is assigned.
    pub officer: Option<OfficerId>,
    /// What must be done.
    pub action: DutyAction,
    /// How many fell due.
    pub due: i64,
    /// Done not after the last day.
    pub on_time: i64,
    /// Done after it.
    pub late: i64,
    /// Not done.
    pub missing: i64,
    /// Calendar days after the last day, all that are late or missing together.
    pub days_late: i64,
    /// The most of one of them.
    pub most_days_late: i64,
    /// The duties that are late or missing, by last day.
    pub late_duties: Vec<LateDuty>,
}

/// A duty that was done late, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct LateDuty {
    /// Its last day.
    pub due_on: CivilDate,
    /// The key of the duty.
    pub key: String,
    /// The day on which it was done; `None`: not by the window's last day.
    pub done_on: Option<CivilDate>,
    /// Calendar days after the last day, to when it was done or to the window's last day.
    pub days_late: i64,
}

/// The discipline of every bearer, from duties as of the window's last day, those that are done among them. A duty without
/// a limit cannot be late and is not counted. By agency, officer and action.
#[must_use]
pub fn discipline(duties: &[Duty], window: Window) -> Vec<Discipline> {
    let mut rows = BTreeMap::new();
    for duty in duties {
        let Some(due_on) = duty.due_on.filter(|due_on| window.contains(*due_on)) else { continue };
        let row = rows.entry((&duty.agency, &duty.officer, duty.action)).or_insert_with(|| Discipline {
            agency: duty.agency.clone(),
            officer: duty.officer.clone(),
            action: duty.action,
            due: 0,
            on_time: 0,
            late: 0,
            missing: 0,
            days_late: 0,
            most_days_late: 0,
            late_duties: Vec::new(),
        });
        row.due += 1;
        let counted = match duty.state {
            DutyState::Done => &mut row.on_time,
            DutyState::DoneLate => &mut row.late,
            DutyState::Overdue => &mut row.missing,
            // Its last day is not over: neither kept nor broken yet.
            DutyState::Open | DutyState::Upcoming => {
                row.due -= 1;
                continue;
            }
        };
        *counted += 1;
        if duty.state != DutyState::Done {
            let done_on = duty.done_on;
            let days_late = i64::from(done_on.unwrap_or(window.last).days()) - i64::from(due_on.days());
            row.days_late += days_late;
            row.most_days_late = row.most_days_late.max(days_late);
            row.late_duties.push(LateDuty { due_on, key: duty.key.clone(), done_on, days_late });
        }
    }
    let kept = rows.into_values().filter(|row| row.due > 0);
    kept.map(|mut row| {
        row.late_duties.sort_unstable();
        row
    })
    .collect()
}
