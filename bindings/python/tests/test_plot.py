"""A report as a picture: what its bars say, and that it can be looked at."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import dondoc
import pytest
from matplotlib.figure import Figure

APRIL = dondoc.ReportPeriod.month(2020, 4)
CLASSES = ["done", "open_in_time", "open_overdue"]


@pytest.fixture(scope="module")
def register(data: Path) -> dondoc.Register:
    register = dondoc.Register.in_memory()
    folder = data / "register-2020"
    register.import_csv(folder / "register.csv", folder / "agencies.csv")
    return register


def bars(figure: Figure) -> list[list[float]]:
    """The lengths of the bars of each part, and that each begins where the one before it ends."""
    containers = figure.axes[0].containers
    ends = [0.0] * len(containers[0])
    for container in containers:
        assert [bar.get_x() for bar in container] == ends
        ends = [bar.get_x() + bar.get_width() for bar in container]
    return [[bar.get_width() for bar in container] for container in containers]


def test_the_three_classes_of_each_agency(register: dondoc.Register) -> None:
    report = register.report(APRIL, definition="three_classes")
    figure = report.plot()
    assert bars(figure) == [[row.cells[part] for row in report.rows] for part in CLASSES]
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == [row.name for row in report.rows]
    assert axes.get_title() == "Tình hình thực hiện theo ba loại của khoản 8 Điều 6 – tháng 4/2020"
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    headings = dict(report.definition.columns)
    assert legend == [f"{headings[part].vi}: {report.total.cells[part]}" for part in CLASSES]
    assert [text.get_text() for text in axes.texts] == [str(row.cells["total"]) for row in report.rows]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("definition", [None, "three_classes", "evaluation", "by_specialist", "overdue_age"])
def test_any_report_is_drawn(register: dondoc.Register, definition: str | None, lang: str) -> None:
    report = register.report(APRIL, definition=definition)
    figure = report.plot(lang=lang)  # type: ignore[arg-type]
    nested = len(report.definition.groups) > 1
    rows = [row for row in report.rows if not nested or row.outer is not None]
    drawn = bars(figure)
    assert sum(map(sum, drawn)) > 0
    assert {len(part) for part in drawn} == {len(rows)}


def test_the_picture_has_every_letter(register: dondoc.Register) -> None:
    # Warnings are errors here: a letter that the font does not have is one.
    picture = io.BytesIO()
    register.report(APRIL, definition="three_classes").plot().savefig(picture, format="png", dpi=100)
    image = picture.getvalue()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    assert width == 900
    assert height > 300
    text = io.StringIO()
    register.report(APRIL, definition="three_classes").plot().savefig(text, format="svg")
    assert "#0072b2" in text.getvalue()


def test_an_empty_register_is_drawn() -> None:
    with dondoc.Register.in_memory() as register:
        assert bars(register.report(APRIL, definition="three_classes").plot()) == [[], [], []]


def test_an_unknown_language_is_an_error(register: dondoc.Register) -> None:
    with pytest.raises(ValueError, match="languages"):
        register.report(APRIL).plot(lang="fr")  # type: ignore[arg-type]
