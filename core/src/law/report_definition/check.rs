//! Whether a definition can be meant.

use super::{Column, DaysLate, Grouping, Identity, Ratio, ReportDefinition};
use crate::error::{DondocError, Result, codes};

/// Counts beyond these limits are no report that a person reads.
const MOST_COLUMNS: usize = 64;
const MOST_DAYS: u32 = 36_600;
const MOST_DECIMALS: u8 = 4;

impl ReportDefinition {
    /// Whether the definition can be meant: every name it uses is one of its columns, no column counts nothing.
    ///
    /// # Errors
    /// `regulation.invalid` naming the report and what is wrong with it.
    pub fn check(&self) -> Result<()> {
        let problem = self.groups_problem().or_else(|| self.columns_problem()).or_else(|| {
            let ratios = self.ratios.iter().find_map(|ratio| self.ratio_problem(ratio));
            ratios.or_else(|| self.identities.iter().find_map(|identity| self.identity_problem(identity)))
        });
        let refuse =
            |detail| DondocError::invalid(codes::REGULATION_INVALID, &format!("report {}", self.id), detail);
        problem.map_or(Ok(()), |detail| Err(refuse(detail)))
    }

    fn groups_problem(&self) -> Option<String> {
        match self.groups.as_slice() {
            [_] => None,
            [outer, inner] if outer == inner => Some("both groups are the same".to_owned()),
            // The subtotal of a lead over its kinds would be the lead itself.
            [Grouping::Lead, Grouping::LeadKind] => Some("lead_kind stands outside lead".to_owned()),
            [_, _] => None,
            groups => Some(format!("{} groups: there are one or two", groups.len())),
        }
    }

    fn columns_problem(&self) -> Option<String> {
        if self.columns.is_empty() || self.columns.len() > MOST_COLUMNS {
            return Some(format!("{} columns: there are 1 to {MOST_COLUMNS}", self.columns.len()));
        }
        let ids =
            self.columns.iter().map(|column| &column.id).chain(self.ratios.iter().map(|ratio| &ratio.id));
        let mut ids = ids.collect::<Vec<_>>();
        if let Some(id) = ids.iter().find(|id| !is_id(id)) {
            return Some(format!("{id:?} is no id: small letters, digits and _"));
        }
        ids.sort_unstable();
        if let Some([twice, _]) = ids.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
            return Some(format!("{twice} stands twice"));
        }
        self.columns.iter().find_map(|column| {
            column_problem(column).map(|problem| format!("column {}: {problem}", column.id))
        })
    }

    fn ratio_problem(&self, ratio: &Ratio) -> Option<String> {
        let at = |problem: String| Some(format!("ratio {}: {problem}", ratio.id));
        if let Some(column) =
            [&ratio.numerator, &ratio.denominator].into_iter().find(|id| self.column(id).is_none())
        {
            return at(format!("{column} is no column"));
        }
        if ratio.decimals > MOST_DECIMALS {
            return at(format!("{} decimals: there are at most {MOST_DECIMALS}", ratio.decimals));
        }
        let other = ratio.remainder_of.as_ref()?;
        match self.ratios.iter().find(|candidate| candidate.id == *other) {
            None => at(format!("{other} is no ratio")),
            Some(other) if other.remainder_of.is_some() => {
                at("a remainder is of a ratio of its own".to_owned())
            }
            Some(other) if other.denominator != ratio.denominator || other.decimals != ratio.decimals => {
                at(format!("its denominator and decimals are not those of {}", other.id))
            }
            Some(_) => None,
        }
    }

    fn identity_problem(&self, identity: &Identity) -> Option<String> {
        let at = |problem: String| Some(format!("identity {identity}: {problem}"));
        let mut names = identity.parts.iter().chain(std::iter::once(&identity.sum)).collect::<Vec<_>>();
        if let Some(name) = names.iter().find(|name| self.column(name).is_none()) {
            return at(format!("{name} is no column"));
        }
        names.sort_unstable();
        if names.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
            return at("a column stands in it twice".to_owned());
        }
        if identity.parts.is_empty() { at("it has no parts".to_owned()) } else { None }
    }
}

fn column_problem(column: &Column) -> Option<&'static str> {
    let Column { classes, days_late, .. } = column;
    let mut once = classes.clone();
    once.sort_unstable();
    once.dedup();
    match days_late {
        _ if classes.is_empty() => Some("it counts no class"),
        _ if once.len() != classes.len() => Some("a class stands twice"),
        Some(DaysLate { from: 0, .. }) => Some("a task is late from one day on"),
        Some(DaysLate { from, to: Some(to) }) if from > to => Some("days_late ends before it begins"),
        Some(DaysLate { from, to }) if *from > MOST_DAYS || to.is_some_and(|to| to > MOST_DAYS) => {
            Some("days_late is longer than a hundred years")
        }
        Some(_) if !classes.iter().all(|class| class.is_late()) => Some("days_late counts only what is late"),
        _ => None,
    }
}

pub(in crate::law) fn is_id(text: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !text.is_empty() && text.len() <= 60 && text.chars().all(small)
}
