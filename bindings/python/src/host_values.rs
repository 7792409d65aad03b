//! What crosses to a store of the host and back: tuples with names in Python, which `python/dondoc/_host.py` defines. Going back,
//! any sequence of the same values in the same order will do, such as the rows of a cursor.

use dondoc_host::{
    HostClosing, HostCommand, HostCommit, HostEvent, HostHead, HostKind, HostQuestion, HostRow, HostSeen,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple, PyType};

fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyType>> {
    Ok(py.import("dondoc._host")?.getattr(name)?.cast_into::<PyType>()?)
}

/// A list of tuples of one class.
fn list<'py, T, V: pyo3::call::PyCallArgs<'py>>(
    py: Python<'py>,
    class_name: &str,
    values: Vec<T>,
    fields: impl Fn(T) -> V,
) -> PyResult<Bound<'py, PyList>> {
    let class = class(py, class_name)?;
    let tuples = values.into_iter().map(|value| class.call1(fields(value)));
    PyList::new(py, tuples.collect::<PyResult<Vec<_>>>()?)
}

/// The values of a tuple, or of another sequence.
fn values<'py, T: for<'a> FromPyObject<'a, 'py>>(sequence: &Bound<'py, PyAny>) -> PyResult<T> {
    let tuple = match sequence.cast::<PyTuple>() {
        Ok(tuple) => tuple.clone(),
        Err(_) => sequence.py().get_type::<PyTuple>().call1((sequence,))?.cast_into::<PyTuple>()?,
    };
    tuple.into_any().extract::<T>().map_err(Into::into)
}

pub(crate) fn commit<'py>(py: Python<'py>, commit: HostCommit) -> PyResult<Bound<'py, PyAny>> {
    let HostCommit { after, events, commands, closings, rows, receipt: _ } = commit;
    let after = after.map(|HostHead { position, hash }| {
        py.import("dondoc._values")?.getattr("Head")?.call1((position, hash))
    });
    let events = list(py, "HostEvent", events, |event| {
        let HostEvent { position, stream, version, body, hash } = event;
        (position, stream, version, body, hash)
    })?;
    let commands = list(py, "HostCommand", commands, |command| {
        let HostCommand { id, digest, position } = command;
        (id, digest, position)
    })?;
    let closings = list(py, "HostClosing", closings, |closing| {
        let HostClosing { known_until, kind, id } = closing;
        (known_until, kind.name(), id)
    })?;
    let rows = list(py, "HostRow", rows, |row| {
        let HostRow { number, kind, id, known_since, known_until, assigned_on, ended_on, body } = row;
        (number, kind.name(), id, known_since, known_until, assigned_on, ended_on, body)
    })?;
    class(py, "HostCommit")?.call1((after.transpose()?, events, commands, closings, rows))
}

pub(crate) fn question<'py>(py: Python<'py>, question: HostQuestion) -> PyResult<Bound<'py, PyAny>> {
    let HostQuestion { kind, id, known_at, latest, assigned_until, not_ended_before, after, limit } =
        question;
    let fields = (kind.name(), id, known_at, latest, assigned_until, not_ended_before, after, limit);
    class(py, "HostQuestion")?.call1(fields)
}

pub(crate) fn seen(answer: &Bound<'_, PyAny>) -> PyResult<HostSeen> {
    let (head, versions, commands): (Option<Bound<'_, PyAny>>, _, Bound<'_, PyAny>) = values(answer)?;
    let head = head.map(|head| {
        let (position, hash) = values(&head)?;
        Ok::<_, PyErr>(HostHead { position, hash })
    });
    let commands = commands.try_iter()?.map(|command| {
        let (id, digest, position) = values(&command?)?;
        Ok::<_, PyErr>(HostCommand { id, digest, position })
    });
    Ok(HostSeen { head: head.transpose()?, versions, commands: commands.collect::<PyResult<_>>()? })
}

pub(crate) fn event(event: &Bound<'_, PyAny>) -> PyResult<HostEvent> {
    let (position, stream, version, body, hash) = values(event)?;
    Ok(HostEvent { position, stream, version, body, hash })
}

pub(crate) fn row(row: &Bound<'_, PyAny>) -> PyResult<HostRow> {
    type Row = (i64, String, String, i64, Option<i64>, Option<i32>, Option<i32>, String);
    let (number, kind, id, known_since, known_until, assigned_on, ended_on, body): Row = values(row)?;
    let kind =
        HostKind::from_name(&kind).ok_or_else(|| PyValueError::new_err("the kind of a row is none"))?;
    Ok(HostRow { number, kind, id, known_since, known_until, assigned_on, ended_on, body })
}
