//! For random registers the report equals a slow count made straight from the rows of the file by the words of its
//! description, and every report closes.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use dondoc::law::{PeriodKind, ReportPeriod, Window};
use dondoc::register::{MemoryStore, Store, TaskFilter};
use dondoc::report::{Counts, FactColumnsBuf, count_columns};
use dondoc::{CivilDate, Instant};
use dondoc_csv::{File, import};
use dondoc_tests::{cells, register_on};
use proptest::prelude::*;

const AGENCIES: &str = "code,name,kind,parent\nVP,Văn phòng,office,\nA,Sở A,department,\nB,UBND B,local_authority,\nC,Sở C,department,\n";
const LEADS: [&str; 3] = ["A", "B", "C"];
/// 2019-11-01.
const BEGIN: i32 = 18_201;

/// A dated act and the minutes after the end of its day's morning at which it was recorded.
type Act = (i32, i64);

#[derive(Debug, Clone)]
struct Row {
    lead: usize,
    assigned: Act,
    deadline: Option<i32>,
    extension: Option<(i32, Act)>,
    result: Option<Act>,
    confirmed_after: Option<i64>,
    withdrawn: Option<Act>,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let lag = || prop_oneof![2 => 0..600_i64, 1 => 0..30_000_i64];
    let row = (
        0..LEADS.len(),
        (BEGIN..BEGIN + 400, lag()),
        proptest::option::weighted(0.8, 1..90_i32),
        proptest::option::weighted(0.2, (1..60_i32, 0..100_i32, lag())),
        proptest::option::weighted(0.7, (0..150_i32, lag())),
        proptest::option::weighted(0.8, lag()),
        proptest::option::weighted(0.1, (0..120_i32, lag())),
    );
    let row = row.prop_map(|(lead, assigned, days, extension, result, confirmed_after, withdrawn)| {
        let deadline = days.map(|days| assigned.0 + days);
        Row {
            lead,
            assigned,
            deadline,
            extension: deadline
                .and(extension)
                .map(|(days, after, lag)| (deadline.unwrap_or_default() + days, (assigned.0 + after, lag))),
            result: result.map(|(after, lag)| (assigned.0 + after, lag)),
            confirmed_after,
            // A result and a withdrawal of one task exclude each other in the order of their recording.
            withdrawn: withdrawn.filter(|_| result.is_none()).map(|(after, lag)| (assigned.0 + after, lag)),
        }
    });
    proptest::collection::vec(row, 0..40)
}

/// 10:00 on the day, and so many minutes.
fn recorded((day, minutes): Act, not_before: i64) -> i64 {
    let ten = i64::from(day) * 86_400_000 + 3 * 3_600_000;
    (ten + minutes * 60_000).max(not_before)
}

/// The instants of a row: assignment, extension, result, confirmation, withdrawal.
struct Times {
    assigned: i64,
    extension: Option<i64>,
    result: Option<i64>,
    confirmed: Option<i64>,
    withdrawn: Option<i64>,
}

fn times(row: &Row) -> Times {
    let assigned = recorded(row.assigned, 0);
    let result = row.result.map(|act| recorded(act, assigned));
    Times {
        assigned,
        extension: row.extension.map(|(_, act)| recorded(act, assigned)),
        result,
        confirmed: result.and_then(|result| row.confirmed_after.map(|minutes| result + minutes * 60_000)),
        withdrawn: row.withdrawn.map(|act| recorded(act, assigned)),
    }
}

/// A decision on the deadline after the result is refused: such a row is not one of a register.
fn acceptable(row: &Row) -> bool {
    let times = times(row);
    match (row.extension, times.extension, times.result, row.result) {
        (Some((_, (decided, _))), Some(extension), Some(reported), Some((on, _))) => {
            extension < reported || decided <= on
        }
        _ => true,
    }
}

fn csv(rows: &[Row]) -> String {
    let date = |days: Option<i32>| {
        days.map_or_else(String::new, |days| CivilDate::from_days(days).unwrap().to_string())
    };
    let at = |millis: Option<i64>| {
        millis.map_or_else(String::new, |millis| Instant::from_millis(millis).to_string())
    };
    let mut text = "task_id,directive_number,directive_kind,issued_on,signer,abstract,drafting_unit,lead,content,deadline,recorded_at,extended_to,extended_on,extension_recorded_at,result_number,result_on,result_recorded_at,confirmed_at,withdrawn_on,withdrawn_recorded_at\n".to_owned();
    for (number, row) in rows.iter().enumerate() {
        let times = times(row);
        let fields = [
            format!("NV-{number}"),
            format!("{number}/UBND-TH"),
            "dispatch".to_owned(),
            date(Some(row.assigned.0)),
            "Chủ tịch".to_owned(),
            "Về việc".to_owned(),
            "A".to_owned(),
            LEADS[row.lead].to_owned(),
            "Báo cáo".to_owned(),
            date(row.deadline),
            at(Some(times.assigned)),
            date(row.extension.map(|(to, _)| to)),
            date(row.extension.map(|(_, (on, _))| on)),
            at(times.extension),
            row.result.map_or_else(String::new, |_| format!("{number}/BC-A")),
            date(row.result.map(|(on, _)| on)),
            at(times.result),
            at(times.confirmed),
            date(row.withdrawn.map(|(on, _)| on)),
            at(times.withdrawn),
        ];
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    text
}

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
