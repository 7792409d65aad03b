"""A report by its definition: ratios, proof of a figure, two editions, and figures that others typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import dondoc
import polars
import pytest

APRIL = dondoc.ReportPeriod.month(2020, 4)
CUT_OFF = datetime(2020, 4, 14, 23, 59, 59, 999000, timezone(timedelta(hours=7)))
HAI_PHONG = {"total": 15_533, "done": 13_119, "open": 2_414, "open_in_time": 2_065, "open_overdue": 348}


@pytest.fixture(scope="module", params=["memory", "file"])
def imported(
    request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dondoc.Register]:
    path = tmp_path_factory.mktemp("register") / "register.db"
    folder = data / "register-2020"
    opened = dondoc.Register.in_memory() if request.param == "memory" else dondoc.Register.open(path)
    with opened as register:
        register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv")
        yield register


def test_the_reports_of_a_pack() -> None:
    pack = dondoc.Regulation.load("vn-ben-tre-2020")
    ids = [definition.id for definition in pack.reports]
    assert ids[:4] == ["by_lead", "evaluation", "three_classes", "national"]
    national = pack.reports[3]
    assert national.groups == ["lead"]
    assert dict(national.columns)["due"].vi == "Đến hạn"
    assert [ratio for ratio, _ in national.ratios] == ["done_of_due", "overdue_of_due"]
    assert "due = done + open_overdue" in national.identities
    assert national.hash == sha256(national.canonical().encode()).hexdigest()
    assert repr(national) == "<dondoc.ReportDefinition national of 8 columns>"
    assert national == dondoc.Regulation.load("vn-ben-tre-2020").reports[3] != pack.reports[0]


def test_ratios_are_exact_and_name_their_denominator(imported: dondoc.Register) -> None:
    report = imported.report(APRIL, definition="evaluation")
    assert report.definition.id == "evaluation"
    for row in [*report.rows, report.total]:
        assert list(row.cells) == [column for column, _ in report.definition.columns]
        assert list(row.ratios) == [ratio for ratio, _ in report.definition.ratios]
    done = report.total.ratios["done_share"]
    assert (done.numerator, done.denominator) == (report.total.cells["done"], report.total.cells["total"])
    assert isinstance(done.percent, Decimal)
    assert done.percent == (Decimal(100 * done.numerator) / done.denominator).quantize(Decimal("0.01"))
    department = report.row("department")
    assert department.outer is None and department.name == "Sở, ban, ngành"
    assert report.row(("department", "SNV")).outer == "department"
    parts = [row.cells["total"] for row in report.rows if row.outer == "department"]
    assert sum(parts) == department.cells["total"]
    empty = [row for row in report.rows if row.cells["total"] == 0]
    assert all(row.ratios["done_share"].percent is None for row in empty)
    with pytest.raises(dondoc.NotFound) as unknown:
        report.row("SNV")
    assert unknown.value.code == "report.unknown"
    with pytest.raises(dondoc.NotFound):
        imported.report(APRIL, definition="none")


def test_the_table_has_the_columns_of_the_definition(imported: dondoc.Register) -> None:
    report = imported.report(APRIL, definition="provincial")
    frame = polars.DataFrame(report)
    columns = [column for column, _ in report.definition.columns]
    ratios = [ratio for ratio, _ in report.definition.ratios]
    assert frame.columns == ["agency_kind", "agency", *columns, *ratios]
    assert frame["total"].sum() == report.total.cells["total"] > 0
    shares = [row.ratios["done_on_time_share"].percent for row in report.rows if row.outer]
    assert frame["done_on_time_share"].to_list() == [None if share is None else float(share) for share in shares]


@pytest.mark.parametrize("definition", ["by_lead", "evaluation", "by_coordinator", "overdue_age"])
def test_a_figure_opens_to_its_tasks(imported: dondoc.Register, definition: str) -> None:
    report = imported.report(APRIL, CUT_OFF, definition=definition)
    for row in [*report.rows, report.total]:
        for column, figure in row.cells.items():
            name = row.key if row.outer is None else (row.outer, row.key)
            assert len(report.cell(name, column)) == len(report.cell(name, column).tasks()) == figure
        if definition != "by_lead":
            break


def test_each_task_of_a_figure_is_explained(imported: dondoc.Register) -> None:
    report = imported.report(APRIL)
    row = next(row for row in report.rows if row.open_overdue)
    cell = report.cell(row.key, "open_overdue")
    assert repr(cell) == f"<dondoc.ReportCell of {row.open_overdue} tasks>"
    for task, reason in cell.explain():
        assert task in cell.tasks()
        assert imported.standing(task, report.window.last).timeliness == dondoc.Timeliness.OVERDUE
        assert "quá hạn" in str(reason)
    assert "overdue" in str(cell.explain("en")[0][1])
    with pytest.raises(dondoc.NotFound):
        report.cell(row.key, "finished")
    with pytest.raises(dondoc.NotFound):
        report.cell("XYZ", "total")


def test_the_bytes_and_the_fingerprint_of_an_edition(imported: dondoc.Register, data: Path) -> None:
    report = imported.report(APRIL, CUT_OFF)
    digest = (data / "register-2020" / "data-2020-04-known-at-cutoff.sha256").read_text().strip()
    fingerprint = report.fingerprint
    assert fingerprint.data == digest
    assert fingerprint.definition == report.definition.hash
    assert (fingerprint.period, fingerprint.on, fingerprint.known_at) == ("2020-04", date(2020, 4, 14), CUT_OFF)
    assert fingerprint.origin is not None and fingerprint.origin.position < imported.head().position
    assert report.canonical() == imported.report(APRIL, CUT_OFF, definition=report.definition).canonical()
    assert fingerprint.hash != imported.report(APRIL).fingerprint.hash
    said: dict[str, Any] = json.loads(report.canonical())
    rows = json.dumps([said["rows"], said["total"]], ensure_ascii=False, separators=(",", ":"))
    assert sha256(rows.encode()).hexdigest() == digest, "anybody can compute it"


def test_two_editions_and_the_tasks_that_moved(imported: dondoc.Register) -> None:
    before, after = imported.report(APRIL, CUT_OFF), imported.report(APRIL)
    comparison = imported.compare(before, after)
    totals = {change.column: change.after - change.before for change in comparison.figures if change.key == "TOTAL"}
    moved = dict.fromkeys(totals, 0)
    for move in comparison.moves:
        assert all(cause.recorded_at > CUT_OFF and cause.stream == f"task/{move.task}" for cause in move.causes)
        for places, by in ((move.before, -1), (move.after, 1)):
            for column in (column for place in places for column in place.columns):
                moved[column] = moved.get(column, 0) + by
    assert {column: change for column, change in moved.items() if change} == totals
    assert {cause.kind for move in comparison.moves for cause in move.causes} >= {"task_assigned", "result_confirmed"}
    with pytest.raises(dondoc.InvalidInput) as different:
        imported.compare(before, imported.report(APRIL, definition="national"))
    assert different.value.code == "report.incomparable"


def test_the_published_figures_of_hai_phong() -> None:
    pack = dondoc.Regulation.load("vn-ben-tre-2020")
    published: dict[str, int | str] = {**HAI_PHONG, "done_share": "84,46 %"}
    [open_sum] = pack.open_sums({"TOTAL": published}, definition="evaluation")
    assert open_sum.key == "TOTAL"
    assert open_sum.identity == "open = open_in_time + open_overdue"
    assert (open_sum.claimed, open_sum.computed) == ("2414", "2413")
    [share] = pack.open_sums({"TOTAL": {"total": 15_533, "done": 13_119, "done_share": 84.45}}, definition="evaluation")
    assert (share.claimed, share.computed) == ("84.45", "84.46")
    for wrong in ({"total": "15533"}, {"total": True}, {"total": 1.5}, {"done_share": "viele"}):
        with pytest.raises(dondoc.InvalidInput) as invalid:
            pack.open_sums({"TOTAL": wrong}, definition="evaluation")
        assert invalid.value.code == "report.claim"


def test_figures_of_an_agency_against_the_register(imported: dondoc.Register) -> None:
    report = imported.report(APRIL)
    row = next(row for row in report.rows if row.open_overdue)
    copied = {row.key: row.cells for row in [*report.rows, report.total]}
    found = imported.reconcile(report, copied)
    assert (found.open, found.differences) == ([], [])
    tasks = report.cell(row.key, "open_overdue").tasks()
    figures = {**row.cells, "open_overdue": row.open_overdue - 1}
    found = imported.reconcile(report, {row.key: figures}, tasks={row.key: {"open_overdue": tasks[1:]}})
    assert [open_sum.key for open_sum in found.open] == [row.key]
    [difference] = found.differences
    assert (difference.column, difference.claimed, difference.counted) == (
        "open_overdue",
        row.open_overdue - 1,
        row.open_overdue,
    )
    assert (difference.only_claimed, difference.only_counted) == ([], tasks[:1])


def test_lists_discipline_and_self_check(imported: dondoc.Register) -> None:
    report = imported.report(APRIL)
    row = next(row for row in report.rows if row.open_overdue)
    lines = report.cell(row.key, "open_overdue").list()
    assert [line.task for line in lines] == report.cell(row.key, "open_overdue").tasks()
    assert all(line.lead == row.key and line.standing.days_late > 0 for line in lines)
    assert all(line.deadline is not None and line.deadline < report.window.last for line in lines)

    rows = imported.discipline(APRIL)
    entry = [row for row in rows if row.action == dondoc.DutyAction.ENTER_TASKS]
    assert entry and all(row.due == row.on_time + row.late + row.missing for row in rows)
    late = next(row for row in rows if row.late_duties)
    assert sum(duty.days_late for duty in late.late_duties) == late.days_late > 0

    check = imported.self_check(row.key, APRIL)
    assert (check.agency, check.period) == (row.key, APRIL)
    assert check.assessment.cells == row.cells
    assert {line.task for line in lines} <= {line.task for line in check.shortcomings}
    assert {duty.agency for duty in check.discipline} <= {row.key}
    assert check.to_write == [dondoc.ReportSection.CAUSES, dondoc.ReportSection.PROPOSALS]
    assert check.sent is None and check.stated.differences == [] and check.not_compared == []
    assert repr(check) == f"<dondoc.SelfCheck of {row.key} for 2020-04>"
    with pytest.raises(dondoc.NotFound):
        imported.self_check("XYZ", APRIL)
