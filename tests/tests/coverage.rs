//! What is written about the cases is true: the table of coverage, and that every value of the pack is shown by one.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use dondoc_tests::cases::run_all;
use dondoc_tests::coverage;

#[test]
fn the_table_of_coverage_is_current() {
    let table = coverage::table(&run_all().unwrap()).unwrap();
    let written = std::fs::read_to_string(coverage::path()).unwrap();
    assert!(table == written, "run `cargo xtask law --write`");
    // The table finds readers at all, and tells rules that are read from those that only stand.
    assert!(table.contains("- rule `office.feedback`: `core/src/duty/case.rs`"), "{table}");
    assert!(table.contains("- rule `office.specialist`\n"), "{table}");
}
