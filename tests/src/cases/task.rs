//! Cases of one task: where it stands on a day, and whose duty it is.

use anyhow::{Context, Result, ensure};
use dondoc::calendar::WorkingCalendar;
use dondoc::duty::{Duty, DutyContext, DutyFacts, DutyFilter, duties};
use dondoc::law::Regulations;
use dondoc::model::{
    AgencyCode, AssignedBy, DirectiveFacts, DirectiveId, FollowUp, History, Holding, Known, OfficerId,
    ResultFact, TaskFacts, TaskId, Urgency,
};
use dondoc::standing::{due_soon_until, explain, is_due_soon, standing};
use dondoc::{AsOf, CivilDate, Instant, Regulation};
use serde::Deserialize;

use super::{Changes, Pack, same};
use crate::scene::{LEAD, OFFICE};
use crate::snake;

/// The dates of a task, and what follows on `as_of`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskCase {
    name: String,
    pub(super) covers: Vec<String>,
    regulation: Option<String>,
    #[serde(default)]
    pack: Changes,
    issued_on: CivilDate,
    urgency: Option<Urgency>,
    /// How many tasks the directive assigned in all.
    #[serde(default = "one")]
    tasks: u32,
    entered_on: Option<CivilDate>,
    deadline: Option<CivilDate>,
    amended_on: Option<CivilDate>,
    amended_to: Option<CivilDate>,
    updated_on: Option<CivilDate>,
    returned_on: Option<CivilDate>,
    result_on: Option<CivilDate>,
    reported_on: Option<CivilDate>,
    confirmed_on: Option<CivilDate>,
    withdrawn_on: Option<CivilDate>,
    as_of: CivilDate,
    progress: Option<String>,
    timeliness: Option<String>,
    days_late: Option<i32>,
    days_late_original: Option<i32>,
    /// The class of Đ6.8.
    class: Option<String>,
    /// The cell of the national reports.
    quadrant: Option<String>,
    due_soon: Option<bool>,
    /// The directive was registered, but no task of it entered.
    #[serde(default)]
    without_task: bool,
    /// The duties to be done, each kind of them that is listed; `[]`: none at all.
    outstanding: Option<Vec<DutyCase>>,
    /// The duties that are done.
    done: Option<Vec<DutyCase>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct DutyCase {
    agency: Option<String>,
    officer: Option<String>,
    action: String,
    due: Option<CivilDate>,
    state: String,
}

const fn one() -> u32 {
    1
}

impl TaskCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let (regulation, facts, as_of) =
            (pack.of(self.regulation.as_deref(), &self.pack)?, self.facts()?, AsOf::on(self.as_of));
        if !self.without_task {
            self.check_standing(&facts, as_of, &regulation)?;
        }

        let (calendar, office) = (WorkingCalendar::vietnam()?, AgencyCode::new(OFFICE)?);
        let regulations = Regulations::from(regulation);
        let context = DutyContext { regulations: &regulations, calendar: &calendar, office: &office };
        let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
        let directive = DirectiveFacts {
            directive: facts.directive.clone(),
            issued_on: facts.assigned_on,
            specialist: facts.specialist.clone(),
            urgency: facts.assigned_by.urgency,
            registered_at: facts.entered_at,
            known: Known::since(facts.entered_at),
        };
        let count = if self.without_task { 0 } else { self.tasks };
        let tasks = (1..=count)
            .map(|number| Ok(TaskFacts { task: TaskId::new(format!("NV-{number}"))?, ..facts.clone() }));
        let (directives, tasks) = ([directive], tasks.collect::<Result<Vec<_>>>()?);
        let known = DutyFacts { directives: &directives, tasks: &tasks, ..DutyFacts::default() };
        let all = duties(known, &filter, as_of, context)?;
        let (outstanding, done): (Vec<_>, Vec<_>) = all.iter().partition(|duty| duty.is_outstanding());
        check("outstanding", &outstanding, self.outstanding.as_deref())?;
        check("done", &done, self.done.as_deref())
    }

    fn check_standing(&self, facts: &TaskFacts, as_of: AsOf, regulation: &Regulation) -> Result<()> {
        let standing = standing(facts, as_of).context("the task was assigned by then")?;
        if let Some(progress) = &self.progress {
            same("progress", &snake(&standing.progress), progress)?;
        }
        if let Some(timeliness) = &self.timeliness {
            same("timeliness", &snake(&standing.timeliness), timeliness)?;
        }
        if let Some(days) = self.days_late {
            same("days_late", &standing.days_late, &days)?;
        }
        if let Some(days) = self.days_late_original {
            same("days_late_original", &standing.days_late_original, &days)?;
        }
        if let Some(class) = &self.class {
            same("class", &standing.class().map(|class| class.name()), &Some(class.as_str()))?;
        }
        if let Some(quadrant) = &self.quadrant {
            same("quadrant", &standing.quadrant().map(|cell| cell.name()), &Some(quadrant.as_str()))?;
        }
        if let Some(wanted) = self.due_soon {
            let until = due_soon_until(as_of.on, regulation, &WorkingCalendar::vietnam()?)?;
            let snapshot = facts.snapshot(as_of.on);
            let soon = until.is_some_and(|until| is_due_soon(&snapshot, as_of.on, until));
            same("due_soon", &soon, &wanted)?;
        }
        let why = explain(facts, as_of, regulation).context("a standing has a reason")?;
        ensure!(!why.steps.is_empty(), "the reason has no step");
        Ok(())
    }

    fn facts(&self) -> Result<TaskFacts> {
        let at = |day: CivilDate| -> Result<Instant> { Ok(format!("{day}T09:00:00+07:00").parse()?) };
        let entered_at = at(self.entered_on.unwrap_or(self.issued_on))?;
        let mut deadline = History::new(self.deadline);
        if let Some(amended_on) = self.amended_on {
            deadline.change(amended_on, self.amended_to);
        }
        let lead = AgencyCode::new(LEAD)?;
        let mut holding = History::new(Holding { lead: lead.clone(), returned: false });
        if let Some(returned_on) = self.returned_on {
            holding.change(returned_on, Holding { lead, returned: true });
        }
        let result = match self.result_on {
            Some(on) => Some(ResultFact {
                on,
                reported_at: at(self.reported_on.unwrap_or(on))?,
                confirmed_at: self.confirmed_on.map(at).transpose()?,
            }),
            None => None,
        };
        Ok(TaskFacts {
            task: TaskId::new("NV-1")?,
            directive: DirectiveId::new("VB-1")?,
            assigned_on: self.issued_on,
            assigned_by: AssignedBy { urgency: self.urgency.unwrap_or_default(), ..AssignedBy::default() },
            sector: None,
            entered_at,
            holding,
            coordinators: Vec::new(),
            monitoring_unit: None,
            specialist: Some(OfficerId::new("cv01")?),
            deadline,
            result,
            updates: self.updated_on.into_iter().chain(self.reported_on).map(at).collect::<Result<_>>()?,
            withdrawn_on: self.withdrawn_on,
            refused_at: None,
            follow_up: FollowUp::default(),
            known: Known::since(entered_at),
        })
    }
}

/// Of each kind of duty that is wanted, what is found is what is wanted; `[]` wants no duty of any kind. The bearer is
/// compared where a case names it.
pub(super) fn check(what: &str, found: &[&Duty], wanted: Option<&[DutyCase]>) -> Result<()> {
    let Some(wanted) = wanted else { return Ok(()) };
    let names_bearer = wanted.iter().any(|wanted| wanted.agency.is_some());
    let names_officer = wanted.iter().any(|wanted| wanted.officer.is_some());
    let shown = |duty: &&Duty| DutyCase {
        agency: names_bearer.then(|| duty.agency.to_string()),
        officer: names_officer.then(|| duty.officer.as_ref().map(ToString::to_string)).flatten(),
        action: snake(&duty.action),
        due: duty.due_on,
        state: snake(&duty.state),
    };
    let mut found = found.iter().map(shown).collect::<Vec<_>>();
    found.retain(|duty| wanted.is_empty() || wanted.iter().any(|wanted| wanted.action == duty.action));
    let order = |cases: &mut Vec<&DutyCase>| {
        cases.sort_by(|a, b| {
            (&a.action, &a.agency, a.due, &a.state).cmp(&(&b.action, &b.agency, b.due, &b.state))
        });
    };
    let (mut found, mut wanted) = (found.iter().collect::<Vec<_>>(), wanted.iter().collect::<Vec<_>>());
    order(&mut found);
    order(&mut wanted);
    same(what, &found, &wanted)
}
