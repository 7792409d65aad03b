//! The dossier of an agency and the yearly report on the regulation, and their files.

use dondoc::law::Language;
use dondoc::model::AgencyCode;
use dondoc::report::{Review, ReviewItem};
use dondoc::{DondocError, Instant, ReportPeriod};
use dondoc_office::Letterhead;

use crate::outputs::ReportFormat;
use crate::register::Register;
use crate::view::View;

#[uniffi::export]
impl Register {
    /// The dossier of an agency for a period (hồ sơ kiểm tra, Điều 13).
    ///
    /// # Errors
    /// `agency.unknown`; `report.unknown` where the regulation has none; as `report` and `duties`.
    #[uniffi::method(default(known_at = None))]
    pub fn dossier(
        &self,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review, DondocError> {
        self.kept()?.dossier(&agency, period, known_at)
    }

    /// The yearly report on the regulation itself (Đ19.1).
    ///
    /// # Errors
    /// `period.invalid` for a period that is no year; as `dossier`.
    #[uniffi::method(default(known_at = None))]
    pub fn regulation_report(
        &self,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review, DondocError> {
        self.kept()?.regulation_report(period, known_at)
    }

    /// What a figure of a review counts, by day: as many as the figure says.
    ///
    /// # Errors
    /// `report.unknown` for a figure that the review does not have; `report.moved` when more is known by now.
    pub fn review_items(&self, review: Review, figure: String) -> Result<Vec<ReviewItem>, DondocError> {
        self.kept()?.review_items(&review, &figure)
    }

    /// A review of this register, or of a view of it, as a file: figures, parts of the agencies, what is listed; a CSV has the
    /// figures alone.
    ///
    /// # Errors
    /// `output.failed`; `table.malformed` for a review under another regulation.
    pub fn review_file(
        &self,
        review: Review,
        format: ReportFormat,
        language: Language,
    ) -> Result<Vec<u8>, DondocError> {
        let kept = self.kept()?;
        let regulation = kept.regulations().at(review.period.last_day()?);
        let tables = dondoc_office::review_tables(&review, regulation)?;
        Ok(format.file(&tables, language)?)
    }

    /// The figures of a review as a Word document in the form of Nghị định 30/2020, under a letterhead.
    ///
    /// # Errors
    /// As `review_file`; `letterhead.invalid` with the field at fault.
    pub fn review_document(&self, review: Review, letterhead: Letterhead) -> Result<Vec<u8>, DondocError> {
        let kept = self.kept()?;
        let regulation = kept.regulations().at(review.period.last_day()?);
        Ok(dondoc_office::docx(&dondoc_office::review_figures(&review, regulation)?, &letterhead)?)
    }
}

#[uniffi::export]
impl View {
    /// The dossier of an agency, of what is seen: see `dossier` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(known_at = None))]
    pub fn dossier(
        &self,
        agency: AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review, DondocError> {
        self.ask(|view| view.dossier(&agency, period, known_at))
    }

    /// The yearly report on the regulation, of what is seen: see `regulationReport` of the register.
    ///
    /// # Errors
    /// As there.
    #[uniffi::method(default(known_at = None))]
    pub fn regulation_report(
        &self,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review, DondocError> {
        self.ask(|view| view.regulation_report(period, known_at))
    }

    /// What a figure of a review of this view counts: see `reviewItems` of the register.
    ///
    /// # Errors
    /// As there.
    pub fn review_items(&self, review: Review, figure: String) -> Result<Vec<ReviewItem>, DondocError> {
        self.ask(|view| view.review_items(&review, &figure))
    }
}

/// The review as JSON in its one written form: the same fingerprint is the same text, byte for byte.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn canonical_review(review: Review) -> Result<String, DondocError> {
    Ok(review.canonical())
}
