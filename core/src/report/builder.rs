//! Counting tasks into a report.

use super::fingerprint::{Fingerprint, Origin};
use super::groups::{Directory, Groups, Tallied, UNASSIGNED};
use super::plan::Plan;
use super::{Report, ReportPlace, ReportRow, TOTAL};
use crate::date::{AsOf, CivilDate, Instant};
use crate::error::Result;
use crate::law::{Grouping, Regulation, ReportDefinition, ReportPeriod, Window};
use crate::model::{Agency, Snapshot, TaskFacts};

/// Says where a report counts a task: in which row, in which slot of its plan.
#[derive(Debug, Clone)]
pub(crate) struct Placer {
    plan: Plan,
    groups: Vec<Grouping>,
    directory: Directory,
}

/// A place of a task in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The outer group, where there is one.
    outer: Option<String>,
    key: String,
    slot: usize,
}

impl Placer {
    pub(crate) fn new(definition: &ReportDefinition, window: Window, agencies: &[Agency]) -> Result<Self> {
        Ok(Self {
            plan: Plan::new(definition, window)?,
            groups: definition.groups.clone(),
            directory: Directory::new(agencies),
        })
    }

    fn on(&self) -> CivilDate {
        self.plan.window().last
    }

    /// Shows each outer key, key and slot under which the report counts a task.
    fn visit<'a>(&self, facts: &'a TaskFacts, mut visit: impl FnMut(&'a str, &'a str, usize)) {
        let Some(slot) = self.plan.slot(&facts.snapshot(self.on())) else { return };
        let lead = facts.holding.at(self.on()).lead.as_str();
        let keys = |group: &Grouping| self.directory.keys(*group, facts, lead);
        match self.groups.as_slice() {
            [outer, inner] => {
                for outer in keys(outer) {
                    keys(inner).into_iter().for_each(|inner| visit(outer, inner, slot));
                }
            }
            groups => groups.iter().flat_map(keys).for_each(|key| visit(UNASSIGNED, key, slot)),
        }
    }

    /// Where the report counts a task: once, unless it is grouped by what a task has several of.
    pub(crate) fn place(&self, facts: &TaskFacts) -> Vec<Placed> {
        let mut places = Vec::new();
        let nested = self.groups.len() > 1;
        self.visit(facts, |outer, key, slot| {
            places.push(Placed { outer: nested.then(|| outer.to_owned()), key: key.to_owned(), slot });
        });
        places
    }

    /// The rows that count a task, each with those of `columns`, the columns of the definition, that do.
    pub(crate) fn cells(&self, facts: &TaskFacts, columns: &[&str]) -> Vec<ReportPlace> {
        let places = self.place(facts).into_iter().map(|place| ReportPlace {
            columns: columns
                .iter()
                .enumerate()
                .filter(|(column, _)| self.column_has(*column, &place))
                .map(|(_, id)| (*id).to_owned())
                .collect(),
            outer: place.outer,
            key: place.key,
        });
        // A task that no column counts is not seen in the report.
        places.filter(|place| !place.columns.is_empty()).collect()
    }

    /// Whether a row has a place: its own row, the subtotal over it, the totals.
    pub(crate) fn row_has(&self, row: &ReportRow, place: &Placed) -> bool {
        match (&row.outer, &place.outer) {
            (None, _) if row.key == TOTAL => true,
            (None, Some(outer)) => row.key == *outer,
            (outer, other) => outer == other && row.key == place.key,
        }
    }

    /// Whether a column counts a place.
    pub(crate) fn column_has(&self, column: usize, place: &Placed) -> bool {
        self.plan.counts(column, place.slot)
    }
}

/// Counts tasks into a report, one row at a time.
#[derive(Debug)]
pub struct ReportBuilder {
    definition: ReportDefinition,
    period: ReportPeriod,
    known_at: Option<Instant>,
    regulation: Regulation,
    placer: Placer,
    groups: Groups,
}

impl ReportBuilder {
    /// An empty report.
    ///
    /// # Errors
    /// As [`ReportPeriod::window`]; `regulation.invalid` as [`ReportDefinition::check`].
    pub fn new(
        definition: &ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
        agencies: &[Agency],
        regulation: &Regulation,
    ) -> Result<Self> {
        let placer = Placer::new(definition, period.window(regulation)?, agencies)?;
        let groups = Groups::new(&definition.groups, &placer.directory, placer.plan.width());
        Ok(Self {
            definition: definition.clone(),
            period,
            known_at,
            regulation: regulation.clone(),
            placer,
            groups,
        })
    }

    /// The days that it counts.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.placer.plan.window()
    }

    /// The two clocks of the report: its last day, and what was known.
    #[must_use]
    pub fn as_of(&self) -> AsOf {
        AsOf { on: self.placer.on(), known_at: self.known_at }
    }

    /// Counts a task, if it was known and the report counts it.
    pub fn add(&mut self, facts: &TaskFacts) {
        if facts.known.holds_at(self.known_at) {
            let groups = &mut self.groups;
            self.placer.visit(facts, |outer, key, slot| groups.count(outer, key, slot));
        }
    }

    /// Counts a task that was known, led by `lead` on the window's last day, from a snapshot of that day. Only for a
    /// definition that [`ReportDefinition::is_by_lead`].
    pub(crate) fn add_by_lead(&mut self, lead: &str, snapshot: &Snapshot) {
        if let Some(slot) = self.placer.plan.slot(snapshot) {
            let key = |group: &Grouping| self.placer.directory.by_lead(*group, lead);
            match self.placer.groups.as_slice() {
                [outer, inner] => self.groups.count(key(outer), key(inner), slot),
                groups => groups.iter().for_each(|group| self.groups.count(UNASSIGNED, key(group), slot)),
            }
        }
    }

    /// The report, once it is shown to close; `origin` says where its tasks came from, where a register knows.
    ///
    /// # Errors
    /// `report.open` naming the identity and the rows.
    pub fn finish(self, origin: Option<Origin>) -> Result<Report> {
        let Self { definition, period, known_at, regulation, placer, groups } = self;
        let row = |outer: Option<&str>, group: Grouping, key: String, tally: &[i64]| {
            let cells = placer.plan.cells(tally);
            ReportRow {
                outer: outer.map(str::to_owned),
                name: placer.directory.name(group, &key, &regulation),
                key,
                counts: Plan::base_counts(tally),
                ratios: placer.plan.ratios(&cells),
                cells,
            }
        };
        let mut rows = Vec::new();
        let mut total = vec![0; placer.plan.width()];
        for (outer, inner) in groups.finish() {
            let mut subtotal = vec![0; placer.plan.width()];
            inner.iter().for_each(|Tallied { tally, .. }| add(&mut subtotal, tally));
            add(&mut total, &subtotal);
            match placer.groups.as_slice() {
                [outer_group, inner_group] => {
                    rows.push(row(None, *outer_group, outer.clone(), &subtotal));
                    rows.extend(
                        inner
                            .into_iter()
                            .map(|Tallied { key, tally }| row(Some(&outer), *inner_group, key, &tally)),
                    );
                }
                groups => rows.extend(groups.iter().flat_map(|group| {
                    inner.iter().map(|Tallied { key, tally }| row(None, *group, key.clone(), tally))
                })),
            }
        }
        let cells = placer.plan.cells(&total);
        let total = ReportRow {
            outer: None,
            key: TOTAL.to_owned(),
            name: regulation.label("total_row").vi,
            counts: Plan::base_counts(&total),
            ratios: placer.plan.ratios(&cells),
            cells,
        };
        let window = placer.plan.window();
        let fingerprint =
            Fingerprint::of(&definition, period, window, known_at, &regulation, origin, (&rows, &total));
        let report = Report {
            definition,
            period,
            window,
            known_at,
            regulation: regulation.version(),
            rows,
            total,
            fingerprint,
        };
        report.check()?;
        Ok(report)
    }
}

fn add(sum: &mut [i64], part: &[i64]) {
    sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
}
