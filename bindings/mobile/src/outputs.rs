//! The files of a report, as bytes: the app writes or sends them.

use dondoc::law::{Language, PeriodKind};
use dondoc::{DondocError, Instant, ReportPeriod};
use dondoc_office::{Csv, Headings, Letterhead, Table};

use crate::register::Register;

/// A form of a report's file. A document has a letterhead besides: see `Register.reportDocument`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReportFormat {
    /// An Excel workbook.
    Xlsx,
    /// A page that needs no other file, in UTF-8.
    Html,
    /// CSV for Excel on a Vietnamese machine: semicolons, and a byte order mark.
    Csv,
    /// JSON with both languages, in UTF-8.
    Json,
}

impl Register {
    fn table(
        &self,
        kind: PeriodKind,
        year: i32,
        index: u32,
        known_at: Option<Instant>,
    ) -> Result<Table, DondocError> {
        let kept = self.kept()?;
        let period = ReportPeriod::new(kind, year, index)?;
        let report = kept.report(period, known_at)?;
        Ok(dondoc_office::report_table(&report, kept.regulations().at(period.last_day()?))?)
    }
}

#[uniffi::export]
impl Register {
    /// The report of a period as a file; the arguments before `format` as in `report`.
    ///
    /// # Errors
    /// As `report`; `output.failed` where the form cannot hold what the report says.
    #[uniffi::method(default(known_at = None))]
    pub fn report_file(
        &self,
        kind: PeriodKind,
        year: i32,
        index: u32,
        format: ReportFormat,
        language: Language,
        known_at: Option<Instant>,
    ) -> Result<Vec<u8>, DondocError> {
        let tables = [self.table(kind, year, index, known_at)?];
        let [table] = &tables;
        Ok(match format {
            ReportFormat::Xlsx => dondoc_office::xlsx(&tables, language)?,
            ReportFormat::Html => dondoc_office::html(&tables, language).into_bytes(),
            ReportFormat::Csv => {
                dondoc_office::csv(table, Csv { headings: Headings::Labels(language), ..Csv::default() })?
            }
            ReportFormat::Json => dondoc_office::json(&tables)?,
        })
    }

    /// The report of a period as a Word document in the form of Nghị định 30/2020, under a letterhead.
    ///
    /// # Errors
    /// As `report`; `letterhead.invalid` with the field at fault.
    #[uniffi::method(default(known_at = None))]
    pub fn report_document(
        &self,
        kind: PeriodKind,
        year: i32,
        index: u32,
        letterhead: Letterhead,
        known_at: Option<Instant>,
    ) -> Result<Vec<u8>, DondocError> {
        Ok(dondoc_office::docx(&self.table(kind, year, index, known_at)?, &letterhead)?)
    }
}
