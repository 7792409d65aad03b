//! Whether a review can be meant.

use super::{Measure, ReviewDefinition};
use crate::error::{DondocError, Result, codes};
use crate::law::pack::OPTIONAL_RULES;
use crate::law::report_definition::{Grouping, Identity, ReportDefinition, is_id};
use crate::law::rule::Rule;

/// Figures beyond this are no document that a person reads.
const MOST_FIGURES: usize = 200;

/// Whether each review of a pack has an id of its own.
pub(super) fn once(reviews: &[ReviewDefinition]) -> Result<()> {
    twice(reviews.iter().map(|review| review.id.as_str()))
        .map_or(Ok(()), |id| Err(invalid("review", format!("{id} stands twice"))))
}

impl ReviewDefinition {
    /// Whether the review can be meant: every name it uses is one of the pack, every section says what it rests on and has
    /// figures or words.
    ///
    /// # Errors
    /// `regulation.invalid` naming the review and what is wrong with it.
    pub fn check(&self, reports: &[ReportDefinition], rules: &[Rule]) -> Result<()> {
        let problem = self
            .names_problem()
            .or_else(|| self.sections_problem())
            .or_else(|| {
                self.figures().find_map(|figure| {
                    let problem = measure_problem(&figure.measure, reports, rules)?;
                    Some(format!("figure {}: {problem}", figure.id))
                })
            })
            .or_else(|| self.identities.iter().find_map(|identity| self.identity_problem(identity)));
        problem.map_or(Ok(()), |detail| Err(invalid(&format!("review {}", self.id), detail)))
    }

    fn names_problem(&self) -> Option<String> {
        let count = self.figures().count();
        if count == 0 || count > MOST_FIGURES {
            return Some(format!("{count} figures: there are 1 to {MOST_FIGURES}"));
        }
        let sections = || self.sections.iter().map(|section| section.id.as_str());
        let figures = || self.figures().map(|figure| figure.id.as_str());
        if let Some(id) = sections().chain(figures()).find(|id| !is_id(id)) {
            return Some(format!("{id:?} is no id: small letters, digits and _"));
        }
        twice(sections()).or_else(|| twice(figures())).map(|id| format!("{id} stands twice"))
    }

    fn sections_problem(&self) -> Option<String> {
        let clauses =
            std::iter::once(&self.clause).chain(self.sections.iter().map(|section| &section.clause));
        let wrong = clauses.filter_map(|clause| Some(format!("{}: {}", clause.id, clause.check().err()?)));
        let empty = self.sections.iter().filter(|section| section.figures.is_empty() && !section.in_words);
        wrong
            .chain(empty.map(|section| format!("section {} has neither figures nor words", section.id)))
            .next()
    }

    fn identity_problem(&self, identity: &Identity) -> Option<String> {
        let names = || identity.parts.iter().chain(std::iter::once(&identity.sum)).map(String::as_str);
        let problem = if let Some(name) = names().find(|name| self.figure(name).is_none()) {
            format!("{name} is no figure")
        } else if let Some(name) = twice(names()) {
            format!("{name} stands in it twice")
        } else if identity.parts.is_empty() {
            "it has no parts".to_owned()
        } else {
            return None;
        };
        Some(format!("identity {identity}: {problem}"))
    }
}

fn measure_problem(measure: &Measure, reports: &[ReportDefinition], rules: &[Rule]) -> Option<String> {
    match measure {
        Measure::Tasks { report, column } => match reports.iter().find(|other| other.id == *report) {
            None => Some(format!("{report} is no report")),
            Some(other) if !matches!(other.groups.as_slice(), [Grouping::Lead | Grouping::Coordinator]) => {
                Some(format!("{report} has not one row for each agency"))
            }
            Some(other) if other.column(column).is_none() => {
                Some(format!("{column} is no column of {report}"))
            }
            Some(_) => None,
        },
        Measure::Duties { rules: named, .. } if named.is_empty() => Some("it names no rule".to_owned()),
        Measure::Duties { rules: named, .. } => {
            let known =
                |id: &str| OPTIONAL_RULES.contains(&id) || rules.iter().any(|rule| rule.clause.id == id);
            named.iter().find(|id| !known(id)).map(|id| format!("{id} is no rule"))
        }
        Measure::Happenings { happening, marks } => {
            let strange = marks.iter().find(|mark| !happening.marks().contains(&mark.as_str()));
            strange.map(|mark| format!("{} has no mark {mark}", happening.name()))
        }
    }
}

fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut names = names.collect::<Vec<_>>();
    names.sort_unstable();
    names.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(*a),
        _ => None,
    })
}

fn invalid(field: &str, detail: String) -> DondocError {
    DondocError::invalid(codes::REGULATION_INVALID, field, detail)
}
