//! The Arrow PyCapsule interface, by hand: two capsules out, two capsules in.
//!
//! Nothing here depends on pyarrow or on a crate that pins another version of PyO3.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::types::{Date32Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    RecordBatchIterator, StringArray, make_array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use dondoc::CivilDate;
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// The columns of a table, in order. The names and types of a table do not depend on its contents: a column that may
/// be empty somewhere is nullable in every table.
#[derive(Default)]
pub(crate) struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    /// A column with a value in every row.
    pub(crate) fn required(self, name: &str, array: ArrayRef) -> Self {
        self.column(name, array, false)
    }

    /// A column whose rows may be empty.
    pub(crate) fn nullable(self, name: &str, array: ArrayRef) -> Self {
        self.column(name, array, true)
    }

    fn column(mut self, name: &str, array: ArrayRef, nullable: bool) -> Self {
        self.fields.push(Field::new(name, array.data_type().clone(), nullable));
        self.arrays.push(array);
        self
    }

    /// The table; it refuses columns of unequal length, and an empty row in a required column.
    pub(crate) fn table(self) -> PyResult<Table> {
        RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.arrays).map(Table).map_err(internal)
    }
}

/// A column of texts, from `&str` or `Option<&str>`.
pub(crate) fn texts<'a, T: Into<Option<&'a str>>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<StringArray>())
}

/// A column of 64-bit integers, from `i64` or `Option<i64>`.
pub(crate) fn int64s<T: Into<Option<i64>>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<Int64Array>())
}

/// A column of 64-bit floats, from `f64` or `Option<f64>`.
pub(crate) fn float64s<T: Into<Option<f64>>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<Float64Array>())
}

/// A column of 32-bit integers, from `i32` or `Option<i32>`.
pub(crate) fn int32s<T: Into<Option<i32>>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<Int32Array>())
}

/// A column of dates, from `CivilDate` or `Option<CivilDate>`.
pub(crate) fn dates<T: Into<Option<CivilDate>>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    let days = values.into_iter().map(|date| date.into().map(CivilDate::days));
    Arc::new(days.collect::<Date32Array>())
}

/// A column of truth values, from `bool` or `Option<bool>`.
pub(crate) fn bools<T: Into<Option<bool>>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<BooleanArray>())
}

/// A table: `polars.DataFrame(table)`, `pyarrow.table(table)`, `pandas.DataFrame.from_arrow(table)`.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct Table(RecordBatch);

#[pymethods]
impl Table {
    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.0.schema_ref().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The number of rows.
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.Table of {} rows: {}>", self.0.num_rows(), self.column_names().join(", "))
    }

    /// The Arrow PyCapsule interface. A requested schema is a wish that a producer may leave aside.
    #[pyo3(signature = (requested_schema = None))]
    pub(crate) fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
    }
}

/// One column, the answer to a question about a column: `polars.Series(column)`, `pyarrow.array(column)`.
#[pyclass(frozen, module = "dondoc")]
pub(crate) struct Column(pub(crate) ArrayRef);

#[pymethods]
impl Column {
    /// The number of elements.
    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<dondoc.Column of {} {}>", self.0.len(), self.0.data_type())
    }

    /// The Arrow PyCapsule interface. A requested schema is a wish that a producer may leave aside.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let (array, schema) = to_ffi(&self.0.to_data()).map_err(internal)?;
        Ok((PyCapsule::new_with_value(py, schema, SCHEMA)?, PyCapsule::new_with_value(py, array, ARRAY)?))
    }
}

/// The days since 1970-01-01 in a `date32` or `int32` column of any library, with its type; `None` when the object
/// does not speak Arrow. One chunk is taken over without a copy.
pub(crate) fn read_days(object: &Bound<'_, PyAny>) -> PyResult<Option<(DataType, Int32Array)>> {
    let Some((data_type, chunks)) = read(object)? else { return Ok(None) };
    let mut days = Vec::with_capacity(chunks.len());
    for chunk in &chunks {
        days.push(match data_type {
            DataType::Int32 => chunk.as_primitive::<Int32Type>().clone(),
            DataType::Date32 => chunk.as_primitive::<Date32Type>().reinterpret_cast(),
            _ => {
                return Err(PyTypeError::new_err(format!(
                    "expected a column of dates (date32), got {data_type}: cast it, no hour is dropped in silence"
                )));
            }
        });
    }
    if let [one] = days.as_slice() {
        return Ok(Some((data_type, one.clone())));
    }
    let mut all = Int32Array::builder(days.iter().map(Int32Array::len).sum());
    days.iter().for_each(|chunk| all.append_array(chunk));
    Ok(Some((data_type, all.finish())))
}

/// Every chunk of an object that speaks the interface, and their common type.
fn read(object: &Bound<'_, PyAny>) -> PyResult<Option<(DataType, Vec<ArrayRef>)>> {
    let py = object.py();
    if let Some(method) = object.getattr_opt(intern!(py, "__arrow_c_array__"))? {
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = method.call0()?.extract()?;
        let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
        let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
        // SAFETY: the names say that the capsules hold these structs, and both capsules outlive this block. `from_raw`
        // moves the array out and leaves a released one, so that it is released once.
        let (array, schema) = unsafe { (FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
        // A consumer that came before us has left pointers behind that are no longer its own.
        if array.is_released() {
            return Err(PyValueError::new_err("the Arrow array was already taken by another consumer"));
        }
        // SAFETY: a producer promises that the array, not released, is what the schema says.
        let data = unsafe { from_ffi(array, schema) };
        let chunk = make_array(data.map_err(unreadable)?);
        return Ok(Some((chunk.data_type().clone(), vec![chunk])));
    }
    if let Some(method) = object.getattr_opt(intern!(py, "__arrow_c_stream__"))? {
        let capsule: Bound<'_, PyCapsule> = method.call0()?.extract()?;
        let stream = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: as for the array above; the reader itself refuses a released stream.
        let reader = unsafe { ArrayStreamReader::from_raw(stream.as_ptr()) }.map_err(unreadable)?;
        let data_type = arrow_array::ArrayReader::field(&reader).data_type().clone();
        return Ok(Some((data_type, reader.collect::<Result<_, _>>().map_err(unreadable)?)));
    }
    Ok(None)
}

fn unreadable(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("the Arrow data cannot be read: {error}"))
}

/// The library built a table that contradicts itself: nothing that a caller did.
pub(crate) fn internal(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(format!("dondoc built a malformed Arrow array: {error}"))
}
