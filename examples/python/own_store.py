"""A register in the database of an e-office system: three tables beside its own, written with the module `sqlite3`.

    python own_store.py office.db

Another database differs in the placeholders, in how a transaction is begun that nobody else may write beside, and in the error
of a unique key.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from typing import Any

import dondoc
from dondoc import Head, HostCommand, HostCommit, HostQuestion, HostSeen

TABLES = """
CREATE TABLE IF NOT EXISTS task_event (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL,
    UNIQUE (stream, version)
);
CREATE TABLE IF NOT EXISTS task_command (id TEXT PRIMARY KEY, digest TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS task_row (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, known_since INTEGER NOT NULL, known_until INTEGER,
    assigned_on INTEGER, ended_on INTEGER, body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS task_row_id ON task_row (kind, id, known_until);
CREATE INDEX IF NOT EXISTS task_row_latest ON task_row (kind, known_until, number);
"""

ENDS = "SELECT position, hash FROM task_event ORDER BY position DESC LIMIT 1"


class OfficeStore:
    """A `dondoc.HostStore` in SQLite."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._thread = threading.local()
        self._connection.executescript(TABLES)

    @property
    def _connection(self) -> sqlite3.Connection:
        """One for each thread: a register asks from every thread that uses it."""
        if not hasattr(self._thread, "connection"):
            connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            self._thread.connection = connection
        return self._thread.connection  # type: ignore[no-any-return]

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        connection.execute(begin)
        try:
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    @contextmanager
    def moment(self) -> Iterator[None]:
        """What is read within is of one moment."""
        with self._transaction("BEGIN"):
            yield

    def look(self, streams: Sequence[str], commands: Sequence[str]) -> HostSeen:
        # The end first: where it is still the end at `append`, what is read after it still holds.
        head = self._connection.execute(ENDS).fetchone()
        versions = f"SELECT stream, max(version) FROM task_event WHERE stream IN ({marks(streams)}) GROUP BY stream"
        known = f"SELECT id, digest, position FROM task_command WHERE id IN ({marks(commands)})"
        return HostSeen(
            head,
            dict(self._connection.execute(versions, streams)),
            [HostCommand(*row) for row in self._connection.execute(known, commands)],
        )

    def append(self, commit: HostCommit) -> None:
        # From here to the end nobody else writes: the promise that all rests on.
        with self._transaction("BEGIN IMMEDIATE") as connection:
            end = connection.execute(ENDS).fetchone()
            if (Head(*end) if end else None) != commit.after:
                raise dondoc.Conflict("another wrote first")
            connection.executemany("INSERT INTO task_event VALUES (?, ?, ?, ?, ?)", commit.events)
            try:
                connection.executemany("INSERT INTO task_command VALUES (?, ?, ?)", commit.commands)
            except sqlite3.IntegrityError:
                raise dondoc.Conflict("the command is there") from None
            close = "UPDATE task_row SET known_until = ? WHERE kind = ? AND id = ? AND known_until IS NULL"
            connection.executemany(close, commit.closings)
            connection.executemany("INSERT INTO task_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)", commit.rows)

    def load(self, stream: str) -> list[Any]:
        return self._connection.execute("SELECT * FROM task_event WHERE stream = ? ORDER BY version", [stream]).fetchall()

    def events_after(self, position: int, limit: int) -> list[Any]:
        later = "SELECT * FROM task_event WHERE position > ? ORDER BY position LIMIT ?"
        return self._connection.execute(later, [position, limit]).fetchall()

    def rows(self, question: HostQuestion) -> list[Any]:
        conditions = ["kind = :kind", "number > :after"]
        if question.id is not None:
            conditions.append("id = :id")
        if question.latest:
            conditions.append("known_until IS NULL")
        if question.known_at is not None:
            conditions.append("known_since <= :known_at AND (known_until IS NULL OR known_until > :known_at)")
        if question.assigned_until is not None:
            conditions.append("assigned_on <= :assigned_until")
        if question.not_ended_before is not None:
            conditions.append("(ended_on IS NULL OR ended_on >= :not_ended_before)")
        rows = f"SELECT * FROM task_row WHERE {' AND '.join(conditions)} ORDER BY number LIMIT :limit"
        return self._connection.execute(rows, question._asdict()).fetchall()


def marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def main(path: str) -> None:
    viet_nam = timezone(timedelta(hours=7))
    office = dondoc.Agency("VP", "Văn phòng UBND tỉnh", dondoc.AgencyKind.OFFICE)
    command = dondoc.Command(
        "enter-VP",
        dondoc.Actor("cv01", "VP"),
        date(2020, 4, 1),
        datetime(2020, 4, 1, 9, tzinfo=viet_nam),
        dondoc.Action.RegisterAgency(office),
    )
    with dondoc.Register.on_host(OfficeStore(path)) as register:
        outcome = register.apply(command)
        print(type(outcome).__name__, register.verify().position)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
