//! Every store does what the port promises.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::register::MemoryStore;
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;
use dondoc_tests::conformance::conformance;

#[test]
fn memory() {
    conformance(|| Box::new(MemoryStore::new())).unwrap();
}

#[test]
fn sqlite_in_a_file_of_its_own() {
    let directory = tempfile::tempdir().unwrap();
    let mut number = 0;
    conformance(|| {
        number += 1;
        Box::new(SqliteStore::open(directory.path().join(format!("{number}.db"))).unwrap())
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
        Box::new(SqliteStore::from_connection(connection).unwrap())
    })
    .unwrap();
}
