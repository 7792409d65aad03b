//! How each agency of a task did: the lead, and those that coordinate (Đ6.3, Đ6.4, Đ10.2.b).

use crate::date::AsOf;
use crate::model::{AgencyCode, Snapshot, TaskFacts};
use crate::named::named_enums;
use crate::standing::{Progress, Standing, standing, standing_on};

named_enums! {
    /// An agency's part in a task.
    AgencyPart {
        /// Chủ trì.
        Lead = "lead",
        /// Phối hợp.
        Coordinator = "coordinator",
    }
}

/// How one agency did its part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct AgencyOutcome {
    /// The agency.
    pub agency: AgencyCode,
    /// Its part.
    pub part: AgencyPart,
    /// The lead's is the task's. A coordinator is done on the day of its first contribution, in time when that is not
    /// after the task's deadline: a task that the lead completes late does not make a coordinator late.
    pub standing: Standing,
}

/// How every agency of a task did as of two clocks, the lead first; none where the task was not assigned or known then.
#[must_use]
pub fn outcomes(facts: &TaskFacts, as_of: AsOf) -> Vec<AgencyOutcome> {
    let Some(of_task) = standing(facts, as_of) else { return Vec::new() };
    let lead = facts.holding.at(as_of.on).lead.clone();
    let mut outcomes = vec![AgencyOutcome { agency: lead, part: AgencyPart::Lead, standing: of_task }];
    let snapshot = facts.snapshot(as_of.on);
    for agency in &facts.coordinators {
        let given = facts.follow_up.contributions.iter().filter(|given| given.agency == *agency);
        let given_on = given.map(|given| given.on).filter(|day| *day <= as_of.on).min();
        // Without a contribution the coordinator's part ends with the task.
        let part = match given_on {
            Some(day) => Snapshot { result_on: Some(day), confirmed: true, withdrawn_on: None, ..snapshot },
            None => Snapshot { returned: false, ..snapshot },
        };
        let standing = match (given_on, of_task.progress) {
            (None, Progress::Completed | Progress::AwaitingConfirmation) => of_task,
            _ => standing_on(&part, as_of.on),
        };
        outcomes.push(AgencyOutcome { agency: agency.clone(), part: AgencyPart::Coordinator, standing });
    }
    outcomes
}
