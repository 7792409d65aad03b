"""The legal cases of one question: the day of a limit, of a window or of a deadline text, an entry, an act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import dondoc
import pytest
from legal import PACK, TABLES, Case, allow, check_outcome, day, lower, member, regulation, written
from scene import DAY, Scene, directive, task

Action = dondoc.Action
Outcome = dondoc.Outcome


@pytest.fixture
def scene(store: dondoc.HostStore | None) -> Iterator[Scene]:
    scene = Scene(store=store)
    with scene.register:
        scene.begin()
        yield scene


def test_every_case_is_run() -> None:
    # The tables that this module and its neighbours `test_cases_*.py` run.
    run = {"limit", "window", "deadline", "entry", "act", "task", "duty", "story"}
    assert written() == {table: len(TABLES[table]) for table in run}


def act(name: str) -> dondoc.Action:
    reason = "lý do"
    acts: dict[str, dondoc.Action] = {
        "amend": Action.AmendDeadline("NV-1", date(2020, 4, 30), None),
        "update": Action.UpdateProgress("NV-1", reason),
        "report": Action.ReportResult("NV-1", "12/BC-SNV"),
        "report_without_document": Action.ReportResult("NV-1", None),
        "confirm": Action.ConfirmResult("NV-1"),
        "refuse": Action.RefuseResult("NV-1", reason),
        "return": Action.ReturnTask("NV-1", dondoc.ReturnReason.OUTSIDE_COMPETENCE, reason),
        "return_missing": Action.ReturnTask("NV-1", dondoc.ReturnReason.MISSING, reason),
        "return_inaccurate": Action.ReturnTask("NV-1", dondoc.ReturnReason.INACCURATE, reason),
        "reassign": Action.ReassignTask("NV-1", "STC", [], reason),
        "withdraw": Action.WithdrawTask("NV-1", reason),
        "enter_agency": Action.RegisterAgency(dondoc.Agency("BDK", "Báo Đồng Khởi", dondoc.AgencyKind.OTHER)),
        "enter_directive": Action.RegisterDirective(dondoc.DirectiveDraft("VB-2", **directive())),
        "enter_task": Action.AssignTask(dondoc.TaskDraft("NV-2", **task(), directive="VB-1")),
    }
    return acts[name]


@pytest.mark.parametrize("case", TABLES["limit"])
def test_limit(case: Case) -> None:
    allow(case, "rule event due")
    limit = dondoc.Regulation.load(PACK).rule(case["rule"]).value
    assert isinstance(limit, dondoc.Term)
    assert dondoc.WorkingCalendar.vietnam().term_end(date.fromisoformat(case["event"]), limit) == day(case["due"])


@pytest.mark.parametrize("case", TABLES["window"])
def test_window(case: Case) -> None:
    allow(case, "kind year index first last")
    make = getattr(dondoc.ReportPeriod, case["kind"].replace("-", "_"))
    # There is one year in a year, and one time nine months.
    one = case["kind"] in ("nine-months", "year")
    period = make(case["year"]) if one else make(case["year"], case["index"])
    window = period.window()
    assert (window.first, window.last) == (day(case["first"]), day(case["last"]))


@pytest.mark.parametrize("case", TABLES["deadline"])
def test_deadline(case: Case) -> None:
    allow(case, "pack text issued_on due")
    parsed = dondoc.parse_deadline(case["text"], day(case["issued_on"]), regulation=regulation(case))
    assert parsed.due == day(case.get("due"))
    assert parsed.is_question == ("due" not in case)


@pytest.mark.parametrize("case", TABLES["entry"])
def test_entry(scene: Scene, case: Case) -> None:
    of_directive = {"kind", "number", "signer", "abstract_text", "drafting_units", "secrecy"}
    of_task = {"lead", "coordinators", "monitoring_unit", "content", "deadline"}
    allow(case, " ".join(of_directive | of_task) + " lead_kind findings")
    # Nothing written is an absent value where a value may be absent.
    given = {key: value or None if key in ("number", "lead", "deadline") else value for key, value in case.items()}
    if "secrecy" in case:
        given["secrecy"] = member(dondoc.Secrecy, case["secrecy"])
    if "deadline" in given:
        given["deadline"] = day(given["deadline"])
    if "lead_kind" in case:
        scene.enter(dondoc.Agency(case["lead"], case["lead"], member(dondoc.AgencyKind, case["lead_kind"])))
    draft = {**directive(), **{key: given[key] for key in of_directive & set(given)}}
    work = {**task(), **{key: given[key] for key in of_task & set(given)}}
    found: list[dondoc.Finding] = []
    for action in (
        Action.RegisterDirective(dondoc.DirectiveDraft("VB-2", **draft)),
        Action.AssignTask(dondoc.TaskDraft("NV-2", **work, directive="VB-2")),
    ):
        outcome = scene.ask("VP", DAY, action)
        assert isinstance(outcome, (Outcome.Applied, Outcome.Refused))
        found.extend(outcome.findings)
        if isinstance(outcome, Outcome.Refused):
            break
    shown = [(finding.code, lower(finding.severity), finding.article) for finding in found]
    assert shown == [(wanted["code"], wanted["severity"], wanted.get("article")) for wanted in case["findings"]]


@pytest.mark.parametrize("case", TABLES["act"])
def test_act(scene: Scene, case: Case) -> None:
    allow(case, "before then officer refused article warned")
    for before in case.get("before", []):
        agency, on, name = before.split(" ")
        scene.apply(agency, on, act(name))
    agency, on, name = case["then"].split(" ")
    check_outcome(scene.ask(agency, on, act(name), officer=case.get("officer")), case)
