//! The last event that was recorded at or before an instant, wherever it stands: units of work need not come in the order in which
//! they were recorded, a register file of last year may come today.
//!
//! Kept are the events after which none was recorded as early: later ones were recorded later, so that the last of them that is not
//! after an instant is the one.

use dondoc::register::{Commit, Head};
use dondoc::{Instant, Result};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::failure::{failed, unanswerable};
use crate::writing::Writing;

/// Takes in the events of a unit of work; those before that were not recorded earlier are no such events any more.
pub(crate) fn note(transaction: &Writing<'_>, commit: &Commit, before: Head) -> Result<()> {
    let mut ends: Vec<(i64, i64)> = Vec::new();
    for (entry, position) in commit.entries.iter().zip(before.position + 1..) {
        let recorded_at = entry.recorded_at.millis();
        while ends.pop_if(|(earlier, _)| *earlier >= recorded_at).is_some() {}
        ends.push((recorded_at, position));
    }
    let Some((first, _)) = ends.first() else { return Ok(()) };
    let prepare = |sql| transaction.prepare_cached(sql).map_err(|error| failed(&error));
    let mut forget = prepare("DELETE FROM dondoc_known_end WHERE recorded_at >= ?1")?;
    let mut insert = prepare("INSERT INTO dondoc_known_end (recorded_at, position) VALUES (?1, ?2)")?;
    forget.execute([first]).map_err(|error| failed(&error))?;
    for (recorded_at, position) in ends {
        insert.execute([recorded_at, position]).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// The one of an instant; [`Head::EMPTY`] where nothing was recorded by then.
pub(crate) fn at(connection: &Connection, at: Instant) -> Result<Head> {
    let sql = "SELECT position, hash FROM dondoc_event WHERE position =
               (SELECT position FROM dondoc_known_end WHERE recorded_at <= ?1 ORDER BY recorded_at DESC LIMIT 1)";
    crate::end(connection, sql, [at.millis()])
}

/// Whether each is the last of the earliest events since the one before it, and the last is the end of the history.
pub(crate) fn is_sound(connection: &Connection, head: Head) -> Result<bool> {
    let damaged = |error| unanswerable(&error);
    let mut ends = connection
        .prepare("SELECT recorded_at, position FROM dondoc_known_end ORDER BY recorded_at")
        .map_err(damaged)?;
    let mut earliest = connection
        .prepare(
            "SELECT body ->> '$.recorded_at' AS recorded_at, position FROM dondoc_event
             WHERE position > ?1 AND position <= ?2 ORDER BY recorded_at, position DESC LIMIT 1",
        )
        .map_err(damaged)?;
    let mut before = 0;
    for end in ends.query_map([], pair).map_err(damaged)? {
        let end = end.map_err(damaged)?;
        if earliest.query_one([before, end.1], pair).optional().map_err(damaged)? != Some(end) {
            return Ok(false);
        }
        before = end.1;
    }
    Ok(before == head.position)
}

fn pair(row: &Row<'_>) -> rusqlite::Result<(i64, i64)> {
    Ok((row.get(0)?, row.get(1)?))
}
