"""The corpus of deadline phrases, the same file that Rust reads; and what only Python has: types, reprs, errors."""

from __future__ import annotations

import copy
import pickle
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import dondoc
import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ISSUED = date(2020, 3, 2)
CORPUS = Path(__file__).parents[3] / "tests" / "data" / "deadlines" / "corpus.toml"
PHRASES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["phrase"]
FIELDS = {"text", "kind", "due", "confidence", "rule", "readings", "extended_to", "invalid_at", "issued_on"}
Spec = dondoc.DeadlineSpec


def lower(member: object) -> str:
    return repr(member).rpartition(".")[2].lower()


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def test_every_phrase_of_the_corpus_is_run() -> None:
    assert len(PHRASES) == CORPUS.read_text(encoding="utf-8").count("\n[[phrase]]\n") >= 100
    assert all(set(phrase) <= FIELDS for phrase in PHRASES)


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["text"][:40] or "empty" for phrase in PHRASES])
def test_phrase(phrase: dict[str, Any]) -> None:
    text = phrase["text"]
    issued = date.fromisoformat(phrase["issued_on"]) if "issued_on" in phrase else ISSUED
    if "invalid_at" in phrase:
        with pytest.raises(dondoc.InvalidInput) as caught:
            dondoc.parse_deadline(text, issued_on=issued)
        assert caught.value.code == "deadline.invalid"
        assert str(caught.value).endswith(f"at character {phrase['invalid_at']}")
        assert text not in str(caught.value)
        return
    parsed = dondoc.parse_deadline(text, issued_on=issued)
    assert parsed.raw == text
    assert (iso(parsed.due), iso(parsed.extended_to)) == (phrase.get("due"), phrase.get("extended_to"))
    assert (lower(parsed.kind), lower(parsed.confidence)) == (phrase["kind"], phrase["confidence"])
    assert parsed.rule == phrase["rule"]
    assert [iso(reading.due) or "none" for reading in parsed.readings] == phrase["readings"]
    assert parsed.is_question == (phrase["confidence"] in ("ambiguous", "unknown"))
    assert parsed.is_pending == (parsed.due is None and phrase["kind"] not in ("no_deadline", "recurring"))
    # A repr of an answer shows no word of the text; a date is not its words.
    assert not any(word in repr(parsed) + repr(parsed.spec) for word in text.split() if not word.isascii())


def test_what_is_written() -> None:
    def spec(text: str) -> dondoc.DeadlineSpec:
        return dondoc.parse_deadline(text, ISSUED).spec

    on = spec("trước 17h00 ngày 20/4/2020")
    assert isinstance(on, Spec.On) and on.hour is not None
    assert (on.date, str(on.hour), on.hour.minute) == (date(2020, 4, 20), "17h00", 0)
    assert repr(on) == "DeadlineSpec.On(date=2020-04-20, before=True, hour=TimeOfDay(hour=17, minute=0))"
    assert on == Spec.On(on.date, on.before, on.hour) and hash(on) == hash(spec("trước 17h00 ngày 20/4/2020"))
    within = spec("07 ngày làm việc kể từ ngày nhận")
    assert isinstance(within, Spec.Within) and isinstance(within.anchor, dondoc.Anchor.Receipt)
    assert repr(within) == (
        "DeadlineSpec.Within(term=Term(count=7, unit=TermUnit.WORKING_DAY), anchor=Anchor.Receipt())"
    )
    assert repr(spec("quý II/2020")) == (
        "DeadlineSpec.EndOf(period=CalendarPeriod.Quarter(year=2020, quarter=2), part=Part.END)"
    )
    assert repr(spec("trước ngày 15 hằng tháng")) == (
        "DeadlineSpec.Recurring(every=[Cycle.MONTH], day=15, month=None, before=True)"
    )
    event = spec("sau khi có hướng dẫn của Bộ")
    assert isinstance(event, Spec.AwaitsEvent) and event.text
    assert repr(event) == "DeadlineSpec.AwaitsEvent(text=...)"
    assert repr(Spec.Unresolved("ngày mai")) == "DeadlineSpec.Unresolved(text=...)"
    assert repr(dondoc.Anchor.Event("nhận văn bản")) == "Anchor.Event(text=...)"
    parsed = dondoc.parse_deadline("15/3/2020", ISSUED)
    assert repr(parsed.readings) == "[Reading(due=2020-03-15, rule='deadline.on_date')]"
    assert repr(parsed).startswith("ParsedDeadline(kind=DeadlineKind.DATE, due=2020-03-15, extended_to=None, ")
    for member in (parsed.kind, parsed.confidence, dondoc.Part.MIDDLE, dondoc.Cycle.HALF_YEAR):
        assert pickle.loads(pickle.dumps(member)) == copy.deepcopy(member) == member
    assert dondoc.DeadlineConfidence.CERTAIN < dondoc.DeadlineConfidence.UNKNOWN


def test_the_day_of_receipt_and_the_calendar() -> None:
    text = "07 ngày làm việc kể từ ngày nhận"
    assert dondoc.parse_deadline(text, received_on=date(2020, 4, 24)).due == date(2020, 5, 7)
    calendar = dondoc.WorkingCalendar.vietnam()
    assert dondoc.parse_deadline(text, None, date(2020, 4, 24), calendar=calendar).due == date(2020, 5, 7)
    with pytest.raises(dondoc.InvalidInput) as caught:
        dondoc.parse_deadline("31/12/9999", calendar=calendar)
    assert caught.value.code == "calendar.outside"


def test_the_pack_chooses_the_reading() -> None:
    source = dondoc.Regulation.source("vn-ben-tre-2020")
    assert "day_before" in source
    other = dondoc.Regulation.parse(source.replace('choice = "day_before"', 'choice = "same_day"'))
    text = "trước ngày 20/4/2020"
    assert dondoc.parse_deadline(text).due == date(2020, 4, 19)
    assert dondoc.parse_deadline(text, regulation=other).due == date(2020, 4, 20)


@pytest.mark.parametrize("wrong", [b"15/3/2020", None, 43905, date(2020, 3, 15)])
def test_a_text_is_a_text(wrong: Any) -> None:
    with pytest.raises(TypeError):
        dondoc.parse_deadline(wrong)


@pytest.mark.parametrize("wrong", [datetime(2020, 3, 2), "2020-03-02", 18_323])
def test_a_day_is_a_date(wrong: Any) -> None:
    with pytest.raises(TypeError):
        dondoc.parse_deadline("15/3/2020", issued_on=wrong)
    with pytest.raises(TypeError):
        dondoc.parse_deadline("15/3/2020", received_on=wrong)
