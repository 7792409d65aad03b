//! Runs the legal cases of `tests/cases`: one file an article, a few dates and what follows from them.

mod act;
mod dates;
mod deadline;
mod duty;
mod entry;
mod story;
mod task;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use dondoc::Regulation;
use serde::Deserialize;

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

/// Runs every case of every file, in the order of the files' names.
///
/// # Errors
/// When a file cannot be read or is not one of cases.
pub fn run_all() -> Result<Vec<Run>> {
    let mut paths = fs::read_dir(folder())?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut runs = Vec::new();
    for path in paths {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let cases: Cases = toml::from_str(&fs::read_to_string(&path)?)
            .with_context(|| format!("{file} is no file of cases"))?;
        let mut push = |name: &str, covers: &[String], outcome: Result<()>| {
            let failure = outcome.err().map(|error| format!("{error:#}"));
            runs.push(Run { file: file.clone(), name: name.to_owned(), covers: covers.to_vec(), failure });
        };
        for case in &cases.limit {
            push(&case.name, &case.covers, case.run());
        }
        for case in &cases.window {
            push(&case.name(), &case.covers, case.run());
        }
        for case in &cases.deadline {
            push(&case.name, &case.covers, case.run());
        }
        for case in &cases.task {
            push(&case.name, &case.covers, case.run());
        }
        for case in &cases.entry {
            push(&case.name, &case.covers, case.run());
        }
        for case in &cases.act {
            push(&case.name, &case.covers, case.run());
        }
        for case in &cases.duty {
            push(&case.name, &case.covers, case.run());
        }
        for case in &cases.story {
            push(&case.name, &case.covers, case.run());
        }
    }
    Ok(runs)
}

/// What a case changes in the shipped pack, by rule: a choice by its name, or a whole value.
type Changes = BTreeMap<String, toml::Value>;

/// The pack of a case: that of Bến Tre unless it names another, with some of its values changed.
fn regulation(id: Option<&str>, changes: &Changes) -> Result<Regulation> {
    let mut pack: toml::Table = Regulation::source(id.unwrap_or(PACK))?.parse()?;
    for (id, change) in changes {
        let rules = pack.get_mut("rule").and_then(toml::Value::as_array_mut).context("a pack has rules")?;
        let rule = rules.iter_mut().find(|rule| rule.get("id").and_then(toml::Value::as_str) == Some(id));
        let rule = rule.and_then(toml::Value::as_table_mut).with_context(|| format!("{id} is a rule"))?;
        let value = match change {
            toml::Value::String(choice) => {
                toml::Table::from_iter([("choice".to_owned(), choice.as_str().into())]).into()
            }
            value => value.clone(),
        };
        rule.insert("value".to_owned(), value);
    }
    Ok(Regulation::parse(&toml::to_string(&pack)?)?)
}

/// What was found is what was wanted.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, wanted: &T) -> Result<()> {
    ensure!(found == wanted, "{what}: {found:?}, wanted {wanted:?}");
    Ok(())
}
