//! Other ways to open a register, and what keeps it: a copy, a short journal, a head kept outside.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![cfg(feature = "bundled")]

use std::fs;
use std::path::{Path, PathBuf};

use dondoc::calendar::WorkingCalendar;
use dondoc::lifecycle::{Action, ChainHash, Command};
use dondoc::model::{Actor, Agency, AgencyCode, AgencyKind, CommandId, OfficerId};
use dondoc::register::{Head, Outcome, Store, verify};
use dondoc::{DondocError, Register, Regulation};
use dondoc_sqlite::rusqlite::Connection;
use dondoc_sqlite::{Access, Durability, Opening, SqliteStore};

fn file() -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("register.db");
    (directory, path)
}

/// Enters the agency `code`, the Office first.
fn enter(store: SqliteStore, code: &str) -> Result<SqliteStore, DondocError> {
    enter_as(store, code, format!("Cơ quan {code}"))
}

fn enter_as(store: SqliteStore, code: &str, name: String) -> Result<SqliteStore, DondocError> {
    let (calendar, regulation) = (WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    let mut register = Register::new(store, calendar, regulation);
    let kind = if code == "VP" { AgencyKind::Office } else { AgencyKind::Department };
    let agency = Agency { code: AgencyCode::new(code)?, name, kind, parent: None, sectors: Vec::new() };
    let outcome = register.apply(&Command {
        id: CommandId::new(format!("enter-{code}"))?,
        actor: Actor { officer: OfficerId::new("cv01")?, agency: AgencyCode::new("VP")? },
        occurred_on: "2020-04-01".parse()?,
        recorded_at: "2020-04-01T09:00:00+07:00".parse()?,
        action: Action::RegisterAgency { agency },
    })?;
    assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    Ok(register.into_store())
}

fn pragma(store: SqliteStore, name: &str) -> i64 {
    store.into_connection().query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap()
}

fn journal(path: &Path) -> u64 {
    fs::metadata(path.with_extension("db-wal")).map_or(0, |file| file.len())
}

#[test]
fn only_who_asks_for_it_may_lose_a_tail() {
    let (_directory, path) = file();
    let lossy = Opening { durability: Durability::PowerCutLosesTail, ..Opening::default() };
    assert_eq!(pragma(lossy.open(&path).unwrap(), "synchronous"), 1, "NORMAL");
    assert_eq!(pragma(SqliteStore::open(&path).unwrap(), "synchronous"), 3, "EXTRA");
}

#[test]
fn one_process_alone_shares_no_memory_and_lets_nobody_in() {
    let (_directory, path) = file();
    let alone = Opening { access: Access::Exclusive, ..Opening::default() };
    let store = enter(alone.open(&path).unwrap(), "VP").unwrap();
    assert!(journal(&path) > 0);
    assert!(!path.with_extension("db-shm").exists(), "memory is shared through a file");
    let other = Connection::open(&path).unwrap();
    let locked = other.query_row("SELECT count(*) FROM dondoc_event", [], |row| row.get::<_, i64>(0));
    assert!(locked.is_err(), "another connection reads");
    store.close().unwrap();
    assert_eq!(SqliteStore::open(&path).unwrap().head().unwrap().position, 1);
}

#[test]
fn who_opens_to_read_writes_nothing_and_creates_nothing() {
    let (directory, path) = file();
    assert_eq!(SqliteStore::open_read_only(&path).unwrap_err().code(), "store.failed");
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    fs::write(&path, "").unwrap();
    assert_eq!(SqliteStore::open_read_only(&path).unwrap_err().code(), "store.foreign");
    fs::remove_file(&path).unwrap();

    let writer = enter(SqliteStore::open(&path).unwrap(), "VP").unwrap();
    let reader = SqliteStore::open_read_only(&path).unwrap();
    assert_eq!(reader.head().unwrap(), writer.head().unwrap());
    let writer = enter(writer, "SNV").unwrap();
    assert_eq!(reader.head().unwrap().position, 2, "what others write is seen");
    let error = enter(reader, "STC").unwrap_err();
    assert_eq!(error.code(), "store.failed");
    assert_eq!(writer.head().unwrap().position, 2);
}

#[test]
fn a_register_without_the_head_that_was_kept_is_refused() {
    let (_directory, path) = file();
    let store = enter(SqliteStore::open(&path).unwrap(), "VP").unwrap();
    let first = store.head().unwrap();
    let store = enter(store, "SNV").unwrap();
    let second = store.head().unwrap();
    store.close().unwrap();
    for head in [Head::EMPTY, first, second] {
        assert_eq!(SqliteStore::open_expecting(&path, head).unwrap().head().unwrap(), second);
    }
    let forked = Head { hash: ChainHash([7; 32]), ..second };
    let longer = Head { position: 3, ..second };
    for head in [forked, longer] {
        let error = SqliteStore::open_expecting(&path, head).unwrap_err();
        assert!(
            matches!(error, DondocError::Integrity { position, .. } if position == head.position),
            "{error}"
        );
    }
}

#[test]
fn an_event_that_is_too_long_is_refused_and_nothing_is_stored() {
    let (_directory, path) = file();
    drop(enter(SqliteStore::open(&path).unwrap(), "VP").unwrap());
    let head = SqliteStore::open(&path).unwrap().head().unwrap();
    let error = enter_as(SqliteStore::open(&path).unwrap(), "SNV", "x".repeat(16_000_000)).unwrap_err();
    assert_eq!(error.to_string(), "[store.failed] an event of more than 16 MB");
    assert_eq!(SqliteStore::open(&path).unwrap().head().unwrap(), head);
    enter(SqliteStore::open(&path).unwrap(), "SNV").unwrap();
}

#[test]
fn a_checkpoint_empties_the_journal_and_waits_for_readers() {
    let (_directory, path) = file();
    let store = enter(SqliteStore::open(&path).unwrap(), "VP").unwrap();
    let reader = Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM dondoc_event").unwrap();
    let store = enter(store, "SNV").unwrap();
    let connection = store.into_connection();
    connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    let store = SqliteStore::from_connection(connection).unwrap();
    assert_eq!(store.checkpoint().unwrap_err().code(), "store.busy");
    reader.execute_batch("COMMIT").unwrap();
    assert!(journal(&path) > 0);
    store.checkpoint().unwrap();
    assert_eq!(journal(&path), 0);
}

#[test]
fn a_copy_is_one_moment_of_the_register_while_another_writes() {
    let (directory, path) = file();
    let copy = directory.path().join("copy.db");
    let store = enter(SqliteStore::open(&path).unwrap(), "VP").unwrap();
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; CREATE TABLE unfinished (x)").unwrap();
    let before = store.head().unwrap();
    store.backup(&copy).unwrap();
    writer.execute_batch("ROLLBACK").unwrap();
    let store = enter(store, "SNV").unwrap();
    assert_eq!(store.backup(&copy).unwrap_err().code(), "store.failed", "a copy takes nothing's place");

    let copied = SqliteStore::open(&copy).unwrap();
    assert_eq!(verify(&copied, Some(before)).unwrap(), before);
    assert!(!directory.path().join("copy.db-partial").exists());
}
