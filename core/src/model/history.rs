//! A value that changed on dated days.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;

/// A value and its later changes, each with the day from which it holds. The first value never changes: an
/// original deadline can always be seen beside the current one.
///
/// ```
/// use dondoc::{model::History, CivilDate};
/// let day = |d| CivilDate::from_ymd(2020, 4, d).unwrap();
/// let mut lead = History::new("STC");
/// lead.change(day(10), "SNV");
/// assert_eq!((*lead.at(day(9)), *lead.at(day(10)), *lead.original()), ("STC", "SNV", "STC"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct History<T> {
    original: T,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    changes: Vec<(CivilDate, T)>,
}

impl<T> History<T> {
    /// A value without changes.
    pub const fn new(original: T) -> Self {
        Self { original, changes: Vec::new() }
    }

    /// The same value from stored parts; changes are put in the order of their days.
    pub fn from_parts(original: T, mut changes: Vec<(CivilDate, T)>) -> Self {
        changes.sort_by_key(|(day, _)| *day);
        Self { original, changes }
    }

    /// From `day` on, `value` holds. A change on a day that has one already takes its place.
    pub fn change(&mut self, day: CivilDate, value: T) {
        let at = self.changes.partition_point(|(other, _)| *other <= day);
        self.changes.insert(at, (day, value));
    }

    /// The value that holds on `day`.
    #[must_use]
    pub fn at(&self, day: CivilDate) -> &T {
        self.change_at(day).map_or(&self.original, |(_, value)| value)
    }

    /// The change that holds on `day`: its day and its value; `None` while the original holds.
    #[must_use]
    pub fn change_at(&self, day: CivilDate) -> Option<(CivilDate, &T)> {
        self.changes.iter().rev().find(|(from, _)| *from <= day).map(|(from, value)| (*from, value))
    }

    /// The first value.
    #[must_use]
    pub const fn original(&self) -> &T {
        &self.original
    }

    /// The value after all changes.
    #[must_use]
    pub fn current(&self) -> &T {
        self.changes.last().map_or(&self.original, |(_, value)| value)
    }

    /// The changes in the order of their days.
    #[must_use]
    pub fn changes(&self) -> &[(CivilDate, T)] {
        &self.changes
    }
}
