//! Cases of limits and of report windows.

use anyhow::{Context, Result};
use dondoc::CivilDate;
use dondoc::calendar::{TermRule, WorkingCalendar};
use dondoc::law::{PeriodKind, ReportPeriod};
use serde::Deserialize;

use super::{Pack, same};

/// The last day of the limit of a rule that an event starts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitCase {
    name: String,
    pub(super) covers: Vec<String>,
    rule: String,
    event: CivilDate,
    due: CivilDate,
}

impl LimitCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let regulation = pack.regulation();
        let limit = regulation.rule(&self.rule)?.value.limit().context("the rule is a limit")?;
        let end = WorkingCalendar::vietnam()?.term_end(self.event, limit, TermRule::CIVIL_CODE)?;
        same("due", &end.due, &self.due)
    }
}

/// The days that a report period counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WindowCase {
    pub(super) covers: Vec<String>,
    kind: PeriodKind,
    year: i32,
    index: u32,
    first: CivilDate,
    last: CivilDate,
}

impl WindowCase {
    pub(super) fn name(&self) -> String {
        format!("{} {}/{}", crate::snake(&self.kind), self.index, self.year)
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let window = ReportPeriod::new(self.kind, self.year, self.index)?.window(&pack.regulation())?;
        same("window", &(window.first, window.last), &(self.first, self.last))
    }
}
