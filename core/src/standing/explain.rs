//! Why a task stands where it does.

use crate::date::AsOf;
use crate::law::message as say;
use crate::law::{Explanation, Regulation};
use crate::model::TaskFacts;
use crate::standing::{Progress, Timeliness, standing};

/// Why a task stands where it does, step by step with the articles; `None` as for [`standing`].
#[must_use]
pub fn explain(facts: &TaskFacts, as_of: AsOf, regulation: &Regulation) -> Option<Explanation> {
    let standing = standing(facts, as_of)?;
    let on = as_of.on;
    let parameters = regulation.parameters();
    let (first, lead) = (facts.holding.original().lead.as_str(), facts.holding.at(on).lead.as_str());
    let mut why = Explanation::under(regulation);
    if let Some(force) = regulation.in_force_on().filter(|force| facts.assigned_on < *force) {
        why = why.step(&parameters.earlier_documents_obliged.clause, &say::WHY_BEFORE_FORCE, &[&force]);
    }
    why = why.step(&parameters.lead.clause, &say::WHY_ASSIGNED, &[&facts.assigned_on, &first]);
    if let Some((moved_on, _)) = facts.holding.change_at(on).filter(|_| lead != first) {
        why = why.step(&parameters.return_reasons.clause, &say::WHY_REASSIGNED, &[&moved_on, &lead]);
    }
    why = match (facts.deadline.original(), facts.deadline.change_at(on)) {
        (Some(original), Some((decided, Some(amended)))) => {
            why.step(&parameters.deadline.clause, &say::WHY_AMENDED, &[original, amended, &decided])
        }
        (_, Some((_, Some(deadline)))) | (Some(deadline), None) => {
            why.step(&parameters.deadline.clause, &say::WHY_DEADLINE, &[deadline])
        }
        (_, Some((_, None))) | (None, None) => {
            why.step(&parameters.classification.clause, &say::WHY_NO_DEADLINE, &[])
        }
    };
    let holding = facts.holding.change_at(on);
    if let (Progress::Returned, Some((returned, _))) = (standing.progress, holding) {
        why = why.step(&parameters.return_reasons.clause, &say::WHY_RETURNED, &[&returned]);
    }
    if let (None, Some(refused_at)) = (facts.result, facts.refused_at) {
        why = why.step(&parameters.refused_result.clause, &say::WHY_REFUSED, &[&refused_at]);
    }
    let clause = &parameters.standing.clause;
    let result_on = facts.result.map_or(on, |result| result.on);
    let withdrawn_on = facts.withdrawn_on.unwrap_or(on);
    Some(match (standing.progress, standing.timeliness) {
        (Progress::Withdrawn, _) => why.step(clause, &say::WHY_WITHDRAWN, &[&withdrawn_on]),
        (Progress::AwaitingConfirmation, _) => {
            why.step(&parameters.confirmation_limit.clause, &say::WHY_AWAITING, &[&result_on])
        }
        (Progress::Completed, Timeliness::InTime) => why.step(clause, &say::WHY_DONE_ON_TIME, &[&result_on]),
        (Progress::Completed, Timeliness::Overdue) => {
            why.step(clause, &say::WHY_DONE_LATE, &[&result_on, &standing.days_late])
        }
        (Progress::Completed, Timeliness::NoDeadline) => {
            why.step(clause, &say::WHY_DONE_NO_DEADLINE, &[&result_on])
        }
        (_, Timeliness::InTime) => why.step(clause, &say::WHY_IN_TIME, &[&on]),
        (_, Timeliness::Overdue) => why.step(clause, &say::WHY_OVERDUE, &[&on, &standing.days_late]),
        (_, Timeliness::NoDeadline) => why.step(clause, &say::WHY_OPEN_NO_DEADLINE, &[&on]),
    })
}
