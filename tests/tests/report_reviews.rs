//! The dossier of an inspected agency and the yearly report on the regulation: each figure against a count by hand, and over
//! random registers against what the test itself wrote down.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod random;

use dondoc::law::{Measure, ReportPeriod, ReviewScope};
use dondoc::model::{
    Actor, AgencyCode, CaseId, FeedbackOutcome, InspectionContent, InspectionDraft, InspectionGround,
    NonPerformance, OfficerId, ReminderForm, ReminderSubject, ReportKind, TaskId,
};
use dondoc::register::{MemoryStore, Store, TaskFilter};
use dondoc::report::Review;
use dondoc::{Action, CivilDate, Outcome, Register, codes};
use dondoc_csv::{File, import};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::scene::{LEAD, OFFICE, OTHER, Scene, act};
use dondoc_tests::{AGENCIES, REGISTER, register_on};
use proptest::prelude::*;
use random::{LEADS, acceptable, csv, rows};

/// The local authority of [`Scene::neighbours`].
const LOCAL: &str = "UBND-BT";

fn day(text: &str) -> CivilDate {
    text.parse().unwrap()
}

fn code(code: &str) -> AgencyCode {
    AgencyCode::new(code).unwrap()
}

fn april() -> ReportPeriod {
    ReportPeriod::month(2020, 4).unwrap()
}

fn year() -> ReportPeriod {
    ReportPeriod::year(2020).unwrap()
}

fn case(id: &str) -> CaseId {
    CaseId::new(id).unwrap()
}

fn remind(task: &str, to: &str, form: ReminderForm, subject: ReminderSubject) -> Action {
    let task = TaskId::new(task).unwrap();
    Action::Remind { task, to: code(to), subject, form, document: None, note: "khẩn trương".into() }
}

fn difficulty(task: &str, kind: NonPerformance) -> Action {
    let task = TaskId::new(task).unwrap();
    Action::ReportDifficulty {
        task, kind, difficulty: "thiếu kinh phí".into(), cause: "chưa cấp".into()
    }
}

fn feedback(id: &str, about: &str) -> Action {
    let (case, sender, about) = (case(id), code(LOCAL), code(about));
    Action::ReceiveFeedback { case, sender, about, task: None, officer: None, note: "chậm".into() }
}

fn inspection(id: &str, ground: InspectionGround, agencies: &[&str]) -> Action {
    let inspection = InspectionDraft {
        case: case(id),
        decision: "3/QĐ-UBND".to_owned(),
        ground,
        ground_document: Some("1/KH-UBND".to_owned()),
        contents: vec![InspectionContent::Execution, InspectionContent::Updating],
        agencies: agencies.iter().map(|agency| code(agency)).collect(),
        head: Some(OfficerId::new("td01").unwrap()),
        members: vec![OfficerId::new("tv01").unwrap()],
        tasks: Vec::new(),
    };
    Action::DecideInspection { inspection }
}

fn send(kind: ReportKind, period: ReportPeriod) -> Action {
    let document = Some("5/BC".to_owned());
    Action::SendReport { kind, period, document, sections: Vec::new(), figures: Vec::new() }
}

/// The office of the scene with its neighbours, and an April in which something happened under every part of the Quy chế.
fn april_of_all<S: Store>(store: S) -> Register<S> {
    let (mut register, mut scene) = (register_on(store).unwrap(), Scene::default());
    let mut commands = scene.begin().unwrap();
    commands.extend(scene.neighbours().unwrap());
    let about_lead = || feedback("PH-1", LEAD);
    let (form, subject) = (ReminderForm::Remote, ReminderSubject::Execution);
    let acts = [
        (OFFICE, "2020-04-02", remind("NV-1", LEAD, ReminderForm::System, subject)),
        (LOCAL, "2020-04-02", act("return").map(|_| returned("NV-2")).unwrap()),
        (OFFICE, "2020-04-03", reassign("NV-2", "SGD")),
        (OFFICE, "2020-04-03", about_lead()),
        (OFFICE, "2020-04-03", feedback("PH-2", LEAD)),
        (
            OFFICE,
            "2020-04-06",
            Action::AnswerFeedback {
                case: case("PH-1"),
                outcome: FeedbackOutcome::Urged,
                document: Some("9/VP".to_owned()),
            },
        ),
        (OFFICE, "2020-04-06", Action::CopyFeedbackAnswer { case: case("PH-1") }),
        (OFFICE, "2020-04-06", open("SL-1", LEAD)),
        (LEAD, "2020-04-07", Action::AgreeDiscrepancy { case: case("SL-1"), note: "đúng".into() }),
        (LEAD, "2020-04-07", open("SL-2", LEAD)),
        (OFFICE, "2020-04-08", inspection("KT-1", InspectionGround::Plan, &[LEAD, OTHER])),
        (LEAD, "2020-04-09", provide("KT-1")),
        (LEAD, "2020-04-13", difficulty("NV-1", NonPerformance::NotAble)),
        (OFFICE, "2020-04-13", escalate("NV-1")),
        (OFFICE, "2020-04-14", remind("NV-1", LEAD, form, subject)),
        // What comes after the window's last day is none of April's, though it is of the year's.
        (OFFICE, "2020-04-15", remind("NV-1", LEAD, form, ReminderSubject::Reporting)),
        (OFFICE, "2020-04-15", act("amend").unwrap()),
        (LEAD, "2020-04-16", send(ReportKind::SelfCheck, april())),
        (OFFICE, "2020-04-17", send(ReportKind::Evaluation, april())),
        (OFFICE, "2020-04-20", inspection("KT-2", InspectionGround::Signs, &[LEAD])),
    ];
    for (agency, on, action) in acts {
        commands.push(scene.command(agency, on, on, action).unwrap());
    }
    for command in commands {
        let outcome = register.apply(&command).unwrap();
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?} {:?}", command.action);
    }
    register
}

fn returned(task: &str) -> Action {
    let task = TaskId::new(task).unwrap();
    let reason = dondoc::model::ReturnReason::OutsideCompetence;
    Action::ReturnTask { task, reason, note: "không thuộc chức năng".into() }
}

fn reassign(task: &str, lead: &str) -> Action {
    let task = TaskId::new(task).unwrap();
    Action::ReassignTask { task, lead: code(lead), coordinators: Vec::new(), reason: "giao lại".into() }
}

fn open(id: &str, agency: &str) -> Action {
    Action::OpenDiscrepancy { case: case(id), agency: code(agency), note: "lệch số".into() }
}

fn provide(id: &str) -> Action {
    Action::ProvideForInspection { case: case(id), note: "hồ sơ".into() }
}

fn escalate(task: &str) -> Action {
    Action::Escalate { task: TaskId::new(task).unwrap(), proposal: "gia hạn".into(), document: None }
}

fn holds(review: &Review, counted: &[(&str, i64)]) {
    for (figure, count) in counted {
        assert_eq!(review.count(figure), Some(*count), "{figure}");
    }
}

#[test]
fn dieu_13_the_dossier_has_what_the_register_knows_of_the_agency() {
    let register = april_of_all(MemoryStore::new());
    let dossier = register.dossier(&code(LEAD), april(), None).unwrap();
    assert_eq!((dossier.window.first, dossier.window.last), (day("2020-03-15"), day("2020-04-14")));
    holds(
        &dossier,
        &[
            // Đ13.1.a
            ("tasks", 1),
            ("newly_assigned", 1),
            ("open_overdue", 1),
            ("amended", 0),
            ("returned", 0),
            // Đ16.3: it said on 13/4 why NV-1 is not done.
            ("difficulties", 1),
            ("not_able", 1),
            ("difficulties_missing", 0),
            // Đ13.1.b: due on 10/4, a Friday; the update by Monday 13/4 did not come, for a difficulty is none.
            ("updates", 1),
            ("updates_missing", 1),
            // Điều 9
            ("discrepancies", 2),
            ("discrepancies_by_agency", 1),
            ("discrepancies_agreed", 1),
            ("discrepancies_open", 1),
            // Đ13.1.c: what closed on 14/3/2020 is owed since 15/3, before the Quy chế was in force.
            ("reports", 0),
            // Điều 11
            ("reminders", 2),
            ("reminded_by_system", 1),
            ("reminded_remotely", 1),
            ("escalated", 1),
            // Đ16.4
            ("feedback", 2),
            ("feedback_urged", 1),
            ("feedback_unanswered", 1),
            // Điều 14
            ("inspected", 1),
            ("inspected_by_plan", 1),
            ("files_given", 1),
            ("inspected_going_on", 1),
        ],
    );
    let [overdue] = dossier.figure("open_overdue").unwrap().items.as_slice() else { panic!("{dossier:?}") };
    assert_eq!(overdue.task.as_ref().map(TaskId::as_str), Some("NV-1"));
    assert_eq!((overdue.due_on, overdue.days_late), (Some(day("2020-04-10")), 4));
    let missing = &dossier.figure("updates_missing").unwrap().items[0];
    assert_eq!((missing.due_on, missing.days_late), (Some(day("2020-04-13")), 1));

    // In May its report of April is owed and sent, the deadline was amended, and a second inspection came unannounced.
    let may = register.dossier(&code(LEAD), ReportPeriod::month(2020, 5).unwrap(), None).unwrap();
    holds(
        &may,
        &[("reports", 1), ("reports_sent", 1), ("amended", 1), ("inspected_unannounced", 1), ("tasks", 1)],
    );
    let local = register.dossier(&code(LOCAL), april(), None).unwrap();
    holds(&local, &[("tasks", 0), ("returned", 1), ("feedback", 0), ("inspected", 0)]);
    let error = register.dossier(&code("KHONG-CO"), april(), None).unwrap_err();
    assert_eq!(error.code(), codes::AGENCY_UNKNOWN);
}

#[test]
fn dieu_19_the_yearly_report_sums_up_every_part_of_the_regulation() {
    let register = april_of_all(MemoryStore::new());
    let report = register.regulation_report(year(), None).unwrap();
    holds(
        &report,
        &[
            // Two tasks, both entered on the day of issue.
            ("entries", 2),
            ("entries_on_time", 2),
            ("results", 0),
            ("returned", 1),
            ("returned_reassigned", 1),
            ("discrepancies", 2),
            ("discrepancies_by_office", 1),
            ("tasks", 2),
            ("open_overdue", 2),
            ("amended", 1),
            ("amended_later", 1),
            ("reminders", 3),
            ("reminded_of_execution", 2),
            ("reminded_of_reporting", 1),
            ("inspections", 2),
            ("inspections_by_plan", 1),
            ("inspections_by_signs", 1),
            ("inspected", 3),
            ("files_given", 1),
            ("evaluations_made", 1),
            ("reports_sent", 1),
            ("feedback", 2),
            ("answers", 2),
            ("answers_on_time", 1),
            ("answers_missing", 1),
            ("difficulties", 1),
            ("escalated", 1),
        ],
    );
    let parts = &report.figure("inspected").unwrap().by_agency;
    let parts = parts.iter().map(|part| (part.agency.as_str(), part.count)).collect::<Vec<_>>();
    assert_eq!(parts, [(LEAD, 2), (OTHER, 1)]);
    // Nine months are not asked for, and the last month that closed before the window's last day is November.
    let mut periods = register.review_items(&report, "evaluations").unwrap();
    let periods = periods.iter_mut().filter_map(|item| item.subject.take()).collect::<Vec<_>>();
    let closed = [
        "2020-04", "2020-05", "2020-06", "2020-H1", "2020-Q2", "2020-07", "2020-08", "2020-09", "2020-Q3",
        "2020-10", "2020-11",
    ];
    assert_eq!(periods, closed);
    let in_words = report.definition.sections.iter().filter(|section| section.in_words);
    assert_eq!(
        in_words.map(|section| section.id.as_str()).collect::<Vec<_>>(),
        ["difficulties", "proposals"]
    );
    let error = register.regulation_report(april(), None).unwrap_err();
    assert_eq!(error.code(), codes::PERIOD_INVALID);
}

#[test]
fn what_was_recorded_later_was_not_known_and_the_same_question_is_the_same_bytes() {
    let directory = tempfile::tempdir().unwrap();
    let memory = april_of_all(MemoryStore::new());
    let sqlite = april_of_all(SqliteStore::open(directory.path().join("register.db")).unwrap());
    let then = "2020-04-10T23:00:00+07:00".parse().unwrap();
    let known = memory.dossier(&code(LEAD), april(), Some(then)).unwrap();
    holds(&known, &[("difficulties", 0), ("reminders", 1), ("inspected", 1), ("discrepancies", 2)]);
    let again = sqlite.dossier(&code(LEAD), april(), Some(then)).unwrap();
    assert_eq!(known.canonical(), again.canonical());
    assert_eq!(known.fingerprint.hash(), again.fingerprint.hash());
    let all = memory.dossier(&code(LEAD), april(), None).unwrap();
    assert_ne!(all.fingerprint.data, known.fingerprint.data);
    assert_ne!(
        all.fingerprint.definition,
        memory.regulation_report(year(), None).unwrap().fingerprint.definition
    );
    assert!(
        known.canonical().starts_with("{\"format\":\"dondoc review 1\",\"fingerprint\":{\"definition\":\"")
    );
}

#[test]
fn a_figure_that_was_changed_does_not_close_and_one_that_moved_does_not_open() {
    let mut register = april_of_all(MemoryStore::new());
    let mut dossier = register.dossier(&code(LEAD), april(), None).unwrap();
    assert_eq!(register.review_items(&dossier, "reminders").unwrap().len(), 2);
    assert_eq!(register.review_items(&dossier, "điểm").unwrap_err().code(), codes::REPORT_UNKNOWN);
    let place = dossier.figures.iter().position(|figure| figure.figure == "updates_on_time").unwrap();
    dossier.figures[place].count = 1;
    assert_eq!(
        dossier.check().unwrap_err().to_string(),
        "[report.open] updates_on_time: its agencies: 1 is not 0"
    );
    let part = dondoc::report::AgencyCount { agency: code(LEAD), count: 1 };
    dossier.figures[place].by_agency.push(part);
    let error = dossier.check().unwrap_err().to_string();
    assert!(error.starts_with("[report.open] TOTAL: updates = updates_on_time + "), "{error}");
    assert_eq!(register.review_items(&dossier, "updates_on_time").unwrap_err().code(), codes::REPORT_MOVED);

    let dossier = register.dossier(&code(LEAD), april(), None).unwrap();
    let (form, subject) = (ReminderForm::System, ReminderSubject::Execution);
    let mut scene = Scene::default();
    let mut later =
        scene.command(OFFICE, "2020-04-14", "2020-05-04", remind("NV-1", LEAD, form, subject)).unwrap();
    later.id = dondoc::model::CommandId::new("later").unwrap();
    assert!(matches!(register.apply(&later).unwrap(), Outcome::Applied { .. }));
    assert_eq!(register.review_items(&dossier, "reminders").unwrap_err().code(), codes::REPORT_MOVED);
}

/// The figures that both reviews have under one id, and with the same measure.
fn shared(register: &Register<MemoryStore>) -> Vec<String> {
    let pack = register.regulations().at(day("2020-04-30"));
    let (dossier, yearly) =
        (pack.review_definition("dossier").unwrap(), pack.review_definition("on_regulation").unwrap());
    assert_eq!((dossier.scope, yearly.scope), (ReviewScope::OneAgency, ReviewScope::Everybody));
    let same = dossier.figures().filter(|figure| {
        yearly.figure(&figure.id).is_some_and(|other| {
            let of_duties = |measure: &Measure| !matches!(measure, Measure::Tasks { .. });
            other.measure == figure.measure && of_duties(&other.measure)
        })
    });
    same.map(|figure| figure.id.clone()).collect()
}

fn register_of_2020() -> Register<MemoryStore> {
    let mut register = register_on(MemoryStore::new()).unwrap();
    let (tasks, agencies) =
        (File::new("register.csv", REGISTER.as_bytes()), File::new("agencies.csv", AGENCIES.as_bytes()));
    import(&mut register, tasks, agencies).unwrap();
    register
}

#[test]
fn the_register_of_2020_closes_opens_and_is_the_sum_of_its_dossiers() {
    let register = register_of_2020();
    let yearly = register.regulation_report(year(), None).unwrap();
    assert!(yearly.count("tasks") > Some(400) && yearly.count("entries_late") > Some(0));
    let shared = shared(&register);
    assert!(shared.len() > 25, "{shared:?}");
    let mut sums = vec![0; shared.len()];
    let mut tasks = 0;
    for agency in register.agencies().unwrap() {
        let dossier = register.dossier(&agency.code, year(), None).unwrap();
        tasks += dossier.count("tasks").unwrap();
        for (sum, figure) in sums.iter_mut().zip(&shared) {
            let count = dossier.count(figure).unwrap();
            let part = yearly.figure(figure).unwrap();
            let part = part.by_agency.iter().find(|part| part.agency == agency.code);
            assert_eq!(count, part.map_or(0, |part| part.count), "{figure} of {}", agency.code);
            *sum += count;
        }
    }
    for (sum, figure) in sums.iter().zip(&shared) {
        assert_eq!(Some(*sum), yearly.count(figure), "{figure}");
    }
    assert_eq!(Some(tasks), yearly.count("tasks"));
    for figure in &yearly.figures {
        let items = register.review_items(&yearly, &figure.figure).unwrap();
        assert_eq!(items.len() as i64, figure.count, "{}", figure.figure);
    }
}

/// How each bearer kept his duties is told twice: as discipline, and in the figures of a review.
#[test]
fn duties_with_a_limit_are_those_of_the_discipline() {
    let register = register_of_2020();
    let discipline = register.discipline(year(), None).unwrap();
    let yearly = register.regulation_report(year(), None).unwrap();
    for (action, figures) in [
        (dondoc::duty::DutyAction::EnterTasks, ["entries_on_time", "entries_late", "entries_missing"]),
        (dondoc::duty::DutyAction::UpdateTask, ["updates_on_time", "updates_late", "updates_missing"]),
    ] {
        let rows = || discipline.iter().filter(|row| row.action == action);
        let kept = [
            rows().map(|row| row.on_time).sum::<i64>(),
            rows().map(|row| row.late).sum(),
            rows().map(|row| row.missing).sum(),
        ];
        assert_eq!(figures.map(|figure| yearly.count(figure).unwrap()), kept, "{action:?}");
        assert!(kept[1] + kept[2] > 0, "{action:?}");
        let days = figures[1..].iter().flat_map(|figure| register.review_items(&yearly, figure).unwrap());
        assert_eq!(
            days.map(|item| item.days_late).sum::<i64>(),
            rows().map(|row| row.days_late).sum::<i64>(),
            "{action:?}"
        );
    }
}

/// What the test wrote down of an act that was accepted: the figures that it belongs to, for whom, on what day.
type Noted = (Vec<&'static str>, AgencyCode, CivilDate);

fn noted(
    what: usize,
    variant: usize,
    task: &str,
    lead: &str,
    on: CivilDate,
    number: usize,
) -> (Action, &'static str, Noted) {
    let forms = [
        "reminded_by_system",
        "reminded_by_report",
        "reminded_by_meeting",
        "reminded_remotely",
        "reminded_by_inspection",
    ];
    let kinds = ["not_started", "not_able", "not_completed", "not_as_required"];
    let note = |figures: Vec<&'static str>| (figures, code(lead), on);
    let lead_of = LEADS.into_iter().find(|known| *known == lead).unwrap_or("A");
    match what {
        0 => {
            let form = variant % forms.len();
            let action = remind(task, lead, ReminderForm::ALL[form], ReminderSubject::Execution);
            (action, "VP", note(vec!["reminders", forms[form]]))
        }
        1 => {
            let kind = variant % kinds.len();
            (difficulty(task, NonPerformance::ALL[kind]), lead_of, note(vec!["difficulties", kinds[kind]]))
        }
        2 => (escalate(task), "VP", note(vec!["escalated"])),
        3 => {
            let by_office = variant.is_multiple_of(2);
            let (by, figure) = if by_office {
                ("VP", "discrepancies_by_office")
            } else {
                (lead_of, "discrepancies_by_agency")
            };
            let figures = vec!["discrepancies", "discrepancies_open", figure];
            (open(&format!("SL-{number}"), lead), by, note(figures))
        }
        _ => {
            let grounds = [InspectionGround::Plan, InspectionGround::Request, InspectionGround::Signs];
            let figure =
                if variant.is_multiple_of(3) { "inspected_by_plan" } else { "inspected_unannounced" };
            let figures = vec!["inspected", "inspected_going_on", "files_not_given", figure];
            (inspection(&format!("KT-{number}"), grounds[variant % 3], &[lead]), "VP", note(figures))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// An agency's figures are those that the test counts itself: acts from its own notes, tasks and amendments row by row.
    #[test]
    fn a_slow_count_of_random_registers_agrees(
        rows in rows(),
        acts in proptest::collection::vec((0..5_usize, 0..60_usize, any::<prop::sample::Index>(), 0..420_i32), 0..40),
        month in 1..13_u32,
        whole_year in any::<bool>(),
    ) {
        let rows = rows.into_iter().filter(acceptable).collect::<Vec<_>>();
        prop_assume!(!rows.is_empty(), "an import of nothing enters no agencies");
        let mut register = register_on(MemoryStore::new()).unwrap();
        let text = csv(&rows);
        let (tasks, agencies) = (File::new("r.csv", text.as_bytes()), File::new("a.csv", random::AGENCIES.as_bytes()));
        import(&mut register, tasks, agencies).unwrap();
        let mut leads = Vec::new();
        register.store().scan_tasks(&TaskFilter::default(), &mut |facts| {
            leads.push((facts.task.to_string(), facts.holding.current().lead.to_string()));
            Ok(())
        }).unwrap();
        let mut scene = Scene::default();
        let mut notes: Vec<Noted> = Vec::new();
        if !leads.is_empty() {
            for (number, (what, variant, task, after)) in acts.into_iter().enumerate() {
                let (task, lead) = task.get(&leads);
                let on = CivilDate::from_days(18_262 + after).unwrap();
                let (action, by, note) = noted(what, variant, task, lead, on, number);
                let command = scene.command(by, &on.to_string(), "2022-01-04", action).unwrap();
                if matches!(register.apply(&command).unwrap(), Outcome::Applied { .. }) {
                    notes.push(note);
                }
            }
        }
        let period = if whole_year { year() } else { ReportPeriod::month(2020, month).unwrap() };
        let window = period.window(register.regulations().at(period.last_day().unwrap())).unwrap();
        let counted = [
            "reminders", "reminded_by_system", "reminded_by_report", "reminded_by_meeting", "reminded_remotely",
            "reminded_by_inspection", "difficulties", "not_started", "not_able", "not_completed", "not_as_required",
            "escalated", "discrepancies", "discrepancies_open", "discrepancies_by_office", "discrepancies_by_agency",
            "inspected", "inspected_going_on", "files_not_given", "inspected_by_plan", "inspected_unannounced",
        ];
        for lead in LEADS {
            let dossier = register.dossier(&code(lead), period, None).unwrap();
            for figure in counted {
                let slow = notes.iter().filter(|(figures, agency, on)| {
                    figures.contains(&figure) && agency.as_str() == lead && window.contains(*on)
                }).count();
                prop_assert_eq!(dossier.count(figure), Some(slow as i64), "{} of {}", figure, lead);
            }
            let own = || rows.iter().filter(|row| LEADS[row.lead] == lead);
            let days = |days: i32| CivilDate::from_days(days).unwrap();
            let within = |on: i32| window.contains(days(on));
            let amended = own().filter(|row| {
                row.assigned.0 <= window.last.days() && row.extension.is_some_and(|(_, (on, _))| within(on))
            });
            prop_assert_eq!(dossier.count("amended"), Some(amended.count() as i64));
            let new = own().filter(|row| within(row.assigned.0) && row.withdrawn.is_none_or(|(on, _)| on > window.last.days()));
            prop_assert_eq!(dossier.count("newly_assigned"), Some(new.count() as i64));
            for figure in &dossier.figures {
                let items = register.review_items(&dossier, &figure.figure).unwrap();
                prop_assert_eq!(items.len() as i64, figure.count);
                prop_assert!(items.iter().all(|item| item.agency.as_str() == lead));
            }
        }
    }
}

/// Đ12, Đ14.3: the Office reads it all, the agency and its parent what is theirs, the team while its inspection goes on; to
/// another agency it is as if there were nothing.
#[test]
fn a_dossier_is_read_by_whom_it_is_given_to() {
    let register = april_of_all(MemoryStore::new());
    let view = |officer: &str, agency: &str| {
        register.seen_by(&Actor { officer: OfficerId::new(officer).unwrap(), agency: code(agency) }).unwrap()
    };
    let whole = register.dossier(&code(LEAD), april(), None).unwrap();
    let office = view("cv01", OFFICE);
    assert_eq!(office.dossier(&code(LEAD), april(), None).unwrap(), whole);

    let own = view("SNV-01", LEAD).dossier(&code(LEAD), april(), None).unwrap();
    holds(&own, &[("tasks", 1), ("reminders", 2), ("discrepancies", 2), ("inspected", 1), ("updates", 1)]);
    // The agency is urged; who gave feedback about it is not its to read.
    holds(&own, &[("feedback", 0)]);

    // Another agency sees of it the task that it coordinates, and the inspection that it is part of.
    let other = view("STC-01", OTHER).dossier(&code(LEAD), april(), None).unwrap();
    holds(&other, &[("tasks", 1), ("discrepancies", 0), ("feedback", 0), ("inspected", 1)]);
    let stranger = view("UBND-BT-01", LOCAL).dossier(&code(LEAD), april(), None).unwrap();
    assert!(
        stranger.figures.iter().filter(|figure| figure.section != "feedback").all(|figure| figure.count == 0)
    );
    assert_eq!(
        view("x", "LA").dossier(&code(LEAD), april(), None).unwrap_err().code(),
        codes::AGENCY_UNKNOWN
    );

    let items = office.review_items(&whole, "reminders").unwrap();
    assert_eq!(items, register.review_items(&whole, "reminders").unwrap());
    let yearly = view("SNV-01", LEAD).regulation_report(year(), None).unwrap();
    holds(&yearly, &[("tasks", 1), ("discrepancies", 2), ("feedback", 0)]);
}

/// Đ14.3: the team of an inspection that goes on is given what it asks for.
#[test]
fn dieu_14_the_team_reads_tasks_discrepancies_and_reports_until_its_conclusion() {
    let mut register = april_of_all(MemoryStore::new());
    let team = Actor { officer: OfficerId::new("tv01").unwrap(), agency: code(LOCAL) };
    let may = ReportPeriod::month(2020, 5).unwrap();
    let seen = |register: &Register<MemoryStore>, period| {
        let view = register.seen_by(&team).unwrap();
        view.dossier(&code(LEAD), period, None).unwrap()
    };
    holds(
        &seen(&register, april()),
        &[("tasks", 1), ("discrepancies", 2), ("updates_missing", 1), ("inspected", 1)],
    );
    holds(&seen(&register, may), &[("reports", 1), ("reports_sent", 1)]);
    let mut scene = Scene::default();
    for (number, id) in ["KT-1", "KT-2"].into_iter().enumerate() {
        let conclude =
            Action::ConcludeInspection { case: case(id), conclusion: "tốt".into(), document: None };
        let mut command = scene.command(LOCAL, "2020-05-04", "2020-05-04", conclude).unwrap();
        command.actor.officer = OfficerId::new("td01").unwrap();
        command.id = dondoc::model::CommandId::new(format!("end-{number}")).unwrap();
        let outcome = register.apply(&command).unwrap();
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    }
    holds(&seen(&register, april()), &[("tasks", 0), ("discrepancies", 0), ("updates_missing", 0)]);
}
