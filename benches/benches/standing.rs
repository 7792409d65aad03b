//! Standing of 10,000,000 tasks counted by agency, against a plain sum over the same columns in the same run.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dondoc::CivilDate;
use dondoc::law::Window;
use dondoc::report::{Counts, FactColumns, NO_DAY, count_columns};

const ROWS: usize = 10_000_000;
const AGENCIES: u16 = 220;

struct Columns {
    assigned_on: Vec<i32>,
    deadline: Vec<i32>,
    result_on: Vec<i32>,
    confirmed: Vec<u8>,
    withdrawn_on: Vec<i32>,
    lead: Vec<u16>,
}

/// Tasks of two years: most with a deadline, most with a result, some withdrawn.
fn columns() -> Columns {
    let mut columns = Columns {
        assigned_on: Vec::new(),
        deadline: Vec::new(),
        result_on: Vec::new(),
        confirmed: Vec::new(),
        withdrawn_on: Vec::new(),
        lead: Vec::new(),
    };
    let mut seed = 0x2020_0414_u64;
    let mut below = |n: u64| {
        // A linear congruential generator (Knuth, MMIX) is random enough to defeat branch prediction.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % n) as i32
    };
    for _ in 0..ROWS {
        let assigned = 17_900 + below(730);
        columns.assigned_on.push(assigned);
        columns.deadline.push(if below(10) < 8 { assigned + below(90) } else { NO_DAY });
        columns.result_on.push(if below(10) < 8 { assigned + below(120) } else { NO_DAY });
        columns.confirmed.push(u8::from(below(10) < 9));
        columns.withdrawn_on.push(if below(100) < 3 { assigned + below(100) } else { NO_DAY });
        columns.lead.push(below(u64::from(AGENCIES)) as u16);
    }
    columns
}

fn plain_sum(columns: &Columns) -> i64 {
    let days = |column: &[i32]| column.iter().map(|day| i64::from(*day)).sum::<i64>();
    days(&columns.assigned_on)
        + days(&columns.deadline)
        + days(&columns.result_on)
        + days(&columns.withdrawn_on)
        + columns.confirmed.iter().map(|flag| i64::from(*flag)).sum::<i64>()
        + columns.lead.iter().map(|lead| i64::from(*lead)).sum::<i64>()
}

fn standing(criterion: &mut Criterion) {
    let columns = columns();
    let day = |month, day| CivilDate::from_ymd(2020, month, day);
    let (Ok(first), Ok(last)) = (day(3, 15), day(4, 14)) else { return };
    let window = Window { first, last };
    let slices = FactColumns {
        assigned_on: &columns.assigned_on,
        deadline: &columns.deadline,
        result_on: &columns.result_on,
        confirmed: &columns.confirmed,
        withdrawn_on: &columns.withdrawn_on,
        lead: &columns.lead,
    };
    let mut group = criterion.benchmark_group("standing_10m");
    group.sample_size(20).throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("plain_sum_of_the_columns", |bencher| {
        bencher.iter(|| plain_sum(black_box(&columns)))
    });
    group.bench_function("count_by_agency", |bencher| {
        bencher.iter(|| {
            let mut counts = [Counts::default(); AGENCIES as usize];
            let counted = count_columns(black_box(slices), window, &mut counts);
            black_box((counted.is_ok(), counts))
        });
    });
    group.finish();
}

criterion_group!(benches, standing);
criterion_main!(benches);
