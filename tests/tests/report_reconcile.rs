//! Figures that others typed: sums that do not close, shares of another denominator, and what the register counts.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::law::ReportPeriod;
use dondoc::register::MemoryStore;
use dondoc::report::{ClaimedRow, OpenSum, Report, TOTAL, open_sums};
use dondoc::{Register, Regulation, codes};
use dondoc_csv::{File, import};
use dondoc_tests::{AGENCIES, REGISTER, register_on};

fn row(key: &str, figures: &[(&str, i64)], shares: &[(&str, &str)]) -> ClaimedRow {
    ClaimedRow {
        key: key.to_owned(),
        figures: figures.iter().map(|(column, figure)| ((*column).to_owned(), *figure)).collect(),
        shares: shares.iter().map(|(ratio, share)| ((*ratio).to_owned(), share.parse().unwrap())).collect(),
        ..ClaimedRow::default()
    }
}

fn open(definition: &str, rows: &[ClaimedRow]) -> Vec<String> {
    let regulation = Regulation::load("vn-ben-tre-2020").unwrap();
    let found = open_sums(regulation.report_definition(Some(definition)).unwrap(), rows).unwrap();
    let says =
        |open: OpenSum| format!("{}: {}: {} is not {}", open.key, open.identity, open.claimed, open.computed);
    found.into_iter().map(says).collect()
}

#[test]
fn the_published_figures_of_hai_phong_do_not_close_by_one() {
    let mut published = row(
        TOTAL,
        &[
            ("total", 15_533),
            ("done", 13_119),
            ("open", 2_414),
            ("open_in_time", 2_065),
            ("open_overdue", 348),
        ],
        &[("done_share", "84,46 %")],
    );
    assert_eq!(
        open("evaluation", std::slice::from_ref(&published)),
        ["TOTAL: open = open_in_time + open_overdue: 2414 is not 2413"]
    );
    published.figures.insert("open_overdue".to_owned(), 349);
    assert_eq!(open("evaluation", &[published]), [""; 0]);
}

#[test]
fn the_national_figures_of_2017_close_with_their_own_denominator_and_rounding() {
    let figures = [
        ("total", 21_914),
        ("done", 16_051),
        ("done_on_time", 14_068),
        ("done_late", 1_983),
        ("open", 5_863),
        ("open_in_time", 5_640),
        ("open_overdue", 223),
    ];
    // The number due is not printed, so the shares cannot be held against it; the sums can.
    let printed = [("done_of_due", "98,62"), ("overdue_of_due", "1,38")];
    assert_eq!(open("national", &[row(TOTAL, &figures, &printed)]), [""; 0]);
    let with_due = [figures.as_slice(), &[("due", 16_274)]].concat();
    assert_eq!(open("national", &[row(TOTAL, &with_due, &printed)]), [""; 0]);
    assert_eq!(
        open("national", &[row(TOTAL, &with_due, &[("done_of_due", "98,63"), ("overdue_of_due", "1,37")])]),
        [
            "TOTAL: done_of_due = done / due: 98.63 is not 98.62",
            "TOTAL: overdue_of_due = open_overdue / due: 1.37 is not 1.38"
        ]
    );
    // 16,051 of all 21,914 is 73,24 %: another denominator, found out.
    assert_eq!(
        open("national", &[row(TOTAL, &with_due, &[("done_of_due", "73,24")])]),
        ["TOTAL: done_of_due = done / due: 73.24 is not 98.62"]
    );
}

#[test]
fn the_figures_of_a_session_of_the_government_miss_eighteen_tasks() {
    // 21/10/2025: 9.831 = 7.892 + 1.602 + 319, as printed; four days later 1.620 in another text.
    let printed = [("total", 9_831), ("done", 7_892), ("open_in_time", 1_602), ("open_overdue", 319)];
    assert_eq!(
        open("three_classes", &[row(TOTAL, &printed, &[])]),
        ["TOTAL: total = done + open_in_time + open_overdue: 9831 is not 9813"]
    );
}

#[test]
fn totals_over_the_rows_are_added_up_and_empty_denominators_have_no_share() {
    let rows = [
        row("A", &[("total", 3), ("done", 1), ("open", 2)], &[("done_share", "33,33")]),
        row("B", &[("total", 0), ("done", 0), ("open", 0)], &[("done_share", "0,00")]),
        row(TOTAL, &[("total", 4), ("done", 1)], &[]),
    ];
    assert_eq!(
        open("evaluation", &rows),
        ["B: done_share = done / total: 0.00 is not none", "TOTAL: total = the sum of its rows: 4 is not 3"]
    );
}

fn april() -> (Register<MemoryStore>, Report) {
    let mut register = register_on(MemoryStore::new()).unwrap();
    let (tasks, agencies) =
        (File::new("register.csv", REGISTER.as_bytes()), File::new("agencies.csv", AGENCIES.as_bytes()));
    import(&mut register, tasks, agencies).unwrap();
    let report = register.report(ReportPeriod::month(2020, 4).unwrap(), None).unwrap();
    (register, report)
}

/// The figures of the report, as an agency would copy them.
fn copied(report: &Report) -> Vec<ClaimedRow> {
    let rows = report.rows.iter().chain([&report.total]);
    let columns = || report.definition.columns.iter().map(|column| column.id.clone());
    rows.map(|row| ClaimedRow {
        key: row.key.clone(),
        figures: columns().zip(row.cells.iter().copied()).collect(),
        ..ClaimedRow::default()
    })
    .collect()
}

#[test]
fn differences_to_the_register_are_named_by_column_and_by_task() {
    let (register, report) = april();
    let mut claimed = copied(&report);
    assert_eq!(
        register.reconcile(&claimed, &report).unwrap(),
        Default::default(),
        "a true copy has no difference"
    );

    let place = report.rows.iter().position(|row| row.counts.open_overdue > 1).unwrap();
    let (row, key) = (&report.rows[place], report.rows[place].key.clone());
    let overdue = register.cell(&report, row, "open_overdue").unwrap().tasks().to_vec();
    let done = register.cell(&report, &report.total, "done_on_time").unwrap().tasks()[0].clone();
    // The agency leaves out one task that is overdue, lists one that is done, and forgets to mend its sums.
    let mut listed = overdue.clone();
    let left_out = std::mem::replace(&mut listed[0], done.clone());
    *claimed[place].figures.get_mut("open_overdue").unwrap() -= 1;
    claimed[place].tasks.insert("open_overdue".to_owned(), listed);
    let found = register.reconcile(&claimed, &report).unwrap();
    let open = found.open.iter().map(|open| (open.key.as_str(), open.identity.as_str())).collect::<Vec<_>>();
    assert_eq!(open.len(), 2, "{open:?}");
    assert!(open[0].0 == key && open[0].1.starts_with("total = done_on_time + "), "{open:?}");
    assert_eq!(open[1], (TOTAL, "open_overdue = the sum of its rows"));
    let [difference] = found.differences.as_slice() else { panic!("{:?}", found.differences) };
    assert_eq!((difference.key.as_str(), difference.column.as_str()), (key.as_str(), "open_overdue"));
    assert_eq!(difference.counted, Some(overdue.len() as i64));
    assert_eq!(difference.claimed, Some(overdue.len() as i64 - 1));
    assert_eq!(
        (difference.only_claimed.as_slice(), difference.only_counted.as_slice()),
        (&[done][..], &[left_out][..])
    );
}

#[test]
fn a_row_that_the_register_does_not_have_differs_and_a_column_it_does_not_know_is_an_error() {
    let (register, report) = april();
    let strange = row("XYZ", &[("total", 1)], &[]);
    let found = register.reconcile(&[strange], &report).unwrap();
    assert_eq!((found.differences[0].claimed, found.differences[0].counted), (Some(1), None));
    let reconcile = |rows: &[ClaimedRow]| register.reconcile(rows, &report).unwrap_err();
    assert_eq!(reconcile(&[row("SNV", &[("finished", 1)], &[])]).code(), codes::REPORT_UNKNOWN);
    assert_eq!(reconcile(&[row("SNV", &[], &[("done_share", "1")])]).code(), codes::REPORT_UNKNOWN);
    let twice = row("SNV", &[("total", 1)], &[]);
    assert_eq!(reconcile(&[twice.clone(), twice]).code(), codes::REPORT_CLAIM);
    for wrong in ["", "abc", "84.46.1", "-1", "1.23456", "99999999999999999999", "8 4"] {
        let error = wrong.parse::<dondoc::report::Percent>().unwrap_err();
        assert_eq!(error.code(), codes::REPORT_CLAIM, "{wrong}");
    }
}
