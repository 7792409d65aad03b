//! The rows of a report: which there are, in which order, and what is counted in each.

use foldhash::HashMap;

use crate::law::{Grouping, Regulation};
use crate::model::{Agency, AgencyKind, TaskFacts};

/// The key of the row of what has none: no unit monitors it, no specialist is named.
pub(super) const UNASSIGNED: &str = "";

/// The directory, as far as rows need it.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    names: HashMap<String, String>,
    kinds: HashMap<String, AgencyKind>,
    /// The codes besides the Office, in the order of the directory.
    codes: Vec<String>,
}

impl Directory {
    pub(super) fn new(agencies: &[Agency]) -> Self {
        let mut directory = Self::default();
        for Agency { code, name, kind, .. } in agencies {
            directory.names.insert(code.to_string(), name.clone());
            directory.kinds.insert(code.to_string(), *kind);
            if kind.is_assignee() {
                directory.codes.push(code.to_string());
            }
        }
        directory
    }

    fn kind(&self, code: &str) -> &'static str {
        self.kinds.get(code).map_or(UNASSIGNED, |kind| kind.name())
    }

    /// The keys under which a grouping has rows even when nothing is counted, each with the agency it comes from.
    fn seeds(&self, group: Grouping) -> Vec<(&str, &str)> {
        let codes = self.codes.iter().map(String::as_str);
        match group {
            Grouping::Lead => codes.map(|code| (code, code)).collect(),
            Grouping::LeadKind => codes.map(|code| (self.kind(code), code)).collect(),
            Grouping::Coordinator
            | Grouping::MonitoringUnit
            | Grouping::Specialist
            | Grouping::Sector
            | Grouping::Signer
            | Grouping::DirectiveKind => Vec::new(),
        }
    }

    /// What a row is called.
    pub(super) fn name(&self, group: Grouping, key: &str, regulation: &Regulation) -> String {
        if let Some(label) = regulation.key_label(group, key) {
            return label.vi;
        }
        let of_agencies = matches!(group, Grouping::Lead | Grouping::Coordinator);
        let name = of_agencies.then(|| self.names.get(key)).flatten();
        name.cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The key of a grouping that the lead alone tells.
    pub(super) fn by_lead<'a>(&self, group: Grouping, lead: &'a str) -> &'a str {
        if group == Grouping::LeadKind { self.kind(lead) } else { lead }
    }

    /// The keys under which a grouping counts a task that `lead` leads.
    pub(super) fn keys<'a>(&self, group: Grouping, facts: &'a TaskFacts, lead: &'a str) -> Vec<&'a str> {
        match group {
            Grouping::Lead | Grouping::LeadKind => vec![self.by_lead(group, lead)],
            Grouping::Coordinator => {
                facts.coordinators.iter().map(crate::model::AgencyCode::as_str).collect()
            }
            Grouping::MonitoringUnit => vec![facts.monitoring_unit.as_deref().map_or(UNASSIGNED, str::trim)],
            Grouping::Sector => {
                vec![facts.sector.as_ref().map_or(UNASSIGNED, crate::model::Sector::as_str)]
            }
            Grouping::Signer => vec![facts.assigned_by.signer.as_str().trim()],
            Grouping::DirectiveKind => {
                vec![facts.assigned_by.kind.as_ref().map_or(UNASSIGNED, crate::model::DirectiveKind::as_str)]
            }
            Grouping::Specialist => {
                vec![facts.specialist.as_ref().map_or(UNASSIGNED, crate::model::OfficerId::as_str)]
            }
        }
    }
}

/// Keys in the order in which they came, each with its place.
#[derive(Debug, Default)]
struct Index {
    places: HashMap<String, usize>,
    keys: Vec<(String, usize)>,
    /// How many of the keys the directory gave: these keep its order.
    seeded: usize,
}

impl Index {
    fn place(&mut self, key: &str, next: usize) -> (usize, bool) {
        if let Some(place) = self.places.get(key) {
            return (*place, false);
        }
        self.places.insert(key.to_owned(), next);
        self.keys.push((key.to_owned(), next));
        (next, true)
    }

    /// The seeded keys in their order, then the others by key; what has no key comes last.
    fn ordered(mut self) -> Vec<(String, usize)> {
        let others = self.keys.split_off(self.seeded.min(self.keys.len()));
        let (unassigned, mut others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(key, _)| key == UNASSIGNED);
        others.sort_unstable();
        self.keys.into_iter().chain(others).chain(unassigned).collect()
    }
}

/// Tasks counted by row and slot.
#[derive(Debug)]
pub(super) struct Groups {
    /// Whether there is an outer group. Without one there is one index, and no outer key to look up.
    nested: bool,
    width: usize,
    outer: Index,
    inner: Vec<Index>,
    rows: usize,
    tallies: Vec<i64>,
}

/// A counted row: its key, and the tasks of each slot.
pub(super) struct Tallied {
    pub(super) key: String,
    pub(super) tally: Vec<i64>,
}

impl Groups {
    /// The rows that the directory gives.
    pub(super) fn new(groups: &[Grouping], directory: &Directory, width: usize) -> Self {
        let mut rows = Self {
            nested: groups.len() > 1,
            width,
            outer: Index::default(),
            inner: Vec::new(),
            rows: 0,
            tallies: Vec::new(),
        };
        match groups {
            [outer, inner] => {
                let seeds = directory.seeds(*outer);
                let inner = directory.seeds(*inner);
                for (key, agency) in seeds {
                    match inner.iter().find(|(_, other)| *other == agency) {
                        Some((inner, _)) => rows.row(key, inner),
                        None => rows.outer_place(key),
                    };
                }
            }
            groups => {
                rows.outer_place(UNASSIGNED);
                for (key, _) in groups.iter().flat_map(|group| directory.seeds(*group)) {
                    rows.row(UNASSIGNED, key);
                }
            }
        }
        rows.outer.seeded = rows.outer.keys.len();
        for index in &mut rows.inner {
            index.seeded = index.keys.len();
        }
        rows
    }

    fn outer_place(&mut self, key: &str) -> usize {
        let (place, is_new) = self.outer.place(key, self.inner.len());
        if is_new {
            self.inner.push(Index::default());
        }
        place
    }

    fn row(&mut self, outer: &str, inner: &str) -> usize {
        let outer = if self.nested { self.outer_place(outer) } else { 0 };
        let Some(index) = self.inner.get_mut(outer) else { return 0 };
        let (place, is_new) = index.place(inner, self.rows);
        if is_new {
            self.rows += 1;
            self.tallies.resize(self.rows * self.width, 0);
        }
        place
    }

    /// Counts a task.
    pub(super) fn count(&mut self, outer: &str, inner: &str, slot: usize) {
        let row = self.row(outer, inner);
        if let Some(tasks) = self.tallies.get_mut(row * self.width + slot) {
            *tasks += 1;
        }
    }

    /// The outer keys with their rows, in order.
    pub(super) fn finish(self) -> Vec<(String, Vec<Tallied>)> {
        let Self { width, outer, inner, tallies, .. } = self;
        let mut inner = inner.into_iter().map(Some).collect::<Vec<_>>();
        let ordered = outer.ordered().into_iter().map(|(key, place)| {
            let index = inner.get_mut(place).and_then(Option::take).unwrap_or_default();
            let rows = index.ordered().into_iter().map(|(key, row)| Tallied {
                key,
                tally: tallies.get(row * width..(row + 1) * width).map(<[i64]>::to_vec).unwrap_or_default(),
            });
            (key, rows.collect())
        });
        ordered.collect()
    }
}
