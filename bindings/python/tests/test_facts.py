"""A standing of a row from a database of the host's own; and the language of a reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any, Callable

import dondoc
import pytest

VIET_NAM = timezone(timedelta(hours=7))
Do = Callable[..., dondoc.Outcome]


def facts(**more: Any) -> dondoc.TaskFacts:
    given: dict[str, Any] = {"task": "NV-1", "directive": "VB-1", "assigned_on": date(2020, 4, 1), "lead": "SNV"}
    return dondoc.TaskFacts(**{**given, **more})


def standing(row: dondoc.TaskFacts, as_of: date | dondoc.AsOf) -> dondoc.Standing:
    found = dondoc.standing(row, as_of)
    assert found is not None
    return found


def test_the_same_as_in_a_register(begun: Do, register: dondoc.Register) -> None:
    row = facts(deadline=date(2020, 4, 10))
    on = date(2020, 4, 14)
    assert standing(row, on) == register.standing("NV-1", as_of=on)
    decided = [(date(2020, 4, 9), date(2020, 4, 20)), (date(2020, 4, 11), None)]
    for amended_on, deadline in decided:
        begun(dondoc.Action.AmendDeadline("NV-1", deadline, None), on=amended_on)
    row = facts(deadline=date(2020, 4, 10), amendments=list(reversed(decided)))
    for on in (date(2020, 4, 10), date(2020, 4, 11), date(2020, 5, 1)):
        assert standing(row, on) == register.standing("NV-1", as_of=on)


def test_two_clocks() -> None:
    row = facts()
    assert row.entered_at == datetime(2020, 4, 1, tzinfo=VIET_NAM)
    assert dondoc.standing(row, date(2020, 3, 31)) is None
    early = datetime(2020, 3, 31, 23, 59, 59, tzinfo=VIET_NAM)
    assert dondoc.standing(row, dondoc.AsOf(date(2020, 4, 1), known_at=early)) is None
    assert dondoc.standing(row, dondoc.AsOf(date(2020, 4, 1), known_at=row.entered_at)) is not None

    confirmed = datetime(2020, 4, 20, 9, tzinfo=VIET_NAM)
    row = facts(result_on=date(2020, 4, 9), confirmed_at=confirmed)
    assert standing(row, date(2020, 4, 9)).progress == dondoc.Progress.COMPLETED
    # Nobody knew of the confirmation on the day before it: the row does not answer for then.
    before = dondoc.AsOf(date(2020, 4, 19), known_at=confirmed - timedelta(days=1))
    assert dondoc.standing(row, before) is None


def test_a_row_is_a_value() -> None:
    assert facts() == facts() and hash(facts()) == hash(facts())
    assert facts() != facts(deadline=date(2020, 4, 10))
    assert (facts().task, facts().directive, facts().assigned_on) == ("NV-1", "VB-1", date(2020, 4, 1))
    assert repr(facts()) == "<dondoc.TaskFacts NV-1 of VB-1, assigned on 2020-04-01>"


@pytest.mark.parametrize(
    "wrong",
    [
        {"assigned_on": datetime(2020, 4, 1)},
        {"lead": None},
        {"deadline": "2020-04-10"},
        {"amendments": [date(2020, 4, 10)]},
        {"updates": [date(2020, 4, 10)]},
        {"reported_at": datetime(2020, 4, 9, tzinfo=VIET_NAM)},
        {"confirmed_at": datetime(2020, 4, 9, tzinfo=VIET_NAM)},
    ],
)
def test_what_is_no_row(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        facts(**wrong)


def test_ids_and_instants_are_checked() -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        facts(task="")
    assert caught.value.code == "id.invalid"
    with pytest.raises(ValueError, match="time zone"):
        facts(entered_at=datetime(2020, 4, 1))


def test_a_reason_in_two_languages(begun: Do, register: dondoc.Register) -> None:
    on = date(2020, 4, 14)
    vietnamese, english = register.explain("NV-1", on), register.explain("NV-1", as_of=on, lang="en")
    assert str(vietnamese) == vietnamese.render("vi") == english.render("vi")
    assert str(english) == english.render("en") == vietnamese.render("en") != str(vietnamese)
    assert (english.render(), vietnamese.render()) == (str(english), str(vietnamese))
    assert english.conclusion() == vietnamese.conclusion("en") != vietnamese.conclusion()
    assert str(register.explain("NV-1", on, "vi")) == str(vietnamese)
    assert vietnamese == english and hash(vietnamese) == hash(english)
    assert repr(english) == "Explanation(regulation='09/2020/QĐ-UBND', steps=3)"
    wrong: Any = "fr"
    with pytest.raises(ValueError, match='"vi" and "en"'):
        register.explain("NV-1", on, lang=wrong)
