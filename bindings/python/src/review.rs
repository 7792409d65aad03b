//! The dossier of an agency and the yearly report on the regulation.

use std::path::PathBuf;

use dondoc::law::{Language, Regulations};
use dondoc::model::{Agency, AgencyCode};
use dondoc::report::{Fingerprint, Review as CoreReview, ReviewFigure};
use dondoc::{Instant, Regulation};
use dondoc_office::{Letterhead, OfficeError, Table};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::outputs::{self, Separator};
use crate::period::ReportPeriod;
use crate::values::Window;

/// A review of a period: the dossier of an agency (hồ sơ kiểm tra, Điều 13), or the yearly report on the regulation (Đ19.1).
#[pyclass(frozen, eq, module = "dondoc")]
pub(crate) struct Review(
    pub(crate) CoreReview,
    /// Under which it was made.
    Regulation,
);

impl Review {
    /// A review that a register made, by its regulations.
    pub(crate) fn of(review: CoreReview, regulations: &Regulations) -> dondoc::Result<Self> {
        let regulation = regulations.at(review.period.last_day()?).clone();
        Ok(Self(review, regulation))
    }

    fn tables(&self) -> Result<Vec<Table>, OfficeError> {
        dondoc_office::review_tables(&self.0, &self.1)
    }
}

/// Equal reviews say the same.
impl PartialEq for Review {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// A section of a review.
#[pyclass(frozen, eq, hash, get_all, module = "dondoc")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct ReviewSection {
    /// Its id.
    id: String,
    /// Its heading in Vietnamese.
    vi: String,
    /// Its heading in English.
    en: String,
    /// The article that it answers to; None for a default of the library.
    article: Option<String>,
    /// The words of the article.
    quote: String,
    /// Whether people write in it: no fact says it.
    in_words: bool,
    /// Its figures: id, name in Vietnamese, name in English, count.
    figures: Vec<(String, String, String, i64)>,
}

#[pymethods]
impl ReviewSection {
    fn __repr__(&self) -> String {
        format!("<dondoc.ReviewSection {}>", self.id)
    }
}

#[pymethods]
impl Review {
    /// Id of its definition in the pack: `dossier` or `on_regulation`.
    #[getter]
    fn id(&self) -> &str {
        &self.0.definition.id
    }

    /// The agency; None: everybody.
    #[getter]
    fn agency(&self) -> Option<AgencyCode> {
        self.0.agency.clone()
    }

    /// The agencies that it looks at, with their names, in the order of the directory.
    #[getter]
    fn agencies(&self) -> Vec<Agency> {
        self.0.agencies.clone()
    }

    /// The period.
    #[getter]
    fn period(&self) -> ReportPeriod {
        ReportPeriod(self.0.period)
    }

    /// The days counted.
    #[getter]
    fn window(&self) -> Window {
        Window(self.0.window)
    }

    /// Only what was recorded by then counts; None: all that is recorded.
    #[getter]
    fn known_at(&self) -> Option<Instant> {
        self.0.known_at
    }

    /// Id and version of the regulation's pack.
    #[getter]
    fn regulation(&self) -> &str {
        &self.0.regulation
    }

    /// The sections in order, each with its figures.
    #[getter]
    fn sections(&self) -> Vec<ReviewSection> {
        let sections = self.0.definition.sections.iter().map(|section| ReviewSection {
            id: section.id.clone(),
            vi: section.label.vi.clone(),
            en: section.label.en.clone(),
            article: section.clause.article_text(),
            quote: section.clause.quote.clone(),
            in_words: section.in_words,
            figures: section
                .figures
                .iter()
                .filter_map(|figure| {
                    let count = self.0.count(&figure.id)?;
                    Some((figure.id.clone(), figure.label.vi.clone(), figure.label.en.clone(), count))
                })
                .collect(),
        });
        sections.collect()
    }

    /// The figures, in the order of the sections.
    #[getter]
    fn figures(&self) -> Vec<ReviewFigure> {
        self.0.figures.clone()
    }

    /// A figure by its id.
    fn figure(&self, id: &str) -> PyResult<ReviewFigure> {
        self.0.figure(id).cloned().ok_or_else(|| PyKeyError::new_err(id.to_owned()))
    }

    /// What it was made of. The same fingerprint is the same bytes of `canonical()`.
    #[getter]
    fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint.clone()
    }

    /// The review as JSON in its one written form.
    fn canonical(&self) -> String {
        self.0.canonical()
    }

    /// As an Excel workbook: its bytes, or a file at `path`.
    #[pyo3(signature = (path = None, *, lang = Language::Vietnamese))]
    fn to_xlsx<'py>(
        &self,
        py: Python<'py>,
        path: Option<PathBuf>,
        lang: Language,
    ) -> PyResult<Option<Bound<'py, PyBytes>>> {
        outputs::bytes(py, path, || dondoc_office::xlsx(&self.tables()?, lang))
    }

    /// Its figures as a Word document in the form of Nghị định 30/2020, under a letterhead: its bytes, or a file at `path`.
    #[pyo3(signature = (letterhead, path = None))]
    fn to_docx<'py>(
        &self,
        py: Python<'py>,
        letterhead: Letterhead,
        path: Option<PathBuf>,
    ) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let figures = || dondoc_office::review_figures(&self.0, &self.1);
        outputs::bytes(py, path, || dondoc_office::docx(&figures()?, &letterhead))
    }

    /// As a page that needs no other file: its text, or a file at `path`.
    #[pyo3(signature = (path = None, *, lang = Language::Vietnamese))]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, lang: Language) -> PyResult<Option<String>> {
        outputs::text(py, path, || Ok(dondoc_office::html(&self.tables()?, lang).into_bytes()))
    }

    /// Its figures as CSV: see `Report.to_csv`.
    #[pyo3(signature = (path = None, *, sep = Separator(dondoc_office::Separator::Semicolon), bom = true, keys = false, lang = Language::Vietnamese))]
    fn to_csv(
        &self,
        py: Python<'_>,
        path: Option<PathBuf>,
        sep: Separator,
        bom: bool,
        keys: bool,
        lang: Language,
    ) -> PyResult<Option<String>> {
        outputs::csv(py, path, (sep, bom, keys, lang), || dondoc_office::review_figures(&self.0, &self.1))
    }

    /// As JSON with both languages, a word of the regulation as `vi` and `en`: its text, or a file at `path`.
    #[pyo3(signature = (path = None))]
    fn to_json(&self, py: Python<'_>, path: Option<PathBuf>) -> PyResult<Option<String>> {
        outputs::text(py, path, || dondoc_office::json(&self.tables()?))
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.Review {} for {}>", self.0.definition.id, self.0.period)
    }
}
