//! Search: every store alike, whatever happened; and what holds of the index of SQLite.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::ffi::CString;

use dondoc::model::{Prose, TaskId};
use dondoc::register::{MemoryStore, Outcome, Store, verify, verify_chain, wording};
use dondoc::search::{Hit, SearchQuery};
use dondoc::{Action, Register};
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::{Connection, ffi};
use dondoc_tests::conformance::conformance;
use dondoc_tests::register_on;
use dondoc_tests::scene::{self, LEAD, OFFICE, Scene};
use proptest::prelude::*;

/// Few words, so that they meet; some are beginnings of others, some the same but for their marks.
const WORDS: &[&str] =
    &["báo", "BÁO", "bao", "cáo", "ca\u{301}o", "tài", "đầu", "dau", "tư", "152", "0152/KH", "KH-UBND"];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..5).prop_map(|words| words.join(" "))
}

#[derive(Debug, Clone)]
enum Step {
    Directive(String, String),
    Task(String),
    Correct(usize, String),
    CorrectDirective(usize, String),
    Void(usize, i64),
    /// As many events as a search does not read one by one.
    Busy,
    Rebuild,
    Search(String, usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (text(), text()).prop_map(|(number, text)| Step::Directive(number, text)),
        6 => text().prop_map(Step::Task),
        4 => (0..8_usize, text()).prop_map(|(task, text)| Step::Correct(task, text)),
        3 => (0..6_usize, text()).prop_map(|(directive, text)| Step::CorrectDirective(directive, text)),
        2 => (0..8_usize, 1..6_i64).prop_map(|(task, version)| Step::Void(task, version)),
        1 => Just(Step::Busy),
        1 => Just(Step::Rebuild),
        8 => (text(), 0..6_usize).prop_map(|(text, limit)| Step::Search(text, limit)),
    ]
}

/// A register that takes the steps.
struct Run<S> {
    register: Register<S>,
    scene: Scene,
    directives: usize,
    tasks: usize,
}

impl<S: Store> Run<S> {
    fn on(store: S) -> Self {
        let mut run =
            Self { register: register_on(store).unwrap(), scene: Scene::default(), directives: 1, tasks: 1 };
        for command in run.scene.begin().unwrap() {
            run.register.apply(&command).unwrap();
        }
        run
    }

    fn act(&mut self, agency: &str, action: Action) -> Outcome {
        let command = self.scene.command(agency, "2020-04-01", "2020-04-01", action).unwrap();
        self.register.apply(&command).unwrap()
    }

    /// What an act was answered, and what a search found.
    fn take(&mut self, step: &Step) -> (Option<Outcome>, Vec<Hit>) {
        let task = |number: usize| TaskId::new(format!("NV-{number}")).unwrap();
        let applied = match step {
            Step::Directive(number, text) => {
                self.directives += 1;
                let mut directive =
                    scene::directive(&format!("VB-{}", self.directives), "2020-04-01").unwrap();
                (directive.number, directive.abstract_text) =
                    (Some(number.clone()), Prose::from(text.as_str()));
                Some(self.act(OFFICE, Action::RegisterDirective { directive }))
            }
            Step::Task(text) => {
                self.tasks += 1;
                let mut task = scene::task(&format!("NV-{}", self.tasks), Some("2020-04-10")).unwrap();
                task.content = Prose::from(text.as_str());
                Some(self.act(OFFICE, Action::AssignTask { task }))
            }
            Step::Correct(number, text) => Some(self.act(OFFICE, correct(task(*number), text))),
            Step::CorrectDirective(number, text) => {
                let mut directive = scene::directive(&format!("VB-{number}"), "2020-04-01").unwrap();
                directive.abstract_text = Prose::from(text.as_str());
                // The day of its tasks follows.
                directive.issued_on = format!("2020-03-{}", 20 + text.len() % 3).parse().unwrap();
                Some(self.act(OFFICE, Action::CorrectDirective { directive, reason: Prose::from("lý do") }))
            }
            Step::Void(number, version) => {
                let reason = Prose::from("lý do");
                Some(self.act(
                    OFFICE,
                    Action::VoidEvent { stream: format!("task/NV-{number}"), version: *version, reason },
                ))
            }
            Step::Busy => {
                let update = || Action::UpdateProgress { task: task(1), note: Prose::from("báo") };
                let updates =
                    (0..300).map(|_| self.scene.command(LEAD, "2020-04-01", "2020-04-01", update()).unwrap());
                let updates = updates.collect::<Vec<_>>();
                self.register.apply_all(&updates).unwrap();
                None
            }
            Step::Rebuild => {
                self.register.rebuild_search().unwrap();
                None
            }
            Step::Search(text, limit) => {
                let query = SearchQuery::new(text).unwrap().limit(*limit);
                return (None, self.register.search(&query).unwrap());
            }
        };
        (applied, Vec::new())
    }
}

fn correct(task: TaskId, content: &str) -> Action {
    Action::CorrectTask {
        task,
        content: Some(Prose::from(content)),
        coordinators: None,
        monitoring_unit: None,
        specialist: None,
        sector: None,
        reason: Prose::from("lý do"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_store_finds_what_the_events_say(steps in prop::collection::vec(step(), 1..50)) {
        let directory = tempfile::tempdir().unwrap();
        let mut sqlite = Run::on(SqliteStore::open(directory.path().join("register.db")).unwrap());
        let mut memory = Run::on(MemoryStore::new());
        for step in &steps {
            let found = memory.take(step);
            prop_assert_eq!(&sqlite.take(step), &found, "{:?}", step);
            if let Step::Search(text, limit) = step {
                // A third way: each stream as a whole, without the order of the events.
                let query = SearchQuery::new(text).unwrap();
                let streams = memory.register.store().events_after(0, usize::MAX).unwrap();
                let mut streams = streams.into_iter().map(|event| event.entry.stream).collect::<Vec<_>>();
                streams.sort();
                streams.dedup();
                let whole = |stream| wording(&memory.register.store().load(stream).unwrap()).unwrap();
                let mut wordings = streams.iter().filter_map(whole).collect::<Vec<_>>();
                wordings.sort_by_key(|wording| std::cmp::Reverse(wording.position));
                let hits = wordings.iter().filter_map(|wording| wording.hit(&query)).take(*limit);
                prop_assert_eq!(found.1, hits.collect::<Vec<_>>());
            }
        }
        verify(sqlite.register.store(), Some(memory.register.head().unwrap())).unwrap();
    }
}

/// A register whose index has all its texts: in a file, closed.
fn indexed(folder: &tempfile::TempDir) -> std::path::PathBuf {
    let path = folder.path().join("register.db");
    let mut run = Run::on(SqliteStore::open(&path).unwrap());
    for text in ["Báo cáo đầu tư công", "Báo cáo tài chính"] {
        run.take(&Step::Task(text.to_owned()));
    }
    run.register.rebuild_search().unwrap();
    run.register.into_store().close().unwrap();
    path
}

fn found(register: &Register<impl Store>, query: &str) -> dondoc::Result<Vec<String>> {
    let hits = register.search(&SearchQuery::new(query).unwrap())?;
    Ok(hits
        .into_iter()
        .map(|hit| hit.task.map_or_else(|| hit.directive.to_string(), |task| task.to_string()))
        .collect())
}

#[test]
fn a_damaged_index_is_found_named_and_made_anew() {
    for (harm, hidden) in [
        // The words of another task stand there, or none: a search cannot see what the index does not show.
        ("DELETE FROM dondoc_search WHERE rowid = 6", true),
        ("INSERT OR REPLACE INTO dondoc_search (rowid, words) VALUES (6, 'bao cao khac')", true),
        ("INSERT OR REPLACE INTO dondoc_search (rowid, words) VALUES (6, 'cong bao cao dau tu')", false),
        ("INSERT INTO dondoc_search (rowid, words) VALUES (3, 'la')", false),
        // An index that says it reaches further than it does.
        ("UPDATE dondoc_search_reach SET position = 4", false),
        ("UPDATE dondoc_search_reach SET position = 40", false),
        ("UPDATE dondoc_search_reach SET hash = zeroblob(32)", false),
        ("DELETE FROM dondoc_search_data WHERE id > 10", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = indexed(&folder);
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(harm).unwrap();
        connection.close().unwrap();
        let mut register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
        let error = verify(register.store(), None).expect_err(harm);
        assert_eq!(error.code(), "integrity.broken", "{harm}: {error}");
        let answer = found(&register, "dau tu");
        assert_eq!(answer.is_ok_and(|ids| ids.is_empty()), hidden, "{harm}");
        register.rebuild_search().unwrap();
        verify(register.store(), None).unwrap();
        assert_eq!(found(&register, "dau tu").unwrap(), ["NV-2"], "{harm}");
    }
}

/// SQLite can neither read it nor take it away; the history is not concerned.
#[test]
fn an_index_whose_declaration_is_damaged_is_said_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = indexed(&folder);
    let connection = Connection::open(&path).unwrap();
    let harm = "PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'tokenize', 'tokeoize') WHERE name = 'dondoc_search'";
    connection.execute_batch(harm).unwrap();
    connection.close().unwrap();
    let mut register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
    assert_eq!(verify(register.store(), None).unwrap_err().code(), "integrity.broken");
    assert_eq!(found(&register, "dau tu").unwrap_err().code(), "integrity.broken");
    assert_eq!(register.rebuild_search().unwrap_err().code(), "integrity.broken");
    assert_eq!(verify_chain(register.store(), None).unwrap(), register.head().unwrap());
}

#[test]
fn an_index_that_shows_what_is_not_there_is_an_error_not_a_hit() {
    let folder = tempfile::tempdir().unwrap();
    let path = indexed(&folder);
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch("INSERT OR REPLACE INTO dondoc_search (rowid, words) VALUES (6, 'bi mat')")
        .unwrap();
    let register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
    let error = found(&register, "bi mat").unwrap_err();
    assert_eq!(error.code(), "integrity.broken");
    assert!(error.to_string().contains("rebuild"), "{error}");
}

#[test]
fn an_index_by_other_rules_is_made_anew_by_who_may_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    let mut run = Run::on(SqliteStore::open(&path).unwrap());
    run.take(&Step::Task("Báo cáo đầu tư công".to_owned()));
    run.register.rebuild_search().unwrap();
    let connection = Connection::open(&path).unwrap();
    let old = "DELETE FROM dondoc_search WHERE rowid > 0; UPDATE dondoc_search_reach SET folding = 'xưa'";
    connection.execute_batch(old).unwrap();
    let reader = register_on(SqliteStore::open_read_only(&path).unwrap()).unwrap();
    assert_eq!(found(&reader, "dau tu cong").unwrap(), ["NV-2"], "from the events");
    run.take(&Step::Busy);
    assert_eq!(found(&run.register, "dau tu cong").unwrap(), ["NV-2"]);
    let rules: String =
        connection.query_row("SELECT folding FROM dondoc_search_reach", [], |row| row.get(0)).unwrap();
    assert_eq!(rules, dondoc::search::folding());
    verify(reader.store(), None).unwrap();
}

#[test]
fn a_register_that_is_only_read_is_searched_before_and_behind_its_index() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    let mut run = Run::on(SqliteStore::open(&path).unwrap());
    run.take(&Step::Task("Báo cáo đầu tư công".to_owned()));
    let reader = register_on(SqliteStore::open_read_only(&path).unwrap()).unwrap();
    assert_eq!(found(&reader, "dau tu").unwrap(), ["NV-2"], "there is no index");
    run.register.rebuild_search().unwrap();
    run.take(&Step::Task("Đầu tư".to_owned()));
    run.take(&Step::Correct(2, "Báo cáo tài chính".to_owned()));
    assert_eq!(found(&reader, "dau tu").unwrap(), ["NV-3"], "the index does not have it");
    run.take(&Step::Busy);
    assert_eq!(found(&reader, "dau tu").unwrap(), ["NV-3"]);
    assert_eq!(verify(reader.store(), None).unwrap(), run.register.head().unwrap());
}

#[test]
fn nothing_is_written_within_a_transaction_of_the_host() {
    let connection = Connection::open_in_memory().unwrap();
    let mut run = Run::on(SqliteStore::from_connection(connection).unwrap());
    run.take(&Step::Task("Báo cáo đầu tư công".to_owned()));
    run.take(&Step::Busy);
    let store = run.register.store();
    let query = SearchQuery::new("dau tu").unwrap();
    let mut hits = 0;
    let within = |store: &dyn Store, hits: &mut i32| {
        store.search(&query, &mut |_| {
            *hits += 1;
            Ok(std::ops::ControlFlow::Continue(()))
        })
    };
    store.at_one_moment(&mut |store| within(store, &mut hits)).unwrap();
    assert_eq!(hits, 1);
    let connection = run.register.into_store().into_connection();
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'dondoc_search%'";
    assert_eq!(connection.query_row(tables, [], |row| row.get::<_, i64>(0)).unwrap(), 0, "no index was made");
}

/// SQLite as some systems build it.
fn without_fts5() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    let keep = CString::new("json_each").unwrap();
    let mut keep = [keep.as_ptr(), std::ptr::null()];
    // SAFETY: the handle is open, and the list ends with a null pointer.
    let code = unsafe { ffi::sqlite3_drop_modules(connection.handle(), keep.as_mut_ptr()) };
    assert_eq!(code, ffi::SQLITE_OK);
    let fts5 = connection.execute_batch("CREATE VIRTUAL TABLE t USING fts5 (x)");
    assert!(fts5.unwrap_err().to_string().contains("no such module"));
    connection
}

#[test]
fn a_sqlite_without_fts5_answers_from_the_events() {
    conformance(|| Ok(Box::new(SqliteStore::from_connection(without_fts5())?))).unwrap();
}
