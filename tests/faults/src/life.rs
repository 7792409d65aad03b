//! Random commands as a host might send them: most are in order, some are not. The acts stand in [`directory`], [`task`] and
//! [`case`]; a new one of the library gets a line there.

mod case;
mod directory;
mod task;

use dondoc::lifecycle::{Action, Command};
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyKind, CaseId, CommandId, DirectiveId, OfficerId, Prose, TaskId,
};
use dondoc::{CivilDate, Instant, Result};
use fastrand::Rng;

/// The Office.
pub(crate) const OFFICE: &str = "VP";
const AGENCIES: &[&str] = &["SNV", "STC", "SXD", "SYT"];
/// A local authority: it may send feedback about an agency.
const LOCAL: &str = "UBND-BT";
/// 2020-04-01: the Quy chế of Bến Tre is in force.
const BEGIN: i32 = 18_353;
const DAY: i64 = 86_400_000;

/// A task as far as the next command needs it; whether the register accepted what was asked is not known here.
#[derive(Debug, Clone)]
struct Known {
    task: TaskId,
    lead: AgencyCode,
}

/// Makes commands from a seed: the same seed, the same commands.
#[derive(Debug)]
pub(crate) struct Life {
    rng: Rng,
    /// What ids begin with: two lives in one register must not meet.
    name: String,
    count: usize,
    now: i64,
    directives: Vec<(DirectiveId, i32)>,
    tasks: Vec<Known>,
    /// Each with the agency that it is about.
    cases: Vec<(CaseId, AgencyCode)>,
}

/// Who acts, how many days ago, and what.
type Act = (AgencyCode, i32, Action);

/// Makes one act, or nothing where there is nothing to act upon yet.
type Maker = fn(&mut Life) -> Result<Option<Act>>;

impl Life {
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            name: name.to_owned(),
            count: 0,
            now: i64::from(BEGIN + 5) * DAY + 2 * 3_600_000,
            directives: Vec::new(),
            tasks: Vec::new(),
            cases: Vec::new(),
        }
    }

    /// The agencies with which a register begins.
    pub(crate) fn begin(&mut self) -> Result<Vec<Command>> {
        let office = std::iter::once((OFFICE, AgencyKind::Office));
        let agencies = office
            .chain(AGENCIES.iter().map(|code| (*code, AgencyKind::Department)))
            .chain([(LOCAL, AgencyKind::LocalAuthority)]);
        agencies
            .map(|(code, kind)| {
                let action = Action::RegisterAgency { agency: agency(code, kind)? };
                self.command(AgencyCode::new(OFFICE)?, 0, action, false)
            })
            .collect()
    }

    /// The next command.
    pub(crate) fn next(&mut self) -> Result<Command> {
        loop {
            let mut acts = task::ACTS.iter().chain(case::ACTS).chain(directory::ACTS);
            let total: u32 = acts.clone().map(|(weight, _)| weight).sum();
            let mut at = self.rng.u32(..total);
            let chosen = acts.find(|(weight, _)| {
                let found = at < *weight;
                at = at.saturating_sub(*weight);
                found
            });
            let Some((_, make)) = chosen else { continue };
            if let Some((agency, ago, action)) = make(self)? {
                let stray = self.rng.u32(..50) == 0;
                return self.command(agency, ago, action, stray);
            }
        }
    }

    /// A stray command comes from somebody who may not send it, of a day that is not there yet.
    fn command(&mut self, agency: AgencyCode, ago: i32, action: Action, stray: bool) -> Result<Command> {
        self.count += 1;
        self.now += self.rng.i64(1..3_600_000);
        let agency = if stray && self.rng.bool() { self.agency()? } else { agency };
        let officer = if agency.as_str() == OFFICE { "cv01".to_owned() } else { format!("{agency}-01") };
        let recorded_at = Instant::from_millis(self.now);
        let ago = if stray && self.rng.bool() { -1 } else { ago };
        Ok(Command {
            id: CommandId::new(format!("{}-{}", self.name, self.count))?,
            actor: Actor { officer: OfficerId::new(officer)?, agency },
            occurred_on: recorded_at.civil_date()?.plus_days(-ago)?,
            recorded_at,
            action,
        })
    }

    fn today(&self) -> Result<CivilDate> {
        Instant::from_millis(self.now).civil_date()
    }

    fn agency(&mut self) -> Result<AgencyCode> {
        AgencyCode::new(AGENCIES.get(self.rng.usize(..AGENCIES.len())).copied().unwrap_or(OFFICE))
    }

    fn office(&self) -> Result<AgencyCode> {
        AgencyCode::new(OFFICE)
    }

    /// One of the latest tasks: an old one has seen everything.
    fn task(&mut self) -> Option<Known> {
        let recent = self.tasks.iter().rev().take(12).cloned().collect::<Vec<_>>();
        self.one_of(&recent)
    }

    fn words(&mut self) -> Prose {
        let words =
            ["báo cáo", "kết quả", "tình hình", "đôn đốc", "thi đua", "Sở Xây dựng", "quý I", "\u{1F4C4}"];
        let count = self.rng.usize(1..12);
        let text = (0..count).map(|_| words.get(self.rng.usize(..words.len())).copied().unwrap_or_default());
        Prose::from(text.collect::<Vec<_>>().join(" ").as_str())
    }

    fn document(&mut self) -> Option<String> {
        (self.rng.u32(..6) > 0).then(|| format!("{}/BC", self.count))
    }

    /// One of a few.
    fn one_of<T: Clone>(&mut self, few: &[T]) -> Option<T> {
        if few.is_empty() { None } else { few.get(self.rng.usize(..few.len())).cloned() }
    }

    fn days(&mut self) -> i32 {
        self.rng.i32(0..3)
    }
}

fn agency(code: &str, kind: AgencyKind) -> Result<Agency> {
    Ok(Agency {
        code: AgencyCode::new(code)?,
        name: format!("Cơ quan {code}"),
        kind,
        parent: None,
        sectors: Vec::new(),
    })
}
