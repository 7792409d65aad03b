//! The files of a report or a review, as bytes: the app writes or sends them.

use dondoc::DondocError;
use dondoc::law::Language;
use dondoc::report::Report;
use dondoc_office::{Csv, Headings, Letterhead, Separator, Table};

use crate::register::Register;

/// A form of the file of a report or a review. A document has a letterhead besides: see `Register.reportDocument`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReportFormat {
    /// An Excel workbook.
    Xlsx,
    /// A page that needs no other file, in UTF-8.
    Html,
    /// CSV for Excel on a Vietnamese machine: semicolons, and a byte order mark.
    Csv,
    /// CSV for programs: commas, no byte order mark, and the keys of the columns in the first line, whatever the language.
    CsvForPrograms,
    /// JSON with both languages, in UTF-8.
    Json,
}

impl ReportFormat {
    /// The tables as a file; a CSV holds one, the first.
    pub(crate) fn file(self, tables: &[Table], language: Language) -> dondoc_office::Result<Vec<u8>> {
        let csv = |how| tables.first().map_or_else(|| Ok(Vec::new()), |table| dondoc_office::csv(table, how));
        match self {
            Self::Xlsx => dondoc_office::xlsx(tables, language),
            Self::Html => Ok(dondoc_office::html(tables, language).into_bytes()),
            Self::Csv => csv(Csv { headings: Headings::Labels(language), ..Csv::default() }),
            Self::CsvForPrograms => {
                csv(Csv { separator: Separator::Comma, bom: false, headings: Headings::Keys })
            }
            Self::Json => dondoc_office::json(tables),
        }
    }
}

impl Register {
    fn table(&self, report: &Report) -> Result<Table, DondocError> {
        let kept = self.kept()?;
        Ok(dondoc_office::report_table(report, kept.regulations().at(report.period.last_day()?))?)
    }
}

#[uniffi::export]
impl Register {
    /// A report of this register, or of a view of it, as a file.
    ///
    /// # Errors
    /// `output.failed` where the form cannot hold what the report says; `table.malformed` for a report under another
    /// regulation.
    pub fn report_file(
        &self,
        report: Report,
        format: ReportFormat,
        language: Language,
    ) -> Result<Vec<u8>, DondocError> {
        Ok(format.file(&[self.table(&report)?], language)?)
    }

    /// A report of this register, or of a view of it, as a Word document in the form of Nghị định 30/2020, under a letterhead.
    ///
    /// # Errors
    /// As `report_file`; `letterhead.invalid` with the field at fault.
    pub fn report_document(&self, report: Report, letterhead: Letterhead) -> Result<Vec<u8>, DondocError> {
        Ok(dondoc_office::docx(&self.table(&report)?, &letterhead)?)
    }
}
