//! Layer 4: counts for a period by lead agency, checked to close (Đ15.2, Đ17).

mod columns;
mod counts;
mod population;

use crate::date::{AsOf, Instant};
use crate::error::Result;
use crate::law::{Regulation, ReportPeriod, Window};
use crate::model::{Agency, AgencyKind, Snapshot, TaskFacts};

pub use columns::{FactColumns, FactColumnsBuf, NO_DAY, count_columns};
pub use counts::{COLUMNS, Counts};
pub use population::{Cell, cell};

/// One row of a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReportRow {
    /// Code of the agency; [`TOTAL`] in the last row.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// The counts.
    pub counts: Counts,
}

/// The `agency` of the row of totals.
pub const TOTAL: &str = "TOTAL";

/// What a period's report says, by lead agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The period.
    pub period: ReportPeriod,
    /// The days counted.
    pub window: Window,
    /// Only what was recorded by then counts; `None`: all that is recorded.
    pub known_at: Option<Instant>,
    /// Id and version of the regulation's pack.
    pub regulation: String,
    /// A row for each agency of the directory besides the Office, and for any other that leads a task of the
    /// period, in the order of the directory.
    pub rows: Vec<ReportRow>,
    /// The sums.
    pub total: ReportRow,
}

/// Counts tasks into a report, one row at a time.
#[derive(Debug)]
pub struct ReportBuilder {
    period: ReportPeriod,
    window: Window,
    known_at: Option<Instant>,
    regulation: String,
    rows: Vec<ReportRow>,
    places: std::collections::HashMap<String, usize>,
}

impl ReportBuilder {
    /// An empty report.
    ///
    /// # Errors
    /// As [`ReportPeriod::window`].
    pub fn new(
        period: ReportPeriod,
        known_at: Option<Instant>,
        agencies: &[Agency],
        regulation: &Regulation,
    ) -> Result<Self> {
        let mut builder = Self {
            period,
            window: period.window(regulation)?,
            known_at,
            regulation: regulation.version(),
            rows: Vec::new(),
            places: std::collections::HashMap::new(),
        };
        for agency in agencies.iter().filter(|agency| agency.kind != AgencyKind::Office) {
            builder.place(agency.code.as_str(), &agency.name);
        }
        Ok(builder)
    }

    /// The two clocks of the report: its last day, and what was known.
    #[must_use]
    pub const fn as_of(&self) -> AsOf {
        AsOf { on: self.window.last, known_at: self.known_at }
    }

    /// Counts a task, if it was known and the period counts it.
    pub fn add(&mut self, facts: &TaskFacts) {
        if facts.known.holds_at(self.known_at) {
            let on = self.window.last;
            self.add_snapshot(facts.holding.at(on).lead.as_str(), &facts.snapshot(on));
        }
    }

    /// Counts a task that was known, led by `lead` on the window's last day, from a snapshot of that day.
    pub fn add_snapshot(&mut self, lead: &str, snapshot: &Snapshot) {
        if let Some(cell) = cell(snapshot, self.window) {
            let place = match self.places.get(lead) {
                Some(place) => *place,
                None => self.place(lead, lead),
            };
            if let Some(row) = self.rows.get_mut(place) {
                row.counts.count(cell);
            }
        }
    }

    /// The report, once it is shown to close.
    ///
    /// # Errors
    /// `report.open` naming the identity and the row.
    pub fn finish(self) -> Result<Report> {
        let mut counts = Counts::default();
        for row in &self.rows {
            row.counts.check(&row.agency)?;
            counts.add(&row.counts);
        }
        counts.check(TOTAL)?;
        Ok(Report {
            period: self.period,
            window: self.window,
            known_at: self.known_at,
            regulation: self.regulation,
            rows: self.rows,
            total: ReportRow { agency: TOTAL.to_owned(), name: "Tổng cộng".to_owned(), counts },
        })
    }

    fn place(&mut self, code: &str, name: &str) -> usize {
        let place = self.rows.len();
        self.rows.push(ReportRow {
            agency: code.to_owned(),
            name: name.to_owned(),
            counts: Counts::default(),
        });
        self.places.insert(code.to_owned(), place);
        place
    }
}
