//! Opening: what is not a register of ours, or of a newer library, is refused before anything touches it.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use dondoc::{DondocError, Result, codes};
use rusqlite::{Connection, OpenFlags};

use crate::SqliteStore;
use crate::failure::failed;
use crate::schema::{self, APPLICATION_ID, VERSION};

/// SQLite 3.7.0–3.51.2 can corrupt a database in WAL mode when the journal is reset.
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;

/// How long a writer waits for another.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

impl SqliteStore {
    /// Opens the register at `path`, or creates one where there is no file, or an empty one.
    ///
    /// # Errors
    /// `store.foreign` for a file that is no register, `store.newer` for one of a newer library: neither is touched.
    /// `store.sqlite_too_old`; `store.failed`; `store.busy`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        check_sqlite()?;
        check_header(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(|error| failed(&error))?;
        connection.busy_timeout(BUSY_TIMEOUT).map_err(|error| failed(&error))?;
        for (pragma, value) in [("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("mmap_size", "0")] {
            connection.pragma_update(None, pragma, value).map_err(|error| failed(&error))?;
        }
        // Before the first write: with FULL a power cut may undo the creation of the file itself.
        connection.pragma_update(None, "synchronous", "EXTRA").map_err(|error| failed(&error))?;
        let mode: String = connection
            .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
            .map_err(|error| failed(&error))?;
        if mode != "wal" {
            return Err(DondocError::store(
                codes::STORE_FAILED,
                format!("journal mode is {mode}, not WAL"),
                false,
            ));
        }
        schema::migrate(&mut connection, true)?;
        Ok(Self::on(connection))
    }

    /// Takes the host's connection and keeps the register in tables of its own (`dondoc_…`) beside the host's. Journal
    /// mode, synchronous and timeout stay as the host set them: durability is then the host's.
    ///
    /// # Errors
    /// `store.newer` with nothing written; `store.sqlite_too_old`; `store.failed`; `store.busy`.
    pub fn from_connection(mut connection: Connection) -> Result<Self> {
        check_sqlite()?;
        schema::migrate(&mut connection, false)?;
        Ok(Self::on(connection))
    }
}

fn check_sqlite() -> Result<()> {
    let found = rusqlite::version_number();
    if found < OLDEST_SAFE_SQLITE {
        let detail = format!("SQLite {} is linked; 3.51.3 is the oldest that is safe", rusqlite::version());
        return Err(DondocError::store(codes::STORE_SQLITE_TOO_OLD, detail, false));
    }
    Ok(())
}

/// Reads the header as plain bytes: opening a foreign file with SQLite could already write to it or its journal.
fn check_header(path: &Path) -> Result<()> {
    let foreign = |detail: &str| Err(DondocError::store(codes::STORE_FOREIGN, detail, false));
    let unreadable = |error: &std::io::Error| {
        DondocError::store(codes::STORE_FAILED, format!("the file cannot be read: {}", error.kind()), false)
    };
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut header = Vec::new();
    file.by_ref().take(100).read_to_end(&mut header).map_err(|error| unreadable(&error))?;
    if header.is_empty() {
        return Ok(());
    }
    if !header.starts_with(b"SQLite format 3\0") || header.len() < 100 {
        return foreign("the file is not a SQLite database");
    }
    let number = |at: usize| {
        let bytes = header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, i32::from_be_bytes)
    };
    let (user_version, application_id) = (number(60), number(68));
    if application_id != APPLICATION_ID {
        return foreign("the database belongs to another application");
    }
    if user_version > VERSION {
        return Err(schema::newer(user_version));
    }
    Ok(())
}
