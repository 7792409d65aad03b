//! The native module of the Python package `dondoc`; Python sees it as `dondoc._dondoc`.
//!
//! This file lists what Python gets, each handle has its own file, and the values (dates, errors, records) bring
//! their Python face with them from the core's feature `python`. What is listed here is declared in
//! `python/dondoc/_dondoc.pyi` too, and re-exported by `python/dondoc/__init__.py`.

mod arrow;
mod as_of;
mod calendar;
mod columns;
mod dates;
mod deadline;
mod definition;
mod errors;
mod explanation;
mod facts;
mod headway;
mod home;
mod host;
mod host_values;
mod ical;
mod import_csv;
mod lunar;
mod numpy;
mod opening;
mod outputs;
mod period;
mod place;
mod probe;
mod proof;
mod register;
mod regulation;
mod report;
mod review;
mod self_check;
mod values;
mod view;

#[pyo3::pymodule]
mod _dondoc {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::arrow::{Column, Table};
    #[pymodule_export]
    use crate::as_of::AsOf;
    #[pymodule_export]
    use crate::calendar::WorkingCalendar;
    #[pymodule_export]
    use crate::deadline::parse_deadline;
    #[pymodule_export]
    use crate::definition::ReportDefinition;
    #[pymodule_export]
    use crate::errors::error_codes;
    #[pymodule_export]
    use crate::explanation::Explanation;
    #[pymodule_export]
    use crate::facts::{TaskFacts, standing};
    #[pymodule_export]
    use crate::host::check_host_store;
    #[pymodule_export]
    use crate::ical::icalendar_feed;
    #[pymodule_export]
    use crate::lunar::{lunar_from_civil, lunar_month_certainty, lunar_to_civil};
    #[pymodule_export]
    use crate::period::ReportPeriod;
    #[pymodule_export]
    use crate::probe::{probe_error, probe_table};
    #[pymodule_export]
    use crate::proof::ReportCell;
    #[pymodule_export]
    use crate::register::Register;
    #[pymodule_export]
    use crate::regulation::{Alternative, Regulation, Rule};
    #[pymodule_export]
    use crate::report::{Report, ReportRow};
    #[pymodule_export]
    use crate::review::{Review, ReviewSection};
    #[pymodule_export]
    use crate::self_check::SelfCheck;
    #[pymodule_export]
    use crate::view::View;

    #[pymodule_export]
    use dondoc::calendar::lunar::MonthCertainty;
    #[pymodule_export]
    use dondoc::calendar::{Certainty, Confidence, Day, DayChange, DayKind, Term, TermUnit};
    #[pymodule_export]
    use dondoc::duty::{Duty, DutyAction, DutyState};
    #[pymodule_export]
    use dondoc::law::deadline::{
        Anchor, CalendarPeriod, Cycle, DeadlineConfidence, DeadlineKind, DeadlineSpec, ParsedDeadline, Part,
        Reading, TimeOfDay,
    };
    #[pymodule_export]
    use dondoc::law::{Finding, Severity, Step, Text};
    #[pymodule_export]
    use dondoc::lifecycle::Allowed;
    #[pymodule_export]
    use dondoc::model::{
        Actor, Agency, AgencyEnding, AgencyFacts, AgencyGroup, AgencyKind, Contribution, Difficulty,
        DirectiveDraft, Disagreement, DiscrepancyFacts, FeedbackFacts, FeedbackOutcome, FollowUp, Handover,
        InspectionContent, InspectionDraft, InspectionFacts, InspectionGround, Known, NonPerformance,
        Publication, PublicationPlace, Reminder, ReminderForm, ReminderSubject, ReportFacts, ReportKind,
        ReportSection, ReturnReason, Secrecy, SectionText, StatedFigure, Succession, TaskDraft, Urgency,
    };
    #[pymodule_export]
    use dondoc::register::{Cases, Cause, Comparison, Move, Outcome};
    #[pymodule_export]
    use dondoc::report::{
        AgencyCount, Discipline, FigureChange, FigureDifference, Fingerprint, LateDuty, ListedTask, OpenSum,
        Origin, RatioValue, Reconciliation, ReportPlace, ReviewFigure, ReviewItem,
    };
    #[pymodule_export]
    use dondoc::search::{Hit, HitText, Place, TextField};
    #[pymodule_export]
    use dondoc::standing::{
        AgencyOutcome, AgencyPart, Progress, Quadrant, Standing, StandingClass, Timeliness,
    };
    #[pymodule_export]
    use dondoc::{Action, Command};

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// PyO3 makes an `__all__` of everything, which the stub would have to repeat; `dondoc/__init__.py` has the one
    /// that counts.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.delattr("__all__")
    }
}
