"""Opening, closing, sharing a register; files that are none of ours."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Callable

import dondoc
import pytest

AT = datetime(2020, 4, 1, 9, tzinfo=timezone(timedelta(hours=7)))
Do = Callable[..., dondoc.Outcome]


def agency(number: int) -> dondoc.Command:
    office = dondoc.AgencyKind.OFFICE if number == 0 else dondoc.AgencyKind.DEPARTMENT
    action = dondoc.Action.RegisterAgency(dondoc.Agency(f"A{number}", f"Cơ quan {number}", office))
    return dondoc.Command(f"c{number}", dondoc.Actor("cv01", "A0"), date(2020, 4, 1), AT, action)


def test_a_file_keeps_what_was_recorded(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with dondoc.Register.open(str(path)) as register:
        register.apply(agency(0))
        head = register.head()
    with dondoc.Register.open(path) as register:
        assert register.head() == head
        assert isinstance(register.apply(agency(0)), dondoc.Outcome.AlreadyApplied)


def test_closed_is_closed(register: dondoc.Register) -> None:
    register.close()
    register.close()
    for ask in (
        register.head,
        register.agencies,
        lambda: register.apply(agency(0)),
        lambda: register.check(agency(0)),
        lambda: register.report(dondoc.ReportPeriod.month(2020, 4)),
        lambda: register.duties(date(2020, 4, 14)),
        lambda: register.explain("NV-1", as_of=date(2020, 4, 14)),
        lambda: register.import_csv("a", agencies="b"),
    ):
        with pytest.raises(dondoc.StoreFailed) as caught:
            ask()
        assert (caught.value.code, caught.value.retryable) == ("store.failed", False)
    assert repr(register) == "<dondoc.Register, closed>"


def test_with_closes_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        with dondoc.Register.open(tmp_path / "register.db") as register:
            raise KeyError
    with pytest.raises(dondoc.StoreFailed):
        register.head()


def test_many_threads(register: dondoc.Register) -> None:
    register.apply(agency(0))
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda number: register.apply(agency(number)), range(1, 65)))
        reports = list(pool.map(lambda _: register.report(dondoc.ReportPeriod.month(2020, 4)), range(16)))
    assert all(isinstance(outcome, dondoc.Outcome.Applied) for outcome in outcomes)
    assert register.head().position == 65
    assert all(report == reports[0] for report in reports)


def test_two_handles_on_one_file(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with dondoc.Register.open(path) as one, dondoc.Register.open(path) as two:
        one.apply(agency(0))
        assert two.head() == one.head()
        done = threading.Barrier(2)

        def work(register: dondoc.Register, numbers: range) -> None:
            done.wait()
            for number in numbers:
                assert isinstance(register.apply(agency(number)), dondoc.Outcome.Applied)

        with ThreadPoolExecutor(2) as pool:
            for future in [pool.submit(work, one, range(1, 20)), pool.submit(work, two, range(20, 40))]:
                future.result()
        assert one.head() == two.head()
        assert one.head().position == 40


def database(path: Path, *, application_id: int, user_version: int) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (id INTEGER)")
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.execute(f"PRAGMA user_version = {user_version}")
    connection.commit()
    connection.close()
    return path.read_bytes()


def application_id(tmp_path: Path) -> int:
    with dondoc.Register.open(tmp_path / "ours.db"):
        pass
    header = (tmp_path / "ours.db").read_bytes()
    return int.from_bytes(header[68:72], "big")


def test_a_database_of_another_application(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    before = database(path, application_id=7, user_version=1)
    with pytest.raises(dondoc.StoreFailed) as caught:
        dondoc.Register.open(path)
    assert caught.value.code == "store.foreign"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    before = database(path, application_id=application_id(tmp_path), user_version=99)
    with pytest.raises(dondoc.StoreFailed) as caught:
        dondoc.Register.open(path)
    assert caught.value.code == "store.newer"
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("newer.db-*"))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("Sổ đăng ký nhiệm vụ", encoding="utf-8")
    with pytest.raises(dondoc.StoreFailed) as caught:
        dondoc.Register.open(path)
    assert caught.value.code == "store.foreign"
    assert path.read_text(encoding="utf-8") == "Sổ đăng ký nhiệm vụ"


@pytest.mark.parametrize("wrong", [7, None, object()])
def test_a_path_is_a_path(wrong: Any) -> None:
    with pytest.raises(TypeError):
        dondoc.Register.open(wrong)


def test_a_rule_names_the_readings_that_it_does_not_take(begun: Do, register: dondoc.Register) -> None:
    rule = dondoc.Regulation.load("vn-ben-tre-2020").rule("agency.overdue_update_from")
    assert [other.value for other in rule.alternatives] == ["first_overdue_day"]
    assert dondoc.Regulation.load("vn-ben-tre-2020").rule("office.entry").alternatives == []
    steps = [step for duty in register.duties(date(2020, 4, 14)) for step in register.explain_duty(duty).steps]
    earlier = dondoc.Regulation.load("vn-ben-tre-2020").rule("force.earlier_documents")
    assert earlier.alternatives[0].means == "áp dụng cho những việc phát sinh từ ngày có hiệu lực"
    assert all(isinstance(step.alternatives, list) for step in steps)


def test_a_register_under_another_reading(begun: Do, register: dondoc.Register) -> None:
    source = dondoc.Regulation.source("vn-ben-tre-2020")
    other = dondoc.Regulation.parse(source.replace("opens_on_day = 15, closes_on_day = 14", "opens_on_day = 21, closes_on_day = 20"))
    with dondoc.Register.in_memory(regulation=other, calendar=dondoc.WorkingCalendar.vietnam()) as changed:
        assert changed.report(dondoc.ReportPeriod.month(2020, 4)).window.last == date(2020, 4, 20)
    assert register.report(dondoc.ReportPeriod.month(2020, 4)).window.last == date(2020, 4, 14)


def test_verify_finds_what_was_changed_behind_its_back(begun: Do, register: dondoc.Register) -> None:
    head = register.head()
    assert register.verify() == register.verify(head) == head
    lead = dondoc.Actor("nv07", "SNV")
    begun(dondoc.Action.UpdateProgress("NV-1", "đang làm"), actor=lead, on=date(2020, 4, 6))
    assert register.verify(head).position == head.position + 1
    with pytest.raises(dondoc.IntegrityBroken) as caught:
        register.verify(dondoc.Head(head.position, "0" * 64))
    assert caught.value.position == head.position


def test_each_directive_lives_under_the_regulation_of_its_day() -> None:
    source = dondoc.Regulation.source("vn-ben-tre-2020")
    for old, new in [
        ('id = "vn-ben-tre-2020"', 'id = "vn-ben-tre-sau"'),
        ('in_force_on = "2020-03-26"', 'in_force_on = "2021-07-01"'),
        ("value = { working_days = 1 }", "value = { working_days = 2 }"),
    ]:
        source = source.replace(old, new, 1)
    both = [dondoc.Regulation.parse(source), dondoc.Regulation.load("vn-ben-tre-2020")]
    with dondoc.Register.in_memory(regulation=both) as register:
        commands: list[tuple[date, dondoc.Action]] = [
            (date(2020, 4, 1), dondoc.Action.RegisterAgency(dondoc.Agency("VP", "Văn phòng", dondoc.AgencyKind.OFFICE)))
        ]
        for id, issued_on in [("VB-1", date(2020, 4, 1)), ("VB-2", date(2021, 7, 1))]:
            draft = dondoc.DirectiveDraft(
                id, kind="dispatch", issued_on=issued_on, number="1/UBND", signer="Chủ tịch", abstract_text="Trích yếu"
            )
            commands.append((issued_on, dondoc.Action.RegisterDirective(draft)))
        for number, (on, action) in enumerate(commands):
            at = datetime(on.year, on.month, on.day, 9, number, tzinfo=timezone.utc)
            outcome = register.apply(dondoc.Command(f"c{number}", dondoc.Actor("cv01", "VP"), on, at, action))
            assert isinstance(outcome, dondoc.Outcome.Applied), outcome
        found = {duty.regulation: duty.due_on for duty in register.duties(date(2021, 7, 5))}
    assert found == {"vn-ben-tre-2020@1": date(2020, 4, 3), "vn-ben-tre-sau@1": date(2021, 7, 5)}
    with pytest.raises(dondoc.InvalidInput) as caught:
        dondoc.Register.in_memory(regulation=[])
    assert caught.value.code == "regulation.invalid"
