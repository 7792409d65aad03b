"""The working calendar over single dates; columns have a file of their own."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import dondoc
import pytest

CALENDAR = dondoc.WorkingCalendar.vietnam()
NOTICE = """
year = 2026
source = "Văn phòng Chính phủ"
confidence = "A"
[[swap]]
off = "2026-11-23"
work = "2026-11-28"
status = "announced"
confidence = "A"
source = "Văn phòng Chính phủ"
"""


@pytest.mark.parametrize(
    ("event", "n", "due"),
    [
        ("2020-03-26", 1, "2020-03-27"),
        ("2020-03-27", 1, "2020-03-30"),
        ("2020-04-01", 1, "2020-04-03"),
        ("2020-04-29", 1, "2020-05-04"),
        ("2020-01-22", 1, "2020-01-30"),
        ("2024-04-26", 1, "2024-05-02"),
        ("2024-05-03", 1, "2024-05-04"),
        ("2025-12-31", 1, "2026-01-05"),
        ("2026-01-09", 1, "2026-01-10"),
        ("2011-01-29", 1, "2011-01-30"),
        ("2026-11-23", 1, "2026-11-25"),
        ("2026-08-17", 7, "2026-08-25"),
        ("2026-08-24", 7, "2026-09-07"),
        ("2026-02-13", 7, "2026-03-03"),
        ("2020-02-07", 7, "2020-02-18"),
    ],
)
def test_the_vectors_of_the_law_page(event: str, n: int, due: str) -> None:
    start, end = date.fromisoformat(event), date.fromisoformat(due)
    assert CALENDAR.add_working_days(start, n) == end
    assert type(CALENDAR.add_working_days(start, n)) is date
    assert CALENDAR.working_days_between(start, end) == n
    assert CALENDAR.working_days_between(end, start) == -n


def test_working_days_of_each_year() -> None:
    counts = [
        CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) for year in range(2010, 2027)
    ]
    assert counts == [252, 251, 251, 253, 252, 250, 251, 250, 250, 252, 252, 250, 249, 249, 251, 250, 249]


def test_every_day_of_the_data(data: Path) -> None:
    kinds = {
        "holiday": dondoc.DayKind.HOLIDAY,
        "compensatory": dondoc.DayKind.COMPENSATORY,
        "swap_off": dondoc.DayKind.SWAP_OFF,
        "swap_work": dondoc.DayKind.MAKE_UP,
    }
    with (data / "calendar" / "days-2010-2026.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 200
    for row in rows:
        day = CALENDAR.day(date.fromisoformat(row["date"]))
        assert day.kind == kinds[row["kind"]], row


def test_next_previous_and_roll() -> None:
    saturday, friday, monday = date(2026, 3, 7), date(2026, 3, 6), date(2026, 3, 9)
    assert CALENDAR.next_working_day(saturday) == monday
    assert CALENDAR.previous_working_day(saturday) == friday
    assert CALENDAR.roll_forward(saturday) == monday
    assert CALENDAR.roll_backward(saturday) == friday
    assert CALENDAR.roll_forward(friday) == CALENDAR.roll_backward(friday) == friday
    assert CALENDAR.is_working_day(friday) is True
    assert CALENDAR.is_working_day(saturday) is False
    assert CALENDAR.add_working_days(saturday, 0) == saturday


def test_a_day_says_what_it_is() -> None:
    day = CALENDAR.day(date(2026, 11, 24))
    assert (day.kind, day.name) == (dondoc.DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")
    assert (day.certainty, day.working) == (dondoc.Certainty.ANNOUNCED, False)
    assert day.source is not None and day.act == "Nghị quyết 28/2026/QH16"
    make_up = CALENDAR.day(date(2026, 1, 10))
    assert (make_up.kind, make_up.related) == (dondoc.DayKind.MAKE_UP, date(2026, 1, 2))
    assert make_up.kind.label == "làm bù do hoán đổi ngày làm việc"
    assert CALENDAR.day(date(2040, 1, 3)).certainty == dondoc.Certainty.PREDICTED
    assert repr(make_up).startswith("Day(date=2026-01-10, kind=DayKind.MAKE_UP, name=None, related=2026-01-02")


def test_a_notice_makes_another_calendar() -> None:
    later = CALENDAR.with_notice(NOTICE)
    assert later != CALENDAR and later.hash != CALENDAR.hash
    assert CALENDAR == dondoc.WorkingCalendar.vietnam()
    assert len({CALENDAR, dondoc.WorkingCalendar.vietnam(), later}) == 2
    changes = CALENDAR.diff(later)
    assert [change.date for change in changes] == [date(2026, 11, 23), date(2026, 11, 28)]
    assert [(change.before.working, change.after.working) for change in changes] == [(True, False), (False, True)]
    assert CALENDAR.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert later.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 25)
    with pytest.raises(dondoc.InvalidInput) as caught:
        CALENDAR.with_notice("year = ")
    assert caught.value.code == "calendar.notice"


def test_its_name_and_range() -> None:
    assert CALENDAR.id == "vn-state-bodies"
    assert len(CALENDAR.hash) == 64
    assert (CALENDAR.first_day, CALENDAR.last_day) == (date(1995, 1, 1), date(2199, 12, 31))
    assert "vn-state-bodies" in repr(CALENDAR) and CALENDAR.version in repr(CALENDAR)


@pytest.mark.parametrize("outside", [date(1994, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_a_date_outside_is_an_error(outside: date) -> None:
    for ask in (
        lambda: CALENDAR.add_working_days(outside, 1),
        lambda: CALENDAR.working_days_between(outside, date(2020, 1, 1)),
        lambda: CALENDAR.is_working_day(outside),
        lambda: CALENDAR.roll_forward(outside),
        lambda: CALENDAR.day(outside),
    ):
        with pytest.raises(dondoc.InvalidInput) as caught:
            ask()
        assert caught.value.code == "calendar.outside"


@pytest.mark.parametrize("wrong", [datetime(2020, 4, 14), "2020-04-14", 18366, None, timedelta(1)])
def test_only_a_date_is_a_date(wrong: Any) -> None:
    for ask in (
        lambda: CALENDAR.add_working_days(wrong, 1),
        lambda: CALENDAR.working_days_between(date(2020, 4, 14), wrong),
        lambda: CALENDAR.is_working_day(wrong),
        lambda: CALENDAR.next_working_day(wrong),
        lambda: CALENDAR.day(wrong),
    ):
        with pytest.raises(TypeError):
            ask()
