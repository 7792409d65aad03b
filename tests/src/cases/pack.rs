//! The pack that cases are judged by: the shipped one, or one of which a value was changed.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use dondoc::Regulation;
use toml::{Table, Value};

use super::PACK;

/// What a case changes in its pack, by rule: a choice by its name, or a whole value.
pub(super) type Changes = BTreeMap<String, Value>;

/// The pack of the cases, read once: most of them change nothing in it.
#[derive(Debug)]
pub struct Pack {
    table: Table,
    regulation: Regulation,
}

impl Pack {
    /// The shipped pack.
    ///
    /// # Errors
    /// None, unless the library's own data are broken.
    pub fn shipped() -> Result<Self> {
        Self::new(Regulation::source(PACK)?.parse()?)
    }

    /// A pack by its text, parsed.
    ///
    /// # Errors
    /// When it is refused.
    pub fn new(table: Table) -> Result<Self> {
        let regulation = read(&table)?;
        Ok(Self { table, regulation })
    }

    /// The pack itself.
    pub(super) fn regulation(&self) -> Regulation {
        self.regulation.clone()
    }

    /// The pack with some of its values changed.
    pub(super) fn with(&self, changes: &Changes) -> Result<Regulation> {
        if changes.is_empty() { Ok(self.regulation()) } else { changed(self.table.clone(), changes) }
    }

    /// Another shipped pack in its place, where a case names one.
    pub(super) fn of(&self, id: Option<&str>, changes: &Changes) -> Result<Regulation> {
        match id {
            Some(id) => changed(Regulation::source(id)?.parse()?, changes),
            None => self.with(changes),
        }
    }
}

fn changed(mut table: Table, changes: &Changes) -> Result<Regulation> {
    for (id, change) in changes {
        let rules = table.get_mut("rule").and_then(Value::as_array_mut).context("a pack has rules")?;
        let rule = rules.iter_mut().find(|rule| rule.get("id").and_then(Value::as_str) == Some(id));
        let rule = rule.and_then(Value::as_table_mut).with_context(|| format!("{id} is a rule"))?;
        let value = match change {
            Value::String(choice) => Table::from_iter([("choice".to_owned(), choice.as_str().into())]).into(),
            value => value.clone(),
        };
        rule.insert("value".to_owned(), value);
    }
    read(&table)
}

fn read(table: &Table) -> Result<Regulation> {
    Ok(Regulation::parse(&toml::to_string(table)?)?)
}
