//! Rows of directives and agencies to and from their tables.

use dondoc::model::{
    Agency, AgencyCode, AgencyFacts, AgencyKind, DirectiveFacts, DirectiveId, OfficerId, Sector,
};
use dondoc::{CivilDate, DondocError, Instant, Result};
use rusqlite::{Connection, Transaction, params};

use crate::facts_row::{json, read_json, urgency};
use crate::failure::{failed, integrity};

/// Inserts directives in order.
pub(crate) fn insert_directives(transaction: &Transaction<'_>, rows: &[DirectiveFacts]) -> Result<()> {
    let sql = "INSERT INTO dondoc_directive (id, issued_on, specialist, urgency, registered_at) \
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = transaction.prepare_cached(sql).map_err(|error| failed(&error))?;
    for facts in rows {
        insert
            .execute(params![
                facts.directive.as_str(),
                facts.issued_on.days(),
                facts.specialist.as_ref().map(OfficerId::as_str),
                facts.urgency.name(),
                facts.registered_at.millis()
            ])
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Inserts agencies in order.
pub(crate) fn insert_agencies(transaction: &Transaction<'_>, rows: &[AgencyFacts]) -> Result<()> {
    let sql = "INSERT INTO dondoc_agency (code, name, kind, parent, sectors, registered_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut insert = transaction.prepare_cached(sql).map_err(|error| failed(&error))?;
    for AgencyFacts { agency, registered_at } in rows {
        insert
            .execute(params![
                agency.code.as_str(),
                agency.name,
                agency.kind.name(),
                agency.parent.as_ref().map(AgencyCode::as_str),
                json(&agency.sectors)?,
                registered_at.millis()
            ])
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// The directives, in the order of their registration.
pub(crate) fn directives(connection: &Connection) -> Result<Vec<DirectiveFacts>> {
    let sql =
        "SELECT id, issued_on, specialist, urgency, registered_at FROM dondoc_directive ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get(1)?,
            row.get::<_, Option<String>>(2)?,
            row.get::<_, String>(3)?,
            row.get(4)?,
        ))
    });
    rows.map_err(|error| failed(&error))?
        .map(|row| {
            let (id, issued_on, specialist, degree, registered_at) = row.map_err(|error| failed(&error))?;
            Ok(DirectiveFacts {
                directive: DirectiveId::new(id).map_err(integrity)?,
                issued_on: CivilDate::from_days(issued_on).map_err(integrity)?,
                specialist: specialist.map(OfficerId::new).transpose().map_err(integrity)?,
                urgency: urgency(&degree)?,
                registered_at: Instant::from_millis(registered_at),
            })
        })
        .collect()
}

/// The agencies, in the order of their registration.
pub(crate) fn agencies(connection: &Connection) -> Result<Vec<AgencyFacts>> {
    let sql = "SELECT code, name, kind, parent, sectors, registered_at FROM dondoc_agency ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql).map_err(|error| failed(&error))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, Option<String>>(3)?,
            row.get::<_, Option<String>>(4)?,
            row.get(5)?,
        ))
    });
    rows.map_err(|error| failed(&error))?
        .map(|row| {
            let (code, name, kind, parent, sectors, registered_at) = row.map_err(|error| failed(&error))?;
            let sectors: Option<Vec<Sector>> = sectors.as_deref().map(read_json).transpose()?;
            let agency = Agency {
                code: AgencyCode::new(code).map_err(integrity)?,
                name,
                kind: AgencyKind::from_name(&kind)
                    .ok_or_else(|| DondocError::integrity(0, "an agency has an unknown kind"))?,
                parent: parent.map(AgencyCode::new).transpose().map_err(integrity)?,
                sectors: sectors.unwrap_or_default(),
            };
            Ok(AgencyFacts { agency, registered_at: Instant::from_millis(registered_at) })
        })
        .collect()
}
