//! The detail list of tracked tasks, the overdue with their difficulties, who kept his limits, and the self-check of one
//! agency.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use dondoc::calendar::WorkingCalendar;
use dondoc::duty::DutyAction;
use dondoc::law::ReportPeriod;
use dondoc::model::{
    AgencyCode, NonPerformance, ReportKind, ReportSection, SectionText, StatedFigure, TaskId,
};
use dondoc::register::{MemoryStore, Store, TaskFilter};
use dondoc::standing::Progress;
use dondoc::{Action, CivilDate, Instant, Register, Regulation, codes};
use dondoc_csv::{File, import};
use dondoc_tests::scene::{LEAD, OFFICE, OTHER, Scene, act};
use dondoc_tests::{AGENCIES, REGISTER, register_on};

fn register_of_2020() -> Register<MemoryStore> {
    let mut register = register_on(MemoryStore::new()).unwrap();
    let (tasks, agencies) =
        (File::new("register.csv", REGISTER.as_bytes()), File::new("agencies.csv", AGENCIES.as_bytes()));
    import(&mut register, tasks, agencies).unwrap();
    register
}

fn april() -> ReportPeriod {
    ReportPeriod::month(2020, 4).unwrap()
}

#[test]
fn the_detail_list_has_a_line_for_each_task_of_the_figure() {
    let register = register_of_2020();
    let cut_off = Instant::end_of(CivilDate::from_ymd(2020, 4, 14).unwrap());
    for known_at in [None, Some(cut_off)] {
        let report = register.report(april(), known_at).unwrap();
        let cell = register.cell(&report, &report.total, "total").unwrap();
        let list = cell.list().unwrap();
        assert_eq!(list.len() as i64, report.total.counts.total);
        let mut overdue = 0;
        for (line, task) in list.iter().zip(cell.tasks()) {
            assert_eq!(line.task, *task);
            let facts = register.facts(task, known_at).unwrap().unwrap();
            let on = report.window.last;
            assert_eq!((&line.directive, line.assigned_on), (&facts.directive, facts.assigned_on));
            assert_eq!(line.lead, facts.holding.at(on).lead);
            assert_eq!(line.coordinators, facts.coordinators);
            assert_eq!(
                (line.original_deadline, line.deadline),
                (*facts.deadline.original(), *facts.deadline.at(on))
            );
            assert!(line.result_on.is_none_or(|result| result <= on), "a result of later is not shown");
            let open = matches!(line.standing.progress, Progress::InProgress | Progress::Returned);
            overdue += i64::from(open && line.standing.days_late > 0);
        }
        assert_eq!(overdue, report.total.counts.open_overdue);
    }
}

/// Entry within one working day of issue (Đ7.1.a), counted by hand for each specialist.
#[test]
fn the_discipline_of_entry_is_the_count_by_hand() {
    let register = register_of_2020();
    let calendar = WorkingCalendar::vietnam().unwrap();
    let window = april().window(register.regulations().at(april().last_day().unwrap())).unwrap();
    let in_force = CivilDate::from_ymd(2020, 3, 26).unwrap();
    let mut by_hand: BTreeMap<Option<String>, [i64; 5]> = BTreeMap::new();
    let mut count = |facts: &dondoc::model::TaskFacts| {
        let due = calendar.add_working_days(facts.assigned_on, 1)?;
        if facts.assigned_on >= in_force && window.contains(due) {
            let counted = by_hand.entry(facts.specialist.as_ref().map(ToString::to_string)).or_default();
            let entered = facts.entered_at.civil_date()?;
            let done = (entered <= window.last).then_some(entered);
            let days = i64::from(done.unwrap_or(window.last).days() - due.days()).max(0);
            counted[0] += 1;
            match done {
                Some(_) if days == 0 => counted[1] += 1,
                Some(_) => counted[2] += 1,
                // A last day that is not over is neither kept nor broken.
                None if due == window.last => counted[0] -= 1,
                None => counted[3] += 1,
            }
            counted[4] += days;
        }
        Ok(())
    };
    register.store().scan_tasks(&TaskFilter::default(), &mut count).unwrap();
    by_hand.retain(|_, counted| counted[0] > 0);
    let discipline = register.discipline(april(), None).unwrap();
    let entry = discipline.iter().filter(|row| row.action == DutyAction::EnterTasks);
    let entry = entry.map(|row| {
        let officer = row.officer.as_ref().map(ToString::to_string);
        (officer, [row.due, row.on_time, row.late, row.missing, row.days_late])
    });
    assert_eq!(entry.collect::<BTreeMap<_, _>>(), by_hand);
    assert!(by_hand.values().any(|counted| counted[2] > 0), "somebody entered late");
}

/// The figures of April close on 14/4/2020; five working days later is 21/4, in the month of May.
#[test]
fn a_report_that_falls_due_in_the_next_month_is_counted_in_that_month() {
    let pack = Regulation::source("vn-ben-tre-2020").unwrap();
    let words = "reading = \"Ngày gửi do Quy chế làm việc đặt, Quy chế này không đặt\"\nvalue = ";
    let unlimited = format!("{words}\"no_limit\"");
    assert!(pack.contains(&unlimited));
    let pack = pack.replace(&unlimited, &format!("{words}{{ working_days = 5 }}"));
    let regulation = Regulation::parse(&pack).unwrap();
    let mut register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam().unwrap(), regulation);
    for command in Scene::default().begin().unwrap() {
        register.apply(&command).unwrap();
    }
    let discipline = register.discipline(ReportPeriod::month(2020, 5).unwrap(), None).unwrap();
    let sending =
        discipline.iter().find(|row| row.action == DutyAction::SendReport && row.agency.as_str() == LEAD);
    let sending = sending.expect("the report of the lead");
    assert_eq!((sending.due, sending.missing), (1, 1));
}

#[test]
fn every_row_of_discipline_adds_up_and_names_who_was_late() {
    let register = register_of_2020();
    let window = april().window(register.regulations().at(april().last_day().unwrap())).unwrap();
    let rows = register.discipline(april(), None).unwrap();
    assert!(rows.iter().any(|row| row.action == DutyAction::UpdateTask && row.late + row.missing > 0));
    for row in &rows {
        assert_eq!(row.due, row.on_time + row.late + row.missing, "{row:?}");
        assert_eq!(row.late_duties.len() as i64, row.late + row.missing);
        assert_eq!(row.late_duties.iter().filter(|duty| duty.done_on.is_none()).count() as i64, row.missing);
        assert_eq!(row.late_duties.iter().map(|duty| duty.days_late).sum::<i64>(), row.days_late);
        assert_eq!(row.late_duties.iter().map(|duty| duty.days_late).max().unwrap_or(0), row.most_days_late);
        for duty in &row.late_duties {
            assert!(window.contains(duty.due_on) && duty.days_late > 0, "{duty:?}");
            assert!(duty.done_on.is_none_or(|done| done > duty.due_on && done <= window.last));
        }
    }
}

/// The office of the scene, with the task `NV-1` of SNV due on 10/4/2020.
fn scene(acts: &[(&str, &str, Action)]) -> Register<MemoryStore> {
    let (mut register, mut scene) = (register_on(MemoryStore::new()).unwrap(), Scene::default());
    for command in scene.begin().unwrap() {
        assert!(matches!(register.apply(&command).unwrap(), dondoc::Outcome::Applied { .. }));
    }
    for (agency, day, action) in acts {
        let command = scene.command(agency, day, day, action.clone()).unwrap();
        let outcome = register.apply(&command).unwrap();
        assert!(matches!(outcome, dondoc::Outcome::Applied { .. }), "{outcome:?}");
    }
    register
}

#[test]
fn dieu_16_the_self_check_of_an_agency_has_what_the_register_knows() {
    let difficulty = Action::ReportDifficulty {
        task: TaskId::new("NV-1").unwrap(),
        kind: NonPerformance::NotAble,
        difficulty: "thiếu kinh phí".into(),
        cause: "chưa được cấp".into(),
    };
    let figure = |column: &str, count| StatedFigure { column: column.to_owned(), count };
    let sections = [
        ReportSection::Assessment,
        ReportSection::Shortcomings,
        ReportSection::Difficulties,
        ReportSection::Causes,
        ReportSection::Proposals,
    ];
    let report = Action::SendReport {
        kind: ReportKind::SelfCheck,
        period: april(),
        document: Some("5/BC-SNV".to_owned()),
        sections: sections.map(|section| SectionText { section, text: "…".into() }).into(),
        figures: vec![figure("total", 1), figure("open_overdue", 0), figure("điểm", 9)],
    };
    let register = scene(&[(LEAD, "2020-04-13", difficulty), (LEAD, "2020-04-16", report)]);
    let lead = AgencyCode::new(LEAD).unwrap();
    let check = register.self_check(&lead, april(), None).unwrap();
    assert_eq!((check.assessment.key.as_str(), check.assessment.counts.open_overdue), (LEAD, 1));
    let [overdue] = check.shortcomings.as_slice() else { panic!("{:?}", check.shortcomings) };
    assert_eq!((overdue.task.as_str(), overdue.standing.days_late), ("NV-1", 4));
    let [reported] = check.difficulties.as_slice() else { panic!("{:?}", check.difficulties) };
    assert_eq!(reported.difficulties[0].kind, NonPerformance::NotAble);
    assert_eq!(check.to_write, [ReportSection::Causes, ReportSection::Proposals]);
    assert!(check.discipline.iter().all(|row| row.agency == lead) && !check.discipline.is_empty());
    assert_eq!(check.sent.unwrap().sent_on.to_string(), "2020-04-16");
    let [difference] = check.stated.differences.as_slice() else { panic!("{:?}", check.stated) };
    assert_eq!(
        (difference.column.as_str(), difference.claimed, difference.counted),
        ("open_overdue", Some(0), Some(1))
    );
    assert_eq!(check.not_compared, [figure("điểm", 9)]);

    let before = "2020-04-12T23:00:00+07:00".parse().unwrap();
    let then = register.self_check(&lead, april(), Some(before)).unwrap();
    assert_eq!((then.difficulties.len(), then.sent), (0, None), "what was recorded later was not known");
    let other = register.self_check(&AgencyCode::new(OTHER).unwrap(), april(), None).unwrap();
    assert_eq!((other.assessment.counts.total, other.shortcomings.len()), (0, 0));
    let unknown = register.self_check(&AgencyCode::new("TOTAL").unwrap(), april(), None).unwrap_err();
    assert_eq!(unknown.code(), codes::REPORT_UNKNOWN);
}

/// A task that was handed back counts for its lead as open: it is in the list, and in no other column.
#[test]
fn a_returned_task_is_listed_as_returned() {
    let register = scene(&[(LEAD, "2020-04-03", act("return").unwrap())]);
    let report = register.report(april(), None).unwrap();
    let row = report.row(None, LEAD).unwrap();
    assert_eq!((row.counts.open_overdue, row.counts.total), (1, 1));
    let list = register.cell(&report, row, "open_overdue").unwrap().list().unwrap();
    assert_eq!(list[0].standing.progress, Progress::Returned);
    assert!(report.row(None, OFFICE).is_none(), "the Office has no row of its own");
}

#[test]
fn tasks_are_counted_by_who_signed_and_by_kind_and_follow_a_correction_of_the_directive() {
    let (mut register, mut scene) = (register_on(MemoryStore::new()).unwrap(), Scene::default());
    for command in scene.begin().unwrap() {
        register.apply(&command).unwrap();
    }
    let report = |register: &Register<MemoryStore>, id: &str| {
        let definition = register.report_definition(april(), Some(id)).unwrap();
        register.report_by(definition, april(), None).unwrap()
    };
    let rows = |register: &Register<MemoryStore>, id: &str| {
        let rows = report(register, id).rows.into_iter().filter(|row| row.outer.is_none());
        rows.map(|row| (row.name, row.counts.total)).collect::<Vec<_>>()
    };
    assert_eq!(rows(&register, "by_signer"), [("Chủ tịch".to_owned(), 1)]);
    assert_eq!(rows(&register, "by_directive_kind"), [("Công văn".to_owned(), 1)]);
    let before = report(&register, "by_signer");

    let mut corrected = dondoc_tests::scene::directive("VB-1", "2020-04-01").unwrap();
    corrected.signer = "Phó Chủ tịch".into();
    corrected.kind = dondoc::model::DirectiveKind::new("plan").unwrap();
    let correct = Action::CorrectDirective { directive: corrected, reason: "nhập sai người ký".into() };
    register.apply(&scene.command(OFFICE, "2020-04-02", "2020-04-02", correct).unwrap()).unwrap();
    assert_eq!(rows(&register, "by_signer"), [("Phó Chủ tịch".to_owned(), 1)]);
    assert_eq!(rows(&register, "by_directive_kind"), [("Kế hoạch".to_owned(), 1)]);

    let comparison = register.compare(&before, &report(&register, "by_signer")).unwrap();
    let [moved] = comparison.moves.as_slice() else { panic!("{:?}", comparison.moves) };
    assert_eq!(moved.task.as_str(), "NV-1");
    assert_eq!(moved.before[0].outer.as_deref(), Some("Chủ tịch"));
    assert_eq!(moved.after[0].outer.as_deref(), Some("Phó Chủ tịch"));
    assert_eq!(
        moved.causes.iter().map(|cause| cause.kind.as_str()).collect::<Vec<_>>(),
        ["assignment_corrected"]
    );
}
