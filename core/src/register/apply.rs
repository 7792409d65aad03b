//! Commands to a register: decided upon what it holds, and appended, all or nothing.

use std::{mem, slice};

use super::session::{Session, Step};
use super::{Commit, Head, Kept, Register, Store, unknown};
use crate::error::{DondocError, Result, codes};
use crate::headway::Headway;
use crate::law::Finding;
use crate::lifecycle::{Allowed, Command};
use crate::model::{Actor, TaskId};

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, module = "dondoc"))]
pub enum Outcome {
    /// Recorded.
    Applied {
        /// Position of its first event in the history.
        position: i64,
        /// Warnings and information.
        findings: Vec<Finding>,
    },
    /// Recorded before under the same id; nothing was done now.
    AlreadyApplied {
        /// Position of its first event in the history.
        position: i64,
    },
    /// The regulation forbids it; nothing was stored.
    Refused {
        /// Why: at least one is an error.
        findings: Vec<Finding>,
    },
}

/// The answer to several commands at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchOutcome {
    /// All recorded, in order; each answer is `Applied` or `AlreadyApplied`.
    Applied(Vec<Outcome>),
    /// Some were refused, so nothing at all was stored: their places, and why.
    Refused(Vec<(usize, Vec<Finding>)>),
}

impl<S: Store> Register<S> {
    /// Records one command, or says why not.
    ///
    /// # Errors
    /// `command.reused`; `calendar.outside`; what the store answers. A store that cannot keep others out while
    /// it is decided what to append may lose a race to them; it is tried once more, then `store.conflict`.
    pub fn apply(&mut self, command: &Command) -> Result<Outcome> {
        match self.apply_all(slice::from_ref(command))? {
            BatchOutcome::Applied(outcomes) => outcomes
                .into_iter()
                .next()
                .ok_or_else(|| DondocError::integrity(0, "a command was answered by nothing")),
            BatchOutcome::Refused(refused) => Ok(Outcome::Refused {
                findings: refused.into_iter().flat_map(|(_, findings)| findings).collect(),
            }),
        }
    }

    /// Records several commands at once: all of them, or nothing. Others wait with what they write until they are decided and
    /// recorded, some seconds for a hundred thousand: an import beside which others work goes in batches.
    ///
    /// # Errors
    /// As [`Register::apply`].
    pub fn apply_all(&mut self, commands: &[Command]) -> Result<BatchOutcome> {
        self.apply_all_with(commands, &mut Headway::silent())
    }

    /// [`Register::apply_all`] of many, told as it goes: a third of the way is deciding them.
    ///
    /// # Errors
    /// As [`Register::apply`]; `cancelled`, with nothing recorded.
    pub fn apply_all_with(
        &mut self,
        commands: &[Command],
        headway: &mut Headway<'_>,
    ) -> Result<BatchOutcome> {
        let answer = match self.decide_and_append(commands, headway) {
            // Of a store that cannot keep others out, while it is decided what to append.
            Err(DondocError::Conflict { .. }) => self.decide_and_append(commands, headway),
            answer => answer,
        }?;
        headway.end();
        Ok(answer)
    }

    fn decide_and_append(&mut self, commands: &[Command], headway: &mut Headway<'_>) -> Result<BatchOutcome> {
        // Each is decided; then most have one entry, and that one row.
        headway.begin(3 * commands.len() as u64)?;
        let Self { store, calendar, regulations, kept } = self;
        let mut decided = None;
        let mut decide = |store: &dyn Store, headway: &mut Headway<'_>| {
            let kept = mem::take(kept).still(store)?;
            let session = Session::new(store, regulations, calendar, kept);
            let (commit, rest) = Decided::of(commands, session, headway)?;
            decided = Some(rest);
            Ok(commit)
        };
        let head = store.append_decided(&mut decide, headway)?;
        let nothing = || DondocError::store(codes::STORE_FAILED, "the store let nobody decide", false);
        let Decided { steps, entries, touched } = decided.ok_or_else(nothing)?;
        if let Some(head) = head {
            *kept = touched.at(head);
        }
        Ok(answer(steps, head.map(|head| (head, entries))))
    }

    /// The findings of a command without recording it: what a form shows before it is sent.
    ///
    /// # Errors
    /// As [`Register::apply`].
    pub fn check(&self, command: &Command) -> Result<Vec<Finding>> {
        let mut session = Session::new(&self.store, &self.regulations, &self.calendar, Kept::default());
        let steps = session.take(slice::from_ref(command), &mut Headway::silent())?;
        let findings = steps.into_iter().map(|step| match step {
            Step::Accepted { findings, .. } | Step::Refused { findings } => findings,
            Step::Known { .. } | Step::Repeated { .. } => Vec::new(),
        });
        Ok(findings.flatten().collect())
    }

    /// What the regulation lets an actor do with a task, act by act, each refusal with its article: what a screen offers. It
    /// looks at who the actor is to the task, not at whether the act would come too early or too late: for that see
    /// [`Register::check`].
    ///
    /// # Errors
    /// `task.unknown`; what the store answers.
    pub fn allowed(&self, actor: &Actor, task: &TaskId) -> Result<Vec<Allowed>> {
        let mut session = Session::new(&self.store, &self.regulations, &self.calendar, Kept::default());
        session.allowed(actor, task)?.ok_or_else(|| unknown(task))
    }
}

/// What became of several commands.
struct Decided {
    steps: Vec<Step>,
    /// Entries of the commit.
    entries: usize,
    /// What is known of the streams once the commit is appended.
    touched: Kept,
}

impl Decided {
    /// Decides, and says what to append, where all are accepted and one at least is new.
    fn of(
        commands: &[Command],
        mut session: Session<'_>,
        headway: &mut Headway<'_>,
    ) -> Result<(Option<Commit>, Self)> {
        let steps = session.take(commands, headway)?;
        let refused = steps.iter().any(|step| matches!(step, Step::Refused { .. }));
        let (commit, touched) = session.end();
        let entries = commit.entries.len();
        let commit = (!refused && !commit.commands.is_empty()).then_some(commit);
        Ok((commit, Self { steps, entries, touched }))
    }
}

/// The answer to commands, once their commit, where there is one, is appended: the head after it, and how many entries it has.
fn answer(steps: Vec<Step>, appended: Option<(Head, usize)>) -> BatchOutcome {
    if steps.iter().any(|step| matches!(step, Step::Refused { .. })) {
        let refusals = steps.into_iter().enumerate().filter_map(|(place, step)| match step {
            Step::Refused { findings } => Some((place, findings)),
            _ => None,
        });
        return BatchOutcome::Refused(refusals.collect());
    }
    let first = appended.map_or(0, |(head, entries)| head.position - entries as i64 + 1);
    let outcomes = steps.into_iter().filter_map(|step| match step {
        Step::Accepted { after_entries, findings } => {
            Some(Outcome::Applied { position: first + after_entries as i64, findings })
        }
        Step::Repeated { after_entries } => {
            Some(Outcome::AlreadyApplied { position: first + after_entries as i64 })
        }
        Step::Known { position } => Some(Outcome::AlreadyApplied { position }),
        Step::Refused { .. } => None,
    });
    BatchOutcome::Applied(outcomes.collect())
}
