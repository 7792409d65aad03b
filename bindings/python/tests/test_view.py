"""The register as one actor may see it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import dondoc
import pytest
from scene import Action, Scene

ON = date(2020, 4, 20)
APRIL = dondoc.ReportPeriod.month(2020, 4)
# Nothing of the scene was recorded.
BEFORE = datetime(2020, 3, 31, 23, tzinfo=timezone(timedelta(hours=7)))


def seen_by(register: dondoc.Register, agency: str) -> dondoc.View:
    return register.seen_by(dondoc.Actor(f"{agency}-01", agency))


@pytest.fixture
def office(register: dondoc.Register) -> Scene:
    scene = Scene()
    scene.register = register
    scene.begin()
    scene.neighbours()
    scene.enter(dondoc.Agency("TT", "Thanh tra", dondoc.AgencyKind.AUDITOR))
    discrepancy = Action.OpenDiscrepancy("SL-1", "SNV", "lệch")
    scene.apply("VP", "2020-04-07", discrepancy)
    return scene


SEES = {
    "VP": ["NV-1", "NV-2"],
    "TT": ["NV-1", "NV-2"],
    "SNV": ["NV-1"],
    "STC": ["NV-1"],
    "SGD": ["NV-2"],
    "UBND-BT": ["NV-2"],
    "UBND-P1": [],
    "LA": [],
}


@pytest.mark.parametrize("agency", SEES)
def test_every_question_shows_what_the_actor_may_see(office: Scene, agency: str) -> None:
    view = seen_by(office.register, agency)
    tasks = SEES[agency]
    for task in ("NV-1", "NV-2"):
        questions = (
            lambda: view.standing(task, ON),
            lambda: view.explain(task, ON),
            lambda: view.outcomes(task, ON),
            lambda: view.follow_up(task),
        )
        for ask in questions:
            if task in tasks:
                assert ask() is not None
            else:
                with pytest.raises(dondoc.NotFound) as caught:
                    ask()
                assert caught.value.code == "task.unknown"
    assert sorted(hit.task for hit in view.search("bao cao") if hit.task) == tasks
    assert len(view.search("khen thuong")) == (view.directive("VB-1") is not None) == bool(tasks)
    assert [case.case for case in view.cases().discrepancies] == (["SL-1"] if agency in ("VP", "TT", "SNV") else [])
    duties = view.duties(ON, with_done=True)
    assert {duty.task for duty in duties if duty.task} == set(tasks)
    report = view.report(APRIL)
    assert report.total.total == len(tasks)
    assert report.cell("TOTAL", "total").tasks() == tasks
    assert len(view.agencies()) == (0 if agency == "LA" else 7)
    moved = view.compare(view.report(APRIL, BEFORE), report).moves
    assert [move.task for move in moved] == tasks
    figures = {row.key: {"total": row.cells["total"]} for row in report.rows}
    listed = {key: {"total": report.cell(key, "total").tasks()} for key in figures}
    found = view.reconcile(report, figures, listed)
    assert (found.open, found.differences) == ([], [])
    everybody = office.register.discipline(APRIL)
    assert (view.discipline(APRIL) == everybody) == (agency in ("VP", "TT"))
    if agency in ("VP", "TT", "LA"):
        with pytest.raises(dondoc.NotFound, match=r"report\.unknown"):
            view.self_check(agency, APRIL)
    else:
        own = view.self_check(agency, APRIL)
        assert own == office.register.self_check(agency, APRIL)
        assert own.discipline == [row for row in everybody if row.agency == agency]


def test_the_figures_of_a_sent_report_are_held_against_what_is_seen(office: Scene) -> None:
    sent = Action.SendReport(dondoc.ReportKind.SELF_CHECK, APRIL, None, [], [dondoc.StatedFigure("total", 2)])
    office.apply("SNV", "2020-04-15", sent)
    found = seen_by(office.register, "SNV").reconcile_sent("SNV", APRIL)
    assert found == office.register.reconcile_sent("SNV", APRIL)
    assert [(one.column, one.claimed, one.counted) for one in found.differences] == [("total", 2, 1)]
    with pytest.raises(dondoc.NotFound, match=r"report\.unknown"):
        seen_by(office.register, "SGD").reconcile_sent("SNV", APRIL)


def test_a_view_names_its_actor_and_reads_alone(office: Scene) -> None:
    view = seen_by(office.register, "STC")
    assert (view.actor, repr(view)) == (dondoc.Actor("STC-01", "STC"), "<dondoc.View of STC-01 for STC>")
    assert not hasattr(view, "apply") and not hasattr(view, "import_csv")
    assert view.agency("SNV").agency.name == "Sở Nội vụ"
    with pytest.raises(TypeError):
        view.duties()
    office.register.close()
    with pytest.raises(dondoc.StoreFailed):
        view.standing("NV-1", ON)


def test_an_auditor_records_nothing(office: Scene) -> None:
    allowed = office.register.allowed(dondoc.Actor("tt01", "TT"), "NV-1")
    assert allowed and all(act.refusal is not None for act in allowed)
