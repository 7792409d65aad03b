"""A register in the database of the host: what it implements, and the tuples that cross.

The native module makes the tuples with positional arguments: the order of the fields is its contract. Going back, plain tuples
in the same order will do, such as the rows of a cursor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, Mapping, NamedTuple, Protocol, Sequence

if TYPE_CHECKING:
    from ._values import Head


class HostEvent(NamedTuple):
    """An event."""

    position: int
    """Its place in the history, from 1. Unique."""
    stream: str
    """Its stream, such as ``task/NV-1``."""
    version: int
    """Its place in the stream, from 1. Unique in it."""
    body: str
    """What happened. To be given back as it came, byte by byte: it is what is hashed."""
    hash: str
    """Its link in the chain, 64 hex digits."""

    def __repr__(self) -> str:
        """Without the body, which holds text of documents."""
        return f"<dondoc.HostEvent {self.position} of {self.stream}, version {self.version}>"


class HostCommand(NamedTuple):
    """A command that was applied."""

    id: str
    """Its id. Unique."""
    digest: str
    """What it said, 64 hex digits."""
    position: int
    """The position of its first event."""


class HostClosing(NamedTuple):
    """The latest row of one thing is no longer the latest. There need not be one."""

    known_until: int
    """What to write into ``known_until`` of the row of ``kind`` and ``id`` where it is None."""
    kind: str
    """What the row is of."""
    id: str
    """Of which."""


class HostRow(NamedTuple):
    """What is known of one thing over an interval of recorded time."""

    number: int
    """Its place among all rows. Unique."""
    kind: str
    """What it is of: ``task``, ``case``, ``directive`` or ``agency``."""
    id: str
    """Of which: unique within the kind."""
    known_since: int
    """First instant at which this was known, in milliseconds since 1970-01-01T00:00Z."""
    known_until: int | None
    """The instant at which something newer was known; None while this is the latest."""
    assigned_on: int | None
    """The day of assignment of a task, in days since 1970-01-01."""
    ended_on: int | None
    """The day on which a task was done, confirmed since, or withdrawn; None while it is neither."""
    body: str
    """What is known. To be given back as it came."""

    def __repr__(self) -> str:
        """Without the body, which may hold text of documents."""
        return f"<dondoc.HostRow {self.number} of {self.kind} {self.id}>"


class HostCommit(NamedTuple):
    """What is stored at once."""

    after: Head | None
    """Where the history must end; None: there must be no event."""
    events: list[HostEvent]
    """New events, by position."""
    commands: list[HostCommand]
    """New commands."""
    closings: list[HostClosing]
    """Rows that are no longer the latest, to be closed before the new ones are stored."""
    rows: list[HostRow]
    """New rows, by number."""


class HostQuestion(NamedTuple):
    """Which rows are asked for. All that it says must hold."""

    kind: str
    """Rows of this kind."""
    id: str | None
    """Of this one alone."""
    known_at: int | None
    """``known_since`` at or before it, and ``known_until`` None or after it."""
    latest: bool
    """``known_until`` is None."""
    assigned_until: int | None
    """``assigned_on`` at or before it."""
    not_ended_before: int | None
    """``ended_on`` None, or at or after it."""
    after: int
    """``number`` greater than it."""
    limit: int
    """No more than so many, the first by number."""


class HostSeen(NamedTuple):
    """What ``look`` sees."""

    head: tuple[int, str] | None
    """Position and hash of the last event; None where there is no event."""
    versions: Mapping[str, int]
    """The greatest version of each stream that was asked for; one without events may be left out."""
    commands: Iterable[tuple[str, str, int]]
    """Those of the commands that are there."""


class HostStore(Protocol):
    """A store that the host implements. Several threads may call it at once; the library holds no lock while they do, and the
    interpreter's is taken for the call alone.

    What it raises comes out of the call of the register as it is. It may have a method ``moment`` besides, which gives a
    context manager: what the thread reads within does not change, whatever others write. Such is a reading transaction with a
    snapshot, or a lock. Without it a question that takes several reads may see half of what is written meanwhile.
    """

    def look(self, streams: Sequence[str], commands: Sequence[str]) -> HostSeen:
        """Where the history ends, how far each of these streams is, and which of these commands are recorded."""

    def append(self, commit: HostCommit) -> None:
        """Stores a commit, all of it and durably, or nothing, in one transaction. The history must still end where
        ``commit.after`` says, and none of its command ids may be there: otherwise it raises ``dondoc.Conflict`` with nothing
        stored, and the library looks again. Both are looked up under the lock that the transaction writes with, or kept by
        unique keys.
        """

    def load(self, stream: str) -> Iterable[tuple[int, str, int, str, str]]:
        """The events of a stream by version; none where there is no such stream."""

    def events_after(self, position: int, limit: int) -> Iterable[tuple[int, str, int, str, str]]:
        """Up to ``limit`` events after a position, by position."""

    def rows(
        self, question: HostQuestion
    ) -> Iterable[tuple[int, str, str, int, int | None, int | None, int | None, str]]:
        """Up to ``limit`` rows that a question asks for, by number. More rows than asked for are looked through and left out;
        one too few would be missing from a report.
        """


for _class in (HostEvent, HostCommand, HostClosing, HostRow, HostCommit, HostQuestion, HostSeen, HostStore):
    _class.__module__ = "dondoc"
