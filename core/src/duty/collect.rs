//! Settles how each duty stands and keeps those that are asked for; words are made for these alone.

use crate::calendar::{Roll, Term, TermRule};
use crate::date::CivilDate;
use crate::duty::{Duty, DutyAction, DutyContext, DutyFilter, DutyState};
use crate::error::Result;
use crate::law::{Clause, Regulation, Text};
use crate::model::{AgencyCode, DirectiveId, OfficerId, TaskId};

/// A duty before it is known whether anybody asks for it.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) regulation: &'a Regulation,
    pub(super) clause: &'a Clause,
    pub(super) action: DutyAction,
    pub(super) agency: &'a AgencyCode,
    pub(super) officer: Option<&'a OfficerId>,
    pub(super) directive: Option<&'a DirectiveId>,
    pub(super) task: Option<&'a TaskId>,
    pub(super) subject: Option<&'a str>,
    /// What else sets the key apart from other duties of the same rule on the same task or case.
    pub(super) occasion: Option<CivilDate>,
    /// The day of the document that obliges: R-01 looks at it.
    pub(super) issued_on: CivilDate,
    pub(super) trigger_on: CivilDate,
    pub(super) due_on: Option<CivilDate>,
    pub(super) done_on: Option<CivilDate>,
}

impl<'a> Candidate<'a> {
    /// A duty of an agency from a day on, without a limit, about nothing in particular.
    pub(super) const fn new(
        regulation: &'a Regulation,
        clause: &'a Clause,
        action: DutyAction,
        agency: &'a AgencyCode,
        trigger_on: CivilDate,
    ) -> Self {
        Self {
            regulation,
            clause,
            action,
            agency,
            officer: None,
            directive: None,
            task: None,
            subject: None,
            occasion: None,
            issued_on: trigger_on,
            trigger_on,
            due_on: None,
            done_on: None,
        }
    }
}

pub(super) struct Collector<'a> {
    filter: &'a DutyFilter,
    pub(super) on: CivilDate,
    pub(super) context: DutyContext<'a>,
    duties: Vec<Duty>,
}

impl<'a> Collector<'a> {
    pub(super) const fn new(filter: &'a DutyFilter, on: CivilDate, context: DutyContext<'a>) -> Self {
        Self { filter, on, context, duties: Vec::new() }
    }

    /// The last day of a limit that an event on `event` starts; the day of the event is not counted (Civil Code,
    /// Điều 147.2–3).
    pub(super) fn due(&self, event: CivilDate, limit: Term, end: Roll) -> Result<CivilDate> {
        Ok(self.context.calendar.term_end(event, limit, TermRule { first_day_counted: false, end })?.due)
    }

    /// The same for a limit that the regulation may leave open; a last day off moves on (Điều 148.5).
    pub(super) fn due_if_limited(&self, event: CivilDate, limit: Option<Term>) -> Result<Option<CivilDate>> {
        limit.map(|limit| self.due(event, limit, Roll::Forward)).transpose()
    }

    /// Whether nobody asks for a duty that was done on `done`: its limit need not be computed then.
    pub(super) fn passes_over(&self, done: Option<CivilDate>) -> bool {
        !self.filter.with_done && done.is_some_and(|done| done <= self.on)
    }

    /// Keeps a duty that binds and is asked for.
    pub(super) fn take(&mut self, candidate: Candidate<'_>, text: impl FnOnce() -> Text) {
        let Candidate { clause, trigger_on, due_on, .. } = candidate;
        if !candidate.regulation.obliges(candidate.issued_on, trigger_on) || !self.asked_for(&candidate) {
            return;
        }
        let done_on = candidate.done_on.filter(|done| *done <= self.on);
        let state = match (done_on, due_on) {
            (Some(done), Some(due)) if done > due => DutyState::DoneLate,
            (Some(_), _) => DutyState::Done,
            (None, _) if self.on < trigger_on => DutyState::Upcoming,
            (None, Some(due)) if self.on > due => DutyState::Overdue,
            (None, _) => DutyState::Open,
        };
        if done_on.is_some() && !self.filter.with_done {
            return;
        }
        self.duties.push(Duty {
            key: key(&candidate),
            agency: candidate.agency.clone(),
            officer: candidate.officer.cloned(),
            action: candidate.action,
            directive: candidate.directive.cloned(),
            task: candidate.task.cloned(),
            subject: candidate.subject.map(str::to_owned),
            trigger_on,
            due_on,
            state,
            done_on,
            regulation: candidate.regulation.version(),
            rule: clause.id.clone(),
            article: clause.article_text(),
            text: text(),
        });
    }

    fn asked_for(&self, candidate: &Candidate<'_>) -> bool {
        self.filter.agency.as_ref().is_none_or(|agency| agency == candidate.agency)
            && self.filter.officer.as_ref().is_none_or(|officer| Some(officer) == candidate.officer)
    }

    /// The duties by agency, state, last day and key.
    pub(super) fn finish(mut self) -> Vec<Duty> {
        self.duties.sort_by(|a, b| {
            let rank = |duty: &Duty| (duty.state, duty.due_on.is_none(), duty.due_on);
            (&a.agency, rank(a), &a.key).cmp(&(&b.agency, rank(b), &b.key))
        });
        self.duties
    }
}

fn key(candidate: &Candidate<'_>) -> String {
    let rule = &candidate.clause.id;
    // A task names its directive; a duty about many agencies names whose it is.
    let mut key = match (candidate.task, candidate.subject, candidate.directive) {
        (Some(task), _, _) => format!("{rule}/task/{task}"),
        (None, Some(subject), _) => format!("{rule}/{subject}/{}", candidate.agency),
        (None, None, Some(directive)) => format!("{rule}/directive/{directive}"),
        (None, None, None) => rule.clone(),
    };
    if let Some(occasion) = candidate.occasion {
        key.push('/');
        key.push_str(&occasion.to_string());
    }
    key
}
