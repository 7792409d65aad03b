//! What is wrong with a file, and where.

use std::fmt;

use dondoc::DondocError;
use dondoc::law::{Finding, Severity};

/// A remark on one place of a file. It names the place and the kind of fault, never the contents of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Problem {
    /// Name of the file, as the caller gave it.
    pub file: String,
    /// Line, from 1, the header being the first.
    pub line: u64,
    /// Name of the column; empty where the whole line is meant.
    pub column: String,
    /// Stable code: one of this crate's `import.…`, or of a finding.
    pub code: String,
    /// How grave.
    pub severity: Severity,
    /// What is wrong, in Vietnamese.
    pub detail: String,
    /// The article, where the regulation says so.
    pub article: Option<String>,
}

impl Problem {
    pub(crate) fn cell(file: &str, line: u64, column: &str, code: &str, detail: &str) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            code: code.to_owned(),
            severity: Severity::Error,
            detail: detail.to_owned(),
            article: None,
        }
    }

    pub(crate) fn error(file: &str, line: u64, error: &DondocError) -> Self {
        let detail = match error {
            DondocError::Invalid { detail, .. } => detail.clone(),
            other => other.to_string(),
        };
        Self::cell(file, line, "", error.code(), &detail)
    }

    pub(crate) fn finding(file: &str, line: u64, finding: &Finding) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: finding.field.clone(),
            code: finding.code.clone(),
            severity: finding.severity,
            detail: finding.text.vi.clone(),
            article: finding.article.clone(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: [{}] {}", self.file, self.line, self.column, self.code, self.detail)?;
        match &self.article {
            Some(article) => write!(f, " ({article})"),
            None => Ok(()),
        }
    }
}

/// Why nothing of the files was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// Cells or lines cannot be read.
    #[error("[import.malformed] {}", list(.0))]
    Malformed(Vec<Problem>),
    /// The regulation refuses some lines.
    #[error("[import.refused] {}", list(.0))]
    Refused(Vec<Problem>),
    /// The register failed.
    #[error(transparent)]
    Register(#[from] DondocError),
}

impl ImportError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Malformed(_) => dondoc::codes::IMPORT_MALFORMED,
            Self::Refused(_) => dondoc::codes::IMPORT_REFUSED,
            Self::Register(error) => error.code(),
        }
    }

    /// The places at fault.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Malformed(problems) | Self::Refused(problems) => problems,
            Self::Register(_) => &[],
        }
    }
}

/// The first problems, and how many more there are.
fn list(problems: &[Problem]) -> String {
    const SHOWN: usize = 5;
    let mut lines = problems.iter().take(SHOWN).map(Problem::to_string).collect::<Vec<_>>();
    if problems.len() > SHOWN {
        lines.push(format!("… và {} lỗi khác", problems.len() - SHOWN));
    }
    lines.join("; ")
}
