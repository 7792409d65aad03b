//! What spans the crates of dondoc: the made-up register of 2020, a small office, and what every store must do. The
//! tests themselves stand in `tests/`.

pub mod cases;
pub mod coverage;
pub mod fuzz;
pub mod golden;
pub mod mutation;
pub mod rows;

pub use dondoc_host::conformance::{self, register_on, scene};

use std::collections::BTreeMap;

use dondoc::report::{COLUMNS, Report};

/// The directory of agencies of the register of 2020.
pub const AGENCIES: &str = include_str!("../data/register-2020/agencies.csv");
/// The register of 2020, 1,200 tasks.
pub const REGISTER: &str = include_str!("../data/register-2020/register.csv");
/// What the month of April must show, with all knowledge.
pub const EXPECTED_APRIL: &str = include_str!("../data/register-2020/expected-month-2020-04.csv");
/// What it must show with what was known at the cut-off.
pub const EXPECTED_APRIL_AT_CUTOFF: &str =
    include_str!("../data/register-2020/expected-month-2020-04-known-at-cutoff.csv");
/// What the first half-year must show.
pub const EXPECTED_HALF_YEAR: &str = include_str!("../data/register-2020/expected-half-2020-1.csv");

/// A report as rows of text by agency, in the shape of the expected files.
#[must_use]
pub fn cells(report: &Report) -> BTreeMap<String, Vec<i64>> {
    let rows = report.rows.iter().chain(std::iter::once(&report.total));
    rows.map(|row| (row.key.clone(), row.counts.values().to_vec())).collect()
}

/// An expected file as rows by agency; its header must be the columns of a report.
///
/// # Panics
/// When the file is not of that shape: a broken test.
#[must_use]
#[allow(clippy::expect_used, clippy::panic)]
pub fn expected(file: &str) -> BTreeMap<String, Vec<i64>> {
    let mut lines = file.lines();
    let header = lines.next().expect("a header").split(',').collect::<Vec<_>>();
    assert_eq!(header.first(), Some(&"agency"));
    assert_eq!(header.get(1..), Some(COLUMNS));
    lines
        .map(|line| {
            let (agency, counts) = line.split_once(',').expect("an agency");
            (agency.to_owned(), counts.split(',').map(|count| count.parse().expect("a count")).collect())
        })
        .collect()
}

/// The name of a variant as files write it: `InTime` is `in_time`.
#[must_use]
pub fn snake(variant: &impl std::fmt::Debug) -> String {
    format!("{variant:?}").char_indices().fold(String::new(), |mut text, (at, c)| {
        if c.is_uppercase() && at > 0 {
            text.push('_');
        }
        text.extend(c.to_lowercase());
        text
    })
}
