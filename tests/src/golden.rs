//! Golden events: how a store holds each kind of event, by schema.

use std::path::{Path, PathBuf};

/// The file of a schema: an event a line, one of each kind.
#[must_use]
pub fn file(schema: u16) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/events/schema-{schema}.jsonl"))
}
