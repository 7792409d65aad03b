"""A small register to ask, and the register of 2020."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import dondoc
import pytest
from own_store import OfficeStore
from stores import DictStore

VIET_NAM = timezone(timedelta(hours=7))
OFFICE = dondoc.Actor(officer="cv01", agency="VP")
Do = Callable[..., dondoc.Outcome]


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).parents[3]


@pytest.fixture(scope="session")
def data(root: Path) -> Path:
    return root / "tests" / "data"


@pytest.fixture(scope="session")
def expected(data: Path) -> Callable[[str], list[dict[str, str]]]:
    def read(name: str) -> list[dict[str, str]]:
        with (data / "register-2020" / f"expected-{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(params=["memory", "file", "host"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dondoc.Register]:
    """An empty register, of each kind."""
    opened: dict[str, Callable[[], dondoc.Register]] = {
        "memory": dondoc.Register.in_memory,
        "file": lambda: dondoc.Register.open(tmp_path / "r.db"),
        "host": lambda: dondoc.Register.on_host(OfficeStore(str(tmp_path / "office.db"))),
    }
    with opened[request.param]() as register:
        yield register


@pytest.fixture(params=["memory", "host"])
def store(request: pytest.FixtureRequest) -> dondoc.HostStore | None:
    """A store of the host for a legal case; none: in memory."""
    return DictStore() if request.param == "host" else None


@pytest.fixture
def do(register: dondoc.Register) -> Do:
    """Applies an action as the Office on 1/4/2020, unless told otherwise."""
    count = 0

    def apply(
        action: dondoc.Action,
        *,
        actor: dondoc.Actor = OFFICE,
        on: date = date(2020, 4, 1),
        at: datetime | None = None,
        id: str | None = None,
    ) -> dondoc.Outcome:
        nonlocal count
        count += 1
        at = at or datetime(on.year, on.month, on.day, 17, tzinfo=VIET_NAM)
        return register.apply(dondoc.Command(id or f"c{count}", actor, on, at, action))

    return apply


DIRECTIVE = dondoc.DirectiveDraft(
    "45/UBND-TH@2020-04-01",
    kind="dispatch",
    issued_on=date(2020, 4, 1),
    number="45/UBND-TH",
    signer="Chủ tịch",
    abstract_text="Về việc thi đua, khen thưởng",
    drafting_units=["SNV"],
    specialist="cv01",
)


@pytest.fixture
def begun(do: Do) -> Do:
    """The same, on a register with an office, two departments, a directive and the task NV-1, due on 10/4/2020."""
    for code, kind in [
        ("VP", dondoc.AgencyKind.OFFICE),
        ("SNV", dondoc.AgencyKind.DEPARTMENT),
        ("STC", dondoc.AgencyKind.DEPARTMENT),
    ]:
        do(dondoc.Action.RegisterAgency(dondoc.Agency(code, f"Cơ quan {code}", kind)))
    do(dondoc.Action.RegisterDirective(directive=DIRECTIVE))
    task = dondoc.TaskDraft(
        "NV-1", directive=DIRECTIVE.id, lead="SNV", content="Báo cáo kết quả thi đua", deadline=date(2020, 4, 10)
    )
    outcome = do(dondoc.Action.AssignTask(task=task))
    assert isinstance(outcome, dondoc.Outcome.Applied)
    return do
