//! A report, row by row and as an Arrow table.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use dondoc::law::{Grouping, Language};
use dondoc::model::Actor;
use dondoc::report::{COLUMNS, Fingerprint};
use dondoc::{Instant, Regulation};
use dondoc_office::Letterhead;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyString};

use crate::arrow::{Columns, Table, float64s, int64s, texts};
use crate::definition::{ReportDefinition, RowName};
use crate::outputs::{self, Separator};
use crate::period::ReportPeriod;
use crate::proof::{ReportCell, unknown};
use crate::register::Register;
use crate::values::Window;

/// What a period's report says. As a table (`polars.DataFrame(report)`, `pyarrow.table(report)`,
/// `pandas.DataFrame.from_arrow(report)`) it has the key and the columns of its definition, a row for each of the innermost
/// grouping, without subtotals and totals; a share in per cent is a float there.
#[pyclass(frozen, eq, module = "dondoc")]
pub(crate) struct Report(
    pub(crate) dondoc::report::Report,
    pub(crate) Py<Register>,
    /// Under which it was made.
    pub(crate) Regulation,
    /// Whose view it is of; of nobody's, where it is of the whole register.
    pub(crate) Option<Actor>,
);

/// Equal reports say the same, whichever register they are opened in.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

#[pymethods]
impl Report {
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

    /// What it counts, and how.
    #[getter]
    fn definition(&self) -> ReportDefinition {
        ReportDefinition::new(&self.0.definition)
    }

    /// A row for each key of the grouping; of two groupings, each subtotal before its rows.
    #[getter]
    fn rows(&self) -> Vec<ReportRow> {
        let names = Names::of(&self.0.definition);
        self.0.rows.iter().map(|row| ReportRow { row: row.clone(), names: names.clone() }).collect()
    }

    /// The sums.
    #[getter]
    fn total(&self) -> ReportRow {
        ReportRow::new(self.0.total.clone(), &self.0)
    }

    /// What it was made of. The same fingerprint is the same bytes of `canonical()`.
    #[getter]
    fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint.clone()
    }

    /// The report as JSON in its one written form.
    fn canonical(&self) -> String {
        self.0.canonical()
    }

    /// A row by its key, or by its outer group and its key; `TOTAL` is the row of the sums.
    fn row(&self, key: RowName) -> PyResult<ReportRow> {
        Ok(ReportRow::new(self.find(&key)?.clone(), &self.0))
    }

    /// The tasks behind a figure: of the row that `row` finds, in a column.
    fn cell(&self, py: Python<'_>, row: RowName, column: &str) -> PyResult<ReportCell> {
        ReportCell::open(py, &self.1, self.3.as_ref(), &self.0, self.find(&row)?, column)
    }

    /// As an Excel workbook: its bytes, or a file at `path`.
    #[pyo3(signature = (path = None, *, lang = Language::Vietnamese))]
    fn to_xlsx<'py>(
        &self,
        py: Python<'py>,
        path: Option<PathBuf>,
        lang: Language,
    ) -> PyResult<Option<Bound<'py, PyBytes>>> {
        outputs::bytes(py, path, || dondoc_office::xlsx(&[self.as_table()?], lang))
    }

    /// As a Word document in the form of Nghị định 30/2020, under a letterhead: its bytes, or a file at `path`.
    #[pyo3(signature = (letterhead, path = None))]
    fn to_docx<'py>(
        &self,
        py: Python<'py>,
        letterhead: Letterhead,
        path: Option<PathBuf>,
    ) -> PyResult<Option<Bound<'py, PyBytes>>> {
        outputs::bytes(py, path, || dondoc_office::docx(&self.as_table()?, &letterhead))
    }

    /// As a page that needs no other file, for the portal of Đ15.2: its text, or a file at `path`.
    #[pyo3(signature = (path = None, *, lang = Language::Vietnamese))]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, lang: Language) -> PyResult<Option<String>> {
        outputs::text(py, path, || Ok(dondoc_office::html(&[self.as_table()?], lang).into_bytes()))
    }

    /// As CSV: its text, or a file at `path`, which begins with a byte order mark for Excel. `keys`: the first line has
    /// the names for programs.
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
        outputs::csv(py, path, (sep, bom, keys, lang), || self.as_table())
    }

    /// As JSON with both languages, a word of the regulation as `vi` and `en`: its text, or a file at `path`.
    #[pyo3(signature = (path = None))]
    fn to_json(&self, py: Python<'_>, path: Option<PathBuf>) -> PyResult<Option<String>> {
        outputs::text(py, path, || dondoc_office::json(&[self.as_table()?]))
    }

    /// As a `polars.DataFrame`, without subtotals and totals.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("polars")?.call_method1("DataFrame", (slf,))
    }

    /// As a `pandas.DataFrame`, without subtotals and totals; pandas 3 or later.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pandas")?.getattr("DataFrame")?.call_method1("from_arrow", (slf,))
    }

    /// As a `matplotlib.figure.Figure`: a bar a row, by the standing of its tasks. Needs `dondoc[plot]`.
    #[pyo3(signature = (*, lang = Language::Vietnamese))]
    fn plot<'py>(slf: &Bound<'py, Self>, lang: Language) -> PyResult<Bound<'py, PyAny>> {
        let lang = match lang {
            Language::Vietnamese => "vi",
            Language::English => "en",
        };
        slf.py().import("dondoc._plot")?.call_method1("plot", (slf, lang))
    }

    /// The Arrow PyCapsule interface. A requested schema is a wish that a producer may leave aside.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.table()?.__arrow_c_stream__(py, requested_schema)
    }

    fn __repr__(&self) -> String {
        format!(
            "<dondoc.Report {} {} of {} rows, {} tasks>",
            self.0.definition.id,
            self.0.period,
            self.0.rows.len(),
            self.0.total.counts.total
        )
    }
}

impl Report {
    fn as_table(&self) -> dondoc_office::Result<dondoc_office::Table> {
        dondoc_office::report_table(&self.0, &self.2)
    }

    fn find(&self, name: &RowName) -> PyResult<&dondoc::report::ReportRow> {
        let (outer, key) = name.parts();
        Ok(self.0.row(outer, key).ok_or_else(|| unknown(format!("row {key}")))?)
    }

    fn table(&self) -> PyResult<Table> {
        let definition = &self.0.definition;
        let groups = definition.groups.as_slice();
        let rows = self.0.rows.iter().filter(|row| row.outer.is_some() == (groups.len() > 1));
        let rows = rows.collect::<Vec<_>>();
        let heading = |group: &Grouping| group.label_key();
        let outer = groups.split_last().and_then(|(_, outer)| outer.first());
        let start = outer.map_or_else(Columns::default, |group| {
            let keys = rows.iter().map(|row| row.outer.as_deref().unwrap_or_default());
            Columns::default().required(heading(group), texts(keys))
        });
        let inner = groups.last().map_or("key", heading);
        let start = start.required(inner, texts(rows.iter().map(|row| row.key.as_str())));
        let columns = definition.columns.iter().enumerate().fold(start, |columns, (place, column)| {
            let figures = rows.iter().map(|row| row.cells.get(place).copied().unwrap_or_default());
            columns.required(&column.id, int64s(figures))
        });
        let columns = definition.ratios.iter().enumerate().fold(columns, |columns, (place, ratio)| {
            let percent =
                |row: &&dondoc::report::ReportRow| row.ratios.get(place).and_then(|ratio| ratio.percent);
            // A table of numbers has floats; the exact share is in `ratios`.
            let float =
                |share: dondoc::report::Percent| share.units as f64 / 10_f64.powi(i32::from(share.decimals));
            let shares = rows.iter().map(|row| percent(row).map(float));
            columns.nullable(&ratio.id, float64s(shares))
        });
        columns.table()
    }
}

/// One row of a report: what it counts, the counts that every report has, and the figures of its definition.
#[pyclass(frozen, eq, hash, module = "dondoc")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ReportRow {
    row: dondoc::report::ReportRow,
    names: Names,
}

/// The ids of a definition's columns and ratios, which the rows of a report share.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Names {
    columns: Arc<[Name]>,
    ratios: Arc<[Name]>,
}

impl Names {
    fn of(definition: &dondoc::law::ReportDefinition) -> Self {
        Self {
            columns: definition.columns.iter().map(|column| Name::new(&column.id)).collect(),
            ratios: definition.ratios.iter().map(|ratio| Name::new(&ratio.id)).collect(),
        }
    }
}

/// An id, and the one string that it is in Python: a dict takes it without making or hashing another.
struct Name {
    id: String,
    string: PyOnceLock<Py<PyString>>,
}

impl Name {
    fn new(id: &str) -> Self {
        Self { id: id.to_owned(), string: PyOnceLock::new() }
    }

    fn string<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.string.get_or_init(py, || PyString::intern(py, &self.id).unbind()).bind(py)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl ReportRow {
    /// A row of a report of these columns, without ratios.
    pub(crate) fn of_columns(row: dondoc::report::ReportRow, columns: Vec<String>) -> Self {
        Self {
            row,
            names: Names {
                columns: columns.iter().map(|id| Name::new(id)).collect(),
                ratios: Arc::default(),
            },
        }
    }

    fn new(row: dondoc::report::ReportRow, report: &dondoc::report::Report) -> Self {
        Self { row, names: Names::of(&report.definition) }
    }
}

/// A dict in the order of its pairs.
fn dict<'py, 'a, V: IntoPyObject<'py>>(
    py: Python<'py>,
    pairs: impl IntoIterator<Item = (&'a Name, V)>,
) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (key, value) in pairs {
        dict.set_item(key.string(py), value)?;
    }
    Ok(dict)
}

macro_rules! report_row {
    ($($(#[doc = $doc:literal])+ $count:ident),+ $(,)?) => {
        #[pymethods]
        impl ReportRow {
            /// What the row counts: code of an agency, id of an officer, name of a unit; empty where a task has none;
            /// `TOTAL` in the row of the sums.
            #[getter]
            fn key(&self) -> &str {
                &self.row.key
            }

            /// In a report of two groupings: the outer group that the row is part of.
            #[getter]
            fn outer(&self) -> Option<&str> {
                self.row.outer.as_deref()
            }

            /// The figures of the definition, by column, in its order.
            #[getter]
            fn cells<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                dict(py, self.names.columns.iter().zip(&self.row.cells))
            }

            /// The ratios of the definition, by id, in its order.
            #[getter]
            fn ratios<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                dict(py, self.names.ratios.iter().zip(self.row.ratios.iter().copied()))
            }

            /// Its name.
            #[getter]
            fn name(&self) -> &str {
                &self.row.name
            }

            $(
                $(#[doc = $doc])+
                #[getter]
                fn $count(&self) -> i64 {
                    self.row.counts.$count
                }
            )+

            fn __repr__(&self) -> String {
                let counts = [$(format!("{}={}", stringify!($count), self.row.counts.$count)),+];
                format!("<dondoc.ReportRow {} {}>", self.row.key, counts.join(" "))
            }
        }

        // A column that the core adds must be added here too.
        const _: () = assert!(COLUMNS.len() == [$(stringify!($count)),+].len());
    };
}

report_row! {
    /// Assigned before the window.
    carried_over,
    /// Assigned within the window.
    newly_assigned,
    /// All that count.
    total,
    /// Completed not after the deadline.
    done_on_time,
    /// Completed after the deadline.
    done_late,
    /// Completed, without a deadline.
    done_no_deadline,
    /// A result waits for the Office.
    awaiting_confirmation,
    /// Not completed, the deadline not passed.
    open_in_time,
    /// Not completed, the deadline passed.
    open_overdue,
    /// Not completed, without a deadline.
    open_no_deadline,
    /// Withdrawn within the window.
    withdrawn,
}
