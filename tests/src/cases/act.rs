//! Cases of acts on a task: who did what on which day, and whether the next act is recorded or refused.

use anyhow::{Context, Result, bail};
use dondoc::law::Severity;
use dondoc::model::OfficerId;
use dondoc::register::Outcome;
use serde::Deserialize;

use super::{Pack, register, same};
use crate::scene::{Scene, act};

/// Acts on the task `NV-1` of `SNV`, assigned on 2020-04-01 and due on 2020-04-10.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActCase {
    name: String,
    pub(super) covers: Vec<String>,
    /// What was recorded before, each as `AGENCY DAY ACT`.
    #[serde(default)]
    before: Vec<String>,
    /// The act asked about, as `AGENCY DAY ACT`.
    then: String,
    /// The officer who acts, where it is not the agency's own.
    officer: Option<String>,
    /// The code that refuses it; recorded when there is none.
    refused: Option<String>,
    /// The article of the refusal, or of the warning.
    article: Option<String>,
    /// The code of a warning with which it is recorded.
    warned: Option<String>,
}

impl ActCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let (mut register, mut scene) = (register(pack)?, Scene::default());
        for command in scene.begin()? {
            register.apply(&command)?;
        }
        for before in &self.before {
            let (agency, day, name) = parts(before)?;
            let outcome = register.apply(&scene.command(agency, day, day, act(name)?)?)?;
            if !matches!(outcome, Outcome::Applied { .. }) {
                bail!("{before}: {outcome:?}");
            }
        }
        let (agency, day, name) = parts(&self.then)?;
        let mut command = scene.command(agency, day, day, act(name)?)?;
        if let Some(officer) = &self.officer {
            command.actor.officer = OfficerId::new(officer.as_str())?;
        }
        let (findings, wanted, severity) = match register.apply(&command)? {
            Outcome::Applied { findings, .. } if self.refused.is_none() => {
                (findings, self.warned.as_ref(), Severity::Warning)
            }
            Outcome::Refused { findings } => (findings, self.refused.as_ref(), Severity::Error),
            outcome => bail!("{}: {outcome:?}", self.then),
        };
        let finding = findings.iter().find(|finding| finding.severity == severity);
        same("code", &finding.map(|finding| &finding.code), &wanted)?;
        if let Some(article) = &self.article {
            same("article", &finding.and_then(|finding| finding.article.as_ref()), &Some(article))?;
        }
        Ok(())
    }
}

fn parts(text: &str) -> Result<(&str, &str, &str)> {
    let mut words = text.split(' ');
    let mut word = || words.next().with_context(|| format!("{text:?} is not AGENCY DAY ACT"));
    Ok((word()?, word()?, word()?))
}
