//! Why a duty is owed.

use crate::duty::{Duty, DutyState};
use crate::error::{DondocError, Result, codes};
use crate::law::message as say;
use crate::law::{Explanation, Regulations};

/// Why a duty is owed: the rule with its article and words, the days that went in, and how it stands.
///
/// # Errors
/// `regulation.unknown` when its regulation is not among `regulations`.
pub fn explain(duty: &Duty, regulations: &Regulations) -> Result<Explanation> {
    let regulation =
        regulations.all().find(|regulation| regulation.version() == duty.regulation).ok_or_else(|| {
            DondocError::not_found(codes::REGULATION_UNKNOWN, format!("regulation {}", duty.regulation))
        })?;
    let clause = &regulation.rule(&duty.rule)?.clause;
    let why = Explanation::under(regulation).step(clause, &say::WHY_DUTY, &[&duty.text]);
    let why = match duty.due_on {
        Some(due) => why.step(clause, &say::WHY_DUTY_DUE, &[&duty.trigger_on, &due]),
        None => why.step(clause, &say::WHY_DUTY_NO_LIMIT, &[&duty.trigger_on]),
    };
    Ok(match (duty.state, duty.done_on) {
        (DutyState::Done, Some(done)) => why.step(clause, &say::WHY_DUTY_DONE, &[&done]),
        (DutyState::DoneLate, Some(done)) => why.step(clause, &say::WHY_DUTY_DONE_LATE, &[&done]),
        (DutyState::Overdue, _) => why.step(clause, &say::WHY_DUTY_OVERDUE, &[]),
        (DutyState::Upcoming, _) => why.step(clause, &say::WHY_DUTY_UPCOMING, &[]),
        (_, _) => why.step(clause, &say::WHY_DUTY_OPEN, &[]),
    })
}
