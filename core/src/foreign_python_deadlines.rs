//! The Python face of deadlines. A `repr` shows days, ids and kinds; the words of a deadline are the text of a document.

use pyo3::prelude::*;

use crate::foreign_python_commands::python_enums;
use crate::foreign_python_show::{Show, shown};
use crate::law::deadline::{
    Anchor, CalendarPeriod, Cycle, DeadlineConfidence, DeadlineKind, DeadlineSpec, ParsedDeadline, Part,
    Reading, TimeOfDay,
};

python_enums! {
    Cycle;
    DeadlineConfidence;
    DeadlineKind;
    Part;
}

#[pymethods]
impl ParsedDeadline {
    /// Whether somebody must say what the text means before it can be counted.
    #[getter(is_question)]
    fn py_is_question(&self) -> bool {
        self.is_question()
    }

    /// Whether the deadline waits for something to happen or to be known. What is pending is never overdue.
    #[getter(is_pending)]
    fn py_is_pending(&self) -> bool {
        self.is_pending()
    }

    fn __repr__(&self) -> String {
        shown!(
            "ParsedDeadline",
            "kind" = &self.kind,
            "due" = &self.due,
            "extended_to" = &self.extended_to,
            "confidence" = &self.confidence,
            "rule" = &self.rule,
            "readings" = &self.readings,
            "findings" = &self.findings,
        )
    }
}

#[pymethods]
impl Reading {
    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for Reading {
    fn show(&self) -> String {
        shown!("Reading", "due" = &self.due, "rule" = &self.rule)
    }
}

#[pymethods]
impl DeadlineSpec {
    fn __repr__(&self) -> String {
        match self {
            Self::On { date, before, hour } => {
                shown!("DeadlineSpec.On", "date" = date, "before" = before, "hour" = hour)
            }
            Self::Within { term, anchor } => {
                shown!("DeadlineSpec.Within", "term" = term, "anchor" = anchor)
            }
            Self::EndOf { period, part } => shown!("DeadlineSpec.EndOf", "period" = period, "part" = part),
            Self::NoDeadline {} => "DeadlineSpec.NoDeadline()".to_owned(),
            Self::Recurring { every, day, month, before } => shown!(
                "DeadlineSpec.Recurring",
                "every" = every,
                "day" = day,
                "month" = month,
                "before" = before
            ),
            Self::AwaitsEvent { .. } => "DeadlineSpec.AwaitsEvent(text=...)".to_owned(),
            Self::Unresolved { .. } => "DeadlineSpec.Unresolved(text=...)".to_owned(),
        }
    }
}

#[pymethods]
impl Anchor {
    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for Anchor {
    fn show(&self) -> String {
        match self {
            Self::Issue {} => "Anchor.Issue()".to_owned(),
            Self::Receipt {} => "Anchor.Receipt()".to_owned(),
            Self::Date { date } => shown!("Anchor.Date", "date" = date),
            Self::Event { .. } => "Anchor.Event(text=...)".to_owned(),
            Self::Unstated {} => "Anchor.Unstated()".to_owned(),
        }
    }
}

#[pymethods]
impl CalendarPeriod {
    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for CalendarPeriod {
    fn show(&self) -> String {
        match self {
            Self::Month { year, month } => shown!("CalendarPeriod.Month", "year" = year, "month" = month),
            Self::Quarter { year, quarter } => {
                shown!("CalendarPeriod.Quarter", "year" = year, "quarter" = quarter)
            }
            Self::HalfYear { year, half } => shown!("CalendarPeriod.HalfYear", "year" = year, "half" = half),
            Self::NineMonths { year } => shown!("CalendarPeriod.NineMonths", "year" = year),
            Self::Year { year } => shown!("CalendarPeriod.Year", "year" = year),
        }
    }
}

#[pymethods]
impl TimeOfDay {
    /// As offices write it, such as `17h00`.
    fn __str__(&self) -> String {
        self.to_string()
    }

    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for TimeOfDay {
    fn show(&self) -> String {
        shown!("TimeOfDay", "hour" = &self.hour, "minute" = &self.minute)
    }
}
