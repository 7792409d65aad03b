"""The legal cases of `tests/cases`, the same files that Rust and Kotlin run: how they are found and read.

What each table means is said in `tests/src/cases/*.rs`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Iterable

import dondoc
import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Case = dict[str, Any]

PACK = "vn-ben-tre-2020"
FILES = sorted((Path(__file__).parents[3] / "tests" / "cases").glob("*.toml"))


def _read() -> dict[str, list[Any]]:
    tables: dict[str, list[Any]] = {}
    for file in FILES:
        for table, cases in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for case in cases:
                name = case.get("name") or "{kind} {index}/{year}".format(**case)
                tables.setdefault(table, []).append(pytest.param(case, id=f"{file.stem}: {name}"))
    return tables


TABLES = _read()


def written() -> Counter[str]:
    """How many cases of each kind the files hold, counted in the text: one lost by the parser is missed here."""
    texts = (file.read_text(encoding="utf-8") for file in FILES)
    return Counter(name for text in texts for name in re.findall(r"(?m)^\[\[(\w+)\]\]", text))


def allow(case: Case, fields: str) -> None:
    """A field that no test reads would be a case that says more than is tested."""
    unread = set(case) - {"name", "covers", *fields.split()}
    assert not unread, unread


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def lower(member: object) -> str:
    """The name of an enum's member, as files write it."""
    return repr(member).rpartition(".")[2].lower()


def member(enum: Any, name: str) -> Any:
    """The member of an enum that files write so."""
    return getattr(enum, name.upper())


def regulation(case: Case) -> dondoc.Regulation:
    """The shipped pack that a case names, with the values that it changes."""
    source = dondoc.Regulation.source(case.get("regulation", PACK))
    for rule, change in case.get("pack", {}).items():
        value = {"choice": change} if isinstance(change, str) else change
        value_of_rule = rf'(?m)(^id = "{re.escape(rule)}"\n(?:(?!\[\[|value = ).*\n)*value = ).*'
        source, found = re.subn(value_of_rule, lambda match: match[1] + _toml(value), source)
        assert found == 1, f"{rule} is a rule with a value"
    return dondoc.Regulation.parse(source)


def _toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    assert isinstance(value, (int, str)), value
    return str(value) if isinstance(value, int) else f'"{value}"'


def check_duties(case: Case, duties: Iterable[dondoc.Duty]) -> None:
    """Of each kind of duty that a case wants, what is found is what is wanted; `[]` wants no duty of any kind. Bearer and
    officer are compared where a case names them.
    """
    duties = list(duties)
    for key, outstanding in (("outstanding", True), ("done", False)):
        if key not in case:
            continue
        wanted = case[key]
        asked = [name for name in ("agency", "officer") if any(name in duty for duty in wanted)]
        found = []
        for duty in duties:
            shown = {name: getattr(duty, name) for name in asked}
            shown |= {"action": lower(duty.action), "state": lower(duty.state), "due": duty.due_on}
            kinds = {duty["action"] for duty in wanted}
            if duty.is_outstanding == outstanding and (not wanted or shown["action"] in kinds):
                found.append(shown)
        for duty in wanted:
            assert set(duty) <= {"agency", "officer", "action", "due", "state"}, duty
        expected = [
            {name: duty.get(name) for name in (*asked, "action", "state")} | {"due": day(duty.get("due"))}
            for duty in wanted
        ]

        def order(duty: dict[str, Any]) -> str:
            return str(sorted(duty.items(), key=lambda item: item[0]))

        assert sorted(found, key=order) == sorted(expected, key=order), key


def check_outcome(outcome: dondoc.Outcome, wanted: Case) -> None:
    """It is recorded, or refused with the code that is wanted; the first finding of weight has the article."""
    if "refused" in wanted:
        assert isinstance(outcome, dondoc.Outcome.Refused), outcome
        severity, code = dondoc.Severity.ERROR, wanted["refused"]
    else:
        assert isinstance(outcome, dondoc.Outcome.Applied), outcome
        severity, code = dondoc.Severity.WARNING, wanted.get("warned")
    finding = next((finding for finding in outcome.findings if finding.severity == severity), None)
    assert (finding.code if finding else None) == code
    if "article" in wanted:
        assert finding is not None and finding.article == wanted["article"]
