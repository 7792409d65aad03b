//! Acts beside tasks: feedback, discrepancies, inspections, reports.

use dondoc::Result;
use dondoc::law::ReportPeriod;
use dondoc::lifecycle::Action;
use dondoc::model::{
    AgencyCode, CaseId, FeedbackOutcome, InspectionContent, InspectionDraft, InspectionGround, OfficerId,
    PublicationPlace, ReportKind, ReportSection, SectionText, StatedFigure,
};

use super::{Act, LOCAL, Life, Maker};

/// Each with its weight.
pub(super) const ACTS: &[(u32, Maker)] = &[
    (3, Life::receive_feedback),
    (2, Life::answer_feedback),
    (2, Life::copy_answer),
    (3, Life::open_discrepancy),
    (2, Life::agree),
    (2, Life::settle),
    (3, Life::decide_inspection),
    (2, Life::invite),
    (2, Life::provide),
    (1, Life::conclude),
    (3, Life::send_report),
    (1, Life::publish_report),
];

impl Life {
    /// A new case. Its id may be one of another matter, which is another stream.
    fn new_case(&mut self) -> Result<(CaseId, AgencyCode)> {
        let case = CaseId::new(format!("HS-{}-{}", self.name, self.cases.len()))?;
        let agency = self.agency()?;
        self.cases.push((case.clone(), agency.clone()));
        Ok((case, agency))
    }

    /// One of the latest cases, of whatever matter, and the agency that it is about.
    fn case(&mut self) -> Option<(CaseId, AgencyCode)> {
        let recent = self.cases.iter().rev().take(5).cloned().collect::<Vec<_>>();
        self.one_of(&recent)
    }

    fn receive_feedback(&mut self) -> Result<Option<Act>> {
        let (case, about) = self.new_case()?;
        let action = Action::ReceiveFeedback {
            case,
            sender: AgencyCode::new(LOCAL)?,
            about,
            task: self.task().map(|known| known.task),
            officer: Some(OfficerId::new("cv01")?),
            note: self.words(),
        };
        Ok(Some((self.office()?, 0, action)))
    }

    fn answer_feedback(&mut self) -> Result<Option<Act>> {
        let (Some((case, _)), Some(outcome)) = (self.case(), self.one_of(FeedbackOutcome::ALL)) else {
            return Ok(None);
        };
        let document = self.document();
        Ok(Some((self.office()?, 0, Action::AnswerFeedback { case, outcome, document })))
    }

    fn copy_answer(&mut self) -> Result<Option<Act>> {
        let Some((case, _)) = self.case() else { return Ok(None) };
        Ok(Some((self.office()?, 0, Action::CopyFeedbackAnswer { case })))
    }

    fn open_discrepancy(&mut self) -> Result<Option<Act>> {
        let ((case, agency), note) = (self.new_case()?, self.words());
        let finder = if self.rng.bool() { self.office()? } else { agency.clone() };
        Ok(Some((finder, 0, Action::OpenDiscrepancy { case, agency, note })))
    }

    fn agree(&mut self) -> Result<Option<Act>> {
        let Some((case, agency)) = self.case() else { return Ok(None) };
        let note = self.words();
        let other = if self.rng.bool() { self.office()? } else { agency };
        Ok(Some((other, 0, Action::AgreeDiscrepancy { case, note })))
    }

    fn settle(&mut self) -> Result<Option<Act>> {
        let Some((case, _)) = self.case() else { return Ok(None) };
        Ok(Some((self.office()?, 0, Action::SettleDiscrepancy { case })))
    }

    fn decide_inspection(&mut self) -> Result<Option<Act>> {
        let Some(ground) = self.one_of(InspectionGround::ALL) else { return Ok(None) };
        let (case, agency) = self.new_case()?;
        let inspection = InspectionDraft {
            case,
            decision: format!("{}/QĐ-UBND", self.count),
            ground,
            ground_document: self.document(),
            contents: self.one_of(InspectionContent::ALL).into_iter().collect(),
            agencies: vec![agency],
            head: Some(OfficerId::new("cv01")?),
            members: Vec::new(),
            tasks: self.task().map(|known| known.task).into_iter().collect(),
        };
        Ok(Some((self.office()?, 0, Action::DecideInspection { inspection })))
    }

    fn invite(&mut self) -> Result<Option<Act>> {
        let Some((case, _)) = self.case() else { return Ok(None) };
        let agency = self.agency()?;
        Ok(Some((self.office()?, 0, Action::InviteToInspection { case, agency })))
    }

    fn provide(&mut self) -> Result<Option<Act>> {
        let Some((case, agency)) = self.case() else { return Ok(None) };
        let note = self.words();
        Ok(Some((agency, 0, Action::ProvideForInspection { case, note })))
    }

    fn conclude(&mut self) -> Result<Option<Act>> {
        let Some((case, _)) = self.case() else { return Ok(None) };
        let (conclusion, document) = (self.words(), self.document());
        Ok(Some((self.office()?, 0, Action::ConcludeInspection { case, conclusion, document })))
    }

    fn send_report(&mut self) -> Result<Option<Act>> {
        let Some(kind) = self.one_of(ReportKind::ALL) else { return Ok(None) };
        let sender = if kind == ReportKind::SelfCheck { self.agency()? } else { self.office()? };
        let mut sections = Vec::new();
        for section in ReportSection::ALL.iter().filter(|_| kind == ReportKind::SelfCheck) {
            sections.push(SectionText { section: *section, text: self.words() });
        }
        let figures = vec![StatedFigure { column: "total".to_owned(), count: self.rng.i64(0..100) }];
        let (period, document) = (self.period()?, self.document());
        Ok(Some((sender, 0, Action::SendReport { kind, period, document, sections, figures })))
    }

    fn publish_report(&mut self) -> Result<Option<Act>> {
        let Some(place) = self.one_of(PublicationPlace::ALL) else { return Ok(None) };
        let period = self.period()?;
        Ok(Some((self.office()?, 0, Action::PublishReport { period, place })))
    }

    fn period(&mut self) -> Result<ReportPeriod> {
        let month = self.rng.u32(3..8);
        ReportPeriod::month(2020, month)
    }
}
