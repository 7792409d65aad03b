//! The made-up register of 2020, replayed as commands, must give the expected reports, on every store.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::law::ReportPeriod;
use dondoc::register::{MemoryStore, Store, verify_chain};
use dondoc::{CivilDate, Instant, Register};
use dondoc_csv::{File, ImportReport, import};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::{
    AGENCIES, EXPECTED_APRIL, EXPECTED_APRIL_AT_CUTOFF, EXPECTED_HALF_YEAR, REGISTER, cells, expected,
    register_on,
};

fn imported<S: Store>(store: S) -> (Register<S>, ImportReport) {
    let mut register = register_on(store).unwrap();
    let report = import_again(&mut register);
    (register, report)
}

fn import_again<S: Store>(register: &mut Register<S>) -> ImportReport {
    let (tasks, agencies) =
        (File::new("register.csv", REGISTER.as_bytes()), File::new("agencies.csv", AGENCIES.as_bytes()));
    import(register, tasks, agencies).unwrap()
}

fn reports_as_expected<S: Store>(store: S) {
    let (mut register, imported) = imported(store);
    assert_eq!((imported.tasks, imported.already_applied), (1_200, 0));

    let april = ReportPeriod::month(2020, 4).unwrap();
    let cut_off = Instant::end_of(CivilDate::from_ymd(2020, 4, 14).unwrap());
    let all = |period, known_at| cells(&register.report(period, known_at).unwrap());
    assert_eq!(all(april, None), expected(EXPECTED_APRIL));
    assert_eq!(all(april, Some(cut_off)), expected(EXPECTED_APRIL_AT_CUTOFF));
    assert_eq!(all(ReportPeriod::half_year(2020, 1).unwrap(), None), expected(EXPECTED_HALF_YEAR));

    let head = register.head().unwrap();
    assert_eq!(verify_chain(register.store(), Some(head)).unwrap(), head);

    let again = import_again(&mut register);
    assert_eq!((again.applied, again.already_applied > 0), (0, true));
    assert_eq!(register.head().unwrap(), head, "a second import of the same file changes nothing");
}

#[test]
fn reports_as_expected_in_memory() {
    reports_as_expected(MemoryStore::new());
}

#[test]
fn reports_as_expected_on_sqlite() {
    let directory = tempfile::tempdir().unwrap();
    reports_as_expected(SqliteStore::open(directory.path().join("register.db")).unwrap());
}

#[test]
fn both_stores_hold_the_same_history_and_rows() {
    let directory = tempfile::tempdir().unwrap();
    let (memory, _) = imported(MemoryStore::new());
    let (sqlite, _) = imported(SqliteStore::open(directory.path().join("register.db")).unwrap());
    assert_eq!(memory.head().unwrap(), sqlite.head().unwrap());
    let rows = |store: &dyn Store| {
        let mut rows = Vec::new();
        let mut keep = |facts: &dondoc::model::TaskFacts| {
            rows.push(facts.clone());
            Ok(())
        };
        store.scan_tasks(&Default::default(), &mut keep).unwrap();
        let at = Some(Instant::end_of(CivilDate::from_ymd(2020, 4, 14).unwrap()));
        store
            .scan_tasks(&dondoc::register::TaskFilter { known_at: at, ..Default::default() }, &mut keep)
            .unwrap();
        rows
    };
    assert_eq!(rows(memory.store()), rows(sqlite.store()));
    let latest = dondoc::register::RowFilter::default();
    assert_eq!(memory.store().directives(latest).unwrap(), sqlite.store().directives(latest).unwrap());
    assert_eq!(memory.agencies().unwrap(), sqlite.agencies().unwrap());
}
