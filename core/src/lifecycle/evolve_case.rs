//! What the events of a feedback, a discrepancy, an inspection or a report add up to.

use crate::error::Result;
use crate::lifecycle::event::Event;
use crate::lifecycle::record::EventEntry;
use crate::lifecycle::state::out_of_place;
use crate::model::{
    CaseFacts, CaseMatter, Contribution, DiscrepancyFacts, FeedbackFacts, InspectionFacts, Known,
    Publication, ReportFacts,
};

/// A case that was opened just now.
pub(super) fn begin(entry: &EventEntry) -> Result<CaseFacts> {
    let on = entry.occurred_on;
    let matter = match &entry.event {
        Event::FeedbackReceived { case, sender, about, task, officer, .. } => {
            CaseMatter::Feedback(FeedbackFacts {
                case: case.clone(),
                sender: sender.clone(),
                about: about.clone(),
                task: task.clone(),
                received_on: on,
                officer: officer.clone(),
                answered_on: None,
                outcome: None,
                copied_on: None,
            })
        }
        Event::DiscrepancyOpened { case, agency, found_by_office, .. } => {
            CaseMatter::Discrepancy(DiscrepancyFacts {
                case: case.clone(),
                agency: agency.clone(),
                found_by_office: *found_by_office,
                opened_on: on,
                agreed_on: None,
                settled_on: None,
            })
        }
        Event::InspectionDecided { inspection, head } => CaseMatter::Inspection(InspectionFacts {
            case: inspection.case.clone(),
            decided_on: on,
            ground: inspection.ground,
            contents: inspection.contents.clone(),
            agencies: inspection.agencies.clone(),
            head: head.clone(),
            members: inspection.members.clone(),
            invited: Vec::new(),
            provided: Vec::new(),
            tasks: inspection.tasks.clone(),
            concluded_on: None,
        }),
        Event::ReportSent { report, period, figures, .. } => CaseMatter::Report(ReportFacts {
            kind: *report,
            agency: entry.actor.agency.clone(),
            period: *period,
            sent_on: on,
            figures: figures.clone(),
            published: Vec::new(),
        }),
        _ => return Err(out_of_place(entry)),
    };
    Ok(CaseFacts { stream: entry.stream.to_string(), matter, known: Known::since(entry.recorded_at) })
}

/// The case after one more event.
pub(super) fn go_on(mut case: CaseFacts, entry: &EventEntry) -> Result<CaseFacts> {
    let on = entry.occurred_on;
    case.known = Known::since(entry.recorded_at);
    match (&mut case.matter, &entry.event) {
        (CaseMatter::Feedback(feedback), Event::FeedbackAnswered { outcome, .. }) => {
            feedback.answered_on = Some(on);
            feedback.outcome = Some(*outcome);
        }
        (CaseMatter::Feedback(feedback), Event::FeedbackAnswerCopied {}) => feedback.copied_on = Some(on),
        (CaseMatter::Discrepancy(discrepancy), Event::DiscrepancyAgreed { .. }) => {
            discrepancy.agreed_on = Some(on);
        }
        (CaseMatter::Discrepancy(discrepancy), Event::DiscrepancySettled {}) => {
            discrepancy.settled_on = Some(on);
        }
        (CaseMatter::Inspection(inspection), Event::InspectionInvited { agency }) => {
            inspection.invited.push(agency.clone());
        }
        (CaseMatter::Inspection(inspection), Event::InspectionProvided { .. }) => {
            inspection.provided.push(Contribution { agency: entry.actor.agency.clone(), on });
        }
        (CaseMatter::Inspection(inspection), Event::InspectionConcluded { .. }) => {
            inspection.concluded_on = Some(on);
        }
        (CaseMatter::Report(report), Event::ReportPublished { place }) => {
            report.published.push(Publication { place: *place, on })
        }
        _ => return Err(out_of_place(entry)),
    }
    Ok(case)
}
