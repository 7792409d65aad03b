//! The Python face of what a host hands in: constructors with keyword arguments, and their `repr`.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::date::{CivilDate, Instant};
use crate::foreign_python_show::{Show, shown};
use crate::lifecycle::{Action, Command};
use crate::model::{
    Actor, Agency, AgencyCode, AgencyGroup, AgencyKind, CaseId, CommandId, DirectiveDraft, DirectiveId,
    DirectiveKind, FeedbackOutcome, Handover, InspectionContent, InspectionDraft, InspectionGround,
    NonPerformance, OfficerId, Prose, PublicationPlace, ReminderForm, ReminderSubject, ReportKind,
    ReportSection, ReturnReason, Secrecy, SectionText, Sector, StatedFigure, Succession, TaskDraft, TaskId,
    Urgency,
};
use crate::standing::{AgencyPart, Quadrant, StandingClass};

#[pymethods]
impl Command {
    #[new]
    const fn py_new(
        id: CommandId,
        actor: Actor,
        occurred_on: CivilDate,
        recorded_at: Instant,
        action: Action,
    ) -> Self {
        Self { id, actor, occurred_on, recorded_at, action }
    }

    fn __repr__(&self) -> String {
        shown!(
            "Command",
            "id" = &self.id,
            "actor" = &self.actor.officer,
            "occurred_on" = &self.occurred_on,
            "recorded_at" = &self.recorded_at,
            "action" = &self.action,
        )
    }
}

#[pymethods]
impl Action {
    /// The stable name, as in the permissions of a regulation.
    #[getter(name)]
    fn py_name(&self) -> &'static str {
        self.name()
    }

    fn __repr__(&self) -> String {
        self.show()
    }
}

impl Show for Action {
    /// The act and the stream it writes; its fields may be text of a document.
    fn show(&self) -> String {
        format!("<dondoc.Action {} {}>", self.name(), self.subject())
    }
}

#[pymethods]
impl Actor {
    #[new]
    const fn py_new(officer: OfficerId, agency: AgencyCode) -> Self {
        Self { officer, agency }
    }

    fn __repr__(&self) -> String {
        shown!("Actor", "officer" = &self.officer, "agency" = &self.agency)
    }
}

#[pymethods]
impl Agency {
    #[new]
    #[pyo3(signature = (code, name, kind, parent = None, sectors = Vec::new()))]
    const fn py_new(
        code: AgencyCode,
        name: String,
        kind: AgencyKind,
        parent: Option<AgencyCode>,
        sectors: Vec<Sector>,
    ) -> Self {
        Self { code, name, kind, parent, sectors }
    }

    fn __repr__(&self) -> String {
        shown!(
            "Agency",
            "code" = &self.code,
            "name" = &self.name,
            "kind" = &self.kind,
            "parent" = &self.parent,
            "sectors" = &self.sectors,
        )
    }
}

#[pymethods]
impl Handover {
    #[new]
    const fn py_new(task: TaskId, to: AgencyCode) -> Self {
        Self { task, to }
    }

    fn __repr__(&self) -> String {
        shown!("Handover", "task" = &self.task, "to" = &self.to)
    }
}

#[pymethods]
impl AgencyGroup {
    fn __repr__(&self) -> String {
        match self {
            Self::OfKind { kind } => shown!("AgencyGroup.OfKind", "kind" = kind),
            Self::UnitsOf { agency } => shown!("AgencyGroup.UnitsOf", "agency" = agency),
            Self::Listed { agencies } => shown!("AgencyGroup.Listed", "agencies" = agencies),
        }
    }
}

#[pymethods]
impl DirectiveDraft {
    #[new]
    #[pyo3(signature = (
        id, *, kind, issued_on, number = None, signer = Prose::default(), abstract_text = Prose::default(),
        drafting_units = Vec::new(), specialist = None, secrecy = Secrecy::Unclassified,
        urgency = Urgency::Normal
    ))]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    const fn py_new(
        id: DirectiveId,
        kind: DirectiveKind,
        issued_on: CivilDate,
        number: Option<String>,
        signer: Prose,
        abstract_text: Prose,
        drafting_units: Vec<AgencyCode>,
        specialist: Option<OfficerId>,
        secrecy: Secrecy,
        urgency: Urgency,
    ) -> Self {
        Self {
            id,
            number,
            kind,
            issued_on,
            signer,
            abstract_text,
            drafting_units,
            specialist,
            secrecy,
            urgency,
        }
    }

    fn __repr__(&self) -> String {
        shown!("DirectiveDraft", "id" = &self.id, "kind" = &self.kind, "issued_on" = &self.issued_on)
    }
}

#[pymethods]
impl TaskDraft {
    #[new]
    #[pyo3(signature = (
        id, *, directive, lead = None, coordinators = Vec::new(), monitoring_unit = None, specialist = None,
        content = Prose::default(), deadline = None, sector = None
    ))]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    const fn py_new(
        id: TaskId,
        directive: DirectiveId,
        lead: Option<AgencyCode>,
        coordinators: Vec<AgencyCode>,
        monitoring_unit: Option<String>,
        specialist: Option<OfficerId>,
        content: Prose,
        deadline: Option<CivilDate>,
        sector: Option<Sector>,
    ) -> Self {
        Self { id, directive, lead, coordinators, monitoring_unit, specialist, content, deadline, sector }
    }

    fn __repr__(&self) -> String {
        shown!(
            "TaskDraft",
            "id" = &self.id,
            "directive" = &self.directive,
            "lead" = &self.lead,
            "coordinators" = &self.coordinators,
            "deadline" = &self.deadline,
        )
    }
}

#[pymethods]
impl InspectionDraft {
    #[new]
    #[pyo3(signature = (
        case, *, decision, ground, contents, agencies, head = None, ground_document = None, members = Vec::new(),
        tasks = Vec::new()
    ))]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    const fn py_new(
        case: CaseId,
        decision: String,
        ground: InspectionGround,
        contents: Vec<InspectionContent>,
        agencies: Vec<AgencyCode>,
        head: Option<OfficerId>,
        ground_document: Option<String>,
        members: Vec<OfficerId>,
        tasks: Vec<TaskId>,
    ) -> Self {
        Self { case, decision, ground, ground_document, contents, agencies, head, members, tasks }
    }

    fn __repr__(&self) -> String {
        shown!("InspectionDraft", "case" = &self.case, "ground" = &self.ground, "agencies" = &self.agencies)
    }
}

#[pymethods]
impl SectionText {
    #[new]
    const fn py_new(section: ReportSection, text: Prose) -> Self {
        Self { section, text }
    }

    fn __repr__(&self) -> String {
        shown!("SectionText", "section" = &self.section)
    }
}

#[pymethods]
impl StatedFigure {
    #[new]
    const fn py_new(column: String, count: i64) -> Self {
        Self { column, count }
    }

    fn __repr__(&self) -> String {
        shown!("StatedFigure", "column" = &self.column, "count" = &self.count)
    }
}

/// What `pickle` and `copy` build an enum from: its member, by name.
pub(crate) type Member<'py> = (Bound<'py, PyAny>, (Bound<'py, PyType>, String));

pub(crate) fn reduce<'py>(member: &Bound<'py, PyAny>) -> PyResult<Member<'py>> {
    let repr = member.repr()?.to_string();
    let name = repr.rsplit('.').next().unwrap_or_default().to_owned();
    Ok((member.py().import("builtins")?.getattr("getattr")?, (member.get_type(), name)))
}

/// What PyO3 leaves out of an enum without fields, and for some a Vietnamese label.
macro_rules! python_enums {
    ($($type:ident $(, $label:ident)?;)+) => {$(
        impl $crate::foreign_python_show::Show for $type {
            fn show(&self) -> String {
                $crate::foreign_python_show::member(stringify!($type), &format!("{self:?}"))
            }
        }

        #[pymethods]
        impl $type {
            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<$crate::foreign_python_commands::Member<'py>> {
                $crate::foreign_python_commands::reduce(slf.as_any())
            }

            $(
                /// The Vietnamese label.
                #[getter($label)]
                fn py_label(&self) -> &'static str {
                    self.$label()
                }
            )?
        }
    )+};
}
pub(crate) use python_enums;

python_enums! {
    AgencyKind;
    StandingClass;
    FeedbackOutcome;
    InspectionContent;
    InspectionGround;
    NonPerformance;
    AgencyPart;
    PublicationPlace;
    Quadrant;
    ReminderForm;
    ReminderSubject;
    ReportKind;
    ReportSection;
    ReturnReason;
    Secrecy;
    Succession;
    Urgency;
}
