"""The Arrow table, read by those who read Arrow."""

import ctypes
import gc
from datetime import date
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from dondoc._dondoc import _probe_table

COLUMNS: dict[str, list[Any]] = {
    "agency": ["Sở Tài chính", "Sở Y tế"],
    "note": ["trễ", None],
    "assigned": [1 << 40, 2],
    "done": [None, 1],
    "rank": [1, 2],
    "days_late": [-1, None],
    "due": [date(2020, 4, 14), date(2020, 4, 15)],
    "closed": [None, date(2020, 4, 14)],
    "overdue": [True, False],
    "on_time": [None, True],
}
NULLABLE = ["note", "done", "days_late", "closed", "on_time"]


def test_the_table_itself() -> None:
    table = _probe_table()
    assert len(table) == 2
    assert table.column_names == list(COLUMNS)
    assert repr(table).startswith("<dondoc.Table of 2 rows: agency, note, ")


def test_pyarrow() -> None:
    table = pyarrow.table(_probe_table())
    table.validate(full=True)
    assert table.to_pydict() == COLUMNS
    assert [field.name for field in table.schema if field.nullable] == NULLABLE
    assert [str(type_) for type_ in table.schema.types[::2]] == ["string", "int64", "int32", "date32[day]", "bool"]


def test_polars() -> None:
    frame = polars.DataFrame(_probe_table())
    assert frame.to_dict(as_series=False) == COLUMNS
    assert frame.dtypes[::2] == [polars.String, polars.Int64, polars.Int32, polars.Date, polars.Boolean]


def test_pandas() -> None:
    frame = pandas.DataFrame.from_arrow(_probe_table())
    assert list(frame.columns) == list(COLUMNS)
    assert frame["agency"].tolist() == COLUMNS["agency"]
    assert frame["assigned"].tolist() == COLUMNS["assigned"]
    assert frame["due"].tolist() == COLUMNS["due"]
    assert frame["note"].isna().tolist() == [False, True]


def test_a_stream_outlives_its_table_and_is_read_once() -> None:
    table = _probe_table()
    reader = pyarrow.RecordBatchReader.from_stream(table)
    del table
    gc.collect()
    assert reader.read_all().to_pydict() == COLUMNS


def test_a_capsule_that_nobody_reads_is_released() -> None:
    table = _probe_table()
    for _ in range(1000):
        table.__arrow_c_stream__()


def test_the_name_of_the_capsule() -> None:
    is_valid = ctypes.pythonapi.PyCapsule_IsValid
    is_valid.argtypes = [ctypes.py_object, ctypes.c_char_p]
    assert is_valid(_probe_table().__arrow_c_stream__(requested_schema=None), b"arrow_array_stream") == 1


def test_a_table_read_by_two_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    table = _probe_table()
    with ThreadPoolExecutor(4) as pool:
        frames = list(pool.map(lambda _: polars.DataFrame(table), range(64)))
    assert all(frame.equals(frames[0]) for frame in frames)


@pytest.mark.parametrize("empty", ["note", "closed"])
def test_an_empty_cell_stays_empty(empty: str) -> None:
    assert polars.DataFrame(_probe_table())[empty].null_count() == 1
