//! Arrays of numpy, read and written where they lie.
//!
//! The stable ABI of Python 3.9 has no buffer interface, and rust-numpy panics where numpy is missing: the memory is
//! found by `__array_interface__`, which numpy promises to keep.

use std::mem::MaybeUninit;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;

use crate::columns::Rows;

/// An array of days of one dimension, in one piece, aligned, in the byte order of the machine.
pub(crate) struct Numpy<'py> {
    module: Bound<'py, PyAny>,
    array: Bound<'py, PyAny>,
    wide: bool,
}

impl<'py> Numpy<'py> {
    /// The array; `None` for an object that is none.
    pub(crate) fn read(object: &Bound<'py, PyAny>) -> PyResult<Option<Self>> {
        let py = object.py();
        // An array of numpy cannot exist before numpy was imported, and we do not import it for anybody.
        let modules = py.import(intern!(py, "sys"))?.getattr(intern!(py, "modules"))?;
        let module = modules.call_method1(intern!(py, "get"), (intern!(py, "numpy"),))?;
        if module.is_none() {
            return Ok(None);
        }
        let class = module.getattr(intern!(py, "ndarray"))?;
        if !object.is_instance(&class)? {
            return Ok(None);
        }
        if !object.get_type().is(&class) {
            return Err(PyTypeError::new_err(
                "subclasses of numpy.ndarray may hide elements: pass a plain array",
            ));
        }
        if object.getattr(intern!(py, "ndim"))?.extract::<usize>()? != 1 {
            return Err(PyValueError::new_err("expected an array of one dimension"));
        }
        let dtype = object.getattr(intern!(py, "dtype"))?.getattr(intern!(py, "str"))?.extract::<String>()?;
        let (wide, native) = match dtype.trim_start_matches(['<', '>', '=', '|']) {
            "M8[D]" => (true, intern!(py, "=M8[D]")),
            "i4" => (false, intern!(py, "=i4")),
            other => {
                return Err(PyTypeError::new_err(format!(
                    "expected an array of datetime64[D], got {other}: convert it with .astype(\"datetime64[D]\")"
                )));
            }
        };
        // The array itself, unless its bytes or steps are otherwise.
        let array = module
            .call_method1(intern!(py, "require"), (object, native, (intern!(py, "C"), intern!(py, "A"))))?;
        Ok(Some(Self { module, array, wide }))
    }

    /// Whether it holds `datetime64[D]` and not plain days.
    pub(crate) const fn is_wide(&self) -> bool {
        self.wide
    }

    /// Its days.
    pub(crate) fn rows(&self) -> PyResult<Rows<'_>> {
        let len = self.array.len()?;
        if len == 0 {
            return Ok(Rows::Narrow(&[]));
        }
        let address = address(&self.array)?;
        // SAFETY: `read` made sure of type, width, alignment and contiguity, and `self` keeps the array alive for the
        // lifetime of the slice. As with numpy's own functions, nobody may write to an array while another thread
        // reads it; a value that changes meanwhile would still be looked up within bounds.
        Ok(unsafe {
            if self.wide {
                Rows::Wide(std::slice::from_raw_parts(std::ptr::with_exposed_provenance(address), len))
            } else {
                Rows::Narrow(std::slice::from_raw_parts(std::ptr::with_exposed_provenance(address), len))
            }
        })
    }

    /// A new array of `len` elements, and how to fill it.
    pub(crate) fn empty<T: Element>(&self, len: usize) -> PyResult<Empty<'py, T>> {
        let py = self.module.py();
        let array = self.module.call_method1(intern!(py, "empty"), (len, T::DTYPE))?;
        Ok(Empty { address: address(&array)?, array, len, filled: std::marker::PhantomData })
    }
}

/// What an array may hold.
pub(crate) trait Element {
    /// Its type in numpy, of the same width.
    const DTYPE: &'static str;
}

impl Element for i64 {
    const DTYPE: &'static str = "=M8[D]";
}

impl Element for i32 {
    const DTYPE: &'static str = "=i4";
}

impl Element for bool {
    const DTYPE: &'static str = "?";
}

/// A new array that nobody else has seen.
pub(crate) struct Empty<'py, T> {
    array: Bound<'py, PyAny>,
    address: usize,
    len: usize,
    filled: std::marker::PhantomData<T>,
}

impl<'py, T: Element> Empty<'py, T> {
    /// The places to fill.
    pub(crate) fn places(&mut self) -> &mut [MaybeUninit<T>] {
        if self.len == 0 {
            return &mut [];
        }
        // SAFETY: numpy made the array with this length and an element of this width; nobody else has seen it, and
        // `self` keeps it alive for the lifetime of the slice.
        unsafe {
            std::slice::from_raw_parts_mut(std::ptr::with_exposed_provenance_mut(self.address), self.len)
        }
    }

    /// The array.
    pub(crate) fn filled(self) -> Bound<'py, PyAny> {
        self.array
    }
}

fn address(array: &Bound<'_, PyAny>) -> PyResult<usize> {
    let py = array.py();
    let interface = array.getattr(intern!(py, "__array_interface__"))?;
    interface.get_item(intern!(py, "data"))?.get_item(0)?.extract()
}
