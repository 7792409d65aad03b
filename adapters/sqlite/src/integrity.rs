//! SQLite's own check of a table and of what finds its rows.

use dondoc::{DondocError, Result, codes};
use rusqlite::{Connection, ffi};

use crate::failure::unanswerable;

/// Whether the indexes of a table, or a table of words, hold what they should.
///
/// # Errors
/// `store.failed` too where SQLite says in its text alone that a page was not read: a disk that fails is no damage to what it
/// holds.
pub(crate) fn is_sound(connection: &Connection, table: &str) -> Result<bool> {
    let found: String = connection
        .query_row(&format!("PRAGMA main.integrity_check ({table})"), [], |row| row.get(0))
        .map_err(|error| unanswerable(&error))?;
    match unread_page(&found) {
        Some(code) => {
            let detail = format!("a page could not be read: {code}");
            Err(DondocError::store(codes::STORE_FAILED, detail, true))
        }
        None => Ok(found == "ok"),
    }
}

fn unread_page(found: &str) -> Option<i32> {
    let (_, code) = found.split_once("error code=")?;
    let code: i32 = code.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    [ffi::SQLITE_IOERR, ffi::SQLITE_NOMEM].contains(&(code & 0xff)).then_some(code)
}
