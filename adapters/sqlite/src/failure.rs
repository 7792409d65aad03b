//! What SQLite answers, as the errors of the library.

use dondoc::{DondocError, codes};
use rusqlite::{Error, ErrorCode};

/// A failure of SQLite. The message carries SQLite's code and its own words, which name tables and never values.
pub(crate) fn failed(error: &Error) -> DondocError {
    match error {
        Error::SqliteFailure(failure, message) => {
            let code = match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => codes::STORE_BUSY,
                ErrorCode::NotADatabase => codes::STORE_FOREIGN,
                // Nothing so long was written: the length of a value is damaged.
                ErrorCode::DatabaseCorrupt | ErrorCode::TooBig => codes::INTEGRITY_BROKEN,
                ErrorCode::DiskFull => codes::STORE_FULL,
                _ => codes::STORE_FAILED,
            };
            let words = message.as_deref().unwrap_or("no message");
            if code == codes::INTEGRITY_BROKEN || words.starts_with("no such ") {
                DondocError::integrity(0, format!("SQLite {}: {words}", failure.extended_code))
            } else {
                let retryable = code == codes::STORE_BUSY || code == codes::STORE_FULL;
                DondocError::store(code, format!("SQLite {}: {words}", failure.extended_code), retryable)
            }
        }
        // The statements are fixed: what they name is missing from a damaged schema alone.
        Error::SqlInputError { error, msg, .. } => {
            DondocError::integrity(0, format!("SQLite {}: {msg}", error.extended_code))
        }
        Error::InvalidColumnType(column, name, kind) => {
            DondocError::integrity(0, format!("column {column} ({name}) holds {kind}"))
        }
        Error::FromSqlConversionFailure(column, kind, _) => {
            DondocError::integrity(0, format!("column {column} ({kind}) cannot be read"))
        }
        Error::Utf8Error(column, _) => {
            DondocError::integrity(0, format!("column {column} holds text that is not UTF-8"))
        }
        Error::IntegralValueOutOfRange(column, _) => {
            DondocError::integrity(0, format!("column {column} holds a number out of range"))
        }
        _ => DondocError::store(codes::STORE_FAILED, "SQLite could not be asked", false),
    }
}

/// A failure to prepare a statement, or to read what one names. The statements are fixed: where SQLite itself knows no answer, a
/// declaration in the schema is damaged, such as that of the table of words, or the JSON of an event.
pub(crate) fn unanswerable(error: &Error) -> DondocError {
    match error {
        Error::SqliteFailure(failure, message) if failure.code == ErrorCode::Unknown => {
            let words = message.as_deref().unwrap_or("no message");
            DondocError::integrity(0, format!("SQLite {}: {words}", failure.extended_code))
        }
        _ => failed(error),
    }
}

/// A stored value that the library itself would not have written.
pub(crate) fn integrity(error: DondocError) -> DondocError {
    match error {
        DondocError::Invalid { code, field, .. } => {
            DondocError::integrity(0, format!("a stored value is not acceptable: {field} ({code})"))
        }
        other => other,
    }
}
