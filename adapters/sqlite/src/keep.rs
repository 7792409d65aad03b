//! What keeps a register safe besides writing it: a copy, a short journal, a head kept outside.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use dondoc::register::Head;
use dondoc::{DondocError, Result, codes};
use rusqlite::{OptionalExtension, params};

use crate::SqliteStore;
use crate::failure::failed;

impl SqliteStore {
    /// Copies all that is appended into a new file, while others go on writing: one moment of the register, on the disk when
    /// this returns. In the host's own database the host's tables are copied too.
    ///
    /// # Errors
    /// `store.failed` where there is a file at `path` already, or it cannot be written; `store.full`; `integrity.broken`.
    pub fn backup(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        if path.exists() {
            return Err(DondocError::store(
                codes::STORE_FAILED,
                "there is a file at the path already",
                false,
            ));
        }
        // Under another name until it is whole: half a copy must not look like one.
        let partial = beside(path, "-partial");
        match fs::remove_file(&partial) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unwritable(&error)),
            _ => {}
        }
        self.connection
            .execute("VACUUM INTO ?1", params![partial.to_string_lossy()])
            .map_err(|error| failed(&error))?;
        // SQLite leaves the copy to the operating system's leisure.
        let settle = || -> io::Result<()> {
            File::open(&partial)?.sync_all()?;
            fs::rename(&partial, path)?;
            sync_folder_of(path)
        };
        settle().map_err(|error| unwritable(&error))
    }

    /// Brings all that is appended from the journal into the file, and empties the journal. SQLite does the first by itself
    /// now and then; a host calls this before it copies the file alone, or is put to sleep.
    ///
    /// # Errors
    /// `store.busy` while another connection reads or writes: nothing is lost, the rest stays in the journal; `store.failed`;
    /// `store.full`.
    pub fn checkpoint(&self) -> Result<()> {
        let busy: bool = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|error| failed(&error))?;
        if busy {
            return Err(DondocError::store(codes::STORE_BUSY, "another connection uses the journal", true));
        }
        Ok(())
    }

    /// Closes the file; what was appended is there already. The last one to close it takes the journal away.
    ///
    /// # Errors
    /// `store.failed`.
    pub fn close(self) -> Result<()> {
        self.connection.close().map_err(|(_, error)| failed(&error))
    }

    /// Whether the history contains a head that was kept outside.
    pub(crate) fn require(&self, expected: Head) -> Result<()> {
        let found: Option<Vec<u8>> = self
            .connection
            .query_row("SELECT hash FROM dondoc_event WHERE position = ?1", [expected.position], |row| {
                row.get(0)
            })
            .optional()
            .map_err(|error| failed(&error))?;
        if expected == Head::EMPTY || found.is_some_and(|hash| hash == expected.hash.0) {
            return Ok(());
        }
        let detail = "the history does not contain the head that was kept";
        Err(DondocError::integrity(expected.position, detail))
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A new name in a folder survives a power cut once the folder is synced. Only Unix can open a folder for that.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

fn unwritable(error: &io::Error) -> DondocError {
    let code =
        if error.kind() == io::ErrorKind::StorageFull { codes::STORE_FULL } else { codes::STORE_FAILED };
    DondocError::store(code, format!("the copy cannot be written: {}", error.kind()), false)
}
