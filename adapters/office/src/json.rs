//! JSON: the tables as they are, in both languages, for programs.

use crate::error::{OfficeError, Result};
use crate::table::Table;

/// The tables as a JSON array, its keys always in the same order. A percentage is a number, an empty denominator `null`.
///
/// # Errors
/// `output.failed`.
pub fn json(tables: &[Table]) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(tables).map_err(|error| OfficeError::output("json", error))?;
    bytes.push(b'\n');
    Ok(bytes)
}
