//! Search by an index of words (FTS5). It is not part of the history: a commit writes nothing of it. It remembers up to which
//! event it reaches; a search that finds it far behind brings it up to date first, and reads the few later events themselves.
//! Where it cannot be written, or SQLite was built without FTS5, a search reads all that the index lacks from the events: the
//! same answer, later. Every hit is made of the events, so that a damaged index can hide one but never show a wrong one.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;

use dondoc::register::{Store, hits_after, reworded_after, wording, wording_after};
use dondoc::search::{Hit, SearchQuery, Wording, folding};
use dondoc::{DondocError, Result};
use rusqlite::{Connection, OptionalExtension, params};

use crate::SqliteStore;
use crate::failure::{failed, unanswerable};
use crate::integrity::is_sound;

/// A search that finds fewer events behind the index reads them; writing would take longer.
const FEW: i64 = 256;

/// How many events are indexed in one transaction: others who write wait for no more than that.
const BATCH: usize = 5_000;

/// The words stand one by one in the index, never the texts. They are ASCII but for foreign letters, which this tokenizer takes
/// as they are: it parts words at the spaces alone.
const CREATE: &str = "CREATE TABLE IF NOT EXISTS dondoc_search_reach (
        folding  TEXT NOT NULL,     -- the rules by which the words were made
        position INTEGER NOT NULL,  -- the last event that is indexed
        hash     BLOB NOT NULL      -- its link
    ) STRICT;
    CREATE VIRTUAL TABLE IF NOT EXISTS dondoc_search
        USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');";

const DROP: &str = "DROP TABLE IF EXISTS dondoc_search; DROP TABLE IF EXISTS dondoc_search_reach;";

/// Shows the hits of a query, the latest first.
pub(crate) fn search(
    store: &SqliteStore,
    query: &SearchQuery,
    visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
) -> Result<()> {
    match catch_up(store, FEW) {
        // The answer does not depend on it: who cannot write, or waits for others too long, reads the events.
        Ok(()) | Err(DondocError::Store { .. }) => {}
        Err(error) => return Err(error),
    }
    store.at_one_moment(&mut |_| search_moment(store, query, visit))
}

fn search_moment(
    store: &SqliteStore,
    query: &SearchQuery,
    visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
) -> Result<()> {
    let reach = reach(&store.connection)?;
    let later = hits_after(store, reach.unwrap_or(0), query)?;
    let mut later = Later { rest: later.iter().rev().peekable(), of: &later };
    if reach.is_some() {
        let mut found = prepare(
            &store.connection,
            "SELECT rowid FROM dondoc_search WHERE dondoc_search MATCH ?1 ORDER BY rowid DESC",
        )?;
        let mut rows = found.query([expression(query)]).map_err(|error| failed(&error))?;
        while let Some(row) = rows.next().map_err(|error| failed(&error))? {
            let position = row.get(0).map_err(|error| failed(&error))?;
            if later.show_down_to(position, visit)?.is_break() {
                return Ok(());
            }
            if !later.of.contains_key(&position) && visit(hit_at(store, position, query)?)?.is_break() {
                return Ok(());
            }
        }
    }
    later.show_down_to(i64::MIN, visit).map(|_| ())
}

/// What the events behind the index did to the hits, on the way from the latest to the first.
struct Later<'a> {
    of: &'a BTreeMap<i64, Option<Hit>>,
    rest: std::iter::Peekable<std::iter::Rev<std::collections::btree_map::Iter<'a, i64, Option<Hit>>>>,
}

impl Later<'_> {
    /// Shows those that were registered after `position`.
    fn show_down_to(
        &mut self,
        position: i64,
        visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
    ) -> Result<ControlFlow<()>> {
        while let Some((_, hit)) = self.rest.next_if(|(at, _)| **at > position) {
            if let Some(hit) = hit
                && visit(hit.clone())?.is_break()
            {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// The hit of what began at a position, made of its events: the index said that there is one.
fn hit_at(store: &SqliteStore, position: i64, query: &SearchQuery) -> Result<Hit> {
    let stream: Option<String> =
        prepare(&store.connection, "SELECT stream FROM dondoc_event WHERE position = ?1")?
            .query_row([position], |row| row.get(0))
            .optional()
            .map_err(|error| failed(&error))?;
    let stream = stream.map(dondoc::lifecycle::StreamId::from_stored);
    let wording = stream.map(|stream| wording(&store.load(&stream)?)).transpose()?.flatten();
    wording.and_then(|wording| wording.hit(query)).ok_or_else(|| damaged(position))
}

/// A query in the words of FTS5: each term a phrase, whose last word may be a beginning.
fn expression(query: &SearchQuery) -> String {
    let phrase = |(words, open): (&[String], bool)| {
        let star = if open { " *" } else { "" };
        format!("\"{}\"{star}", words.join(" "))
    };
    query.terms().map(phrase).collect::<Vec<_>>().join(" AND ")
}

/// The last event that the index has; `None` where there is no index that can be read, or other rules made its words.
fn reach(connection: &Connection) -> Result<Option<i64>> {
    if !has_fts5(connection)? || !has_index(connection)? {
        return Ok(None);
    }
    let sql = "SELECT position, folding, hash IS (SELECT hash FROM dondoc_event AS event \
               WHERE event.position = reach.position) OR position = 0 FROM dondoc_search_reach AS reach";
    let row = prepare(connection, sql)?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, bool>(2)?)))
        .optional()
        .map_err(|error| failed(&error))?;
    match row {
        Some((position, rules, _)) if rules != folding() || position < 0 => Ok(None),
        Some((position, _, true)) => Ok(Some(position)),
        Some((position, _, false)) => Err(damaged(position)),
        None => Ok(None),
    }
}

fn has_fts5(connection: &Connection) -> Result<bool> {
    prepare(connection, "SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')")?
        .query_row([], |row| row.get(0))
        .map_err(|error| failed(&error))
}

fn has_index(connection: &Connection) -> Result<bool> {
    prepare(connection, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'dondoc_search_reach')")?
        .query_row([], |row| row.get(0))
        .map_err(|error| failed(&error))
}

/// Brings the index up to date, unless no more than `few` events are missing, or it cannot be written here: within a moment, on a
/// connection that only reads, without FTS5.
fn catch_up(store: &SqliteStore, few: i64) -> Result<()> {
    let connection = &store.connection;
    let read_only = connection.is_readonly("main").map_err(|error| failed(&error))?;
    if read_only || !connection.is_autocommit() || !has_fts5(connection)? {
        return Ok(());
    }
    let missing = || Ok::<_, DondocError>(store.head()?.position - reach(connection)?.unwrap_or(0));
    if missing()? <= few {
        return Ok(());
    }
    while index_more(store)? {}
    Ok(())
}

/// Indexes some more events in one transaction; whether there are more.
fn index_more(store: &SqliteStore) -> Result<bool> {
    let _turn = store.turn.wait()?;
    let transaction = store.begin()?;
    let reach = match reach(&transaction)? {
        Some(reach) => reach,
        None => {
            transaction.execute_batch(DROP).map_err(|error| unanswerable(&error))?;
            transaction.execute_batch(CREATE).map_err(|error| failed(&error))?;
            0
        }
    };
    let page = store.events_after(reach, BATCH)?;
    let Some(last) = page.last() else { return Ok(false) };
    // In their order, each once: FTS5 would write out what it has gathered at each step back.
    let mut changed = BTreeMap::new();
    for record in &page {
        if let Some(wording) = wording_after(store, record)? {
            changed.insert(wording.position, wording.words());
        }
    }
    let mut replace =
        prepare(&transaction, "INSERT OR REPLACE INTO dondoc_search (rowid, words) VALUES (?1, ?2)")?;
    for (position, words) in &changed {
        replace.execute(params![position, words]).map_err(|error| failed(&error))?;
    }
    drop(replace);
    transaction.execute("DELETE FROM dondoc_search_reach", []).map_err(|error| failed(&error))?;
    let row = "INSERT INTO dondoc_search_reach (folding, position, hash) VALUES (?1, ?2, ?3)";
    transaction
        .execute(row, params![folding(), last.position, last.hash.0])
        .map_err(|error| failed(&error))?;
    transaction.commit()?;
    Ok(page.len() == BATCH)
}

/// Makes the index anew from the events.
pub(crate) fn rebuild(store: &SqliteStore) -> Result<()> {
    if !has_fts5(&store.connection)? {
        return Ok(());
    }
    {
        let _turn = store.turn.wait()?;
        let transaction = store.begin()?;
        transaction.execute_batch(DROP).map_err(|error| unanswerable(&error))?;
        transaction.commit()?;
    }
    catch_up(store, 0)
}

/// Compares each word of the index and its place with the texts, and has FTS5 look whether every word is found where it stands.
/// What later events say anew is not read from the index, and not compared.
pub(crate) fn verify(store: &SqliteStore, wordings: &mut dyn Iterator<Item = Wording>) -> Result<()> {
    let Some(reach) = reach(&store.connection)? else { return Ok(()) };
    if !is_sound(&store.connection, "dondoc_search")? {
        return Err(damaged(0));
    }
    let mut sums = sums_of_index(&store.connection)?;
    let later = reworded_after(store, reach)?;
    sums.retain(|position, _| !later.contains(position));
    for wording in wordings.filter(|wording| !later.contains(&wording.position)) {
        // What has no word cannot be found, and is not in the index.
        if sums.remove(&wording.position).unwrap_or(0) != sum(&wording) {
            return Err(damaged(wording.position));
        }
    }
    sums.into_keys().min().map_or(Ok(()), |position| Err(damaged(position)))
}

/// A sum over the words of the texts and their places.
fn sum(wording: &Wording) -> u64 {
    let words = wording.words();
    let words = words.split(' ').filter(|word| !word.is_empty()).zip(0..);
    words.map(|(word, place)| weight(word, place)).fold(0, u64::wrapping_add)
}

fn sums_of_index(connection: &Connection) -> Result<HashMap<i64, u64>> {
    let run = |sql: &str| connection.execute_batch(sql).map_err(|error| failed(&error));
    run(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.dondoc_search_word USING fts5vocab (main, dondoc_search, instance)",
    )?;
    let read = || -> Result<HashMap<i64, u64>> {
        let mut sums = HashMap::<i64, u64>::new();
        let mut words = connection
            .prepare("SELECT term, doc, offset FROM temp.dondoc_search_word")
            .map_err(|error| failed(&error))?;
        let mut rows = words.query([]).map_err(|error| failed(&error))?;
        while let Some(row) = rows.next().map_err(|error| failed(&error))? {
            let read = || -> rusqlite::Result<_> {
                Ok((row.get::<_, i64>(1)?, weight(row.get_ref(0)?.as_str()?, row.get(2)?)))
            };
            let (position, weight) = read().map_err(|error| failed(&error))?;
            let sum = sums.entry(position).or_default();
            *sum = sum.wrapping_add(weight);
        }
        Ok(sums)
    };
    let sums = read();
    run("DROP TABLE temp.dondoc_search_word")?;
    sums
}

fn weight(word: &str, place: i64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (word, place).hash(&mut hasher);
    hasher.finish()
}

fn prepare<'a>(connection: &'a Connection, sql: &str) -> Result<rusqlite::CachedStatement<'a>> {
    connection.prepare_cached(sql).map_err(|error| unanswerable(&error))
}

fn damaged(position: i64) -> DondocError {
    DondocError::integrity(
        position,
        "the search index is not what the events say; the history is not concerned: rebuild it",
    )
}
