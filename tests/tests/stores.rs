//! Every store does what the port promises.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::model::{AgencyCode, AgencyGroup, AgencyKind, Succession, TaskId};
use dondoc::register::{MemoryStore, Outcome, RowFilter, Store, verify};
use dondoc::{Action, Register};
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;
use dondoc_tests::conformance::conformance;
use dondoc_tests::register_on;
use dondoc_tests::scene::{LEAD, OFFICE, Scene, act, register_agency};

#[test]
fn memory() {
    conformance(|| Ok(Box::new(MemoryStore::new()))).unwrap();
}

#[test]
fn sqlite_in_a_file_of_its_own() {
    let directory = tempfile::tempdir().unwrap();
    let mut number = 0;
    conformance(|| {
        number += 1;
        Ok(Box::new(SqliteStore::open(directory.path().join(format!("{number}.db")))?))
    })
    .unwrap();
}

#[test]
fn sqlite_in_a_database_of_the_host() {
    conformance(|| {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE host (id INTEGER PRIMARY KEY) STRICT; PRAGMA user_version = 7")
            .unwrap();
        Ok(Box::new(SqliteStore::from_connection(connection)?))
    })
    .unwrap();
}

#[test]
fn two_who_enter_an_office_at_once_make_one() {
    let directory = tempfile::tempdir().unwrap();
    for round in 0..20 {
        let path = directory.path().join(format!("{round}.db"));
        drop(SqliteStore::open(&path).unwrap());
        let start = std::sync::Barrier::new(2);
        let enter = |code: &str| {
            let mut register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
            let action = register_agency(code, "Văn phòng", AgencyKind::Office).unwrap();
            let mut command = Scene::default().command(code, "2020-04-01", "2020-04-01", action).unwrap();
            command.id = dondoc::model::CommandId::new(code).unwrap();
            start.wait();
            register.apply(&command).unwrap()
        };
        let outcomes = std::thread::scope(|scope| {
            ["VP1", "VP2"].map(|code| scope.spawn(move || enter(code))).map(|thread| thread.join().unwrap())
        });
        let applied = |outcome: &&Outcome| matches!(outcome, Outcome::Applied { .. });
        assert_eq!(outcomes.iter().filter(applied).count(), 1, "{outcomes:?}");
        // The other finds an office, of which it is not.
        let refused = |outcome: &&Outcome| matches!(outcome, Outcome::Refused { .. });
        assert_eq!(outcomes.iter().filter(refused).count(), 1, "{outcomes:?}");
        assert_eq!(SqliteStore::open(&path).unwrap().agencies(RowFilter::default()).unwrap().len(), 1);
    }
}

#[test]
fn a_task_given_to_an_agency_while_it_ends_is_not_left_with_it() {
    let directory = tempfile::tempdir().unwrap();
    for round in 0..20 {
        let path = directory.path().join(format!("{round}.db"));
        let (mut register, mut scene) =
            (register_on(SqliteStore::open(&path).unwrap()).unwrap(), Scene::default());
        let beginning = scene.begin().unwrap().into_iter().chain(scene.neighbours().unwrap());
        beginning.for_each(|command| drop(register.apply(&command).unwrap()));
        drop(register);
        let (gone, heir) = (AgencyCode::new(LEAD).unwrap(), AgencyCode::new("SGD").unwrap());
        let mut given = dondoc_tests::scene::task("NV-9", Some("2020-04-10")).unwrap();
        given.lead = Some(gone.clone());
        let end = Action::EndAgency {
            agency: gone.clone(),
            how: Succession::Merged,
            successors: vec![heir],
            handovers: Vec::new(),
            document: None,
        };
        let acts = [("2020-04-01", Action::AssignTask { task: given }), ("2020-04-02", end)];
        let commands = acts.map(|(on, act)| scene.command(OFFICE, on, "2020-04-02", act).unwrap());
        let start = std::sync::Barrier::new(2);
        let outcomes = std::thread::scope(|scope| {
            commands
                .each_ref()
                .map(|command| {
                    let (path, start) = (&path, &start);
                    let apply = move || {
                        let mut register = register_on(SqliteStore::open(path).unwrap()).unwrap();
                        start.wait();
                        register.apply(command).unwrap()
                    };
                    scope.spawn(apply)
                })
                .map(|thread| thread.join().unwrap())
        });
        // Whoever came second knew of the other: the task moved with the rest, or it was entered with a warning.
        let register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
        let facts = register.facts(&TaskId::new("NV-9").unwrap(), None).unwrap().unwrap();
        let [Outcome::Applied { findings, .. }, Outcome::Applied { .. }] = &outcomes else {
            panic!("{outcomes:?}")
        };
        let warned = findings.iter().any(|finding| finding.code == "agency.ended");
        assert_eq!(facts.holding.current().lead == gone, warned, "{findings:?}");
        verify(register.store(), None).unwrap();
    }
}

#[test]
fn what_a_register_keeps_between_commands_is_not_older_than_what_another_wrote() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let open = || register_on(SqliteStore::open(&path).unwrap()).unwrap();
    let (mut one, mut other, mut scene) = (open(), open(), Scene::default());
    let beginning = scene.begin().unwrap().into_iter().chain(scene.neighbours().unwrap());
    beginning.for_each(|command| drop(one.apply(&command).unwrap()));
    let give = |register: &mut Register<SqliteStore>, scene: &mut Scene, id: &str| {
        let task = dondoc_tests::scene::task(id, Some("2020-04-10")).unwrap();
        let command = scene.command(OFFICE, "2020-04-01", "2020-04-02", Action::AssignTask { task }).unwrap();
        match register.apply(&command).unwrap() {
            Outcome::Applied { findings, .. } => {
                findings.iter().any(|finding| finding.code == "agency.ended")
            }
            outcome => panic!("{outcome:?}"),
        }
    };
    assert!(!give(&mut one, &mut scene, "NV-8"));
    assert!(!give(&mut other, &mut scene, "NV-9"));
    assert!(!give(&mut one, &mut scene, "NV-10"));
    let end = Action::EndAgency {
        agency: AgencyCode::new(LEAD).unwrap(),
        how: Succession::Merged,
        successors: vec![AgencyCode::new("SGD").unwrap()],
        handovers: Vec::new(),
        document: None,
    };
    let end = scene.command(OFFICE, "2020-04-02", "2020-04-02", end).unwrap();
    assert!(matches!(other.apply(&end).unwrap(), Outcome::Applied { .. }));
    assert!(give(&mut one, &mut scene, "NV-11") && give(&mut one, &mut scene, "NV-12"));
    verify(one.store(), None).unwrap();
}

#[test]
fn who_gives_a_group_its_tasks_does_not_lose_to_those_who_write_all_the_time() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let (mut register, mut scene) =
        (register_on(SqliteStore::open(&path).unwrap()).unwrap(), Scene::default());
    scene.begin().unwrap().iter().for_each(|command| drop(register.apply(command).unwrap()));
    let busy = |writer: usize| {
        let mut register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
        for number in 0..100 {
            let agency =
                register_agency(&format!("X{writer}-{number}"), "Cơ quan", AgencyKind::Other).unwrap();
            let mut command = Scene::default().command(OFFICE, "2020-04-01", "2020-04-01", agency).unwrap();
            command.id = dondoc::model::CommandId::new(format!("x-{writer}-{number}")).unwrap();
            assert!(matches!(register.apply(&command).unwrap(), Outcome::Applied { .. }));
        }
    };
    std::thread::scope(|scope| {
        let busy = &busy;
        let writers = [0, 1, 2].map(|writer| scope.spawn(move || busy(writer)));
        for number in 0..30 {
            let mut task = dondoc_tests::scene::task(&format!("NV-9{number}"), Some("2020-04-10")).unwrap();
            (task.lead, task.coordinators) = (None, Vec::new());
            let group = AgencyGroup::OfKind { kind: AgencyKind::Department };
            let act = Action::AssignToGroup { task, group, excluding: Vec::new() };
            let outcome =
                register.apply(&scene.command(OFFICE, "2020-04-01", "2020-04-01", act).unwrap()).unwrap();
            assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
        }
        writers.into_iter().for_each(|writer| writer.join().unwrap());
    });
    verify(register.store(), None).unwrap();
}

#[test]
fn one_moment_of_a_register_does_not_see_what_another_writes_meanwhile() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let mut writer = register_on(SqliteStore::open(&path).unwrap()).unwrap();
    let mut commands = Scene::default().begin().unwrap().into_iter();
    writer.apply(&commands.next().unwrap()).unwrap();
    let reader = SqliteStore::open(&path).unwrap();
    let before = reader.head().unwrap();
    reader
        .at_one_moment(&mut |store| {
            assert_eq!(store.head()?, before);
            writer.apply(&commands.next().unwrap())?;
            assert_eq!((store.head()?, store.agencies(RowFilter::default())?.len()), (before, 1));
            // A moment within a moment is the same one.
            store.at_one_moment(&mut |store| {
                assert_eq!(store.head()?, before);
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(reader.head().unwrap(), writer.head().unwrap());
}

#[test]
fn a_register_verifies_while_another_writes() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let reader = SqliteStore::open(&path).unwrap();
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
            let mut scene = Scene::default();
            for command in scene.begin().unwrap() {
                register.apply(&command).unwrap();
            }
            for _ in 0..40 {
                let update = act("update").unwrap();
                register.apply(&scene.command(LEAD, "2020-04-02", "2020-04-02", update).unwrap()).unwrap();
            }
            done.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        let mut heads = Vec::new();
        loop {
            let last = done.load(std::sync::atomic::Ordering::Relaxed);
            heads.push(verify(&reader, None).unwrap().position);
            if last {
                break;
            }
        }
        assert!(heads.is_sorted() && heads.last() == Some(&45), "{heads:?}");
    });
}
