//! A column goes home as what it came: polars as polars, pyarrow as pyarrow, pandas as pandas.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::IntoPyDict;

use crate::arrow::Column;

/// The column as an object of the library that `guest` came from; as it is for a library that we do not know.
pub(crate) fn home<'py>(guest: &Bound<'py, PyAny>, column: Column) -> PyResult<Bound<'py, PyAny>> {
    let py = guest.py();
    let column = column.into_pyobject(py)?.into_any();
    let class = guest.get_type();
    let (library, name) = (class.module()?.to_string(), class.name()?.to_string());
    let pyarrow = |column| py.import(intern!(py, "pyarrow"))?.call_method1(intern!(py, "array"), (column,));
    match (library.split('.').next().unwrap_or_default(), name.as_str()) {
        ("polars", "Series") => {
            let series = py.import(intern!(py, "polars"))?.call_method1(intern!(py, "Series"), (column,))?;
            // Its constructor forgets a name that is given with an Arrow array.
            series.call_method1(intern!(py, "alias"), (guest.getattr(intern!(py, "name"))?,))
        }
        ("pyarrow", "ChunkedArray") => py
            .import(intern!(py, "pyarrow"))?
            .call_method1(intern!(py, "chunked_array"), ((pyarrow(column)?,),)),
        ("pyarrow", _) => pyarrow(column),
        ("pandas", "Series") => {
            let array = pyarrow(column)?;
            let pandas = py.import(intern!(py, "pandas"))?;
            let data_type =
                pandas.call_method1(intern!(py, "ArrowDtype"), (array.getattr(intern!(py, "type"))?,))?;
            let options = [
                ("dtype", data_type),
                ("index", guest.getattr(intern!(py, "index"))?),
                ("name", guest.getattr(intern!(py, "name"))?),
            ];
            pandas.call_method(intern!(py, "Series"), (array,), Some(&options.into_py_dict(py)?))
        }
        _ => Ok(column),
    }
}
