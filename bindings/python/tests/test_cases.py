"""The legal cases of `tests/cases`, the same files that Rust runs, asked through Python.

What each table means is said in `tests/src/cases/*.rs`. Here run the tables whose question Python can ask: the windows,
entries and acts, and of the tasks the standing, where no other reading of the pack is wanted. `[[limit]]` and `[[duty]]`
ask for functions of the core alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import dondoc
import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Action = dondoc.Action
Outcome = dondoc.Outcome
Case = dict[str, Any]

FILES = sorted((Path(__file__).parents[3] / "tests" / "cases").glob("*.toml"))
TABLES = {"limit", "window", "deadline", "task", "entry", "act", "duty"}
VIET_NAM = timezone(timedelta(hours=7))
DAY = "2020-04-01"


def has_a_standing(case: Case) -> bool:
    return "pack" not in case and not case.get("without_task", False)


def cases(table: str, wanted: Callable[[Case], bool] = lambda _: True) -> list[Any]:
    found = []
    for file in FILES:
        every = tomllib.loads(file.read_text(encoding="utf-8"))
        assert set(every) <= TABLES, f"{file.name} has a table that nobody runs"
        for case in filter(wanted, every.get(table, [])):
            name = case.get("name") or "{kind} {index}/{year}".format(**case)
            found.append(pytest.param(case, id=f"{file.stem}: {name}"))
    return found


WINDOWS, DEADLINES, ENTRIES, ACTS = cases("window"), cases("deadline"), cases("entry"), cases("act")
STANDINGS = cases("task", has_a_standing)


def test_every_case_of_these_kinds_is_run() -> None:
    # Counted in the text, not by the parser: a case that is lost on the way is missed here.
    texts = [re.sub(r"(?m)^#.*", "", file.read_text(encoding="utf-8")) for file in FILES]
    blocks = [block for text in texts for block in re.findall(r"(?ms)^\[\[(\w+)\]\]\n(.*?)(?=^\[\[|\Z)", text)]
    left_out = re.compile(r"(?m)^(pack|without_task) = ")

    def written(table: str) -> int:
        return sum(name == table and (table != "task" or not left_out.search(body)) for name, body in blocks)

    counts = {
        "window": len(WINDOWS),
        "deadline": len(DEADLINES),
        "entry": len(ENTRIES),
        "act": len(ACTS),
        "task": len(STANDINGS),
    }
    assert counts == {table: written(table) for table in counts}
    assert all(count > 0 for count in counts.values()), counts


def allow(case: Case, fields: str) -> None:
    """A field that no test reads would be a case that says more than is tested."""
    assert set(case) <= {"name", "covers", *fields.split()}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def lower(member: object) -> str:
    return repr(member).rpartition(".")[2].lower()


class Scene:
    """A small office: `tests/src/scene.rs`, in Python."""

    def __init__(self) -> None:
        self.register = dondoc.Register.in_memory()
        self.count = 0
        kinds = dondoc.AgencyKind
        for code, kind in [("VP", kinds.OFFICE), ("SNV", kinds.DEPARTMENT), ("STC", kinds.DEPARTMENT)]:
            self.apply("VP", DAY, Action.RegisterAgency(dondoc.Agency(code, f"Cơ quan {code}", kind)))
        self.apply("VP", DAY, Action.RegisterDirective(dondoc.DirectiveDraft("VB-1", **directive())))
        self.apply("VP", DAY, Action.AssignTask(dondoc.TaskDraft("NV-1", **task(), directive="VB-1")))

    def ask(self, agency: str, on: str, action: dondoc.Action, officer: str | None = None) -> dondoc.Outcome:
        self.count += 1
        officer = officer or ("cv01" if agency == "VP" else f"{agency}-01")
        at = datetime.fromisoformat(f"{on}T09:00:00+07:00") + timedelta(seconds=self.count)
        actor = dondoc.Actor(officer, agency)
        return self.register.apply(dondoc.Command(f"c-{self.count}", actor, date.fromisoformat(on), at, action))

    def apply(self, agency: str, on: str, action: dondoc.Action) -> None:
        outcome = self.ask(agency, on, action)
        assert isinstance(outcome, Outcome.Applied), outcome


@pytest.fixture
def scene() -> Iterator[Scene]:
    scene = Scene()
    with scene.register:
        yield scene


def directive() -> dict[str, Any]:
    return {
        "number": "45/UBND-TH",
        "kind": "dispatch",
        "issued_on": date.fromisoformat(DAY),
        "signer": "Chủ tịch",
        "abstract_text": "Về việc thi đua, khen thưởng",
        "drafting_units": ["SNV"],
        "specialist": "cv01",
    }


def task() -> dict[str, Any]:
    return {
        "lead": "SNV",
        "coordinators": ["STC"],
        "monitoring_unit": "Phòng Nội chính",
        "specialist": "cv01",
        "content": "Báo cáo kết quả thi đua quý I",
        "deadline": date(2020, 4, 10),
    }


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


@pytest.mark.parametrize("case", WINDOWS)
def test_window(case: Case) -> None:
    allow(case, "kind year index first last")
    make = getattr(dondoc.ReportPeriod, case["kind"].replace("-", "_"))
    # There is one year in a year, and one time nine months.
    one = case["kind"] in ("nine-months", "year")
    period = make(case["year"]) if one else make(case["year"], case["index"])
    window = period.window()
    assert (window.first, window.last) == (day(case["first"]), day(case["last"]))


def regulation(choices: dict[str, str]) -> dondoc.Regulation:
    """The shipped pack with some of its choices changed."""
    source = dondoc.Regulation.source("vn-ben-tre-2020")
    for rule, choice in choices.items():
        rule_to_choice = rf'(?m)^id = "{re.escape(rule)}"\n(?:(?!\[\[).*\n)*?value = {{ choice = "(\w+)"'
        found = re.search(rule_to_choice, source)
        assert found, f"{rule} is a rule with a choice"
        source = source[: found.start(1)] + choice + source[found.end(1) :]
    return dondoc.Regulation.parse(source)


@pytest.mark.parametrize("case", DEADLINES)
def test_deadline(case: Case) -> None:
    allow(case, "pack text issued_on due")
    pack = regulation(case.get("pack", {}))
    parsed = dondoc.parse_deadline(case["text"], day(case["issued_on"]), regulation=pack)
    assert parsed.due == day(case.get("due"))
    assert parsed.is_question == ("due" not in case)


@pytest.mark.parametrize("case", ENTRIES)
def test_entry(scene: Scene, case: Case) -> None:
    of_directive = {"kind", "number", "signer", "abstract_text", "drafting_units", "secrecy"}
    of_task = {"lead", "coordinators", "monitoring_unit", "content", "deadline"}
    allow(case, " ".join(of_directive | of_task) + " lead_kind findings")
    # Nothing written is an absent value where a value may be absent.
    given = {key: value or None if key in ("number", "lead", "deadline") else value for key, value in case.items()}
    if "secrecy" in case:
        given["secrecy"] = getattr(dondoc.Secrecy, case["secrecy"].upper())
    if "deadline" in given:
        given["deadline"] = day(given["deadline"])
    if "lead_kind" in case:
        kind = getattr(dondoc.AgencyKind, case["lead_kind"].upper())
        scene.apply("VP", DAY, Action.RegisterAgency(dondoc.Agency(case["lead"], case["lead"], kind)))
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


@pytest.mark.parametrize("case", ACTS)
def test_act(scene: Scene, case: Case) -> None:
    allow(case, "before then officer refused article warned")
    for before in case.get("before", []):
        agency, on, name = before.split(" ")
        scene.apply(agency, on, act(name))
    agency, on, name = case["then"].split(" ")
    outcome = scene.ask(agency, on, act(name), case.get("officer"))
    if "refused" in case:
        assert isinstance(outcome, Outcome.Refused), outcome
        severity, wanted = dondoc.Severity.ERROR, case["refused"]
    else:
        assert isinstance(outcome, Outcome.Applied), outcome
        severity, wanted = dondoc.Severity.WARNING, case.get("warned")
    finding = next((finding for finding in outcome.findings if finding.severity == severity), None)
    assert (finding.code if finding else None) == wanted
    if "article" in case:
        assert finding is not None and finding.article == case["article"]


@pytest.mark.parametrize("case", STANDINGS)
def test_standing(case: Case) -> None:
    dates = "issued_on entered_on deadline amended_on amended_to updated_on returned_on result_on reported_on"
    asked = "progress timeliness days_late days_late_original"
    # The duties of a task are asked of a register in Python; the runner in Rust has them.
    allow(case, f"{dates} confirmed_on withdrawn_on as_of {asked} outstanding done without_task")

    def at(name: str) -> datetime | None:
        return datetime.fromisoformat(f"{case[name]}T09:00:00+07:00") if name in case else None

    updates = [instant for instant in (at("updated_on"), at("reported_on")) if instant]
    amended_on = day(case.get("amended_on"))
    facts = dondoc.TaskFacts(
        task="NV-1",
        directive="VB-1",
        assigned_on=date.fromisoformat(case["issued_on"]),
        lead="SNV",
        deadline=day(case.get("deadline")),
        amendments=[(amended_on, day(case.get("amended_to")))] if amended_on else [],
        result_on=day(case.get("result_on")),
        reported_at=at("reported_on"),
        confirmed_at=at("confirmed_on"),
        withdrawn_on=day(case.get("withdrawn_on")),
        returned_on=day(case.get("returned_on")),
        entered_at=at("entered_on"),
        updates=updates,
    )
    standing = dondoc.standing(facts, date.fromisoformat(case["as_of"]))
    assert standing is not None
    answer = {
        "progress": lower(standing.progress),
        "timeliness": lower(standing.timeliness),
        "days_late": standing.days_late,
        "days_late_original": standing.days_late_original,
    }
    wanted = {key: case[key] for key in answer if key in case}
    assert {key: answer[key] for key in wanted} == wanted
