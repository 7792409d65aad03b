//! A register in the store of a host: what the host must do, what happens where it fails, and what it cannot hide.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use dondoc::register::{MemoryStore, Outcome, verify};
use dondoc::{Command, DondocError, codes};
use dondoc_host::conformance::host_conformance;
use dondoc_host::{
    HostCommand, HostCommit, HostError, HostEvent, HostHead, HostQuestion, HostRow, HostSeen, HostStore,
    Hosted,
};
use dondoc_tests::register_on;
use dondoc_tests::scene::{LEAD, Scene, act};

/// Three tables, as a host keeps them.
#[derive(Debug, Clone, Default, PartialEq)]
struct Tables {
    events: Vec<HostEvent>,
    commands: HashMap<String, HostCommand>,
    rows: Vec<HostRow>,
}

impl Tables {
    fn head(&self) -> Option<HostHead> {
        self.events.last().map(|last| HostHead { position: last.position, hash: last.hash.clone() })
    }
}

#[derive(Default)]
struct Host(Mutex<Tables>);

impl HostStore for Host {
    fn look(&self, streams: Vec<String>, commands: Vec<String>) -> Result<HostSeen, HostError> {
        let tables = self.0.lock().unwrap();
        let versions = tables.events.iter().filter(|event| streams.contains(&event.stream));
        Ok(HostSeen {
            head: tables.head(),
            versions: versions.map(|event| (event.stream.clone(), event.version)).collect(),
            commands: commands.iter().filter_map(|id| tables.commands.get(id)).cloned().collect(),
        })
    }

    fn append(&self, commit: HostCommit) -> Result<String, HostError> {
        let mut tables = self.0.lock().unwrap();
        let known = commit.commands.iter().any(|command| tables.commands.contains_key(&command.id));
        if tables.head() != commit.after || known {
            return Err(HostError::Conflict);
        }
        tables.events.extend(commit.events);
        tables.commands.extend(commit.commands.into_iter().map(|command| (command.id.clone(), command)));
        for row in &mut tables.rows {
            let mut closings = commit.closings.iter();
            let closing = closings.find(|closing| (closing.kind, &closing.id) == (row.kind, &row.id));
            row.known_until = row.known_until.or(closing.map(|closing| closing.known_until));
        }
        tables.rows.extend(commit.rows);
        Ok(commit.receipt)
    }

    fn load(&self, stream: String) -> Result<Vec<HostEvent>, HostError> {
        let tables = self.0.lock().unwrap();
        Ok(tables.events.iter().filter(|event| event.stream == stream).cloned().collect())
    }

    fn events_after(&self, position: i64, limit: u32) -> Result<Vec<HostEvent>, HostError> {
        let tables = self.0.lock().unwrap();
        let later = tables.events.iter().filter(|event| event.position > position);
        Ok(later.take(limit as usize).cloned().collect())
    }

    fn rows(&self, question: HostQuestion) -> Result<Vec<HostRow>, HostError> {
        let tables = self.0.lock().unwrap();
        let asked = |row: &&HostRow| row.kind == question.kind && row.number > question.after;
        Ok(tables.rows.iter().filter(asked).take(question.limit as usize).cloned().collect())
    }

    fn begin_moment(&self) -> Result<bool, HostError> {
        Ok(false)
    }

    fn end_moment(&self) -> Result<(), HostError> {
        panic!("no moment was begun")
    }
}

#[test]
fn a_host_with_three_tables_conforms() {
    host_conformance(|| Ok(Arc::new(Host::default()))).unwrap();
}

/// Makes something of it that it should not be.
type Spoil<T> = fn(&mut T);

/// A host that forgets a duty of its own.
struct Careless(Host, fn(&mut HostCommit));

/// Every question of a host's store but the append, asked of the store in field 0.
macro_rules! pass_on {
    () => {
        pass_on! {
            look(streams: Vec<String>, commands: Vec<String>) -> HostSeen;
            load(stream: String) -> Vec<HostEvent>;
            events_after(position: i64, limit: u32) -> Vec<HostEvent>;
            rows(question: HostQuestion) -> Vec<HostRow>;
            begin_moment() -> bool;
            end_moment() -> ();
        }
    };
    ($($method:ident($($name:ident: $type:ty),*) -> $answer:ty;)+) => {$(
        fn $method(&self, $($name: $type),*) -> Result<$answer, HostError> {
            self.0.$method($($name),*)
        }
    )+};
}

impl HostStore for Careless {
    fn append(&self, mut commit: HostCommit) -> Result<String, HostError> {
        self.1(&mut commit);
        self.0.append(commit)
    }

    pass_on! {}
}

#[test]
fn the_suite_notices_what_a_host_forgets() {
    let forgets: [(&str, Spoil<HostCommit>); 6] = [
        ("closings", |commit| commit.closings.clear()),
        ("rows", |commit| commit.rows.clear()),
        ("commands", |commit| commit.commands.clear()),
        ("days of the end", |commit| commit.rows.iter_mut().for_each(|row| row.known_since += 1)),
        ("receipts", |commit| commit.receipt.clear()),
        ("bodies", |commit| commit.events.iter_mut().for_each(|event| event.body.push(' '))),
    ];
    for (what, forget) in forgets {
        let answer = host_conformance(|| Ok(Arc::new(Careless(Host::default(), forget))));
        assert!(answer.is_err(), "a host that spoils its {what} conforms");
    }
}

/// A host that fails at one call, before or after it does what it was asked; at every call from then on where `times` says.
struct Failing {
    host: Host,
    calls: AtomicUsize,
    at: usize,
    afterwards: bool,
    error: HostError,
}

impl Failing {
    fn call<T>(&self, work: impl FnOnce() -> Result<T, HostError>) -> Result<T, HostError> {
        if self.calls.fetch_add(1, Ordering::Relaxed) + 1 != self.at {
            return work();
        }
        if self.afterwards {
            work()?;
        }
        Err(self.error.clone())
    }
}

macro_rules! fail_on {
    ($($method:ident($($name:ident: $type:ty),*) -> $answer:ty;)+) => {$(
        fn $method(&self, $($name: $type),*) -> Result<$answer, HostError> {
            self.call(|| self.host.$method($($name),*))
        }
    )+};
}

impl HostStore for Failing {
    fail_on! {
        append(commit: HostCommit) -> String;
        look(streams: Vec<String>, commands: Vec<String>) -> HostSeen;
        load(stream: String) -> Vec<HostEvent>;
        events_after(position: i64, limit: u32) -> Vec<HostEvent>;
        rows(question: HostQuestion) -> Vec<HostRow>;
        begin_moment() -> bool;
        end_moment() -> ();
    }
}

fn commands() -> Vec<Command> {
    let mut scene = Scene::default();
    let mut commands = scene.begin().unwrap();
    for name in ["update", "report"] {
        commands.push(scene.command(LEAD, "2020-04-02", "2020-04-02", act(name).unwrap()).unwrap());
    }
    commands
}

#[test]
fn a_host_that_fails_at_any_call_loses_nothing_that_was_answered() {
    let mut memory = register_on(MemoryStore::new()).unwrap();
    for command in commands() {
        memory.apply(&command).unwrap();
    }
    let head = memory.head().unwrap();
    for afterwards in [false, true] {
        for error in [
            HostError::Failed { detail: "the disk is gone".to_owned() },
            HostError::Busy { detail: "somebody writes".to_owned() },
        ] {
            let wanted = DondocError::from(error.clone());
            let mut at = 1;
            loop {
                let (host, calls) = (Host::default(), AtomicUsize::new(0));
                let host = Arc::new(Failing { host, calls, at, afterwards, error: error.clone() });
                let mut register = register_on(Hosted::new(Arc::clone(&host) as Arc<dyn HostStore>)).unwrap();
                let mut failures = 0;
                for command in commands() {
                    let answer = match register.apply(&command) {
                        Err(error) => {
                            assert_eq!(error, wanted, "at call {at}");
                            failures += 1;
                            register.apply(&command)
                        }
                        answer => answer,
                    };
                    let answered =
                        matches!(answer, Ok(Outcome::Applied { .. } | Outcome::AlreadyApplied { .. }));
                    assert!(answered, "at call {at}: {answer:?}");
                }
                if failures == 0 {
                    assert!(at > 7 * 4, "it failed at {at} calls only");
                    break;
                }
                assert_eq!(failures, 1);
                assert_eq!(register.head().unwrap(), head, "at call {at}");
                assert_eq!(verify(register.store(), Some(head)).unwrap(), head, "at call {at}");
                at += 1;
            }
        }
    }
}

#[test]
fn a_race_that_is_lost_once_is_run_again_and_one_that_is_lost_for_ever_ends() {
    let append_conflicts = |host: &Arc<Failing>| {
        let mut register = register_on(Hosted::new(Arc::clone(host) as Arc<dyn HostStore>)).unwrap();
        register.apply(&commands()[0])
    };
    let failing = |at, error| {
        Arc::new(Failing { host: Host::default(), calls: AtomicUsize::new(0), at, afterwards: false, error })
    };
    // The calls of the first command: a moment, the command, its stream, an actor, an office, its end; then look and append.
    let calls = {
        let counting = failing(0, HostError::Conflict);
        append_conflicts(&counting).unwrap();
        counting.calls.load(Ordering::Relaxed)
    };
    let once = failing(calls, HostError::Conflict);
    assert!(matches!(append_conflicts(&once), Ok(Outcome::Applied { position: 1, .. })));
    assert_eq!(once.calls.load(Ordering::Relaxed), calls + 2, "one more look, one more append");

    struct Never(Host);
    impl HostStore for Never {
        fn append(&self, _: HostCommit) -> Result<String, HostError> {
            Err(HostError::Conflict)
        }

        pass_on! {}
    }
    let mut register = register_on(Hosted::new(Arc::new(Never(Host::default())))).unwrap();
    let error = register.apply(&commands()[0]).unwrap_err();
    assert!(
        matches!(&error, DondocError::Store { code, retryable: true, .. } if code == codes::STORE_BUSY),
        "{error}"
    );
}

#[test]
fn what_a_host_gives_back_otherwise_is_noticed() {
    let spoil: [(&str, Spoil<Tables>); 7] = [
        ("an event is missing", |tables| drop(tables.events.remove(2))),
        ("an event is of another stream", |tables| tables.events[3].stream = "task/NV-1".to_owned()),
        ("a hash is none", |tables| tables.events[3].hash = "không".to_owned()),
        ("a body was touched", |tables| {
            tables.events[4].body = tables.events[4].body.replace("NV-1", "NV-9")
        }),
        ("a row is of another task", |tables| tables.rows[4].id = "NV-9".to_owned()),
        ("the rows are in another order", |tables| tables.rows.reverse()),
        ("a row is no row", |tables| tables.rows[4].body = "{}".to_owned()),
    ];
    for (what, spoil) in spoil {
        let host = Arc::new(Host::default());
        let mut register = register_on(Hosted::new(Arc::clone(&host) as Arc<dyn HostStore>)).unwrap();
        for command in commands() {
            register.apply(&command).unwrap();
        }
        verify(register.store(), None).unwrap();
        spoil(&mut host.0.lock().unwrap());
        let error = verify(register.store(), None).unwrap_err();
        assert_eq!(error.code(), codes::INTEGRITY_BROKEN, "{what}: {error}");
        assert!(!error.to_string().contains("Báo cáo"), "{what}: {error}");
    }
}
