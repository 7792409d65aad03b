//! The reports of a month and of a year by lead on registers of 20,000, 200,000 and 1,000,000 tasks in SQLite, beside what plain
//! rusqlite needs for the same tasks in the same run: a bare scan of the needed columns, and a hand-written GROUP BY that
//! counts the same cells. Both read a table of these columns alone, without versions, through an index that covers them; both
//! must give the library's figures. The month is asked for once more as it was known a month after it: the scan and the GROUP BY then read
//! a table of every version. Then the peak memory of a process that only asks the report.
//!
//! It fails where a report takes more than 1.3 times the bare scan or more than a fourth of the GROUP BY, needs more than
//! 200 MB, or takes twice as long a task on the largest register as on the smallest, each with a fifth to spare: a shared
//! machine varies.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use dondoc::calendar::WorkingCalendar;
use dondoc::law::{ReportPeriod, Window};
use dondoc::register::BatchOutcome;
use dondoc::report::{COLUMNS, Report};
use dondoc::{Register, Regulation};
use dondoc_benches::commands;
use dondoc_sqlite::SqliteStore;
use dondoc_sqlite::rusqlite::types::ValueRef;
use dondoc_sqlite::rusqlite::{Connection, Row};

const SEED: usize = 20_000;
const SIZES: [usize; 3] = [SEED, 200_000, 1_000_000];
const RUNS: usize = 7;
/// How much of a goal a busy machine may take.
const SPARE: f64 = 1.2;

/// When the figures of [`april`] had been sent.
const KNOWN_AT: &str = "2021-05-14T23:59:59+07:00";

/// What a report by lead needs of a task. The scan and the GROUP BY read a table of nothing else, through an index made for
/// them.
const NEEDED: &str = "ended_on, assigned_on, lead, deadline, deadline_changes, result_on, confirmed_at, withdrawn_on, lead_changes";

type Figures = BTreeMap<String, Vec<i64>>;

fn main() -> Result<()> {
    let arguments = std::env::args().collect::<Vec<_>>();
    if let Some(place) = arguments.iter().position(|argument| argument == "--peak") {
        let path = arguments.get(place + 1).context("--peak takes a path")?;
        let report = open(Path::new(path))?.report(april()?, None)?;
        println!("{} {}", report.total.counts.total, peak_kilobytes().unwrap_or(0));
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let seed = folder.path().join("seed.db");
    fill(&seed)?;
    println!(
        "| period | tasks | counted | report | ns a task | bare scan | ratio | GROUP BY | times as long | peak memory |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let asked = [(april()?, None), (april()?, Some(KNOWN_AT.parse()?)), (ReportPeriod::year(2021)?, None)];
    let mut slow = Vec::new();
    let mut first = BTreeMap::new();
    for tasks in SIZES {
        let path = folder.path().join(format!("{tasks}.db"));
        std::fs::copy(&seed, &path)?;
        grow(&path, tasks / SEED)?;
        let peak = peak_of_a_process(&path)? as f64 / 1_024.0;
        for (period, known_at) in asked {
            let measured = measure(&path, period, known_at)?;
            let scan = measured.report.as_secs_f64() / measured.scan.as_secs_f64();
            let group = measured.group.as_secs_f64() / measured.report.as_secs_f64();
            let each = measured.report.as_secs_f64() * 1e9 / tasks as f64;
            let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1_000.0);
            let name = match known_at {
                Some(_) => format!("{period}, as known then"),
                None => period.to_string(),
            };
            println!(
                "| {name} | {tasks} | {} | {} | {each:.0} | {} | {scan:.2} | {} | {group:.1} | {peak:.1} MB |",
                measured.counted,
                ms(measured.report),
                ms(measured.scan),
                ms(measured.group),
            );
            let smallest = *first.entry(name.clone()).or_insert(each);
            if scan > 1.3 * SPARE
                || group * SPARE < 4.0
                || peak > 200.0 * SPARE
                || each > 2.0 * SPARE * smallest
            {
                slow.push((name, tasks));
            }
        }
        std::fs::remove_file(&path)?;
    }
    ensure!(slow.is_empty(), "the promised ratios are not reached: {slow:?}");
    Ok(())
}

fn april() -> Result<ReportPeriod> {
    Ok(ReportPeriod::month(2021, 4)?)
}

fn open(path: &Path) -> Result<Register<SqliteStore>> {
    let (calendar, regulation) = (WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    Ok(Register::new(SqliteStore::open(path)?, calendar, regulation))
}

/// A register of [`SEED`] tasks, each row made by its commands.
fn fill(path: &Path) -> Result<()> {
    let mut register = open(path)?;
    for batch in commands(SEED)?.chunks(1_000) {
        ensure!(matches!(register.apply_all(batch)?, BatchOutcome::Applied(_)), "a command was refused");
    }
    register.into_store().close()?;
    Ok(())
}

/// So many times the task rows of the seed, under other ids, in the order of time: what a report reads. Their events are
/// left out.
fn grow(path: &Path, times: usize) -> Result<()> {
    let connection = Connection::open(path)?;
    let columns: String = connection.query_row(
        "SELECT group_concat(name, ', ') FROM pragma_table_info('dondoc_task') WHERE name NOT IN ('ordinal', 'task')",
        [],
        |row| row.get(0),
    )?;
    connection.execute_batch(&format!(
        "BEGIN;
         CREATE TEMP TABLE seed AS SELECT * FROM dondoc_task;
         DELETE FROM dondoc_task;
         WITH RECURSIVE copy (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copy WHERE number < {times})
         INSERT INTO dondoc_task (task, {columns})
           SELECT task || '-' || number, {columns} FROM seed, copy ORDER BY ordinal, number;
         CREATE TABLE beside AS SELECT {NEEDED} FROM dondoc_task WHERE known_until = 9223372036854775807;
         CREATE INDEX beside_covering ON beside ({NEEDED});
         CREATE TABLE versions AS SELECT {NEEDED}, known_since, known_until FROM dondoc_task;
         CREATE INDEX versions_covering ON versions ({NEEDED}, known_since, known_until);
         COMMIT;
         PRAGMA wal_checkpoint(TRUNCATE)"
    ))?;
    Ok(())
}

struct Measured {
    counted: i64,
    report: Duration,
    scan: Duration,
    group: Duration,
}

/// The best of runs that take turns.
fn measure(path: &Path, period: ReportPeriod, known_at: Option<dondoc::Instant>) -> Result<Measured> {
    let register = open(path)?;
    let connection = Connection::open(path)?;
    let window = period.window(register.regulations().at(period.last_day()?))?;
    let rows = known_at.map_or_else(
        || "beside WHERE TRUE".to_owned(),
        |at| format!("versions WHERE known_since <= {0} AND known_until > {0}", at.millis()),
    );
    let mut best = Measured { counted: 0, report: Duration::MAX, scan: Duration::MAX, group: Duration::MAX };
    for _ in 0..RUNS {
        let (report, took) = timed(|| Ok(register.report(period, known_at)?))?;
        best.counted = report.total.counts.total;
        best.report = best.report.min(took);
        let (known, took) = timed(|| bare_scan(&connection, &rows, window))?;
        best.scan = best.scan.min(took);
        let (grouped, took) = timed(|| group_by(&connection, &rows, window))?;
        best.group = best.group.min(took);
        ensure!(known >= report.total.counts.total, "the scan reads fewer tasks than the report counts");
        ensure!(grouped == figures(&report), "the GROUP BY does not count what the report counts");
    }
    Ok(best)
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
    let start = Instant::now();
    let answer = work()?;
    Ok((answer, start.elapsed()))
}

/// The needed cells of the needed rows, each looked at and no more; answers how many rows there were.
fn bare_scan(connection: &Connection, rows: &str, window: Window) -> Result<i64> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT lead, assigned_on, deadline, deadline_changes, result_on, confirmed_at IS NOT NULL, withdrawn_on, lead_changes
         FROM {rows} AND assigned_on <= ?1 AND ended_on >= ?2",
    ))?;
    let mut rows = statement.query([window.last.days(), window.first.days()])?;
    let (mut count, mut sum) = (0, 0);
    while let Some(row) = rows.next()? {
        count += 1;
        sum += row.get_ref(0)?.as_str()?.len() as i64;
        for column in 1..8 {
            if let ValueRef::Integer(value) = row.get_ref(column)? {
                sum += value;
            }
        }
    }
    std::hint::black_box(sum);
    Ok(count)
}

/// What a programmer writes who knows that no deadline and no lead of this register was ever changed.
fn group_by(connection: &Connection, rows: &str, window: Window) -> Result<Figures> {
    let mut statement = connection.prepare_cached(&format!(
        "WITH task AS (
           SELECT lead, assigned_on < ?1 AS carried, deadline, withdrawn_on <= ?2 AS withdrawn,
                  result_on <= ?2 AND confirmed_at IS NOT NULL AS done, result_on <= ?2 AND confirmed_at IS NULL AS waits,
                  result_on
           FROM {rows} AND assigned_on <= ?2 AND ended_on >= ?1
         )
         SELECT lead,
           sum(CASE WHEN withdrawn IS NOT 1 AND carried THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND NOT carried THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND done IS 1 AND result_on <= deadline THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND done IS 1 AND result_on > deadline THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND done IS 1 AND deadline IS NULL THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND waits IS 1 THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND done IS NOT 1 AND waits IS NOT 1 AND ?2 <= deadline THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND done IS NOT 1 AND waits IS NOT 1 AND ?2 > deadline THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS NOT 1 AND done IS NOT 1 AND waits IS NOT 1 AND deadline IS NULL THEN 1 ELSE 0 END),
           sum(CASE WHEN withdrawn IS 1 THEN 1 ELSE 0 END)
         FROM task GROUP BY lead",
    ))?;
    let rows = statement.query_map((window.first.days(), window.last.days()), |row: &Row<'_>| {
        let figures = (1..=COLUMNS.len()).map(|column| row.get(column)).collect::<Result<Vec<i64>, _>>()?;
        Ok((row.get(0)?, figures))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn figures(report: &Report) -> Figures {
    let rows = report.rows.iter().filter(|row| row.counts.total + row.counts.withdrawn > 0);
    rows.map(|row| (row.key.clone(), row.counts.values().to_vec())).collect()
}

/// Peak memory in kB of a process of its own that opens the register and asks the report once.
fn peak_of_a_process(path: &Path) -> Result<u64> {
    let output = std::process::Command::new(std::env::current_exe()?).arg("--peak").arg(path).output()?;
    if !output.status.success() {
        bail!("the process that is measured failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let said = String::from_utf8(output.stdout)?;
    let (_, peak) = said.trim().split_once(' ').context("no figure")?;
    Ok(peak.parse()?)
}

/// Of this process, where the system tells: Linux.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
