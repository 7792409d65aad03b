//! Dates one by one or a million at a time: what comes in as numpy goes out as numpy, polars as polars, Arrow as
//! Arrow, a date as a date.

use std::mem::MaybeUninit;
use std::sync::Arc;

use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, BooleanArray, Int32Array};
use arrow_schema::DataType;
use dondoc::{CivilDate, DondocError, Result, codes};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDate;

use crate::arrow::{Column, internal, read_days};
use crate::columns::{NAT, Question, Rows, at};
use crate::home::home;
use crate::numpy::{Element, Numpy};

/// What a question is asked about.
pub(crate) enum Dates<'py> {
    One(CivilDate),
    Numpy(Numpy<'py>),
    /// The days, their type, and the object they came from.
    Arrow(Int32Array, DataType, Bound<'py, PyAny>),
}

impl<'py> Dates<'py> {
    pub(crate) fn read(object: &Bound<'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyDate>() {
            return Ok(Self::One(object.extract()?));
        }
        if let Some(numpy) = Numpy::read(object)? {
            return Ok(Self::Numpy(numpy));
        }
        if let Some((data_type, days)) = read_days(object)? {
            return Ok(Self::Arrow(days, data_type, object.clone()));
        }
        let name = object.get_type().name()?;
        Err(PyTypeError::new_err(format!(
            "expected a datetime.date, a numpy array of datetime64[D], or an Arrow column of dates, got {name}"
        )))
    }

    fn rows(&self) -> PyResult<Rows<'_>> {
        Ok(match self {
            Self::One(date) => Rows::Same(*date),
            Self::Numpy(numpy) => numpy.rows()?,
            Self::Arrow(days, ..) => Rows::Arrow(days),
        })
    }
}

/// Dates from dates: as many, of the same kind. Empty rows stay empty.
pub(crate) fn moved<'py>(
    object: &Bound<'py, PyAny>,
    kernel: impl Fn(&[i32], &mut [i32], &mut [bool]) -> Result<usize> + Sync,
    scalar: impl Fn(CivilDate) -> Result<CivilDate> + Sync,
) -> PyResult<Bound<'py, PyAny>> {
    let py = object.py();
    let dates = Dates::read(object)?;
    let rows = dates.rows()?;
    let len = rows.len().unwrap_or_default();
    let question = Question {
        kernel: |[days]: [&[i32]; 1], out: &mut [i32], valid: &mut [bool]| kernel(days, out, valid),
        scalar: |[date]: [CivilDate; 1]| scalar(date),
    };
    match &dates {
        Dates::One(date) => Ok(scalar(*date)?.into_pyobject(py)?.into_any()),
        Dates::Numpy(numpy) if numpy.is_wide() => {
            let mut array = numpy.empty::<i64>(len)?;
            let places = array.places();
            py.detach(|| {
                question.ask([rows], len, fill(places, |day, valid| if valid { i64::from(day) } else { NAT }))
            })?;
            Ok(array.filled())
        }
        Dates::Numpy(numpy) => {
            let mut array = numpy.empty::<i32>(len)?;
            let places = array.places();
            py.detach(|| question.ask([rows], len, fill(places, |day, _| day)))?;
            Ok(array.filled())
        }
        Dates::Arrow(days, data_type, object) => {
            let moved = py.detach(|| {
                let mut moved = Vec::with_capacity(len);
                question.ask([rows], len, |days: &[i32], _: &[bool]| moved.extend_from_slice(days))?;
                Ok::<_, DondocError>(moved)
            })?;
            // What had input has an answer now, so that the empty rows are the same.
            let moved = Int32Array::try_new(moved.into(), arrow_array::Array::nulls(days).cloned())
                .map_err(internal)?;
            let array: ArrayRef = match data_type {
                DataType::Date32 => Arc::new(moved.reinterpret_cast::<Date32Type>()),
                _ => Arc::new(moved),
            };
            home(object, Column(array))
        }
    }
}

/// A value that is not a date, as numpy and Arrow hold it.
pub(crate) trait Value: Element + Copy + Default + Send {
    /// A column with `valid` unmarking empty rows; without it, none is empty.
    fn column(values: Vec<Self>, valid: Option<Vec<bool>>) -> PyResult<ArrayRef>;
}

impl Value for i32 {
    fn column(values: Vec<Self>, valid: Option<Vec<bool>>) -> PyResult<ArrayRef> {
        let nulls = valid.map(|valid| BooleanArray::from(valid).into_parts().0.into());
        Ok(Arc::new(Int32Array::try_new(values.into(), nulls).map_err(internal)?))
    }
}

impl Value for bool {
    fn column(values: Vec<Self>, valid: Option<Vec<bool>>) -> PyResult<ArrayRef> {
        let nulls = valid.map(|valid| BooleanArray::from(valid).into_parts().0.into());
        Ok(Arc::new(BooleanArray::new(BooleanArray::from(values).into_parts().0, nulls)))
    }
}

/// Numbers or truth values about dates: about single dates one value, about columns a column of the kind of the first
/// column. numpy has no empty number, so that an empty date of numpy is an error.
pub(crate) fn asked<'py, T, const N: usize>(
    py: Python<'py>,
    dates: &[Dates<'py>; N],
    kernel: impl Fn([&[i32]; N], &mut [T], &mut [bool]) -> Result<usize> + Sync,
    scalar: impl Fn([CivilDate; N]) -> Result<T> + Sync,
) -> PyResult<Bound<'py, PyAny>>
where
    T: Value + IntoPyObject<'py>,
{
    let mut rows = [Rows::Narrow(&[]); N];
    for (rows, dates) in rows.iter_mut().zip(dates) {
        *rows = dates.rows()?;
    }
    let question = Question { kernel, scalar };
    match dates.iter().find(|dates| !matches!(dates, Dates::One(_))) {
        Some(Dates::Numpy(numpy)) => {
            let len = common_length(&rows)?;
            let mut array = numpy.empty::<T>(len)?;
            let places = array.places();
            py.detach(|| {
                no_empty(&rows, len)?;
                question.ask(rows, len, fill(places, |value, _| value))
            })?;
            Ok(array.filled())
        }
        Some(Dates::Arrow(_, _, object)) => {
            let len = common_length(&rows)?;
            let (values, valid) = py.detach(|| {
                let mut values = Vec::with_capacity(len);
                let mut valid = rows.iter().any(Rows::has_empty).then(Vec::new);
                question.ask(rows, len, |chunk: &[T], mask: &[bool]| {
                    values.extend_from_slice(chunk);
                    if let Some(valid) = &mut valid {
                        valid.extend_from_slice(mask);
                    }
                })?;
                Ok::<_, DondocError>((values, valid))
            })?;
            home(object, Column(T::column(values, valid)?))
        }
        Some(Dates::One(_)) | None => {
            let ones = rows.map(|rows| if let Rows::Same(date) = rows { date } else { CivilDate::MIN });
            (question.scalar)(ones)?.into_bound_py_any(py)
        }
    }
}

/// Puts answers into their places, chunk by chunk.
fn fill<T: Copy, E>(
    mut places: &mut [MaybeUninit<E>],
    element: impl Fn(T, bool) -> E,
) -> impl FnMut(&[T], &[bool]) {
    move |values, valid| {
        let (now, later) = std::mem::take(&mut places).split_at_mut_checked(values.len()).unwrap_or_default();
        if valid.iter().fold(true, |all, valid| all & valid) {
            for (place, value) in now.iter_mut().zip(values) {
                place.write(element(*value, true));
            }
        } else {
            for ((place, value), valid) in now.iter_mut().zip(values).zip(valid) {
                place.write(element(*value, *valid));
            }
        }
        places = later;
    }
}

/// The length of all columns.
fn common_length(rows: &[Rows<'_>]) -> Result<usize> {
    let mut lengths = rows.iter().filter_map(Rows::len);
    let first = lengths.next().unwrap_or_default();
    match lengths.find(|length| *length != first) {
        None => Ok(first),
        Some(other) => Err(DondocError::invalid(
            codes::COLUMNS_LENGTH,
            "columns",
            format!("columns of {first} and of {other} rows"),
        )),
    }
}

fn no_empty(rows: &[Rows<'_>], len: usize) -> Result<()> {
    if !rows.iter().any(Rows::has_empty) {
        return Ok(());
    }
    match (0..len).find(|row| rows.iter().any(|rows| rows.is_empty_at(*row))) {
        None => Ok(()),
        Some(row) => {
            let detail = "the date is empty, and numpy has no empty number: leave it out, or use Arrow";
            Err(at(row, DondocError::invalid(codes::DATE_INVALID, "date", detail)))
        }
    }
}
