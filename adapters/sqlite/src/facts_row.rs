//! Task rows to and from their table.

use dondoc::model::{
    AgencyCode, AssignedBy, DirectiveId, DirectiveKind, FollowUp, History, Holding, Known, OfficerId,
    ResultFact, Sector, Snapshot, TaskFacts, TaskId, Urgency,
};
use dondoc::register::TaskFilter;
use dondoc::{CivilDate, DondocError, Headway, Instant, Result};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};
use serde_json::{from_str, to_string};

use crate::brief;
use crate::failure::{failed, integrity};
use crate::writing::Writing;

/// `known_until` of the row that is known to this day.
pub(crate) const TO_THIS_DAY: i64 = i64::MAX;

/// `ended_on` of a task that is open.
const OPEN: i32 = i32::MAX;

/// So many days stand together in the indexes of a report by lead: a year is few steps, and of what the first step passes little is
/// from before the day that was asked for.
const SPAN: i32 = 16;
const SPAN_MILLIS: i64 = SPAN as i64 * 86_400_000;

const COLUMNS: &str = "task, known_since, known_until, assigned_on, deadline, deadline_changes, result_on, \
    confirmed_at, withdrawn_on, lead, lead_changes, reported_at, entered_at, updates, directive, coordinators, \
    monitoring_unit, specialist, refused_at, urgency, sector, follow_up, ended_on, brief, \
    kind, signer";

/// Inserts rows in order; each closes the row of its task that was the latest.
pub(crate) fn insert(transaction: &Writing<'_>, rows: &[TaskFacts], headway: &mut Headway<'_>) -> Result<()> {
    let prepare = |sql: &str| transaction.prepare_cached(sql).map_err(|error| failed(&error));
    let mut close = prepare(&format!(
        "UPDATE dondoc_task SET known_until = ?2 WHERE task = ?1 AND known_until = {TO_THIS_DAY}"
    ))?;
    let mut insert = prepare(&format!(
        "INSERT INTO dondoc_task ({COLUMNS}) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, \
         ?21, ?22, ?23, ?24, ?25, ?26)"
    ))?;
    for facts in rows {
        close
            .execute(params![facts.task.as_str(), facts.known.since.millis()])
            .map_err(|error| failed(&error))?;
        let result = facts.result;
        insert
            .execute(params![
                facts.task.as_str(),
                facts.known.since.millis(),
                facts.known.until.map_or(TO_THIS_DAY, Instant::millis),
                facts.assigned_on.days(),
                facts.deadline.original().map(CivilDate::days),
                json(facts.deadline.changes())?,
                result.map(|result| result.on.days()),
                result.and_then(|result| result.confirmed_at).map(Instant::millis),
                facts.withdrawn_on.map(CivilDate::days),
                facts.holding.original().lead.as_str(),
                json(facts.holding.changes())?,
                result.map(|result| result.reported_at.millis()),
                facts.entered_at.millis(),
                json(&facts.updates)?,
                facts.directive.as_str(),
                json(&facts.coordinators)?,
                facts.monitoring_unit,
                facts.specialist.as_ref().map(OfficerId::as_str),
                facts.refused_at.map(Instant::millis),
                facts.assigned_by.urgency.name(),
                facts.sector.as_ref().map(Sector::as_str),
                follow_up(&facts.follow_up)?,
                ended_on(facts),
                brief::write(facts)?,
                facts.assigned_by.kind.as_ref().map(DirectiveKind::as_str),
                facts.assigned_by.signer.as_str(),
            ])
            .map_err(|error| failed(&error))?;
        headway.step()?;
    }
    Ok(())
}

/// Shows the rows that a filter admits.
pub(crate) fn scan(
    connection: &Connection,
    filter: &TaskFilter,
    visit: &mut dyn FnMut(&TaskFacts) -> Result<()>,
) -> Result<()> {
    let (conditions, parameters) = match span_by_span("ordinal", filter) {
        Some((found, parameters)) => (format!("ordinal IN ({found})"), parameters),
        None => conditions(filter),
    };
    let sql = format!("SELECT {COLUMNS} FROM dondoc_task WHERE {conditions} ORDER BY ordinal");
    let mut statement = connection.prepare_cached(&sql).map_err(|error| failed(&error))?;
    let mut rows = statement.query(params_from_iter(parameters)).map_err(|error| failed(&error))?;
    while let Some(row) = rows.next().map_err(|error| failed(&error))? {
        visit(&read(row)?)?;
    }
    Ok(())
}

/// Shows each task that a filter admits as of `on`, reading only what a standing needs.
pub(crate) fn scan_snapshots(
    connection: &Connection,
    filter: &TaskFilter,
    on: CivilDate,
    visit: &mut dyn FnMut(&str, &Snapshot),
) -> Result<()> {
    let (sql, parameters) = span_by_span("brief", filter).unwrap_or_else(|| {
        let (conditions, parameters) = conditions(filter);
        (format!("SELECT brief FROM dondoc_task WHERE {conditions}"), parameters)
    });
    let mut statement = connection.prepare_cached(&sql).map_err(|error| failed(&error))?;
    let mut rows = statement.query(params_from_iter(parameters)).map_err(|error| failed(&error))?;
    while let Some(row) = rows.next().map_err(|error| failed(&error))? {
        let brief = row.get_ref(0).and_then(|value| Ok(value.as_blob()?)).map_err(|error| failed(&error))?;
        brief::show(brief, on, visit)?;
    }
    Ok(())
}

/// How a report finds a column of its tasks: for each [`SPAN`] of days from the first of its period to the last on which any task
/// ended, and for those that are open, the ones assigned by its last day. It steps over what was assigned later, however many.
/// What was known at an instant is what is known to this day and was then, and for each span from then on what was known then and
/// no longer after it.
fn span_by_span(column: &str, filter: &TaskFilter) -> Option<(String, Vec<Value>)> {
    let TaskFilter { known_at, assigned_until, not_ended_before, task: None, history: false } = filter else {
        return None;
    };
    let days = [assigned_until.as_ref()?, not_ended_before.as_ref()?];
    let mut parameters = days.map(|day| Value::from(day.days())).to_vec();
    let latest = format!("known_until = {TO_THIS_DAY}");
    let open = OPEN / SPAN;
    let period = "assigned_on <= ?1 AND ended_on >= ?2";
    let ended = format!(
        "ended (span) AS (
           SELECT ?2 / {SPAN}
           UNION ALL
           SELECT iif(span < (SELECT max(ended_on / {SPAN}) FROM dondoc_task WHERE {latest} AND ended_on / {SPAN} < {open}), span + 1, {open})
           FROM ended WHERE span < {open}
         )"
    );
    let known = format!(
        "SELECT {column} FROM ended CROSS JOIN dondoc_task WHERE {latest} AND ended_on / {SPAN} = span AND {period}"
    );
    let Some(known_at) = known_at else {
        return Some((format!("WITH RECURSIVE {ended} {known}"), parameters));
    };
    parameters.push(Value::from(known_at.millis()));
    let superseded = format!("known_until < {TO_THIS_DAY}");
    let sql = format!(
        "WITH RECURSIVE {ended},
         superseded (span) AS (
           SELECT ?3 / {SPAN_MILLIS}
           UNION ALL
           SELECT span + 1 FROM superseded
           WHERE span < (SELECT max(known_until / {SPAN_MILLIS}) FROM dondoc_task WHERE {superseded})
         )
         {known} AND known_since <= ?3
         UNION ALL
         SELECT {column} FROM superseded CROSS JOIN dondoc_task
         WHERE {superseded} AND known_until / {SPAN_MILLIS} = span AND known_since <= ?3 AND known_until > ?3 AND {period}"
    );
    Some((sql, parameters))
}

fn conditions(filter: &TaskFilter) -> (String, Vec<Value>) {
    let mut conditions = Vec::new();
    let mut parameters = Vec::new();
    match filter.known_at {
        _ if filter.history => conditions.push("TRUE"),
        Some(at) => {
            conditions.push("known_since <= ? AND (known_until > ? OR known_until = ?)");
            parameters.extend([at.millis(), at.millis(), TO_THIS_DAY].map(Value::from));
        }
        // In the words of the index of these rows: a parameter would not choose it.
        None => conditions.push("known_until = 9223372036854775807"),
    }
    if let Some(until) = filter.assigned_until {
        conditions.push("assigned_on <= ?");
        parameters.push(Value::from(until.days()));
    }
    if let Some(day) = filter.not_ended_before {
        conditions.push("ended_on >= ?");
        parameters.push(Value::from(day.days()));
    }
    if let Some(task) = &filter.task {
        conditions.push("task = ?");
        parameters.push(Value::from(task.as_str().to_owned()));
    }
    (conditions.join(" AND "), parameters)
}

fn read(row: &Row<'_>) -> Result<TaskFacts> {
    let cells = Cells(row);
    let until: i64 = cells.get(2)?;
    let original =
        Holding { lead: AgencyCode::new(cells.get::<String>(9)?).map_err(integrity)?, returned: false };
    let result = match (cells.date(6)?, cells.instant(11)?) {
        (Some(on), Some(reported_at)) => {
            Some(ResultFact { on, reported_at, confirmed_at: cells.instant(7)? })
        }
        (None, None) => None,
        _ => return Err(DondocError::integrity(0, "a result has a day without an instant, or the reverse")),
    };
    let facts = TaskFacts {
        task: TaskId::new(cells.get::<String>(0)?).map_err(integrity)?,
        known: Known {
            since: Instant::from_millis(cells.get(1)?),
            until: (until != TO_THIS_DAY).then_some(Instant::from_millis(until)),
        },
        assigned_on: CivilDate::from_days(cells.get(3)?).map_err(integrity)?,
        deadline: History::from_parts(cells.date(4)?, cells.json(5)?),
        result,
        withdrawn_on: cells.date(8)?,
        refused_at: cells.instant(18)?,
        holding: History::from_parts(original, cells.json(10)?),
        entered_at: Instant::from_millis(cells.get(12)?),
        updates: cells.json(13)?,
        directive: DirectiveId::new(cells.get::<String>(14)?).map_err(integrity)?,
        coordinators: cells.json(15)?,
        monitoring_unit: cells.get(16)?,
        specialist: cells.get::<Option<String>>(17)?.map(OfficerId::new).transpose().map_err(integrity)?,
        assigned_by: AssignedBy {
            urgency: urgency(&cells.get::<String>(19)?)?,
            kind: cells.get::<Option<String>>(24)?.map(DirectiveKind::new).transpose().map_err(integrity)?,
            signer: cells.get::<String>(25)?.into(),
        },
        sector: cells.get::<Option<String>>(20)?.map(Sector::new).transpose().map_err(integrity)?,
        follow_up: cells.json_or(21, FollowUp::default)?,
    };
    if cells.get::<i32>(22)? == ended_on(&facts) && cells.get::<Vec<u8>>(23)? == brief::write(&facts)? {
        Ok(facts)
    } else {
        Err(DondocError::integrity(
            0,
            format!("task {}: the columns of its row contradict each other", facts.task),
        ))
    }
}

/// The first of the days on which a task was completed and withdrawn: [`TaskFilter::not_ended_before`] asks for it.
fn ended_on(facts: &TaskFacts) -> i32 {
    let completed = facts.result.filter(|result| result.confirmed_at.is_some()).map(|result| result.on);
    completed.into_iter().chain(facts.withdrawn_on).min().map_or(OPEN, CivilDate::days)
}

/// What happened around a task as JSON; nothing, the usual case, as NULL.
fn follow_up(follow_up: &FollowUp) -> Result<Option<String>> {
    if follow_up.is_empty() {
        return Ok(None);
    }
    to_string(follow_up).map(Some).map_err(|error| DondocError::integrity(0, error.to_string()))
}

/// A degree of urgency by its name.
pub(crate) fn urgency(name: &str) -> Result<Urgency> {
    Urgency::from_name(name).ok_or_else(|| DondocError::integrity(0, "a degree of urgency is unknown"))
}

/// A list as JSON; an empty one, the usual case, as NULL.
pub(crate) fn json<T: serde::Serialize>(list: &[T]) -> Result<Option<String>> {
    if list.is_empty() {
        return Ok(None);
    }
    to_string(list).map(Some).map_err(|error| DondocError::integrity(0, error.to_string()))
}

/// What stands as JSON in a column. What is wrong with it is not said: it may be text of a document.
pub(crate) fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    from_str(text).map_err(|_| DondocError::integrity(0, "a column cannot be read"))
}

struct Cells<'a>(&'a Row<'a>);

impl Cells<'_> {
    fn get<T: rusqlite::types::FromSql>(&self, column: usize) -> Result<T> {
        self.0.get(column).map_err(|error| failed(&error))
    }

    fn date(&self, column: usize) -> Result<Option<CivilDate>> {
        self.get::<Option<i32>>(column)?.map(CivilDate::from_days).transpose().map_err(integrity)
    }

    fn instant(&self, column: usize) -> Result<Option<Instant>> {
        Ok(self.get::<Option<i64>>(column)?.map(Instant::from_millis))
    }

    fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<Vec<T>> {
        self.json_or(column, Vec::new)
    }

    fn json_or<T: serde::de::DeserializeOwned>(&self, column: usize, nothing: fn() -> T) -> Result<T> {
        let text = self.get::<Option<String>>(column)?;
        text.map_or_else(|| Ok(nothing()), |text| read_json(&text))
    }
}

#[cfg(all(test, feature = "bundled"))]
mod tests {
    use super::*;
    use crate::SqliteStore;

    /// An expression must stand in a statement as it stands in the index, or SQLite reads the table.
    #[test]
    fn a_report_reads_the_indexes_of_spans_alone() {
        let directory = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(directory.path().join("register.db")).unwrap();
        let day = CivilDate::from_ymd(2020, 4, 14).unwrap();
        let latest =
            "SEARCH dondoc_task USING COVERING INDEX dondoc_task_latest (<expr>=? AND assigned_on<?)";
        let superseded =
            "SEARCH dondoc_task USING COVERING INDEX dondoc_task_superseded (<expr>=? AND known_since<?)";
        for (known_at, wanted) in
            [(None, vec![latest]), (Some(Instant::end_of(day)), vec![latest, superseded])]
        {
            let filter = TaskFilter {
                known_at,
                assigned_until: Some(day),
                not_ended_before: Some(day),
                ..TaskFilter::default()
            };
            let (sql, parameters) = span_by_span("brief", &filter).unwrap();
            let mut plan = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = plan.query_map(params_from_iter(parameters), |row| row.get::<_, String>(3)).unwrap();
            let of_tasks =
                steps.map(Result::unwrap).filter(|step| step.contains("dondoc_task")).collect::<Vec<_>>();
            assert!(of_tasks.iter().all(|step| step.contains("COVERING INDEX")), "{of_tasks:?}");
            assert!(wanted.iter().all(|wanted| of_tasks.iter().any(|step| step == wanted)), "{of_tasks:?}");
        }
    }
}
