//! A transaction that writes. As rusqlite's own, but that its statements too are parsed once: beside a disk that syncs in a
//! fifth of a millisecond, a command feels each parsing.

use std::ops::Deref;

use dondoc::Result;
use rusqlite::Connection;

use crate::failure::failed;

/// What is written through it is undone where it is dropped before [`Writing::commit`].
#[derive(Debug)]
pub(crate) struct Writing<'a>(&'a Connection);

impl<'a> Writing<'a> {
    /// Begins to write: whoever else wants to waits.
    pub(crate) fn begin(connection: &'a Connection) -> Result<Self> {
        execute(connection, "BEGIN IMMEDIATE")?;
        Ok(Self(connection))
    }

    pub(crate) fn commit(self) -> Result<()> {
        execute(self.0, "COMMIT")
    }
}

impl Deref for Writing<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // SQLite undoes what is left open when the connection is closed, too.
            let _ = execute(self.0, "ROLLBACK");
        }
    }
}

fn execute(connection: &Connection, sql: &str) -> Result<()> {
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    statement.execute([]).map_err(|error| failed(&error))?;
    Ok(())
}
