//! Điều 6, 7, 8: what a task needs, and who may do what with it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::duty::{DutyAction, DutyFilter};
use dondoc::law::Severity;
use dondoc::model::{AgencyCode, TaskId};
use dondoc::register::{MemoryStore, Outcome};
use dondoc::standing::Progress;
use dondoc::{Action, AsOf, Register};
use dondoc_tests::register_on;
use dondoc_tests::scene::{self, LEAD, OFFICE, OTHER, Scene, act};

fn begun() -> (Register<MemoryStore>, Scene) {
    let (mut register, mut scene) = (register_on(MemoryStore::new()).unwrap(), Scene::default());
    for command in scene.begin().unwrap() {
        let outcome = register.apply(&command).unwrap();
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    }
    (register, scene)
}

/// Applies an act; the codes of what refused it, none when it was applied.
fn codes(
    register: &mut Register<MemoryStore>,
    scene: &mut Scene,
    agency: &str,
    day: &str,
    action: Action,
) -> Vec<String> {
    let head = register.head().unwrap();
    match register.apply(&scene.command(agency, day, day, action).unwrap()).unwrap() {
        Outcome::Refused { findings } => {
            assert_eq!(register.head().unwrap(), head, "a refused command stores nothing");
            findings
                .into_iter()
                .filter(|finding| finding.severity == Severity::Error)
                .map(|finding| finding.code)
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn dieu_6_khoan_3_a_task_without_lead_is_refused_with_the_article() {
    let (mut register, mut scene) = begun();
    let mut task = scene::task("NV-2", Some("2020-04-10")).unwrap();
    task.lead = None;
    let command = scene.command(OFFICE, "2020-04-01", "2020-04-01", Action::AssignTask { task }).unwrap();
    let Outcome::Refused { findings } = register.apply(&command).unwrap() else { panic!("accepted") };
    let finding = findings.iter().find(|finding| finding.severity == Severity::Error).unwrap();
    assert_eq!(
        (finding.code.as_str(), finding.article.as_deref()),
        ("task.without_lead", Some("dieu-6.khoan-3"))
    );
    assert_eq!(finding.quote.as_deref(), Some("Cơ quan, đơn vị chủ trì thực hiện nhiệm vụ."));
}

#[test]
fn dieu_7_khoan_1_diem_b_a_missing_deadline_warns_and_missing_coordinators_inform() {
    let (mut register, mut scene) = begun();
    let mut task = scene::task("NV-2", None).unwrap();
    task.coordinators.clear();
    let command = scene.command(OFFICE, "2020-04-01", "2020-04-01", Action::AssignTask { task }).unwrap();
    let Outcome::Applied { findings, .. } = register.apply(&command).unwrap() else { panic!("refused") };
    let found = findings
        .iter()
        .map(|finding| (finding.code.as_str(), finding.severity, finding.article.as_deref().unwrap()));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            ("task.without_deadline", Severity::Warning, "dieu-7.khoan-1.diem-b"),
            ("task.without_coordinators", Severity::Information, "dieu-7.khoan-1.diem-b"),
        ]
    );
}

#[test]
fn dieu_6_khoan_3_4_lead_and_coordinators() {
    let (mut register, mut scene) = begun();
    let mut assign = |change: &dyn Fn(&mut dondoc::model::TaskDraft)| {
        let mut task = scene::task("NV-2", Some("2020-04-10")).unwrap();
        change(&mut task);
        codes(&mut register, &mut scene, OFFICE, "2020-04-01", Action::AssignTask { task })
    };
    let code = |code: &str| AgencyCode::new(code).unwrap();
    assert_eq!(assign(&|task| task.coordinators = vec![code(LEAD)]), ["task.lead_coordinates"]);
    assert_eq!(
        assign(&|task| task.coordinators = vec![code(OTHER), code(OTHER)]),
        ["task.coordinator_twice"]
    );
    assert_eq!(assign(&|task| task.lead = Some(code("KHÔNG CÓ"))), ["agency.unknown"]);
    assert_eq!(assign(&|task| task.content = "  ".into()), ["field.required"]);
    assert_eq!(
        assign(&|task| task.directive = dondoc::model::DirectiveId::new("VB-9").unwrap()),
        ["directive.unknown"]
    );
    assert_eq!(assign(&|task| task.id = TaskId::new("NV-1").unwrap()), ["task.exists"]);
}

#[test]
fn dieu_7_khoan_2_diem_đ_who_reported_a_result_does_not_confirm_it() {
    let (mut register, mut scene) = begun();
    // The officer of the lead has moved to the Office and would confirm what they reported.
    let report = scene.command(LEAD, "2020-04-08", "2020-04-08", act("report").unwrap()).unwrap();
    register.apply(&report).unwrap();
    let mut confirm = scene.command(OFFICE, "2020-04-09", "2020-04-09", act("confirm").unwrap()).unwrap();
    confirm.actor.officer = report.actor.officer;
    let Outcome::Refused { findings } = register.apply(&confirm).unwrap() else { panic!("accepted") };
    assert_eq!(
        (findings[0].code.as_str(), findings[0].article.as_deref()),
        ("result.self_confirmed", Some("dieu-7.khoan-2.diem-đ"))
    );
}

#[test]
fn only_the_office_confirms_and_only_the_lead_reports() {
    let (mut register, mut scene) = begun();
    let mut try_it =
        |agency: &str, name: &str| codes(&mut register, &mut scene, agency, "2020-04-08", act(name).unwrap());
    for (agency, names) in [
        (OFFICE, &["report", "update", "return"][..]),
        (OTHER, &["report", "update", "return", "amend", "confirm", "refuse", "reassign", "withdraw"]),
        (LEAD, &["amend", "confirm", "refuse", "reassign", "withdraw"]),
    ] {
        for name in names {
            assert_eq!(try_it(agency, name), ["actor.not_allowed"], "{agency} {name}");
        }
    }
}

#[test]
fn a_result_is_confirmed_or_refused_once() {
    let (mut register, mut scene) = begun();
    let mut go = |agency: &str, day: &str, name: &str| {
        codes(&mut register, &mut scene, agency, day, act(name).unwrap())
    };
    assert_eq!(go(OFFICE, "2020-04-08", "confirm"), ["result.missing"]);
    assert_eq!(go(LEAD, "2020-04-08", "report"), [""; 0]);
    assert_eq!(go(LEAD, "2020-04-08", "report"), ["result.pending"]);
    assert_eq!(go(OFFICE, "2020-04-09", "refuse"), [""; 0]);
    assert_eq!(go(LEAD, "2020-04-10", "report"), [""; 0]);
    assert_eq!(go(OFFICE, "2020-04-11", "confirm"), [""; 0]);
    for (agency, name) in
        [(OFFICE, "confirm"), (OFFICE, "withdraw"), (LEAD, "report"), (LEAD, "update"), (OFFICE, "reassign")]
    {
        assert_eq!(go(agency, "2020-04-12", name), ["task.completed"], "{name}");
    }
    assert_eq!(go(OFFICE, "2020-04-12", "amend"), ["deadline.after_completion"]);
}

#[test]
fn dieu_8_khoan_2_diem_a_a_returned_task_waits_at_the_office_until_it_is_assigned_anew() {
    let (mut register, mut scene) = begun();
    let task = TaskId::new("NV-1").unwrap();
    assert_eq!(codes(&mut register, &mut scene, LEAD, "2020-04-03", act("return").unwrap()), [""; 0]);
    assert_eq!(
        codes(&mut register, &mut scene, LEAD, "2020-04-03", act("report").unwrap()),
        ["task.returned"]
    );
    let on = |day: &str| AsOf::on(day.parse().unwrap());
    assert_eq!(register.standing(&task, on("2020-04-02")).unwrap().progress, Progress::InProgress);
    assert_eq!(register.standing(&task, on("2020-04-03")).unwrap().progress, Progress::Returned);
    let steps = register.explain(&task, on("2020-04-03")).unwrap().steps;
    assert!(steps.iter().any(|step| step.article.as_deref() == Some("dieu-8.khoan-2.diem-a")));
    assert_eq!(codes(&mut register, &mut scene, OFFICE, "2020-04-06", act("reassign").unwrap()), [""; 0]);
    let report = |period| register.report(period, None).unwrap();
    let april = report(dondoc::ReportPeriod::month(2020, 4).unwrap());
    let count = |code: &str| april.rows.iter().find(|row| row.key == code).unwrap().counts.total;
    assert_eq!((count(LEAD), count(OTHER)), (0, 1), "counted for the lead of the window's last day");
}

#[test]
fn dieu_7_khoan_1_diem_a_a_directive_without_a_task_is_still_to_be_entered() {
    let (mut register, mut scene) = begun();
    let directive = Action::RegisterDirective { directive: scene::directive("VB-2", "2020-04-01").unwrap() };
    assert_eq!(codes(&mut register, &mut scene, OFFICE, "2020-04-01", directive), [""; 0]);
    let duties = register.duties(&DutyFilter::default(), AsOf::on("2020-04-06".parse().unwrap())).unwrap();
    let entry = duties.iter().find(|duty| duty.action == DutyAction::EnterTasks).unwrap();
    assert_eq!(
        (entry.agency.as_str(), entry.directive.as_ref().unwrap().as_str(), entry.task.as_ref()),
        (OFFICE, "VB-2", None)
    );
    assert_eq!(
        (entry.due_on.unwrap().to_string().as_str(), entry.article.as_deref()),
        ("2020-04-03", Some("dieu-7.khoan-1.diem-a"))
    );
    assert_eq!(entry.state, dondoc::duty::DutyState::Overdue);
}

#[test]
fn nothing_is_recorded_before_what_is_known_nor_before_the_assignment() {
    let (mut register, mut scene) = begun();
    let early = scene.command(LEAD, "2020-04-02", "2020-03-31", act("update").unwrap());
    let Outcome::Refused { findings } = register.apply(&early.unwrap()).unwrap() else { panic!("accepted") };
    assert_eq!(findings[0].code, "date.in_future");
    let mut earlier = scene.command(LEAD, "2020-04-01", "2020-04-01", act("update").unwrap()).unwrap();
    earlier.recorded_at = "2020-04-01T08:00:00+07:00".parse().unwrap();
    let Outcome::Refused { findings } = register.apply(&earlier).unwrap() else { panic!("accepted") };
    assert_eq!(findings[0].code, "recorded.out_of_order");
    assert_eq!(codes(&mut register, &mut scene, LEAD, "2020-04-05", act("update").unwrap()), [""; 0]);
    let before = scene.command(LEAD, "2020-03-31", "2020-04-06", act("report").unwrap()).unwrap();
    let Outcome::Refused { findings } = register.apply(&before).unwrap() else { panic!("accepted") };
    assert_eq!(findings[0].code, "occurred.before_assignment");
}

#[test]
fn a_date_outside_the_calendar_is_an_error() {
    let (mut register, mut scene) = begun();
    let task = scene::task("NV-2", Some("2999-01-01")).unwrap();
    let command = scene.command(OFFICE, "2020-04-01", "2020-04-01", Action::AssignTask { task }).unwrap();
    assert_eq!(register.apply(&command).unwrap_err().code(), "calendar.outside");
}

#[test]
fn a_group_whose_tasks_would_have_too_long_an_id_gets_none() {
    use dondoc::model::{AgencyGroup, AgencyKind, ID_MAX_CHARS};
    let (mut register, mut scene) = begun();
    let head = register.head().unwrap();
    let mut task = scene::task(&"n".repeat(ID_MAX_CHARS - 3), Some("2020-04-10")).unwrap();
    (task.lead, task.coordinators) = (None, Vec::new());
    let group = AgencyGroup::OfKind { kind: AgencyKind::Department };
    let act = Action::AssignToGroup { task, group, excluding: Vec::new() };
    let command = scene.command(OFFICE, "2020-04-01", "2020-04-01", act).unwrap();
    assert_eq!(register.apply(&command).unwrap_err().code(), "id.invalid");
    assert_eq!(register.head().unwrap(), head);
}

#[test]
fn a_register_has_one_office_and_nobody_makes_itself_another() {
    use dondoc::model::AgencyKind;
    let (mut register, mut scene) = begun();
    let office = |code: &str| scene::register_agency(code, "Văn phòng khác", AgencyKind::Office).unwrap();
    let mut try_it =
        |actor: &str, code: &str| codes(&mut register, &mut scene, actor, "2020-04-02", office(code));
    assert_eq!(try_it("GIẢ", "GIẢ"), ["actor.not_allowed"]);
    assert_eq!(try_it(LEAD, "GIẢ"), ["actor.not_allowed"]);
    assert_eq!(try_it(OFFICE, "VP2"), ["agency.office_exists"]);
}

#[test]
fn where_only_dated_tasks_are_tracked_an_undated_one_is_refused() {
    let calendar = dondoc::calendar::WorkingCalendar::vietnam().unwrap();
    let quang_ngai = dondoc::Regulation::load("vn-quang-ngai-2023").unwrap();
    let (mut register, mut scene) =
        (Register::new(MemoryStore::new(), calendar, quang_ngai), Scene::default());
    for command in scene.begin().unwrap() {
        register.apply(&command).unwrap();
    }
    let task = scene::task("NV-2", None).unwrap();
    let assign = codes(&mut register, &mut scene, OFFICE, "2020-04-01", Action::AssignTask { task });
    assert_eq!(assign, ["task.without_deadline"]);
}

#[test]
fn what_a_pack_gives_to_nobody_nobody_may_do() {
    let source = dondoc::Regulation::source("vn-ben-tre-2020").unwrap();
    let silent = source.replace("action = \"withdraw_task\"", "action = \"withdraw_everything\"");
    let calendar = dondoc::calendar::WorkingCalendar::vietnam().unwrap();
    let regulation = dondoc::Regulation::parse(&silent).unwrap();
    let (mut register, mut scene) =
        (Register::new(MemoryStore::new(), calendar, regulation), Scene::default());
    for command in scene.begin().unwrap() {
        register.apply(&command).unwrap();
    }
    let withdraw = codes(&mut register, &mut scene, OFFICE, "2020-04-02", act("withdraw").unwrap());
    assert_eq!(withdraw, ["actor.not_allowed"]);
}

#[test]
fn dieu_8_khoan_1_diem_a_who_takes_an_overdue_task_over_answers_from_that_day_on() {
    let (mut register, mut scene) = begun();
    assert_eq!(codes(&mut register, &mut scene, OFFICE, "2020-04-20", act("reassign").unwrap()), [""; 0]);
    assert_eq!(codes(&mut register, &mut scene, OTHER, "2020-04-20", act("update").unwrap()), [""; 0]);
    let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
    let duties = register.duties(&filter, AsOf::on("2020-04-22".parse().unwrap())).unwrap();
    let update = duties.iter().find(|duty| duty.action == DutyAction::UpdateTask).unwrap();
    assert_eq!((update.agency.as_str(), update.state), (OTHER, dondoc::duty::DutyState::Done));
    assert_eq!(update.due_on.unwrap().to_string(), "2020-04-21");
}

#[test]
fn dieu_8_khoan_1_diem_a_while_a_result_waits_the_lead_owes_nothing_and_owes_again_when_it_is_refused() {
    let (mut register, mut scene) = begun();
    // Due on 10/4; reported on 9/4, refused on 20/4.
    assert_eq!(codes(&mut register, &mut scene, LEAD, "2020-04-09", act("report").unwrap()), [""; 0]);
    assert_eq!(
        codes(&mut register, &mut scene, LEAD, "2020-04-13", act("update").unwrap()),
        ["result.pending"]
    );
    assert_eq!(codes(&mut register, &mut scene, OFFICE, "2020-04-20", act("refuse").unwrap()), [""; 0]);
    let update = |register: &Register<MemoryStore>, day: &str| {
        let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
        let duties = register.duties(&filter, AsOf::on(day.parse().unwrap())).unwrap();
        let update = duties.into_iter().find(|duty| duty.action == DutyAction::UpdateTask).unwrap();
        (update.due_on.unwrap().to_string(), update.state)
    };
    use dondoc::duty::DutyState;
    assert_eq!(update(&register, "2020-04-20"), ("2020-04-21".to_owned(), DutyState::Open));
    assert_eq!(update(&register, "2020-04-22"), ("2020-04-21".to_owned(), DutyState::Overdue));
    assert_eq!(codes(&mut register, &mut scene, LEAD, "2020-04-21", act("update").unwrap()), [""; 0]);
    assert_eq!(update(&register, "2020-04-22"), ("2020-04-21".to_owned(), DutyState::Done));
}
