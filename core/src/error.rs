//! The one error of the library, and the catalogue of its codes.

/// A result whose error is [`DondocError`].
pub type Result<T, E = DondocError> = std::result::Result<T, E>;

/// What went wrong, by what the caller can do about it.
///
/// A refusal of a command is not an error but an answer: see [`crate::Outcome::Refused`]. No message repeats the
/// contents of a document; a message names fields, codes and positions, so that it may be logged.
///
/// ```
/// use dondoc::CivilDate;
/// let error = "2020-02-30".parse::<CivilDate>().unwrap_err();
/// assert_eq!(error.code(), "date.invalid");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
#[cfg_attr(feature = "uniffi", uniffi::export(Display))]
#[non_exhaustive]
pub enum DondocError {
    /// An input is not acceptable; mend it and ask again.
    #[error("[{code}] {field}: {detail}")]
    Invalid {
        /// Stable code, see [`codes`].
        code: String,
        /// The field that is at fault.
        field: String,
        /// What is wrong with it, without its contents where these are text of a document.
        detail: String,
    },
    /// What was asked for is not there.
    #[error("[{code}] not found: {what}")]
    NotFound {
        /// Stable code, see [`codes`].
        code: String,
        /// The kind and id of what was asked for.
        what: String,
    },
    /// Somebody else wrote first; load again and retry.
    #[error("[store.conflict] stream {stream}: expected version {expected}, found {found}")]
    Conflict {
        /// The stream of events that moved.
        stream: String,
        /// The version the writer had seen.
        expected: i64,
        /// The version the store holds.
        found: i64,
    },
    /// The store failed or refused; nothing of the call was stored.
    #[error("[{code}] {detail}")]
    Store {
        /// Stable code, see [`codes`].
        code: String,
        /// What the store said.
        detail: String,
        /// Whether the same call may succeed later.
        retryable: bool,
    },
    /// The history cannot be what was written. Stop writing, keep the file, ask for help.
    #[error("[integrity.broken] at position {position}: {detail}")]
    Integrity {
        /// Position of the first event that cannot be trusted; 0 where none can be named.
        position: i64,
        /// What does not agree.
        detail: String,
    },
    /// The host stopped the work when it was told how far it had come; nothing of it was stored.
    #[error("[cancelled] stopped at {done} of {total}; nothing was stored")]
    Cancelled {
        /// How much was done and given up.
        done: u64,
        /// Of how much.
        total: u64,
    },
}

impl DondocError {
    /// The stable code: the same in every language and release.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Invalid { code, .. } | Self::NotFound { code, .. } | Self::Store { code, .. } => code,
            Self::Conflict { .. } => codes::STORE_CONFLICT,
            Self::Integrity { .. } => codes::INTEGRITY_BROKEN,
            Self::Cancelled { .. } => codes::CANCELLED,
        }
    }

    /// An [`DondocError::Invalid`] for `field`.
    #[must_use]
    pub fn invalid(code: &str, field: &str, detail: impl Into<String>) -> Self {
        Self::Invalid { code: code.to_owned(), field: field.to_owned(), detail: detail.into() }
    }

    /// A [`DondocError::NotFound`].
    #[must_use]
    pub fn not_found(code: &str, what: impl Into<String>) -> Self {
        Self::NotFound { code: code.to_owned(), what: what.into() }
    }

    /// A [`DondocError::Store`].
    #[must_use]
    pub fn store(code: &str, detail: impl Into<String>, retryable: bool) -> Self {
        Self::Store { code: code.to_owned(), detail: detail.into(), retryable }
    }

    /// An [`DondocError::Integrity`].
    #[must_use]
    pub fn integrity(position: i64, detail: impl Into<String>) -> Self {
        Self::Integrity { position, detail: detail.into() }
    }
}

#[cfg(feature = "uniffi")]
impl From<uniffi::UnexpectedUniFFICallbackError> for DondocError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        // What the exception says may quote a document.
        Self::store(codes::STORE_FAILED, "an object of the host failed", false)
    }
}

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        /// The stable codes of [`DondocError`]; findings have theirs in [`crate::law::finding`].
        pub mod codes {
            $($(#[doc = $doc])+ pub const $name: &str = $code;)+
            /// Every code with its meaning.
            pub const ALL: &[(&str, &str)] = &[$(($code, concat!($($doc),+)),)+];
        }
    };
}

error_codes! {
    /// A text or a triple of numbers is not a date of the civil calendar.
    DATE_INVALID = "date.invalid";
    /// A text is not an instant with an offset (RFC 3339).
    INSTANT_INVALID = "instant.invalid";
    /// A date lies outside the range that the calendar covers.
    CALENDAR_OUTSIDE = "calendar.outside";
    /// A deadline text names a day, an hour or a period that does not exist: the message names its place in the text.
    DEADLINE_INVALID = "deadline.invalid";
    /// A day that must be a working day is not one.
    CALENDAR_NOT_WORKING = "calendar.not_working";
    /// A notice about working days contradicts the calendar or itself.
    CALENDAR_NOTICE = "calendar.notice";
    /// A date lies outside the range of the lunar calendar, or the lunar date does not exist.
    LUNAR_INVALID = "lunar.invalid";
    /// Columns of different lengths were given to one question.
    COLUMNS_LENGTH = "columns.length";
    /// An id is empty, too long, or holds control characters.
    ID_INVALID = "id.invalid";
    /// A report period does not exist (month 13, quarter 0).
    PERIOD_INVALID = "period.invalid";
    /// A regulation pack is malformed, or misses a rule that the code reads.
    REGULATION_INVALID = "regulation.invalid";
    /// No regulation pack has this id.
    REGULATION_UNKNOWN = "regulation.unknown";
    /// No task has this id, as of what was known.
    TASK_UNKNOWN = "task.unknown";
    /// No agency has this code, as of what was known.
    AGENCY_UNKNOWN = "agency.unknown";
    /// A command id was used before with other contents.
    COMMAND_REUSED = "command.reused";
    /// A line of an import file is malformed: the message names file, line and column.
    IMPORT_MALFORMED = "import.malformed";
    /// A line of an import file was refused by the regulation: the message names file, line and finding.
    IMPORT_REFUSED = "import.refused";
    /// A report does not close: the message names the identity and the row.
    REPORT_OPEN = "report.open";
    /// A report has no such row, column or ratio.
    REPORT_UNKNOWN = "report.unknown";
    /// Reported figures cannot be read: the message names the row or the share.
    REPORT_CLAIM = "report.claim";
    /// The register does not have the tasks that a report counted: it was made with all knowledge and more is known by now,
    /// or of another register.
    REPORT_MOVED = "report.moved";
    /// A text to search for has no word in it, or is too long to be one.
    SEARCH_INVALID = "search.invalid";
    /// Two reports are not editions of one report of this register.
    REPORT_INCOMPARABLE = "report.incomparable";
    /// Somebody else wrote the stream first.
    STORE_CONFLICT = "store.conflict";
    /// The store failed.
    STORE_FAILED = "store.failed";
    /// The store is busy; try again.
    STORE_BUSY = "store.busy";
    /// There is no room for what should be stored; reading goes on, and writing once there is room.
    STORE_FULL = "store.full";
    /// The file is not a register, or belongs to another application.
    STORE_FOREIGN = "store.foreign";
    /// The file was written by a newer version of the library.
    STORE_NEWER = "store.newer";
    /// The register has no file of its own: it is in memory, or in a store of the host.
    STORE_NO_FILE = "store.no_file";
    /// A store does not do what the library relies on: the message names the promise.
    STORE_NONCONFORMING = "store.nonconforming";
    /// The SQLite linked into the program is too old to be safe.
    STORE_SQLITE_TOO_OLD = "store.sqlite_too_old";
    /// A head is not a position and 64 hex digits.
    HEAD_INVALID = "head.invalid";
    /// The host stopped the work.
    CANCELLED = "cancelled";
    /// The history cannot be what was written.
    INTEGRITY_BROKEN = "integrity.broken";
}
