//! Every figure of a report opens to its tasks, each with its reason.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod random;

use std::collections::BTreeSet;

use dondoc::law::{Grouping, Language, ReportPeriod};
use dondoc::model::TaskId;
use dondoc::register::{MemoryStore, Store};
use dondoc::report::{Report, ReportRow};
use dondoc::{Instant, Register, codes};
use dondoc_csv::{File, import};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::{AGENCIES, REGISTER, register_on};
use proptest::prelude::*;
use random::{acceptable, csv, rows};

fn filled<S: Store>(store: S, tasks: &str, agencies: &str) -> Register<S> {
    let mut register = register_on(store).unwrap();
    let (tasks, agencies) = (File::new("r.csv", tasks.as_bytes()), File::new("a.csv", agencies.as_bytes()));
    import(&mut register, tasks, agencies).unwrap();
    register
}

fn all(report: &Report) -> impl Iterator<Item = &ReportRow> {
    report.rows.iter().chain([&report.total])
}

/// Opens every figure of every row, and holds the lists against the figures and against each other.
fn opens<S: Store>(register: &Register<S>, report: &Report) {
    let shared = report.definition.groups.contains(&Grouping::Coordinator);
    let open = |row: &ReportRow, column: &str| register.cell(report, row, column).unwrap().tasks().to_vec();
    for column in &report.definition.columns {
        let mut of_rows = Vec::new();
        for row in all(report) {
            let tasks = open(row, &column.id);
            assert_eq!(Some(tasks.len() as i64), report.figure(row, &column.id), "{} {}", row.key, column.id);
            let once = tasks.iter().collect::<BTreeSet<_>>().len();
            assert!(shared || once == tasks.len(), "a task stands twice in {} {}", row.key, column.id);
            if row.outer.is_none() && row != &report.total {
                of_rows.extend(tasks);
            }
        }
        let mut of_total = open(&report.total, &column.id);
        of_rows.sort();
        of_total.sort();
        assert_eq!(of_rows, of_total, "the tasks of the rows are those of the totals");
    }
    for identity in &report.definition.identities {
        for row in all(report) {
            let parts = identity.parts.iter().flat_map(|part| open(row, part));
            let mut parts = parts.collect::<Vec<TaskId>>();
            let mut sum = open(row, &identity.sum);
            parts.sort();
            sum.sort();
            assert_eq!(parts, sum, "{identity} holds task by task");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn every_figure_opens_to_its_tasks(rows in rows(), month in 1..=12_u32, known in proptest::option::of(-30..60_i32)) {
        let rows = rows.into_iter().filter(acceptable).collect::<Vec<_>>();
        let register = filled(MemoryStore::new(), &csv(&rows), random::AGENCIES);
        let period = ReportPeriod::month(2020, month).unwrap();
        let pack = register.regulations().at(period.last_day().unwrap());
        let last = period.window(pack).unwrap().last;
        let known_at = known.map(|days| Instant::end_of(last.plus_days(days).unwrap()));
        for definition in pack.report_definitions() {
            opens(&register, &register.report_by(definition, period, known_at).unwrap());
        }
    }
}

#[test]
fn the_overdue_of_an_agency_are_explained() {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(directory.path().join("register.db")).unwrap();
    let register = filled(store, REGISTER, AGENCIES);
    let memory = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let report = register.report(ReportPeriod::month(2020, 4).unwrap(), None).unwrap();
    let overdue = |row: &&ReportRow| row.counts.open_overdue > 1;
    let row = report.rows.iter().find(overdue).unwrap();
    let cell = register.cell(&report, row, "open_overdue").unwrap();
    assert_eq!(cell.tasks(), memory.cell(&report, row, "open_overdue").unwrap().tasks());
    let reasons = cell.explain().unwrap();
    assert_eq!(reasons.len() as i64, row.counts.open_overdue);
    for (task, reason) in reasons {
        let facts = register.facts(&task, None).unwrap().unwrap();
        assert_eq!(facts.holding.at(report.window.last).lead.as_str(), row.key);
        let last = reason.steps.last().unwrap();
        assert_eq!((last.rule.as_str(), last.article.as_deref()), ("task.standing", Some("dieu-6.khoan-8")));
        assert!(reason.conclusion(Language::Vietnamese).contains("quá hạn"), "{}", last.text.vi);
    }
}

#[test]
fn a_figure_that_the_register_no_longer_has_is_an_error() {
    let mut register = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let period = ReportPeriod::month(2020, 4).unwrap();
    let report = register.report(period, None).unwrap();
    let row = report.rows.iter().find(|row| row.counts.open_in_time > 0).unwrap();
    assert_eq!(register.cell(&report, row, "finished").unwrap_err().code(), codes::REPORT_UNKNOWN);

    let task = register.cell(&report, row, "open_in_time").unwrap().tasks()[0].clone();
    let command = dondoc::Command {
        id: dondoc::model::CommandId::new("later").unwrap(),
        actor: dondoc::model::Actor {
            officer: dondoc::model::OfficerId::new("cv01").unwrap(),
            agency: dondoc::model::AgencyCode::new("VP").unwrap(),
        },
        occurred_on: report.window.last,
        recorded_at: "2021-03-01T09:00:00+07:00".parse().unwrap(),
        action: dondoc::Action::WithdrawTask { task, reason: "không còn phù hợp".into() },
    };
    let outcome = register.apply(&command).unwrap();
    assert!(matches!(outcome, dondoc::Outcome::Applied { .. }), "{outcome:?}");
    let error = register.cell(&report, row, "open_in_time").unwrap_err();
    assert_eq!(error.code(), codes::REPORT_MOVED);
    let known = "2021-02-28T00:00:00+07:00".parse().unwrap();
    let again = register.report(period, Some(known)).unwrap();
    assert_eq!(again.total, report.total, "asked with what was known it is what it was");
    assert!(register.cell(&again, again.row(None, &row.key).unwrap(), "open_in_time").is_ok());
}
