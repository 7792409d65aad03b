"""How a register file is opened, and what keeps it safe: a head kept outside, a copy, a short journal."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Iterator

import dondoc
import pytest

AT = datetime(2020, 4, 1, 9, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


def enter(register: dondoc.Register, code: str) -> dondoc.Head:
    """Enters an agency, the Office first."""
    kind = dondoc.AgencyKind.OFFICE if code == "VP" else dondoc.AgencyKind.DEPARTMENT
    action = dondoc.Action.RegisterAgency(dondoc.Agency(code, f"Cơ quan {code}", kind))
    outcome = register.apply(dondoc.Command(code, dondoc.Actor("cv01", "VP"), date(2020, 4, 1), AT, action))
    assert isinstance(outcome, dondoc.Outcome.Applied), outcome
    return register.head()


def test_a_register_without_the_head_that_was_kept_is_refused(path: Path) -> None:
    with dondoc.Register.open(path) as register:
        heads = [register.head(), enter(register, "VP"), enter(register, "SNV")]
    for head in heads:
        with dondoc.Register.open(path, expected=head) as register:
            assert register.head() == heads[-1]
    for head in [dondoc.Head(2, "07" * 32), dondoc.Head(3, heads[2].hash)]:
        with pytest.raises(dondoc.IntegrityBroken) as broken:
            dondoc.Register.open(path, expected=head)
        assert (broken.value.code, broken.value.position) == ("integrity.broken", head.position)
    with pytest.raises(dondoc.InvalidInput) as invalid:
        dondoc.Register.open(path, expected=dondoc.Head(1, "không"))
    assert invalid.value.code == "head.invalid"


def elsewhere(script: str, path: Path, *words: str) -> "subprocess.Popen[str]":
    """A script in a process of its own: SQLite's locks keep out other processes, and Python brings another SQLite."""
    command = [sys.executable, "-c", script, str(path), *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


OPENS = """
import sys, dondoc
try:
    dondoc.Register.open(sys.argv[1], access="read_only").close()
except dondoc.StoreFailed as error:
    print(error.code, error.retryable)
else:
    print("opened")
"""


def test_one_process_alone_lets_nobody_in_until_it_is_closed(path: Path) -> None:
    register = dondoc.Register.open(path, access="exclusive")
    enter(register, "VP")
    assert not Path(f"{path}-shm").exists()  # no memory is shared through a file
    assert elsewhere(OPENS, path).communicate()[0] == "store.busy True\n"
    register.close()
    assert elsewhere(OPENS, path).communicate()[0] == "opened\n"


def test_who_opens_to_read_writes_nothing_and_creates_nothing(path: Path) -> None:
    with pytest.raises(dondoc.StoreFailed) as missing:
        dondoc.Register.open(path, access="read_only")
    assert missing.value.code == "store.failed"
    assert not list(path.parent.iterdir())
    with dondoc.Register.open(path) as writer, dondoc.Register.open(path, access="read_only") as reader:
        head = enter(writer, "VP")
        assert reader.head() == head  # what others write is seen
        with pytest.raises(dondoc.StoreFailed) as refused:
            enter(reader, "SNV")
        assert refused.value.code == "store.failed"
        assert writer.head() == head


WRITES = """
import sys
from datetime import date, datetime, timezone
import dondoc
register = dondoc.Register.open(sys.argv[1], durability=sys.argv[2])
agency = dondoc.Agency("VP", "Văn phòng", dondoc.AgencyKind.OFFICE)
at = datetime(2020, 4, 1, tzinfo=timezone.utc)
action = dondoc.Action.RegisterAgency(agency)
register.apply(dondoc.Command("c", dondoc.Actor("cv01", "VP"), date(2020, 4, 1), at, action))
print(*register.head(), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("durability", ["durable", "power_cut_loses_tail"])
def test_a_killed_process_loses_nothing_that_was_answered(path: Path, durability: str) -> None:
    writer = elsewhere(WRITES, path, durability)
    assert writer.stdout is not None
    position, hash = writer.stdout.readline().split()
    writer.kill()
    writer.communicate()
    head = dondoc.Head(int(position), hash)
    with dondoc.Register.open(path, expected=head) as register:
        assert register.verify() == head


HOLDS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute(sys.argv[2])
other.execute("SELECT count(*) FROM dondoc_event").fetchone()
print(flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path, begin: str) -> Iterator[None]:
    """Meanwhile another process is within a transaction of the file."""
    other = elsewhere(HOLDS, path, begin)
    assert other.stdout is not None and other.stdout.readline() == "\n"
    yield
    other.communicate()


def test_a_copy_is_one_moment_of_the_register_while_another_writes(path: Path) -> None:
    copy = path.with_name("copy.db")
    with dondoc.Register.open(path) as register:
        before = enter(register, "VP")
        with held(path, "BEGIN IMMEDIATE"):
            register.backup(copy)
        enter(register, "SNV")
        with pytest.raises(dondoc.StoreFailed) as taken:
            register.backup(copy)  # a copy takes nothing's place
        assert taken.value.code == "store.failed"
    with dondoc.Register.open(copy, expected=before) as copied:
        assert copied.verify() == copied.head() == before


def test_a_checkpoint_empties_the_journal_and_waits_for_readers(path: Path) -> None:
    journal = Path(f"{path}-wal")
    with dondoc.Register.open(path) as register:
        enter(register, "VP")
        with held(path, "BEGIN"):
            enter(register, "SNV")
            with pytest.raises(dondoc.StoreFailed) as busy:
                register.checkpoint()
            assert (busy.value.code, busy.value.retryable) == ("store.busy", True)
        assert journal.stat().st_size > 0
        register.checkpoint()
        assert journal.stat().st_size == 0


def test_a_register_in_memory_has_no_file(path: Path) -> None:
    with dondoc.Register.in_memory() as register:
        for call in (register.checkpoint, lambda: register.backup(path)):
            with pytest.raises(dondoc.StoreFailed) as no_file:
                call()
            assert (no_file.value.code, no_file.value.retryable) == ("store.no_file", False)
    assert not path.exists()
    for call in (register.checkpoint, lambda: register.backup(path)):
        with pytest.raises(dondoc.StoreFailed, match="closed"):
            call()


def test_another_word_is_no_way_to_open(path: Path) -> None:
    opening: Any = dondoc.Register.open
    for options in ({"durability": "fast"}, {"access": "write"}, {"access": 1}):
        with pytest.raises((ValueError, TypeError)):
            opening(path, **options)
    assert not path.exists()
