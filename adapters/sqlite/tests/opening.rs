//! What is not a register of this library is refused, and not a byte of it changes.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![cfg(feature = "bundled")]

use std::fs;
use std::path::Path;

use dondoc::register::{Head, Store};
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;
use dondoc_sqlite::rusqlite::types::Value;

/// The code of the refusal; the folder must hold the same files with the same bytes afterwards.
fn refused(path: &Path) -> String {
    let before = contents(path);
    let error = SqliteStore::open(path).unwrap_err();
    assert_eq!(contents(path), before, "the refused file was touched");
    error.code().to_owned()
}

fn contents(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect::<Vec<_>>();
    files.sort();
    files
}

#[test]
fn a_new_file_becomes_a_register_and_opens_again() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    for _ in 0..2 {
        let store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.head().unwrap(), Head::EMPTY);
        let connection = store.into_connection();
        let pragma =
            |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, Value>(0));
        assert_eq!(pragma("journal_mode").unwrap(), Value::Text("wal".to_owned()));
        assert_eq!(pragma("synchronous").unwrap(), Value::Integer(3), "EXTRA");
    }
}

#[test]
fn a_text_file_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    fs::write(&path, "không phải cơ sở dữ liệu").unwrap();
    assert_eq!(refused(&path), "store.foreign");
}

#[test]
fn a_truncated_database_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    drop(SqliteStore::open(&path).unwrap());
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..50]).unwrap();
    assert_eq!(refused(&path), "store.foreign");
}

#[test]
fn a_database_cut_at_a_page_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    drop(SqliteStore::open(&path).unwrap());
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..4096]).unwrap();
    assert_eq!(refused(&path), "integrity.broken");
}

/// A checkpoint copies pages in their order: the first says how long the file will be before the file is that long.
#[test]
fn a_register_whose_checkpoint_was_cut_short_opens_with_all_that_its_journal_holds() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let (journal, crashed) = (directory.path().join("register.db-wal"), directory.path().join("crashed.db"));
    let connection = SqliteStore::open(&path).unwrap().into_connection();
    connection
        .execute_batch("CREATE TABLE filler (x); INSERT INTO filler VALUES (zeroblob(100000))")
        .unwrap();
    let before = fs::metadata(&path).unwrap().len() as usize;
    fs::copy(&journal, directory.path().join("crashed.db-wal")).unwrap();
    connection.close().unwrap();
    let whole = fs::read(&path).unwrap();
    assert!(before < whole.len(), "the checkpoint made the file longer");
    fs::write(&crashed, &whole[..before]).unwrap();

    let connection = SqliteStore::open(&crashed).unwrap().into_connection();
    let length: i32 = connection.query_row("SELECT length(x) FROM filler", [], |row| row.get(0)).unwrap();
    assert_eq!(length, 100_000);
}

#[test]
fn the_database_of_another_application_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    for (name, application_id) in [("plain.db", 0), ("other.db", 42)] {
        let path = directory.path().join(name);
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        connection.pragma_update(None, "application_id", application_id).unwrap();
        connection.execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)").unwrap();
        connection.close().unwrap();
        assert_eq!(refused(&path), "store.foreign", "{name}");
    }
}

#[test]
fn a_register_of_a_newer_library_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let connection = SqliteStore::open(&path).unwrap().into_connection();
    connection.execute_batch("UPDATE dondoc_schema SET version = 99; PRAGMA user_version = 99").unwrap();
    connection.close().unwrap();
    assert_eq!(refused(&path), "store.newer");
}

#[test]
fn tables_of_a_newer_library_in_the_hosts_database_are_refused_with_nothing_written() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("host.db");
    let connection =
        SqliteStore::from_connection(Connection::open(&path).unwrap()).unwrap().into_connection();
    connection.execute_batch("UPDATE dondoc_schema SET version = 99").unwrap();
    connection.close().unwrap();
    let before = fs::read(&path).unwrap();
    let error = SqliteStore::from_connection(Connection::open(&path).unwrap()).unwrap_err();
    assert_eq!(error.code(), "store.newer");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn in_the_hosts_database_the_hosts_version_and_tables_stay() {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch("CREATE TABLE theirs (x) ; INSERT INTO theirs VALUES (1); PRAGMA user_version = 7")
        .unwrap();
    let connection = SqliteStore::from_connection(connection).unwrap().into_connection();
    let version: i32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let theirs: i32 = connection.query_row("SELECT x FROM theirs", [], |row| row.get(0)).unwrap();
    assert_eq!((version, theirs), (7, 1));
}

#[test]
fn a_folder_is_an_error_not_a_panic() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(SqliteStore::open(directory.path()).unwrap_err().code(), "store.failed");
}

/// The locks that this process holds on a file, as the kernel lists them.
#[cfg(target_os = "linux")]
fn locks_on(path: &Path) -> usize {
    use std::os::unix::fs::MetadataExt;
    let inode = format!(":{} ", fs::metadata(path).unwrap().ino());
    let own = format!(" {} ", std::process::id());
    let locks = fs::read_to_string("/proc/locks").unwrap();
    locks.lines().filter(|line| line.contains(&inode) && line.contains(&own)).count()
}

#[cfg(target_os = "linux")]
#[test]
fn a_second_opening_in_the_process_leaves_the_locks_of_the_first() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let first = SqliteStore::open(&path).unwrap();
    first.head().unwrap();
    let before = locks_on(&path);
    assert!(before > 0, "a connection in WAL mode holds a lock on the file");
    drop(SqliteStore::open(&path).unwrap());
    assert_eq!(
        locks_on(&path),
        before,
        "another process would take the register for closed and delete its journal"
    );
}

#[test]
fn a_register_opens_and_reads_while_another_writes() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    let writer = SqliteStore::open(&path).unwrap().into_connection();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begin = std::time::Instant::now();
    assert_eq!(SqliteStore::open(&path).unwrap().head().unwrap(), Head::EMPTY);
    assert!(begin.elapsed().as_secs() < 3, "opening waited for the writer");
}

#[test]
fn many_threads_create_one_register() {
    let directory = tempfile::tempdir().unwrap();
    for round in 0..20 {
        let path = directory.path().join(format!("{round}.db"));
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| SqliteStore::open(&path).unwrap());
            }
        });
    }
}
