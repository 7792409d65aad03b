//! Which texts the events of a register add up to, and the search that reads them all: what every store must answer.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::error::Result;
use crate::lifecycle::{DirectiveState, Event, EventRecord, State, evolve};
use crate::model::{Directive, Prose};
use crate::register::Register;
use crate::register::session::state_of;
use crate::register::store::Store;
use crate::search::{Hit, SearchQuery, TextField, Wording};

/// How many events are read at once.
const PAGE: usize = 1_000;

impl<S: Store> Register<S> {
    /// The directives and tasks whose texts hold all words of a query as far as is known now, the latest registered first: số,
    /// ký hiệu, trích yếu and người ký of a directive, nội dung of a task. Diacritics, case and the place of tones do not count:
    /// see [`crate::search`].
    ///
    /// # Errors
    /// What the store answers; `integrity.broken` when its index does not fit its events: [`Register::rebuild_search`].
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>> {
        let mut hits = Vec::new();
        if query.hits() == 0 {
            return Ok(hits);
        }
        self.store.search(query, &mut |hit| {
            hits.push(hit);
            Ok(if hits.len() < query.hits() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(hits)
    }

    /// Makes anew what the store keeps to search by, from the events: after [`crate::register::verify`] or a search found it
    /// damaged.
    ///
    /// # Errors
    /// What the store answers.
    pub fn rebuild_search(&mut self) -> Result<()> {
        self.store.rebuild_search()
    }
}

/// The texts of an event's stream as of that event; `None` where it leaves them as they were, or its stream has none.
///
/// # Errors
/// What the store answers; `integrity.broken`.
pub fn wording_after<S: Store + ?Sized>(store: &S, record: &EventRecord) -> Result<Option<Wording>> {
    let entry = &record.entry;
    if !may_reword(&entry.event) {
        return Ok(None);
    }
    if entry.version == 1 {
        return Ok(worded(&evolve(None, entry)?, record.position));
    }
    let mut events = store.load(&entry.stream)?;
    events.retain(|earlier| earlier.entry.version <= entry.version);
    wording(&events)
}

/// The texts that the events of a stream add up to; `None` for one that has none.
///
/// # Errors
/// `integrity.broken` when the events do not follow each other.
pub fn wording(events: &[EventRecord]) -> Result<Option<Wording>> {
    let first = events.first().map_or(0, |first| first.position);
    Ok(state_of(events)?.and_then(|state| worded(&state, first)))
}

/// What the events after a position do to the hits of a query: by the position of the first event of each directive or task
/// of which the texts changed, its hit as of now, or none. After 0 these are all hits of the register.
///
/// # Errors
/// What the store answers; `integrity.broken`.
pub fn hits_after<S: Store + ?Sized>(
    store: &S,
    position: i64,
    query: &SearchQuery,
) -> Result<BTreeMap<i64, Option<Hit>>> {
    let mut hits = BTreeMap::new();
    each_after(store, position, |wording| {
        hits.insert(wording.position, wording.hit(query));
    })?;
    Ok(hits)
}

/// The positions of the first events of the directives and tasks whose texts the events after a position changed.
///
/// # Errors
/// What the store answers; `integrity.broken`.
pub fn reworded_after<S: Store + ?Sized>(store: &S, position: i64) -> Result<BTreeSet<i64>> {
    let mut changed = BTreeSet::new();
    each_after(store, position, |wording| {
        changed.insert(wording.position);
    })?;
    Ok(changed)
}

fn each_after<S: Store + ?Sized>(store: &S, position: i64, mut visit: impl FnMut(Wording)) -> Result<()> {
    let mut position = position;
    loop {
        let page = store.events_after(position, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        position = last.position;
        for record in &page {
            if let Some(wording) = wording_after(store, record)? {
                visit(wording);
            }
        }
    }
}

/// Whether an event may change the texts of its stream, or the day that a hit shows beside them.
const fn may_reword(event: &Event) -> bool {
    matches!(
        event,
        Event::DirectiveRegistered { .. }
            | Event::DirectiveCorrected { .. }
            | Event::TaskAssigned { .. }
            | Event::TaskCorrected { content: Some(_), .. }
            | Event::AssignmentCorrected { .. }
            | Event::EventVoided { .. }
    )
}

/// The texts of a state whose stream began at a position.
pub(super) fn worded(state: &State, position: i64) -> Option<Wording> {
    match state {
        State::Directive(DirectiveState { directive, .. }) => Some(Wording {
            position,
            directive: directive.id.clone(),
            task: None,
            issued_on: directive.issued_on,
            texts: texts_of(directive),
        }),
        State::Task(task) => Some(Wording {
            position,
            directive: task.facts.directive.clone(),
            task: Some(task.facts.task.clone()),
            issued_on: task.facts.assigned_on,
            texts: vec![(TextField::Content, task.content.clone())],
        }),
        State::Agency(_) | State::NotTracked | State::Case(_) => None,
    }
}

fn texts_of(directive: &Directive) -> Vec<(TextField, Prose)> {
    let number = directive.number.as_deref().map(|number| (TextField::Number, Prose::from(number)));
    let others = [
        (TextField::AbstractText, directive.abstract_text.clone()),
        (TextField::Signer, directive.signer.clone()),
    ];
    number.into_iter().chain(others).collect()
}
