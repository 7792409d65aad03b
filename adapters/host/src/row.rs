//! Rows, to and from what a host keeps of them: the columns that it compares, and a body that only the library reads.

use dondoc::model::{AgencyFacts, CaseFacts, DirectiveFacts, Known, TaskFacts};
use dondoc::register::{RowFilter, TaskFilter};
use dondoc::{CivilDate, DondocError, Instant, Result};
use serde::{Serialize, de::DeserializeOwned};

use crate::port::{HostKind, HostQuestion, HostRow};

/// What is kept as rows.
pub(crate) trait Facts: Serialize + DeserializeOwned {
    const KIND: HostKind;
    fn id(&self) -> &str;
    fn known(&mut self) -> &mut Known;

    fn assigned_on(&self) -> Option<CivilDate> {
        None
    }

    fn ended_on(&self) -> Option<CivilDate> {
        None
    }
}

impl Facts for TaskFacts {
    const KIND: HostKind = HostKind::Task;

    fn id(&self) -> &str {
        self.task.as_str()
    }

    fn known(&mut self) -> &mut Known {
        &mut self.known
    }

    fn assigned_on(&self) -> Option<CivilDate> {
        Some(self.assigned_on)
    }

    /// [`TaskFilter::not_ended_before`] leaves out exactly the rows with an earlier one.
    fn ended_on(&self) -> Option<CivilDate> {
        let confirmed = self.result.filter(|result| result.confirmed_at.is_some());
        confirmed.map(|result| result.on).into_iter().chain(self.withdrawn_on).min()
    }
}

impl Facts for CaseFacts {
    const KIND: HostKind = HostKind::Case;

    fn id(&self) -> &str {
        &self.stream
    }

    fn known(&mut self) -> &mut Known {
        &mut self.known
    }
}

impl Facts for DirectiveFacts {
    const KIND: HostKind = HostKind::Directive;

    fn id(&self) -> &str {
        self.directive.as_str()
    }

    fn known(&mut self) -> &mut Known {
        &mut self.known
    }
}

impl Facts for AgencyFacts {
    const KIND: HostKind = HostKind::Agency;

    fn id(&self) -> &str {
        self.agency.code.as_str()
    }

    fn known(&mut self) -> &mut Known {
        &mut self.known
    }
}

/// The row of what is known from now on.
pub(crate) fn row<F: Facts + Clone>(facts: &F, number: i64) -> Result<HostRow> {
    let known = *facts.clone().known();
    Ok(HostRow {
        number,
        kind: F::KIND,
        id: facts.id().to_owned(),
        known_since: known.since.millis(),
        known_until: known.until.map(Instant::millis),
        assigned_on: facts.assigned_on().map(CivilDate::days),
        ended_on: facts.ended_on().map(CivilDate::days),
        body: serde_json::to_string(facts).map_err(|error| DondocError::integrity(0, error.to_string()))?,
    })
}

/// What is known by a row that a host gives back.
pub(crate) fn facts<F: Facts>(row: &HostRow) -> Result<F> {
    // What is wrong with it is not said: it may be text of a document.
    let mut facts: F = serde_json::from_str(&row.body)
        .map_err(|_| DondocError::integrity(0, "a row of the host cannot be read"))?;
    if row.kind != F::KIND || facts.id() != row.id {
        return Err(DondocError::integrity(0, "the columns of a row are not those of its body"));
    }
    *facts.known() = Known {
        since: Instant::from_millis(row.known_since),
        until: row.known_until.map(Instant::from_millis),
    };
    Ok(facts)
}

/// The question for all rows of a kind.
pub(crate) fn every(kind: HostKind) -> HostQuestion {
    HostQuestion {
        kind,
        id: None,
        known_at: None,
        latest: false,
        assigned_until: None,
        not_ended_before: None,
        after: 0,
        limit: 0,
    }
}

/// The question for the tasks that a filter admits.
pub(crate) fn tasks(filter: &TaskFilter) -> HostQuestion {
    let known = RowFilter { known_at: filter.known_at, history: filter.history };
    HostQuestion {
        id: filter.task.as_ref().map(|task| task.as_str().to_owned()),
        assigned_until: filter.assigned_until.map(CivilDate::days),
        not_ended_before: filter.not_ended_before.map(CivilDate::days),
        ..rows(HostKind::Task, known)
    }
}

/// The question for the rows of a kind that a filter admits.
pub(crate) fn rows(kind: HostKind, filter: RowFilter) -> HostQuestion {
    let known_at = filter.known_at.filter(|_| !filter.history).map(Instant::millis);
    HostQuestion { known_at, latest: !filter.history && known_at.is_none(), ..every(kind) }
}
