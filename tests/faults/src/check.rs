//! Whether a register in a folder is what a host was told it is.

use std::path::Path;

use dondoc::model::CommandId;
use dondoc::register::{Head, Store, verify};
use dondoc::{DondocError, Result};
use dondoc_sqlite::SqliteStore;

use crate::tally::Verdict;

/// A command that the host was told is applied.
#[derive(Debug, Clone)]
pub(crate) struct Applied {
    pub(crate) id: CommandId,
    /// The position that the answer named.
    pub(crate) position: i64,
    /// The head after it.
    pub(crate) head: Head,
}

/// How the host opens its register.
pub(crate) type Open = fn(&Path) -> Result<SqliteStore>;

/// Opens the register at `path` as a host would after a crash. Of `sent`, the commands that were applied one after the other,
/// the first `acknowledged` must be there; more may be.
pub(crate) fn check(path: &Path, open: Open, sent: &[Applied], acknowledged: usize) -> Verdict {
    match open(path) {
        Ok(store) => check_store(&store, sent, acknowledged),
        Err(error) => Verdict::Broken(format!("does not open: {error}")),
    }
}

/// As [`check`], on a register that is open.
pub(crate) fn check_store(store: &SqliteStore, sent: &[Applied], acknowledged: usize) -> Verdict {
    match verify(store, None).and_then(|head| beginning(store, head, sent)) {
        Err(error) => Verdict::Broken(error.to_string()),
        Ok(there) if there >= acknowledged => Verdict::Survived,
        Ok(there) => Verdict::Lost(acknowledged - there),
    }
}

/// How many of the commands are there: the register must be a beginning of what was sent, and remember just these commands.
pub(crate) fn beginning(store: &SqliteStore, head: Head, sent: &[Applied]) -> Result<usize> {
    let mut there = 0;
    for applied in sent {
        let remembered = store.command(&applied.id)?;
        // One that needed no event leaves the head where it was.
        let written = applied.head.position <= head.position && remembered.is_some();
        if !written {
            break;
        }
        if remembered.is_some_and(|known| known.position != applied.position) {
            return Err(DondocError::integrity(applied.position, "a command is remembered at another place"));
        }
        there += 1;
    }
    let (first, rest) = sent.split_at_checked(there).unwrap_or((sent, &[]));
    if first.last().map_or(Head::EMPTY, |last| last.head) != head {
        return Err(DondocError::integrity(head.position, "this is no beginning of what was sent"));
    }
    for applied in rest {
        if store.command(&applied.id)?.is_some() {
            return Err(DondocError::integrity(
                applied.position,
                "a command is remembered that is not there",
            ));
        }
    }
    Ok(there)
}
