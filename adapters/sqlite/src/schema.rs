//! The tables, and the steps from each version of them to the next.

use dondoc::{DondocError, Result, codes};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::failure::failed;

/// `ddoc`, in the header of a file that is a register by itself.
pub(crate) const APPLICATION_ID: i32 = 0x6464_6f63;

/// Step `n` leads from version `n` to version `n + 1`. A released step is never edited.
const STEPS: &[&str] = &[include_str!("schema/1.sql")];

/// The tables that have rows and indexes.
pub(crate) const TABLES: [&str; 7] = [
    "dondoc_event",
    "dondoc_known_end",
    "dondoc_command",
    "dondoc_agency",
    "dondoc_directive",
    "dondoc_task",
    "dondoc_case",
];

/// The version that this library writes.
pub(crate) const VERSION: i32 = STEPS.len() as i32;

/// The error for a file of a newer library.
pub(crate) fn newer(found: i32) -> DondocError {
    let detail = format!("the register has schema {found}, this library knows {VERSION}; update the library");
    DondocError::store(codes::STORE_NEWER, detail, false)
}

/// Brings the tables to [`VERSION`] in one transaction; a newer database is refused with nothing written. In a file of
/// its own the register also marks the header, so that the next opening can tell it before SQLite touches the file.
pub(crate) fn migrate(connection: &mut Connection, own_file: bool) -> Result<()> {
    // Reading first: an up-to-date register opens while another process writes.
    if version(connection)? == VERSION {
        return Ok(());
    }
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|error| failed(&error))?;
    let have = version(&transaction)?;
    if have > VERSION {
        return Err(newer(have));
    }
    if have == VERSION {
        return Ok(());
    }
    if own_file && have == 0 {
        let tables: i32 = transaction
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(|error| failed(&error))?;
        if tables > 0 {
            let detail = "the database belongs to another application";
            return Err(DondocError::store(codes::STORE_FOREIGN, detail, false));
        }
    }
    let steps = STEPS.iter().skip(usize::try_from(have).unwrap_or(0));
    for step in steps {
        transaction.execute_batch(step).map_err(|error| failed(&error))?;
    }
    transaction
        .execute("UPDATE dondoc_schema SET version = ?1", [VERSION])
        .map_err(|error| failed(&error))?;
    if own_file {
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(|error| failed(&error))?;
        transaction.pragma_update(None, "user_version", VERSION).map_err(|error| failed(&error))?;
    }
    transaction.commit().map_err(|error| failed(&error))?;
    if own_file {
        // The mark should stand in the file itself, not only in its journal. Where others read just now it stays in the
        // journal, and the next opening decides by the tables.
        connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Whether the tables can be read as they are.
pub(crate) fn require_current(connection: &Connection) -> Result<()> {
    match version(connection)? {
        VERSION => Ok(()),
        0 => Err(DondocError::store(codes::STORE_FOREIGN, "the file is empty, not a register yet", false)),
        older => {
            let detail =
                format!("the register has schema {older}; open it for writing once, which upgrades it");
            Err(DondocError::store(codes::STORE_FAILED, detail, false))
        }
    }
}

fn version(connection: &Connection) -> Result<i32> {
    let there: bool = connection
        .query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'dondoc_schema')", [], |row| {
            row.get(0)
        })
        .map_err(|error| failed(&error))?;
    if !there {
        return Ok(0);
    }
    connection
        .query_row("SELECT version FROM dondoc_schema", [], |row| row.get(0))
        .optional()
        .map_err(|error| failed(&error))?
        .ok_or_else(|| DondocError::integrity(0, "the schema has no version"))
}
