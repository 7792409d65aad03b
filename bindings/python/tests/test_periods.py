"""Report periods and the regulation that sets their windows."""

from datetime import date

import dondoc
import pytest

PERIODS = [
    (dondoc.ReportPeriod.month(2020, 4), date(2020, 3, 15), date(2020, 4, 14), "2020-04", "tháng 4/2020"),
    (dondoc.ReportPeriod.quarter(2020, 1), date(2019, 12, 15), date(2020, 3, 14), "2020-Q1", "quý I/2020"),
    (dondoc.ReportPeriod.half_year(2020, 2), date(2020, 6, 15), date(2020, 12, 14), "2020-H2", "6 tháng cuối năm 2020"),
    (dondoc.ReportPeriod.nine_months(2020), date(2019, 12, 15), date(2020, 9, 14), "2020-9M", "9 tháng năm 2020"),
    (dondoc.ReportPeriod.year(2020), date(2019, 12, 15), date(2020, 12, 14), "2020", "năm 2020"),
]


@pytest.mark.parametrize(("period", "first", "last", "text", "name"), PERIODS)
def test_windows(period: dondoc.ReportPeriod, first: date, last: date, text: str, name: str) -> None:
    window = period.window()
    assert window == (first, last)
    assert (window.first, window.last) == (first, last)
    assert (str(period), period.name, repr(period)) == (text, name, f"<dondoc.ReportPeriod {text}>")


def test_a_period_is_a_value() -> None:
    assert dondoc.ReportPeriod.month(2020, 4) == PERIODS[0][0]
    assert len({period for period, *_ in PERIODS} | {dondoc.ReportPeriod.month(2020, 4)}) == len(PERIODS)
    assert dondoc.ReportPeriod.month(2020, 4) < dondoc.ReportPeriod.month(2020, 5)


@pytest.mark.parametrize("month", [0, 13, -1, 2**40])
def test_no_such_month(month: int) -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        dondoc.ReportPeriod.month(2020, month)
    assert caught.value.code == "period.invalid"


def test_another_regulation_another_window() -> None:
    source = dondoc.Regulation.source("vn-ben-tre-2020")
    other = dondoc.Regulation.parse(source.replace("opens_on_day = 15, closes_on_day = 14", "opens_on_day = 21, closes_on_day = 20"))
    assert dondoc.ReportPeriod.month(2020, 4).window(regulation=other).last == date(2020, 4, 20)
    assert dondoc.ReportPeriod.month(2020, 4).window(other) != dondoc.ReportPeriod.month(2020, 4).window()


def test_the_regulation() -> None:
    regulation = dondoc.Regulation.load("vn-ben-tre-2020")
    assert (regulation.number, regulation.in_force_on) == ("09/2020/QĐ-UBND", date(2020, 3, 26))
    rule = regulation.rule("dieu-7.khoan-1.diem-a")
    assert rule == regulation.rule(rule.id)
    assert rule.quote.startswith("Trong thời hạn không quá 01 ngày làm việc")
    value = rule.value
    assert isinstance(value, dondoc.Term)
    assert (value.count, value.unit, str(value)) == (1, dondoc.TermUnit.WORKING_DAY, "1 ngày làm việc")
    assert repr(value) == "Term(count=1, unit=TermUnit.WORKING_DAY)"
    assert regulation.label("agency").vi != ""
    assert all(rule.basis and rule.value is not NotImplemented for rule in regulation.rules)
    with pytest.raises(dondoc.NotFound) as caught:
        regulation.rule("dieu-99")
    assert caught.value.code == "regulation.unknown"
    with pytest.raises(dondoc.InvalidInput) as malformed:
        dondoc.Regulation.parse("schema = 1")
    assert malformed.value.code == "regulation.invalid"
