//! A report asked again is the same bytes, whatever was recorded since; and the difference between two editions is
//! explained to the last task.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod random;

use std::collections::BTreeMap;

use dondoc::law::ReportPeriod;
use dondoc::model::{Actor, Agency, AgencyCode, AgencyKind, CommandId, OfficerId, TaskId};
use dondoc::register::{BatchOutcome, Comparison, MemoryStore, Store, TaskFilter};
use dondoc::report::{Report, TOTAL};
use dondoc::{Action, CivilDate, Command, Instant, Register, Regulation, codes};
use dondoc_csv::{File, import};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::{AGENCIES, REGISTER, register_on};
use proptest::prelude::*;
use random::{acceptable, csv, rows};

/// SHA-256 of the rows of April 2020 by lead as known at the cut-off: the same in every language.
const APRIL_AT_CUTOFF: &str = include_str!("../data/register-2020/data-2020-04-known-at-cutoff.sha256");

fn filled<S: Store>(store: S, tasks: &str, agencies: &str) -> Register<S> {
    let mut register = register_on(store).unwrap();
    let (tasks, agencies) = (File::new("r.csv", tasks.as_bytes()), File::new("a.csv", agencies.as_bytes()));
    import(&mut register, tasks, agencies).unwrap();
    register
}

fn pack<S: Store>(register: &Register<S>) -> &Regulation {
    register.regulations().at(CivilDate::from_ymd(2020, 4, 30).unwrap())
}

fn april() -> ReportPeriod {
    ReportPeriod::month(2020, 4).unwrap()
}

fn cut_off() -> Instant {
    Instant::end_of(CivilDate::from_ymd(2020, 4, 14).unwrap())
}

/// `count` commands recorded after 2021-03-01: the Office changes deadlines of tasks that are still open.
fn later(register: &Register<impl Store>, count: usize) -> Vec<Command> {
    let mut open = Vec::new();
    let mut keep = |facts: &dondoc::model::TaskFacts| {
        let by_then = facts.assigned_on <= CivilDate::from_ymd(2020, 4, 14)?;
        if by_then && facts.result.is_none() && facts.withdrawn_on.is_none() {
            open.push(facts.task.clone());
        }
        Ok(())
    };
    register.store().scan_tasks(&TaskFilter::default(), &mut keep).unwrap();
    assert!(open.len() > 20, "{} open tasks", open.len());
    let start = Instant::end_of(CivilDate::from_ymd(2021, 3, 1).unwrap()).millis();
    let commands = open.iter().cycle().take(count).enumerate().map(|(number, task)| Command {
        id: CommandId::new(format!("later-{number}")).unwrap(),
        actor: Actor { officer: OfficerId::new("cv01").unwrap(), agency: AgencyCode::new("VP").unwrap() },
        // Decided within April, and recorded a year later: only the second clock keeps it out.
        occurred_on: CivilDate::from_ymd(2020, 4, 14).unwrap(),
        recorded_at: Instant::from_millis(start + number as i64 * 1_000),
        action: Action::AmendDeadline {
            task: task.clone(),
            deadline: Some(
                CivilDate::from_ymd(2021, 1, 1).unwrap().plus_days((number % 300) as i32).unwrap(),
            ),
            document: Some("1/QĐ-UBND".to_owned()),
        },
    });
    commands.collect()
}

fn apply<S: Store>(register: &mut Register<S>, commands: &[Command]) {
    for batch in commands.chunks(1_000) {
        let outcome = register.apply_all(batch).unwrap();
        assert!(matches!(outcome, BatchOutcome::Applied(_)), "a later command was refused");
    }
}

fn asked_again<S: Store>(store: S) -> Vec<String> {
    let mut register = filled(store, REGISTER, AGENCIES);
    let definitions = pack(&register).report_definitions().to_vec();
    let ask = |register: &Register<S>, known_at| {
        let reports =
            definitions.iter().map(|definition| register.report_by(definition, april(), known_at).unwrap());
        reports.collect::<Vec<_>>()
    };
    let (then, all) = (ask(&register, Some(cut_off())), ask(&register, None));
    let head = register.head().unwrap();
    let commands = later(&register, 10_000);
    apply(&mut register, &commands);
    assert_eq!(register.head().unwrap().position, head.position + 10_000);

    let again = ask(&register, Some(cut_off()));
    for (then, again) in then.iter().zip(&again) {
        assert_eq!(then.fingerprint, again.fingerprint);
        assert_eq!(then.canonical(), again.canonical());
        let origin = then.fingerprint.origin.as_ref().unwrap();
        assert!(origin.position > 0 && origin.position < head.position, "the head as it was known");
    }
    let all_again = ask(&register, None);
    assert!(all.iter().zip(&all_again).all(|(then, now)| then.fingerprint != now.fingerprint));
    assert_ne!(all[0].total, all_again[0].total, "the later commands do change what is known by now");
    then.iter().map(Report::canonical).collect()
}

#[test]
fn a_report_asked_again_after_10_000_commands_is_the_same_bytes_on_every_store() {
    let directory = tempfile::tempdir().unwrap();
    let memory = asked_again(MemoryStore::new());
    let sqlite = asked_again(SqliteStore::open(directory.path().join("register.db")).unwrap());
    assert_eq!(memory, sqlite);
    assert!(memory[0].starts_with("{\"format\":\"dondoc report 1\",\"fingerprint\":{\"definition\":\""));
}

#[test]
fn the_rows_have_the_digest_that_every_language_has() {
    let register = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let report = register.report(april(), Some(cut_off())).unwrap();
    assert_eq!(report.fingerprint.data, APRIL_AT_CUTOFF.trim());
    assert_eq!(report.fingerprint.hash().len(), 64);
    assert_ne!(report.fingerprint.hash(), register.report(april(), None).unwrap().fingerprint.hash());
}

type Figures = BTreeMap<(Option<String>, String, String), i64>;

/// What the moves come to, figure by figure, totals and subtotals included.
fn of_moves(comparison: &Comparison) -> Figures {
    let mut figures = Figures::new();
    for moved in &comparison.moves {
        for (places, by) in [(&moved.before, -1), (&moved.after, 1)] {
            for place in places {
                let mut rows = vec![(place.outer.clone(), place.key.clone()), (None, TOTAL.to_owned())];
                rows.extend(place.outer.clone().map(|outer| (None, outer)));
                for (outer, key) in rows {
                    for column in &place.columns {
                        *figures.entry((outer.clone(), key.clone(), column.clone())).or_default() += by;
                    }
                }
            }
        }
    }
    figures.retain(|_, change| *change != 0);
    figures
}

/// Every figure that changed is the sum of the moves, and every move has the events that made it.
fn explained<S: Store>(register: &Register<S>, before: &Report, after: &Report) -> usize {
    let comparison = register.compare(before, after).unwrap();
    let changes = comparison.figures.iter().map(|change| {
        ((change.outer.clone(), change.key.clone(), change.column.clone()), change.after - change.before)
    });
    assert_eq!(changes.collect::<Figures>(), of_moves(&comparison));
    for moved in &comparison.moves {
        assert_ne!(moved.before, moved.after);
        assert!(!moved.causes.is_empty(), "{} moved without an event", moved.task);
        for cause in &moved.causes {
            let event = &register.store().events_after(cause.position - 1, 1).unwrap()[0];
            assert_eq!(event.entry.stream.as_str(), cause.stream);
            assert_eq!(cause.stream, format!("task/{}", moved.task));
            assert_eq!((event.entry.version, event.entry.recorded_at), (cause.version, cause.recorded_at));
            assert!(
                event.body.contains(&format!("\"event\":{{\"kind\":\"{}\"", cause.kind)),
                "{}",
                cause.kind
            );
        }
    }
    comparison.moves.len()
}

#[test]
fn two_editions_of_april_differ_by_the_tasks_that_moved() {
    let directory = tempfile::tempdir().unwrap();
    let register =
        filled(SqliteStore::open(directory.path().join("register.db")).unwrap(), REGISTER, AGENCIES);
    let memory = filled(MemoryStore::new(), REGISTER, AGENCIES);
    for definition in pack(&register).report_definitions() {
        let report = |known_at| register.report_by(definition, april(), known_at).unwrap();
        let (then, all) = (report(Some(cut_off())), report(None));
        let moves = explained(&register, &then, &all);
        // No task overdue in April was known otherwise at the cut-off; every other report has tasks that moved.
        assert_eq!(moves == 0, definition.id == "overdue_age", "{}: {moves}", definition.id);
        assert_eq!(explained(&register, &all, &then), moves, "and back");
        assert_eq!(explained(&register, &then, &then), 0);
        assert_eq!(register.compare(&then, &all).unwrap(), memory.compare(&then, &all).unwrap());
        for moved in register.compare(&then, &all).unwrap().moves {
            assert!(moved.causes.iter().all(|cause| cause.recorded_at > cut_off()));
        }
    }
}

#[test]
fn editions_with_all_knowledge_are_compared_by_the_heads_they_name() {
    let mut register = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let before = register.report(april(), None).unwrap();
    let task = register.cell(&before, &before.total, "open_overdue").unwrap().tasks()[0].clone();
    let command = Command {
        id: CommandId::new("one").unwrap(),
        actor: Actor { officer: OfficerId::new("cv01").unwrap(), agency: AgencyCode::new("VP").unwrap() },
        occurred_on: before.window.last,
        recorded_at: "2021-03-02T09:00:00+07:00".parse().unwrap(),
        action: Action::AmendDeadline {
            task: task.clone(),
            deadline: Some(CivilDate::from_ymd(2020, 12, 31).unwrap()),
            document: Some("1/QĐ-UBND".to_owned()),
        },
    };
    apply(&mut register, &[command]);
    let after = register.report(april(), None).unwrap();
    let comparison = register.compare(&before, &after).unwrap();
    let [moved] = comparison.moves.as_slice() else { panic!("{comparison:?}") };
    assert_eq!(moved.task, task);
    assert!(moved.before[0].columns.contains(&"open_overdue".to_owned()));
    assert!(moved.after[0].columns.contains(&"open_in_time".to_owned()));
    let [cause] = moved.causes.as_slice() else { panic!("{moved:?}") };
    assert_eq!(
        (cause.kind.as_str(), cause.position),
        ("deadline_amended", register.head().unwrap().position)
    );
    let total = comparison.figures.iter().filter(|change| change.key == TOTAL);
    let total =
        total.map(|change| (change.column.as_str(), change.after - change.before)).collect::<Vec<_>>();
    assert_eq!(total, [("open_in_time", 1), ("open_overdue", -1)]);
    assert_eq!(explained(&register, &before, &after), 1);
}

/// A history may grow behind `known_at`: an import of what was recorded elsewhere long ago. That is no longer the same
/// report, and its fingerprint says so.
#[test]
fn what_is_recorded_as_of_before_moves_the_fingerprint() {
    let mut register = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let before = register.report(april(), Some(cut_off())).unwrap();
    let overdue = register.cell(&before, &before.total, "open_overdue").unwrap().tasks().to_vec();
    let quiet = |task: &&TaskId| {
        register.facts(task, None).unwrap() == register.facts(task, Some(cut_off())).unwrap()
    };
    let task = overdue.iter().find(quiet).expect("a task of which nothing was heard since").clone();
    let command = Command {
        id: CommandId::new("behind").unwrap(),
        actor: Actor { officer: OfficerId::new("cv01").unwrap(), agency: AgencyCode::new("VP").unwrap() },
        occurred_on: before.window.last,
        recorded_at: cut_off(),
        action: Action::WithdrawTask { task: task.clone(), reason: "trùng".into() },
    };
    apply(&mut register, &[command]);
    let after = register.report(april(), Some(cut_off())).unwrap();
    assert_ne!(before.fingerprint, after.fingerprint);
    let comparison = register.compare(&before, &after).unwrap();
    let moved = comparison.moves.iter().map(|moved| (&moved.task, moved.causes[0].kind.as_str()));
    assert_eq!(moved.collect::<Vec<_>>(), [(&task, "task_withdrawn")]);
    assert_eq!(explained(&register, &before, &after), 1);
}

#[test]
fn reports_of_other_things_are_not_compared() {
    let register = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let report = register.report(april(), None).unwrap();
    let may = register.report(ReportPeriod::month(2020, 5).unwrap(), None).unwrap();
    let classes = register.report_definition(april(), Some("three_classes")).unwrap();
    let classes = register.report_by(classes, april(), None).unwrap();
    let field = |before, after| {
        let error = register.compare(before, after).unwrap_err();
        assert_eq!(error.code(), codes::REPORT_INCOMPARABLE);
        error.to_string()
    };
    assert!(field(&report, &may).contains("period"));
    assert!(field(&report, &classes).contains("definition"));
    let other = filled(MemoryStore::new(), &csv(&[]), random::AGENCIES);
    let error = other.compare(&report, &report).unwrap_err();
    assert!(error.to_string().contains("not of this register"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]
    #[test]
    fn any_two_editions_are_explained(
        rows in rows(),
        month in 1..=12_u32,
        first in proptest::option::of(-60..120_i32),
        second in proptest::option::of(-60..120_i32),
    ) {
        let rows = rows.into_iter().filter(acceptable).collect::<Vec<_>>();
        let register = filled(MemoryStore::new(), &csv(&rows), random::AGENCIES);
        let period = ReportPeriod::month(2020, month).unwrap();
        let last = period.window(pack(&register)).unwrap().last;
        let known = |days: Option<i32>| days.map(|days| Instant::end_of(last.plus_days(days).unwrap()));
        for definition in pack(&register).report_definitions() {
            let before = register.report_by(definition, period, known(first)).unwrap();
            let after = register.report_by(definition, period, known(second)).unwrap();
            explained(&register, &before, &after);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]
    /// The rows of a register file come task by task, not in the order in which they were recorded.
    #[test]
    fn every_store_knew_the_same_at_every_instant(rows in rows(), behind in -60..400_i32) {
        let rows = rows.into_iter().filter(acceptable).collect::<Vec<_>>();
        prop_assume!(!rows.is_empty());
        let directory = tempfile::tempdir().unwrap();
        let mut memory = filled(MemoryStore::new(), &csv(&rows), random::AGENCIES);
        let mut sqlite =
            filled(SqliteStore::open(directory.path().join("register.db")).unwrap(), &csv(&rows), random::AGENCIES);
        let begin = CivilDate::from_ymd(2020, 1, 1).unwrap();
        // One that comes after all others, and was recorded at any time.
        let day = begin.plus_days(behind).unwrap();
        let late = Command {
            id: CommandId::new("late").unwrap(),
            actor: Actor { officer: OfficerId::new("cv01").unwrap(), agency: AgencyCode::new("VP").unwrap() },
            occurred_on: day,
            recorded_at: Instant::end_of(day),
            action: Action::RegisterAgency {
                agency: Agency {
                    code: AgencyCode::new("D").unwrap(),
                    name: "Sở D".to_owned(),
                    kind: AgencyKind::Department,
                    parent: None,
                    sectors: Vec::new(),
                },
            },
        };
        apply(&mut memory, std::slice::from_ref(&late));
        apply(&mut sqlite, std::slice::from_ref(&late));
        let definitions = pack(&memory).report_definitions().to_vec();
        for (days, definition) in (-30..500).step_by(5).zip(definitions.iter().cycle()) {
            let known_at = Some(Instant::end_of(begin.plus_days(days).unwrap()));
            prop_assert_eq!(memory.head_at(known_at).unwrap(), sqlite.head_at(known_at).unwrap());
            let month = ReportPeriod::month(2020, 1 + (days.unsigned_abs() % 12)).unwrap();
            let known = memory.report_by(definition, month, known_at).unwrap();
            let too = sqlite.report_by(definition, month, known_at).unwrap();
            prop_assert_eq!(known.canonical(), too.canonical(), "{}", definition.id);
        }
        dondoc::register::verify(sqlite.store(), Some(memory.head().unwrap())).unwrap();
    }
}

/// The ids of a cell are those of the register.
#[test]
fn a_task_that_was_not_known_then_comes_from_nowhere() {
    let register = filled(MemoryStore::new(), REGISTER, AGENCIES);
    let then =
        register.report(april(), Some(Instant::end_of(CivilDate::from_ymd(2020, 3, 20).unwrap()))).unwrap();
    let all = register.report(april(), None).unwrap();
    let comparison = register.compare(&then, &all).unwrap();
    let new = comparison.moves.iter().find(|moved| moved.before.is_empty()).unwrap();
    assert_eq!(new.causes[0].kind, "task_assigned");
    assert_eq!(new.causes[0].stream, format!("task/{}", TaskId::new(new.task.as_str()).unwrap()));
}
