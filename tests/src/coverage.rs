//! The table of `tests/cases/COVERAGE.md`: for every row of the law page the rules of the pack, the code that reads each, and the
//! cases by name.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dondoc::Regulation;

use crate::cases::{PACK, Run};
use crate::rows::rows;

/// Where the rules of a pack become values that the code reads.
const READER: &str = "core/src/law/parameters.rs";
/// Where the permissions of a pack are asked.
const PERMISSIONS: &str = "core/src/lifecycle/permission.rs";
/// Where its rights to read are asked.
const RIGHTS: &str = "core/src/lifecycle/sight.rs";

const HEAD: &str = "\
# What is covered by what

Written by `cargo xtask law --write`; do not edit. For every row of the law page: its article, the rules of the pack
`vn-ben-tre-2020` with the code that reads their values, and the cases that pass. A rule that no file reads says who answers for
something, or is the ground of a permission.
";

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where the table is kept.
#[must_use]
pub fn path() -> PathBuf {
    crate::cases::folder().join("COVERAGE.md")
}

/// The table, from the pack, the sources and the cases that were run.
///
/// # Errors
/// When a source cannot be read.
pub fn table(runs: &[Run]) -> Result<String> {
    let (regulation, sources) = (Regulation::load(PACK)?, Sources::read()?);
    let mut table = HEAD.to_owned();
    for row in rows()? {
        write!(table, "\n## {}, {}\n\n", row.id, row.article)?;
        if let Some(why) = row.reason.as_ref().or(row.planned.as_ref()) {
            writeln!(table, "{why}.\n")?;
        }
        let mut articles = BTreeSet::from([row.article.clone()]);
        for rule in regulation.rules().iter().filter(|rule| rule.covers.contains(&row.id)) {
            articles.extend(rule.clause.article_text());
            let readers = sources.readers(&rule.clause.id)?;
            writeln!(table, "- rule `{}`{}", rule.clause.id, read_by(&readers))?;
        }
        let of_row = |article: &Option<String>| article.as_ref().is_some_and(|one| articles.contains(one));
        let permissions = regulation.permissions().iter().map(|permission| (&permission.clause, PERMISSIONS));
        let rights = regulation.read_rights().iter().map(|right| (&right.clause, RIGHTS));
        for (clause, reader) in permissions.chain(rights) {
            if of_row(&clause.article_text()) {
                writeln!(table, "- `{}`{}", clause.id, read_by(&[reader.to_owned()]))?;
            }
        }
        for run in runs.iter().filter(|run| run.failure.is_none() && run.covers.contains(&row.id)) {
            writeln!(table, "- {}: {}", run.file.trim_end_matches(".toml"), run.name)?;
        }
    }
    // One blank line before a list, and none behind the last one.
    Ok(table.replace("\n\n\n", "\n\n").trim_end().to_owned() + "\n")
}

fn read_by(files: &[String]) -> String {
    if files.is_empty() {
        return String::new();
    }
    let files = files.iter().map(|file| format!("`{file}`")).collect::<Vec<_>>();
    format!(": {}", files.join(", "))
}

/// The sources of the core.
struct Sources {
    reader: String,
    /// Path from the root, and text, by path.
    files: Vec<(String, String)>,
}

impl Sources {
    fn read() -> Result<Self> {
        let mut files = Vec::new();
        collect(&root().join("core/src"), "core/src", &mut files)?;
        files.sort();
        let (at, _) = files.iter().enumerate().find(|(_, (path, _))| path == READER).context("a reader")?;
        let (_, reader) = files.remove(at);
        Ok(Self { reader, files })
    }

    /// The files that read the value of a rule: by the field that holds it.
    fn readers(&self, id: &str) -> Result<Vec<String>> {
        let Some((before, _)) = self.reader.split_once(&format!("\"{id}\"")) else { return Ok(Vec::new()) };
        let field = before.lines().rev().find_map(field_of).context("a rule is read into a field")?;
        // The cut-offs of all periods are one field, behind a method.
        let name = if field == "cutoffs" { "cutoff" } else { field };
        // By whatever way the parameters are at hand; a field of the same name elsewhere is another thing.
        let ways = [format!("parameters.{name}"), format!("parameters().{name}")];
        let reads = |text: &str| {
            let text = text.split_whitespace().collect::<String>();
            ways.iter().flat_map(|way| text.match_indices(way.as_str())).any(|(at, found)| {
                let next = text.get(at + found.len()..).and_then(|rest| rest.chars().next());
                next.is_none_or(|c| !c.is_alphanumeric() && c != '_')
            })
        };
        let files = self.files.iter().filter(|(_, text)| reads(text)).map(|(path, _)| path.clone());
        Ok(files.collect())
    }
}

/// How deep the fields of the parameters stand; what is deeper is a part of one.
const INDENT: &str = "            ";

/// The field of the parameters that a line begins: `field: …`.
fn field_of(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix(INDENT)?.split_once(':')?;
    let is_field = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_field && !rest.starts_with(':')).then_some(name)
}

fn collect(folder: &Path, name: &str, files: &mut Vec<(String, String)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
        let name = format!("{name}/{file}");
        if path.is_dir() {
            collect(&path, &name, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(())
}
