//! The Python face of answers: their `repr`, and texts in two languages.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::calendar::lunar::MonthCertainty;
use crate::calendar::{Certainty, Confidence, Day, DayChange, DayKind, Term, TermUnit};
use crate::duty::{Duty, DutyAction, DutyState};
use crate::foreign_python_commands::python_enums;
use crate::foreign_python_show::{Show, shown};
use crate::law::{Finding, Language, Severity, Step, Text};
use crate::model::{AgencyEnding, AgencyFacts, Known};
use crate::register::Outcome;
use crate::search::{Hit, HitText, Place, TextField};
use crate::standing::{AgencyOutcome, Progress, Quadrant, Standing, StandingClass, Timeliness};

python_enums! {
    Certainty, label;
    Confidence;
    DayKind, label;
    DutyAction;
    DutyState;
    MonthCertainty;
    Progress;
    Severity;
    TermUnit, label;
    TextField;
    Timeliness;
}

impl FromPyObject<'_, '_> for Language {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match object.extract::<String>()?.as_str() {
            "vi" => Ok(Self::Vietnamese),
            "en" => Ok(Self::English),
            _ => Err(PyValueError::new_err("the languages are \"vi\" and \"en\"")),
        }
    }
}

#[pymethods]
impl Text {
    /// In Vietnamese.
    fn __str__(&self) -> &str {
        &self.vi
    }

    fn __repr__(&self) -> String {
        shown!("Text", "vi" = &self.vi, "en" = &self.en)
    }
}

#[pymethods]
impl Step {
    fn __repr__(&self) -> String {
        shown!("Step", "rule" = &self.rule, "article" = &self.article, "code" = &self.code)
    }
}

#[pymethods]
impl Finding {
    /// One line for people: what is said, and the article.
    #[pyo3(name = "line", signature = (language = Language::Vietnamese))]
    fn py_line(&self, language: Language) -> String {
        self.line(language)
    }

    /// The line in Vietnamese.
    fn __str__(&self) -> String {
        self.line(Language::Vietnamese)
    }

    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for Finding {
    fn show(&self) -> String {
        shown!(
            "Finding",
            "code" = &self.code,
            "severity" = &self.severity,
            "field" = &self.field,
            "article" = &self.article
        )
    }
}

#[pymethods]
impl Known {
    fn __repr__(&self) -> String {
        shown!("Known", "since" = &self.since, "until" = &self.until)
    }
}

#[pymethods]
impl AgencyEnding {
    fn __repr__(&self) -> String {
        shown!("AgencyEnding", "on" = &self.on, "how" = &self.how, "successors" = &self.successors)
    }
}

#[pymethods]
impl AgencyFacts {
    fn __repr__(&self) -> String {
        shown!("AgencyFacts", "agency" = &self.agency.code, "since" = &self.since, "ended" = &self.ended)
    }
}

impl Show for AgencyEnding {
    fn show(&self) -> String {
        self.__repr__()
    }
}

#[pymethods]
impl Outcome {
    fn __repr__(&self) -> String {
        match self {
            Self::Applied { position, findings } => {
                shown!("Outcome.Applied", "position" = position, "findings" = findings)
            }
            Self::AlreadyApplied { position } => shown!("Outcome.AlreadyApplied", "position" = position),
            Self::Refused { findings } => shown!("Outcome.Refused", "findings" = findings),
        }
    }
}

#[pymethods]
impl Standing {
    /// The class of Đ6.8; None for a withdrawn task, which has none.
    #[getter(standing_class)]
    const fn py_class(&self) -> Option<StandingClass> {
        self.class()
    }

    /// The cell of the national reports; None for a withdrawn task.
    #[getter(quadrant)]
    const fn py_quadrant(&self) -> Option<Quadrant> {
        self.quadrant()
    }

    fn __repr__(&self) -> String {
        shown!(
            "Standing",
            "progress" = &self.progress,
            "timeliness" = &self.timeliness,
            "days_late" = &self.days_late,
            "days_late_original" = &self.days_late_original
        )
    }
}

#[pymethods]
impl AgencyOutcome {
    fn __repr__(&self) -> String {
        shown!("AgencyOutcome", "agency" = &self.agency, "part" = &self.part)
    }
}

#[pymethods]
impl Duty {
    /// Whether it still has to be done.
    #[getter(is_outstanding)]
    fn py_is_outstanding(&self) -> bool {
        self.is_outstanding()
    }

    fn __repr__(&self) -> String {
        shown!(
            "Duty",
            "key" = &self.key,
            "agency" = &self.agency,
            "officer" = &self.officer,
            "state" = &self.state,
            "due_on" = &self.due_on,
            "done_on" = &self.done_on
        )
    }
}

#[pymethods]
impl Day {
    fn __repr__(&self) -> String {
        shown!(
            "Day",
            "date" = &self.date,
            "kind" = &self.kind,
            "name" = &self.name,
            "related" = &self.related,
            "certainty" = &self.certainty
        )
    }
}

#[pymethods]
impl DayChange {
    fn __repr__(&self) -> String {
        shown!("DayChange", "date" = &self.date, "before" = &self.before.kind, "after" = &self.after.kind)
    }
}

#[pymethods]
impl Term {
    /// As the regulation writes it.
    fn __str__(&self) -> String {
        self.to_string()
    }

    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for Term {
    fn show(&self) -> String {
        shown!("Term", "count" = &self.count, "unit" = &self.unit)
    }
}

#[pymethods]
impl Hit {
    fn __repr__(&self) -> String {
        shown!("Hit", "directive" = &self.directive, "task" = &self.task, "issued_on" = &self.issued_on)
    }
}

#[pymethods]
impl HitText {
    fn __repr__(&self) -> String {
        shown!("HitText", "field" = &self.field, "places" = &self.places)
    }
}

#[pymethods]
impl Place {
    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for Place {
    fn show(&self) -> String {
        shown!("Place", "start" = &self.start, "end" = &self.end)
    }
}
