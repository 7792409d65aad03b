"""Search without diacritics."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import dondoc
import pytest
from scene import Action, Scene, directive, task

FIELD = dondoc.TextField


def documents(register: dondoc.Register) -> None:
    scene = Scene()
    scene.register = register
    scene.begin()
    plan = {**directive(), "number": "152/KH-UBND", "abstract_text": "Kế hoạch đầu tư công"}
    scene.apply("VP", "2020-04-01", Action.RegisterDirective(dondoc.DirectiveDraft("VB-2", **plan)))
    second = {**task(), "content": "Uỷ ban báo cáo tài chính"}
    scene.apply("VP", "2020-04-01", Action.AssignTask(dondoc.TaskDraft("NV-2", **second, directive="VB-2")))


def found(register: dondoc.Register, query: str) -> list[str]:
    return [hit.task or hit.directive for hit in register.search(query)]


QUERIES = {
    "bao cao": ["NV-2", "NV-1"],
    "BÁO CÁO tai chinh": ["NV-2"],
    "đầu tư công": ["VB-2"],
    "dau tu c": ["VB-2"],
    "Ủy ban": ["NV-2"],
    "152/KH-UBND": ["VB-2"],
    "khong co gi": [],
}


def test_directives_and_tasks_are_found_as_people_type(register: dondoc.Register) -> None:
    documents(register)
    assert {query: found(register, query) for query in QUERIES} == QUERIES
    assert [len(register.search("bao cao", limit=limit)) for limit in range(4)] == [0, 1, 2, 2]
    (hit,) = register.search("dau tu 152")
    assert (hit.directive, hit.task, hit.issued_on) == ("VB-2", None, date(2020, 4, 1))
    marked = {text.field: [text.text[place.start : place.end] for place in text.places] for text in hit.texts}
    assert marked == {FIELD.NUMBER: ["152"], FIELD.ABSTRACT_TEXT: ["đầu", "tư"], FIELD.SIGNER: []}
    assert "hoạch" not in f"{hit!r} {hit.texts!r}"
    assert repr(hit.texts[0]) == "HitText(field=TextField.NUMBER, places=[Place(start=0, end=3)])"


def test_a_damaged_index_is_found_and_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with dondoc.Register.open(path) as register:
        documents(register)
        register.rebuild_search()
        assert {query: found(register, query) for query in QUERIES} == QUERIES
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE dondoc_search_reach SET position = position - 1")
        connection.close()
        for ask in (register.verify, lambda: register.search("bao cao")):
            with pytest.raises(dondoc.IntegrityBroken, match="rebuild"):
                ask()
        register.rebuild_search()
        assert found(register, "bao cao") == ["NV-2", "NV-1"]
        assert register.verify() == register.head()


def test_a_query_without_a_word_is_refused(register: dondoc.Register) -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        register.search(" / ")
    assert (caught.value.code, caught.value.field) == ("search.invalid", "query")
    with pytest.raises(OverflowError):
        register.search("bao cao", limit=-1)
