//! Opening: what is not a register of ours, or of a newer library, is refused before anything touches it.

use std::path::Path;
use std::time::{Duration, Instant};

use backon::{BlockingRetryable, ConstantBuilder};
use dondoc::{DondocError, Result, codes};
use rusqlite::{Connection, OpenFlags};

use crate::SqliteStore;
use crate::failure::failed;
use crate::schema::{self, APPLICATION_ID, VERSION};

/// SQLite 3.7.0–3.51.2 can corrupt a database in WAL mode when the journal is reset.
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;

/// How long a writer waits for another.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long one that creates a register lets another, who does the same, go first.
const BUSY_PAUSE: Duration = Duration::from_millis(2);

impl SqliteStore {
    /// Opens the register at `path`, or creates one where there is no file, or an empty one.
    ///
    /// # Errors
    /// `store.foreign` for a file that is no register, `store.newer` for one of a newer library: neither is touched.
    /// `integrity.broken` for a damaged one; `store.sqlite_too_old`; `store.failed`; `store.busy`.
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
        // Again, now under SQLite's lock and with the journal, before anything is written.
        check_marks(&connection)?;
        // Before the first write: with FULL a power cut may undo the creation of the file itself.
        connection.pragma_update(None, "synchronous", "EXTRA").map_err(|error| failed(&error))?;
        write_ahead(&connection)?;
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

/// Looks at the file through a connection that neither locks nor writes, and refuses what is no register for sure. Not with `std::fs`: closing a file descriptor of
/// one's own would drop every lock that SQLite holds on the file in this process.
fn check_header(path: &Path) -> Result<()> {
    let foreign = |detail: &str| Err(DondocError::store(codes::STORE_FOREIGN, detail, false));
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            let detail = format!("the file cannot be read: {}", error.kind());
            return Err(DondocError::store(codes::STORE_FAILED, detail, false));
        }
        Ok(metadata) if !metadata.is_file() => {
            return Err(DondocError::store(codes::STORE_FAILED, "the path is not a file", false));
        }
        Ok(metadata) if metadata.len() == 0 => return Ok(()),
        Ok(metadata) if metadata.len() < SMALLEST_DATABASE => {
            return foreign("the file is not a SQLite database");
        }
        Ok(_) => {}
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(immutable_uri(path), flags).map_err(|error| failed(&error))?;
    match check_marks(&connection) {
        // A file that a checkpoint is filling, or was when the power went, looks broken without its journal.
        Err(DondocError::Integrity { .. }) => Ok(()),
        verdict => verdict,
    }
}

/// The marks in the header: whose database this is, and of which version. Read in one transaction: marks and tables of
/// different moments would make a register that another connection is creating look like a stranger's.
fn check_marks(connection: &Connection) -> Result<()> {
    let moment = connection.unchecked_transaction().map_err(|error| failed(&error))?;
    let number =
        |sql: &str| moment.query_row(sql, [], |row| row.get::<_, i32>(0)).map_err(|error| failed(&error));
    let application_id = number("PRAGMA application_id")?;
    if application_id == 0 && number("SELECT count(*) FROM sqlite_schema")? == 0 {
        // Somebody is creating it, or began to: what it becomes is decided under the write lock.
        return Ok(());
    }
    if application_id != APPLICATION_ID {
        let detail = "the database belongs to another application";
        return Err(DondocError::store(codes::STORE_FOREIGN, detail, false));
    }
    let version = number("PRAGMA user_version")?;
    if version > VERSION { Err(schema::newer(version)) } else { Ok(()) }
}

/// Turns the journal of a new file into a WAL. SQLite does not wait for others here: it would have to while it holds a
/// read lock, and two that wait so would wait for each other. Each lets go and tries again.
fn write_ahead(connection: &Connection) -> Result<()> {
    let begin = Instant::now();
    let set = || -> Result<String> {
        connection
            .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
            .map_err(|error| failed(&error))
    };
    let pauses = ConstantBuilder::new().with_delay(BUSY_PAUSE).with_jitter().without_max_times();
    let mode = set
        .retry(pauses)
        .when(|error| error.code() == codes::STORE_BUSY && begin.elapsed() < BUSY_TIMEOUT)
        .call()?;
    if mode == "wal" {
        return Ok(());
    }
    Err(DondocError::store(codes::STORE_FAILED, format!("journal mode is {mode}, not WAL"), false))
}

/// A page of the smallest size that SQLite has.
const SMALLEST_DATABASE: u64 = 512;

/// The path as a URI that promises SQLite that nothing need be locked, journalled or written.
fn immutable_uri(path: &Path) -> String {
    let escaped = path.to_string_lossy().bytes().fold(String::new(), |mut uri, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
        uri
    });
    format!("file:{escaped}?mode=ro&immutable=1")
}
