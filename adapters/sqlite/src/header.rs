//! The marks in a file's header: whose it is, and of which version.

use std::path::Path;

use dondoc::{DondocError, Result, codes};
use rusqlite::{Connection, OpenFlags};

use crate::failure::failed;
use crate::schema::{self, APPLICATION_ID, VERSION};

/// Looks at the file through a connection that neither locks nor writes, and refuses what is no register for sure. Not
/// with `std::fs`: closing a file descriptor of one's own would drop every lock that SQLite holds on the file in
/// this process.
pub(crate) fn check_header(path: &Path) -> Result<()> {
    let foreign = |detail: &str| Err(DondocError::store(codes::STORE_FOREIGN, detail, false));
    if is_torn(path) {
        return Ok(());
    }
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

/// Whether a writer left its rollback journal: the power went while it wrote, and the file may be no database at all until
/// SQLite has rolled the journal back. Of our registers only one that was just being created has one.
fn is_torn(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    std::fs::metadata(journal).is_ok_and(|journal| journal.len() > 0)
}

/// The marks in the header: whose database this is, and of which version. Read in one transaction: marks and tables of
/// different moments would make a register that another connection is creating look like a stranger's.
pub(crate) fn check_marks(connection: &Connection) -> Result<()> {
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
