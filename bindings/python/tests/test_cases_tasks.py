"""The legal cases of one task, and of feedback, discrepancies and reports: the standing, and whose duty is left.

A case states facts. Here they come about as in an office, by commands in a register; the standing is asked of a row of
facts too.
"""

from __future__ import annotations

from datetime import date, datetime

import dondoc
import pytest
from legal import TABLES, Case, allow, check_duties, day, lower, member, regulation
from scene import LEAD, LOCAL, OFFICE, Action, Scene, directive, task

ANSWERS = ("progress", "timeliness", "days_late", "days_late_original", "class", "quadrant")


@pytest.mark.parametrize("case", TABLES["task"])
def test_task(case: Case, store: dondoc.HostStore | None) -> None:
    dates = "issued_on entered_on deadline amended_on amended_to updated_on returned_on result_on reported_on confirmed_on"
    settings = "regulation pack urgency tasks without_task withdrawn_on as_of due_soon outstanding done"
    allow(case, " ".join((dates, settings, *ANSWERS)))
    pack, as_of = regulation(case), date.fromisoformat(case["as_of"])
    scene = Scene(pack, store)
    with scene.register as register:
        enter(scene, case)
        check_duties(case, register.duties(as_of, with_done=True))
        if case.get("without_task"):
            assert not set(ANSWERS) & set(case)
            return
        for found in (register.standing("NV-1", as_of), standing_of_facts(case)):
            check_standing(found, case)
        assert register.explain("NV-1", as_of).steps
    if "due_soon" in case:
        until = pack.due_soon_until(as_of)
        open_in_time = found.standing_class == dondoc.StandingClass.OPEN_IN_TIME
        soon = open_in_time and until is not None and date.fromisoformat(case["deadline"]) <= until
        assert soon == case["due_soon"]


def enter(scene: Scene, case: Case) -> None:
    """What happened to the task, each act on its day."""
    issued_on = case["issued_on"]
    entered_on = case.get("entered_on", issued_on)
    scene.enter(OFFICE, LEAD, on=issued_on)
    urgency = member(dondoc.Urgency, case.get("urgency", "normal"))
    draft = {**directive(), "issued_on": day(issued_on), "urgency": urgency}
    scene.apply("VP", issued_on, Action.RegisterDirective(dondoc.DirectiveDraft("VB-1", **draft)), entered_on)
    if case.get("without_task"):
        return
    for number in range(1, case.get("tasks", 1) + 1):
        work = {**task(), "coordinators": [], "deadline": day(case.get("deadline"))}
        draft_of_task = dondoc.TaskDraft(f"NV-{number}", **work, directive="VB-1")
        scene.apply("VP", issued_on, Action.AssignTask(draft_of_task), entered_on)
    acts: list[tuple[str, str, str, dondoc.Action]] = []

    def act(by: str, on: str, action: dondoc.Action, recorded_on: str | None = None) -> None:
        if on in case:
            acts.append((str(case.get(recorded_on or on, case[on])), by, case[on], action))

    act("VP", "amended_on", Action.AmendDeadline("NV-1", day(case.get("amended_to")), None))
    act("SNV", "updated_on", Action.UpdateProgress("NV-1", "đang làm"))
    act("SNV", "returned_on", Action.ReturnTask("NV-1", dondoc.ReturnReason.OUTSIDE_COMPETENCE, "không thuộc chức năng"))
    act("SNV", "result_on", Action.ReportResult("NV-1", "12/BC-SNV"), "reported_on")
    act("VP", "confirmed_on", Action.ConfirmResult("NV-1"))
    act("VP", "withdrawn_on", Action.WithdrawTask("NV-1", "không còn cần thiết"))
    for recorded_on, by, on, action in sorted(acts, key=lambda act: act[0]):
        scene.apply(by, on, action, recorded_on)


def standing_of_facts(case: Case) -> dondoc.Standing:
    """The standing of a row of facts, without a register."""

    def at(name: str) -> datetime | None:
        return datetime.fromisoformat(f"{case[name]}T09:00:00+07:00") if name in case else None

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
        updates=[instant for instant in (at("updated_on"), at("reported_on")) if instant],
    )
    standing = dondoc.standing(facts, date.fromisoformat(case["as_of"]))
    assert standing is not None
    return standing


def check_standing(standing: dondoc.Standing, case: Case) -> None:
    answer = {
        "progress": lower(standing.progress),
        "timeliness": lower(standing.timeliness),
        "days_late": standing.days_late,
        "days_late_original": standing.days_late_original,
        "class": lower(standing.standing_class),
        "quadrant": lower(standing.quadrant),
    }
    wanted = {key: case[key] for key in ANSWERS if key in case}
    assert {key: answer[key] for key in wanted} == wanted


@pytest.mark.parametrize("case", TABLES["duty"])
def test_duty(case: Case, store: dondoc.HostStore | None) -> None:
    allow(case, "pack feedback discrepancy reporting as_of outstanding done")
    scene = Scene(regulation(case), store)
    with scene.register as register:
        scene.enter(OFFICE, LEAD, on="2020-01-02")
        if "feedback" in case:
            feedback(scene, case["feedback"])
        if "discrepancy" in case:
            discrepancy(scene, case["discrepancy"])
        reporting = case.get("reporting", {})
        for sent in reporting.get("sent", []):
            report(scene, sent)
        since = day(reporting.get("since"))
        check_duties(case, register.duties(date.fromisoformat(case["as_of"]), reports_since=since, with_done=True))


def feedback(scene: Scene, dates: Case) -> None:
    scene.enter(LOCAL, on="2020-01-02")
    scene.apply("VP", dates["received_on"], Action.ReceiveFeedback("PH-1", LOCAL.code, "SNV", None, None, "chậm"))
    if "answered_on" in dates:
        urged = Action.AnswerFeedback("PH-1", dondoc.FeedbackOutcome.URGED, "5/VP-TH")
        scene.apply("VP", dates["answered_on"], urged)
    if "copied_on" in dates:
        scene.apply("VP", dates["copied_on"], Action.CopyFeedbackAnswer("PH-1"))
    assert set(dates) <= {"received_on", "answered_on", "copied_on"}


def discrepancy(scene: Scene, dates: Case) -> None:
    finder, other = ("VP", "SNV") if dates["found_by_office"] else ("SNV", "VP")
    scene.apply(finder, dates["opened_on"], Action.OpenDiscrepancy("SL-1", "SNV", "lệch một nhiệm vụ"))
    if "settled_on" in dates:
        scene.apply(other, dates["settled_on"], Action.AgreeDiscrepancy("SL-1", "theo Sổ"))
        scene.apply(finder, dates["settled_on"], Action.SettleDiscrepancy("SL-1"))
    assert set(dates) <= {"found_by_office", "opened_on", "settled_on"}


def report(scene: Scene, sent: Case) -> None:
    assert set(sent) <= {"agency", "kind", "year", "index", "sent_on", "report", "published_on"}
    office = sent["agency"] == "VP"
    kind = member(dondoc.ReportKind, sent.get("report", "evaluation" if office else "self_check"))
    make = getattr(dondoc.ReportPeriod, sent["kind"].replace("-", "_"))
    one = sent["kind"] in ("nine-months", "year")
    period = make(sent["year"]) if one else make(sent["year"], sent["index"])
    scene.apply(sent["agency"], sent["sent_on"], Action.SendReport(kind, period, None, [], []))
    places = (dondoc.PublicationPlace.SYSTEM, dondoc.PublicationPlace.PORTAL)
    for place, on in zip(places, sent.get("published_on", [])):
        scene.apply("VP", on, Action.PublishReport(period, place))
