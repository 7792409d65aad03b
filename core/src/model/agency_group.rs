//! Groups of agencies that a directive names as one.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;
use crate::model::agency::AgencyKind;
use crate::model::facts::AgencyFacts;
use crate::model::id::AgencyCode;

/// Agencies that are given a task together, each its own: those that are there on the day of the directive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, from_py_object, module = "dondoc"))]
#[serde(tag = "group", rename_all = "snake_case", deny_unknown_fields)]
pub enum AgencyGroup {
    /// Every agency of a kind: “các sở, ban, ngành tỉnh”, “UBND các huyện, thành phố”.
    OfKind {
        /// Which kind.
        kind: AgencyKind,
    },
    /// Every agency that belongs to another (cơ quan, đơn vị trực thuộc).
    UnitsOf {
        /// The agency they belong to.
        agency: AgencyCode,
    },
    /// Those that are listed.
    Listed {
        /// Which.
        agencies: Vec<AgencyCode>,
    },
}

impl AgencyGroup {
    /// The agencies that the group names.
    #[must_use]
    pub fn named(&self) -> &[AgencyCode] {
        match self {
            Self::OfKind { .. } => &[],
            Self::UnitsOf { agency } => std::slice::from_ref(agency),
            Self::Listed { agencies } => agencies,
        }
    }

    /// The agencies of the group that are there on `day`, in the order of the directory. One that is named counts even where it
    /// came into the directory later: somebody knew it.
    pub fn members<'a>(
        &'a self,
        directory: &'a [AgencyFacts],
        day: CivilDate,
    ) -> impl Iterator<Item = &'a AgencyCode> {
        let belongs = move |facts: &&AgencyFacts| match self {
            Self::OfKind { kind } => facts.agency.kind == *kind && facts.is_there_on(day),
            Self::UnitsOf { agency } => {
                facts.agency.parent.as_ref() == Some(agency) && facts.is_there_on(day)
            }
            Self::Listed { agencies } => agencies.contains(&facts.agency.code) && !facts.has_ended_by(day),
        };
        directory.iter().filter(belongs).map(|facts| &facts.agency.code)
    }
}
