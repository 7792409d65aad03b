//! Duties about feedback (Đ15.5), discrepancies (Đ9) and inspections (Đ14.3).

use crate::calendar::Roll;
use crate::duty::DutyAction;
use crate::duty::collect::{Candidate, Collector};
use crate::error::Result;
use crate::law::message as say;
use crate::model::{DiscrepancyFacts, FeedbackFacts, InspectionFacts};

/// The answer within the limit, by either of its two forms; and its copy to the sender at the same time.
pub(super) fn feedback(facts: &FeedbackFacts, collector: &mut Collector<'_>) -> Result<()> {
    let regulation = collector.context.regulations.at(facts.received_on);
    let parameters = regulation.parameters();
    let (limit, copy) = (&parameters.feedback_limit, &parameters.feedback_copy);
    let (office, received_on) = (collector.context.office, facts.received_on);
    let answer = Candidate {
        officer: facts.officer.as_ref(),
        due_on: Some(collector.due(received_on, limit.value, Roll::Forward)?),
        done_on: facts.answered_on,
        subject: Some(facts.case.as_str()),
        ..Candidate::new(regulation, &limit.clause, DutyAction::AnswerFeedback, office, received_on)
    };
    let about_agency = facts.about.as_str();
    collector.take(answer, || say::DUTY_ANSWER_FEEDBACK.fill(&[&received_on, &about_agency, &limit.value]));
    if let Some(answered_on) = facts.answered_on.filter(|day| *day <= collector.on) {
        let candidate = Candidate {
            officer: facts.officer.as_ref(),
            due_on: Some(answered_on),
            done_on: facts.copied_on,
            subject: Some(facts.case.as_str()),
            ..Candidate::new(regulation, &copy.clause, DutyAction::CopyFeedbackAnswer, office, answered_on)
        };
        collector.take(candidate, || say::DUTY_COPY_FEEDBACK.fill(&[&answered_on, &facts.sender.as_str()]));
    }
    Ok(())
}

/// Who found the discrepancy sees to it that both agree and the figures are mended.
pub(super) fn discrepancy(facts: &DiscrepancyFacts, collector: &mut Collector<'_>) -> Result<()> {
    let regulation = collector.context.regulations.at(facts.opened_on);
    let parameters = regulation.parameters();
    let office = collector.context.office;
    let (limit, bearer, other) = if facts.found_by_office {
        (&parameters.office_discrepancy, office, &facts.agency)
    } else {
        (&parameters.agency_discrepancy, &facts.agency, office)
    };
    let opened_on = facts.opened_on;
    let candidate = Candidate {
        due_on: collector.due_if_limited(opened_on, limit.value)?,
        done_on: facts.settled_on,
        subject: Some(facts.case.as_str()),
        ..Candidate::new(regulation, &limit.clause, DutyAction::SettleDiscrepancy, bearer, opened_on)
    };
    collector.take(candidate, || say::DUTY_SETTLE_DISCREPANCY.fill(&[&opened_on, &other.as_str()]));
    Ok(())
}

/// Every inspected agency prepares its report and files; with the conclusion nobody waits for them any more.
pub(super) fn inspection(facts: &InspectionFacts, collector: &mut Collector<'_>) -> Result<()> {
    let decided_on = facts.decided_on;
    let regulation = collector.context.regulations.at(decided_on);
    let limit = &regulation.parameters().inspected_duties;
    let concluded = facts.concluded_on.is_some_and(|day| day <= collector.on);
    for agency in &facts.agencies {
        let done_on = facts.provided.iter().find(|given| given.agency == *agency).map(|given| given.on);
        if concluded && done_on.is_none() {
            continue;
        }
        let candidate = Candidate {
            due_on: collector.due_if_limited(decided_on, limit.value)?,
            done_on,
            subject: Some(facts.case.as_str()),
            ..Candidate::new(regulation, &limit.clause, DutyAction::PrepareInspection, agency, decided_on)
        };
        collector.take(candidate, || say::DUTY_PREPARE.fill(&[&decided_on]));
    }
    Ok(())
}
