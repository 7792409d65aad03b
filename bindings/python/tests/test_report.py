"""The register of 2020 must give the expected reports, cell by cell, however they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import dondoc
import pandas
import polars
import pyarrow
import pytest
from own_store import OfficeStore

CUT_OFF = datetime(2020, 4, 14, 23, 59, 59, tzinfo=timezone(timedelta(hours=7)))
APRIL = dondoc.ReportPeriod.month(2020, 4)
CASES = [
    ("month-2020-04", APRIL, None),
    ("month-2020-04-known-at-cutoff", APRIL, CUT_OFF),
    ("half-2020-1", dondoc.ReportPeriod.half_year(2020, 1), None),
]
Expected = Callable[[str], "list[dict[str, str]]"]


@pytest.fixture(scope="module", params=["memory", "file", "host"])
def imported(
    request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dondoc.Register]:
    path = tmp_path_factory.mktemp("register") / "register.db"
    folder = data / "register-2020"
    opened: dict[str, Callable[[], dondoc.Register]] = {
        "memory": dondoc.Register.in_memory,
        "file": lambda: dondoc.Register.open(str(path)),
        "host": lambda: dondoc.Register.on_host(OfficeStore(str(path))),
    }
    with opened[request.param]() as register:
        report = register.import_csv(folder / "register.csv", agencies=str(folder / "agencies.csv"))
        assert (report.tasks, report.already_applied, report.ignored_columns) == (1200, 0, [])
        if request.param == "file":
            register.close()
            register = dondoc.Register.open(path)
        yield register
        register.close()


@pytest.mark.parametrize(("name", "period", "known_at"), CASES)
def test_as_expected(
    imported: dondoc.Register,
    expected: Expected,
    name: str,
    period: dondoc.ReportPeriod,
    known_at: datetime | None,
) -> None:
    rows = expected(name)
    columns = list(rows[0])
    report = imported.report(period, known_at=known_at)
    read = [
        {column: row.key if column == "agency" else str(getattr(row, column)) for column in columns}
        for row in [*report.rows, report.total]
    ]
    assert read == rows

    def typed(row: dict[str, str]) -> dict[str, Any]:
        return {column: cell if column == "agency" else int(cell) for column, cell in row.items()}

    # The table leaves out the totals, so that a sum over it is right.
    wanted = [typed(row) for row in rows if row["agency"] != "TOTAL"]
    assert polars.DataFrame(report).to_dicts() == wanted
    assert pyarrow.table(report).to_pylist() == wanted
    assert pandas.DataFrame.from_arrow(report).to_dict("records") == wanted
    assert polars.DataFrame(report)["total"].sum() == report.total.total
    assert [str(type_) for type_ in pyarrow.table(report).schema.types] == ["string"] + ["int64"] * 11


def test_what_a_report_says_of_itself(imported: dondoc.Register) -> None:
    report = imported.report(APRIL, CUT_OFF)
    assert (report.period, report.window) == (APRIL, (date(2020, 3, 15), date(2020, 4, 14)))
    assert report.known_at == CUT_OFF
    assert report.regulation.startswith("vn-ben-tre-2020@")
    assert (report.rows[0].key, report.rows[0].name) == ("SNV", "Sở Nội vụ")
    assert report == imported.report(APRIL, CUT_OFF) != imported.report(APRIL)
    assert repr(report) == f"<dondoc.Report by_lead 2020-04 of 26 rows, {report.total.total} tasks>"
    assert report.total in {report.total}


@pytest.mark.parametrize("wrong", [datetime(2020, 4, 14), datetime(2020, 4, 14).time(), date(2020, 4, 14)])
def test_known_at_is_an_instant(imported: dondoc.Register, wrong: Any) -> None:
    error = ValueError if isinstance(wrong, datetime) else TypeError
    with pytest.raises(error):
        imported.report(APRIL, known_at=wrong)


def test_reasons_and_duties(imported: dondoc.Register) -> None:
    today = dondoc.AsOf(date(2020, 4, 14), CUT_OFF)
    duties = imported.duties(as_of=today)
    assert duties and duties == imported.duties(as_of=today)
    assert {duty.state for duty in duties} <= {
        dondoc.DutyState.OVERDUE,
        dondoc.DutyState.OPEN,
        dondoc.DutyState.UPCOMING,
    }
    assert all(duty.text.vi and duty.text.en and duty.is_outstanding for duty in duties)
    one = duties[0]
    assert all(duty.agency == one.agency for duty in imported.duties(as_of=today, agency=one.agency))
    assert len(imported.duties(as_of=today, with_done=True)) > len(duties)
    assert imported.duties(on=date(2020, 4, 14)) == imported.duties(as_of=date(2020, 4, 14))
    assert all(duty.officer == "cv01" for duty in imported.duties(date(2020, 4, 14), officer="cv01"))
    reason = imported.explain("NV-00077", as_of=date(2020, 4, 14))
    standing = imported.standing("NV-00077", as_of=today)
    assert (standing.progress, standing.timeliness) == (dondoc.Progress.COMPLETED, dondoc.Timeliness.OVERDUE)
    assert (standing.days_late, standing.days_late_original) == (4, 4)
    assert reason.regulation == "09/2020/QĐ-UBND"
    assert str(reason) == reason.render() == reason.render("vi")
    assert reason.conclusion() in str(reason) and reason.conclusion("en") in reason.render("en")
    assert reason.steps[-1].article == "dieu-6.khoan-8"
    assert reason.steps[-1].text.en in reason.render("en")
    with pytest.raises(ValueError, match="vi"):
        reason.render("fr")  # type: ignore[arg-type]


def test_duties_take_one_day(imported: dondoc.Register) -> None:
    with pytest.raises(TypeError, match="either"):
        imported.duties()
    with pytest.raises(TypeError, match="either"):
        imported.duties(date(2020, 4, 14), as_of=date(2020, 4, 14))


@pytest.mark.parametrize("wrong", [datetime(2020, 4, 14), "2020-04-14", None])
def test_as_of_is_a_date(imported: dondoc.Register, wrong: Any) -> None:
    for ask in (
        lambda: imported.explain("NV-00077", as_of=wrong),
        lambda: imported.standing("NV-00077", as_of=wrong),
        lambda: imported.duties(wrong),
        lambda: imported.duties(as_of=wrong),
    ):
        with pytest.raises(TypeError):
            ask()


def test_a_task_that_is_not_there(imported: dondoc.Register) -> None:
    for ask in (imported.explain, imported.standing):
        with pytest.raises(dondoc.NotFound) as caught:
            ask("NV-X", as_of=date(2020, 4, 14))
        assert caught.value.code == "task.unknown"


def test_agencies_and_head(imported: dondoc.Register) -> None:
    agencies = imported.agencies()
    assert len(agencies) == 27
    assert (agencies[0].code, agencies[0].kind) == ("VP", dondoc.AgencyKind.OFFICE)
    position, hash = imported.head()
    assert imported.head() == (position, hash) and position > 1200 and len(hash) == 64
    assert repr(imported) == f"<dondoc.Register of {position} events>"
