//! Rows of feedbacks, discrepancies, inspections and reports to and from their table.

use dondoc::model::{CaseFacts, Known};
use dondoc::register::RowFilter;
use dondoc::{DondocError, Instant, Result};
use rusqlite::{Connection, params};
use serde_json::{from_str, to_string};

use crate::facts_row::TO_THIS_DAY;
use crate::failure::failed;
use crate::writing::Writing;

/// Inserts rows in order; each closes the row of its case that was the latest.
pub(crate) fn insert(transaction: &Writing<'_>, rows: &[CaseFacts]) -> Result<()> {
    let prepare = |sql: &str| transaction.prepare_cached(sql).map_err(|error| failed(&error));
    let mut close = prepare(&format!(
        "UPDATE dondoc_case SET known_until = ?2 WHERE stream = ?1 AND known_until = {TO_THIS_DAY}"
    ))?;
    let mut insert = prepare(
        "INSERT INTO dondoc_case (stream, known_since, known_until, matter) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for facts in rows {
        let (since, until) =
            (facts.known.since.millis(), facts.known.until.map_or(TO_THIS_DAY, Instant::millis));
        let matter =
            to_string(&facts.matter).map_err(|error| DondocError::integrity(0, error.to_string()))?;
        close.execute(params![facts.stream, since]).map_err(|error| failed(&error))?;
        insert.execute(params![facts.stream, since, until, matter]).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// The rows that a filter admits.
pub(crate) fn read(connection: &Connection, filter: RowFilter) -> Result<Vec<CaseFacts>> {
    let sql = "SELECT stream, known_since, known_until, matter FROM dondoc_case ORDER BY stream, ordinal";
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, i64>(2)?, row.get::<_, String>(3)?))
    });
    let mut cases = Vec::new();
    for row in rows.map_err(|error| failed(&error))? {
        let (stream, since, until, matter) = row.map_err(|error| failed(&error))?;
        let until = (until != TO_THIS_DAY).then_some(Instant::from_millis(until));
        let facts = CaseFacts {
            stream,
            matter: from_str(&matter).map_err(|_| DondocError::integrity(0, "a case cannot be read"))?,
            known: Known { since: Instant::from_millis(since), until },
        };
        if filter.admits(facts.known) {
            cases.push(facts);
        }
    }
    Ok(cases)
}
