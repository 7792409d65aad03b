//! A definition made ready to count: every task falls into one slot, and every column is a set of slots.

use super::counts::Counts;
use super::population::{cell, counted_in};
use super::ratio::{RatioValue, percent};
use crate::error::{DondocError, Result, codes};
use crate::law::{AssignedIn, Column, Population, ReportClass, ReportDefinition, Rounding, Window};
use crate::model::Snapshot;

/// Slots of one bucket of days: a class by 4 bits, and whether it was carried over by the fifth.
const BUCKET: usize = 32;
const CARRIED: usize = 16;

/// How one population is counted over one window.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    window: Window,
    population: Population,
    /// The first days late of every bucket but the first, ascending.
    edges: Vec<i32>,
    columns: Vec<Vec<usize>>,
    ratios: Vec<Division>,
}

/// A ratio over places of columns.
#[derive(Debug, Clone, Copy)]
struct Division {
    numerator: usize,
    denominator: usize,
    rounding: Rounding,
    decimals: u8,
    remainder_of: Option<usize>,
}

impl Plan {
    pub(super) fn new(definition: &ReportDefinition, window: Window) -> Result<Self> {
        definition.check()?;
        let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
        let ranges = definition.columns.iter().filter_map(|column| column.days_late);
        let mut edges = ranges
            .flat_map(|range| [Some(range.from), range.to.map(|to| to + 1)])
            .flatten()
            .map(days)
            .collect::<Vec<_>>();
        edges.sort_unstable();
        edges.dedup();
        let columns = definition.columns.iter().map(|column| slots_of(column, &edges)).collect();
        let unknown =
            |id: &str| DondocError::invalid(codes::REGULATION_INVALID, "report", format!("no column {id}"));
        let place = |id: &str| definition.column(id).ok_or_else(|| unknown(id));
        let ratios = definition.ratios.iter().map(|ratio| {
            let other = ratio.remainder_of.as_ref();
            Ok(Division {
                numerator: place(&ratio.numerator)?,
                denominator: place(&ratio.denominator)?,
                rounding: ratio.rounding,
                decimals: ratio.decimals,
                remainder_of: other.and_then(|id| definition.ratios.iter().position(|other| other.id == *id)),
            })
        });
        let ratios = ratios.collect::<Result<_>>()?;
        Ok(Self { window, population: definition.population, edges, columns, ratios })
    }

    pub(super) const fn window(&self) -> Window {
        self.window
    }

    /// How many slots there are.
    pub(super) fn width(&self) -> usize {
        (self.edges.len() + 1) * BUCKET
    }

    /// The slot of a task; `None` when the report does not count it.
    pub(super) fn slot(&self, snapshot: &Snapshot) -> Option<usize> {
        let cell = cell(snapshot, self.window, self.population)?;
        let bucket = if self.edges.is_empty() {
            0
        } else {
            self.edges.partition_point(|edge| *edge <= cell.standing.days_late)
        };
        Some(slot(bucket, cell.carried_over, cell.class()))
    }

    /// Whether a column counts a slot.
    pub(super) fn counts(&self, column: usize, slot: usize) -> bool {
        self.columns.get(column).is_some_and(|slots| slots.contains(&slot))
    }

    /// The figures of the columns from the tasks of each slot.
    pub(super) fn cells(&self, tally: &[i64]) -> Vec<i64> {
        let count = |slot: &usize| tally.get(*slot).copied().unwrap_or_default();
        self.columns.iter().map(|slots| slots.iter().map(count).sum()).collect()
    }

    /// The ratios over the figures of the columns.
    pub(super) fn ratios(&self, cells: &[i64]) -> Vec<RatioValue> {
        let figure = |place: usize| cells.get(place).copied().unwrap_or_default();
        let own = |ratio: &Division| {
            percent(figure(ratio.numerator), figure(ratio.denominator), ratio.rounding, ratio.decimals)
        };
        let values = self.ratios.iter().map(|ratio| RatioValue {
            numerator: figure(ratio.numerator),
            denominator: figure(ratio.denominator),
            percent: match ratio.remainder_of.and_then(|other| self.ratios.get(other)) {
                Some(other) => own(other).map(|percent| percent.remainder()),
                None => own(ratio),
            },
        });
        values.collect()
    }

    /// The counts of a row, whatever its columns.
    pub(super) fn base_counts(tally: &[i64]) -> Counts {
        let mut counts = Counts::default();
        for bucket in tally.chunks(BUCKET) {
            for class in ReportClass::ALL {
                for carried in [false, true] {
                    let tasks = bucket.get(slot(0, carried, class)).copied().unwrap_or_default();
                    counts.count_code(counted_in(class) as u8, carried, tasks);
                }
            }
        }
        counts
    }
}

const fn slot(bucket: usize, carried: bool, class: ReportClass) -> usize {
    bucket * BUCKET + if carried { CARRIED } else { 0 } + class as usize
}

fn slots_of(column: &Column, edges: &[i32]) -> Vec<usize> {
    let buckets = (0..=edges.len()).filter(|bucket| {
        column.days_late.is_none_or(|range| {
            // A bucket holds the days from the edge before it to just below its own.
            let first = bucket.checked_sub(1).and_then(|before| edges.get(before));
            first.is_some_and(|first| {
                i64::from(range.from) <= i64::from(*first)
                    && range.to.is_none_or(|to| i64::from(*first) <= i64::from(to))
            })
        })
    });
    let carried: &[bool] = match column.assigned {
        None => &[false, true],
        Some(AssignedIn::Before) => &[true],
        Some(AssignedIn::Within) => &[false],
    };
    let slots = buckets.flat_map(|bucket| {
        let classes = column.classes.iter();
        classes.flat_map(move |class| carried.iter().map(move |carried| slot(bucket, *carried, *class)))
    });
    slots.collect()
}
