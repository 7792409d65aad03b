//! What the SQLite store costs above its floor: the same rows, by the same statements in the same transactions, through
//! rusqlite alone, in the same run. It fails where a promise is not kept.

mod floor;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use dondoc::calendar::WorkingCalendar;
use dondoc::lifecycle::Command;
use dondoc::register::{BatchOutcome, Outcome, Store};
use dondoc::{Register, Regulation};
use dondoc_benches::commands;
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::Connection;

const TASKS: usize = 100_000;
const BATCH: usize = 1_000;
/// Durable commands, one at a time.
const SINGLE: usize = 400;
const ROUNDS: usize = 3;
/// One durable command takes at most so many times the floor's time.
const DURABLE_RATIO: f64 = 1.3;
/// The part of the floor's rows a second that an import writes at least.
const IMPORT_PART: f64 = 0.6;
const EVENTS: i64 = 2_400_000;
const OPENING: Duration = Duration::from_millis(50);

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let all = commands(TASKS)?;
    let (first, rest) = all.split_at_checked(all.len() - SINGLE).context("commands")?;
    let mut missed = Vec::new();

    // Both take turns, and the best of each counts: a busy machine disturbs both alike.
    let mut import = (Duration::MAX, Duration::MAX);
    let mut durable = (Vec::new(), Vec::new());
    let whole = folder.path().join("whole.db");
    let mut register = empty(&whole)?;
    import_all(&mut register, &all)?;
    let rows = floor::Rows::read(&Connection::open(&whole)?)?;
    for round in 0..ROUNDS {
        let mut register = empty(&folder.path().join(format!("{round}.db")))?;
        import.0 = import.0.min(import_all(&mut register, first)?);
        let target =
            rows.target(&Connection::open(&whole)?, &folder.path().join(format!("{round}-floor.db")))?;
        import.1 = import.1.min(rows.write(&target, 0..first.len(), BATCH)?);
        for (place, command) in (first.len()..).zip(rest) {
            durable.0.push(apply(&mut register, command)?);
            durable.1.push(rows.write(&target, place..place + 1, 1)?);
        }
    }
    let durable = (median(durable.0), median(durable.1));
    println!("| what | dondoc | rusqlite alone | ratio | promised |");
    println!("|---|---:|---:|---:|---|");
    let ratio = durable.0.as_secs_f64() / durable.1.as_secs_f64();
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    println!(
        "| one durable command, median | {:.0} µs | {:.0} µs | {ratio:.2} | ≤ {DURABLE_RATIO} |",
        micros(durable.0),
        micros(durable.1)
    );
    if ratio > DURABLE_RATIO {
        missed.push("one durable command");
    }
    let part = import.1.as_secs_f64() / import.0.as_secs_f64();
    println!(
        "| import of {} commands of {TASKS} tasks | {:.2} s | {:.2} s | {part:.2} of the rows a second | ≥ {IMPORT_PART} |",
        first.len(),
        import.0.as_secs_f64(),
        import.1.as_secs_f64(),
    );
    if part < IMPORT_PART {
        missed.push("the import");
    }
    let (events, took) = opening(&folder.path().join("0.db"))?;
    println!(
        "| opening a register of {events} events | {:.1} ms | – | – | < {} ms |",
        took.as_secs_f64() * 1e3,
        OPENING.as_millis()
    );
    if took >= OPENING {
        missed.push("opening");
    }
    if missed.is_empty() { Ok(()) } else { bail!("not as promised: {}", missed.join(", ")) }
}

/// Opens a register of as many events, made of the rows of a smaller one, and asks its head.
fn opening(path: &Path) -> Result<(i64, Duration)> {
    let connection = Connection::open(path)?;
    let have: i64 = connection.query_row("SELECT max(position) FROM dondoc_event", [], |row| row.get(0))?;
    for copy in 1..=(EVENTS / have) {
        connection.execute_batch(&format!(
            "INSERT INTO dondoc_event SELECT position + {have} * {copy}, stream || '-{copy}', version, body, hash
             FROM dondoc_event WHERE position <= {have};
             INSERT INTO dondoc_command SELECT id || '-{copy}', digest, position + {have} * {copy}
             FROM dondoc_command WHERE position <= {have};"
        ))?;
    }
    connection.close().map_err(|(_, error)| error)?;
    let mut best = Duration::MAX;
    let mut position = 0;
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        let store = SqliteStore::open(path)?;
        position = store.head()?.position;
        best = best.min(begin.elapsed());
    }
    ensure!(position >= EVENTS, "there are only {position} events");
    Ok((position, best))
}

fn empty(path: &Path) -> Result<Register<SqliteStore>> {
    let store = SqliteStore::open(path)?;
    Ok(Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?))
}

fn import_all(register: &mut Register<SqliteStore>, commands: &[Command]) -> Result<Duration> {
    let begin = Instant::now();
    for batch in commands.chunks(BATCH) {
        let outcome = register.apply_all(batch)?;
        ensure!(matches!(outcome, BatchOutcome::Applied(_)), "a command of the bench was refused");
    }
    Ok(begin.elapsed())
}

fn apply(register: &mut Register<SqliteStore>, command: &Command) -> Result<Duration> {
    let begin = Instant::now();
    let outcome = register.apply(command)?;
    ensure!(matches!(outcome, Outcome::Applied { .. }), "a command of the bench was refused");
    Ok(begin.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(Duration::MAX)
}
