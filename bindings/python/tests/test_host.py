"""A register in a store that the host implements. Every legal case runs on one, too: see the fixture `store`."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import threading
import traceback
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import dondoc
import pytest
from dondoc import HostCommit, HostQuestion, HostRow, HostStore, Outcome
from own_store import OfficeStore
from scene import LEAD, OFFICE, OTHER, Action, directive, task
from stores import Around, DictStore

DAY = date(2020, 4, 1)
AT = datetime(2020, 4, 1, 9, tzinfo=timezone(timedelta(hours=7)))
Make = Callable[[], HostStore]


@pytest.fixture(params=["dicts", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Makes empty stores."""
    made: list[HostStore] = []

    def office() -> HostStore:
        made.append(OfficeStore(str(tmp_path / f"{len(made)}.db")))
        return made[-1]

    return DictStore if request.param == "dicts" else office


def command(id: str, action: dondoc.Action, agency: str = "VP") -> dondoc.Command:
    officer = "cv01" if agency == "VP" else f"{agency}-01"
    return dondoc.Command(id, dondoc.Actor(officer, agency), DAY, AT, action)


def update(id: str) -> dondoc.Command:
    return command(id, Action.UpdateProgress("NV-1", "đang làm"), "SNV")


def commands() -> list[dondoc.Command]:
    actions: list[dondoc.Action] = [Action.RegisterAgency(agency) for agency in (OFFICE, LEAD, OTHER)]
    actions.append(Action.RegisterDirective(dondoc.DirectiveDraft("VB-1", **directive())))
    actions.append(Action.AssignTask(dondoc.TaskDraft("NV-1", **task(), directive="VB-1")))
    return [command(f"c{number}", action) for number, action in enumerate(actions)] + [update("u")]


def begun(store: HostStore) -> dondoc.Register:
    register = dondoc.Register.on_host(store)
    for one in commands():
        assert isinstance(register.apply(one), Outcome.Applied)
    return register


def test_it_conforms(make: Make) -> None:
    dondoc.check_host_store(make)


def test_a_promise_that_is_broken_is_named(tmp_path: Path) -> None:
    class Forgetful(DictStore):
        def append(self, commit: HostCommit) -> None:
            super().append(commit._replace(closings=[]))

    with pytest.raises(dondoc.StoreFailed, match="rows") as broken:
        dondoc.check_host_store(Forgetful)
    assert broken.value.code == "store.nonconforming"

    class Blunt(DictStore):
        def append(self, commit: HostCommit) -> None:
            if self.head() != commit.after:
                raise ZeroDivisionError
            super().append(commit)

    with pytest.raises(dondoc.StoreFailed, match="older end is a conflict") as blunt:
        dondoc.check_host_store(Blunt)
    assert blunt.value.code == "store.nonconforming"
    assert isinstance(blunt.value.__cause__, ZeroDivisionError)


class Unplugged(Exception):
    """Of the host alone."""


FAULTS: list[Callable[[], BaseException]] = [
    Unplugged,
    KeyboardInterrupt,
    SystemExit,
    lambda: sqlite3.OperationalError("database is locked"),
    lambda: dondoc.StoreFailed("later", "store.busy", True),
]


@pytest.mark.parametrize("afterwards", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_what_it_raises_at_any_call_comes_out_as_it_is_and_nothing_that_was_answered_is_lost(
    fault: Callable[[], BaseException], afterwards: bool
) -> None:
    with dondoc.Register.in_memory() as memory:
        for one in commands():
            memory.apply(one)
        head = memory.head()
    at = 0
    while True:
        at += 1
        thrown = fault()

        def fail(number: int) -> None:
            if number == at:
                raise thrown

        inner = DictStore()
        store = Around(inner, after=fail) if afterwards else Around(inner, before=fail)
        failures = 0
        with dondoc.Register.on_host(store) as register:
            for one in commands():
                try:
                    register.apply(one)
                except BaseException as error:
                    failures += 1
                    assert error is thrown
                    # With its traceback: the line of the store that raised it.
                    assert "in fail" in "".join(traceback.format_tb(error.__traceback__))
                    assert not isinstance(register.apply(one), Outcome.Refused)
        if not failures:
            break
        assert failures == 1
        with dondoc.Register.on_host(inner) as register:
            assert register.verify(head) == head
    assert at > 25, f"it failed at {at} calls only"


def test_every_question_tells_what_the_store_raised() -> None:
    store = Around(DictStore())
    register = begun(store)
    thrown = Unplugged()

    def fail(number: int) -> None:
        raise thrown

    store._before = fail
    questions: list[Callable[[], object]] = [
        register.head,
        register.verify,
        register.agencies,
        register.cases,
        lambda: register.standing("NV-1", DAY),
        lambda: register.duties(DAY),
        lambda: register.report(dondoc.ReportPeriod.month(2020, 4)),
        lambda: register.check(update("x")),
        lambda: register.allowed(dondoc.Actor("cv01", "VP"), "NV-1"),
    ]
    for question in questions:
        with pytest.raises(Unplugged) as raised:
            question()
        assert raised.value is thrown


def test_a_conflict_where_nothing_is_written_comes_out_too() -> None:
    thrown = dondoc.Conflict("of the host's own")
    store = DictStore()
    register = begun(store)

    def look(streams: object, commands: object) -> None:
        raise thrown

    setattr(store, "look", look)
    with pytest.raises(dondoc.Conflict) as raised:
        register.head()
    assert raised.value is thrown


def test_no_repr_shows_the_text_of_a_document() -> None:
    store = DictStore()
    begun(store)
    assert "thi đua" in store.events[4].body
    assert "thi đua" not in repr(store.events) + repr(store.kept)


WRITES = """
import sys
from datetime import date, datetime, timezone
import dondoc
from own_store import OfficeStore
register = dondoc.Register.on_host(OfficeStore(sys.argv[1]))
actor, day, at = dondoc.Actor("SNV-01", "SNV"), date(2020, 4, 1), datetime(2020, 4, 1, 10, tzinfo=timezone.utc)
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    action = dondoc.Action.UpdateProgress("NV-1", "đang làm")
    command = dondoc.Command(f"{sys.argv[2]}-{number}", actor, day, at, action)
    while True:
        try:
            assert isinstance(register.apply(command), dondoc.Outcome.Applied)
            break
        except dondoc.Conflict:
            pass
"""


def test_processes_on_one_store_lose_nothing(root: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "office.db")
    register = begun(OfficeStore(path))
    environment = {**os.environ, "PYTHONPATH": str(root / "examples" / "python")}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, path, name],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert register.verify().position == 56


def test_a_lost_race_is_run_again_and_one_that_is_lost_for_ever_ends() -> None:
    class Racing(DictStore):
        races, every = 0, 2

        def append(self, commit: HostCommit) -> None:
            self.races += 1
            if self.races % self.every != 0:
                raise dondoc.Conflict("another wrote first")
            super().append(commit)

    store = Racing()
    register = begun(store)
    register.verify()
    store.every = 10**9
    with pytest.raises(dondoc.StoreFailed) as busy:
        register.apply(update("x"))
    assert (busy.value.code, busy.value.retryable) == ("store.busy", True)
    assert register.head().position == 6


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("look", None),
        ("look", (None, {}, [("id", "digest")])),
        ("load", 7),
        ("load", [(1, "task/NV-1", 1, "{}")]),
        ("load", ["không"]),
    ],
)
def test_an_answer_of_another_shape_is_told_by_its_method(method: str, answer: Any) -> None:
    store = DictStore()
    register = begun(store)
    setattr(store, method, lambda *_: answer)
    with pytest.raises(dondoc.StoreFailed, match=rf"{method}\(\) of the store") as failed:
        register.apply(update("x"))
    assert failed.value.code == "store.failed"
    assert failed.value.__cause__ is not None


def test_a_row_of_no_kind_is_told_too() -> None:
    store = DictStore()
    register = begun(store)
    rows = [tuple(row._replace(kind="nhiệm vụ")) for row in store.kept]
    setattr(store, "rows", lambda question: rows)
    with pytest.raises(dondoc.StoreFailed, match=r"rows\(\) of the store"):
        register.duties(DAY)


def test_what_was_changed_in_it_is_noticed() -> None:
    store = DictStore()
    register = begun(store)
    head = register.head()
    event = store.events[4]
    store.events[4] = event._replace(body=event.body.replace("NV-1", "NV-9"))
    with pytest.raises(dondoc.IntegrityBroken) as broken:
        register.verify(head)
    assert broken.value.position == 5
    store.events[4] = event
    store.kept[4] = store.kept[4]._replace(id="NV-9")
    with pytest.raises(dondoc.IntegrityBroken):
        register.verify(head)


def test_rows_may_be_any_iterable_of_sequences() -> None:
    class Lazy(DictStore):
        def rows(self, question: HostQuestion) -> Any:
            return (list(row) for row in super().rows(question))

        def load(self, stream: str) -> Any:
            return iter([list(event) for event in super().load(stream)])

    dondoc.check_host_store(Lazy)


def test_it_may_ask_its_own_register_for_no_lock_is_held() -> None:
    class Curious(DictStore):
        register: dondoc.Register

        def append(self, commit: HostCommit) -> None:
            seen.append(self.register.head().position)
            super().append(commit)

    seen: list[int] = []
    store = Curious()
    store.register = dondoc.Register.on_host(store)
    for one in commands():
        store.register.apply(one)
    assert seen == list(range(6))


def test_a_thread_that_holds_a_lock_of_the_host_may_use_the_register() -> None:
    """The register must not hold a lock while it waits for the host's: the host's other thread would wait for the register."""
    lock, waiting = threading.Lock(), threading.Event()

    class Locking(DictStore):
        def append(self, commit: HostCommit) -> None:
            waiting.set()
            with lock:
                super().append(commit)

    store = Locking()
    register = begun(store)
    waiting.clear()
    with ThreadPoolExecutor() as threads:
        with lock:
            writing = threads.submit(register.apply, update("x"))
            assert waiting.wait(10)
            assert register.head().position == 6
        assert isinstance(writing.result(10), Outcome.Applied)
    assert register.head().position == 7


def test_registers_and_threads_on_one_store_lose_nothing(make: Make) -> None:
    store = make()
    registers = [begun(store), dondoc.Register.on_host(store)]

    def write(number: int) -> None:
        while True:
            try:
                assert isinstance(registers[number % 2].apply(update(f"u{number}")), Outcome.Applied)
                return
            except dondoc.Conflict:
                pass  # Lost a race twice: told, and sent again.

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(40)))
    assert [register.verify().position for register in registers] == [46, 46]


def test_a_question_is_of_one_moment(tmp_path: Path) -> None:
    """Another writes while the register is verified: read by read, its events and rows would not belong together."""
    path = str(tmp_path / "office.db")
    writer = begun(OfficeStore(path))
    written = 0

    class Interrupted(OfficeStore):
        def rows(self, question: HostQuestion) -> list[HostRow]:
            nonlocal written
            written += 1
            with ThreadPoolExecutor() as threads:
                assert isinstance(threads.submit(writer.apply, update(f"w{written}")).result(), Outcome.Applied)
            return super().rows(question)

    with dondoc.Register.on_host(Interrupted(path)) as reader:
        assert reader.verify().position == 6
        before = written
        assert before > 2
        assert reader.verify().position == 6 + before
    assert written > before


def test_a_moment_that_cannot_be_had_or_ended_is_told() -> None:
    class Moment:
        def __init__(self, fails: str) -> None:
            self.fails = fails

        def __enter__(self) -> None:
            if self.fails == "enter":
                raise Unplugged

        def __exit__(self, *_: object) -> None:
            if self.fails == "exit":
                raise Unplugged

    class Momentary(DictStore):
        fails = ""

        def moment(self) -> Moment:
            return Moment(self.fails)

    store = Momentary()
    register = begun(store)
    for store.fails in ("enter", "exit"):
        with pytest.raises(Unplugged):
            register.verify()
    store.fails = ""
    assert register.verify() == register.head()


def test_it_is_let_go_when_the_register_is_closed() -> None:
    store = DictStore()
    gone = weakref.ref(store)
    register = begun(store)
    register.close()
    register.close()
    with pytest.raises(dondoc.StoreFailed, match="closed"):
        register.head()
    for call in (register.checkpoint, lambda: register.backup("copy.db")):
        with pytest.raises(dondoc.StoreFailed, match="closed"):
            call()
    del store
    gc.collect()
    assert gone() is None


def test_it_has_no_file_of_the_library(tmp_path: Path) -> None:
    with begun(DictStore()) as register:
        for call in (register.checkpoint, lambda: register.backup(tmp_path / "copy.db")):
            with pytest.raises(dondoc.StoreFailed) as no_file:
                call()
            assert no_file.value.code == "store.no_file"
