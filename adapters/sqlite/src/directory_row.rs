//! Rows of directives and agencies to and from their tables.

use dondoc::model::{
    Agency, AgencyCode, AgencyEnding, AgencyFacts, AgencyKind, DirectiveFacts, DirectiveId, Known, OfficerId,
    Sector,
};
use dondoc::register::RowFilter;
use dondoc::{CivilDate, DondocError, Instant, Result};
use rusqlite::{Connection, Statement, params};
use serde_json::to_string;

use crate::facts_row::{TO_THIS_DAY, json, read_json, urgency};
use crate::failure::{failed, integrity};
use crate::writing::Writing;

/// Inserts directives in order; each closes the row of its directive that was the latest.
pub(crate) fn insert_directives(transaction: &Writing<'_>, rows: &[DirectiveFacts]) -> Result<()> {
    let prepare = |sql: &str| transaction.prepare_cached(sql).map_err(|error| failed(&error));
    let mut close = prepare(&format!(
        "UPDATE dondoc_directive SET known_until = ?2 WHERE id = ?1 AND known_until = {TO_THIS_DAY}"
    ))?;
    let mut first = prepare("SELECT coalesce(first, ordinal) FROM dondoc_directive WHERE id = ?1 LIMIT 1")?;
    let mut insert = prepare(
        "INSERT INTO dondoc_directive (first, id, known_since, known_until, issued_on, specialist, urgency, registered_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for facts in rows {
        let (since, until) = instants(facts.known);
        insert
            .execute(params![
                closed(&mut close, &mut first, facts.directive.as_str(), since)?,
                facts.directive.as_str(),
                since,
                until,
                facts.issued_on.days(),
                facts.specialist.as_ref().map(OfficerId::as_str),
                facts.urgency.name(),
                facts.registered_at.millis()
            ])
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Inserts agencies in order; each closes the row of its agency that was the latest.
pub(crate) fn insert_agencies(transaction: &Writing<'_>, rows: &[AgencyFacts]) -> Result<()> {
    let prepare = |sql: &str| transaction.prepare_cached(sql).map_err(|error| failed(&error));
    let mut close = prepare(&format!(
        "UPDATE dondoc_agency SET known_until = ?2 WHERE code = ?1 AND known_until = {TO_THIS_DAY}"
    ))?;
    let mut first = prepare("SELECT coalesce(first, ordinal) FROM dondoc_agency WHERE code = ?1 LIMIT 1")?;
    let mut insert = prepare(
        "INSERT INTO dondoc_agency (first, code, known_since, known_until, since, name, kind, parent, sectors, ended) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for AgencyFacts { agency, since, ended, known } in rows {
        let (known_since, known_until) = instants(*known);
        insert
            .execute(params![
                closed(&mut close, &mut first, agency.code.as_str(), known_since)?,
                agency.code.as_str(),
                known_since,
                known_until,
                since.days(),
                agency.name,
                agency.kind.name(),
                agency.parent.as_ref().map(AgencyCode::as_str),
                json(&agency.sectors)?,
                ended.as_ref().map(written).transpose()?
            ])
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Closes the latest row of an agency or a directive, and names its first row; `None` where it has none yet. Two statements:
/// SQLite makes a table of its own for each `RETURNING`, and most rows close none.
fn closed(
    close: &mut Statement<'_>,
    first: &mut Statement<'_>,
    key: &str,
    since: i64,
) -> Result<Option<i64>> {
    if close.execute(params![key, since]).map_err(|error| failed(&error))? == 0 {
        return Ok(None);
    }
    first.query_one([key], |row| row.get(0)).map(Some).map_err(|error| failed(&error))
}

/// The directive rows that a filter admits.
pub(crate) fn directives(connection: &Connection, filter: RowFilter) -> Result<Vec<DirectiveFacts>> {
    let sql = "SELECT id, issued_on, specialist, urgency, registered_at, known_since, known_until \
               FROM dondoc_directive ORDER BY coalesce(first, ordinal), ordinal";
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    let mut rows = statement.query([]).map_err(|error| failed(&error))?;
    let mut directives = Vec::new();
    while let Some(row) = rows.next().map_err(|error| failed(&error))? {
        let get = |error: rusqlite::Error| failed(&error);
        let known = known(row.get(5).map_err(get)?, row.get(6).map_err(get)?);
        if !filter.admits(known) {
            continue;
        }
        let specialist: Option<String> = row.get(2).map_err(get)?;
        let degree: String = row.get(3).map_err(get)?;
        directives.push(DirectiveFacts {
            directive: DirectiveId::new(row.get::<_, String>(0).map_err(get)?).map_err(integrity)?,
            issued_on: CivilDate::from_days(row.get(1).map_err(get)?).map_err(integrity)?,
            specialist: specialist.map(OfficerId::new).transpose().map_err(integrity)?,
            urgency: urgency(&degree)?,
            registered_at: Instant::from_millis(row.get(4).map_err(get)?),
            known,
        });
    }
    Ok(directives)
}

/// The agency rows that a filter admits.
pub(crate) fn agencies(connection: &Connection, filter: RowFilter) -> Result<Vec<AgencyFacts>> {
    let sql = "SELECT code, name, kind, parent, sectors, since, known_since, known_until, ended \
               FROM dondoc_agency ORDER BY coalesce(first, ordinal), ordinal";
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    let mut rows = statement.query([]).map_err(|error| failed(&error))?;
    let mut agencies = Vec::new();
    while let Some(row) = rows.next().map_err(|error| failed(&error))? {
        let get = |error: rusqlite::Error| failed(&error);
        let known = known(row.get(6).map_err(get)?, row.get(7).map_err(get)?);
        if !filter.admits(known) {
            continue;
        }
        let kind: String = row.get(2).map_err(get)?;
        let parent: Option<String> = row.get(3).map_err(get)?;
        let sectors: Option<String> = row.get(4).map_err(get)?;
        let sectors: Option<Vec<Sector>> = sectors.as_deref().map(read_json).transpose()?;
        let agency = Agency {
            code: AgencyCode::new(row.get::<_, String>(0).map_err(get)?).map_err(integrity)?,
            name: row.get(1).map_err(get)?,
            kind: AgencyKind::from_name(&kind)
                .ok_or_else(|| DondocError::integrity(0, "an agency has an unknown kind"))?,
            parent: parent.map(AgencyCode::new).transpose().map_err(integrity)?,
            sectors: sectors.unwrap_or_default(),
        };
        let since = CivilDate::from_days(row.get(5).map_err(get)?).map_err(integrity)?;
        let ended: Option<String> = row.get(8).map_err(get)?;
        let ended = ended.as_deref().map(read_json).transpose()?;
        agencies.push(AgencyFacts { agency, since, ended, known });
    }
    Ok(agencies)
}

fn written(ending: &AgencyEnding) -> Result<String> {
    to_string(ending).map_err(|error| DondocError::integrity(0, error.to_string()))
}

fn instants(known: Known) -> (i64, i64) {
    (known.since.millis(), known.until.map_or(TO_THIS_DAY, Instant::millis))
}

fn known(since: i64, until: i64) -> Known {
    let until = (until != TO_THIS_DAY).then_some(Instant::from_millis(until));
    Known { since: Instant::from_millis(since), until }
}
