//! Duties about feedback (Đ15.5) and discrepancies (Đ9).

use crate::calendar::Roll;
use crate::duty::DutyAction;
use crate::duty::collect::{Candidate, Collector};
use crate::error::Result;
use crate::law::message as say;
use crate::model::{DiscrepancyFacts, FeedbackFacts};

/// The answer within the limit, by either of its two forms; and its copy to the sender at the same time.
pub(super) fn feedback(facts: &FeedbackFacts, collector: &mut Collector<'_>) -> Result<()> {
    let parameters = collector.context.regulation.parameters();
    let (limit, copy) = (&parameters.feedback_limit, &parameters.feedback_copy);
    let (office, received_on) = (collector.context.office, facts.received_on);
    let answer = Candidate {
        officer: facts.officer.as_ref(),
        due_on: Some(collector.due(received_on, limit.value, Roll::Forward)?),
        done_on: facts.answered_on,
        subject: Some(facts.case.as_str()),
        ..Candidate::new(&limit.clause, DutyAction::AnswerFeedback, office, received_on)
    };
    let about_agency = facts.about.as_str();
    collector.take(answer, || say::DUTY_ANSWER_FEEDBACK.fill(&[&received_on, &about_agency, &limit.value]));
    if let Some(answered_on) = facts.answered_on.filter(|day| *day <= collector.on) {
        let candidate = Candidate {
            officer: facts.officer.as_ref(),
            due_on: Some(answered_on),
            done_on: facts.copied_on,
            subject: Some(facts.case.as_str()),
            ..Candidate::new(&copy.clause, DutyAction::CopyFeedbackAnswer, office, answered_on)
        };
        collector.take(candidate, || say::DUTY_COPY_FEEDBACK.fill(&[&answered_on, &facts.sender.as_str()]));
    }
    Ok(())
}

/// Who found the discrepancy sees to it that both agree and the figures are mended.
pub(super) fn discrepancy(facts: &DiscrepancyFacts, collector: &mut Collector<'_>) -> Result<()> {
    let parameters = collector.context.regulation.parameters();
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
        ..Candidate::new(&limit.clause, DutyAction::SettleDiscrepancy, bearer, opened_on)
    };
    collector.take(candidate, || say::DUTY_SETTLE_DISCREPANCY.fill(&[&opened_on, &other.as_str()]));
    Ok(())
}
