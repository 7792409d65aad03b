//! Cases of several acts: who did what on which day, which act is refused and why, and whose duty is left.

use anyhow::{Context, Result, bail};
use dondoc::calendar::WorkingCalendar;
use dondoc::duty::DutyFilter;
use dondoc::law::{ReportPeriod, Severity};
use dondoc::model::{AgencyCode, OfficerId, TaskId};
use dondoc::register::{MemoryStore, Outcome, verify};
use dondoc::{Action, AsOf, CivilDate, Register};
use serde::Deserialize;

use super::task::{DutyCase, check};
use super::{Changes, Pack, same};
use crate::scene::Scene;
use crate::snake;

/// Acts on the directive `VB-1` of 2020-04-01: `NV-1` of `SNV` with `STC`, `NV-2` of `UBND-BT` in the sector `giao-duc`, both
/// due on 2020-04-10. `SGD` manages the sector, `UBND-P1` belongs to `UBND-BT`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryCase {
    name: String,
    pub(super) covers: Vec<String>,
    #[serde(default)]
    pack: Changes,
    acts: Vec<toml::Table>,
    as_of: Option<CivilDate>,
    reports_since: Option<CivilDate>,
    outstanding: Option<Vec<DutyCase>>,
    done: Option<Vec<DutyCase>>,
    /// Where the figures of a report that was sent are not those of the register.
    figures: Option<Figures>,
    /// How every agency of a task did.
    outcomes: Option<Outcomes>,
    /// What the dossier of an agency, or the yearly report on the regulation, counts.
    review: Option<ReviewCase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcomes {
    task: String,
    /// `AGENCY part progress timeliness`.
    are: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    agency: String,
    period: ReportPeriod,
    /// `column stated counted`.
    differ: Vec<String>,
}

impl Figures {
    fn check(&self, register: &Register<MemoryStore>) -> Result<()> {
        let agency = AgencyCode::new(self.agency.as_str())?;
        let found =
            register.reconcile_sent(&agency, self.period, None)?.differences.into_iter().map(|found| {
                let figure =
                    |figure: Option<i64>| figure.map_or_else(|| "-".to_owned(), |count| count.to_string());
                format!("{} {} {}", found.column, figure(found.claimed), figure(found.counted))
            });
        same("figures", &found.collect(), &self.differ)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReviewCase {
    /// Whose dossier; without one, the report on the regulation.
    agency: Option<String>,
    period: ReportPeriod,
    /// `figure count`: some of its figures; the others may be anything.
    figures: Vec<String>,
}

impl ReviewCase {
    fn check(&self, register: &Register<MemoryStore>) -> Result<()> {
        let review = match &self.agency {
            Some(agency) => register.dossier(&AgencyCode::new(agency.as_str())?, self.period, None)?,
            None => register.regulation_report(self.period, None)?,
        };
        let counted = |wanted: &String| {
            let id = wanted.split(' ').next().unwrap_or_default();
            let count = review.count(id).with_context(|| format!("no figure {id}"))?;
            let opened = register.review_items(&review, id)?.len();
            same(id, &i64::try_from(opened)?, &count)?;
            Ok(format!("{id} {count}"))
        };
        let found = self.figures.iter().map(counted).collect::<Result<Vec<_>>>()?;
        same("review", &found, &self.figures)
    }
}

/// The circumstances of an act; what else stands in its table is the act itself.
struct Circumstances {
    by: String,
    officer: Option<String>,
    on: String,
    recorded_on: String,
    refused: Option<String>,
    warned: Option<String>,
    article: Option<String>,
}

impl StoryCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    /// The register after the acts, each answered as the case says.
    pub(super) fn told(&self, pack: &Pack) -> Result<Register<MemoryStore>> {
        let regulation = pack.with(&self.pack)?;
        let mut register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, regulation);
        let mut scene = Scene::default();
        for command in scene.begin()?.into_iter().chain(scene.neighbours()?) {
            let outcome = register.apply(&command)?;
            if !matches!(outcome, Outcome::Applied { .. }) {
                bail!("the scene: {outcome:?}");
            }
        }
        for (table, number) in self.acts.iter().zip(1..) {
            one(&mut register, &mut scene, table).with_context(|| format!("act {number}"))?;
        }
        Ok(register)
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let register = self.told(pack)?;
        verify(register.store(), Some(register.head()?))?;
        if let Some(figures) = &self.figures {
            figures.check(&register)?;
        }
        if let Some(review) = &self.review {
            review.check(&register)?;
        }
        if let Some(as_of) = self.as_of {
            let filter =
                DutyFilter { with_done: true, reports_since: self.reports_since, ..DutyFilter::default() };
            let all = register.duties(&filter, AsOf::on(as_of))?;
            for duty in &all {
                register.explain_duty(duty)?;
            }
            let (outstanding, done): (Vec<_>, Vec<_>) = all.iter().partition(|duty| duty.is_outstanding());
            check("outstanding", &outstanding, self.outstanding.as_deref())?;
            check("done", &done, self.done.as_deref())?;
            if let Some(outcomes) = &self.outcomes {
                let found = register.outcomes(&TaskId::new(outcomes.task.as_str())?, AsOf::on(as_of))?;
                let found = found.iter().map(|outcome| {
                    let standing = outcome.standing;
                    let (progress, timeliness) = (snake(&standing.progress), snake(&standing.timeliness));
                    format!("{} {} {progress} {timeliness}", outcome.agency, outcome.part.name())
                });
                same("outcomes", &found.collect(), &outcomes.are)?;
            }
        }
        Ok(())
    }
}

fn one(register: &mut Register<MemoryStore>, scene: &mut Scene, table: &toml::Table) -> Result<()> {
    let mut act = table.clone();
    let circumstances = Circumstances::take(&mut act)?;
    let action: Action = toml::Value::Table(act).try_into().context("an act")?;
    let Circumstances { by, on, recorded_on, .. } = &circumstances;
    let mut command = scene.command(by, on, recorded_on, action)?;
    if let Some(officer) = &circumstances.officer {
        command.actor.officer = OfficerId::new(officer.as_str())?;
    }
    let (findings, code, severity) = match register.apply(&command)? {
        Outcome::Applied { findings, .. } if circumstances.refused.is_none() => {
            (findings, &circumstances.warned, Severity::Warning)
        }
        Outcome::Refused { findings } => (findings, &circumstances.refused, Severity::Error),
        outcome => bail!("{outcome:?}"),
    };
    let finding = findings.iter().find(|finding| finding.severity == severity);
    same("code", &finding.map(|finding| &finding.code), &code.as_ref())?;
    if let Some(article) = &circumstances.article {
        same("article", &finding.and_then(|finding| finding.article.as_ref()), &Some(article))?;
    }
    Ok(())
}

impl Circumstances {
    fn take(act: &mut toml::Table) -> Result<Self> {
        let mut text = |key: &str| match act.remove(key) {
            Some(toml::Value::String(text)) => Ok(Some(text)),
            Some(other) => bail!("{key}: {other} is no text"),
            None => Ok(None),
        };
        let on = text("on")?.context("an act has a day")?;
        Ok(Self {
            by: text("by")?.context("an act has an actor")?,
            officer: text("as")?,
            recorded_on: text("recorded_on")?.unwrap_or_else(|| on.clone()),
            on,
            refused: text("refused")?,
            warned: text("warned")?,
            article: text("article")?,
        })
    }
}
