//! Cases of deadline texts: what the words of a directive give, under the readings that a pack chose.

use anyhow::Result;
use dondoc::CivilDate;
use dondoc::calendar::WorkingCalendar;
use dondoc::law::deadline::{DeadlineContext, parse_deadline};
use serde::Deserialize;

use super::{Changes, Pack, same};

/// A deadline as it is written, and the day it gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeadlineCase {
    name: String,
    pub(super) covers: Vec<String>,
    #[serde(default)]
    pack: Changes,
    text: String,
    issued_on: CivilDate,
    /// The last day; none when somebody must say what is meant.
    due: Option<CivilDate>,
}

impl DeadlineCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let (regulation, calendar) = (pack.with(&self.pack)?, WorkingCalendar::vietnam()?);
        let context = DeadlineContext::new(&calendar).issued_on(self.issued_on).regulation(&regulation);
        let parsed = parse_deadline(&self.text, &context)?;
        same("due", &parsed.due, &self.due)?;
        same("question", &parsed.is_question(), &self.due.is_none())
    }
}
