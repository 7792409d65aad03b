//! Events and commands, to and from what a host keeps of them.

use dondoc::lifecycle::{ChainHash, EventRecord};
use dondoc::register::{CommandRecord, Head};
use dondoc::{DondocError, Result};

use crate::port::{HostCommand, HostEvent, HostHead};

/// The end of the history, as the library has it.
pub(crate) fn head(host: Option<HostHead>) -> Result<Head> {
    host.map_or(Ok(Head::EMPTY), |HostHead { position, hash }| {
        Ok(Head { position, hash: link(&hash, position)? })
    })
}

/// The end of the history, as the host has it.
pub(crate) fn host_head(head: Head) -> Option<HostHead> {
    (head != Head::EMPTY).then(|| HostHead { position: head.position, hash: head.hash.to_string() })
}

/// The events that a host gives back.
pub(crate) fn records(events: Vec<HostEvent>) -> Result<Vec<EventRecord>> {
    let record = |HostEvent { position, stream, version, body, hash }| {
        let record = EventRecord::from_stored(position, body, link(&hash, position)?)?;
        // Only the body is hashed: a column that says something else would hide an event.
        if record.entry.stream.as_str() == stream && record.entry.version == version {
            Ok(record)
        } else {
            Err(DondocError::integrity(position, "the columns of the event are not those of its body"))
        }
    };
    events.into_iter().map(record).collect()
}

/// What a host knows of a command.
pub(crate) fn command(command: &HostCommand) -> Result<CommandRecord> {
    let HostCommand { digest, position, .. } = command;
    Ok(CommandRecord { digest: link(digest, *position)?.0, position: *position })
}

/// 32 bytes as hex.
pub(crate) fn hex(bytes: [u8; 32]) -> String {
    ChainHash(bytes).to_string()
}

fn link(text: &str, position: i64) -> Result<ChainHash> {
    text.parse().map_err(|_| DondocError::integrity(position, "a hash has not 64 hex digits"))
}
