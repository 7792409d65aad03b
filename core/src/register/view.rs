//! The register as one actor may see it.

use super::review::{Asked, asked_again, dossier_of, opened_items, regulation_report_of};
use super::seen::Seen;
use super::{Cases, Comparison, Register, SelfCheck, Store};
use crate::date::{AsOf, Instant};
use crate::duty::{Duty, DutyAction, DutyFilter};
use crate::error::Result;
use crate::law::{Explanation, ReportDefinition, ReportPeriod, ReviewDefinition};
use crate::lifecycle::{Sight, StreamId};
use crate::model::{
    Actor, Agency, AgencyCode, AgencyFacts, CaseId, Directive, DirectiveId, FollowUp, TaskFacts, TaskId,
};
use crate::register::RowFilter;
use crate::report::{ClaimedRow, Discipline, Reconciliation, Report, ReportRow, Review, ReviewItem};
use crate::search::{Hit, SearchQuery};
use crate::standing::{AgencyOutcome, Standing};

/// The register as one actor may see it, by what the regulation gives to read: whatever else there is, every answer is as if it
/// were not. Rights are those of today, whatever day is asked about: who leads a task now sees all its history.
///
/// It is for one question or one screen: what the actor sees is found out once. It reads alone.
pub struct View<'a, S> {
    register: &'a Register<S>,
    seen: Register<Seen<'a>>,
}

impl<S: Store> Register<S> {
    /// The register as an actor may see it: the office and an auditor all of it; others what they are something to, as the pack
    /// says. Who is not in the directory sees nothing but what an inspection makes them look into.
    ///
    /// ```
    /// # use dondoc::{register::MemoryStore, Register, Regulation, calendar::WorkingCalendar, model::*};
    /// # let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    /// let officer = Actor { officer: OfficerId::new("cb01")?, agency: AgencyCode::new("SNV")? };
    /// let view = register.seen_by(&officer)?;
    /// assert_eq!(view.facts(&TaskId::new("NV-1")?, None)?, None);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    ///
    /// # Errors
    /// What the store answers.
    pub fn seen_by(&self, actor: &Actor) -> Result<View<'_, S>> {
        let sight = self.at_one_moment(|store| {
            let (agencies, cases) =
                (store.agencies(RowFilter::default())?, store.cases(RowFilter::default())?);
            let agencies = agencies.into_iter().map(|facts| facts.agency);
            Ok(Sight::new(actor, self.regulations.clone(), agencies, cases))
        })?;
        let seen = Seen::of(&self.store, sight);
        let seen = Register::new(seen, self.calendar.clone(), self.regulations.clone());
        Ok(View { register: self, seen })
    }
}

impl<S: Store> View<'_, S> {
    /// As [`Register::facts`].
    ///
    /// # Errors
    /// As there.
    pub fn facts(&self, task: &TaskId, known_at: Option<Instant>) -> Result<Option<TaskFacts>> {
        self.seen.facts(task, known_at)
    }

    /// As [`Register::standing`].
    ///
    /// # Errors
    /// `task.unknown` for a task that is not seen, too.
    pub fn standing(&self, task: &TaskId, as_of: AsOf) -> Result<Standing> {
        self.seen.standing(task, as_of)
    }

    /// As [`Register::explain`].
    ///
    /// # Errors
    /// `task.unknown` for a task that is not seen, too.
    pub fn explain(&self, task: &TaskId, as_of: AsOf) -> Result<Explanation> {
        self.seen.explain(task, as_of)
    }

    /// As [`Register::outcomes`].
    ///
    /// # Errors
    /// `task.unknown` for a task that is not seen, too.
    pub fn outcomes(&self, task: &TaskId, as_of: AsOf) -> Result<Vec<AgencyOutcome>> {
        self.seen.outcomes(task, as_of)
    }

    /// As [`Register::follow_up`].
    ///
    /// # Errors
    /// `task.unknown` for a task that is not seen, too.
    pub fn follow_up(&self, task: &TaskId, known_at: Option<Instant>) -> Result<FollowUp> {
        self.seen.follow_up(task, known_at)
    }

    /// The duties, whoever bears them, about tasks, directives and cases that are seen, and the periodic reports that the actor's
    /// agency and its units owe. Each is what it is in the whole register.
    ///
    /// # Errors
    /// As [`Register::duties`].
    pub fn duties(&self, filter: &DutyFilter, as_of: AsOf) -> Result<Vec<Duty>> {
        self.seen.store().find_out()?;
        let mut seen = Vec::new();
        for duty in self.register.duties(filter, as_of)? {
            if self.sees_duty(&duty)? {
                seen.push(duty);
            }
        }
        Ok(seen)
    }

    /// The cases that are seen: as [`Register::cases`].
    ///
    /// # Errors
    /// As there.
    pub fn cases(&self, known_at: Option<Instant>) -> Result<Cases> {
        self.seen.cases(known_at)
    }

    /// A directive; `None` when none is registered under the id, or none that is seen.
    ///
    /// # Errors
    /// As [`Register::directive`].
    pub fn directive(&self, id: &DirectiveId) -> Result<Option<Directive>> {
        self.seen.directive(id)
    }

    /// As [`Register::agency`].
    ///
    /// # Errors
    /// As there.
    pub fn agency(&self, code: &AgencyCode, known_at: Option<Instant>) -> Result<AgencyFacts> {
        self.seen.agency(code, known_at)
    }

    /// The directory of agencies: everybody's who is in it.
    ///
    /// # Errors
    /// As [`Register::agencies`].
    pub fn agencies(&self) -> Result<Vec<Agency>> {
        self.seen.agencies()
    }

    /// The directives and tasks that are seen and hold the words of a query; as many as were asked for, if there are.
    ///
    /// # Errors
    /// As [`Register::search`].
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>> {
        self.seen.search(query)
    }

    /// The report of a period over the tasks that are seen: as [`Register::report`].
    ///
    /// # Errors
    /// As there.
    pub fn report(&self, period: ReportPeriod, known_at: Option<Instant>) -> Result<Report> {
        self.seen.report(period, known_at)
    }

    /// The same by a definition: as [`Register::report_by`].
    ///
    /// # Errors
    /// As there.
    pub fn report_by(
        &self,
        definition: &ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Report> {
        self.seen.report_by(definition, period, known_at)
    }

    /// The tasks behind a figure of a report of this view, in the order of their entry.
    ///
    /// # Errors
    /// As [`Register::cell`].
    pub fn tasks_behind(&self, report: &Report, row: &ReportRow, column: &str) -> Result<Vec<TaskId>> {
        Ok(self.seen.cell(report, row, column)?.tasks().to_vec())
    }

    /// What differs between two editions of one report of this view, and why: as [`Register::compare`].
    ///
    /// # Errors
    /// As there.
    pub fn compare(&self, before: &Report, after: &Report) -> Result<Comparison> {
        self.seen.compare_within(self.register, before, after)
    }

    /// Holds reported figures against themselves and against a report of this view: as [`Register::reconcile`].
    ///
    /// # Errors
    /// As there.
    pub fn reconcile(&self, claimed: &[ClaimedRow], report: &Report) -> Result<Reconciliation> {
        self.seen.reconcile(claimed, report)
    }

    /// Holds the figures that an agency's report of a period states against what is seen: as [`Register::reconcile_sent`].
    ///
    /// # Errors
    /// As there; `report.unknown` too for a report that is not seen.
    pub fn reconcile_sent(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Reconciliation> {
        self.seen.reconcile_sent(agency, period, known_at)
    }

    /// How everybody kept the duties that are seen: as [`Register::discipline`].
    ///
    /// # Errors
    /// As there.
    pub fn discipline(&self, period: ReportPeriod, known_at: Option<Instant>) -> Result<Vec<Discipline>> {
        self.register.discipline_of(period, known_at, |filter, as_of| self.duties(filter, as_of))
    }

    /// What the register knows for the self-check report of an agency over what is seen of it, which is all of one's own: as
    /// [`Register::self_check`].
    ///
    /// # Errors
    /// As there.
    pub fn self_check(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<SelfCheck> {
        self.seen.self_check_with(agency, period, known_at, self.discipline(period, known_at)?)
    }

    /// The dossier of an agency over what is seen of it: as [`Register::dossier`]. The Office, an auditor, the agency and its
    /// parent see what is theirs to read; a team of an inspection that goes on sees what the agency is to give it (Đ14.3).
    ///
    /// # Errors
    /// As there; `agency.unknown` too for who is not in the directory.
    pub fn dossier(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review> {
        let definition = dossier_of(self.register.regulation_of(period)?)?;
        self.review(definition, Asked { agency: Some(agency), period, known_at, opened: &[] })
    }

    /// The yearly report on the regulation over what is seen: as [`Register::regulation_report`].
    ///
    /// # Errors
    /// As there.
    pub fn regulation_report(&self, period: ReportPeriod, known_at: Option<Instant>) -> Result<Review> {
        let definition = regulation_report_of(self.register.regulation_of(period)?, period)?;
        self.review(definition, Asked { agency: None, period, known_at, opened: &[] })
    }

    /// What a figure of a review of this view counts: as [`Register::review_items`].
    ///
    /// # Errors
    /// As there.
    pub fn review_items(&self, review: &Review, figure: &str) -> Result<Vec<ReviewItem>> {
        let opened = self.review(&review.definition, asked_again(review, &[figure]))?;
        opened_items(review, &opened, figure)
    }

    fn review(&self, definition: &ReviewDefinition, asked: Asked<'_>) -> Result<Review> {
        let (filter, as_of) = self.register.duties_of_review(asked)?;
        let duties = self.duties(&filter, as_of)?;
        self.seen.at_one_moment(|store| self.seen.review_in(store, definition, asked, &duties))
    }

    fn sees_duty(&self, duty: &Duty) -> Result<bool> {
        let seen = self.seen.store();
        if seen.sees_all() {
            return Ok(true);
        }
        let case = |stream: fn(&CaseId) -> StreamId| match &duty.subject {
            Some(case) => seen.sees_case(stream(&CaseId::new(case.as_str())?).as_str()),
            None => Ok(false),
        };
        match duty.action {
            DutyAction::AnswerFeedback | DutyAction::CopyFeedbackAnswer => case(StreamId::feedback),
            DutyAction::SettleDiscrepancy => case(StreamId::discrepancy),
            DutyAction::PrepareInspection => case(StreamId::inspection),
            DutyAction::SendReport
            | DutyAction::MakeReport
            | DutyAction::PublishReport
            | DutyAction::ReportOnRegulation => Ok(seen.sight().owes_openly(&duty.agency)),
            DutyAction::EnterTasks
            | DutyAction::UpdateTask
            | DutyAction::ConfirmResult
            | DutyAction::UpdateUndatedTask
            | DutyAction::SettleReturn
            | DutyAction::ReportDifficulty
            | DutyAction::Escalate
            | DutyAction::CheckTask
            | DutyAction::AskForDirection => match (&duty.task, &duty.directive) {
                (Some(task), _) => seen.sees_task(task),
                // Of a directive no task of which is entered yet.
                (None, Some(directive)) => seen.sees_directive(directive),
                (None, None) => Ok(false),
            },
        }
    }
}
