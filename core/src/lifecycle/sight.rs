//! Who may see what, as the regulation's pack says.

use std::collections::BTreeMap;

use crate::law::{Readable, Regulation, Regulations, Role};
use crate::lifecycle::permission::{is_followed_by_sector, is_of_team, is_unit_of, manages};
use crate::model::{
    Actor, Agency, AgencyCode, AgencyKind, CaseFacts, CaseMatter, InspectionFacts, ReportFacts, TaskFacts,
};

/// What one actor may see. Rights are those of today: of who leads, coordinates, belongs to whom and inspects now.
#[derive(Debug)]
pub(crate) struct Sight {
    actor: Actor,
    regulations: Regulations,
    agencies: BTreeMap<AgencyCode, Agency>,
    /// The inspections that go on and whose team the actor is of.
    inspections: Vec<InspectionFacts>,
}

impl Sight {
    /// The sight of an actor by the directory and the cases as they are known now.
    pub(crate) fn new(
        actor: &Actor,
        regulations: Regulations,
        agencies: impl IntoIterator<Item = Agency>,
        cases: impl IntoIterator<Item = CaseFacts>,
    ) -> Self {
        let inspections = cases.into_iter().filter_map(|case| match case.matter {
            CaseMatter::Inspection(facts) => Some(facts),
            _ => None,
        });
        let goes_on = |facts: &InspectionFacts| facts.concluded_on.is_none() && is_of_team(actor, facts);
        Self {
            actor: actor.clone(),
            regulations,
            agencies: agencies.into_iter().map(|agency| (agency.code.clone(), agency)).collect(),
            inspections: inspections.filter(goes_on).collect(),
        }
    }

    /// Whether the actor's agency is in the directory: who is not in it sees nothing, not even the directory.
    pub(crate) fn is_known(&self) -> bool {
        self.agency().is_some()
    }

    /// Whether every regulation lets the actor read everything, whatever it is to it.
    pub(crate) fn sees_all(&self) -> bool {
        let by_itself = |role| match role {
            Role::Office => self.is_kind(AgencyKind::Office),
            Role::Auditor => self.is_kind(AgencyKind::Auditor),
            _ => false,
        };
        let everything = |regulation| Readable::ALL.iter().all(|what| self.may(regulation, *what, by_itself));
        self.regulations.all().all(everything)
    }

    /// Whether the actor may read a task.
    pub(crate) fn task(&self, facts: &TaskFacts) -> bool {
        self.may(self.regulations.at(facts.assigned_on), Readable::Task, |role| self.is_to_task(role, facts))
    }

    /// Whether the actor may read the directive of a task.
    pub(crate) fn directive_of(&self, facts: &TaskFacts) -> bool {
        let regulation = self.regulations.at(facts.assigned_on);
        self.may(regulation, Readable::Directive, |role| self.is_to_task(role, facts))
    }

    /// Whether the actor may read a case.
    pub(crate) fn case(&self, matter: &CaseMatter) -> bool {
        let is = |role| self.is_to_case(role, matter);
        match matter {
            CaseMatter::Feedback(facts) => {
                self.may(self.regulations.at(facts.received_on), Readable::Feedback, is)
            }
            CaseMatter::Discrepancy(facts) => {
                self.may(self.regulations.at(facts.opened_on), Readable::Discrepancy, is)
            }
            CaseMatter::Inspection(facts) => {
                self.may(self.regulations.at(facts.decided_on), Readable::Inspection, is)
            }
            CaseMatter::Report(facts) => self.report(facts),
        }
    }

    /// Whether the actor may know which periodic reports an agency owes: itself, its units, and the agencies that it inspects, where
    /// their reports are its to read.
    pub(crate) fn owes_openly(&self, agency: &AgencyCode) -> bool {
        let inspector = |role| role == Role::Inspector && self.inspects(agency);
        let reads = |regulation| self.may(regulation, Readable::Report, inspector);
        self.is_mine(agency) || self.regulations.all().any(reads)
    }

    /// Whether the actor is of the team of an inspection of an agency that goes on.
    fn inspects(&self, agency: &AgencyCode) -> bool {
        self.inspections.iter().any(|inspection| inspection.agencies.contains(agency))
    }

    fn report(&self, facts: &ReportFacts) -> bool {
        let regulation = self.regulations.at(facts.sent_on);
        let is = |role| self.is_to_agency(role, &facts.agency);
        // What is published is for everybody.
        let published = |role| if role == Role::Agency { self.is_known() } else { is(role) };
        self.may(regulation, Readable::Report, is)
            || (!facts.published.is_empty() && self.may(regulation, Readable::PublishedReport, published))
    }

    fn may(&self, regulation: &Regulation, what: Readable, is: impl Fn(Role) -> bool) -> bool {
        roles(regulation, what).any(is)
    }

    fn agency(&self) -> Option<&Agency> {
        self.agencies.get(&self.actor.agency)
    }

    /// Whether an agency is the actor's own, or belongs to it.
    fn is_mine(&self, agency: &AgencyCode) -> bool {
        let parent = |code: &AgencyCode| self.agencies.get(code).and_then(|known| known.parent.as_ref());
        self.is_known() && is_unit_of(agency, &self.actor.agency, self.agencies.len(), parent)
    }

    fn is_kind(&self, kind: AgencyKind) -> bool {
        self.agency().is_some_and(|agency| agency.kind == kind)
    }

    fn is_to_task(&self, role: Role, facts: &TaskFacts) -> bool {
        let me = &self.actor.agency;
        let lead = &facts.holding.current().lead;
        match role {
            Role::Office => self.is_kind(AgencyKind::Office),
            Role::Auditor => self.is_kind(AgencyKind::Auditor),
            Role::LocalAuthority => self.is_kind(AgencyKind::LocalAuthority),
            Role::Lead => self.is_known() && lead == me,
            Role::Coordinator => self.is_known() && facts.coordinators.contains(me),
            Role::Parent => {
                std::iter::once(lead).chain(&facts.coordinators).any(|unit| unit != me && self.is_mine(unit))
            }
            Role::Agency => self.is_mine(lead),
            Role::Sector => {
                self.agencies.get(lead).is_some_and(is_followed_by_sector)
                    && self.agency().is_some_and(|agency| manages(agency, facts))
            }
            Role::Inspector => self.inspections.iter().any(|inspection| {
                if inspection.tasks.is_empty() {
                    inspection.agencies.contains(lead)
                } else {
                    inspection.tasks.contains(&facts.task)
                }
            }),
            // What nobody is to a task.
            Role::Concerned | Role::Author | Role::InspectionHead | Role::Inspected => false,
        }
    }

    fn is_to_case(&self, role: Role, matter: &CaseMatter) -> bool {
        let me = &self.actor.agency;
        match (role, matter) {
            (Role::Author, CaseMatter::Feedback(facts)) => self.is_known() && facts.sender == *me,
            (Role::InspectionHead, CaseMatter::Inspection(facts)) => facts.head == self.actor.officer,
            (Role::Inspector, CaseMatter::Inspection(facts)) => is_of_team(&self.actor, facts),
            (Role::Inspected, CaseMatter::Inspection(facts)) => {
                self.is_known() && facts.agencies.contains(me)
            }
            (_, CaseMatter::Feedback(facts)) => self.is_to_agency(role, &facts.about),
            (_, CaseMatter::Discrepancy(facts)) => self.is_to_agency(role, &facts.agency),
            (_, CaseMatter::Report(facts)) => self.is_to_agency(role, &facts.agency),
            (_, CaseMatter::Inspection(facts)) => {
                facts.agencies.iter().any(|agency| self.is_to_agency(role, agency))
            }
        }
    }

    /// What the actor is to a case of an agency, or to its report.
    fn is_to_agency(&self, role: Role, agency: &AgencyCode) -> bool {
        let me = &self.actor.agency;
        match role {
            Role::Office => self.is_kind(AgencyKind::Office),
            Role::Auditor => self.is_kind(AgencyKind::Auditor),
            Role::LocalAuthority => self.is_kind(AgencyKind::LocalAuthority),
            Role::Author | Role::Concerned => self.is_known() && agency == me,
            Role::Agency => self.is_mine(agency),
            Role::Parent => agency != me && self.is_mine(agency),
            Role::Inspector => self.inspects(agency),
            Role::Lead | Role::Coordinator | Role::Sector | Role::InspectionHead | Role::Inspected => false,
        }
    }
}

/// The roles to which a regulation gives the reading of something.
fn roles(regulation: &Regulation, what: Readable) -> impl Iterator<Item = Role> {
    let rights = regulation.read_rights().iter().filter(move |right| right.what == what);
    rights.flat_map(|right| right.roles.iter().copied())
}
