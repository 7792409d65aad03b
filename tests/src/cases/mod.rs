//! Runs the legal cases of `tests/cases`: one file an article, a few dates and what follows from them.

mod act;
mod dates;
mod deadline;
mod duty;
mod entry;
mod pack;
mod story;
mod task;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use dondoc::Register;
use dondoc::calendar::WorkingCalendar;
use dondoc::register::{MemoryStore, Store};
use serde::Deserialize;

use pack::Changes;
pub use pack::Pack;

/// The pack that the cases are about.
pub const PACK: &str = "vn-ben-tre-2020";

/// The cases of one file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    limit: Vec<dates::LimitCase>,
    #[serde(default)]
    window: Vec<dates::WindowCase>,
    #[serde(default)]
    deadline: Vec<deadline::DeadlineCase>,
    #[serde(default)]
    task: Vec<task::TaskCase>,
    #[serde(default)]
    entry: Vec<entry::EntryCase>,
    #[serde(default)]
    act: Vec<act::ActCase>,
    #[serde(default)]
    duty: Vec<duty::CaseCase>,
    #[serde(default)]
    story: Vec<story::StoryCase>,
}

/// A case that was run.
#[derive(Debug)]
pub struct Run {
    /// Name of its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The rows R-01…R-60 that it shows.
    pub covers: Vec<String>,
    /// Why it failed; `None` when it holds.
    pub failure: Option<String>,
}

/// The folder of the cases.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// Every case of every file, in the order of the files' names.
#[derive(Debug)]
pub struct Files(Vec<(String, Cases)>);

impl Files {
    /// Reads them.
    ///
    /// # Errors
    /// When a file cannot be read or is not one of cases.
    pub fn read() -> Result<Self> {
        let mut paths = fs::read_dir(folder())?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        let files = paths.into_iter().map(|path| {
            let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let cases = toml::from_str(&fs::read_to_string(&path)?)
                .with_context(|| format!("{file} is no file of cases"))?;
            Ok((file, cases))
        });
        Ok(Self(files.collect::<Result<Vec<_>>>()?))
    }

    /// The first event of each kind that the stories lead to, by kind, as a store holds it.
    ///
    /// # Errors
    /// When a story does not hold.
    pub fn events_of_every_kind(&self, pack: &Pack) -> Result<BTreeMap<String, String>> {
        let mut events = BTreeMap::new();
        for story in self.0.iter().flat_map(|(_, cases)| &cases.story) {
            for record in story.told(pack)?.store().events_after(0, usize::MAX)? {
                let written: serde_json::Value = serde_json::from_str(&record.body)?;
                let kind = written.get("event").and_then(|event| event.get("kind"));
                let kind =
                    kind.and_then(serde_json::Value::as_str).context("an event has a kind")?.to_owned();
                events.entry(kind).or_insert(record.body);
            }
        }
        Ok(events)
    }

    /// Runs every case under a pack, each only when it is asked for.
    pub fn run<'a>(&'a self, pack: &'a Pack) -> impl Iterator<Item = Run> + 'a {
        self.0.iter().flat_map(move |(file, cases)| cases.run(file, pack))
    }
}

/// Runs every case under the shipped pack.
///
/// # Errors
/// As [`Files::read`].
pub fn run_all() -> Result<Vec<Run>> {
    Ok(Files::read()?.run(&Pack::shipped()?).collect())
}

impl Cases {
    fn run<'a>(&'a self, file: &'a str, pack: &'a Pack) -> impl Iterator<Item = Run> + 'a {
        macro_rules! every {
            ($($kind:ident),+) => {
                std::iter::empty()$(.chain(self.$kind.iter().map(move |case| Run {
                    file: file.to_owned(),
                    name: case.name(),
                    covers: case.covers.clone(),
                    failure: case.run(pack).err().map(|error| format!("{error:#}")),
                })))+
            };
        }
        every!(limit, window, deadline, task, entry, act, duty, story)
    }
}

/// An empty register under the pack.
fn register(pack: &Pack) -> Result<Register<MemoryStore>> {
    Ok(Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, pack.regulation()))
}

/// What was found is what was wanted.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, wanted: &T) -> Result<()> {
    ensure!(found == wanted, "{what}: {found:?}, wanted {wanted:?}");
    Ok(())
}
