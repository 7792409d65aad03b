//! The one error of this crate, and its codes.

/// A result whose error is [`OfficeError`].
pub type Result<T, E = OfficeError> = std::result::Result<T, E>;

/// Why there is no file. No message repeats what a table or a letterhead says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OfficeError {
    /// The letterhead of a Word document cannot be printed as it is; mend the field.
    #[error("[letterhead.invalid] {field}: {detail}")]
    Letterhead {
        /// The field at fault, such as `symbol` or `recipients[2]`.
        field: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A table contradicts itself.
    #[error("[table.malformed] {place}: {detail}")]
    Table {
        /// The column or row at fault.
        place: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The format cannot hold what was asked, such as a text of more than 32,767 characters in a cell of Excel.
    #[error("[output.failed] {format}: {detail}")]
    Output {
        /// The format.
        format: String,
        /// What its writer said.
        detail: String,
    },
}

/// Every code of [`OfficeError`] with its meaning.
pub const CODES: &[(&str, &str)] = &[
    (
        "letterhead.invalid",
        "A field of the letterhead of a Word document is empty, too long, or not in its form.",
    ),
    ("table.malformed", "A table for the writers contradicts itself: the message names the column or row."),
    ("output.failed", "A format cannot hold what the report says."),
];

impl OfficeError {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Letterhead { .. } => "letterhead.invalid",
            Self::Table { .. } => "table.malformed",
            Self::Output { .. } => "output.failed",
        }
    }

    /// What is at fault: a field, a place in a table, or a format.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Letterhead { field, .. } => field,
            Self::Table { place, .. } => place,
            Self::Output { format, .. } => format,
        }
    }

    pub(crate) fn letterhead(field: impl Into<String>, detail: &str) -> Self {
        Self::Letterhead { field: field.into(), detail: detail.to_owned() }
    }

    pub(crate) fn table(place: impl Into<String>, detail: &str) -> Self {
        Self::Table { place: place.into(), detail: detail.to_owned() }
    }

    pub(crate) fn output(format: &str, error: impl std::fmt::Display) -> Self {
        Self::Output { format: format.to_owned(), detail: error.to_string() }
    }
}

/// The same error as the core's own, for bindings that raise one family of errors.
impl From<OfficeError> for dondoc::DondocError {
    fn from(error: OfficeError) -> Self {
        let detail = match &error {
            OfficeError::Letterhead { detail, .. }
            | OfficeError::Table { detail, .. }
            | OfficeError::Output { detail, .. } => detail.clone(),
        };
        Self::invalid(error.code(), error.field(), detail)
    }
}
