//! The rows of a register, written again by rusqlite alone.

use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use dondoc_sqlite::rusqlite::types::Value;
use dondoc_sqlite::rusqlite::{Connection, params_from_iter};

type Row = Vec<Value>;

/// The rows of one command: its event, what is remembered of it, and the row that the event leads to.
struct Written {
    event: Row,
    command: Row,
    table: usize,
    row: Row,
}

/// The rows of a register whose commands made one event each.
pub(crate) struct Rows {
    written: Vec<Written>,
    columns: [usize; 5],
}

const EVENT: usize = 0;
const COMMAND: usize = 1;
const DIRECTIVE: usize = 2;
const TASK: usize = 4;
const TABLES: [(&str, &str); 5] = [
    ("dondoc_event", "position"),
    ("dondoc_command", "position"),
    ("dondoc_directive", "ordinal"),
    ("dondoc_agency", "ordinal"),
    ("dondoc_task", "ordinal"),
];

impl Rows {
    pub(crate) fn read(source: &Connection) -> Result<Self> {
        let mut tables = Vec::new();
        let mut columns = [0; 5];
        for ((table, order), count) in TABLES.iter().zip(&mut columns) {
            let mut statement = source.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
            *count = statement.column_count();
            let cells = *count;
            let rows = statement
                .query_map([], |row| (0..cells).map(|cell| row.get(cell)).collect::<Result<Row, _>>())?;
            tables.push(rows.collect::<Result<Vec<Row>, _>>()?.into_iter());
        }
        let mut next = |table: usize| tables.get_mut(table).and_then(Iterator::next);
        let mut written = Vec::new();
        while let (Some(event), Some(command)) = (next(EVENT), next(COMMAND)) {
            let Some(Value::Text(stream)) = event.get(1) else { anyhow::bail!("an event without a stream") };
            let table = TABLES
                .iter()
                .position(|(table, _)| stream.split('/').next() == table.strip_prefix("dondoc_"))
                .context("a stream of another kind")?;
            let mut row = next(table).context("a row is missing")?;
            if table == TASK
                && let Some(until) = row.get_mut(3)
            {
                // As it was inserted; the next row of the task closes it.
                *until = Value::Integer(i64::MAX);
            }
            written.push(Written { event, command, table, row });
        }
        Ok(Self { written, columns })
    }

    /// An empty database with the same tables and indexes, and the store's pragmas.
    pub(crate) fn target(&self, source: &Connection, path: &Path) -> Result<Connection> {
        let target = Connection::open(path)?;
        target.execute_batch("PRAGMA synchronous=EXTRA; PRAGMA journal_mode=WAL")?;
        let schema = source
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        for sql in schema {
            target.execute_batch(&sql)?;
        }
        Ok(target)
    }

    /// Writes the rows of these commands, so many commands a transaction.
    pub(crate) fn write(
        &self,
        target: &Connection,
        commands: Range<usize>,
        batch: usize,
    ) -> Result<Duration> {
        let inserts = TABLES.iter().zip(self.columns).map(|((table, _), columns)| {
            format!("INSERT INTO {table} VALUES ({})", vec!["?"; columns].join(", "))
        });
        let inserts = inserts.collect::<Vec<_>>();
        let insert = |table: usize, row: &Row| -> Result<()> {
            let sql = inserts.get(table).context("a table")?;
            target.prepare_cached(sql)?.execute(params_from_iter(row))?;
            Ok(())
        };
        // A row closes the one before it, as far as there is one: its key and its instant stand in these places.
        let closes = |table: usize| match table {
            TASK => Some((
                "UPDATE dondoc_task SET known_until = ?2 WHERE task = ?1 AND known_until = 9223372036854775807",
                1,
            )),
            DIRECTIVE => Some((
                "UPDATE dondoc_directive SET known_until = ?2 WHERE id = ?1 AND known_until = 9223372036854775807",
                2,
            )),
            _ => None,
        };
        let begin = Instant::now();
        for commit in self.written.get(commands).context("rows")?.chunks(batch) {
            target.execute_batch("BEGIN IMMEDIATE")?;
            for written in commit {
                insert(EVENT, &written.event)?;
            }
            for written in commit {
                insert(COMMAND, &written.command)?;
            }
            for written in commit {
                if let Some((close, key)) = closes(written.table) {
                    let closing = [written.row.get(key), written.row.get(key + 1)];
                    target.prepare_cached(close)?.execute(params_from_iter(closing.into_iter().flatten()))?;
                }
                insert(written.table, &written.row)?;
            }
            target.execute_batch("COMMIT")?;
        }
        Ok(begin.elapsed())
    }
}
