//! Whether the history is what was written.

use crate::error::{DondocError, Result};
use crate::lifecycle::ChainHash;
use crate::register::store::{Head, Store};

/// How many events are read at once.
const PAGE: usize = 1_000;

/// Recomputes every link from the stored bytes, and compares the last one with `expected`, a head that was kept
/// outside the store; without one, a tail that vanished whole cannot be seen.
///
/// # Errors
/// `integrity.broken` naming the first position that cannot be trusted.
pub fn verify_chain<S: Store>(store: &S, expected: Option<Head>) -> Result<Head> {
    let mut head = Head::EMPTY;
    let mut met = expected.is_none_or(|expected| expected == head);
    loop {
        let page = store.events_after(head.position, PAGE)?;
        if page.is_empty() {
            break;
        }
        for record in page {
            let position = head.position + 1;
            if record.position != position {
                return Err(DondocError::integrity(
                    position,
                    format!("position {} follows", record.position),
                ));
            }
            if record.hash != ChainHash::link(head.hash, &record.body) {
                return Err(DondocError::integrity(
                    position,
                    "the link does not fit the event and the one before",
                ));
            }
            head = Head { position, hash: record.hash };
            met |= expected == Some(head);
        }
    }
    if !met {
        let position = expected.map_or(0, |expected| expected.position.min(head.position + 1));
        return Err(DondocError::integrity(position, "the history does not contain the head that was kept"));
    }
    Ok(head)
}
