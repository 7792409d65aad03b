"""Working-day arithmetic from Python: dondoc beside numpy, polars and QuantLib, on the same dates in one run.

    pip install numpy polars QuantLib      # and dondoc
    python benches/peers/working_days.py

Prints a table in Markdown. Exits with an error when dondoc is less than 30 times as fast as numpy or polars. The peers get
the calendar's days off as holidays; a make-up day on a weekend they cannot express, so the table also counts how many of
their answers differ.
"""

import datetime as dt
import sys
import time

import dondoc
import numpy as np
import polars as pl
import QuantLib as ql

ROWS = 1_000_000
QUANTLIB_ROWS = 20_000  # one call a date: the time a date is what counts
REPEATS = 15
REQUIRED = 30.0
FIRST, LAST = dt.date(2010, 1, 1), dt.date(2025, 12, 31)


def best_seconds(work):
    """Best of some runs, and the answer."""
    work()  # the first run pays for memory that later ones reuse
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return min(times), answer


def days_off(calendar):
    """The Mondays to Fridays that are not worked: what the peers can be told."""
    days = np.arange(np.datetime64("2009-01-01"), np.datetime64("2028-01-01"))
    worked = np.asarray(calendar.is_working_day(days))
    return days[~worked & np.is_busday(days)]


def numpy_add(days, n, holidays):
    busdays = np.busdaycalendar(holidays=holidays)
    # The n-th working day strictly after: from a day off, the working day before it is the start.
    return lambda: np.busday_offset(days, n, roll="backward", busdaycal=busdays)


def polars_add(days, n, holidays):
    series = pl.Series(days)
    off = holidays.tolist()
    return lambda: series.dt.add_business_days(n, holidays=off, roll="backward")


def quantlib_add(days, n, holidays):
    calendar = ql.BespokeCalendar("state bodies")
    for weekday in (ql.Saturday, ql.Sunday):
        calendar.addWeekend(weekday)
    for day in holidays.tolist():
        calendar.addHoliday(ql.Date(day.day, day.month, day.year))
    dates = [ql.Date(day.day, day.month, day.year) for day in days[:QUANTLIB_ROWS].tolist()]
    preceding = ql.Preceding

    def run():
        return [calendar.advance(calendar.adjust(date, preceding), n, ql.Days) for date in dates]

    return run


def as_days(answer):
    """Any peer's answer as numpy days."""
    if isinstance(answer, pl.Series):
        answer = answer.to_numpy()
    elif isinstance(answer, list):
        answer = [np.datetime64(dt.date(date.year(), date.month(), date.dayOfMonth())) for date in answer]
    return np.asarray(answer).astype("datetime64[D]")


def main():
    calendar = dondoc.WorkingCalendar.vietnam()
    holidays = days_off(calendar)
    span = (LAST - FIRST).days
    days = np.datetime64(FIRST) + np.random.default_rng(1968).integers(0, span, ROWS)
    narrow = days.astype(np.int64).astype(np.int32)  # as polars and Arrow hold dates
    # Lets the allocator keep memory of this size, as in any process that has worked for a while; else whoever is measured
    # first pays for the pages of its answers again and again.
    np.ones(3_500_000)
    print(f"calendar {calendar.hash[:12]}, {ROWS:,} dates, best of {REPEATS}\n")
    print("| question | library | dates held as | ns a date | times dondoc | answers that differ |")
    print("|---|---|---|---:|---:|---:|")
    slow = []
    for n in (7, 250):
        own = {}
        for held, column in (("datetime64[D]", days), ("int32", narrow)):
            seconds, answer = best_seconds(lambda: calendar.add_working_days(column, n))
            own[held] = seconds / ROWS
            expected = as_days(answer)
            print(f"| add {n} | dondoc | {held} | {own[held] * 1e9:.2f} | 1 | – |")
        for name, held, make in (
            ("numpy", "datetime64[D]", numpy_add),
            ("polars", "int32", polars_add),
            ("QuantLib", "int32", quantlib_add),
        ):
            seconds, answer = best_seconds(make(days, n, holidays))
            answer = as_days(answer)
            each = seconds / len(answer)
            ratio = each / own[held]
            differ = np.mean(answer != expected[: len(answer)])
            print(f"| add {n} | {name} | {held} | {each * 1e9:.1f} | {ratio:.0f} | {differ:.1%} |")
            if name != "QuantLib" and ratio < REQUIRED:
                slow.append(f"add {n}: only {ratio:.1f} times as fast as {name}")
    if slow:
        sys.exit("\n".join(slow))


if __name__ == "__main__":
    main()
