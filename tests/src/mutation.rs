//! Changes each value of the pack in turn and asks the cases whether they notice: what can be changed unseen is shown by no case.
//!
//! A number becomes the next one, a silence a limit, a choice each other choice, a list lacks each of its names, a cut-off lies a
//! day later, and a permission lacks each of its roles or has another. A rule that only stands is taken away, and the pack must
//! then be refused.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use anyhow::{Context, Result};
use dondoc::Regulation;
use dondoc::law::Role;
use serde::Deserialize;
use toml::{Table, Value};

use crate::cases::{Files, PACK, Pack};

/// The code that reads the choices: its words are those that a choice may be.
const READER: &str = include_str!("../../core/src/law/parameters.rs");

/// A pack with one value changed.
#[derive(Debug)]
pub struct Mutant {
    /// What was changed: the rule, and what it says now.
    pub name: String,
    /// The pack.
    pub table: Table,
}

/// What became of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The library refuses the pack.
    Refused,
    /// A case fails: its file and name.
    Noticed(String),
    /// No case fails.
    Survived,
}

/// Every mutant of the shipped pack, in the order of the pack.
///
/// # Errors
/// None, unless the library's own data are broken.
pub fn mutants() -> Result<Vec<Mutant>> {
    let pack: Table = Regulation::source(PACK)?.parse()?;
    let mut mutants = Vec::new();
    for (at, rule) in entries(&pack, "rule")?.iter().enumerate() {
        let id = rule.get("id").and_then(Value::as_str).context("a rule has an id")?;
        let value = rule.get("value").context("a rule has a value")?;
        if value.as_str() == Some("stands") {
            let mut table = pack.clone();
            entries_mut(&mut table, "rule")?.remove(at);
            mutants.push(Mutant { name: format!("{id} taken away"), table });
        }
        for (what, other) in others(value) {
            mutants.push(changed(&pack, "rule", at, "value", other, format!("{id} {what}"))?);
        }
    }
    for (at, kind) in entries(&pack, "directive_kind")?.iter().enumerate() {
        let id = kind.get("id").and_then(Value::as_str).context("a kind has an id")?;
        let numbered = kind.get("numbered").and_then(Value::as_bool).context("a kind is numbered or not")?;
        let name = format!("directive kind {id}, numbered {}", !numbered);
        mutants.push(changed(&pack, "directive_kind", at, "numbered", (!numbered).into(), name)?);
    }
    for (at, permission) in entries(&pack, "permission")?.iter().enumerate() {
        let action = permission.get("action").and_then(Value::as_str).context("a permission has an act")?;
        let roles = permission.get("roles").and_then(Value::as_array).context("a permission has roles")?;
        for (what, other) in other_roles(roles) {
            mutants.push(changed(
                &pack,
                "permission",
                at,
                "roles",
                other,
                format!("permission.{action} {what}"),
            )?);
        }
    }
    Ok(mutants)
}

/// What becomes of each mutant: the cases run against it until one fails.
///
/// # Errors
/// As [`Files::read`].
pub fn fates(mutants: &[Mutant]) -> Result<Vec<Fate>> {
    let files = Files::read()?;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let share = mutants.len().div_ceil(workers).max(1);
    Ok(thread::scope(|scope| {
        let shares = mutants.chunks(share).map(|share| {
            let files = &files;
            scope.spawn(move || share.iter().map(|mutant| fate(mutant, files)).collect::<Vec<_>>())
        });
        let workers = shares.collect::<Vec<_>>();
        // A panic of a worker is one of a case.
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    }))
}

fn fate(mutant: &Mutant, files: &Files) -> Fate {
    let Ok(pack) = Pack::new(mutant.table.clone()) else { return Fate::Refused };
    let failed = files.run(&pack).find(|run| run.failure.is_some());
    failed.map_or(Fate::Survived, |run| Fate::Noticed(format!("{}: {}", run.file, run.name)))
}

fn entries<'a>(pack: &'a Table, kind: &str) -> Result<&'a Vec<Value>> {
    pack.get(kind).and_then(Value::as_array).with_context(|| format!("a pack has a {kind}"))
}

fn entries_mut<'a>(pack: &'a mut Table, kind: &str) -> Result<&'a mut Vec<Value>> {
    pack.get_mut(kind).and_then(Value::as_array_mut).with_context(|| format!("a pack has a {kind}"))
}

fn changed(pack: &Table, kind: &str, at: usize, key: &str, value: Value, name: String) -> Result<Mutant> {
    let mut table = pack.clone();
    let entry = entries_mut(&mut table, kind)?.get_mut(at).and_then(Value::as_table_mut);
    entry.context("an entry is a table")?.insert(key.to_owned(), value);
    Ok(Mutant { name, table })
}

/// What a value might be instead, each with what it says.
fn others(value: &Value) -> Vec<(String, Value)> {
    let one = |key: &str, value: Value| Value::Table(Table::from_iter([(key.to_owned(), value)]));
    let said = |value: Value| (format!("= {value}"), value);
    if value.as_str() == Some("no_limit") {
        return vec![said(one("working_days", 5.into()))];
    }
    let Some((key, inner)) = value.as_table().and_then(|table| table.iter().next()) else {
        return Vec::new();
    };
    match inner {
        Value::Integer(number) => vec![said(one(key, (number + 1).into()))],
        Value::String(choice) => {
            let words = choices().into_iter().filter(|word| word != choice);
            words.map(|word| said(one(key, word.into()))).collect()
        }
        Value::Array(names) => {
            let lists = shortened(names).into_iter();
            lists.map(|(what, names)| (what, one(key, Value::Array(names)))).collect()
        }
        Value::Table(cutoff) => {
            let later =
                cutoff.iter().map(|(key, day)| (key.clone(), (day.as_integer().unwrap_or(0) + 1).into()));
            vec![said(one(key, Value::Table(later.collect())))]
        }
        _ => Vec::new(),
    }
}

/// The list without each of its members.
fn shortened(list: &[Value]) -> Vec<(String, Vec<Value>)> {
    let without = |(at, left_out): (usize, &Value)| {
        let others = list.iter().enumerate().filter(|(other, _)| *other != at);
        (format!("without {left_out}"), others.map(|(_, value)| value.clone()).collect())
    };
    list.iter().enumerate().map(without).collect()
}

/// The roles without each of them; where there is only one, every other one instead.
fn other_roles(roles: &[Value]) -> Vec<(String, Value)> {
    match roles {
        [only] => {
            let others = Role::ALL.iter().map(|role| role.name()).filter(|name| only.as_str() != Some(name));
            others.map(|name| (format!("of {name}"), Value::Array(vec![name.into()]))).collect()
        }
        _ => shortened(roles).into_iter().map(|(what, roles)| (what, Value::Array(roles))).collect(),
    }
}

/// The words that the code knows as choices. A word of another rule is refused there, and tells nothing.
fn choices() -> Vec<String> {
    let arms = READER.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => Some("));
    arms.map(|(word, _)| word.to_owned()).collect()
}

/// Changes that no case notices, and why that is right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Survivor {
    /// Why no case can notice them.
    reason: String,
    /// Each as [`Mutant::name`] has it.
    changes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Survivors {
    survivor: Vec<Survivor>,
}

/// The changes that may go unnoticed, each with the reason.
///
/// # Errors
/// When `survivors.toml` is no file of them.
pub fn allowed() -> Result<BTreeMap<String, String>> {
    let survivors = toml::from_str::<Survivors>(include_str!("../survivors.toml"))?.survivor.into_iter();
    let each = |Survivor { reason, changes }: Survivor| {
        changes.into_iter().map(move |change| (change, reason.clone()))
    };
    Ok(survivors.flat_map(each).collect())
}
