//! A store as one actor may see it: what the actor may not read is not there.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, Result, codes};
use crate::lifecycle::{EventRecord, Sight, StreamId};
use crate::model::{
    AgencyFacts, CaseFacts, CommandId, DirectiveFacts, DirectiveId, Snapshot, TaskFacts, TaskId,
};
use crate::register::store::{CommandRecord, Commit, Head, RowFilter, Store, TaskFilter, snapshots_of_rows};
use crate::search::{Hit, SearchQuery};

/// What an actor sees of a store. It is found out once, by what is known when it is first needed: a view is for one question,
/// or for one screen.
pub(super) struct Seen<'a> {
    inner: &'a dyn Store,
    scope: Arc<Scope>,
}

/// What is seen, of one view and all its moments.
struct Scope {
    sight: Sight,
    /// Nothing need be looked up: the actor sees all.
    all: bool,
    tasks: OnceLock<Tasks>,
    cases: OnceLock<HashSet<String>>,
}

/// The tasks that are seen, and the directives.
#[derive(Default)]
struct Tasks {
    tasks: HashSet<TaskId>,
    directives: HashSet<DirectiveId>,
}

impl<'a> Seen<'a> {
    pub(super) fn of(inner: &'a dyn Store, sight: Sight) -> Self {
        let all = sight.sees_all();
        let scope = Scope { sight, all, tasks: OnceLock::new(), cases: OnceLock::new() };
        Self { inner, scope: Arc::new(scope) }
    }

    pub(super) fn sight(&self) -> &Sight {
        &self.scope.sight
    }

    pub(super) fn sees_all(&self) -> bool {
        self.scope.all
    }

    /// Finds out about all tasks at once: for who will ask about many.
    pub(super) fn find_out(&self) -> Result<()> {
        if self.scope.all { Ok(()) } else { self.tasks().map(|_| ()) }
    }

    pub(super) fn sees_task(&self, task: &TaskId) -> Result<bool> {
        if self.scope.all {
            return Ok(true);
        }
        if let Some(known) = self.scope.tasks.get() {
            return Ok(known.tasks.contains(task));
        }
        let mut seen = false;
        let latest = TaskFilter { task: Some(task.clone()), ..TaskFilter::default() };
        self.inner.scan_tasks(&latest, &mut |facts| {
            seen = self.scope.sight.task(facts);
            Ok(())
        })?;
        Ok(seen)
    }

    pub(super) fn sees_directive(&self, directive: &DirectiveId) -> Result<bool> {
        Ok(self.scope.all || self.tasks()?.directives.contains(directive))
    }

    /// Whether a case is seen, by the name of its stream.
    pub(super) fn sees_case(&self, stream: &str) -> Result<bool> {
        if self.scope.all {
            return Ok(true);
        }
        if self.scope.cases.get().is_none() {
            let cases = self.inner.cases(RowFilter::default())?.into_iter();
            let seen = cases.filter(|case| self.scope.sight.case(&case.matter)).map(|case| case.stream);
            let _ = self.scope.cases.set(seen.collect());
        }
        Ok(self.scope.cases.get().is_some_and(|cases| cases.contains(stream)))
    }

    fn tasks(&self) -> Result<&Tasks> {
        if let Some(known) = self.scope.tasks.get() {
            return Ok(known);
        }
        let mut found = Tasks::default();
        self.inner.scan_tasks(&TaskFilter::default(), &mut |facts| {
            if self.scope.sight.task(facts) {
                found.tasks.insert(facts.task.clone());
            }
            if self.scope.sight.directive_of(facts) {
                found.directives.insert(facts.directive.clone());
            }
            Ok(())
        })?;
        Ok(self.scope.tasks.get_or_init(|| found))
    }

    fn sees_stream(&self, stream: &StreamId) -> Result<bool> {
        match stream.as_str().split_once('/') {
            Some(("task", id)) => self.sees_task(&TaskId::new(id)?),
            Some(("directive", id)) => self.sees_directive(&DirectiveId::new(id)?),
            Some(("agency", _)) => Ok(self.scope.sight.is_known()),
            _ => self.sees_case(stream.as_str()),
        }
    }
}

impl Store for Seen<'_> {
    fn append(&mut self, _: &Commit) -> Result<Head> {
        Err(DondocError::store(codes::STORE_FAILED, "what one actor sees is not written to", false))
    }

    fn load(&self, stream: &StreamId) -> Result<Vec<EventRecord>> {
        if self.sees_stream(stream)? { self.inner.load(stream) } else { Ok(Vec::new()) }
    }

    fn command(&self, id: &CommandId) -> Result<Option<CommandRecord>> {
        if self.scope.all { self.inner.command(id) } else { Ok(None) }
    }

    fn scan_tasks(&self, filter: &TaskFilter, visit: &mut dyn FnMut(&TaskFacts) -> Result<()>) -> Result<()> {
        if self.scope.all {
            return self.inner.scan_tasks(filter, visit);
        }
        if let Some(task) = &filter.task {
            return if self.sees_task(task)? { self.inner.scan_tasks(filter, visit) } else { Ok(()) };
        }
        let known = self.tasks()?;
        self.inner.scan_tasks(filter, &mut |facts| {
            if known.tasks.contains(&facts.task) { visit(facts) } else { Ok(()) }
        })
    }

    fn scan_snapshots(
        &self,
        filter: &TaskFilter,
        on: CivilDate,
        visit: &mut dyn FnMut(&str, &Snapshot),
    ) -> Result<()> {
        if self.scope.all {
            return self.inner.scan_snapshots(filter, on, visit);
        }
        snapshots_of_rows(self, filter, on, visit)
    }

    fn directives(&self, filter: RowFilter) -> Result<Vec<DirectiveFacts>> {
        let mut directives = self.inner.directives(filter)?;
        if !self.scope.all {
            let known = self.tasks()?;
            directives.retain(|facts| known.directives.contains(&facts.directive));
        }
        Ok(directives)
    }

    fn agencies(&self, filter: RowFilter) -> Result<Vec<AgencyFacts>> {
        if self.scope.sight.is_known() { self.inner.agencies(filter) } else { Ok(Vec::new()) }
    }

    fn cases(&self, filter: RowFilter) -> Result<Vec<CaseFacts>> {
        let mut seen = Vec::new();
        for case in self.inner.cases(filter)? {
            if self.sees_case(&case.stream)? {
                seen.push(case);
            }
        }
        Ok(seen)
    }

    fn events_after(&self, position: i64, limit: usize) -> Result<Vec<EventRecord>> {
        let (mut seen, mut position) = (Vec::new(), position);
        while seen.is_empty() {
            let page = self.inner.events_after(position, limit)?;
            let Some(last) = page.last() else { break };
            position = last.position;
            for record in page {
                if self.sees_stream(&record.entry.stream)? {
                    seen.push(record);
                }
            }
        }
        Ok(seen)
    }

    /// Of the whole history: a number and a link, which tell nothing of what is in it.
    fn head(&self) -> Result<Head> {
        self.inner.head()
    }

    /// Of the whole history too.
    fn head_at(&self, at: Instant) -> Result<Head> {
        self.inner.head_at(at)
    }

    fn at_one_moment(&self, see: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()> {
        let scope = &self.scope;
        self.inner.at_one_moment(&mut |inner| see(&Seen { inner, scope: Arc::clone(scope) }))
    }

    fn search(
        &self,
        query: &SearchQuery,
        visit: &mut dyn FnMut(Hit) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        self.inner.search(query, &mut |hit| {
            let seen = match &hit.task {
                Some(task) => self.sees_task(task)?,
                None => self.sees_directive(&hit.directive)?,
            };
            if seen { visit(hit) } else { Ok(ControlFlow::Continue(())) }
        })
    }
}
