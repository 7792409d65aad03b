//! One register under several regulations: a task is judged by the one in force when it was assigned.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::calendar::WorkingCalendar;
use dondoc::duty::{DutyAction, DutyFilter};
use dondoc::law::{Basis, Regulations};
use dondoc::model::{DirectiveId, TaskId};
use dondoc::register::{MemoryStore, Outcome};
use dondoc::{Action, AsOf, Register, Regulation};
use dondoc_tests::scene::{self, OFFICE, Scene};

const OLD: &str = "vn-ben-tre-2020";

/// The pack of Bến Tre from a later day on, with two working days for entry.
fn later(force: &str) -> Regulation {
    let source = Regulation::source(OLD).unwrap();
    let source = source
        .replacen("id = \"vn-ben-tre-2020\"", "id = \"vn-ben-tre-sau\"", 1)
        .replacen("in_force_on = \"2020-03-26\"", &format!("in_force_on = \"{force}\""), 1)
        .replacen("value = { working_days = 1 }", "value = { working_days = 2 }", 1);
    Regulation::parse(&source).unwrap()
}

/// Two directives, issued before and after the change of 1/7/2021, with a task each.
fn register() -> Register<MemoryStore> {
    let both = [later("2021-07-01"), Regulation::load(OLD).unwrap()];
    let regulations = Regulations::new(both).unwrap();
    let mut register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam().unwrap(), regulations);
    let mut scene = Scene::default();
    let mut commands = scene.begin().unwrap();
    let (day, mut task) = ("2021-07-01", scene::task("NV-2", Some("2021-07-20")).unwrap());
    task.directive = DirectiveId::new("VB-2").unwrap();
    for action in [
        Action::RegisterDirective { directive: scene::directive("VB-2", day).unwrap() },
        Action::AssignTask { task },
        // An act of today on the task of 2020 is an act under the regulation of 2020.
        Action::UpdateProgress { task: TaskId::new("NV-1").unwrap(), note: "đang làm".into() },
    ] {
        let agency = if action.name() == "update_progress" { scene::LEAD } else { OFFICE };
        commands.push(scene.command(agency, day, day, action).unwrap());
    }
    for command in commands {
        let outcome = register.apply(&command).unwrap();
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    }
    register
}

#[test]
fn each_task_follows_the_regulation_of_its_day() {
    let register = register();
    let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
    let duties = register.duties(&filter, AsOf::on("2021-07-05".parse().unwrap())).unwrap();
    let entry = |task: &str| {
        let of_task = |id: &TaskId| id.as_str() == task;
        let found = duties
            .iter()
            .find(|duty| duty.action == DutyAction::EnterTasks && duty.task.as_ref().is_some_and(of_task));
        let duty = found.unwrap();
        let why = register.explain_duty(duty).unwrap();
        (duty.regulation.clone(), duty.due_on.unwrap().to_string(), why.version)
    };
    let (old, new) = ("vn-ben-tre-2020@1".to_owned(), "vn-ben-tre-sau@1".to_owned());
    assert_eq!(entry("NV-1"), (old.clone(), "2020-04-03".to_owned(), old.clone()));
    assert_eq!(entry("NV-2"), (new.clone(), "2021-07-05".to_owned(), new.clone()));
    let explained = |task: &str| {
        let task = TaskId::new(task).unwrap();
        register.explain(&task, AsOf::on("2021-07-05".parse().unwrap())).unwrap().version
    };
    assert_eq!((explained("NV-1"), explained("NV-2")), (old, new));
}

#[test]
fn every_event_names_the_regulation_and_the_calendar_that_judged_it() {
    use dondoc::register::Store;

    let register = register();
    let events = register.store().events_after(0, 100).unwrap();
    let of = |stream: &str| {
        let of_stream = events.iter().filter(|record| record.entry.stream.as_str() == stream);
        of_stream.map(|record| record.entry.regulation.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of("directive/VB-1"), ["vn-ben-tre-2020@1"]);
    assert_eq!(of("task/NV-1"), ["vn-ben-tre-2020@1", "vn-ben-tre-2020@1"]);
    assert_eq!(of("directive/VB-2"), ["vn-ben-tre-sau@1"]);
    assert_eq!(of("task/NV-2"), ["vn-ben-tre-sau@1"]);
    let calendar = WorkingCalendar::vietnam().unwrap();
    assert!(events.iter().all(|record| record.entry.calendar == calendar.version()));
    assert!(events.iter().all(|record| record.body.contains(calendar.version())));
}

#[test]
fn regulations_that_cannot_be_put_in_order_are_refused() {
    let refused = |regulations: Vec<Regulation>, word: &str| {
        let error = Regulations::new(regulations).unwrap_err();
        assert_eq!(error.code(), "regulation.invalid");
        assert!(error.to_string().contains(word), "{error}");
    };
    let old = Regulation::load(OLD).unwrap();
    refused(Vec::new(), "there is none");
    refused(vec![old.clone(), later("2020-03-26")], "begin on one day");
    let source = Regulation::source(OLD).unwrap();
    let until = |day: &str| {
        let both = format!("in_force_on = \"2020-03-26\"\nin_force_until = \"{day}\"");
        Regulation::parse(&source.replacen("in_force_on = \"2020-03-26\"", &both, 1))
    };
    refused(vec![until("2021-07-01").unwrap(), later("2021-07-01")], "on the same days");
    assert!(Regulations::new(vec![until("2021-06-30").unwrap(), later("2021-07-01")]).is_ok());
    assert_eq!(until("2020-03-25").unwrap_err().code(), "regulation.invalid");
}

#[test]
fn a_regulation_that_ended_obliges_nobody_for_later_documents() {
    let source = Regulation::source(OLD).unwrap();
    let both = "in_force_on = \"2020-03-26\"\nin_force_until = \"2020-12-31\"";
    let ended = Regulation::parse(&source.replacen("in_force_on = \"2020-03-26\"", both, 1)).unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert!(ended.obliges(day("2020-12-31"), day("2021-02-01")));
    assert!(!ended.obliges(day("2021-01-01"), day("2021-02-01")));
}

#[test]
fn every_word_of_a_shipped_pack_has_a_label_in_both_languages() {
    use dondoc::law::{Role, Value};
    use dondoc::model::{ReportKind, Succession, Urgency};
    use dondoc::standing::Quadrant;

    let periods = ["report_cycles", "regulation_report", "publication_cycles", "directive.kinds"];
    for id in Regulation::shipped() {
        let regulation = Regulation::load(id).unwrap();
        let labelled = |key: &str| {
            let text = regulation.label(key);
            assert!(text.vi != key && text.en != key && !text.vi.is_empty(), "{id}: {key}");
        };
        for rule in regulation.rules() {
            if let Value::Names(names) = &rule.value
                && !periods.iter().any(|period| rule.clause.id.contains(period))
            {
                names.iter().for_each(|name| labelled(&format!("{}.{name}", rule.clause.id)));
            }
        }
        Role::ALL.iter().for_each(|role| labelled(&format!("role.{}", role.name())));
        Quadrant::ALL.iter().for_each(|cell| labelled(&format!("quadrant.{}", cell.name())));
        Succession::ALL.iter().for_each(|how| labelled(&format!("succession.{}", how.name())));
        Urgency::ALL.iter().for_each(|degree| labelled(&format!("urgency.{}", degree.name())));
        ReportKind::ALL.iter().for_each(|kind| labelled(&format!("report_kind.{}", kind.name())));
        assert!(regulation.rules().iter().any(|rule| rule.clause.basis == Basis::Default));
    }
}
