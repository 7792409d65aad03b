"""The report of a month from the register files of an office, as a polars frame.

    python monthly_report.py FOLDER YEAR MONTH

FOLDER holds `register.csv` and `agencies.csv`.
"""

import sys
from pathlib import Path

import dondoc
import polars


def bar(done: int, total: int) -> None:
    """How far it has come, where somebody watches."""
    if sys.stderr.isatty():
        filled = 40 * done // total
        print(f"\r[{'#' * filled}{' ' * (40 - filled)}]", end="" if done < total else "\n", file=sys.stderr)


def monthly_report(folder: Path, year: int, month: int) -> polars.DataFrame:
    """A row an agency, the busiest first."""
    with dondoc.Register.in_memory() as register:
        imported = register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv", progress=bar)
        for warning in imported.warnings[:3]:
            print(warning, file=sys.stderr)
        report = register.report(dondoc.ReportPeriod.month(year, month))
    first, last = report.window
    print(f"Báo cáo {report.period.name} ({first:%d/%m/%Y} – {last:%d/%m/%Y}): {report.total.total} nhiệm vụ")
    return polars.DataFrame(report).sort("total", descending=True)


def main(arguments: "list[str]") -> int:
    """Reads the command line."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        frame = monthly_report(Path(arguments[0]), int(arguments[1]), int(arguments[2]))
    except dondoc.ImportFailed as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    with polars.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=240, tbl_hide_dataframe_shape=True):
        print(frame)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
