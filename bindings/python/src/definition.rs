//! Definitions of reports, and figures that somebody else typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use dondoc::law::{ReportDefinition as CoreDefinition, Text};
use dondoc::model::TaskId;
use dondoc::report::{ClaimedRow, Percent};
use dondoc::{DondocError, Regulation, codes};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyMapping};

/// A report as data: which tasks it counts, in which rows, columns and ratios, and which sums must close.
#[pyclass(frozen, eq, from_py_object, module = "dondoc")]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ReportDefinition(Arc<CoreDefinition>);

impl ReportDefinition {
    pub(crate) fn new(definition: &CoreDefinition) -> Self {
        Self(Arc::new(definition.clone()))
    }
}

#[pymethods]
impl ReportDefinition {
    /// Its id, such as `by_lead`.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// Its title.
    #[getter]
    fn title(&self) -> Text {
        self.0.label.clone()
    }

    /// What its rows are, the outer grouping first: `lead`, `lead_kind`, `coordinator`, `monitoring_unit`,
    /// `specialist`, `sector`.
    #[getter]
    fn groups(&self) -> Vec<&'static str> {
        self.0.groups.iter().map(|group| group.name()).collect()
    }

    /// Its columns by id, each with its heading.
    #[getter]
    fn columns(&self) -> Vec<(&str, Text)> {
        self.0.columns.iter().map(|column| (column.id.as_str(), column.label.clone())).collect()
    }

    /// Its ratios by id, each with its heading.
    #[getter]
    fn ratios(&self) -> Vec<(&str, Text)> {
        self.0.ratios.iter().map(|ratio| (ratio.id.as_str(), ratio.label.clone())).collect()
    }

    /// The sums that must close in every row, such as `total = done + open`.
    #[getter]
    fn identities(&self) -> Vec<String> {
        self.0.identities.iter().map(ToString::to_string).collect()
    }

    /// The definition as JSON in its one written form.
    fn canonical(&self) -> String {
        self.0.canonical()
    }

    /// SHA-256 of the written form, in hex.
    #[getter]
    fn hash(&self) -> String {
        self.0.hash()
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.ReportDefinition {} of {} columns>", self.0.id, self.0.columns.len())
    }
}

/// A report that is asked for: by its id in the pack, or as another report carries it.
#[derive(FromPyObject)]
pub(crate) enum Which {
    Id(String),
    Carried(ReportDefinition),
}

impl Which {
    /// The definition; the pack's first where none is asked for.
    pub(crate) fn definition(
        which: Option<&Self>,
        regulation: &Regulation,
    ) -> dondoc::Result<CoreDefinition> {
        match which {
            Some(Self::Carried(carried)) => Ok((*carried.0).clone()),
            Some(Self::Id(id)) => regulation.report_definition(Some(id)).cloned(),
            None => regulation.report_definition(None).cloned(),
        }
    }
}

/// A row as Python names it: its key, or its outer group and its key.
#[derive(FromPyObject)]
pub(crate) enum RowName {
    Key(String),
    Inner(String, String),
}

impl RowName {
    pub(crate) fn parts(&self) -> (Option<&str>, &str) {
        match self {
            Self::Key(key) => (None, key),
            Self::Inner(outer, key) => (Some(outer), key),
        }
    }
}

/// Reported figures as Python has them: by row, then by column or ratio; and tasks by row, then by column.
pub(crate) fn claimed(
    rows: &Bound<'_, PyMapping>,
    tasks: Option<&Bound<'_, PyMapping>>,
    definition: &CoreDefinition,
) -> PyResult<Vec<ClaimedRow>> {
    let mut claimed = Vec::<ClaimedRow>::new();
    for (name, figures) in items(rows)? {
        let mut row = empty(&name);
        for (column, figure) in items::<String>(figures.cast::<PyMapping>()?)? {
            if definition.ratios.iter().any(|ratio| ratio.id == column) {
                // Text, Decimal and float read as what they print.
                row.shares.insert(column, figure.str()?.extract::<String>()?.parse::<Percent>()?);
            } else if figure.is_instance_of::<PyInt>() && !figure.is_instance_of::<PyBool>() {
                row.figures.insert(column, figure.extract()?);
            } else {
                let detail = format!("row {}, column {column}: a figure is a whole number", row.key);
                return Err(DondocError::invalid(codes::REPORT_CLAIM, "figures", detail).into());
            }
        }
        claimed.push(row);
    }
    let lists = tasks.map_or_else(|| Ok(Vec::new()), items::<RowName>)?;
    for (name, lists) in lists {
        let lists = items::<String>(lists.cast::<PyMapping>()?)?.into_iter();
        let lists = lists.map(|(column, tasks)| Ok((column, tasks.extract::<Vec<TaskId>>()?)));
        let lists = lists.collect::<PyResult<BTreeMap<_, _>>>()?;
        let (outer, key) = name.parts();
        match claimed.iter_mut().find(|row| row.outer.as_deref() == outer && row.key == key) {
            Some(row) => row.tasks = lists,
            None => claimed.push(ClaimedRow { tasks: lists, ..empty(&name) }),
        }
    }
    Ok(claimed)
}

fn items<'py, K>(mapping: &Bound<'py, PyMapping>) -> PyResult<Vec<(K, Bound<'py, PyAny>)>>
where
    K: for<'a> FromPyObject<'a, 'py, Error = PyErr>,
{
    mapping.items()?.iter().map(|item| item.extract::<(K, Bound<'py, PyAny>)>()).collect()
}

fn empty(name: &RowName) -> ClaimedRow {
    let (outer, key) = name.parts();
    ClaimedRow { outer: outer.map(str::to_owned), key: key.to_owned(), ..ClaimedRow::default() }
}
