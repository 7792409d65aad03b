//! What somebody changed in the file by other means is found, and the first place is named.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::DondocError;
use dondoc::law::ReportPeriod;
use dondoc::register::{Head, Store, verify, verify_chain};
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;
use dondoc_tests::register_on;
use dondoc_tests::scene::{LEAD, OFFICE, Scene, act};

/// A register of seven events in a file, its head kept outside; then `sql` is run on the file.
fn tampered(sql: &str) -> (SqliteStore, Head) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let mut register = register_on(SqliteStore::open(&path).unwrap()).unwrap();
    let mut scene = Scene::default();
    for command in scene.begin().unwrap() {
        register.apply(&command).unwrap();
    }
    for (agency, day, name) in [(LEAD, "2020-04-08", "report"), (OFFICE, "2020-04-09", "confirm")] {
        register.apply(&scene.command(agency, day, day, act(name).unwrap()).unwrap()).unwrap();
    }
    let head = register.head().unwrap();
    assert_eq!(verify(register.store(), Some(head)).unwrap(), head, "an honest register verifies");
    register.into_store().close().unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
    let store = SqliteStore::open(&path).unwrap();
    // The file stays open after its folder is gone.
    drop(directory);
    (store, head)
}

fn broken_at(result: dondoc::Result<Head>) -> i64 {
    match result {
        Err(DondocError::Integrity { position, .. }) => position,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_changed_event_is_found_where_it_stands() {
    let (store, head) = tampered(
        "UPDATE dondoc_event SET body = replace(body, '2020-04-08', '2020-04-07') WHERE position = 6",
    );
    assert_eq!(broken_at(verify_chain(&store, Some(head))), 6);
    assert_eq!(broken_at(verify_chain(&store, None)), 6);
}

#[test]
fn a_deleted_event_is_found_and_a_deleted_tail_with_the_head_that_was_kept() {
    let (store, head) = tampered("DELETE FROM dondoc_event WHERE position = 4");
    assert_eq!(broken_at(verify_chain(&store, Some(head))), 4);
    let (store, head) = tampered("DELETE FROM dondoc_event WHERE position = 7");
    assert!(verify_chain(&store, None).is_ok(), "a tail that vanished whole cannot be seen from inside");
    assert_eq!(broken_at(verify_chain(&store, Some(head))), 7);
}

#[test]
fn an_event_that_cannot_be_read_is_damage_to_who_asks_when_it_was_recorded() {
    let (store, _) = tampered("UPDATE dondoc_event SET body = '{' WHERE position = 7");
    assert_eq!(store.check().unwrap_err().code(), "integrity.broken");
}

#[test]
fn exchanged_events_are_found() {
    let swap = "UPDATE dondoc_event SET position = -position WHERE position IN (5, 6);
                UPDATE dondoc_event SET position = 11 + position WHERE position < 0";
    let (store, head) = tampered(swap);
    assert_eq!(broken_at(verify_chain(&store, Some(head))), 5);
}

#[test]
fn a_row_that_is_not_that_of_its_events_is_found_though_the_chain_holds() {
    for sql in [
        "UPDATE dondoc_task SET deadline = deadline + 30",
        "UPDATE dondoc_task SET result_on = result_on - 1 WHERE result_on IS NOT NULL",
        "UPDATE dondoc_task SET lead = 'STC'",
        "UPDATE dondoc_task SET deadline = deadline + 300 WHERE known_until < 9223372036854775807",
        "UPDATE dondoc_task SET ended_on = ended_on - 1",
        "UPDATE dondoc_task SET brief = (SELECT brief FROM dondoc_task ORDER BY ordinal LIMIT 1)",
        "DELETE FROM dondoc_task",
    ] {
        let (store, head) = tampered(sql);
        assert_eq!(verify_chain(&store, Some(head)).unwrap(), head, "{sql}");
        let error = verify(&store, Some(head)).unwrap_err();
        assert!(error.to_string().contains("NV-1"), "{sql}: {error}");
    }
    for (sql, what) in [
        ("UPDATE dondoc_agency SET kind = 'office' WHERE code = 'SNV'", "agencies"),
        ("DELETE FROM dondoc_directive", "directives"),
    ] {
        let (store, head) = tampered(sql);
        let error = verify(&store, Some(head)).unwrap_err();
        assert!(error.to_string().contains(what), "{sql}: {error}");
    }
    for sql in ["DELETE FROM dondoc_command", "UPDATE dondoc_command SET position = 7 WHERE position = 6"] {
        let (store, head) = tampered(sql);
        assert!(verify(&store, Some(head)).unwrap_err().to_string().contains("is not remembered"), "{sql}");
    }
    for sql in [
        "DELETE FROM dondoc_known_end",
        "DELETE FROM dondoc_known_end WHERE position = (SELECT min(position) FROM dondoc_known_end)",
        "UPDATE dondoc_known_end SET position = position - 1 WHERE position = (SELECT max(position) FROM dondoc_known_end)",
        "UPDATE dondoc_known_end SET recorded_at = recorded_at + 1",
    ] {
        let (store, head) = tampered(sql);
        assert_eq!(verify_chain(&store, Some(head)).unwrap(), head, "{sql}");
        assert!(
            verify(&store, Some(head)).unwrap_err().to_string().contains("ends of what was known"),
            "{sql}"
        );
    }
    let (store, head) = tampered("UPDATE dondoc_event SET stream = 'task/GONE' WHERE stream = 'task/NV-1'");
    assert_eq!(
        broken_at(verify_chain(&store, Some(head))),
        5,
        "a column that hides an event from its stream"
    );
}

#[test]
fn an_index_that_does_not_show_the_rows_is_found() {
    // The index keeps what the row said for a moment: the statement that would restore it does not know of the row.
    let unaware = |from: &str, to: &str| {
        format!(
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = replace(sql, '{from}', '{to}') WHERE name = 'dondoc_task_latest';
             PRAGMA writable_schema = RESET;"
        )
    };
    let (latest, never) = ("known_until = 9223372036854775807", "known_until = 0");
    let (store, head) = tampered(&format!(
        "CREATE TEMP TABLE kept AS SELECT ordinal, ended_on FROM dondoc_task;
         UPDATE dondoc_task SET ended_on = 0;
         {}
         UPDATE dondoc_task SET ended_on = (SELECT ended_on FROM kept WHERE kept.ordinal = dondoc_task.ordinal);
         {}",
        unaware(latest, never),
        unaware(never, latest),
    ));
    assert_eq!(verify_chain(&store, Some(head)).unwrap(), head);
    let register = register_on(store).unwrap();
    let april = register.report(ReportPeriod::month(2020, 4).unwrap(), None).unwrap();
    assert_eq!(april.total.counts.total, 0, "the report does not find the task");
    let error = verify(register.store(), Some(head)).unwrap_err();
    assert!(error.to_string().contains("dondoc_task"), "{error}");
}
