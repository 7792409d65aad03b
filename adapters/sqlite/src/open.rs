//! Opening: how, and what is refused before anything touches it.

use std::path::Path;
use std::time::{Duration, Instant};

use backon::{BlockingRetryable, ConstantBuilder};
use dondoc::register::Head;
use dondoc::{DondocError, Result, codes};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::SqliteStore;
use crate::failure::failed;
use crate::header::{check_header, check_marks};
use crate::schema;

/// SQLite 3.7.0–3.51.2 can corrupt a database in WAL mode when the journal is reset.
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;

/// 16 MiB of pages, in the words of SQLite: a command finds its places in the indexes of a register of years without reading
/// them from the file anew.
const CACHE: &str = "-16384";

/// How long a writer waits for another.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long a writer waits before it tries again. SQLite's own handler sleeps up to 100 ms: while others write without a
/// pause, one that looks so rarely may find them writing each time until its time is up.
const BUSY_POLL: Duration = Duration::from_millis(1);

/// How long one that creates a register lets another, who does the same, go first.
const BUSY_PAUSE: Duration = Duration::from_millis(2);

/// What a power cut may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Durability {
    /// Nothing that was answered (`synchronous=EXTRA`): each command waits for the disk.
    #[default]
    Durable,
    /// The last commands, since the journal was last synced (`synchronous=NORMAL`). What is left is whole: a beginning of
    /// the history, whose end only a head that was kept outside can tell. `cargo xtask faults` measures how many. For an
    /// import that can be run again; nothing else. A killed process loses nothing even so.
    PowerCutLosesTail,
}

/// Who else may have the file open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Access {
    /// Other connections and processes too.
    #[default]
    Shared,
    /// This store alone, until it is closed: others get `store.busy`. No memory is shared through a `-shm` file, so that a
    /// full disk cannot kill the process while it maps one, and file systems without shared memory serve.
    Exclusive,
    /// Others too, and this store writes nothing. Where the register was left with a journal, or is open elsewhere, its
    /// folder must be writable for SQLite's `-shm` file.
    ReadOnly,
}

/// How a register is opened; the default is what [`SqliteStore::open`] does.
///
/// ```
/// use dondoc_sqlite::{Access, Opening};
/// # let directory = tempfile::tempdir().unwrap();
/// # let path = directory.path().join("register.db");
/// let store = Opening { access: Access::Exclusive, ..Opening::default() }.open(&path)?;
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opening {
    /// What a power cut may take.
    pub durability: Durability,
    /// Who else may have the file open.
    pub access: Access,
    /// A head that was kept outside the file: a register that does not contain it is refused.
    pub expected: Option<Head>,
}

impl Opening {
    /// Opens the register at `path`, or creates one where there is no file, or an empty one, and it may be written.
    ///
    /// # Errors
    /// `store.foreign` for a file that is no register, `store.newer` for one of a newer library: neither is touched.
    /// `integrity.broken` for a damaged one, or one without the head that is expected; `store.sqlite_too_old`;
    /// `store.failed`; `store.full`; `store.busy`.
    pub fn open(self, path: impl AsRef<Path>) -> Result<SqliteStore> {
        let path = path.as_ref();
        check_sqlite()?;
        check_header(path)?;
        let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX
            | match self.access {
                Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
                _ => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
            };
        let mut connection = Connection::open_with_flags(path, flags).map_err(|error| failed(&error))?;
        connection.busy_handler(Some(try_again)).map_err(|error| failed(&error))?;
        let set =
            |pragma, value| connection.pragma_update(None, pragma, value).map_err(|error| failed(&error));
        for (pragma, value) in [("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("mmap_size", "0")] {
            set(pragma, value)?;
        }
        // Else SQLite parses a statement like that of a stream anew at each use, to plan it for what its parameter holds.
        connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(|error| failed(&error))?;
        if self.access == Access::Exclusive {
            // Before the first access to the file: afterwards the index of the journal lies in shared memory already.
            set("locking_mode", "EXCLUSIVE")?;
        }
        // Again, now under SQLite's lock and with the journal, before anything is written.
        check_marks(&connection)?;
        if self.access == Access::ReadOnly {
            schema::require_current(&connection)?;
        } else {
            // Before the first write: with FULL a power cut may undo the creation of the file itself.
            set("synchronous", "EXTRA")?;
            set("cache_size", CACHE)?;
            write_ahead(&connection)?;
            schema::migrate(&mut connection, true)?;
            if self.durability == Durability::PowerCutLosesTail {
                connection.pragma_update(None, "synchronous", "NORMAL").map_err(|error| failed(&error))?;
            }
        }
        let store = SqliteStore::on(connection);
        if let Some(expected) = self.expected {
            store.require(expected)?;
        }
        Ok(store)
    }
}

impl SqliteStore {
    /// Opens the register at `path` as [`Opening::default`] says, or creates one where there is no file, or an empty one.
    ///
    /// # Errors
    /// As [`Opening::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Opening::default().open(path)
    }

    /// Opens a register that must contain `head`: one that was kept outside the file, of this register. Without it, a
    /// history that lost its end looks like a shorter one.
    ///
    /// # Errors
    /// As [`Opening::open`].
    pub fn open_expecting(path: impl AsRef<Path>, head: Head) -> Result<Self> {
        Opening { expected: Some(head), ..Opening::default() }.open(path)
    }

    /// Opens a register to read it; nothing is written, and what the file lacks is not created.
    ///
    /// # Errors
    /// As [`Opening::open`]; `store.failed` where there is no file.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        Opening { access: Access::ReadOnly, ..Opening::default() }.open(path)
    }

    /// Takes the host's connection and keeps the register in tables of its own (`dondoc_…`) beside the host's. Journal
    /// mode, synchronous and timeout stay as the host set them: durability is then the host's. An import is a fifth faster
    /// where the host turns on `SQLITE_DBCONFIG_ENABLE_QPSG`, as a register in a file of its own does.
    ///
    /// # Errors
    /// `store.newer` with nothing written; `store.sqlite_too_old`; `store.failed`; `store.busy`.
    pub fn from_connection(mut connection: Connection) -> Result<Self> {
        check_sqlite()?;
        schema::migrate(&mut connection, false)?;
        Ok(Self::on(connection))
    }
}

/// Whether a writer that was told `times` times that another writes should try again.
fn try_again(times: i32) -> bool {
    std::thread::sleep(BUSY_POLL);
    BUSY_POLL * times.unsigned_abs() < BUSY_TIMEOUT
}

fn check_sqlite() -> Result<()> {
    let found = rusqlite::version_number();
    if found < OLDEST_SAFE_SQLITE {
        let detail = format!("SQLite {} is linked; 3.51.3 is the oldest that is safe", rusqlite::version());
        return Err(DondocError::store(codes::STORE_SQLITE_TOO_OLD, detail, false));
    }
    Ok(())
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
