//! Cases, follow-up and corrections, in any store as in memory.

use dondoc::model::{
    Agency, AgencyCode, AgencyKind, CaseId, FeedbackOutcome, OfficerId, Prose, Sector, Succession, TaskId,
};
use dondoc::register::{MemoryStore, RowFilter, Store, TaskFilter, verify};
use dondoc::standing::Progress;
use dondoc::{Action, AsOf, Register, Result};

use super::scene::{self, LEAD, OFFICE, OTHER, Scene};
use super::{applied, kept, register_on, same};

fn begun(store: Box<dyn Store>, scene: &mut Scene) -> Result<Register<Box<dyn Store>>> {
    let mut register = register_on(store)?;
    for command in scene.begin()?.into_iter().chain(scene.neighbours()?) {
        register.apply(&command)?;
    }
    Ok(register)
}

/// Acts around a task and on cases: who, on which day, what.
fn acts() -> Result<Vec<(&'static str, &'static str, Action)>> {
    let (task, feedback, discrepancy) = (TaskId::new("NV-1")?, CaseId::new("PH-1")?, CaseId::new("SL-1")?);
    let note = || Prose::from("nội dung");
    let code = |code: &str| AgencyCode::new(code);
    let mut directive = scene::directive("VB-1", "2020-03-31")?;
    directive.specialist = Some(OfficerId::new("cv09")?);
    let renamed = Agency {
        code: code(LEAD)?,
        name: "Sở Nội vụ tỉnh".to_owned(),
        kind: AgencyKind::Department,
        parent: Some(code("SGD")?),
        sectors: vec![Sector::new("thi-dua")?],
    };
    Ok(vec![
        (OTHER, "2020-04-03", Action::Contribute { task: task.clone(), note: note(), document: None }),
        (
            "UBND-BT",
            "2020-04-06",
            Action::ReceiveFeedback {
                case: feedback.clone(),
                sender: code("UBND-BT")?,
                about: code(LEAD)?,
                task: Some(task.clone()),
                officer: None,
                note: note(),
            },
        ),
        (LEAD, "2020-04-07", scene::act("report")?),
        (
            LEAD,
            "2020-04-08",
            Action::VoidEvent { stream: "task/NV-1".to_owned(), version: 3, reason: note() },
        ),
        (
            OFFICE,
            "2020-04-09",
            Action::OpenDiscrepancy { case: discrepancy.clone(), agency: code(LEAD)?, note: note() },
        ),
        (
            OFFICE,
            "2020-04-10",
            Action::AnswerFeedback {
                case: feedback.clone(),
                outcome: FeedbackOutcome::Urged,
                document: Some("66/VP-TH".to_owned()),
            },
        ),
        (OFFICE, "2020-04-10", Action::CopyFeedbackAnswer { case: feedback }),
        (LEAD, "2020-04-13", Action::AgreeDiscrepancy { case: discrepancy.clone(), note: note() }),
        (LEAD, "2020-04-13", Action::SettleDiscrepancy { case: discrepancy }),
        (LEAD, "2020-04-14", scene::act("report")?),
        (OFFICE, "2020-04-14", Action::CorrectDirective { directive, reason: note() }),
        (OFFICE, "2020-04-15", Action::CorrectAgency { agency: renamed, reason: note() }),
        (
            OFFICE,
            "2020-04-16",
            Action::EndAgency {
                agency: code(OTHER)?,
                how: Succession::Merged,
                successors: vec![code("SGD")?],
                handovers: Vec::new(),
                document: None,
            },
        ),
    ])
}

pub(super) fn cases_and_corrections_read_as_in_memory(store: Box<dyn Store>) -> Result<()> {
    let (mut scene, mut same_scene) = (Scene::default(), Scene::default());
    let mut register = begun(store, &mut scene)?;
    let mut memory = begun(Box::new(MemoryStore::new()), &mut same_scene)?;
    for (agency, day, action) in acts()? {
        let outcome = register.apply(&scene.command(agency, day, day, action.clone())?)?;
        applied(&outcome)?;
        let wanted = memory.apply(&same_scene.command(agency, day, day, action)?)?;
        same("the same act is answered as in memory", outcome, wanted)?;
    }
    for history in [false, true] {
        for day in 1..=20 {
            let known_at = Some(format!("2020-04-{day:02}T23:00:00+07:00").parse()?);
            let filter = RowFilter { known_at, history };
            let known = |what: &str| format!("the {what} as known on {day}/4 are those in memory");
            let (store, memory) = (register.store(), memory.store());
            same(&known("cases"), store.cases(filter)?, memory.cases(filter)?)?;
            same(&known("agencies"), store.agencies(filter)?, memory.agencies(filter)?)?;
            same(&known("directives"), store.directives(filter)?, memory.directives(filter)?)?;
        }
    }
    let every = TaskFilter { history: true, ..TaskFilter::default() };
    let rows = |register: &Register<Box<dyn Store>>| {
        let mut rows = Vec::new();
        register.store().scan_tasks(&every, &mut |facts| {
            rows.push(facts.clone());
            Ok(())
        })?;
        Ok::<_, dondoc::DondocError>(rows)
    };
    same("every row that ever was is that in memory", rows(&register)?, rows(&memory)?)?;
    let head = verify(register.store(), Some(memory.head()?))?;
    same("the rows are what the events add up to", head, memory.head()?)?;

    // A record that was taken back is no longer so, and was so for who asked before.
    let task = TaskId::new("NV-1")?;
    let on = "2020-04-08".parse()?;
    let result = |at: &str| {
        let facts = register.facts(&task, Some(at.parse()?))?;
        Ok::<_, dondoc::DondocError>(facts.is_some_and(|facts| facts.result.is_some()))
    };
    let taken_back = result("2020-04-07T23:00:00+07:00")? && !result("2020-04-08T23:00:00+07:00")?;
    kept("a record that was taken back is no longer so", taken_back)?;
    let standing = |at: &str| {
        let as_of = AsOf { on, known_at: Some(at.parse()?) };
        register.standing(&task, as_of).map(|standing| standing.progress)
    };
    let before = standing("2020-04-07T23:00:00+07:00")?;
    same("who asked before was told of it", before, Progress::AwaitingConfirmation)?;
    same("who asks after is not", standing("2020-04-08T23:00:00+07:00")?, Progress::InProgress)
}
