//! A child process that writes until it is killed, or until it has written enough, and says each thing it was told.

use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail, ensure};
use dondoc::model::CommandId;
use dondoc::register::Outcome;
use dondoc_sqlite::SqliteStore;
use dondoc_tests::register_on;

use crate::life::Life;

/// A command that a child was told is applied: its id, and its position.
pub(crate) type Acknowledged = (CommandId, i64);

/// What a child is asked to do.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    pub(crate) path: PathBuf,
    pub(crate) seed: u64,
    /// What the ids of its commands begin with.
    pub(crate) name: String,
    pub(crate) threads: usize,
    /// Applied commands of each thread.
    pub(crate) commands: usize,
}

/// A running child.
pub(crate) struct Writer {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Task {
    /// Starts a child that does this.
    pub(crate) fn start(&self) -> Result<Writer> {
        let mut child = Command::new(env::current_exe().context("this program")?)
            .arg("write")
            .arg(&self.path)
            .args([&self.seed.to_string(), &self.name, &self.threads.to_string(), &self.commands.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .context("a child")?;
        let out = child.stdout.take().context("the child's output")?;
        Ok(Writer { child, lines: BufReader::new(out).lines() })
    }

    /// The task that the arguments of this process ask for.
    pub(crate) fn of_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut next = || arguments.next().context("write PATH SEED NAME THREADS COMMANDS");
        Ok(Self {
            path: next()?.into(),
            seed: next()?.parse()?,
            name: next()?,
            threads: next()?.parse()?,
            commands: next()?.parse()?,
        })
    }

    /// Does it, in this process.
    pub(crate) fn run(&self) -> Result<()> {
        thread::scope(|scope| {
            let threads: Vec<_> =
                (0..self.threads).map(|thread| scope.spawn(move || self.run_thread(thread))).collect();
            for thread in threads {
                match thread.join() {
                    Ok(result) => result?,
                    Err(_) => bail!("a thread panicked"),
                }
            }
            Ok(())
        })
    }

    fn run_thread(&self, thread: usize) -> Result<()> {
        let mut register = register_on(SqliteStore::open(&self.path)?)?;
        let mut life = Life::new(self.seed.wrapping_add(thread as u64), &format!("{}t{thread}", self.name));
        let (mut applied, mut slowest) = (0, Duration::ZERO);
        while applied < self.commands {
            let command = life.next()?;
            let begin = Instant::now();
            let outcome = register.apply(&command);
            slowest = slowest.max(begin.elapsed());
            match outcome {
                Ok(Outcome::Applied { position, .. }) => {
                    applied += 1;
                    // One write, so that lines of threads do not mix; a line that was not written was not told.
                    stdout().lock().write_all(format!("applied {} {position}\n", command.id).as_bytes())?;
                    stdout().flush()?;
                }
                Ok(_) => {}
                Err(error) => stdout().lock().write_all(format!("error {}\n", error.code()).as_bytes())?,
            }
        }
        stdout().lock().write_all(format!("slowest {}\n", slowest.as_micros()).as_bytes())?;
        Ok(())
    }
}

/// What a child said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) acknowledged: Vec<Acknowledged>,
    /// Codes of errors.
    pub(crate) errors: Vec<String>,
    /// The longest that a command took.
    pub(crate) slowest: Duration,
}

impl Said {
    pub(crate) fn join(&mut self, other: Self) {
        self.acknowledged.extend(other.acknowledged);
        self.errors.extend(other.errors);
        self.slowest = self.slowest.max(other.slowest);
    }
}

impl Writer {
    /// Waits for `count` lines, at most to the end.
    pub(crate) fn hear(&mut self, count: usize) -> Result<Said> {
        let mut said = Said::default();
        for line in self.lines.by_ref().take(count) {
            let line = line?;
            match line.split(' ').collect::<Vec<_>>().as_slice() {
                ["applied", id, position] => {
                    said.acknowledged.push((CommandId::new(*id)?, position.parse()?));
                }
                ["error", code] => said.errors.push((*code).to_owned()),
                ["slowest", micros] => {
                    said.slowest = said.slowest.max(Duration::from_micros(micros.parse()?));
                }
                _ => bail!("a child says {line:?}"),
            }
        }
        Ok(said)
    }

    /// Kills the child, and hears the rest of what it said.
    pub(crate) fn kill(mut self) -> Result<Said> {
        self.child.kill().context("SIGKILL")?;
        let said = self.hear(usize::MAX)?;
        ensure!(!self.child.wait()?.success(), "the child had ended before it was killed");
        Ok(said)
    }

    /// Waits for the child's end.
    pub(crate) fn finish(mut self) -> Result<Said> {
        let said = self.hear(usize::MAX)?;
        ensure!(self.child.wait()?.success(), "a child failed");
        Ok(said)
    }
}

/// Makes a register at `path` that others may join.
pub(crate) fn found(path: &Path, seed: u64) -> Result<Vec<Acknowledged>> {
    let mut register = register_on(SqliteStore::open(path)?)?;
    let mut acknowledged = Vec::new();
    for command in Life::new(seed, "founder").begin()? {
        let Outcome::Applied { position, .. } = register.apply(&command)? else {
            bail!("a register does not begin");
        };
        acknowledged.push((command.id, position));
    }
    register.into_store().close()?;
    Ok(acknowledged)
}
