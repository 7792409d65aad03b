//! The reference store of [`dondoc`]: one SQLite file, or tables in the host's own database.
//!
//! A commit is one `BEGIN IMMEDIATE` transaction with `synchronous=EXTRA` in WAL mode: when [`Store::append`] returns,
//! events and fact rows are on the disk together. An index of words (FTS5) stands beside them, which no commit writes: a search
//! that finds it behind brings it up to date, or, where it cannot write or SQLite has no FTS5, reads the events. So the first
//! search after an import takes longer, unless the host calls [`Store::rebuild_search`] before. The crate re-exports [`rusqlite`], since one program can link only
//! one SQLite: a new rusqlite is a breaking change for hosts that hand in a connection.
//!
//! ```
//! use dondoc::{Register, Regulation, calendar::WorkingCalendar};
//! use dondoc_sqlite::SqliteStore;
//!
//! # let directory = tempfile::tempdir().unwrap();
//! # let path = directory.path().join("register.db");
//! let store = SqliteStore::open(&path)?;
//! let register = Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
//! assert_eq!(register.head()?.position, 0);
//! # Ok::<(), dondoc::DondocError>(())
//! ```

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!("dondoc_sqlite");

mod brief;
mod case_row;
mod directory_row;
mod facts_row;
mod failure;
mod header;
mod integrity;
mod keep;
mod kept;
mod known_end;
mod open;
mod schema;
mod search;
mod turn;
mod writing;

use std::ops::ControlFlow;

use dondoc::lifecycle::{ChainHash, EventRecord, StreamId};
use dondoc::model::{AgencyFacts, CaseFacts, CommandId, DirectiveFacts, Snapshot, TaskFacts};
use dondoc::register::{CommandRecord, Commit, Deciding, Head, RowFilter, Store, TaskFilter};
use dondoc::search::{Hit, SearchQuery, Wording};
use dondoc::{CivilDate, DondocError, Headway, Instant, Result, codes};
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

pub use kept::{AnyStore, close, sqlite_of};
pub use open::{Access, Durability, Opening};
pub use rusqlite;

use failure::{failed, integrity, unanswerable};
use turn::Turn;
use writing::Writing;

/// The longest event, in bytes. SQLite holds many times as much: what it calls too big was not written.
const LONGEST: usize = 16_000_000;

/// More than the store has statements: none is parsed twice.
const STATEMENTS: usize = 64;

/// A register in SQLite.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    turn: Turn,
}

impl SqliteStore {
    /// A store on a connection that was checked and migrated.
    pub(crate) fn on(connection: Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Self { turn: Turn::of(&connection), connection }
    }

    /// Begins to write: whoever else wants to waits. Within the turn of this store.
    pub(crate) fn begin(&self) -> Result<Writing<'_>> {
        Writing::begin(&self.connection)
    }

    /// Gives the connection back to the host.
    #[must_use]
    pub fn into_connection(self) -> Connection {
        self.connection
    }
}

impl Store for SqliteStore {
    fn append(&mut self, commit: &Commit) -> Result<Head> {
        let _turn = self.turn.wait()?;
        let transaction = self.begin()?;
        check_versions(&transaction, commit)?;
        let head = append(&transaction, commit, &mut Headway::silent())?;
        transaction.commit()?;
        Ok(head)
    }

    fn append_decided(
        &mut self,
        decide: &mut Deciding<'_>,
        headway: &mut Headway<'_>,
    ) -> Result<Option<Head>> {
        let _turn = self.turn.wait()?;
        let transaction = self.begin()?;
        // Nobody else has written since it was decided: the streams are as the commit expects.
        let Some(commit) = decide(&*self, headway)? else { return Ok(None) };
        let head = append(&transaction, &commit, headway)?;
        transaction.commit()?;
        Ok(Some(head))
    }

    fn load(&self, stream: &StreamId) -> Result<Vec<EventRecord>> {
        self.events(
            "SELECT position, body, hash, stream, version FROM dondoc_event WHERE stream = ?1 ORDER BY version",
            [stream.as_str()],
        )
    }

    fn command(&self, id: &CommandId) -> Result<Option<CommandRecord>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT digest, position FROM dondoc_command WHERE id = ?1")
            .map_err(|error| failed(&error))?;
        let row = statement.query_row([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)));
        let row = row.optional().map_err(|error| failed(&error))?;
        Ok(row.map(|(digest, position)| CommandRecord { digest, position }))
    }

    fn commands(&self, ids: &[&CommandId]) -> Result<Vec<(CommandId, CommandRecord)>> {
        if let [id] = ids {
            return Ok(self.command(id)?.map(|record| ((*id).clone(), record)).into_iter().collect());
        }
        let asked =
            serde_json::to_string(ids).map_err(|error| DondocError::integrity(0, error.to_string()))?;
        let sql = "SELECT known.id, known.digest, known.position
                   FROM json_each(?1) AS asked CROSS JOIN dondoc_command AS known ON known.id = asked.value";
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| failed(&error))?;
        let rows = statement
            .query_map([asked], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))
            .map_err(|error| failed(&error))?;
        rows.map(|row| {
            let (id, digest, position) = row.map_err(|error| failed(&error))?;
            Ok((CommandId::new(id).map_err(integrity)?, CommandRecord { digest, position }))
        })
        .collect()
    }

    fn scan_tasks(&self, filter: &TaskFilter, visit: &mut dyn FnMut(&TaskFacts) -> Result<()>) -> Result<()> {
        facts_row::scan(&self.connection, filter, visit)
    }

    fn scan_snapshots(
        &self,
        filter: &TaskFilter,
        on: CivilDate,
        visit: &mut dyn FnMut(&str, &Snapshot),
    ) -> Result<()> {
        facts_row::scan_snapshots(&self.connection, filter, on, visit)
    }

    fn directives(&self, filter: RowFilter) -> Result<Vec<DirectiveFacts>> {
        directory_row::directives(&self.connection, filter)
    }

    fn agencies(&self, filter: RowFilter) -> Result<Vec<AgencyFacts>> {
        directory_row::agencies(&self.connection, filter)
    }

    fn cases(&self, filter: RowFilter) -> Result<Vec<CaseFacts>> {
        case_row::read(&self.connection, filter)
    }

    fn events_after(&self, position: i64, limit: usize) -> Result<Vec<EventRecord>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = "SELECT position, body, hash, stream, version FROM dondoc_event WHERE position > ?1 ORDER BY position LIMIT ?2";
        self.events(sql, [position, limit])
    }

    fn head(&self) -> Result<Head> {
        head(&self.connection)
    }

    fn head_at(&self, at: Instant) -> Result<Head> {
        known_end::at(&self.connection, at)
    }

    fn at_one_moment(&self, see: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()> {
        if !self.connection.is_autocommit() {
            // Within a moment, or within a transaction of the host.
            return see(self);
        }
        // A reading transaction keeps nobody from writing; it ends with this guard.
        let _moment = self.connection.unchecked_transaction().map_err(|error| failed(&error))?;
        see(self)
    }

    fn check(&self) -> Result<()> {
        // A report reads an index alone: it must hold what its table does.
        for table in schema::TABLES {
            if !integrity::is_sound(&self.connection, table)? {
                let detail = format!("the indexes of {table} do not show its rows");
                return Err(DondocError::integrity(0, detail));
            }
        }
        if !known_end::is_sound(&self.connection, self.head()?)? {
            let detail = "the ends of what was known are not those of the events";
            return Err(DondocError::integrity(0, detail));
        }
        Ok(())
    }

    fn search(
        &self,
        query: &SearchQuery,
        visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        search::search(self, query, visit)
    }

    fn verify_search(&self, wordings: &mut dyn Iterator<Item = Wording>) -> Result<()> {
        search::verify(self, wordings)
    }

    fn rebuild_search(&mut self) -> Result<()> {
        search::rebuild(self)
    }
}

impl SqliteStore {
    fn events(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<EventRecord>> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| failed(&error))?;
        let rows = statement.query_map(parameters, |row| {
            let place: (String, i64) = (row.get(3)?, row.get(4)?);
            Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?, place))
        });
        rows.map_err(|error| failed(&error))?
            .map(|row| {
                let (position, body, hash, (stream, version)) = row.map_err(|error| failed(&error))?;
                let record =
                    EventRecord::from_stored(position, body, ChainHash::from_stored(&hash, position)?)?;
                // Only the body is hashed: an index column that says something else would hide an event.
                if record.entry.stream.as_str() == stream && record.entry.version == version {
                    Ok(record)
                } else {
                    Err(DondocError::integrity(
                        position,
                        "the columns of the event are not those of its body",
                    ))
                }
            })
            .collect()
    }
}

fn head(connection: &Connection) -> Result<Head> {
    end(connection, "SELECT position, hash FROM dondoc_event ORDER BY position DESC LIMIT 1", [])
}

/// The event that a statement finds, as the end of a history.
fn end(connection: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<Head> {
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    let row = statement.query_row(parameters, |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)));
    match row.optional().map_err(|error| unanswerable(&error))? {
        Some((position, hash)) => Ok(Head { position, hash: ChainHash::from_stored(&hash, position)? }),
        None => Ok(Head::EMPTY),
    }
}

/// Whether the streams are as the commit expects; command ids are found out when they are written.
fn check_versions(transaction: &Writing<'_>, commit: &Commit) -> Result<()> {
    commit.check_end(head(transaction)?)?;
    let mut versions = transaction
        .prepare_cached("SELECT coalesce(max(version), 0) FROM dondoc_event WHERE stream = ?1")
        .map_err(|error| failed(&error))?;
    for (stream, expected) in &commit.expected {
        let found: i64 =
            versions.query_one([stream.as_str()], |row| row.get(0)).map_err(|error| failed(&error))?;
        if found != *expected {
            return Err(DondocError::Conflict { stream: stream.to_string(), expected: *expected, found });
        }
    }
    Ok(())
}

fn append(transaction: &Writing<'_>, commit: &Commit, headway: &mut Headway<'_>) -> Result<Head> {
    let before = head(transaction)?;
    let prepare = |sql| transaction.prepare_cached(sql).map_err(|error| failed(&error));
    let mut events = prepare(
        "INSERT INTO dondoc_event (position, stream, version, body, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut head = before;
    for entry in &commit.entries {
        let position = head.position + 1;
        let (body, hash) = entry.seal(position, head.hash)?;
        if body.len() > LONGEST {
            return Err(DondocError::store(codes::STORE_FAILED, "an event of more than 16 MB", false));
        }
        events
            .execute(params![position, entry.stream.as_str(), entry.version, body, hash.0])
            .map_err(|error| failed(&error))?;
        head = Head { position, hash };
        headway.step()?;
    }
    let mut commands = prepare("INSERT INTO dondoc_command (id, digest, position) VALUES (?1, ?2, ?3)")?;
    for command in &commit.commands {
        let position = command.position_after(before);
        commands.execute(params![command.id.as_str(), command.digest, position]).map_err(
            |error| match error.sqlite_error_code() {
                Some(ErrorCode::ConstraintViolation) => command.conflict(),
                _ => failed(&error),
            },
        )?;
    }
    directory_row::insert_directives(transaction, &commit.directives)?;
    directory_row::insert_agencies(transaction, &commit.agencies)?;
    case_row::insert(transaction, &commit.cases)?;
    facts_row::insert(transaction, &commit.tasks, headway)?;
    known_end::note(transaction, commit, before)?;
    Ok(head)
}
