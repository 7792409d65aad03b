//! The dossier of an agency and the yearly report on the regulation.

use dondoc::Instant;
use dondoc::model::AgencyCode;
use dondoc::report::{Fingerprint, Review as CoreReview, ReviewFigure};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

use crate::period::ReportPeriod;
use crate::values::Window;

/// A review of a period: the dossier of an agency (hồ sơ kiểm tra, Điều 13), or the yearly report on the regulation (Đ19.1).
#[pyclass(frozen, eq, module = "dondoc")]
#[derive(PartialEq, Eq)]
pub(crate) struct Review(pub(crate) CoreReview);

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

    fn __repr__(&self) -> String {
        format!("<dondoc.Review {} for {}>", self.0.definition.id, self.0.period)
    }
}
