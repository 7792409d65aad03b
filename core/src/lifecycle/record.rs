//! Events as they are written: with their circumstances, and linked by hashes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, Result, codes};
use crate::lifecycle::event::Event;
use crate::lifecycle::stream::StreamId;
use crate::model::{Actor, CommandId};

/// The version of the events' written form.
pub const EVENT_SCHEMA: u16 = 1;

/// An event with its circumstances, as it is written and hashed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventEntry {
    /// Version of the written form.
    pub schema: u16,
    /// The stream.
    pub stream: StreamId,
    /// The event's place in its stream, from 1.
    pub version: i64,
    /// The command that caused it.
    pub command: CommandId,
    /// Who acted.
    pub actor: Actor,
    /// The day in the world.
    pub occurred_on: CivilDate,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Id and version of the regulation's pack that judged it.
    pub regulation: String,
    /// Version of the working calendar that it was judged with.
    pub calendar: String,
    /// What happened.
    pub event: Event,
}

impl EventEntry {
    /// The bytes of the entry at `position`, and its link behind `previous`.
    ///
    /// # Errors
    /// `integrity.broken` if the entry cannot be written.
    pub fn seal(&self, position: i64, previous: ChainHash) -> Result<(String, ChainHash)> {
        let body = serde_json::to_string(self)
            .map_err(|error| DondocError::integrity(position, error.to_string()))?;
        let hash = ChainHash::link(previous, &body);
        Ok((body, hash))
    }
}

/// The version of a written entry, whatever else it holds.
#[derive(Deserialize)]
struct WrittenSchema {
    schema: u16,
}

/// A link of the chain: SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// The link before the first event.
    pub const GENESIS: Self = Self([0; 32]);

    /// The link of `body` behind `previous`: SHA-256 over the previous link and the bytes as stored.
    #[must_use]
    pub fn link(previous: Self, body: &str) -> Self {
        Self(Sha256::new().chain_update(previous.0).chain_update(body.as_bytes()).finalize().into())
    }

    /// The link from stored bytes.
    ///
    /// # Errors
    /// `integrity.broken` unless there are 32 of them.
    pub fn from_stored(bytes: &[u8], position: i64) -> Result<Self> {
        let bytes =
            bytes.try_into().map_err(|_| DondocError::integrity(position, "a hash has not 32 bytes"))?;
        Ok(Self(bytes))
    }
}

impl std::str::FromStr for ChainHash {
    type Err = DondocError;

    /// Reads the 64 hex digits that `Display` writes.
    fn from_str(text: &str) -> Result<Self> {
        let malformed = || DondocError::invalid(codes::HEAD_INVALID, "hash", "not 64 hex digits");
        let mut bytes = [0; 32];
        let digits = text.as_bytes().chunks_exact(2);
        if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(malformed());
        }
        for (byte, pair) in bytes.iter_mut().zip(digits) {
            let pair = std::str::from_utf8(pair).map_err(|_| malformed())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| malformed())?;
        }
        Ok(Self(bytes))
    }
}

impl std::fmt::Display for ChainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for ChainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// An event as it stands in a store: its place, its bytes, and its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRecord {
    /// Its place in the whole history, from 1.
    pub position: i64,
    /// The bytes that were hashed.
    pub body: String,
    /// The link.
    pub hash: ChainHash,
    /// The bytes read.
    pub entry: EventEntry,
}

impl EventRecord {
    /// Writes an entry at `position`, linked behind `previous`.
    ///
    /// # Errors
    /// `integrity.broken` if the entry cannot be written.
    pub fn seal(entry: EventEntry, position: i64, previous: ChainHash) -> Result<Self> {
        let (body, hash) = entry.seal(position, previous)?;
        Ok(Self { position, body, hash, entry })
    }

    /// Reads what a store holds. The link is not checked here: see [`crate::register::verify_chain`].
    ///
    /// # Errors
    /// `integrity.broken` when the bytes are no entry of a known schema.
    pub fn from_stored(position: i64, body: String, hash: ChainHash) -> Result<Self> {
        let entry: EventEntry = match serde_json::from_str(&body) {
            Ok(entry) => entry,
            Err(error) => return Err(unreadable(position, &body, &error)),
        };
        if entry.schema > EVENT_SCHEMA {
            return Err(newer(position, entry.schema));
        }
        if entry.schema != EVENT_SCHEMA {
            return Err(DondocError::integrity(
                position,
                format!("event schema {} is unknown", entry.schema),
            ));
        }
        Ok(Self { position, body, hash, entry })
    }
}

/// Why an event cannot be read: a newer library wrote it, or it is none.
fn unreadable(position: i64, body: &str, error: &serde_json::Error) -> DondocError {
    match serde_json::from_str::<WrittenSchema>(body) {
        Err(_) => DondocError::integrity(position, "the event names no schema"),
        Ok(written) if written.schema > EVENT_SCHEMA => newer(position, written.schema),
        // The parser's own message may quote the contents; only its place is passed on.
        Ok(_) => {
            DondocError::integrity(position, format!("the event cannot be read, column {}", error.column()))
        }
    }
}

fn newer(position: i64, schema: u16) -> DondocError {
    let detail = format!("event {position} has schema {schema}, this library knows {EVENT_SCHEMA}");
    DondocError::store(codes::STORE_NEWER, detail, false)
}
