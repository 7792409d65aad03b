//! What the library relies on in the store of a host, beside what every store must do.

use std::sync::Arc;

use dondoc::Result;
use dondoc::model::CommandId;
use dondoc::register::{Outcome, Store, verify};

use super::scene::{LEAD, Scene, act};
use super::{conformance, kept, register_on, same};
use crate::port::{HostCommand, HostCommit, HostError, HostKind, HostQuestion, HostStore};
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
    writers_at_once_lose_nothing(empty()?)
}

fn begun(host: &Arc<dyn HostStore>) -> Result<(dondoc::Register<Hosted>, Scene)> {
    let (mut register, mut scene) = (register_on(Hosted::new(Arc::clone(host)))?, Scene::default());
    for command in scene.begin()? {
        super::applied(&register.apply(&command)?)?;
    }
    Ok((register, scene))
}

/// What [`HostStore::append`] promises: all that the register builds on.
fn who_comes_late_is_told(host: Arc<dyn HostStore>) -> Result<()> {
    let (register, _) = begun(&host)?;
    let head = register.head()?;
    let before = register.store().events_after(head.position - 2, 1)?;
    let before = before
        .into_iter()
        .next()
        .map(|record| dondoc::register::Head { position: record.position, hash: record.hash });
    let new = HostCommand { id: "new".to_owned(), digest: event::hex([7; 32]), position: head.position + 1 };
    let known = HostCommand { id: "c-1".to_owned(), ..new.clone() };
    let commit = |after, commands| HostCommit {
        after,
        events: Vec::new(),
        commands,
        closings: Vec::new(),
        rows: Vec::new(),
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
        super::applied(&register.apply(&scene.command(LEAD, day, day, act("update")?)?)?)?;
    }
    for kind in [HostKind::Task, HostKind::Agency, HostKind::Directive, HostKind::Case] {
        let all = host.rows(HostQuestion { limit: 100, ..every(kind) })?;
        let mut paged = Vec::new();
        for _ in 0..=all.len() {
            let after = paged.last().map_or(0, |row: &crate::HostRow| row.number);
            paged.extend(host.rows(HostQuestion { after, limit: 2, ..every(kind) })?);
        }
        same("rows in pages are all rows, by number", paged, all)?;
    }
    Ok(())
}

/// How many writers there are, and how much each records.
const WRITERS: usize = 4;
const EACH: usize = 10;

fn writers_at_once_lose_nothing(host: Arc<dyn HostStore>) -> Result<()> {
    let (register, mut scene) = begun(&host)?;
    let mut commands = Vec::new();
    for _ in 0..WRITERS * EACH {
        let mut command = scene.command(LEAD, "2020-04-02", "2020-04-02", act("update")?)?;
        // Whichever comes first, none is recorded before another.
        command.recorded_at = "2020-04-02T10:00:00+07:00".parse()?;
        commands.push(command);
    }
    let written = std::thread::scope(|scope| {
        let writers = commands.chunks(EACH).map(|commands| {
            let store = register.store().clone();
            scope.spawn(move || {
                let mut register = register_on(store)?;
                // Who lost a race twice is told, and sends the command again.
                let apply = |command| loop {
                    match register.apply(command) {
                        Err(dondoc::DondocError::Conflict { .. }) => {}
                        answer => return answer,
                    }
                };
                commands.iter().map(apply).collect::<Result<Vec<Outcome>>>()
            })
        });
        // All are started before one is waited for.
        let writers = writers.collect::<Vec<_>>();
        writers.into_iter().map(|writer| writer.join()).collect::<Vec<_>>()
    });
    for outcomes in written {
        kept("a writer does not break off", outcomes.is_ok())?;
        for outcome in outcomes.unwrap_or(Ok(Vec::new()))? {
            super::applied(&outcome)?;
        }
    }
    let head = register.head()?;
    let expected = 5 + (WRITERS * EACH) as i64;
    same("what was acknowledged to writers at once is there", head.position, expected)?;
    same("and it verifies", verify(register.store(), Some(head))?, head)
}
