//! A commit as a host stores it: events sealed behind the head that it rests on, rows numbered, earlier rows closed.

use std::collections::HashMap;

use dondoc::register::{Commit, Head};
use dondoc::{DondocError, Result};

use crate::event::{hex, host_head};
use crate::port::{HostClosing, HostCommand, HostCommit, HostEvent, HostRow};
use crate::row::{Facts, row};

/// Seals a commit behind a head; with it, the head that it leads to.
pub(crate) fn seal(commit: &Commit, before: Head) -> Result<(HostCommit, Head)> {
    let mut head = before;
    let mut events = Vec::with_capacity(commit.entries.len());
    for entry in &commit.entries {
        let position = head.position + 1;
        let (body, hash) = entry.seal(position, head.hash)?;
        let (stream, version) = (entry.stream.as_str().to_owned(), entry.version);
        events.push(HostEvent { position, stream, version, body, hash: hash.to_string() });
        head = Head { position, hash };
    }
    let commands = commit.commands.iter().map(|command| HostCommand {
        id: command.id.as_str().to_owned(),
        digest: hex(command.digest),
        position: command.position_after(before),
    });
    let mut rows =
        Rows { last: head.position, next: before.position + 1, new: Vec::new(), closings: Vec::new() };
    rows.add(&commit.agencies)?;
    rows.add(&commit.directives)?;
    rows.add(&commit.tasks)?;
    rows.add(&commit.cases)?;
    let sealed = HostCommit {
        after: host_head(before),
        events,
        commands: commands.collect(),
        closings: rows.closings,
        rows: rows.new,
        receipt: head.hash.to_string(),
    };
    Ok((sealed, head))
}

/// The rows of a commit. An event leads to one row at the most, so that the positions of the commit number them: no two rows
/// of the history have one number, and later rows have greater ones.
struct Rows {
    next: i64,
    last: i64,
    new: Vec<HostRow>,
    closings: Vec<HostClosing>,
}

impl Rows {
    fn add<F: Facts + Clone>(&mut self, facts: &[F]) -> Result<()> {
        let mut latest: HashMap<&str, usize> = HashMap::new();
        for facts in facts {
            if self.next > self.last {
                return Err(DondocError::integrity(self.last, "a commit has more rows than events"));
            }
            let row = row(facts, self.next)?;
            let earlier = latest.insert(facts.id(), self.new.len());
            match earlier.and_then(|earlier| self.new.get_mut(earlier)) {
                Some(earlier) => earlier.known_until = Some(row.known_since),
                None => self.closings.push(HostClosing {
                    known_until: row.known_since,
                    kind: F::KIND,
                    id: row.id.clone(),
                }),
            }
            self.new.push(row);
            self.next += 1;
        }
        Ok(())
    }
}
