//! For random registers the report equals a slow count made straight from the rows of the file by the words of its
//! description, and every report closes.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod random;

use std::collections::BTreeMap;

use dondoc::Instant;
use dondoc::law::{PeriodKind, ReportPeriod, Window};
use dondoc::register::{MemoryStore, Store, TaskFilter};
use dondoc::report::{Counts, FactColumnsBuf, count_columns};
use dondoc_csv::{File, import};
use dondoc_tests::{cells, register_on};
use proptest::prelude::*;
use random::{AGENCIES, LEADS, Row, acceptable, csv, rows, times};

/// The count by the words of the data's description, one row at a time.
fn reference(rows: &[Row], window: Window, known_at: Option<Instant>) -> BTreeMap<String, Vec<i64>> {
    let (first, last) = (window.first.days(), window.last.days());
    let known = |at: Option<i64>| at.filter(|at| known_at.is_none_or(|known_at| *at <= known_at.millis()));
    let mut counts: BTreeMap<String, Vec<i64>> =
        LEADS.iter().chain(&["TOTAL"]).map(|agency| ((*agency).to_owned(), vec![0; 11])).collect();
    for row in rows {
        let times = times(row);
        if known(Some(times.assigned)).is_none() || row.assigned.0 > last {
            continue;
        }
        let deadline = match (row.extension, known(times.extension)) {
            (Some((to, (decided, _))), Some(_)) if decided <= last => Some(to),
            _ => row.deadline,
        };
        let result =
            row.result.filter(|(on, _)| known(times.result).is_some() && *on <= last).map(|(on, _)| on);
        let confirmed = known(times.confirmed).is_some();
        let withdrawn =
            row.withdrawn.filter(|(on, _)| known(times.withdrawn).is_some() && *on <= last).map(|(on, _)| on);
        if withdrawn.is_some_and(|on| on < first) || (confirmed && result.is_some_and(|on| on < first)) {
            continue;
        }
        let column = if withdrawn.is_some() {
            10
        } else {
            match (result, confirmed, deadline) {
                (Some(on), true, Some(deadline)) if on <= deadline => 3,
                (Some(_), true, Some(_)) => 4,
                (Some(_), true, None) => 5,
                (Some(_), false, _) => 6,
                (None, _, Some(deadline)) if last <= deadline => 7,
                (None, _, Some(_)) => 8,
                (None, _, None) => 9,
            }
        };
        for agency in [LEADS[row.lead], "TOTAL"] {
            let counts = counts.get_mut(agency).unwrap();
            counts[column] += 1;
            if column != 10 {
                counts[if row.assigned.0 < first { 0 } else { 1 }] += 1;
                counts[2] += 1;
            }
        }
    }
    counts
}

/// The total as the column kernel counts it.
fn counted_by_columns(
    register: &dondoc::Register<MemoryStore>,
    window: Window,
    known_at: Option<Instant>,
) -> Counts {
    let mut columns = FactColumnsBuf::default();
    let filter = TaskFilter { known_at, ..TaskFilter::default() };
    register
        .store()
        .scan_tasks(&filter, &mut |facts| {
            columns.push(facts, window, 0);
            Ok(())
        })
        .unwrap();
    let mut counts = [Counts::default()];
    count_columns(columns.columns(), window, &mut counts).unwrap();
    counts[0]
}

fn periods() -> impl Strategy<Value = ReportPeriod> {
    prop_oneof![
        (1..=12_u32).prop_map(|month| (PeriodKind::Month, month)),
        (1..=4_u32).prop_map(|quarter| (PeriodKind::Quarter, quarter)),
        (1..=2_u32).prop_map(|half| (PeriodKind::HalfYear, half)),
        Just((PeriodKind::NineMonths, 1)),
        Just((PeriodKind::Year, 1)),
    ]
    .prop_map(|(kind, index)| ReportPeriod::new(kind, 2020, index).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn a_report_equals_the_slow_count(
        rows in rows(),
        asked in proptest::collection::vec((periods(), proptest::option::of(-30..60_i32)), 6),
    ) {
        let rows = rows.into_iter().filter(acceptable).collect::<Vec<_>>();
        let mut register = register_on(MemoryStore::new()).unwrap();
        let file = csv(&rows);
        import(&mut register, File::new("r.csv", file.as_bytes()), File::new("a.csv", AGENCIES.as_bytes())).unwrap();
        for (period, known) in asked {
            let window = period.window(register.regulations().at(period.last_day().unwrap())).unwrap();
            let known_at = known.map(|days| Instant::end_of(window.last.plus_days(days).unwrap()));
            prop_assert_eq!(counted_by_columns(&register, window, known_at), register.report(period, known_at).unwrap().total.counts);
            let report = cells(&register.report(period, known_at).unwrap());
            // Before the first record nothing was known, not even the agencies.
            if report.len() == 1 {
                prop_assert!(report.values().chain(reference(&rows, window, known_at).values()).flatten().all(|count| *count == 0));
            } else {
                prop_assert_eq!(report, reference(&rows, window, known_at), "{} known {:?}", period, known_at);
            }
        }
    }
}
