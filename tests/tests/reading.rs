//! Who reads what: each role, each thing, each question, against the pack.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;

use dondoc::calendar::WorkingCalendar;
use dondoc::duty::{Duty, DutyAction, DutyFilter};
use dondoc::law::{Readable, Role};
use dondoc::model::{
    Actor, AgencyCode, AgencyKind, CaseId, DirectiveId, InspectionContent, InspectionDraft, InspectionGround,
    OfficerId, Prose, PublicationPlace, ReportKind, StatedFigure, TaskId,
};
use dondoc::register::{MemoryStore, Outcome, Store, View};
use dondoc::report::{ClaimedRow, Discipline, ReportRow};
use dondoc::search::SearchQuery;
use dondoc::{Action, AsOf, Register, Regulation, ReportPeriod};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::register_on;
use dondoc_tests::scene::{self, LEAD, OFFICE, Scene};

const TASKS: [&str; 4] = ["NV-1", "NV-2", "NV-3", "NV-4"];
const DIRECTIVES: [&str; 2] = ["VB-1", "VB-3"];
const CASES: [&str; 9] = ["PH-1", "SL-1", "SL-2", "SL-3", "KT-1", "P1", "SNV", "VP", "VP-QC"];

/// Who sees what: agency and officer, then tasks, directives and cases. Nobody else sees anything of them.
type Sees =
    (&'static str, &'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);
const SEES: [Sees; 11] = [
    // The office, and who oversees.
    ("VP", "cv01", &TASKS, &DIRECTIVES, &CASES),
    ("TT", "tt01", &TASKS, &DIRECTIVES, &CASES),
    // A lead, whose figures are in question; a coordinator; a department by its sector.
    ("SNV", "SNV-01", &["NV-1"], &["VB-1"], &["SL-1", "SNV", "VP"]),
    ("STC", "STC-01", &["NV-1", "NV-3"], &["VB-1"], &["VP"]),
    ("SGD", "SGD-01", &["NV-2"], &["VB-1"], &["VP"]),
    // A lead that sent a feedback and is inspected, and the parent of the next one.
    ("UBND-BT", "BT-01", &["NV-2", "NV-3"], &["VB-1"], &["PH-1", "SL-2", "SL-3", "KT-1", "P1", "VP"]),
    ("UBND-P1", "P1-01", &["NV-3"], &["VB-1"], &["SL-2", "P1", "VP"]),
    ("SVH", "SVH-01", &["NV-4"], &["VB-3"], &["VP"]),
    // The head of the inspection, and an agency that the head invited.
    ("STP", "truong-doan", &["NV-2"], &["VB-1"], &["SL-3", "KT-1", "VP"]),
    ("SXD", "SXD-01", &["NV-2"], &["VB-1"], &["SL-3", "KT-1", "VP"]),
    // Who is nothing to anything reads what is published; who is not in the directory, nothing.
    ("STP", "STP-01", &[], &[], &["VP"]),
];

fn actor(agency: &str, officer: &str) -> Actor {
    Actor { officer: OfficerId::new(officer).unwrap(), agency: AgencyCode::new(agency).unwrap() }
}

struct Office<S> {
    register: Register<S>,
    scene: Scene,
}

impl<S: Store> Office<S> {
    fn act(&mut self, agency: &str, officer: Option<&str>, day: &str, action: Action) {
        let name = action.name();
        let mut command = self.scene.command(agency, day, day, action).unwrap();
        if let Some(officer) = officer {
            command.actor.officer = OfficerId::new(officer).unwrap();
        }
        let outcome = self.register.apply(&command).unwrap();
        assert!(matches!(outcome, Outcome::Applied { .. }), "{name}: {outcome:?}");
    }

    /// The scene of the tests of roles, with everything around it.
    fn on(store: S, regulation: Regulation) -> Self {
        let register = Register::new(store, WorkingCalendar::vietnam().unwrap(), regulation);
        let mut office = Self { register, scene: Scene::default() };
        let mut commands = office.scene.begin().unwrap();
        commands.extend(office.scene.neighbours().unwrap());
        commands.into_iter().for_each(|command| drop(office.register.apply(&command).unwrap()));
        let day = "2020-04-01";
        for (code, kind) in [
            ("TT", AgencyKind::Auditor),
            ("SVH", AgencyKind::Department),
            ("STP", AgencyKind::Department),
            ("SXD", AgencyKind::Department),
        ] {
            office.act(OFFICE, None, day, scene::register_agency(code, code, kind).unwrap());
        }
        let directive = scene::directive("VB-3", day).unwrap();
        office.act(OFFICE, None, day, Action::RegisterDirective { directive });
        for (id, directive, lead) in [("NV-3", "VB-1", "UBND-P1"), ("NV-4", "VB-3", "SVH")] {
            let mut task = scene::task(id, Some("2020-04-10")).unwrap();
            task.lead = Some(AgencyCode::new(lead).unwrap());
            task.directive = DirectiveId::new(directive).unwrap();
            task.coordinators.retain(|_| id == "NV-3");
            office.act(OFFICE, None, day, Action::AssignTask { task });
        }
        office.cases();
        office
    }

    fn cases(&mut self) {
        let code = |code: &str| AgencyCode::new(code).unwrap();
        let case = |case: &str| CaseId::new(case).unwrap();
        let note = || Prose::from("nội dung");
        let feedback = Action::ReceiveFeedback {
            case: case("PH-1"),
            sender: code("UBND-BT"),
            about: code(LEAD),
            task: Some(TaskId::new("NV-1").unwrap()),
            officer: None,
            note: note(),
        };
        self.act("UBND-BT", None, "2020-04-06", feedback);
        for (id, agency) in [("SL-1", LEAD), ("SL-2", "UBND-P1"), ("SL-3", "UBND-BT")] {
            let action = Action::OpenDiscrepancy { case: case(id), agency: code(agency), note: note() };
            self.act(OFFICE, None, "2020-04-07", action);
        }
        let inspection = InspectionDraft {
            case: case("KT-1"),
            decision: "12/QĐ-UBND".to_owned(),
            ground: InspectionGround::Plan,
            ground_document: Some("1/KH-UBND".to_owned()),
            contents: vec![InspectionContent::Execution],
            agencies: vec![code("UBND-BT")],
            head: Some(OfficerId::new("truong-doan").unwrap()),
            members: Vec::new(),
            tasks: Vec::new(),
        };
        self.act(OFFICE, None, "2020-04-07", Action::DecideInspection { inspection });
        let invite = Action::InviteToInspection { case: case("KT-1"), agency: code("SXD") };
        self.act("STP", Some("truong-doan"), "2020-04-08", invite);
        let april = ReportPeriod::month(2020, 4).unwrap();
        let stating = |kind, period, figures| Action::SendReport {
            kind,
            period,
            document: None,
            sections: Vec::new(),
            figures,
        };
        let send = |kind, period| stating(kind, period, Vec::new());
        self.act("UBND-P1", None, "2020-04-15", send(ReportKind::SelfCheck, april));
        let two = StatedFigure { column: "total".to_owned(), count: 2 };
        self.act(LEAD, None, "2020-04-15", stating(ReportKind::SelfCheck, april, vec![two]));
        self.act(OFFICE, None, "2020-04-15", send(ReportKind::Evaluation, april));
        let year = ReportPeriod::year(2019).unwrap();
        self.act(OFFICE, None, "2020-04-15", send(ReportKind::OnRegulation, year));
        let publish = Action::PublishReport { period: april, place: PublicationPlace::System };
        self.act(OFFICE, None, "2020-04-16", publish);
    }
}

fn quy_che() -> Regulation {
    Regulation::load("vn-ben-tre-2020").unwrap()
}

/// The cases that a view shows, by the names of [`CASES`].
fn cases<S: Store>(view: &View<'_, S>) -> BTreeSet<String> {
    let cases = view.cases(None).unwrap();
    let reports = cases.reports.iter().map(|report| match (report.kind, report.agency.as_str()) {
        (ReportKind::OnRegulation, agency) => format!("{agency}-QC"),
        (_, "UBND-P1") => "P1".to_owned(),
        (_, agency) => agency.to_owned(),
    });
    let feedbacks = cases.feedbacks.iter().map(|facts| facts.case.to_string());
    let discrepancies = cases.discrepancies.iter().map(|facts| facts.case.to_string());
    let inspections = cases.inspections.iter().map(|facts| facts.case.to_string());
    reports.chain(feedbacks).chain(discrepancies).chain(inspections).collect()
}

/// Whether a duty is about something that is seen, by the table alone.
fn is_seen(duty: &Duty, (agency, officer, tasks, directives, cases): &Sees) -> bool {
    let holds = |list: &[&str], id: Option<&str>| id.is_some_and(|id| list.contains(&id));
    match duty.action {
        DutyAction::AnswerFeedback
        | DutyAction::CopyFeedbackAnswer
        | DutyAction::SettleDiscrepancy
        | DutyAction::PrepareInspection => holds(cases, duty.subject.as_deref()),
        DutyAction::SendReport
        | DutyAction::MakeReport
        | DutyAction::PublishReport
        | DutyAction::ReportOnRegulation => {
            let bearer = duty.agency.as_str();
            let is_unit = (*agency, bearer) == ("UBND-BT", "UBND-P1");
            let is_inspected = ["truong-doan", "SXD-01"].contains(officer) && bearer == "UBND-BT";
            ["VP", "TT", bearer].contains(agency) || is_unit || is_inspected
        }
        _ if duty.task.is_none() => holds(directives, duty.directive.as_ref().map(DirectiveId::as_str)),
        // The entry of another agency's task, though the directive is seen, is not.
        _ => holds(tasks, duty.task.as_ref().map(TaskId::as_str)),
    }
}

fn every_read_shows_what_is_seen<S: Store>(office: &Office<S>) {
    let as_of = AsOf::on("2020-04-20".parse().unwrap());
    let then = "2020-04-01T23:00:00+07:00".parse().unwrap();
    let april = ReportPeriod::month(2020, 4).unwrap();
    let filter = DutyFilter {
        with_done: true,
        reports_since: Some("2020-03-01".parse().unwrap()),
        ..DutyFilter::default()
    };
    let all_duties = office.register.duties(&filter, as_of).unwrap();
    let (mut asked, mut checked, mut moved) = (0, 0, 0);
    for sees in &SEES {
        let (agency, officer, tasks, directives, case_names) = sees;
        let view = office.register.seen_by(&actor(agency, officer)).unwrap();
        let who = format!("{agency} {officer}");
        for id in TASKS {
            let task = TaskId::new(id).unwrap();
            let wanted = tasks.contains(&id);
            assert_eq!(view.facts(&task, None).unwrap().is_some(), wanted, "{who} facts {id}");
            assert_eq!(view.facts(&task, Some(then)).unwrap().is_some(), wanted, "{who} facts then {id}");
            let refusals = [
                view.standing(&task, as_of).map(|_| ()),
                view.explain(&task, as_of).map(|_| ()),
                view.outcomes(&task, as_of).map(|_| ()),
                view.follow_up(&task, None).map(|_| ()),
            ];
            for (question, answer) in refusals.into_iter().enumerate() {
                let code = answer.map_err(|error| error.code().to_owned());
                let answered = if wanted { Ok(()) } else { Err("task.unknown".to_owned()) };
                assert_eq!(code, answered, "{who} question {question} {id}");
                asked += 1;
            }
        }
        for id in DIRECTIVES {
            let found = view.directive(&DirectiveId::new(id).unwrap()).unwrap().is_some();
            assert_eq!(found, directives.contains(&id), "{who} {id}");
        }
        assert_eq!(cases(&view), case_names.iter().map(|name| (*name).to_owned()).collect(), "{who}");
        let found = |query: &str| {
            let hits = view.search(&SearchQuery::new(query).unwrap()).unwrap();
            let id = |hit: dondoc::search::Hit| {
                hit.task.map_or_else(|| hit.directive.to_string(), |task| task.to_string())
            };
            hits.into_iter().map(id).collect::<BTreeSet<_>>()
        };
        let named = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(found("bao cao ket qua"), named(tasks), "{who}");
        assert_eq!(found("khen thuong"), named(directives), "{who}");
        let limited = view.search(&SearchQuery::new("bao cao").unwrap().limit(1)).unwrap();
        assert_eq!(limited.len(), usize::from(!tasks.is_empty()), "{who}: what is not seen takes no place");
        let wanted = all_duties.iter().filter(|duty| is_seen(duty, sees)).cloned().collect::<Vec<_>>();
        assert_eq!(view.duties(&filter, as_of).unwrap(), wanted, "{who}");
        for known_at in [None, Some(then)] {
            let report = view.report(april, known_at).unwrap();
            assert_eq!(report.total.counts.total, tasks.len() as i64, "{who}");
        }
        // What moved of the whole since the day before the tasks came, as far as it is seen.
        let editions = [Some("2020-03-31T23:00:00+07:00".parse().unwrap()), None];
        let [before, after] = &editions.map(|known_at| view.report(april, known_at).unwrap());
        let whole = editions.map(|known_at| office.register.report(april, known_at).unwrap());
        let mut moves = office.register.compare(&whole[0], &whole[1]).unwrap().moves;
        moves.retain(|moved| tasks.contains(&moved.task.as_str()));
        assert_eq!(view.compare(before, after).unwrap().moves, moves, "{who}");
        moved += moves.len();
        // Its own figures are right, and all that it counts can be listed.
        let cell = |row: &ReportRow| view.tasks_behind(after, row, "total").unwrap();
        let claimed =
            after.rows.iter().filter(|row| row.outer.is_some() || after.definition.groups.len() == 1);
        let claimed = claimed.map(|row| ClaimedRow {
            outer: row.outer.clone(),
            key: row.key.clone(),
            figures: [("total".to_owned(), row.counts.total)].into(),
            tasks: [("total".to_owned(), cell(row))].into(),
            ..ClaimedRow::default()
        });
        let found = view.reconcile(&claimed.collect::<Vec<_>>(), after).unwrap();
        assert!(found.differences.is_empty() && found.open.is_empty(), "{who}: {found:?}");
        let snv = AgencyCode::new(LEAD).unwrap();
        let stated = view.reconcile_sent(&snv, april, None).map_err(|error| error.code().to_owned());
        let held = if case_names.contains(&"SNV") {
            Ok(office.register.reconcile_sent(&snv, april, None).unwrap())
        } else {
            Err("report.unknown".to_owned())
        };
        assert_eq!(stated, held, "{who}");
        assert_eq!(view.agencies().unwrap(), office.register.agencies().unwrap(), "{who}");
        // Of one's own, all; of another, the duties that are seen.
        let (own, all) = (AgencyCode::new(agency).unwrap(), office.register.discipline(april, None).unwrap());
        let of_own =
            |rows: &[Discipline]| rows.iter().filter(|row| row.agency == own).cloned().collect::<Vec<_>>();
        let seen = view.discipline(april, None).unwrap();
        let counted = |rows: &[Discipline]| rows.iter().map(|row| row.due).sum::<i64>();
        assert!(counted(&seen) <= counted(&all), "{who}");
        match (view.self_check(&own, april, None), office.register.self_check(&own, april, None)) {
            (Ok(seen_check), Ok(check)) => {
                assert_eq!(of_own(&seen), of_own(&all), "{who}");
                assert_eq!(seen_check, check, "{who}");
                checked += 1;
            }
            (seen, all) => assert_eq!(seen.unwrap_err().code(), all.unwrap_err().code(), "{who}"),
        }
        println!("{who:<20} {tasks:?} {directives:?} {case_names:?}, {} duties", wanted.len());
    }
    assert_eq!(asked, SEES.len() * TASKS.len() * 4);
    assert!(checked > 3, "{checked} agencies checked themselves");
    assert!(moved > 3, "{moved} moves were seen");
    let stranger = office.register.seen_by(&actor("LA", "x")).unwrap();
    assert_eq!(cases(&stranger), BTreeSet::new());
    assert!(stranger.agencies().unwrap().is_empty() && stranger.duties(&filter, as_of).unwrap().is_empty());
    assert_eq!(stranger.search(&SearchQuery::new("bao cao").unwrap()).unwrap(), []);
    assert_eq!(stranger.report(april, None).unwrap().total.counts.total, 0);
}

#[test]
fn every_read_shows_what_the_pack_lets_a_role_see_in_every_store() {
    every_read_shows_what_is_seen(&Office::on(MemoryStore::new(), quy_che()));
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::on(SqliteStore::open(folder.path().join("register.db")).unwrap(), quy_che());
    every_read_shows_what_is_seen(&office);
    office.register.rebuild_search().unwrap();
    every_read_shows_what_is_seen(&office);
}

/// Takes one role out of one right: the role sees less, and nobody else does.
#[test]
fn a_right_is_the_packs_to_give() {
    let source = Regulation::source("vn-ben-tre-2020").unwrap();
    let rights = quy_che().read_rights().to_vec();
    assert!(Readable::ALL.iter().all(|what| rights.iter().any(|right| right.what == *what)));
    let without = |what: &str, roles: &str, left: &str| {
        let (old, new) =
            (format!("what = \"{what}\"\nroles = [{roles}]"), format!("what = \"{what}\"\nroles = [{left}]"));
        assert_eq!(source.matches(&old).count(), 1, "{old}");
        Regulation::parse(&source.replace(&old, &new)).unwrap()
    };
    for (roles, left, lost) in [
        ("\"lead\", \"parent\"", "\"parent\"", "SNV NV-1, UBND-BT NV-2, UBND-P1 NV-3, SVH NV-4"),
        ("\"lead\", \"parent\"", "\"lead\"", "UBND-BT NV-3"),
        ("\"coordinator\"", "", "STC NV-1, STC NV-3"),
        ("\"sector\"", "", "SGD NV-2"),
        ("\"inspector\"", "", "STP NV-2, SXD NV-2"),
        ("\"office\"", "", "VP NV-1, VP NV-2, VP NV-3, VP NV-4"),
        ("\"auditor\"", "", "TT NV-1, TT NV-2, TT NV-3, TT NV-4"),
    ] {
        let office = Office::on(MemoryStore::new(), without("task", roles, left));
        let mut missing = Vec::new();
        for (agency, officer, tasks, ..) in SEES {
            let view = office.register.seen_by(&actor(agency, officer)).unwrap();
            for id in TASKS {
                let seen = view.facts(&TaskId::new(id).unwrap(), None).unwrap().is_some();
                assert!(tasks.contains(&id) || !seen, "{agency} sees {id}");
                if tasks.contains(&id) && !seen {
                    missing.push(format!("{agency} {id}"));
                }
            }
        }
        let (missing, lost) =
            (missing.into_iter().collect::<BTreeSet<_>>(), lost.split(", ").map(str::to_owned));
        assert_eq!(missing, lost.collect(), "without {roles}, with {left}");
    }
}

#[test]
fn a_task_goes_to_its_new_lead_with_its_history_and_leaves_the_old_one() {
    let mut office = Office::on(MemoryStore::new(), quy_che());
    let then = AsOf::known("2020-04-05".parse().unwrap(), "2020-04-05T18:00:00+07:00".parse().unwrap());
    let task = TaskId::new("NV-4").unwrap();
    let reassign = Action::ReassignTask {
        task: task.clone(),
        lead: AgencyCode::new("STP").unwrap(),
        coordinators: Vec::new(),
        reason: Prose::from("đúng chức năng"),
    };
    office.act(OFFICE, None, "2020-04-17", reassign);
    let standing = |agency: &str| {
        let view = office.register.seen_by(&actor(agency, "x")).unwrap();
        view.standing(&task, then).map_err(|error| error.code().to_owned())
    };
    assert_eq!(standing("STP"), office.register.standing(&task, then).map_err(|error| error.to_string()));
    assert_eq!(standing("SVH"), Err("task.unknown".to_owned()));
}

#[test]
fn a_team_looks_into_tasks_until_the_inspection_is_concluded() {
    let mut office = Office::on(MemoryStore::new(), quy_che());
    let conclude = Action::ConcludeInspection {
        case: CaseId::new("KT-1").unwrap(),
        conclusion: Prose::from("Kết luận"),
        document: None,
    };
    office.act("STP", Some("truong-doan"), "2020-04-17", conclude);
    let view = office.register.seen_by(&actor("STP", "truong-doan")).unwrap();
    assert_eq!(view.facts(&TaskId::new("NV-2").unwrap(), None).unwrap(), None);
    assert_eq!(cases(&view), BTreeSet::from(["KT-1".to_owned(), "VP".to_owned()]));
}

#[test]
fn an_auditor_reads_everything_records_nothing_and_owes_nothing() {
    let mut office = Office::on(MemoryStore::new(), quy_che());
    let auditor = actor("TT", "tt01");
    for id in TASKS {
        let answers = office.register.allowed(&auditor, &TaskId::new(id).unwrap()).unwrap();
        assert!(answers.len() == 18 && answers.iter().all(|answer| answer.refusal.is_some()), "{id}");
    }
    let april = ReportPeriod::month(2020, 4).unwrap();
    let code = || AgencyCode::new("TT").unwrap();
    let (case, note) = (|| CaseId::new("TT-1").unwrap(), || Prose::from("nội dung"));
    let report = Action::SendReport {
        kind: ReportKind::SelfCheck,
        period: april,
        document: None,
        sections: Vec::new(),
        figures: Vec::new(),
    };
    for action in [
        report,
        Action::OpenDiscrepancy { case: case(), agency: code(), note: note() },
        Action::RegisterDirective { directive: scene::directive("VB-9", "2020-04-20").unwrap() },
        Action::AssignTask { task: scene::task("NV-9", None).unwrap() },
    ] {
        let name = action.name();
        let command = office.scene.command("TT", "2020-04-20", "2020-04-20", action).unwrap();
        let outcome = office.register.apply(&command).unwrap();
        let Outcome::Refused { findings } = outcome else { panic!("{name}: {outcome:?}") };
        assert!(findings.iter().any(|finding| finding.code == "actor.not_allowed"), "{name}: {findings:?}");
    }
    let filter = DutyFilter {
        agency: Some(code()),
        with_done: true,
        reports_since: Some("2020-03-01".parse().unwrap()),
        ..DutyFilter::default()
    };
    assert_eq!(office.register.duties(&filter, AsOf::on("2020-05-20".parse().unwrap())).unwrap(), []);
    let rows = office.register.report(april, None).unwrap().rows;
    assert!(rows.iter().any(|row| row.key == "STP") && rows.iter().all(|row| row.key != "TT"));
    assert!(quy_che().permissions().iter().all(|permission| !permission.roles.contains(&Role::Auditor)));
}

/// A pack that extends another and says who reads tasks says all of it; of the rest it has the defaults of the library.
#[test]
fn a_pack_that_extends_another_takes_its_rights_as_defaults() {
    let register = register_on(MemoryStore::new()).unwrap();
    assert!(register.regulations().all().all(|regulation| !regulation.read_rights().is_empty()));
    let vinh_long = Regulation::load("vn-vinh-long").unwrap();
    assert_eq!(vinh_long.read_rights().len(), quy_che().read_rights().len());
    assert!(vinh_long.read_rights().iter().all(|right| right.clause.quote.is_empty()));
    let own = "\n[[read]]\nwhat = \"task\"\nroles = [\"lead\"]\nbasis = \"default\"\n";
    let source = Regulation::source("vn-vinh-long").unwrap();
    let pack = Regulation::parse(&format!("{source}{own}")).unwrap();
    let tasks = pack.read_rights().iter().filter(|right| right.what == Readable::Task).collect::<Vec<_>>();
    assert_eq!(tasks.iter().map(|right| right.roles.as_slice()).collect::<Vec<_>>(), [[Role::Lead]]);
    assert!(pack.read_rights().len() > 1);
}
