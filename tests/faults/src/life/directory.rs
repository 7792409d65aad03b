//! Acts on the directory, on directives as a whole, and on groups.

use dondoc::lifecycle::Action;
use dondoc::model::{AgencyCode, AgencyGroup, AgencyKind, Sector, Succession, TaskDraft, TaskId};
use dondoc::{CivilDate, Result};

use super::{Act, Known, Life, Maker, agency};

/// Each with its weight.
pub(super) const ACTS: &[(u32, Maker)] = &[
    (2, Life::register_agency),
    (1, Life::correct_agency),
    (3, Life::end_agency),
    (2, Life::correct_directive),
    (3, Life::assign_to_group),
];

/// How many agencies come and go besides those of the beginning.
const GUESTS: u32 = 6;

impl Life {
    /// An agency that may be there, not be there yet, or be there no more.
    pub(super) fn guest(&mut self) -> Result<AgencyCode> {
        AgencyCode::new(format!("{}{}", self.name, self.rng.u32(..GUESTS)))
    }

    fn register_agency(&mut self) -> Result<Option<Act>> {
        let code = self.guest()?;
        let kind = if self.rng.u32(..8) == 0 { AgencyKind::Office } else { AgencyKind::LocalAuthority };
        Ok(Some((self.office()?, 0, Action::RegisterAgency { agency: agency(code.as_str(), kind)? })))
    }

    fn correct_agency(&mut self) -> Result<Option<Act>> {
        let (code, parent) = (self.guest()?, self.guest()?);
        let mut agency = agency(code.as_str(), AgencyKind::LocalAuthority)?;
        agency.parent = self.rng.bool().then_some(parent);
        agency.sectors = vec![Sector::new("giao-duc")?];
        let reason = self.words();
        Ok(Some((self.office()?, 0, Action::CorrectAgency { agency, reason })))
    }

    fn end_agency(&mut self) -> Result<Option<Act>> {
        let Some(how) = self.one_of(Succession::ALL) else { return Ok(None) };
        let (agency, document, ago) = (self.guest()?, self.document(), self.days());
        // Mostly as many as fit.
        let count = match how {
            Succession::Split => 2,
            Succession::Dissolved => self.rng.u32(..3),
            Succession::Merged | Succession::Renamed => 1,
        };
        let successors = (0..count).map(|_| self.guest()).collect::<Result<_>>()?;
        let action = Action::EndAgency { agency, how, successors, handovers: Vec::new(), document };
        Ok(Some((self.office()?, ago, action)))
    }

    fn correct_directive(&mut self) -> Result<Option<Act>> {
        let recent = self.directives.iter().rev().take(3).cloned().collect::<Vec<_>>();
        let Some((id, issued_on)) = self.one_of(&recent) else { return Ok(None) };
        let (mut directive, _) = self.draft()?;
        directive.id = id.clone();
        let issued_on = issued_on - self.rng.i32(0..2);
        directive.issued_on = CivilDate::from_days(issued_on)?;
        for known in self.directives.iter_mut().filter(|(known, _)| *known == id) {
            known.1 = issued_on;
        }
        let reason = self.words();
        Ok(Some((self.office()?, 0, Action::CorrectDirective { directive, reason })))
    }

    fn assign_to_group(&mut self) -> Result<Option<Act>> {
        let recent = self.directives.iter().rev().take(3).cloned().collect::<Vec<_>>();
        let Some((directive, issued_on)) = self.one_of(&recent) else { return Ok(None) };
        let (one, other, content) = (self.guest()?, self.agency()?, self.words());
        let id = format!("NV-{}-nhom-{}", self.name, self.count);
        for lead in [&one, &other] {
            let task = TaskId::new(format!("{id}-{lead}"))?;
            self.tasks.push(Known { task, lead: lead.clone() });
        }
        let task = TaskDraft {
            id: TaskId::new(id)?,
            directive,
            lead: None,
            coordinators: vec![self.agency()?],
            monitoring_unit: None,
            specialist: None,
            content,
            deadline: Some(CivilDate::from_days(issued_on + 20)?),
            sector: None,
        };
        let group = AgencyGroup::Listed { agencies: vec![one, other] };
        let ago = self.today()?.days() - issued_on;
        Ok(Some((self.office()?, ago, Action::AssignToGroup { task, group, excluding: Vec::new() })))
    }
}
