"""What can go wrong, by what the caller can do about it.

The native module raises these classes with positional arguments: the order of the parameters is its contract.
All but ``message`` have defaults only because unpickling calls the class with the message alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._values import Problem


class DondocError(Exception):
    """The base of every error of the library."""

    code: str
    """The stable code, such as ``date.invalid``: the same in every language and release."""

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class InvalidInput(DondocError, ValueError):
    """An input is not acceptable; mend it and ask again."""

    field: str
    """The field that is at fault."""

    def __init__(self, message: str, code: str = "", field: str = "") -> None:
        super().__init__(message, code)
        self.field = field


class ImportFailed(InvalidInput):
    """The files cannot be read, or the regulation refuses some lines; nothing of them was stored."""

    problems: list[Problem]
    """Every place at fault."""

    def __init__(
        self, message: str, code: str = "", field: str = "", problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(message, code, field)
        self.problems = list(problems)


class NotFound(DondocError, LookupError):
    """What was asked for is not there."""

    what: str
    """The kind and id of what was asked for."""

    def __init__(self, message: str, code: str = "", what: str = "") -> None:
        super().__init__(message, code)
        self.what = what


class Conflict(DondocError):
    """Somebody else wrote first; load again and retry."""

    stream: str
    """The stream of events that moved."""
    expected: int
    """The version the writer had seen."""
    found: int
    """The version the store holds."""

    def __init__(
        self, message: str, code: str = "", stream: str = "", expected: int = 0, found: int = 0
    ) -> None:
        super().__init__(message, code)
        self.stream = stream
        self.expected = expected
        self.found = found


class StoreFailed(DondocError, OSError):
    """The store failed or refused; nothing of the call was stored."""

    retryable: bool
    """Whether the same call may succeed later."""

    def __init__(self, message: str, code: str = "", retryable: bool = False) -> None:
        super().__init__(message, code)
        self.retryable = retryable


class Cancelled(DondocError):
    """The host stopped the work when it was told how far it had come; nothing of it was stored."""

    done: int
    """How much was done and given up."""
    total: int
    """Of how much."""

    def __init__(self, message: str, code: str = "", done: int = 0, total: int = 0) -> None:
        super().__init__(message, code)
        self.done = done
        self.total = total


class IntegrityBroken(DondocError):
    """The history cannot be what was written. Stop writing, keep the file, ask for help."""

    position: int
    """Position of the first event that cannot be trusted; 0 where none can be named."""

    def __init__(self, message: str, code: str = "", position: int = 0) -> None:
        super().__init__(message, code)
        self.position = position


# Users meet the classes in `dondoc`; tracebacks and pickles should name them there.
for _class in (DondocError, InvalidInput, ImportFailed, NotFound, Conflict, StoreFailed, Cancelled, IntegrityBroken):
    _class.__module__ = "dondoc"
