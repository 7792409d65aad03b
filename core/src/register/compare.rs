//! Two editions of a report: the figures that differ, the tasks that moved, and the events that moved them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Register, Store, TaskFilter, agencies_of};
use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, Result, codes};
use crate::lifecycle::{EventRecord, State, StreamId, fold};
use crate::model::TaskId;
use crate::report::{FigureChange, Origin, Placer, Report, ReportPlace, figure_changes};

/// How many events are read at once.
const PAGE: usize = 1_000;

/// What differs between two editions of a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Comparison {
    /// The figures that differ, row by row.
    pub figures: Vec<FigureChange>,
    /// The tasks that another cell counts, by id.
    pub moves: Vec<Move>,
}

/// A task that moved between cells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Move {
    /// The task.
    pub task: TaskId,
    /// Where the first edition counts it; nowhere, if it did not know it or did not count it.
    pub before: Vec<ReportPlace>,
    /// Where the other one counts it.
    pub after: Vec<ReportPlace>,
    /// The events that moved it, in their order.
    pub causes: Vec<Cause>,
}

/// An event that moved a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Cause {
    /// Its position in the history.
    pub position: i64,
    /// Its stream, such as `task/NV-00041`.
    pub stream: String,
    /// Its place in the stream, from 1.
    pub version: i64,
    /// What happened, such as `result_confirmed`.
    pub kind: String,
    /// The day in the world.
    pub occurred_on: CivilDate,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// What one edition knew: events up to a position of the history, recorded by an instant.
#[derive(Clone, Copy)]
struct Cut {
    position: i64,
    known_at: Option<Instant>,
}

impl Cut {
    /// How many events of a stream it knew. Within a stream both clocks only go forward.
    fn of(self, events: &[EventRecord]) -> usize {
        events
            .iter()
            .take_while(|event| {
                event.position <= self.position
                    && self.known_at.is_none_or(|known_at| event.entry.recorded_at <= known_at)
            })
            .count()
    }
}

impl<S: Store> Register<S> {
    /// What differs between two editions of one report of this register, and why: the figures, the tasks, the events.
    /// Two reports that were made with all knowledge at different times can be compared too.
    ///
    /// # Errors
    /// `report.incomparable` when they are not of one period and one definition, or not of this register.
    pub fn compare(&self, before: &Report, after: &Report) -> Result<Comparison> {
        self.compare_within(self, before, after)
    }

    /// [`Register::compare`] of what this register shows of a whole one, whose history the reports name.
    pub(super) fn compare_within(
        &self,
        whole: &Register<impl Store>,
        before: &Report,
        after: &Report,
    ) -> Result<Comparison> {
        let incomparable =
            |what: &str| DondocError::invalid(codes::REPORT_INCOMPARABLE, what, "the reports differ in it");
        if before.window != after.window || before.period != after.period {
            return Err(incomparable("period"));
        }
        if before.fingerprint.definition != after.fingerprint.definition {
            return Err(incomparable("definition"));
        }
        let (first, second) = (whole.cut(before)?, whole.cut(after)?);
        let agencies = agencies_of(&self.store, after.window, None)?;
        let placer = Placer::new(&after.definition, after.window, &agencies)?;
        let columns = after.definition.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>();
        let mut moves = Vec::new();
        for stream in self.changed(first, second)? {
            let events = self.store.load(&stream)?;
            if let Some(moved) = moved(&events, first, second, &placer, &columns)? {
                moves.push(moved);
            }
        }
        Ok(Comparison { figures: figure_changes(before, after), moves })
    }

    /// The cut of a report, once the register is shown to hold the history that it names.
    fn cut(&self, report: &Report) -> Result<Cut> {
        let elsewhere = || {
            DondocError::invalid(codes::REPORT_INCOMPARABLE, "origin", "the report is not of this register")
        };
        let Origin { position, link, .. } = report.fingerprint.origin.as_ref().ok_or_else(elsewhere)?;
        if *position > 0 {
            let event = self.store.events_after(position - 1, 1)?;
            if event.first().is_none_or(|event| event.hash.to_string() != *link) {
                return Err(elsewhere());
            }
        }
        // The head as known is the last event that `known_at` lets through, so later ones are cut by the instant alone;
        // what was recorded since as of before it is cut by the position.
        Ok(Cut { position: *position, known_at: report.known_at })
    }

    /// The tasks of which the two cuts may know different events.
    fn changed(&self, first: Cut, second: Cut) -> Result<BTreeSet<StreamId>> {
        let mut streams = BTreeSet::new();
        let (mut from, until) = (first.position.min(second.position), first.position.max(second.position));
        while from < until {
            let page = self.store.events_after(from, PAGE)?;
            let Some(last) = page.last().map(|event| event.position) else { break };
            let tasks = page.into_iter().filter(|event| event.position <= until);
            streams.extend(tasks.map(|event| event.entry.stream).filter(StreamId::is_task));
            from = last;
        }
        if first.known_at != second.known_at {
            let earlier = [first.known_at, second.known_at].into_iter().flatten().min();
            let known_at = first.known_at.and_then(|first| second.known_at.map(|second| first.max(second)));
            let filter = TaskFilter { known_at, ..TaskFilter::default() };
            self.store.scan_tasks(&filter, &mut |facts| {
                if earlier.is_some_and(|earlier| facts.known.since > earlier) {
                    streams.insert(StreamId::task(&facts.task));
                }
                Ok(())
            })?;
        }
        Ok(streams)
    }
}

/// The move of a task, if the cells that count it are not the same after both cuts of its history.
fn moved(
    events: &[EventRecord],
    first: Cut,
    second: Cut,
    placer: &Placer,
    columns: &[&str],
) -> Result<Option<Move>> {
    let (before, after) = (first.of(events), second.of(events));
    let mut places = BTreeMap::new();
    let mut task = None;
    for known in before.min(after)..=before.max(after) {
        let state = fold(events.iter().take(known).map(|event| &event.entry))?;
        let facts = state.as_ref().and_then(State::as_task).map(|task| &task.facts);
        task = facts.map(|facts| facts.task.clone()).or(task);
        places.insert(known, facts.map_or_else(Vec::new, |facts| placer.cells(facts, columns)));
    }
    let at = |known: usize| places.get(&known).cloned().unwrap_or_default();
    let (Some(task), true) = (task, at(before) != at(after)) else { return Ok(None) };
    let causes = events.iter().zip(1..).filter(|(_, known)| {
        *known > before.min(after) && *known <= before.max(after) && at(*known) != at(known - 1)
    });
    let causes = causes.map(|(event, _)| cause(event)).collect();
    Ok(Some(Move { task, before: at(before), after: at(after), causes }))
}

fn cause(event: &EventRecord) -> Cause {
    // The written form has the one name of a kind.
    let written = serde_json::to_value(&event.entry.event).unwrap_or_default();
    let kind = written.get("kind").and_then(serde_json::Value::as_str).unwrap_or_default();
    Cause {
        position: event.position,
        stream: event.entry.stream.to_string(),
        version: event.entry.version,
        kind: kind.to_owned(),
        occurred_on: event.entry.occurred_on,
        recorded_at: event.entry.recorded_at,
    }
}
