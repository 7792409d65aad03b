//! Working-day arithmetic over slices, beside the least that any implementation must do: one table lookup a date.

use std::hint::black_box;
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, Throughput};
use dondoc::calendar::{WorkingCalendar, columns, lunar};
use dondoc::{CivilDate, Result};

const DATES: usize = 100_000;

/// A year and a month.
type Month = (i32, u32);
/// The years with decisions, which offices ask about, and nearly all of the calendar.
const SPANS: [(&str, Month, Month); 2] =
    [("2010-2026", (2010, 1), (2026, 12)), ("1995-2199", (1996, 1), (2198, 12))];

fn main() -> Result<()> {
    let mut criterion = Criterion::default().configure_from_args();
    let calendar = WorkingCalendar::vietnam()?;
    add_over_slices(&mut criterion, &calendar)?;
    other_questions_over_slices(&mut criterion, &calendar)?;
    scalars(&mut criterion, &calendar)?;
    criterion.final_summary();
    print_ratios(&calendar)
}

/// Adding n working days, and the same answers read from a table made for that n beforehand.
fn add_over_slices(criterion: &mut Criterion, calendar: &WorkingCalendar) -> Result<()> {
    let mut group = criterion.benchmark_group("calendar/add");
    group.throughput(Throughput::Elements(DATES as u64));
    for (span, first, last) in SPANS {
        let days = dates(first, last)?;
        for n in [7, 250] {
            let answers = answer_table(calendar, n);
            let origin = calendar.first_day().days();
            let mut out = vec![0; DATES];
            let mut valid = vec![true; DATES];
            group.bench_function(BenchmarkId::new(format!("bare table/{span}"), n), |bencher| {
                bencher
                    .iter(|| bare_lookup(black_box(&answers), origin, black_box(&days), black_box(&mut out)));
            });
            group.bench_function(BenchmarkId::new(format!("dondoc/{span}"), n), |bencher| {
                bencher.iter(|| {
                    columns::add_working_days(
                        calendar,
                        black_box(&days),
                        n,
                        black_box(&mut out),
                        black_box(&mut valid),
                    )
                });
            });
        }
    }
    group.finish();
    Ok(())
}

fn other_questions_over_slices(criterion: &mut Criterion, calendar: &WorkingCalendar) -> Result<()> {
    let mut group = criterion.benchmark_group("calendar/columns");
    group.throughput(Throughput::Elements(DATES as u64));
    let days = dates((2010, 1), (2026, 12))?;
    let others: Vec<i32> = days.iter().rev().copied().collect();
    let (mut out, mut worked, mut valid) = (vec![0; DATES], vec![false; DATES], vec![true; DATES]);
    group.bench_function("between", |bencher| {
        bencher.iter(|| {
            columns::working_days_between(calendar, black_box(&days), &others, &mut out, &mut valid)
        });
    });
    group.bench_function("is working day", |bencher| {
        bencher
            .iter(|| columns::is_working_day(calendar, black_box(&days), black_box(&mut worked), &mut valid));
    });
    group.finish();
    Ok(())
}

fn scalars(criterion: &mut Criterion, calendar: &WorkingCalendar) -> Result<()> {
    let mut group = criterion.benchmark_group("calendar/scalar");
    let date = CivilDate::from_ymd(2026, 2, 13)?;
    group.bench_function("add 7", |bencher| bencher.iter(|| calendar.add_working_days(black_box(date), 7)));
    group.bench_function("day", |bencher| bencher.iter(|| calendar.day(black_box(date))));
    group.bench_function("to lunar", |bencher| bencher.iter(|| lunar::to_lunar(black_box(date))));
    group.bench_function("build", |bencher| bencher.iter(WorkingCalendar::vietnam));
    group.finish();
    Ok(())
}

/// The table of `benches/README.md`: best of many runs that take turns, so that a busy machine disturbs both alike.
fn print_ratios(calendar: &WorkingCalendar) -> Result<()> {
    println!("\n| question | years | bare table, ns a date | dondoc, ns a date | ratio |");
    println!("|---|---|---:|---:|---:|");
    for (span, first, last) in SPANS {
        let days = dates(first, last)?;
        let (mut out, mut valid) = (vec![0; DATES], vec![true; DATES]);
        let origin = calendar.first_day().days();
        for n in [7, 250] {
            let answers = answer_table(calendar, n);
            let (mut bare, mut own) = (f64::MAX, f64::MAX);
            for _ in 0..1_000 {
                bare = bare.min(nanoseconds_a_date(|| {
                    bare_lookup(black_box(&answers), origin, black_box(&days), black_box(&mut out));
                }));
                own = own.min(nanoseconds_a_date(|| {
                    let _ = columns::add_working_days(
                        calendar,
                        black_box(&days),
                        n,
                        black_box(&mut out),
                        black_box(&mut valid),
                    );
                }));
            }
            println!("| add {n} | {span} | {bare:.2} | {own:.2} | {:.2} |", own / bare);
        }
    }
    Ok(())
}

fn nanoseconds_a_date(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e9 / DATES as f64
}

/// What a loop over a table made for one n costs; the days are known to lie in it.
fn bare_lookup(answers: &[i32], origin: i32, days: &[i32], out: &mut [i32]) {
    for (out, day) in out.iter_mut().zip(days) {
        *out = answers.get((day - origin) as usize).copied().unwrap_or_default();
    }
}

/// The answer for every day of the calendar; 0 where there is none.
fn answer_table(calendar: &WorkingCalendar, n: i32) -> Vec<i32> {
    (calendar.first_day().days()..=calendar.last_day().days())
        .map(|day| {
            CivilDate::from_days(day)
                .and_then(|day| calendar.add_working_days(day, n))
                .map_or(0, CivilDate::days)
        })
        .collect()
}

/// Days spread over the years without order, the same in every run.
fn dates(first: Month, last: Month) -> Result<Vec<i32>> {
    let day = |(year, month): Month| CivilDate::from_ymd(year, month, 1).map(CivilDate::days);
    let (first, last) = (day(first)?, day(last)?);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let day = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        first + ((state >> 33) % (last - first) as u64) as i32
    });
    Ok(day.take(DATES).collect())
}
