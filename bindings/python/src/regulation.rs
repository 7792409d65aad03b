//! A regulation as dated data.

use dondoc::CivilDate;
use dondoc::law::{Alternative as CoreAlternative, Basis, Regulations, Rule as CoreRule, Text, Value};
use dondoc::report::{OpenSum, open_sums};
use dondoc::standing::due_soon_until;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyMapping;

use crate::definition::{ReportDefinition, Which, claimed};

use crate::calendar::{self, WorkingCalendar};

/// The one that is named, or that of Bến Tre.
pub(crate) fn or_default(regulation: Option<&Regulation>) -> dondoc::Result<dondoc::Regulation> {
    regulation.map_or_else(|| dondoc::Regulation::load("vn-ben-tre-2020"), |named| Ok(named.0.clone()))
}

/// One regulation, or several of one register, each from its day of force.
#[derive(FromPyObject)]
pub(crate) enum OneOrSeveral {
    One(Py<Regulation>),
    Several(Vec<Py<Regulation>>),
}

/// Those that are named, or that of Bến Tre.
pub(crate) fn all_or_default(regulations: Option<OneOrSeveral>) -> dondoc::Result<Regulations> {
    match regulations {
        None => Ok(dondoc::Regulation::load("vn-ben-tre-2020")?.into()),
        Some(OneOrSeveral::One(one)) => Ok(one.get().0.clone().into()),
        Some(OneOrSeveral::Several(several)) => {
            Regulations::new(several.iter().map(|one| one.get().0.clone()).collect::<Vec<_>>())
        }
    }
}

/// A regulation (quy chế) read from a pack.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct Regulation(pub(crate) dondoc::Regulation);

#[pymethods]
impl Regulation {
    /// A pack that ships with the library, by id.
    #[staticmethod]
    fn load(py: Python<'_>, id: &str) -> PyResult<Self> {
        Ok(Self(py.detach(|| dondoc::Regulation::load(id))?))
    }

    /// Reads a pack from TOML.
    #[staticmethod]
    fn parse(py: Python<'_>, text: &str) -> PyResult<Self> {
        Ok(Self(py.detach(|| dondoc::Regulation::parse(text))?))
    }

    /// The text of a pack that ships with the library: to copy, change and parse.
    #[staticmethod]
    fn source(id: &str) -> PyResult<&'static str> {
        Ok(dondoc::Regulation::source(id)?)
    }

    /// Id of the pack.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// Id and version of the pack, as answers name it.
    #[getter]
    fn version(&self) -> String {
        self.0.version()
    }

    /// Số, ký hiệu of the regulation.
    #[getter]
    fn number(&self) -> &str {
        self.0.number()
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        self.0.title()
    }

    /// The first day on which it is in force; None where it is not known.
    #[getter]
    fn in_force_on(&self) -> Option<CivilDate> {
        self.0.in_force_on()
    }

    /// A rule by its id or by its article; by article, the first one of the pack.
    fn rule(&self, id_or_article: &str) -> PyResult<Rule> {
        Ok(Rule(self.0.rule(id_or_article)?.clone()))
    }

    /// The rules in the order of the pack.
    #[getter]
    fn rules(&self) -> Vec<Rule> {
        self.0.rules().iter().cloned().map(Rule).collect()
    }

    /// The reports of the pack; the first one is the one meant where none is named.
    #[getter]
    fn reports(&self) -> Vec<ReportDefinition> {
        self.0.report_definitions().iter().map(ReportDefinition::new).collect()
    }

    /// The sums and shares among reported figures that do not come out, by a report of the pack; what was not reported is
    /// not missed. `rows`: by key (or outer group and key), then by column or ratio.
    #[pyo3(signature = (rows, *, definition = None))]
    fn open_sums(&self, rows: &Bound<'_, PyMapping>, definition: Option<Which>) -> PyResult<Vec<OpenSum>> {
        let definition = Which::definition(definition.as_ref(), &self.0)?;
        Ok(open_sums(&definition, &claimed(rows, None, &definition)?)?)
    }

    /// The label of a status or a column; the key itself where the pack has none.
    fn label(&self, key: &str) -> Text {
        self.0.label(key)
    }

    /// The last deadline that is soon (sắp đến hạn) on a day; None where the regulation has no such class. An open task in
    /// time is due soon when its deadline is not after it.
    #[pyo3(signature = (on, *, calendar = None))]
    fn due_soon_until(
        &self,
        on: CivilDate,
        calendar: Option<&WorkingCalendar>,
    ) -> PyResult<Option<CivilDate>> {
        Ok(due_soon_until(on, &self.0, &calendar::or_default(calendar)?)?)
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.Regulation {} {}>", self.0.number(), self.0.version())
    }
}

/// A rule of a regulation: where it stands, its words, and what it sets.
#[pyclass(frozen, eq, module = "dondoc")]
#[derive(PartialEq, Eq)]
pub(crate) struct Rule(CoreRule);

#[pymethods]
impl Rule {
    /// Stable id, such as `office.entry`.
    #[getter]
    fn id(&self) -> &str {
        &self.0.clause.id
    }

    /// The article, such as `dieu-7.khoan-1.diem-a`; None for a default of the library.
    #[getter]
    fn article(&self) -> Option<String> {
        self.0.clause.article_text()
    }

    /// What the rule rests on: `regulation`, `other_act`, `reported`, or `default` of the library.
    #[getter]
    fn basis(&self) -> &'static str {
        match self.0.clause.basis {
            Basis::Regulation => "regulation",
            Basis::OtherAct => "other_act",
            Basis::Reported => "reported",
            Basis::Default => "default",
        }
    }

    /// The act or the report that the quote is from, where it is not the regulation.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.0.clause.source.as_deref()
    }

    /// The words of the article, to the letter.
    #[getter]
    fn quote(&self) -> &str {
        &self.0.clause.quote
    }

    /// The reading taken where the words leave several.
    #[getter]
    fn reading(&self) -> Option<&str> {
        self.0.clause.reading.as_deref()
    }

    /// What it sets: a Term, a number, the name of a reading, a list of names, the days on which a report window opens and
    /// closes; None where it sets no number; True where it only stands.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python_value(&self.0.value, py)
    }

    /// The readings not taken, each with its value: what a copied pack may set instead.
    #[getter]
    fn alternatives(&self) -> Vec<Alternative> {
        self.0.clause.alternatives.iter().cloned().map(Alternative).collect()
    }

    fn __hash__(&self) -> isize {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.0.clause.id.hash(&mut hasher);
        hasher.finish().cast_signed() as isize
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.Rule {} {}>", self.0.clause.id, self.article().unwrap_or_default())
    }
}

/// A reading that a regulation's words leave open and that its pack does not take.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct Alternative(CoreAlternative);

#[pymethods]
impl Alternative {
    /// What the rule sets under this reading, as `Rule.value`.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python_value(&self.0.value, py)
    }

    /// The reading, in Vietnamese.
    #[getter]
    fn means(&self) -> &str {
        &self.0.means
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.Alternative {}>", self.0.means)
    }
}

fn python_value<'py>(value: &Value, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    if let Some(limit) = value.limit() {
        return limit.into_bound_py_any(py);
    }
    match value {
        Value::Choice(name) => name.into_bound_py_any(py),
        Value::Count(count) => count.into_bound_py_any(py),
        Value::Names(names) => names.into_bound_py_any(py),
        Value::Cutoff(cutoff) => (cutoff.opens_on_day, cutoff.closes_on_day).into_bound_py_any(py),
        Value::Stands => true.into_bound_py_any(py),
        Value::NoLimit | Value::WorkingDays(_) | Value::CalendarDays(_) => Ok(py.None().into_bound(py)),
    }
}
