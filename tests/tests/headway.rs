//! Long work tells how far it has come, and can be stopped at each telling: then nothing of it is stored.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::ops::ControlFlow;

use dondoc::law::ReportPeriod;
use dondoc::register::{Head, MemoryStore, Store, verify, verify_with};
use dondoc::{Headway, Register};
use dondoc_csv::{File, import, import_with};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::{AGENCIES, REGISTER, register_on};

/// Does some work, stopped at telling number `stop`; what was told, and what came of it.
fn heard<T>(
    stop: Option<usize>,
    work: impl FnOnce(&mut Headway<'_>) -> dondoc::Result<T>,
) -> (Vec<(u64, u64)>, dondoc::Result<T>) {
    let mut told = Vec::new();
    let mut listener = |done, total| {
        told.push((done, total));
        if stop == Some(told.len() - 1) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let answer = work(&mut Headway::new(&mut listener));
    (told, answer)
}

fn is_a_way(told: &[(u64, u64)], least: usize) {
    let (first, last) = (told[0], *told.last().unwrap());
    assert_eq!((first.0, last.0), (0, last.1), "{told:?}");
    assert!(told.len() >= least && told.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{told:?}");
    assert!(told.iter().all(|(done, total)| done <= total && *total == last.1), "{told:?}");
}

fn files() -> (File<'static>, File<'static>) {
    (File::new("register.csv", REGISTER.as_bytes()), File::new("agencies.csv", AGENCIES.as_bytes()))
}

fn bring<S: Store>(register: &mut Register<S>, headway: &mut Headway<'_>) -> dondoc::Result<usize> {
    let (tasks, agencies) = files();
    match import_with(register, tasks, agencies, headway) {
        Ok(report) => Ok(report.applied),
        Err(dondoc_csv::ImportError::Register(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

fn an_import_is_stopped<S: Store>(new: impl Fn() -> S, least: usize) {
    let mut silent = register_on(new()).unwrap();
    let (tasks, agencies) = files();
    let wanted = import(&mut silent, tasks, agencies).unwrap();
    let (told, applied) = heard(None, |headway| bring(&mut register_on(new())?, headway));
    assert_eq!(applied.unwrap(), wanted.applied);
    is_a_way(&told, least);

    for stop in (0..told.len() - 1).step_by(4) {
        let mut register = register_on(new()).unwrap();
        let (until, answer) = heard(Some(stop), |headway| bring(&mut register, headway));
        assert_eq!(until, told[..=stop], "it goes no further than where it was stopped");
        assert_eq!(answer.unwrap_err().code(), "cancelled");
        assert_eq!(register.head().unwrap(), Head::EMPTY, "nothing is stored");
        let (tasks, agencies) = files();
        assert_eq!(import(&mut register, tasks, agencies).unwrap(), wanted, "it can be begun again");
        assert_eq!(register.head().unwrap(), silent.head().unwrap());
    }
    let mut register = register_on(new()).unwrap();
    let (_, applied) = heard(Some(told.len() - 1), |headway| bring(&mut register, headway));
    assert_eq!(applied.unwrap(), wanted.applied, "what is done is not stopped any more");
}

#[test]
fn an_import_into_memory_is_stopped_anywhere() {
    an_import_is_stopped(MemoryStore::new, 3);
}

#[test]
fn an_import_into_sqlite_is_stopped_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let count = std::cell::Cell::new(0);
    let new = || {
        count.set(count.get() + 1);
        SqliteStore::open(folder.path().join(format!("{}.db", count.get()))).unwrap()
    };
    // Deciding, events and rows, a thousand steps each time.
    an_import_is_stopped(new, 9);
}

#[test]
fn a_verification_and_a_report_are_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = register_on(SqliteStore::open(folder.path().join("register.db")).unwrap()).unwrap();
    let (tasks, agencies) = files();
    import(&mut register, tasks, agencies).unwrap();
    let head = verify(register.store(), None).unwrap();

    let (told, answer) = heard(None, |headway| verify_with(register.store(), Some(head), headway));
    assert_eq!(answer.unwrap(), head);
    is_a_way(&told, 6);
    for stop in 0..told.len() - 1 {
        let (_, answer) = heard(Some(stop), |headway| verify_with(register.store(), Some(head), headway));
        assert_eq!(answer.unwrap_err().code(), "cancelled");
    }

    let half = ReportPeriod::half_year(2020, 1).unwrap();
    for id in [None, Some("by_specialist")] {
        let Ok(definition) = register.report_definition(half, id) else { panic!("no report {id:?}") };
        let ask = |headway: &mut Headway<'_>| register.report_by_with(definition, half, None, headway);
        let (told, report) = heard(None, ask);
        is_a_way(&told, 2);
        assert_eq!(report.unwrap(), register.report_by(definition, half, None).unwrap());
        assert_eq!(heard(Some(0), ask).1.unwrap_err().code(), "cancelled");
    }
}
