//! A SQLite register of many tasks: import in batches, the monthly report, the duties; beside them what plain rusqlite
//! needs for the same rows in the same run.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dondoc::calendar::WorkingCalendar;
use dondoc::duty::DutyFilter;
use dondoc::law::ReportPeriod;
use dondoc::lifecycle::Command;
use dondoc::register::BatchOutcome;
use dondoc::{AsOf, CivilDate, Register, Regulation, Result};
use dondoc_benches::commands;
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;

const BATCH: usize = 1_000;
fn filled(path: &std::path::Path, commands: &[Command]) -> Result<Register<SqliteStore>> {
    let store = SqliteStore::open(path)?;
    let mut register =
        Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    for batch in commands.chunks(BATCH) {
        let outcome = register.apply_all(batch)?;
        assert!(matches!(outcome, BatchOutcome::Applied(_)), "a command of the bench was refused");
    }
    Ok(register)
}

/// The rows and bytes that the import writes, through rusqlite alone: the same tables, indexes and transactions.
fn floor(source: &std::path::Path, path: &std::path::Path) -> dondoc_sqlite::rusqlite::Result<()> {
    let target = Connection::open(path)?;
    target.execute_batch("PRAGMA synchronous=EXTRA; PRAGMA journal_mode=WAL;")?;
    target.execute("ATTACH DATABASE ?1 AS source", [source.to_string_lossy()])?;
    let schema = target
        .prepare("SELECT sql FROM source.sqlite_schema WHERE sql IS NOT NULL AND name LIKE 'dondoc_%'")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<dondoc_sqlite::rusqlite::Result<Vec<_>>>()?;
    for sql in schema {
        target.execute_batch(&sql)?;
    }
    let events: i64 =
        target.query_row("SELECT max(position) FROM source.dondoc_event", [], |row| row.get(0))?;
    let rows = |from: i64, to: i64| {
        target.execute_batch(&format!(
            "BEGIN IMMEDIATE;
             INSERT INTO dondoc_event SELECT * FROM source.dondoc_event WHERE position > {from} AND position <= {to};
             INSERT INTO dondoc_command SELECT * FROM source.dondoc_command WHERE position > {from} AND position <= {to};
             INSERT INTO dondoc_task SELECT * FROM source.dondoc_task WHERE ordinal > {from} AND ordinal <= {to};
             INSERT INTO dondoc_directive SELECT * FROM source.dondoc_directive WHERE ordinal > {from} AND ordinal <= {to};
             COMMIT"
        ))
    };
    let mut from = 0;
    while from < events {
        rows(from, from + BATCH as i64)?;
        from += BATCH as i64;
    }
    Ok(())
}

/// The columns that a report needs, read and added up: the least that any report must do.
fn bare_scan(connection: &Connection) -> dondoc_sqlite::rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached(
        "SELECT lead, assigned_on, deadline, deadline_changes, result_on, confirmed_at IS NOT NULL, withdrawn_on, lead_changes
         FROM dondoc_task WHERE known_until = 9223372036854775807 AND assigned_on <= 19000",
    )?;
    let mut rows = statement.query([])?;
    let mut sum = 0;
    while let Some(row) = rows.next()? {
        sum += row.get_ref(0)?.as_str()?.len() as i64 + row.get::<_, i64>(1)?;
        sum += row.get::<_, Option<i64>>(2)?.unwrap_or(0) + row.get::<_, Option<i64>>(4)?.unwrap_or(0);
        sum += i64::from(row.get::<_, bool>(5)?) + row.get::<_, Option<i64>>(6)?.unwrap_or(0);
    }
    Ok(sum)
}

fn register(criterion: &mut Criterion) {
    if let Err(error) = run(criterion) {
        eprintln!("the bench could not run: {error:#}");
        std::process::exit(1);
    }
}

fn run(criterion: &mut Criterion) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let april = ReportPeriod::month(2021, 4)?;
    for tasks in [20_000, 200_000] {
        let commands = commands(tasks)?;
        let path = folder.path().join(format!("{tasks}.db"));
        let register = filled(&path, &commands)?;
        let connection = Connection::open(&path)?;
        let mut group = criterion.benchmark_group(format!("register_{tasks}"));
        group.sample_size(10).throughput(Throughput::Elements(tasks as u64));
        group.bench_function("bare_scan", |bencher| {
            bencher.iter(|| black_box(bare_scan(&connection).map_or(0, |sum| sum)))
        });
        group.bench_function("monthly_report", |bencher| {
            bencher.iter(|| black_box(register.report(april, None).is_ok()))
        });
        if tasks == 20_000 {
            let today = AsOf::on(CivilDate::from_ymd(2021, 4, 14)?);
            let filter = DutyFilter::default();
            group.bench_function("duties_of_everyone", |bencher| {
                bencher.iter(|| black_box(register.duties(&filter, today).is_ok()))
            });
            let mut number = 0;
            let mut fresh = |kind: &str| {
                number += 1;
                folder.path().join(format!("{kind}-{number}.db"))
            };
            group.bench_function(BenchmarkId::new("floor_of_import", commands.len()), |bencher| {
                bencher.iter_batched(
                    || fresh("floor"),
                    |to| black_box(floor(&path, &to).is_ok()),
                    criterion::BatchSize::PerIteration,
                );
            });
            group.bench_function(BenchmarkId::new("import_in_batches", commands.len()), |bencher| {
                bencher.iter_batched(
                    || fresh("import"),
                    |to| black_box(filled(&to, &commands).is_ok()),
                    criterion::BatchSize::PerIteration,
                );
            });
        }
        group.finish();
    }
    Ok(())
}

criterion_group!(benches, register);
criterion_main!(benches);
