"""A report as a picture: `Report.plot`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ._dondoc import Report

# Told apart by people who see colours otherwise too: those of the page of a report.
COLORS = ("#0072b2", "#e69f00", "#56b4e9", "#999999", "#009e73", "#d55e00", "#cc79a7", "#7a5195")
TOTAL = {"vi": "Tổng số", "en": "Total"}
TASKS = {"vi": "Số nhiệm vụ", "en": "Tasks"}


def plot(report: Report, lang: str) -> Figure:
    """A bar a row, without subtotals, its parts those of the sum with the most parts that must close."""
    # A figure of its own: pyplot would keep it, and would want a screen.
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    definition = report.definition
    sums = [identity.partition(" = ")[2].split(" + ") for identity in definition.identities]
    parts = max(sums, key=len, default=["total"])
    labels = {column: getattr(text, lang) for column, text in definition.columns}
    nested = len(definition.groups) > 1
    rows = [row for row in report.rows if not nested or row.outer is not None]
    names = [row.name for row in rows]
    places = range(len(rows))

    figure = Figure(figsize=(9, 1.8 + 0.3 * len(rows)), layout="constrained")
    axes = figure.add_subplot()
    starts = [0] * len(rows)
    for place, part in enumerate(parts):
        counts = [row.cells[part] for row in rows]
        label = f"{labels.get(part, TOTAL[lang])}: {report.total.cells[part]}"
        axes.barh(places, counts, left=starts, color=COLORS[place % len(COLORS)], label=label)
        starts = [start + count for start, count in zip(starts, counts)]
    for place, end in zip(places, starts):
        axes.annotate(str(end), (end, place), (4, 0), textcoords="offset points", va="center")
    axes.set_yticks(list(places), names)
    axes.invert_yaxis()
    axes.margins(x=0.08)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(TASKS[lang])
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(f"{getattr(definition.title, lang)} – {report.period.name if lang == 'vi' else report.period}")
    figure.legend(loc="outside lower center", ncols=min(3, len(parts)))
    return figure
