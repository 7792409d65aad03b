//! The written form of a regulation: strict TOML, and a pack built upon another.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};
use crate::law::message::Text;
use crate::law::read_right::ReadRight;
use crate::law::report_definition::{ReportText, ViewText};
use crate::law::review_definition::ReviewText;
use crate::law::rule::{DirectiveKindRule, Permission, Rule, Value};

/// The version of the pack format that this library reads.
pub const SCHEMA: u32 = 1;

/// The packs that ship with the library: id and text.
pub(super) const SHIPPED: [(&str, &str); 4] = [
    ("vn-ben-tre-2020", include_str!("../../regulations/vn-ben-tre-2020.toml")),
    ("vn-quang-ngai-2023", include_str!("../../regulations/vn-quang-ngai-2023.toml")),
    ("vn-thanh-hoa-2025", include_str!("../../regulations/vn-thanh-hoa-2025.toml")),
    ("vn-vinh-long", include_str!("../../regulations/vn-vinh-long.toml")),
];

/// Rules that the code reads where a pack has them, and that no pack need have.
pub(super) const OPTIONAL_RULES: &[&str] = &[
    "task.without_deadline",
    "office.entry_urgent",
    "office.entry_many",
    "office.entry_many_from",
    "office.publication_cycles",
];

/// Rules whose names are kinds of period, which the code knows.
const PERIOD_RULES: &[&str] = &[
    "office.report_cycles",
    "office.publication_cycles",
    "agency.report_cycles",
    "office.regulation_report",
];

/// A pack as written. Unknown keys are errors, so that a misspelt rule cannot be passed over in silence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    schema: u32,
    pub(super) id: String,
    pub(super) version: u32,
    /// The shipped pack whose rules hold, as defaults of the library, where this one says nothing.
    #[serde(default)]
    extends: Option<String>,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) issuer: String,
    #[serde(default)]
    pub(super) adopted_on: Option<CivilDate>,
    #[serde(default)]
    pub(super) in_force_on: Option<CivilDate>,
    #[serde(default)]
    pub(super) in_force_until: Option<CivilDate>,
    #[serde(default)]
    pub(super) rule: Vec<Rule>,
    #[serde(default)]
    pub(super) directive_kind: Vec<DirectiveKindRule>,
    #[serde(default)]
    pub(super) permission: Vec<Permission>,
    #[serde(default)]
    pub(super) read: Vec<ReadRight>,
    #[serde(default)]
    pub(super) report_view: Vec<ViewText>,
    #[serde(default)]
    pub(super) report: Vec<ReportText>,
    #[serde(default)]
    pub(super) review: Vec<ReviewText>,
    #[serde(default)]
    pub(super) label: BTreeMap<String, Label>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Label {
    vi: String,
    en: String,
}

impl Label {
    pub(super) fn text(&self) -> Text {
        Text { vi: self.vi.clone(), en: self.en.clone() }
    }
}

/// The text of a shipped pack.
pub(super) fn source(id: &str) -> Result<&'static str> {
    let shipped = SHIPPED.iter().find(|(shipped, _)| *shipped == id);
    shipped.map(|(_, text)| *text).ok_or_else(|| DondocError::not_found(codes::REGULATION_UNKNOWN, id))
}

/// The ids of the shipped packs.
pub(super) fn shipped() -> Vec<&'static str> {
    SHIPPED.iter().map(|(id, _)| *id).collect()
}

impl Pack {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let pack: Self = toml::from_str(text).map_err(|error| invalid(error.to_string()))?;
        if pack.schema != SCHEMA {
            return Err(invalid(format!("schema {} is not {SCHEMA}", pack.schema)));
        }
        if pack.in_force_until.is_some_and(|until| Some(until) < pack.in_force_on) {
            return Err(invalid("in_force_until is before in_force_on".to_owned()));
        }
        let mut ids = pack.rule.iter().map(|rule| rule.clause.id.as_str()).collect::<Vec<_>>();
        ids.sort_unstable();
        if let Some(twice) = ids.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        }) {
            return Err(invalid(format!("rule {twice} stands twice")));
        }
        let clauses = pack.rule.iter().map(|rule| &rule.clause);
        let clauses = clauses.chain(pack.permission.iter().map(|rule| &rule.clause));
        let clauses = clauses.chain(pack.read.iter().map(|right| &right.clause));
        for clause in clauses {
            clause.check().map_err(|detail| invalid(format!("rule {}: {detail}", clause.id)))?;
        }
        for rule in &pack.rule {
            rule.value.check().map_err(|detail| invalid(format!("rule {}: {detail}", rule.clause.id)))?;
        }
        match pack.extends.clone() {
            // Only one step: a pack that is extended says everything itself.
            Some(base) => {
                let base: Self =
                    toml::from_str(source(&base)?).map_err(|error| invalid(error.to_string()))?;
                let known = |id: &str| {
                    OPTIONAL_RULES.contains(&id) || base.rule.iter().any(|rule| rule.clause.id == id)
                };
                if let Some(rule) = pack.rule.iter().find(|rule| !known(&rule.clause.id)) {
                    return Err(invalid(format!("rule {}: nothing reads it", rule.clause.id)));
                }
                pack.upon(base).consistent()
            }
            None => pack.consistent(),
        }
    }

    /// The pack, once every name in it has what belongs to it. A misspelt name would be one that nobody can ever use.
    fn consistent(self) -> Result<Self> {
        for rule in &self.rule {
            let Value::Names(names) = &rule.value else { continue };
            let id = &rule.clause.id;
            for name in names {
                let known = match id.as_str() {
                    "directive.kinds" => self.directive_kind.iter().any(|kind| kind.id == *name),
                    _ => {
                        PERIOD_RULES.contains(&id.as_str())
                            || self.label.contains_key(&format!("{id}.{name}"))
                    }
                };
                if !known {
                    return Err(invalid(format!("rule {id}: {name} has no label")));
                }
            }
        }
        Ok(self)
    }

    /// This pack where it speaks, the other one as the library's defaults where it does not.
    fn upon(mut self, base: Self) -> Self {
        for rule in base.rule {
            if !self.rule.iter().any(|own| own.clause.id == rule.clause.id) {
                self.rule.push(Rule { clause: rule.clause.into_default(), ..rule });
            }
        }
        for permission in base.permission {
            if !self.permission.iter().any(|own| own.action == permission.action) {
                self.permission.push(Permission { clause: permission.clause.into_default(), ..permission });
            }
        }
        // What a pack says of reading something is all that it gives.
        let said = self.read.iter().map(|own| own.what).collect::<Vec<_>>();
        let silent = base.read.into_iter().filter(|right| !said.contains(&right.what));
        self.read.extend(silent.map(|right| ReadRight { clause: right.clause.into_default(), ..right }));
        for kind in base.directive_kind {
            if !self.directive_kind.iter().any(|own| own.id == kind.id) {
                self.directive_kind.push(kind);
            }
        }
        for view in base.report_view {
            if !self.report_view.iter().any(|own| own.id == view.id) {
                self.report_view.push(view.into_default());
            }
        }
        for report in base.report {
            if !self.report.iter().any(|own| own.id == report.id) {
                self.report.push(report.into_default());
            }
        }
        for review in base.review {
            if !self.review.iter().any(|own| own.id == review.id) {
                self.review.push(review.into_default());
            }
        }
        for (key, label) in base.label {
            self.label.entry(key).or_insert(label);
        }
        self
    }
}

fn invalid(detail: String) -> DondocError {
    DondocError::invalid(codes::REGULATION_INVALID, "pack", detail)
}
