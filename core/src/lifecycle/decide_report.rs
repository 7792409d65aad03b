//! Decisions on reports that are sent and published (Đ15.2, Điều 16, Điều 17, Đ19.1).

use crate::error::Result;
use crate::law::message as say;
use crate::law::{Finding, Severity};
use crate::lifecycle::action::Action;
use crate::lifecycle::command::Command;
use crate::lifecycle::decide::{Context, Decision, before, unnamed};
use crate::lifecycle::event::Event;
use crate::model::{CaseFacts, CaseMatter, ReportFacts, ReportKind, SectionText, StatedFigure};

/// Decides an act on a report.
pub(crate) fn act(case: Option<&CaseFacts>, command: &Command, context: &Context<'_>) -> Result<Decision> {
    let facts = case.and_then(|case| match &case.matter {
        CaseMatter::Report(facts) => Some(facts),
        _ => None,
    });
    match (&command.action, facts) {
        (Action::SendReport { kind, period, document, sections, figures }, None) => {
            let parameters = context.regulation.parameters();
            let mut findings = Vec::new();
            let closed_on = period.window(context.regulation)?.last;
            // Figures of a window that is still open cannot be final.
            if command.occurred_on <= closed_on {
                findings.push(Finding::error(
                    &say::REPORT_BEFORE_CLOSE,
                    "occurred_on",
                    &[&command.occurred_on, &closed_on],
                ));
            }
            if *kind == ReportKind::SelfCheck {
                findings.extend(sections_missing(sections, context));
            }
            let cycles = match kind {
                ReportKind::SelfCheck => &parameters.agency_report_cycles,
                ReportKind::Evaluation => &parameters.office_report_cycles,
                ReportKind::OnRegulation => &parameters.regulation_report_cycles,
            };
            // Nine months are reported in practice though Đ15.2 and Đ16.2 do not list them.
            if !cycles.value.contains(&period.kind()) {
                findings.push(
                    Finding::new(Severity::Warning, &say::REPORT_NOT_OWED, "period", &[period])
                        .under(&cycles.clause),
                );
            }
            findings.extend(figures_twice(figures));
            let event = Event::ReportSent {
                report: *kind,
                period: *period,
                document: document.clone(),
                sections: sections.clone(),
                figures: figures.clone(),
            };
            Ok(Decision::of(event, findings))
        }
        (Action::SendReport { .. }, Some(_)) => {
            Ok(Decision::refuse(Finding::error(&say::REPORT_SENT, "period", &[])))
        }
        (Action::PublishReport { place, .. }, Some(facts)) => {
            Ok(Decision::of(Event::ReportPublished { place: *place }, publish(facts, command, context)))
        }
        (_, _) => Ok(Decision::refuse(Finding::error(&say::REPORT_UNKNOWN, "period", &[]))),
    }
}

/// Đ16.1 names what a self-check report says. One that leaves a part out was sent all the same: it is recorded with a warning.
fn sections_missing(sections: &[SectionText], context: &Context<'_>) -> Vec<Finding> {
    let wanted = &context.regulation.parameters().self_check_sections;
    let has =
        |name: &String| sections.iter().any(|part| part.section.name() == name && !part.text.is_blank());
    let missing = wanted.value.iter().filter(|name| !has(name));
    missing
        .map(|name| {
            Finding::new(Severity::Warning, &say::REPORT_SECTION_MISSING, "sections", &[&name.as_str()])
                .under(&wanted.clause)
        })
        .collect()
}

/// A figure that is stated twice has no meaning.
fn figures_twice(figures: &[StatedFigure]) -> Vec<Finding> {
    let twice = |at: usize, figure: &StatedFigure| {
        figures.iter().take(at).any(|earlier| earlier.column == figure.column)
    };
    let repeated = figures.iter().enumerate().any(|(at, figure)| twice(at, figure));
    repeated.then(|| Finding::error(&say::FIGURE_TWICE, "figures", &[])).into_iter().collect()
}

fn publish(facts: &ReportFacts, command: &Command, context: &Context<'_>) -> Vec<Finding> {
    let places = &context.regulation.parameters().publication;
    let mut findings = Vec::new();
    if let Action::PublishReport { place, .. } = &command.action {
        findings.extend(unnamed("place", place.name(), places));
        if facts.published.iter().any(|made| made.place == *place) {
            findings.push(Finding::error(&say::REPORT_PUBLISHED, "place", &[&place.name()]));
        }
    }
    findings.extend(before(facts.sent_on, command));
    findings
}
