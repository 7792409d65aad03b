"""Dates and instants on their way into the library and back."""

import copy
import pickle
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any

import dondoc
import pytest

VIET_NAM = timezone(timedelta(hours=7))


@pytest.mark.parametrize("day", [date(2020, 4, 14), date(2020, 2, 29), date.min, date.max, date(1969, 12, 31)])
def test_a_date_comes_back_as_itself(day: date) -> None:
    assert dondoc.AsOf(day).on == day
    assert type(dondoc.AsOf(day).on) is date


@pytest.mark.parametrize(
    "not_a_date",
    [datetime(2020, 4, 14), datetime(2020, 4, 14, tzinfo=VIET_NAM), "2020-04-14", 18366, None, 1.5, (2020, 4, 14)],
)
def test_only_a_date_is_a_date(not_a_date: Any) -> None:
    with pytest.raises(TypeError, match="expected a datetime.date without a time, got"):
        dondoc.AsOf(not_a_date)


def test_a_pandas_timestamp_is_a_datetime() -> None:
    pandas: Any = pytest.importorskip("pandas")
    with pytest.raises(TypeError, match="got Timestamp"):
        dondoc.AsOf(pandas.Timestamp("2020-04-14"))


@pytest.mark.parametrize(
    "at",
    [
        datetime(2020, 4, 14, 23, 59, 59, 999000, tzinfo=VIET_NAM),
        datetime(2020, 4, 14, 16, 59, 59, 999000, tzinfo=timezone.utc),
        datetime(2020, 4, 14, 11, 29, 59, 1000, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
        datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=timezone.utc),
        datetime(1, 1, 2, tzinfo=VIET_NAM),
        datetime(9999, 12, 30, tzinfo=VIET_NAM),
    ],
)
def test_an_instant_comes_back_to_the_millisecond_in_viet_nam(at: datetime) -> None:
    back = dondoc.AsOf(date(2020, 4, 14), at).known_at
    assert back is not None
    assert back == at
    assert back.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize("year", [1969, 2020])
def test_microseconds_are_cut_off_towards_the_past(year: int) -> None:
    at = datetime(year, 4, 14, 9, 30, 0, 1999, tzinfo=VIET_NAM)
    assert dondoc.AsOf(date(2020, 4, 14), known_at=at).known_at == at.replace(microsecond=1000)


class Moving(tzinfo):
    """A zone without a fixed offset, as zoneinfo has them; zoneinfo itself may lack its data."""

    def utcoffset(self, at: "datetime | None") -> "timedelta | None":
        return None if at is None else timedelta(hours=8 if at.year < 1975 else 7)

    def dst(self, at: "datetime | None") -> timedelta:
        return timedelta(0)

    def tzname(self, at: "datetime | None") -> str:
        return "Sài Gòn"


class Silent(Moving):
    """A zone that does not know its offset: for Python this is as naive as none."""

    def utcoffset(self, at: "datetime | None") -> None:
        return None


def test_a_zone_without_a_fixed_offset() -> None:
    at = datetime(1974, 1, 1, 8, tzinfo=Moving())
    assert dondoc.AsOf(date(2020, 4, 14), at).known_at == datetime(1974, 1, 1, tzinfo=timezone.utc)


@pytest.mark.parametrize("naive", [datetime(2020, 4, 14, 9, 30), datetime(2020, 4, 14, 9, 30, tzinfo=Silent())])
def test_a_naive_datetime_names_no_instant(naive: datetime) -> None:
    with pytest.raises(ValueError, match="without a time zone names no instant"):
        dondoc.AsOf(date(2020, 4, 14), known_at=naive)


@pytest.mark.parametrize("wrong", [date(2020, 4, 14), "2020-04-14T00:00:00+07:00", 0])
def test_only_a_datetime_is_an_instant(wrong: Any) -> None:
    with pytest.raises(TypeError, match="expected a datetime.datetime with a time zone, got"):
        dondoc.AsOf(date(2020, 4, 14), known_at=wrong)


def test_an_instant_before_the_year_1() -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        dondoc.AsOf(date(2020, 4, 14), datetime(1, 1, 1, tzinfo=VIET_NAM))
    assert caught.value.code == "instant.invalid"


def test_as_of_is_a_value() -> None:
    at = datetime(2020, 4, 14, 17, tzinfo=VIET_NAM)
    one = dondoc.AsOf(date(2020, 4, 14), known_at=at)
    assert one == dondoc.AsOf(date(2020, 4, 14), at.astimezone(timezone.utc))
    assert one != dondoc.AsOf(date(2020, 4, 14))
    assert hash(one) == hash(copy.deepcopy(one))
    assert pickle.loads(pickle.dumps(one)) == one
    assert repr(dondoc.AsOf(date(2020, 4, 14))) == "AsOf(datetime.date(2020, 4, 14), known_at=None)"
    with pytest.raises(AttributeError):
        setattr(one, "on", date(2020, 4, 15))
