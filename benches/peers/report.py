"""The report of a month by lead from Python: dondoc beside the ways in which it is written otherwise, in one run.

    cargo xtask bench peers [--million]

Makes a register of N tasks through dondoc's Python package in SQLite, and an ordinary table of the same tasks beside it, a row
a task, with indexes on the day of assignment and the lead. Then the same figures are counted:

- by `register.report(...)`, versions and all;
- with the rules in Python, over the tasks assigned by the last day: by a script with sqlite3 and datetime, and by Django and
  SQLAlchemy over objects whose class knows what a task is, as the rest of an application would use it. The figures of this
  report need no working days, so none needs `holidays`;
- with the rules in SQL: one query that leaves out what ended before the period and counts in the database, which says the
  rules a second time.

Nothing opens a connection while it is timed. All must give the figures of the report. Prints a table in Markdown, and exits with an error where a promised ratio is not reached.
"""

import csv
import datetime as dt
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import django
import dondoc
import sqlalchemy as sa
from django.conf import settings
from sqlalchemy import orm

SIZES = (20_000, 200_000)
AGENCIES = 60
BEGIN = dt.date(2020, 3, 26)
DAYS = 700
FILE = 20_000  # tasks of one register file
REPEATS = 9
# The last whole month, what an office asks for; and one in the middle, after which as many tasks came as before it.
MONTHS = {"last": dondoc.ReportPeriod.month(2022, 2), "middle": dondoc.ReportPeriod.month(2021, 3)}
COLUMNS = (
    "carried_over", "newly_assigned", "total", "done_on_time", "done_late", "done_no_deadline", "awaiting_confirmation",
    "open_in_time", "open_overdue", "open_no_deadline", "withdrawn",
)  # fmt: skip
# How many times as long as dondoc each must take; a busy machine may take a fifth of it.
PROMISED = {"script": 10.0, "Django, objects": 40.0, "SQLAlchemy, objects": 80.0}
SPARE = 1.2


def tasks(count):
    """Made-up tasks over two years, one in twenty never done: id, lead, assignment, deadline, result, whether it is confirmed, withdrawal."""
    for number in range(count):
        assigned = BEGIN + dt.timedelta(days=number * DAYS // count)
        after = lambda days: assigned + dt.timedelta(days=days)  # noqa: E731
        deadline = after(10 + number % 60) if number % 10 < 8 else None
        result = after(5 + number % 70) if number % 20 != 9 else None
        withdrawn = after(20) if number % 60 == 9 else None
        yield f"NV-{number}", f"S{number * 7 % AGENCIES}", assigned, deadline, result, number % 20 != 3, withdrawn


def at(day, hour):
    return f"{day}T{hour:02}:00:00+07:00"


def fill_register(path, count):
    """The register, by the files of an office: the events and the versions of each task with it."""
    folder = path.parent
    with (folder / "agencies.csv").open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("code", "name", "kind", "parent"))
        lines.writerow(("VP", "Văn phòng UBND tỉnh", "office", ""))
        lines.writerows((f"S{n}", f"Sở {n}", "department", "") for n in range(AGENCIES))
    header = (
        "task_id", "directive_number", "directive_kind", "issued_on", "signer", "abstract", "drafting_unit", "lead",
        "specialist", "content", "deadline", "recorded_at", "result_number", "result_on", "result_recorded_at",
        "confirmed_at", "withdrawn_on", "withdrawn_recorded_at",
    )  # fmt: skip
    rows = tasks(count)
    with dondoc.Register.open(path) as register:
        for first in range(0, count, FILE):
            with (folder / "register.csv").open("w", newline="") as file:
                lines = csv.writer(file)
                lines.writerow(header)
                for _ in range(min(FILE, count - first)):
                    task, lead, assigned, deadline, result, confirmed, withdrawn = next(rows)
                    lines.writerow(
                        (task, f"{task}/UBND", "dispatch", assigned, "Chủ tịch", "Về việc triển khai nhiệm vụ")
                        + (lead, lead, "cv01", "Báo cáo", deadline or "", at(assigned, 9))
                        + (("1/BC", result, at(result, 10)) if result else ("", "", ""))
                        + (at(result, 11) if result and confirmed else "",)
                        + ((withdrawn, at(withdrawn, 12)) if withdrawn else ("", ""))
                    )
            register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv")


def fill_table(path, count):
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE task (id TEXT PRIMARY KEY, lead TEXT NOT NULL, assigned_on DATE NOT NULL, deadline DATE,"
            " result_on DATE, confirmed BOOL NOT NULL, withdrawn_on DATE)"
        )
        iso = lambda cell: str(cell) if isinstance(cell, dt.date) else cell  # noqa: E731
        rows = (tuple(map(iso, task)) for task in tasks(count))
        connection.executemany("INSERT INTO task VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("CREATE INDEX task_assigned ON task (assigned_on)")
        connection.execute("CREATE INDEX task_lead ON task (lead)")
    connection.close()


class Rules:
    """What a task is on a day; the models inherit it."""

    def columns(self, first, last):
        """The columns that count the task."""
        if self.withdrawn_on and self.withdrawn_on <= last:
            return ("withdrawn",) if self.withdrawn_on >= first else ()
        if self.result_on and self.confirmed and self.result_on < first:
            return ()
        assigned = "carried_over" if self.assigned_on < first else "newly_assigned"
        result = self.result_on if self.result_on and self.result_on <= last else None
        if result and not self.confirmed:
            column = "awaiting_confirmation"
        elif not self.deadline:
            column = "done_no_deadline" if result else "open_no_deadline"
        elif result:
            column = "done_on_time" if result <= self.deadline else "done_late"
        else:
            column = "open_in_time" if last <= self.deadline else "open_overdue"
        return ("total", assigned, column)


def count_objects(objects, first, last):
    figures = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
    for task in objects:
        row = figures[task.lead]
        for column in task.columns(first, last):
            row[column] += 1
    return dict(figures)


def by_dondoc(path):
    register = dondoc.Register.open(path)
    regulation = dondoc.Regulation.load("vn-ben-tre-2020")

    periods = {tuple(period.window(regulation)): period for period in MONTHS.values()}

    def count(first, last):
        report = register.report(periods[first, last])
        rows = {row.key: row.cells for row in report.rows}
        return {key: row for key, row in rows.items() if row["total"] or row["withdrawn"]}

    return count


def by_script(path):
    connection = sqlite3.connect(path)
    query = "SELECT lead, assigned_on, deadline, result_on, confirmed, withdrawn_on FROM task WHERE assigned_on <= ?"

    def count(first, last):
        figures = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
        day = dt.date.fromisoformat
        for lead, assigned, deadline, result, confirmed, withdrawn in connection.execute(query, (last.isoformat(),)):
            result = day(result) if result else None
            withdrawn = day(withdrawn) if withdrawn else None
            if (withdrawn and withdrawn < first) or (result and confirmed and result < first):
                continue
            row = figures[lead]
            if withdrawn and withdrawn <= last:
                row["withdrawn"] += 1
                continue
            row["total"] += 1
            row["carried_over" if day(assigned) < first else "newly_assigned"] += 1
            if result and result > last:
                result = None
            if result and not confirmed:
                row["awaiting_confirmation"] += 1
            elif not deadline:
                row["done_no_deadline" if result else "open_no_deadline"] += 1
            elif result:
                row["done_on_time" if result <= day(deadline) else "done_late"] += 1
            else:
                row["open_in_time" if last <= day(deadline) else "open_overdue"] += 1
        return dict(figures)

    return count


def by_script_query(path):
    connection = sqlite3.connect(path)
    query = """
        WITH counted AS (
          SELECT lead, assigned_on, deadline, withdrawn_on <= :last IS TRUE AS withdrawn,
            iif(result_on <= :last, result_on, NULL) AS result_on, confirmed
          FROM task
          WHERE assigned_on <= :last AND (result_on < :first AND confirmed) IS NOT TRUE
            AND (withdrawn_on < :first) IS NOT TRUE
        ), kept AS (SELECT * FROM counted WHERE NOT withdrawn)
        SELECT lead, total(assigned_on < :first), total(assigned_on >= :first), count(*),
          count(*) FILTER (WHERE confirmed AND result_on <= deadline),
          count(*) FILTER (WHERE confirmed AND result_on > deadline),
          count(*) FILTER (WHERE confirmed AND result_on IS NOT NULL AND deadline IS NULL),
          count(*) FILTER (WHERE result_on IS NOT NULL AND NOT confirmed),
          count(*) FILTER (WHERE result_on IS NULL AND deadline >= :last),
          count(*) FILTER (WHERE result_on IS NULL AND deadline < :last),
          count(*) FILTER (WHERE result_on IS NULL AND deadline IS NULL), 0
        FROM kept GROUP BY lead
        UNION ALL
        SELECT lead, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*) FROM counted WHERE withdrawn GROUP BY lead"""

    def count(first, last):
        figures = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
        for lead, *counts in connection.execute(query, {"first": first.isoformat(), "last": last.isoformat()}):
            for column, tasks in zip(COLUMNS, counts):
                figures[lead][column] += int(tasks)
        return dict(figures)

    return count


def django_model(path):
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    if settings.configured:
        from django.db import connections

        connections["default"].close()
        connections["default"].settings_dict["NAME"] = str(path)
    else:
        settings.configure(DATABASES={"default": database}, USE_TZ=True)
        django.setup()
        from django.db import models

        class Task(Rules, models.Model):
            id = models.TextField(primary_key=True)
            lead = models.TextField(db_index=True)
            assigned_on = models.DateField(db_index=True)
            deadline = models.DateField(null=True)
            result_on = models.DateField(null=True)
            confirmed = models.BooleanField()
            withdrawn_on = models.DateField(null=True)

            class Meta:
                app_label = "register"
                db_table = "task"

        django_model.task = Task
    return django_model.task


def by_django_objects(path):
    task = django_model(path)
    return lambda first, last: count_objects(
        task.objects.filter(assigned_on__lte=last).iterator(), first, last
    )


def by_django_query(path):
    from django.db.models import Count, F, Q

    task = django_model(path)

    def count(first, last):
        kept = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=last)
        resulted = kept & Q(result_on__lte=last)
        done, is_open = resulted & Q(confirmed=True), kept & (Q(result_on__isnull=True) | Q(result_on__gt=last))
        conditions = {
            "carried_over": kept & Q(assigned_on__lt=first),
            "newly_assigned": kept & Q(assigned_on__gte=first),
            "total": kept,
            "done_on_time": done & Q(result_on__lte=F("deadline")),
            "done_late": done & Q(result_on__gt=F("deadline")),
            "done_no_deadline": done & Q(deadline__isnull=True),
            "awaiting_confirmation": resulted & Q(confirmed=False),
            "open_in_time": is_open & Q(deadline__gte=last),
            "open_overdue": is_open & Q(deadline__lt=last),
            "open_no_deadline": is_open & Q(deadline__isnull=True),
            "withdrawn": Q(withdrawn_on__lte=last),
        }
        counts = {f"n_{column}": Count("pk", filter=condition) for column, condition in conditions.items()}
        ended = Q(result_on__lt=first, confirmed=True) | Q(withdrawn_on__lt=first)
        rows = task.objects.filter(assigned_on__lte=last).exclude(ended).values("lead").annotate(**counts)
        return {row["lead"]: {column: row[f"n_{column}"] for column in COLUMNS} for row in rows}

    return count


class Base(orm.DeclarativeBase):
    pass


class Task(Rules, Base):
    __tablename__ = "task"
    id: orm.Mapped[str] = orm.mapped_column(primary_key=True)
    lead: orm.Mapped[str] = orm.mapped_column(index=True)
    assigned_on: orm.Mapped[dt.date] = orm.mapped_column(index=True)
    deadline: "orm.Mapped[dt.date | None]"
    result_on: "orm.Mapped[dt.date | None]"
    confirmed: orm.Mapped[bool]
    withdrawn_on: "orm.Mapped[dt.date | None]"


def by_alchemy_objects(path):
    engine = sa.create_engine(f"sqlite:///{path}")

    def count(first, last):
        with orm.Session(engine) as session:
            query = sa.select(Task).where(Task.assigned_on <= last).execution_options(yield_per=2_000)
            return count_objects(session.scalars(query), first, last)

    return count


def by_alchemy_query(path):
    engine = sa.create_engine(f"sqlite:///{path}")

    def count(first, last):
        kept = sa.or_(Task.withdrawn_on.is_(None), Task.withdrawn_on > last)
        resulted = sa.and_(kept, Task.result_on <= last)
        done = sa.and_(resulted, Task.confirmed)
        is_open = sa.and_(kept, sa.or_(Task.result_on.is_(None), Task.result_on > last))
        conditions = {
            "carried_over": sa.and_(kept, Task.assigned_on < first),
            "newly_assigned": sa.and_(kept, Task.assigned_on >= first),
            "total": kept,
            "done_on_time": sa.and_(done, Task.result_on <= Task.deadline),
            "done_late": sa.and_(done, Task.result_on > Task.deadline),
            "done_no_deadline": sa.and_(done, Task.deadline.is_(None)),
            "awaiting_confirmation": sa.and_(resulted, sa.not_(Task.confirmed)),
            "open_in_time": sa.and_(is_open, Task.deadline >= last),
            "open_overdue": sa.and_(is_open, Task.deadline < last),
            "open_no_deadline": sa.and_(is_open, Task.deadline.is_(None)),
            "withdrawn": Task.withdrawn_on <= last,
        }
        counts = [sa.func.count().filter(conditions[column]) for column in COLUMNS]
        query = (
            sa.select(Task.lead, *counts)
            .where(
                Task.assigned_on <= last,
                sa.or_(Task.result_on.is_(None), Task.result_on >= first, sa.not_(Task.confirmed)),
                sa.or_(Task.withdrawn_on.is_(None), Task.withdrawn_on >= first),
            )
            .group_by(Task.lead)
        )
        with orm.Session(engine) as session:
            return {lead: dict(zip(COLUMNS, figures)) for lead, *figures in session.execute(query)}

    return count


PEERS = {
    "script": by_script,
    "script, one query": by_script_query,
    "Django, objects": by_django_objects,
    "Django, one query": by_django_query,
    "SQLAlchemy, objects": by_alchemy_objects,
    "SQLAlchemy, one query": by_alchemy_query,
}


def compare(count, folder):
    """Lines of the table, and the peers that miss their ratio."""
    register, table = folder / f"{count}.db", folder / f"{count}-table.db"
    fill_register(register, count)
    fill_table(table, count)
    ways = {"dondoc": by_dondoc(register), **{name: way(table) for name, way in PEERS.items()}}
    regulation = dondoc.Regulation.load("vn-ben-tre-2020")
    missed = []
    for month, period in MONTHS.items():
        missed += compare_month(count, month, ways, *period.window(regulation))
    return missed


def compare_month(count, month, ways, first, last):
    best, figures = dict.fromkeys(ways, float("inf")), None
    for _ in range(REPEATS):
        for name, way in ways.items():  # they take turns: a busy machine disturbs all alike
            start = time.perf_counter()
            found = way(first, last)
            best[name] = min(best[name], time.perf_counter() - start)
            figures = figures or found
            if found != figures:
                sys.exit(f"{name} does not count what dondoc counts of {count} tasks")
    missed = []
    counted = sum(row["total"] for row in figures.values())
    for name, took in best.items():
        ratio, promised = took / best["dondoc"], PROMISED.get(name)
        goal = f"≥ {promised:.0f}" if promised else "–"
        times = f"{took * 1e3:.1f} ms | {ratio:.1f}"
        print(f"| {count:,} | {month} | {counted:,} | {name} | {times} | {goal} |", flush=True)
        if promised and ratio * SPARE < promised:
            missed.append(f"{name}, {month} month of {count:,} tasks")
    return missed


def main():
    sizes = SIZES + ((1_000_000,) if "--million" in sys.argv[1:] else ())
    print("| tasks | month | counted | by | time | times dondoc | promised |")
    print("|---:|---|---:|---|---:|---:|---:|")
    missed = []
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            missed += compare(count, Path(folder))
    if missed:
        sys.exit(f"not as promised: {', '.join(missed)}")


if __name__ == "__main__":
    main()
