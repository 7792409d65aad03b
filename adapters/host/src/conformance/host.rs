//! What the library relies on in the store of a host, beside what every store must do.

use std::sync::{Arc, Mutex};

use dondoc::model::CommandId;
use dondoc::register::{Head, Store, verify};
use dondoc::{Command, Register, Result};

use super::scene::{LEAD, OFFICE, Scene, act};
use super::{applied, conformance, register_on, same};
use crate::port::{
    HostCommand, HostCommit, HostError, HostEvent, HostKind, HostQuestion, HostRow, HostSeen, HostStore,
};
use crate::row::every;
use crate::{Hosted, event};

/// Runs the suite on a maker of empty stores of a host: each part on a store of its own.
///
/// # Errors
/// As [`conformance`].
pub fn host_conformance(mut empty: impl FnMut() -> Result<Arc<dyn HostStore>>) -> Result<()> {
    conformance(|| Ok(Box::new(Hosted::new(empty()?))))?;
    who_comes_late_is_told(empty()?)?;
    pages_of_rows_are_the_whole(empty()?)?;
    a_race_loses_nothing(empty()?)
}

fn begun(host: &Arc<dyn HostStore>) -> Result<(Register<Hosted>, Scene)> {
    let (mut register, mut scene) = (register_on(Hosted::new(Arc::clone(host)))?, Scene::default());
    for command in scene.begin()? {
        applied(&register.apply(&command)?)?;
    }
    Ok((register, scene))
}

/// What [`HostStore::append`] promises: all that the register builds on.
fn who_comes_late_is_told(host: Arc<dyn HostStore>) -> Result<()> {
    let (register, _) = begun(&host)?;
    let head = register.head()?;
    let before = register.store().events_after(head.position - 2, 1)?;
    let before =
        before.into_iter().next().map(|record| Head { position: record.position, hash: record.hash });
    let new = HostCommand { id: "new".to_owned(), digest: event::hex([7; 32]), position: head.position + 1 };
    let known = HostCommand { id: "c-1".to_owned(), ..new.clone() };
    let commit = |after, commands| HostCommit {
        after,
        events: Vec::new(),
        commands,
        closings: Vec::new(),
        rows: Vec::new(),
        receipt: "stored".to_owned(),
    };
    let behind = |head| event::host_head(head);
    for (case, late) in [
        ("behind an older end", commit(before.and_then(behind), vec![new.clone()])),
        ("behind no event at all", commit(None, vec![new.clone()])),
        ("of a command that is there", commit(behind(head), vec![new.clone(), known])),
    ] {
        let answer = host.append(late);
        same(&format!("an append {case} is a conflict"), answer, Err(HostError::Conflict))?;
        let stored = register.store().command(&CommandId::new("new")?)?;
        same(&format!("an append {case} stores nothing"), stored, None)?;
    }
    same("a conflict leaves the end", register.head()?, head)
}

fn pages_of_rows_are_the_whole(host: Arc<dyn HostStore>) -> Result<()> {
    let (mut register, mut scene) = begun(&host)?;
    for day in ["2020-04-02", "2020-04-03", "2020-04-04"] {
        applied(&register.apply(&scene.command(LEAD, day, day, act("update")?)?)?)?;
    }
    for kind in [HostKind::Task, HostKind::Agency, HostKind::Directive, HostKind::Case] {
        let all = host.rows(HostQuestion { limit: 100, ..every(kind) })?;
        let mut paged = Vec::new();
        for _ in 0..=all.len() {
            let after = paged.last().map_or(0, |row: &HostRow| row.number);
            paged.extend(host.rows(HostQuestion { after, limit: 2, ..every(kind) })?);
        }
        same("rows in pages are all rows, by number", paged, all)?;
    }
    Ok(())
}

/// A store to which a rival writes just before each append.
struct Raced {
    host: Arc<dyn HostStore>,
    rivals: Mutex<Vec<Command>>,
}

impl HostStore for Raced {
    fn append(&self, commit: HostCommit) -> Result<String, HostError> {
        let broke_off = |_| HostError::Failed { detail: "a rival broke off".to_owned() };
        let rival = self.rivals.lock().map_err(broke_off)?.pop();
        if let Some(command) = rival {
            let register = register_on(Hosted::new(Arc::clone(&self.host)));
            let answer = register.and_then(|mut register| register.apply(&command));
            answer.map_err(|error| HostError::Failed { detail: error.to_string() })?;
        }
        self.host.append(commit)
    }

    fn look(&self, streams: Vec<String>, commands: Vec<String>) -> Result<HostSeen, HostError> {
        self.host.look(streams, commands)
    }

    fn load(&self, stream: String) -> Result<Vec<HostEvent>, HostError> {
        self.host.load(stream)
    }

    fn events_after(&self, position: i64, limit: u32) -> Result<Vec<HostEvent>, HostError> {
        self.host.events_after(position, limit)
    }

    fn rows(&self, question: HostQuestion) -> Result<Vec<HostRow>, HostError> {
        self.host.rows(question)
    }

    fn begin_moment(&self) -> Result<bool, HostError> {
        self.host.begin_moment()
    }

    fn end_moment(&self) -> Result<(), HostError> {
        self.host.end_moment()
    }
}

/// Every commit meets one that came in between: on the same task, and on another stream.
fn a_race_loses_nothing(host: Arc<dyn HostStore>) -> Result<()> {
    let (register, mut scene) = begun(&host)?;
    let raced = Arc::new(Raced { host, rivals: Mutex::default() });
    let mut racing = register_on(Hosted::new(Arc::clone(&raced) as Arc<dyn HostStore>))?;
    let same_task = scene.command(LEAD, "2020-04-02", "2020-04-02", act("update")?)?;
    let elsewhere = scene.command(OFFICE, "2020-04-02", "2020-04-02", act("enter_agency")?)?;
    for rival in [same_task, elsewhere] {
        let mut command = scene.command(LEAD, "2020-04-02", "2020-04-02", act("update")?)?;
        // Whichever comes first, none is recorded before another.
        command.recorded_at = "2020-04-02T10:00:00+07:00".parse()?;
        if let Ok(mut rivals) = raced.rivals.lock() {
            rivals.push(rival);
        }
        applied(&racing.apply(&command)?)?;
    }
    let head = register.head()?;
    same("what was acknowledged to two who race is there", head.position, 9)?;
    same("and it verifies", verify(register.store(), Some(head))?, head)
}
