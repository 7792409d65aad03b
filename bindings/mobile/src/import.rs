//! What goes into an import of register files, and what comes out.

use dondoc::DondocError;
use dondoc_csv::{File, ImportError};

/// A file: the name for messages, and its bytes.
#[derive(Clone, uniffi::Record)]
pub struct CsvFile {
    /// The name, as messages are to show it.
    pub name: String,
    /// The contents.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for CsvFile {
    // The contents are text of documents.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CsvFile({:?}, {} bytes)", self.name, self.bytes.len())
    }
}

impl CsvFile {
    pub(crate) fn file(&self) -> File<'_> {
        File::new(&self.name, &self.bytes)
    }
}

/// What an import did.
#[derive(Debug, Clone, uniffi::Record)]
pub struct ImportReport {
    /// Tasks in the file.
    pub tasks: u64,
    /// Commands recorded now.
    pub applied: u64,
    /// Commands that were recorded by an earlier import of the same rows.
    pub already_applied: u64,
    /// What was accepted but is not as the regulation wants it: `file:line:column: [code] text`.
    pub warnings: Vec<String>,
    /// Columns that are not known and were passed over.
    pub ignored_columns: Vec<String>,
}

impl From<dondoc_csv::ImportReport> for ImportReport {
    fn from(report: dondoc_csv::ImportReport) -> Self {
        Self {
            tasks: report.tasks as u64,
            applied: report.applied as u64,
            already_applied: report.already_applied as u64,
            warnings: report.warnings.iter().map(ToString::to_string).collect(),
            ignored_columns: report.ignored_columns,
        }
    }
}

/// `import.malformed` or `import.refused` on the file at fault; the detail has file, line, column and code of the first
/// places.
pub(crate) fn failed(error: ImportError) -> DondocError {
    match error {
        ImportError::Register(error) => error,
        error => {
            let field = error.problems().first().map_or("import", |problem| problem.file.as_str());
            let text = error.to_string();
            let detail = text.strip_prefix(&format!("[{}] ", error.code())).unwrap_or(&text);
            DondocError::invalid(error.code(), field, detail)
        }
    }
}
