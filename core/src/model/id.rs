//! Ids that the host chooses, and text whose contents no log may show.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::error::{DondocError, Result, codes};

/// The longest id, in characters.
pub const ID_MAX_CHARS: usize = 200;

fn check(kind: &str, text: &str) -> Result<()> {
    let detail = if text.is_empty() {
        "is empty"
    } else if text.chars().count() > ID_MAX_CHARS {
        "has more than 200 characters"
    } else if text.chars().any(char::is_control) {
        "has a control character"
    } else if text.trim() != text {
        "begins or ends with white space"
    } else {
        return Ok(());
    };
    Err(DondocError::invalid(codes::ID_INVALID, kind, detail))
}

macro_rules! string_ids {
    ($($(#[doc = $doc:literal])+ $name:ident, $field:literal;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "SmolStr")]
        pub struct $name(SmolStr);

        impl $name {
            /// Takes an id that the host chose: 1 to 200 characters, none of them a control character, no white
            /// space at either end.
            ///
            /// # Errors
            /// `id.invalid`.
            pub fn new(text: impl AsRef<str>) -> Result<Self> {
                let text = text.as_ref();
                check($field, text)?;
                Ok(Self(SmolStr::new(text)))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = DondocError;
            fn try_from(text: String) -> Result<Self> {
                Self::new(text)
            }
        }

        impl TryFrom<SmolStr> for $name {
            type Error = DondocError;
            fn try_from(text: SmolStr) -> Result<Self> {
                check($field, &text)?;
                Ok(Self(text))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

string_ids! {
    /// Id of a task (nhiệm vụ được giao).
    TaskId, "task";
    /// Id of a directive (văn bản chỉ đạo, điều hành). Not its number: numbers restart each year and with each
    /// issuer.
    DirectiveId, "directive";
    /// Code of an agency (mã cơ quan, đơn vị).
    AgencyCode, "agency";
    /// Id of an officer (cán bộ, công chức).
    OfficerId, "officer";
    /// Id of a command, chosen by the client: the same id again is the same command again.
    CommandId, "command";
    /// Id of a case: a feedback, a discrepancy, an inspection.
    CaseId, "case";
    /// Code of a sector (ngành, lĩnh vực) that a department manages, such as `giao-duc`: chosen by the host.
    Sector, "sector";
    /// Kind of a directive document, such as `dispatch`: an open set, listed by the regulation.
    DirectiveKind, "directive_kind";
}

/// Text of a document or a person. Its `Debug` shows the length alone, so that no log, error or panic repeats it.
///
/// ```
/// use dondoc::model::Prose;
/// assert_eq!(format!("{:?}", Prose::from("Về việc nhân sự")), "Prose(15 chars)");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prose({} chars)", self.0.chars().count())
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<Prose> for String {
    fn from(prose: Prose) -> Self {
        prose.0
    }
}
