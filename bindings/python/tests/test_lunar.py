"""The lunar calendar."""

import csv
import importlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import dondoc
import dondoc.lunar
import pytest


def test_it_is_a_module() -> None:
    assert importlib.import_module("dondoc.lunar") is dondoc.lunar


def test_the_names() -> None:
    tet = dondoc.lunar.tet(2026)
    assert tet == date(2026, 2, 17)
    lunar = dondoc.lunar.to_lunar(tet)
    assert lunar == dondoc.lunar.LunarDate(2026, 1, 1) == (2026, 1, 1, False)
    assert (lunar.year, lunar.month, lunar.day, lunar.is_leap) == (2026, 1, 1, False)
    assert dondoc.lunar.from_lunar(*lunar) == tet
    leap = dondoc.lunar.to_lunar(date(2033, 12, 25))
    assert (leap.month, leap.day, leap.is_leap) == (11, 4, True)
    assert dondoc.lunar.from_lunar(2033, 11, 4, is_leap=True) == date(2033, 12, 25)
    assert dondoc.lunar.hung_kings(2026) == date(2026, 4, 26)
    assert dondoc.lunar.month_certainty(2026, 1) == dondoc.lunar.MonthCertainty.CERTAIN
    assert dondoc.lunar.month_certainty(2199, 1) == dondoc.lunar.MonthCertainty.UNCERTAIN


def test_tet_of_the_data(data: Path) -> None:
    with (data / "calendar" / "tet-1990-2035.csv").open(encoding="utf-8", newline="") as file:
        for year, tet, *_ in list(csv.reader(file))[1:]:
            assert dondoc.lunar.tet(int(year)) == date.fromisoformat(tet)


def test_there_and_back() -> None:
    for days in range(0, 84_000, 97):
        day = date(1968, 1, 29) + timedelta(days)
        assert dondoc.lunar.from_lunar(*dondoc.lunar.to_lunar(day)) == day


def test_what_does_not_exist() -> None:
    for ask in (
        lambda: dondoc.lunar.to_lunar(date(1968, 1, 28)),
        lambda: dondoc.lunar.from_lunar(2026, 13, 1),
        lambda: dondoc.lunar.from_lunar(2026, 1, 1, True),
        lambda: dondoc.lunar.tet(1967),
    ):
        with pytest.raises(dondoc.InvalidInput) as caught:
            ask()
        assert caught.value.code == "lunar.invalid"
    now: Any = datetime(2026, 2, 17)
    with pytest.raises(TypeError, match="without a time"):
        dondoc.lunar.to_lunar(now)
