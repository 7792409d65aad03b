"""Stores of a host for the tests: the least that one must do, and one that does something of its own around each call."""

from __future__ import annotations

import threading
from typing import Any, Callable, Sequence

import dondoc
from dondoc import Head, HostCommand, HostCommit, HostEvent, HostQuestion, HostRow, HostSeen, HostStore


class DictStore:
    """Three lists and a lock. It looks at the kind of a question alone: the library looks through what is too much."""

    def __init__(self) -> None:
        self.events: list[HostEvent] = []
        self.commands: dict[str, HostCommand] = {}
        self.kept: list[HostRow] = []
        self.lock = threading.Lock()

    def head(self) -> Head | None:
        return Head(self.events[-1].position, self.events[-1].hash) if self.events else None

    def look(self, streams: Sequence[str], commands: Sequence[str]) -> HostSeen:
        with self.lock:
            versions = {event.stream: event.version for event in self.events if event.stream in streams}
            return HostSeen(self.head(), versions, [self.commands[id] for id in commands if id in self.commands])

    def append(self, commit: HostCommit) -> None:
        with self.lock:
            if self.head() != commit.after or any(command.id in self.commands for command in commit.commands):
                raise dondoc.Conflict("another wrote first")
            self.events += commit.events
            self.commands.update((command.id, command) for command in commit.commands)
            until = {(closing.kind, closing.id): closing.known_until for closing in commit.closings}
            for place, row in enumerate(self.kept):
                if row.known_until is None:
                    self.kept[place] = row._replace(known_until=until.get((row.kind, row.id)))
            self.kept += commit.rows

    def load(self, stream: str) -> list[HostEvent]:
        with self.lock:
            return [event for event in self.events if event.stream == stream]

    def events_after(self, position: int, limit: int) -> list[HostEvent]:
        with self.lock:
            return [event for event in self.events if event.position > position][:limit]

    def rows(self, question: HostQuestion) -> list[HostRow]:
        with self.lock:
            later = [row for row in self.kept if row.kind == question.kind and row.number > question.after]
        return later[: question.limit]


class Around:
    """A store that does something before and after each call of another, which are numbered from 1."""

    def __init__(
        self,
        store: HostStore,
        before: Callable[[int], object] = lambda number: None,
        after: Callable[[int], object] = lambda number: None,
    ) -> None:
        self._store, self._before, self._after, self.calls = store, before, after, 0

    def _call(self, name: str, *arguments: Any) -> Any:
        self.calls += 1
        number = self.calls
        self._before(number)
        answer = getattr(self._store, name)(*arguments)
        self._after(number)
        return answer

    def look(self, streams: Sequence[str], commands: Sequence[str]) -> Any:
        return self._call("look", streams, commands)

    def append(self, commit: HostCommit) -> None:
        self._call("append", commit)

    def load(self, stream: str) -> Any:
        return self._call("load", stream)

    def events_after(self, position: int, limit: int) -> Any:
        return self._call("events_after", position, limit)

    def rows(self, question: HostQuestion) -> Any:
        return self._call("rows", question)
