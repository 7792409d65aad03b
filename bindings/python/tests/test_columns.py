"""Columns of dates: what comes in as numpy goes out as numpy, polars as polars, Arrow as Arrow."""

from datetime import date, datetime
from typing import Any

import dondoc
import numpy
import pandas
import polars
import pyarrow
import pytest

CALENDAR = dondoc.WorkingCalendar.vietnam()
DAYS = [date(2020, 4, 14), None, date(2026, 1, 9), date(1995, 1, 3)]
MOVED = [date(2020, 4, 15), None, date(2026, 1, 10), date(1995, 1, 4)]


@pytest.mark.parametrize("dtype", ["<M8[D]", ">M8[D]"])
def test_numpy(dtype: str) -> None:
    days = numpy.array(DAYS, dtype=dtype)
    moved = CALENDAR.add_working_days(days, 1)
    assert type(moved) is numpy.ndarray
    assert moved.dtype == numpy.dtype("datetime64[D]")
    assert moved.tolist() == MOVED
    moved[0] = "2021-01-01"
    assert days.tolist() == DAYS


def test_numpy_with_steps_and_empty() -> None:
    days = numpy.arange("2020-01-06", "2020-01-14", dtype="datetime64[D]")
    assert CALENDAR.add_working_days(days[::-3], 1).tolist() == [date(2020, 1, 14), date(2020, 1, 13), date(2020, 1, 8)]
    assert CALENDAR.add_working_days(days[:0], 1).tolist() == []
    assert CALENDAR.is_working_day(days[:0]).tolist() == []


def test_numpy_at_an_odd_address_and_read_only() -> None:
    days = numpy.frombuffer(b"." + numpy.array([18366, 18367], dtype="int64").tobytes(), dtype="int8")[1:].view("M8[D]")
    assert not days.flags.aligned and not days.flags.writeable
    assert CALENDAR.add_working_days(days, 1).tolist() == [date(2020, 4, 15), date(2020, 4, 16)]


def test_numpy_days_since_1970() -> None:
    moved = CALENDAR.add_working_days(numpy.array([18366, 18370], dtype="int32"), 1)
    assert (moved.dtype, moved.tolist()) == (numpy.dtype("int32"), [18367, 18372])


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        (numpy.array(["2020-04-14T09"], dtype="datetime64[h]"), TypeError, r"got M8\[h\]"),
        (numpy.array(["2020-04-14"], dtype="datetime64[ns]"), TypeError, r"got M8\[ns\]"),
        (numpy.array([1.5]), TypeError, "got f8"),
        (numpy.array(DAYS, dtype=object), TypeError, "got O"),
        (numpy.array([["2020-04-14"]], dtype="datetime64[D]"), ValueError, "one dimension"),
        (numpy.ma.MaskedArray(numpy.array(["2020-04-14"], dtype="datetime64[D]"), mask=[True]), TypeError, "plain array"),
        (numpy.datetime64("2020-04-14"), TypeError, "got datetime64"),
        (["2020-04-14"], TypeError, "got list"),
        (pyarrow.array([datetime(2020, 4, 14, 9)]), TypeError, "got Timestamp"),
        (polars.Series([datetime(2020, 4, 14, 9)]), TypeError, "got Timestamp"),
        (pandas.Series(pandas.to_datetime(["2020-04-14"])), TypeError, "got Timestamp"),
        (polars.DataFrame({"due": [date(2020, 4, 14)]}), TypeError, "got Struct"),
        (pyarrow.array(["2020-04-14"]), TypeError, "got Utf8"),
    ],
)
def test_what_is_not_a_column_of_dates(wrong: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        CALENDAR.add_working_days(wrong, 1)


ARROW = [
    pyarrow.array(DAYS),
    pyarrow.array([date.max, *DAYS]).slice(1),
    pyarrow.chunked_array([DAYS[:2], [], DAYS[2:]]),
    polars.Series("due", DAYS),
    polars.Series("due", DAYS[:1]).append(polars.Series(DAYS[1:])),
    pandas.Series(DAYS, dtype=pandas.ArrowDtype(pyarrow.date32()), index=[4, 3, 2, 1], name="due"),
]


@pytest.mark.parametrize("days", ARROW, ids=lambda days: type(days).__module__)
def test_arrow(days: Any) -> None:
    moved = CALENDAR.add_working_days(days, 1)
    assert type(moved) is type(days)
    array = pyarrow.array(moved) if not isinstance(moved, pyarrow.ChunkedArray) else moved.combine_chunks()
    array.validate(full=True)
    assert array.type == pyarrow.date32()
    assert array.to_pylist() == MOVED
    assert getattr(moved, "name", None) == getattr(days, "name", None)
    if isinstance(moved, pandas.Series):
        assert moved.index.tolist() == [4, 3, 2, 1]


@pytest.mark.parametrize("days", ARROW, ids=lambda days: type(days).__module__)
def test_numbers_and_truth_values(days: Any) -> None:
    counts = CALENDAR.working_days_between(days, date(2026, 12, 31))
    worked = CALENDAR.is_working_day(days)
    if not isinstance(days, pyarrow.Array):
        assert type(counts) is type(worked) is type(days)

    def values(column: Any) -> list[Any]:
        column = column.combine_chunks() if isinstance(column, pyarrow.ChunkedArray) else pyarrow.array(column)
        column.validate(full=True)
        listed: list[Any] = column.to_pylist()
        return listed

    assert values(counts) == [
        None if day is None else CALENDAR.working_days_between(day, date(2026, 12, 31)) for day in DAYS
    ]
    assert values(worked) == [True, None, True, True]


class Foreign:
    """A column of a library that we do not know."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return pyarrow.array(DAYS).__arrow_c_array__()


def test_arrow_of_another_library() -> None:
    moved: Any = CALENDAR.add_working_days(Foreign(), 1)
    assert type(moved) is dondoc.Column
    assert (len(moved), repr(moved)) == (4, "<dondoc.Column of 4 Date32>")
    assert pyarrow.array(moved).to_pylist() == MOVED
    again: Any = CALENDAR.previous_working_day(moved)
    assert type(again) is dondoc.Column
    assert polars.Series(again).to_list() == DAYS


@pytest.mark.parametrize("n", [-250, -7, -1, 0, 1, 7, 250])
def test_columns_answer_as_scalars_do(n: int) -> None:
    # More rows than the kernels work on at a time, and an end in the middle of a chunk.
    days = numpy.arange("2005-01-01", "2031-01-05", dtype="datetime64[D]")
    some = days.tolist()[::101]
    assert CALENDAR.add_working_days(days, n).tolist()[::101] == [CALENDAR.add_working_days(day, n) for day in some]
    assert CALENDAR.is_working_day(days).tolist()[::101] == [CALENDAR.is_working_day(day) for day in some]
    assert CALENDAR.roll_forward(days).tolist()[::101] == [CALENDAR.roll_forward(day) for day in some]
    assert CALENDAR.roll_backward(days).tolist()[::101] == [CALENDAR.roll_backward(day) for day in some]
    assert CALENDAR.next_working_day(days).tolist()[::101] == [CALENDAR.next_working_day(day) for day in some]
    assert CALENDAR.previous_working_day(days).tolist()[::101] == [CALENDAR.previous_working_day(day) for day in some]


def test_between_two_columns_and_a_date() -> None:
    a = numpy.array(["2025-12-31", "2026-01-09"], dtype="datetime64[D]")
    b = numpy.array(["2026-12-31", "2026-01-10"], dtype="datetime64[D]")
    counts = CALENDAR.working_days_between(a, b)
    assert (type(counts), counts.dtype, counts.tolist()) == (numpy.ndarray, numpy.dtype("int32"), [249, 1])
    assert CALENDAR.working_days_between(date(2025, 12, 31), b).tolist() == [249, 6]
    assert CALENDAR.working_days_between(polars.Series("a", a), b).to_list() == [249, 1]
    assert CALENDAR.working_days_between(a, polars.Series(b)).tolist() == [249, 1]
    assert CALENDAR.is_working_day(b).dtype == numpy.dtype("bool")
    with pytest.raises(dondoc.InvalidInput) as caught:
        CALENDAR.working_days_between(a, b[:1])
    assert caught.value.code == "columns.length"


def test_numpy_has_no_empty_number() -> None:
    days = numpy.array(["2026-01-09", "NaT"], dtype="datetime64[D]")
    for ask in (CALENDAR.is_working_day, lambda days: CALENDAR.working_days_between(days, date(2026, 1, 9))):
        with pytest.raises(dondoc.InvalidInput) as caught:
            ask(days)
        assert (caught.value.code, caught.value.field) == ("date.invalid", "date[1]")


@pytest.mark.parametrize("by_stream", [False, True])
def test_arrow_at_an_odd_address(by_stream: bool) -> None:
    buffer = pyarrow.py_buffer(b"." + numpy.array([18366, 18367], dtype="int32").tobytes()).slice(1)
    days = pyarrow.Array.from_buffers(pyarrow.date32(), 2, [None, buffer])
    moved = CALENDAR.add_working_days(pyarrow.chunked_array([days]) if by_stream else days, 1)
    assert moved.to_pylist() == [date(2020, 4, 15), date(2020, 4, 16)]


class Once:
    """Offers the same capsules again and again, which a producer should not."""

    def __init__(self, days: Any) -> None:
        self.capsules = days.__arrow_c_array__()

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self.capsules


def test_an_array_is_taken_once() -> None:
    first_by_us, first_by_pyarrow = Once(pyarrow.array(DAYS)), Once(pyarrow.array(DAYS))
    CALENDAR.add_working_days(first_by_us, 1)
    pyarrow.array(first_by_pyarrow)
    for once in (first_by_us, first_by_pyarrow):
        with pytest.raises(ValueError, match="already taken"):
            CALENDAR.add_working_days(once, 1)


def test_what_only_pretends_to_speak_arrow() -> None:
    class Pretender:
        def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
            return pyarrow.array(DAYS).__arrow_c_array__()[::-1]

    with pytest.raises(ValueError, match="PyCapsule_GetPointer"):
        CALENDAR.add_working_days(Pretender(), 1)


def test_arrow_days_since_1970() -> None:
    days = pyarrow.array([18366, None], pyarrow.int32())
    assert CALENDAR.add_working_days(days, 1).to_pylist() == [18367, None]


def test_arrow_without_chunks() -> None:
    days = pyarrow.chunked_array([], type=pyarrow.date32())
    assert CALENDAR.add_working_days(days, 1).to_pylist() == []


@pytest.mark.parametrize(
    "days",
    [
        numpy.array(["2020-04-14", "NaT", "2199-12-31"], dtype="datetime64[D]"),
        pyarrow.array([date(2020, 4, 14), None, date(2199, 12, 31)]),
    ],
    ids=["numpy", "arrow"],
)
def test_an_error_names_the_element(days: Any) -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        CALENDAR.add_working_days(days, 1)
    assert (caught.value.code, caught.value.field) == ("calendar.outside", "date[2]")


@pytest.mark.parametrize("day", [10**12, -(10**12), 2932897, -719163, 2**31])
@pytest.mark.parametrize("place", [1, 5000])
def test_days_outside_the_civil_calendar(day: int, place: int) -> None:
    days = numpy.full(place + 1, 18366, dtype="int64")
    days[place] = day
    with pytest.raises(dondoc.InvalidInput) as caught:
        CALENDAR.add_working_days(days.view("datetime64[D]"), 1)
    assert (caught.value.code, caught.value.field) == ("date.invalid", f"date[{place}]")


def test_a_day_outside_the_working_calendar() -> None:
    days = numpy.array(["2020-04-14", "1994-12-31"], dtype="datetime64[D]")
    for ask in (
        lambda: CALENDAR.add_working_days(days, 1),
        lambda: CALENDAR.is_working_day(days),
        lambda: CALENDAR.working_days_between(days, days),
        lambda: CALENDAR.roll_backward(days),
    ):
        with pytest.raises(dondoc.InvalidInput) as caught:
            ask()
        assert (caught.value.code, caught.value.field) == ("calendar.outside", "date[1]")


def test_other_threads_run_meanwhile() -> None:
    from concurrent.futures import ThreadPoolExecutor

    days = numpy.arange("2000-01-01", "2100-01-01", dtype="datetime64[D]")
    with ThreadPoolExecutor(4) as pool:
        moved = list(pool.map(lambda _: CALENDAR.add_working_days(days, 7), range(32)))
    assert all((one == moved[0]).all() for one in moved)
