//! What a host implements, and the plain records that cross.

use std::collections::HashMap;
use std::fmt;

use dondoc::{DondocError, codes};

/// A store that the host implements. Several threads may call it at once; the library holds no lock while they do.
///
/// One method writes, and all of its correctness lies in one promise: see [`HostStore::append`].
#[cfg_attr(feature = "uniffi", uniffi::export(foreign))]
pub trait HostStore: Send + Sync {
    /// Where the history ends, how far each of these streams is, and which of these commands are recorded.
    ///
    /// # Errors
    /// What the host cannot do.
    fn look(&self, streams: Vec<String>, commands: Vec<String>) -> Result<HostSeen, HostError>;

    /// Stores a commit, all of it and durably, or nothing, in one transaction. The history must still end where
    /// [`HostCommit::after`] says, and none of its command ids may be there: otherwise `Conflict`, with nothing stored. Both
    /// are looked up under the lock that the transaction writes with, or kept by unique keys. Answers
    /// [`HostCommit::receipt`]: a call that broke off in another language must not look like one that is done.
    ///
    /// # Errors
    /// `Conflict` where another wrote first: the library looks again. What the host cannot do, with nothing stored; where it
    /// cannot know whether the commit is stored, too: a command that is sent again is answered, not applied twice.
    fn append(&self, commit: HostCommit) -> Result<String, HostError>;

    /// The events of a stream by version; none where there is no such stream.
    ///
    /// # Errors
    /// What the host cannot do.
    fn load(&self, stream: String) -> Result<Vec<HostEvent>, HostError>;

    /// Up to `limit` events after a position, by position.
    ///
    /// # Errors
    /// What the host cannot do.
    fn events_after(&self, position: i64, limit: u32) -> Result<Vec<HostEvent>, HostError>;

    /// Up to `limit` rows that a question asks for, by number. More rows than asked for are looked through and left out; one
    /// too few would be missing from a report.
    ///
    /// # Errors
    /// What the host cannot do.
    fn rows(&self, question: HostQuestion) -> Result<Vec<HostRow>, HostError>;

    /// Begins a moment: until [`HostStore::end_moment`], what this thread reads does not change, whatever others write. Such
    /// is a reading transaction with a snapshot, or a lock. False, with nothing begun, where the host cannot: then a question
    /// that takes several reads may see half of what is written meanwhile.
    ///
    /// # Errors
    /// What the host cannot do.
    fn begin_moment(&self) -> Result<bool, HostError>;

    /// Ends the moment that this thread began, if one was begun.
    ///
    /// # Errors
    /// What the host cannot do.
    fn end_moment(&self) -> Result<(), HostError>;
}

/// Why a host did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
pub enum HostError {
    /// Another wrote first; nothing was stored.
    #[error("another wrote first")]
    Conflict,
    /// Not now: the same call may succeed later. Nothing was stored.
    #[error("{detail}")]
    Busy {
        /// What to tell the caller, without text of a document.
        detail: String,
    },
    /// It failed.
    #[error("{detail}")]
    Failed {
        /// What to tell the caller, without text of a document.
        detail: String,
    },
}

impl From<HostError> for DondocError {
    fn from(error: HostError) -> Self {
        let (code, retryable) = match error {
            HostError::Failed { .. } => (codes::STORE_FAILED, false),
            HostError::Conflict | HostError::Busy { .. } => (codes::STORE_BUSY, true),
        };
        Self::store(code, format!("the store of the host: {error}"), retryable)
    }
}

#[cfg(feature = "uniffi")]
impl From<uniffi::UnexpectedUniFFICallbackError> for HostError {
    /// An exception that the interface does not name. What it says may quote a document: its class is told, no more. Where there
    /// is none, an answer could not be read: in Kotlin that is what an `Error` of the machine looks like.
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        let class = error.reason.split([':', '\n', '(']).next().unwrap_or_default();
        let is_name = !class.is_empty() && !class.contains(char::is_whitespace);
        Self::Failed { detail: if is_name { class } else { "the call broke off" }.to_owned() }
    }
}

/// Where the history ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostHead {
    /// Position of the last event.
    pub position: i64,
    /// Its link, 64 hex digits.
    pub hash: String,
}

/// What [`HostStore::look`] sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostSeen {
    /// Position and hash of the last event; none where there is no event.
    pub head: Option<HostHead>,
    /// The greatest version of each stream that was asked for; one without events may be left out.
    pub versions: HashMap<String, i64>,
    /// Those of the commands that are there.
    pub commands: Vec<HostCommand>,
}

/// What is stored at once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostCommit {
    /// Where the history must end; none: there must be no event.
    pub after: Option<HostHead>,
    /// New events, by position.
    pub events: Vec<HostEvent>,
    /// New commands.
    pub commands: Vec<HostCommand>,
    /// Rows that are no longer the latest, to be closed before the new ones are stored.
    pub closings: Vec<HostClosing>,
    /// New rows, by number.
    pub rows: Vec<HostRow>,
    /// What to answer once all of it is stored; not to be kept.
    pub receipt: String,
}

/// An event.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostEvent {
    /// Its place in the history, from 1.
    pub position: i64,
    /// Its stream, such as `task/NV-1`.
    pub stream: String,
    /// Its place in the stream, from 1.
    pub version: i64,
    /// What happened. To be given back as it came, byte by byte: it is what is hashed.
    pub body: String,
    /// Its link in the chain, 64 hex digits.
    pub hash: String,
}

impl fmt::Debug for HostEvent {
    // The body holds text of documents.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostEvent({} of {}, version {})", self.position, self.stream, self.version)
    }
}

/// A command that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostCommand {
    /// Its id.
    pub id: String,
    /// What it said, 64 hex digits.
    pub digest: String,
    /// The position of its first event.
    pub position: i64,
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum HostKind {
    /// A task.
    Task,
    /// A feedback, a discrepancy, an inspection or a report.
    Case,
    /// A directive.
    Directive,
    /// An agency.
    Agency,
}

impl HostKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Task, Self::Case, Self::Directive, Self::Agency];

    /// A word for a column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Case => "case",
            Self::Directive => "directive",
            Self::Agency => "agency",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What is known of one thing over an interval of recorded time.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostRow {
    /// Its place among all rows.
    pub number: i64,
    /// What it is of.
    pub kind: HostKind,
    /// Of which: unique within the kind.
    pub id: String,
    /// First instant at which this was known, in milliseconds since 1970-01-01T00:00Z.
    pub known_since: i64,
    /// The instant at which something newer was known; none while this is the latest.
    pub known_until: Option<i64>,
    /// The day of assignment of a task, in days since 1970-01-01.
    pub assigned_on: Option<i32>,
    /// The day on which a task was done, confirmed since, or withdrawn; none while it is neither.
    pub ended_on: Option<i32>,
    /// What is known. To be given back as it came.
    pub body: String,
}

impl fmt::Debug for HostRow {
    // The body may hold text of documents.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, kind, id, known_since, known_until, .. } = self;
        write!(f, "HostRow({number} of {} {id}, known from {known_since} to {known_until:?})", kind.name())
    }
}

/// The latest row of one thing is no longer the latest. There need not be one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostClosing {
    /// What to write into `known_until` of the row of `kind` and `id` where it is none.
    pub known_until: i64,
    /// What the row is of.
    pub kind: HostKind,
    /// Of which.
    pub id: String,
}

/// Which rows are asked for. All that it says must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HostQuestion {
    /// Rows of this kind.
    pub kind: HostKind,
    /// Of this one alone.
    pub id: Option<String>,
    /// `known_since` at or before it, and `known_until` none or after it.
    pub known_at: Option<i64>,
    /// `known_until` is none.
    pub latest: bool,
    /// `assigned_on` at or before it.
    pub assigned_until: Option<i32>,
    /// `ended_on` none, or at or after it.
    pub not_ended_before: Option<i32>,
    /// `number` greater than it.
    pub after: i64,
    /// No more than so many, the first by number.
    pub limit: u32,
}
