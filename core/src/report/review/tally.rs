//! Counting what a review is about into its figures.

use std::collections::BTreeMap;

use super::{AgencyCount, Review, ReviewFigure, ReviewItem};
use crate::date::Instant;
use crate::duty::{Duty, DutyState};
use crate::error::Result;
use crate::law::{
    DutyKept, Happening, Measure, Regulation, ReportPeriod, ReviewDefinition, Window, sha256_hex,
};
use crate::model::{AgencyCode, AgencyFacts, AgencyKind};
use crate::report::fingerprint::json;
use crate::report::{Fingerprint, ListedTask, Origin};

/// A review while it is counted.
#[derive(Debug)]
pub(crate) struct ReviewTally<'a> {
    definition: &'a ReviewDefinition,
    agency: Option<&'a AgencyCode>,
    window: Window,
    figures: Vec<Tallied>,
}

#[derive(Debug)]
struct Tallied {
    by_agency: BTreeMap<AgencyCode, i64>,
    /// Whether what it counts is kept.
    listed: bool,
    items: Vec<ReviewItem>,
}

impl<'a> ReviewTally<'a> {
    /// A tally that keeps what the figures named in `opened` count, besides those that the definition lists.
    pub(crate) fn new(
        definition: &'a ReviewDefinition,
        agency: Option<&'a AgencyCode>,
        window: Window,
        opened: &[&str],
    ) -> Self {
        let figures = definition.figures().map(|figure| Tallied {
            by_agency: BTreeMap::new(),
            listed: figure.listed || opened.contains(&figure.id.as_str()),
            items: Vec::new(),
        });
        Self { definition, agency, window, figures: figures.collect() }
    }

    /// The reports that it takes figures from, each once.
    pub(crate) fn reports(&self) -> Vec<&'a str> {
        let mut reports = Vec::new();
        for figure in self.definition.figures() {
            if let Measure::Tasks { report, .. } = &figure.measure
                && !reports.contains(&report.as_str())
            {
                reports.push(report.as_str());
            }
        }
        reports
    }

    /// Takes the figures of a column of a report, an agency at a time.
    pub(crate) fn take_figure(&mut self, of_report: &str, of_column: &str, agency: &AgencyCode, count: i64) {
        if count == 0 || self.agency.is_some_and(|own| own != agency) {
            return;
        }
        for (figure, tallied) in self.definition.figures().zip(&mut self.figures) {
            if let Measure::Tasks { report, column } = &figure.measure
                && (report.as_str(), column.as_str()) == (of_report, of_column)
            {
                *tallied.by_agency.entry(agency.clone()).or_default() += count;
            }
        }
    }

    /// The columns of a report whose tasks are to be listed.
    pub(crate) fn columns_to_list(&self, of_report: &str) -> Vec<&'a str> {
        let listed = self.definition.figures().zip(&self.figures).filter(|(_, tallied)| tallied.listed);
        let columns = listed.filter_map(|(figure, _)| match &figure.measure {
            Measure::Tasks { report, column } if report == of_report => Some(column.as_str()),
            _ => None,
        });
        columns.collect()
    }

    /// Lists a task that a column counts for an agency; the column's figures count it.
    pub(crate) fn list_task(
        &mut self,
        of_report: &str,
        of_column: &str,
        agency: &AgencyCode,
        task: &ListedTask,
    ) {
        if self.agency.is_some_and(|own| own != agency) {
            return;
        }
        for (figure, tallied) in self.definition.figures().zip(&mut self.figures) {
            if let Measure::Tasks { report, column } = &figure.measure
                && tallied.listed
                && (report.as_str(), column.as_str()) == (of_report, of_column)
            {
                tallied.items.push(ReviewItem {
                    agency: agency.clone(),
                    on: task.assigned_on,
                    task: Some(task.task.clone()),
                    directive: Some(task.directive.clone()),
                    subject: None,
                    due_on: task.deadline,
                    done_on: task.result_on,
                    days_late: i64::from(task.standing.days_late),
                    marks: vec![column.clone()],
                });
            }
        }
    }

    /// Counts a duty as of the window's last day, if it fell due within the window; without a limit, if it arose within it.
    pub(crate) fn take_duty(&mut self, duty: &Duty) {
        let on = duty.due_on.unwrap_or(duty.trigger_on);
        let Some(how) = kept(duty) else { return };
        if !self.window.contains(on) {
            return;
        }
        let done_on = duty.done_on.filter(|day| *day <= self.window.last);
        let days_late = match (how, duty.due_on) {
            (DutyKept::Late | DutyKept::Missing, Some(due_on)) => {
                i64::from(done_on.unwrap_or(self.window.last).days()) - i64::from(due_on.days())
            }
            _ => 0,
        };
        let counts = |measure: &Measure| match measure {
            Measure::Duties { rules, kept } => {
                rules.contains(&duty.rule) && (kept.is_empty() || kept.contains(&how))
            }
            _ => false,
        };
        self.count(counts, || ReviewItem {
            agency: duty.agency.clone(),
            on,
            task: duty.task.clone(),
            directive: duty.directive.clone(),
            subject: duty.subject.clone(),
            due_on: duty.due_on,
            done_on,
            days_late,
            marks: vec![how.name().to_owned()],
        });
    }

    /// Counts what happened.
    pub(crate) fn take_happening(&mut self, what: Happening, item: ReviewItem) {
        let counts = |measure: &Measure| match measure {
            Measure::Happenings { happening, marks } => {
                *happening == what && (marks.is_empty() || item.marks.iter().any(|mark| marks.contains(mark)))
            }
            _ => false,
        };
        self.count(counts, || item.clone());
    }

    fn count(&mut self, counts: impl Fn(&Measure) -> bool, item: impl Fn() -> ReviewItem) {
        for (figure, tallied) in self.definition.figures().zip(&mut self.figures) {
            if counts(&figure.measure) {
                let item = item();
                if self.agency.is_some_and(|own| *own != item.agency) {
                    return;
                }
                *tallied.by_agency.entry(item.agency.clone()).or_default() += 1;
                if tallied.listed {
                    tallied.items.push(item);
                }
            }
        }
    }

    /// The review, once it is shown to close.
    ///
    /// # Errors
    /// `report.open`.
    pub(crate) fn finish(
        self,
        period: ReportPeriod,
        known_at: Option<Instant>,
        regulation: &Regulation,
        directory: Vec<AgencyFacts>,
        origin: Option<Origin>,
    ) -> Result<Review> {
        let Self { definition, agency, window, figures } = self;
        let sections = definition
            .sections
            .iter()
            .flat_map(|section| section.figures.iter().map(|figure| (&section.id, &figure.id)));
        let figures = sections.zip(figures).map(|((section, figure), tallied)| {
            let mut items = tallied.items;
            items.sort_by(|a, b| order(a).cmp(&order(b)));
            ReviewFigure {
                section: section.clone(),
                figure: figure.clone(),
                count: tallied.by_agency.values().sum(),
                by_agency: tallied
                    .by_agency
                    .into_iter()
                    .map(|(agency, count)| AgencyCount { agency, count })
                    .collect(),
                items,
            }
        });
        let figures = figures.collect::<Vec<_>>();
        let has_part = |code: &AgencyCode| {
            figures.iter().any(|figure| figure.by_agency.iter().any(|part| part.agency == *code))
        };
        let looked_at = directory.into_iter().filter(|facts| {
            let there = facts.agency.kind != AgencyKind::Auditor && !facts.has_ended_by(window.first);
            agency.map_or_else(|| there || has_part(&facts.agency.code), |own| *own == facts.agency.code)
        });
        let agencies = looked_at.map(|facts| facts.agency).collect::<Vec<_>>();
        let fingerprint = Fingerprint {
            definition: definition.hash(),
            regulation: regulation.version(),
            period: period.to_string(),
            on: window.last,
            known_at,
            origin,
            data: sha256_hex(json(&(agency, &agencies, &figures)).as_bytes()),
        };
        let review = Review {
            definition: definition.clone(),
            agency: agency.cloned(),
            agencies,
            period,
            window,
            known_at,
            regulation: regulation.version(),
            figures,
            fingerprint,
        };
        review.check()?;
        Ok(review)
    }
}

/// By day; the same items in one order, whatever the order of their store.
fn order(item: &ReviewItem) -> impl Ord + '_ {
    (
        item.on,
        &item.agency,
        &item.task,
        &item.directive,
        &item.subject,
        &item.marks,
        item.due_on,
        item.done_on,
    )
}

fn kept(duty: &Duty) -> Option<DutyKept> {
    match (duty.state, duty.due_on) {
        (DutyState::Done, Some(_)) => Some(DutyKept::OnTime),
        (DutyState::Done, None) => Some(DutyKept::Done),
        (DutyState::DoneLate, _) => Some(DutyKept::Late),
        (DutyState::Overdue, _) => Some(DutyKept::Missing),
        (DutyState::Open, _) => Some(DutyKept::Open),
        // Its trigger lies ahead: nobody owes it yet.
        (DutyState::Upcoming, _) => None,
    }
}
