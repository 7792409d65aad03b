//! What differs between the figures of two editions of a report.

use serde::Serialize;

use super::Report;

/// A figure that two editions of a report do not share.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct FigureChange {
    /// The outer group of the row, where it is part of one.
    pub outer: Option<String>,
    /// The key of the row.
    pub key: String,
    /// The column.
    pub column: String,
    /// The figure of the first edition; 0 where it has no such row.
    pub before: i64,
    /// The figure of the other.
    pub after: i64,
}

/// Where a report counts a task: the row, and the columns.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct ReportPlace {
    /// The outer group of the row, where it is part of one.
    pub outer: Option<String>,
    /// The key of the row.
    pub key: String,
    /// The columns that count it there.
    pub columns: Vec<String>,
}

/// The figures that differ, in the rows of `after`, then those that only `before` has; totals last.
pub(crate) fn figure_changes(before: &Report, after: &Report) -> Vec<FigureChange> {
    let gone = before.rows.iter().filter(|row| after.row(row.outer.as_deref(), &row.key).is_none());
    let rows = after.rows.iter().chain(gone).chain(std::iter::once(&after.total));
    let changes = rows.flat_map(|row| {
        let figure = move |report: &Report, column: &str| {
            let row = report.row(row.outer.as_deref(), &row.key);
            row.and_then(|row| report.figure(row, column)).unwrap_or_default()
        };
        after.definition.columns.iter().map(move |column| FigureChange {
            outer: row.outer.clone(),
            key: row.key.clone(),
            column: column.id.clone(),
            before: figure(before, &column.id),
            after: figure(after, &column.id),
        })
    });
    changes.filter(|change| change.before != change.after).collect()
}
