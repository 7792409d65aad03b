"""The legal cases of several acts: who did what on which day, what is refused and why, and whose duty is left.

An act is written as events write it: its name, and its fields. `action` makes a command of it by name alone, so that a
new act needs nothing here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import dondoc
import pytest
from legal import TABLES, Case, allow, check_duties, check_outcome, day, lower, member, regulation
from scene import Scene

ENUMS: dict[str, Any] = {
    "contents": dondoc.InspectionContent,
    "form": dondoc.ReminderForm,
    "ground": dondoc.InspectionGround,
    "how": dondoc.Succession,
    "outcome": dondoc.FeedbackOutcome,
    "place": dondoc.PublicationPlace,
    "secrecy": dondoc.Secrecy,
    "section": dondoc.ReportSection,
    "subject": dondoc.ReminderSubject,
    "urgency": dondoc.Urgency,
}
# Words that two acts use otherwise.
ENUMS_OF_ACT: dict[tuple[str, str], Any] = {
    ("register_agency", "kind"): dondoc.AgencyKind,
    ("correct_agency", "kind"): dondoc.AgencyKind,
    ("assign_to_group", "kind"): dondoc.AgencyKind,
    ("report_difficulty", "kind"): dondoc.NonPerformance,
    ("return_task", "reason"): dondoc.ReturnReason,
    ("send_report", "kind"): dondoc.ReportKind,
}
RECORDS: dict[str, Any] = {
    "agency": dondoc.Agency,
    "directive": dondoc.DirectiveDraft,
    "task": dondoc.TaskDraft,
    "figures": dondoc.StatedFigure,
    "handovers": dondoc.Handover,
    "inspection": dondoc.InspectionDraft,
    "sections": dondoc.SectionText,
}
DATES = {"deadline", "issued_on"}
# Lists that are empty, not absent, where an act does not write them.
LISTS = {
    ("assign_to_group", "excluding"),
    ("end_agency", "handovers"),
    ("end_agency", "successors"),
    ("reassign_task", "coordinators"),
    ("send_report", "figures"),
    ("send_report", "sections"),
}
CIRCUMSTANCES = {"by", "as", "on", "recorded_on", "refused", "warned", "article"}


def action(act: Case) -> dondoc.Action:
    name = act["action"]
    variant = getattr(dondoc.Action, name.title().replace("_", ""))
    fields = {key: value for key, value in act.items() if key not in CIRCUMSTANCES and key != "action"}
    unknown = set(fields) - set(variant.__match_args__)
    assert not unknown, f"{name} has no {unknown}"
    # What is not written is absent.
    absent: dict[str, Any] = {key: [] if (name, key) in LISTS else None for key in variant.__match_args__}
    given = {key: value_of(name, key, value) for key, value in fields.items()}
    made = variant(**{**absent, **given})
    assert isinstance(made, dondoc.Action)
    return made


def value_of(act: str, key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [value_of(act, key, part) for part in value]
    if key == "group":
        fields = {field: value_of(act, field, part) for field, part in value.items() if field != "group"}
        return getattr(dondoc.AgencyGroup, value["group"].title().replace("_", ""))(**fields)
    if isinstance(value, dict):
        return RECORDS[key](**{field: value_of(act, field, part) for field, part in value.items()})
    if key in DATES:
        return day(value)
    enum = ENUMS_OF_ACT.get((act, key), ENUMS.get(key))
    return value if enum is None else member(enum, value)


@pytest.mark.parametrize("case", TABLES["story"])
def test_story(case: Case, store: dondoc.HostStore | None) -> None:
    allow(case, "pack acts as_of reports_since outstanding done figures outcomes review")
    scene = Scene(regulation(case), store)
    with scene.register as register:
        scene.begin()
        scene.neighbours()
        for act in case["acts"]:
            outcome = scene.ask(
                act["by"], act["on"], action(act), officer=act.get("as"), recorded_on=act.get("recorded_on")
            )
            check_outcome(outcome, act)
        assert register.verify(register.head()) == register.head()
        if "figures" in case:
            check_figures(register, case["figures"])
        if "review" in case:
            check_review(register, case["review"])
        if "as_of" not in case:
            assert not {"outstanding", "done", "outcomes"} & set(case)
            return
        as_of = date.fromisoformat(case["as_of"])
        duties = register.duties(as_of, reports_since=day(case.get("reports_since")), with_done=True)
        check_duties(case, duties)
        for duty in duties:
            assert register.explain_duty(duty).steps
        if "outcomes" in case:
            wanted = case["outcomes"]
            found = [
                f"{one.agency} {lower(one.part)} {lower(one.standing.progress)} {lower(one.standing.timeliness)}"
                for one in register.outcomes(wanted["task"], as_of)
            ]
            assert found == wanted["are"]


def check_figures(register: dondoc.Register, wanted: Case) -> None:
    """Where the figures of a report that was sent are not those of the register: `column stated counted`."""
    assert set(wanted) == {"agency", "period", "differ"}
    year, month = wanted["period"].split("-")
    found = register.reconcile_sent(wanted["agency"], dondoc.ReportPeriod.month(int(year), int(month)))

    def figure(count: int | None) -> str:
        return "-" if count is None else str(count)

    differ = [f"{one.column} {figure(one.claimed)} {figure(one.counted)}" for one in found.differences]
    assert differ == wanted["differ"]


def check_review(register: dondoc.Register, wanted: Case) -> None:
    """What the dossier of an agency, or the yearly report on the regulation, counts: `figure count`."""
    assert set(wanted) <= {"agency", "period", "figures"}
    year, *month = map(int, wanted["period"].split("-"))
    period = dondoc.ReportPeriod.month(year, month[0]) if month else dondoc.ReportPeriod.year(year)
    agency = wanted.get("agency")
    review = register.dossier(agency, period) if agency else register.regulation_report(period)
    for line in wanted["figures"]:
        id, count = line.split()
        figure = review.figure(id)
        assert figure.count == int(count), id
        assert len(register.review_items(review, id)) == figure.count


def test_every_act_occurs_in_a_story() -> None:
    every = {name for name, value in vars(dondoc.Action).items() if isinstance(value, type)}
    acts = [act for param in TABLES["story"] for act in param.values[0]["acts"]]
    assert {type(action(act)).__name__ for act in acts} == every
    recorded = {type(action(act)).__name__ for act in acts if "refused" not in act}
    assert recorded == every
