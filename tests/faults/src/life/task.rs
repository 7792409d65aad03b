//! Acts on directives and tasks.

use dondoc::lifecycle::Action;
use dondoc::model::{
    DirectiveDraft, DirectiveId, DirectiveKind, NonPerformance, OfficerId, Prose, ReminderForm,
    ReminderSubject, ReturnReason, Secrecy, TaskDraft, TaskId, Urgency,
};
use dondoc::{CivilDate, Result};

use super::{Act, Known, Life, Maker};

/// Each with its weight.
pub(super) const ACTS: &[(u32, Maker)] = &[
    (8, Life::register_directive),
    (14, Life::assign),
    (4, Life::receive),
    (14, Life::update),
    (14, Life::report),
    (8, Life::confirm),
    (6, Life::refuse),
    (4, Life::amend),
    (4, Life::give_back),
    (6, Life::reassign),
    (1, Life::withdraw),
    (2, Life::decline),
    (4, Life::correct),
    (1, Life::supersede),
    (4, Life::void),
    (3, Life::contribute),
    (4, Life::remind),
    (2, Life::report_difficulty),
    (2, Life::escalate),
    (2, Life::disagree),
    (2, Life::decide_disagreement),
];

impl Life {
    fn register_directive(&mut self) -> Result<Option<Act>> {
        let (directive, ago) = self.draft()?;
        self.directives.push((directive.id.clone(), directive.issued_on.days()));
        Ok(Some((self.office()?, ago, Action::RegisterDirective { directive })))
    }

    fn decline(&mut self) -> Result<Option<Act>> {
        let (directive, ago) = self.draft()?;
        let reason = self.words();
        Ok(Some((self.office()?, ago, Action::DeclineTracking { directive, reason })))
    }

    /// A new document, issued so many days ago.
    pub(super) fn draft(&mut self) -> Result<(DirectiveDraft, i32)> {
        let ago = self.days();
        let issued_on = self.today()?.plus_days(-ago)?;
        let id = DirectiveId::new(format!("VB-{}-{}", self.name, self.count))?;
        let secrecy = if self.rng.u32(..20) == 0 { Secrecy::Mat } else { Secrecy::Unclassified };
        let draft = DirectiveDraft {
            id,
            number: Some(format!("{}/UBND-TH", self.count)),
            kind: DirectiveKind::new("dispatch")?,
            issued_on,
            signer: Prose::from("Chủ tịch"),
            abstract_text: self.words(),
            drafting_units: vec![self.agency()?],
            specialist: Some(OfficerId::new("cv01")?),
            secrecy,
            urgency: Urgency::Normal,
        };
        Ok((draft, ago))
    }

    fn assign(&mut self) -> Result<Option<Act>> {
        let recent = self.directives.iter().rev().take(3).cloned().collect::<Vec<_>>();
        let Some((directive, issued_on)) = self.one_of(&recent) else { return Ok(None) };
        let lead = self.agency()?;
        let task = TaskId::new(format!("NV-{}-{}", self.name, self.tasks.len()))?;
        self.tasks.push(Known { task: task.clone(), lead: lead.clone() });
        let deadline = (self.rng.u32(..8) > 0).then(|| self.rng.i32(-2..60));
        let coordinator = self.agency()?;
        let draft = TaskDraft {
            id: task,
            directive,
            lead: (self.rng.u32(..30) > 0).then_some(lead),
            coordinators: if self.rng.bool() { vec![coordinator] } else { Vec::new() },
            monitoring_unit: self.rng.bool().then(|| "Phòng Tổng hợp".to_owned()),
            specialist: Some(OfficerId::new("cv01")?),
            content: self.words(),
            deadline: deadline.map(|days| CivilDate::from_days(issued_on + days)).transpose()?,
            sector: None,
        };
        let ago = self.today()?.days() - issued_on;
        Ok(Some((self.office()?, ago, Action::AssignTask { task: draft })))
    }

    fn update(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        let note = self.words();
        Ok(Some((lead, 0, Action::UpdateProgress { task, note })))
    }

    fn report(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        let document = self.document();
        Ok(Some((lead, self.days(), Action::ReportResult { task, document })))
    }

    fn confirm(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        Ok(Some((self.office()?, 0, Action::ConfirmResult { task })))
    }

    fn refuse(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let reason = self.words();
        Ok(Some((self.office()?, 0, Action::RefuseResult { task, reason })))
    }

    fn amend(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let deadline = (self.rng.u32(..8) > 0).then(|| self.rng.i32(0..90));
        let deadline = deadline.map(|days| self.today()?.plus_days(days)).transpose()?;
        let document = self.rng.bool().then(|| format!("{}/UBND", self.count));
        Ok(Some((self.office()?, self.days(), Action::AmendDeadline { task, deadline, document })))
    }

    fn give_back(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        let reasons = [ReturnReason::Missing, ReturnReason::Inaccurate, ReturnReason::OutsideCompetence];
        let reason = self.one_of(&reasons).unwrap_or(ReturnReason::Missing);
        let note = self.words();
        Ok(Some((lead, 0, Action::ReturnTask { task, reason, note })))
    }

    fn reassign(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let lead = self.agency()?;
        if let Some(known) = self.tasks.iter_mut().rev().find(|known| known.task == task) {
            known.lead = lead.clone();
        }
        let reason = self.words();
        Ok(Some((self.office()?, 0, Action::ReassignTask { task, lead, coordinators: Vec::new(), reason })))
    }

    fn withdraw(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let reason = self.words();
        Ok(Some((self.office()?, 0, Action::WithdrawTask { task, reason })))
    }

    fn correct(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let (content, reason) = (self.rng.bool().then(|| self.words()), self.words());
        let coordinator = self.agency()?;
        let action = Action::CorrectTask {
            task,
            content,
            coordinators: self.rng.bool().then(|| vec![coordinator]),
            monitoring_unit: self.rng.bool().then(|| "Phòng Kinh tế".to_owned()),
            specialist: None,
            sector: None,
            reason,
        };
        Ok(Some((self.office()?, 0, action)))
    }

    fn supersede(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let Some((later, _)) = self.directives.last().cloned() else { return Ok(None) };
        let reason = self.words();
        Ok(Some((self.office()?, 0, Action::SupersedeTask { task, later, reason })))
    }

    fn void(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let (version, reason) = (self.rng.i64(1..6), self.words());
        let stream = match self.rng.u32(..6) {
            0 => format!("agency/{}", self.guest()?),
            1 => self.directives.last().map_or_else(String::new, |(id, _)| format!("directive/{id}")),
            2 => self.cases.last().map_or_else(String::new, |(id, _)| format!("discrepancy/{id}")),
            _ => format!("task/{task}"),
        };
        Ok(Some((self.office()?, 0, Action::VoidEvent { stream, version, reason })))
    }

    fn receive(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        Ok(Some((lead, 0, Action::ReceiveTask { task })))
    }

    fn contribute(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let (note, document) = (self.words(), self.document());
        Ok(Some((self.agency()?, 0, Action::Contribute { task, note, document })))
    }

    fn remind(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        let (Some(subject), Some(form)) = (self.one_of(ReminderSubject::ALL), self.one_of(ReminderForm::ALL))
        else {
            return Ok(None);
        };
        let (document, note) = (self.document(), self.words());
        Ok(Some((self.office()?, 0, Action::Remind { task, to: lead, subject, form, document, note })))
    }

    fn report_difficulty(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        let Some(kind) = self.one_of(NonPerformance::ALL) else { return Ok(None) };
        let (difficulty, cause) = (self.words(), self.words());
        Ok(Some((lead, 0, Action::ReportDifficulty { task, kind, difficulty, cause })))
    }

    fn escalate(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let (proposal, document) = (self.words(), self.document());
        Ok(Some((self.office()?, 0, Action::Escalate { task, proposal, document })))
    }

    fn disagree(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, lead }) = self.task() else { return Ok(None) };
        let between = vec![lead, self.agency()?];
        let matter = self.words();
        Ok(Some((self.office()?, 0, Action::RaiseDisagreement { task, between, matter })))
    }

    fn decide_disagreement(&mut self) -> Result<Option<Act>> {
        let Some(Known { task, .. }) = self.task() else { return Ok(None) };
        let (decision, document) = (self.words(), self.document());
        Ok(Some((self.office()?, 0, Action::DecideDisagreement { task, decision, document })))
    }
}
