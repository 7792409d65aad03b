"""Long work tells how far it has come, and stops when it is told to; then nothing of it is stored."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import dondoc
import pytest

HALF = dondoc.ReportPeriod.half_year(2020, 1)


@pytest.fixture(params=["memory", "file"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dondoc.Register]:
    opened = (
        dondoc.Register.in_memory() if request.param == "memory" else dondoc.Register.open(tmp_path / "r.db")
    )
    with opened as register:
        yield register


@pytest.fixture
def bring(empty: dondoc.Register, data: Path) -> Callable[..., dondoc.ImportReport]:
    folder = data / "register-2020"
    return lambda **options: empty.import_csv(folder / "register.csv", folder / "agencies.csv", **options)


def test_an_import_tells(empty: dondoc.Register, bring: Callable[..., dondoc.ImportReport]) -> None:
    told: list[tuple[int, int]] = []
    report = bring(progress=lambda *step: told.append(step))
    assert report.tasks == 1200
    totals = {total for _, total in told}
    assert (told[0][0], totals) == (0, {told[-1][0]})
    assert len(told) > 3
    assert told == sorted(told)


def test_false_stops_an_import(empty: dondoc.Register, bring: Callable[..., dondoc.ImportReport]) -> None:
    with pytest.raises(dondoc.Cancelled) as caught:
        bring(progress=lambda done, total: done < total / 4)
    error = caught.value
    assert error.code == "cancelled"
    assert error.total / 4 <= error.done < error.total
    assert empty.head().position == 0
    assert bring().applied > 0
    assert bring(progress=lambda done, total: None).applied == 0


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Where the tests run in the background, Python was told to ignore the signal."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("raised", [KeyboardInterrupt, LookupError])
def test_an_exception_comes_out(
    empty: dondoc.Register,
    bring: Callable[..., dondoc.ImportReport],
    raised: type[BaseException],
    interruptible: None,
) -> None:
    def progress(done: int, total: int) -> None:
        if done > total / 4:
            if raised is KeyboardInterrupt:
                signal.raise_signal(signal.SIGINT)
            else:
                raise raised("stop")

    with pytest.raises(raised):
        bring(progress=progress)
    assert empty.head().position == 0
    assert bring().applied > 0


def test_the_register_is_busy_meanwhile(
    empty: dondoc.Register, bring: Callable[..., dondoc.ImportReport]
) -> None:
    codes = set()

    def progress(done: int, total: int) -> None:
        with pytest.raises(dondoc.StoreFailed) as caught:
            empty.head()
        codes.add((caught.value.code, caught.value.retryable))

    bring(progress=progress)
    assert codes == {("store.busy", True)}
    assert empty.head().position > 0
    empty.verify(progress=lambda done, total: empty.close())
    with pytest.raises(dondoc.StoreFailed, match="is closed"):
        empty.head()


def test_verification_and_reports(empty: dondoc.Register, bring: Callable[..., dondoc.ImportReport]) -> None:
    bring()
    for work in (
        lambda progress: empty.verify(progress=progress),
        lambda progress: empty.verify(empty.head(), progress=progress),
        lambda progress: empty.report(HALF, progress=progress),
        lambda progress: empty.report(HALF, definition="by_specialist", progress=progress),
    ):
        told: list[tuple[int, int]] = []
        work(lambda *step: told.append(step))  # noqa: B023
        assert told[0][0] == 0
        assert told[-1][0] == told[-1][1]
        with pytest.raises(dondoc.Cancelled):
            work(lambda done, total: False)
    assert empty.report(HALF, progress=lambda done, total: True) == empty.report(HALF)
