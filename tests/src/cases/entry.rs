//! Cases of entry: a directive and a task as an office hands them in, and what the regulation remarks.

use anyhow::{Context, Result, bail};
use dondoc::Action;
use dondoc::law::{Finding, Severity};
use dondoc::model::{AgencyCode, AgencyKind, DirectiveKind, Prose, Secrecy};
use dondoc::register::Outcome;
use serde::Deserialize;

use super::{Pack, register, same};
use crate::scene::{self, OFFICE, Scene};

/// What differs from a directive and a task that are in order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryCase {
    name: String,
    pub(super) covers: Vec<String>,
    kind: Option<String>,
    number: Option<String>,
    signer: Option<String>,
    abstract_text: Option<String>,
    drafting_units: Option<Vec<String>>,
    secrecy: Option<String>,
    lead: Option<String>,
    lead_kind: Option<String>,
    coordinators: Option<Vec<String>>,
    monitoring_unit: Option<String>,
    content: Option<String>,
    deadline: Option<String>,
    /// Every remark on the directive and the task.
    findings: Vec<FindingCase>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct FindingCase {
    code: String,
    severity: Severity,
    article: Option<String>,
}

impl EntryCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let (mut register, mut scene) = (register(pack)?, Scene::default());
        for command in scene.begin()? {
            register.apply(&command)?;
        }
        let day = "2020-04-01";
        if let (Some(code), Some(kind)) = (&self.lead, &self.lead_kind) {
            let kind = AgencyKind::from_name(kind).context("a kind of agency")?;
            register.apply(&scene.command(OFFICE, day, day, scene::register_agency(code, code, kind)?)?)?;
        }
        let mut found = Vec::new();
        for action in [self.directive()?, self.task()?] {
            match register.apply(&scene.command(OFFICE, day, day, action)?)? {
                Outcome::Applied { findings, .. } => found.extend(findings),
                Outcome::Refused { findings } => {
                    found.extend(findings);
                    break;
                }
                Outcome::AlreadyApplied { .. } => bail!("a new command was known"),
            }
        }
        let shown = |finding: &Finding| FindingCase {
            code: finding.code.clone(),
            severity: finding.severity,
            article: finding.article.clone(),
        };
        same("findings", &found.iter().map(shown).collect(), &self.findings)
    }

    fn directive(&self) -> Result<Action> {
        let mut directive = scene::directive("VB-2", "2020-04-01")?;
        if let Some(kind) = &self.kind {
            directive.kind = DirectiveKind::new(kind.as_str())?;
        }
        if let Some(number) = &self.number {
            directive.number = Some(number.clone()).filter(|number| !number.is_empty());
        }
        if let Some(signer) = &self.signer {
            directive.signer = Prose::from(signer.as_str());
        }
        if let Some(text) = &self.abstract_text {
            directive.abstract_text = Prose::from(text.as_str());
        }
        if let Some(units) = &self.drafting_units {
            directive.drafting_units = codes(units)?;
        }
        directive.secrecy = match self.secrecy.as_deref() {
            None => Secrecy::Unclassified,
            Some(name) => Secrecy::from_name(name).context("a degree of secrecy")?,
        };
        Ok(Action::RegisterDirective { directive })
    }

    fn task(&self) -> Result<Action> {
        let mut task = scene::task("NV-2", Some("2020-04-10"))?;
        task.directive = dondoc::model::DirectiveId::new("VB-2")?;
        if let Some(lead) = &self.lead {
            task.lead =
                Some(lead.as_str()).filter(|lead| !lead.is_empty()).map(AgencyCode::new).transpose()?;
        }
        if let Some(coordinators) = &self.coordinators {
            task.coordinators = codes(coordinators)?;
        }
        if let Some(unit) = &self.monitoring_unit {
            task.monitoring_unit = Some(unit.clone());
        }
        if let Some(content) = &self.content {
            task.content = Prose::from(content.as_str());
        }
        if let Some(deadline) = &self.deadline {
            task.deadline =
                Some(deadline).filter(|day| !day.is_empty()).map(|day| day.parse()).transpose()?;
        }
        Ok(Action::AssignTask { task })
    }
}

fn codes(names: &[String]) -> Result<Vec<AgencyCode>> {
    Ok(names.iter().map(|name| AgencyCode::new(name.as_str())).collect::<dondoc::Result<_>>()?)
}
