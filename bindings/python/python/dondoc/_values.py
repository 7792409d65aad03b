"""Values that are tuples with names: they unpack, and equal plain tuples. The native module makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from datetime import date as _date  # where a field is called date

    from ._dondoc import Severity


class Window(NamedTuple):
    """The days that a report period counts, both included."""

    first: date
    """First day counted."""
    last: date
    """Last day counted: the cut-off."""


class Head(NamedTuple):
    """The end of the history: to be kept outside the register, and printed in signed reports."""

    position: int
    """Position of the last event; 0 in an empty register."""
    hash: str
    """Its link, in hex."""


class Letterhead(NamedTuple):
    """What stands around the report in a Word document (Nghị định 30/2020/NĐ-CP, Phụ lục I); give it by keywords.

    Names of agencies and offices may be given in small letters; the form prints them in capitals.
    """

    issuer: str
    """Tên cơ quan ban hành văn bản, such as ``Văn phòng``."""
    symbol: str
    """Ký hiệu: ``BC-`` and the abbreviation of the issuer, such as ``BC-VPUBND``."""
    place: str
    """Địa danh, such as ``Bến Tre``."""
    position: str
    """Chức vụ of the signer, such as ``Phó Chánh Văn phòng``."""
    signer: str
    """Họ và tên of the signer."""
    superior: str | None = None
    """Tên cơ quan chủ quản trực tiếp, such as ``Ủy ban nhân dân tỉnh Bến Tre``."""
    authority: str | None = None
    """Quyền hạn of the signer: ``TM. …``, ``KT. …``, ``TL. …``, ``TUQ. …`` or ``Q. …``, and for whom."""
    number: int | None = None
    """Số of the document; None leaves room for it."""
    date: _date | None = None
    """Day of issue; None leaves room for it."""
    subject: str | None = None
    """Trích yếu nội dung; None takes the title of the table."""
    paragraphs: Sequence[str] = ()
    """Paragraphs after the figures: assessment, difficulties, proposals."""
    recipients: Sequence[str] = ()
    """Nơi nhận, without dashes and semicolons."""
    filed_with: str | None = None
    """What stands after ``Lưu: VT``, such as ``TH``."""


class Problem(NamedTuple):
    """A remark on one place of an import file. It names the place and the kind of fault, never the contents."""

    file: str
    """Name of the file, without its folder."""
    line: int
    """Line, from 1, the header being the first."""
    column: str
    """Name of the column; empty where the whole line is meant."""
    code: str
    """Stable code of the fault."""
    severity: Severity
    """How grave."""
    detail: str
    """What is wrong, in Vietnamese."""
    article: str | None
    """The article, where the regulation says so."""

    def __str__(self) -> str:
        """One line for people."""
        article = f" ({self.article})" if self.article else ""
        return f"{self.file}:{self.line}:{self.column}: [{self.code}] {self.detail}{article}"


class ImportReport(NamedTuple):
    """What an import did."""

    tasks: int
    """Tasks in the file."""
    applied: int
    """Commands recorded now."""
    already_applied: int
    """Commands that were recorded by an earlier import of the same rows."""
    warnings: list[Problem]
    """What was accepted but is not as the regulation wants it."""
    ignored_columns: list[str]
    """Columns that are not known and were passed over."""


for _class in (Window, Head, Letterhead, Problem, ImportReport):
    _class.__module__ = "dondoc"
