//! The rows R-01…R-60 of the law page.

use anyhow::Result;
use serde::Deserialize;

/// A row: a clause of the Quy chế, and why it has no case where it has none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// `R-01` to `R-60`.
    pub id: String,
    /// Where it stands.
    pub article: String,
    /// Why there is nothing to compute.
    pub reason: Option<String>,
    /// What the library does not compute yet.
    pub planned: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    row: Vec<Row>,
}

/// The rows, in order.
///
/// # Errors
/// When `rows.toml` is no file of rows.
pub fn rows() -> Result<Vec<Row>> {
    Ok(toml::from_str::<Rows>(include_str!("../rows.toml"))?.row)
}
