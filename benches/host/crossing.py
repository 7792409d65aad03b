"""What a store of the host in Python costs: the same commands and the same question, in memory and in dicts of Python.

    cargo xtask bench host

The time that the methods of the store take themselves is taken off: what is left over memory is the crossing, values made into
Python's and back. Best of some runs.
"""

import sys
import time
from datetime import date, datetime, timezone
from pathlib import Path

import dondoc

sys.path.insert(0, str(Path(__file__).parents[2] / "bindings" / "python" / "tests"))
from stores import Around, DictStore  # noqa: E402

COMMANDS = 1_000
TASKS = 2_000
REPEATS = 5
DAY, AT = date(2020, 4, 1), datetime(2020, 4, 1, tzinfo=timezone.utc)
ACTOR = dondoc.Actor("cv01", "VP")


def command(id, action):
    return dondoc.Command(id, ACTOR, DAY, AT, action)


def agency(code, kind):
    return command(code, dondoc.Action.RegisterAgency(dondoc.Agency(code, f"Cơ quan {code}", kind)))


def directive():
    text = {"number": "45/UBND", "signer": "Chủ tịch", "abstract_text": "Về việc", "specialist": "cv01"}
    draft = dondoc.DirectiveDraft("VB", kind="dispatch", issued_on=DAY, drafting_units=["A0"], **text)
    return command("VB", dondoc.Action.RegisterDirective(draft))


def task(number):
    draft = dondoc.TaskDraft(f"NV-{number}", directive="VB", lead="A0", content="Báo cáo", deadline=date(2020, 4, 10))
    return command(draft.id, dondoc.Action.AssignTask(draft))


BEGIN = [agency("VP", dondoc.AgencyKind.OFFICE), agency("A0", dondoc.AgencyKind.DEPARTMENT), directive()]
ENTRIES = [agency(f"B{number}", dondoc.AgencyKind.DEPARTMENT) for number in range(COMMANDS)]


class Clock:
    """The time that a store takes for itself."""

    def __init__(self):
        self.spent, self.began = 0.0, 0.0

    def begin(self, number):
        self.began = time.perf_counter()

    def end(self, number):
        self.spent += time.perf_counter() - self.began


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def run(register, clock, store):
    """Seconds of the commands and of the question, each without the store's own; and the crossings of each."""

    def measured(work):
        calls, spent = (store.calls, clock.spent) if store else (0, 0.0)
        took = seconds(work)
        return (took - (clock.spent - spent), store.calls - calls) if store else (took, 0)

    def record():
        for one in ENTRIES:
            register.apply(one)

    for one in BEGIN:
        register.apply(one)
    recorded = measured(record)
    for number in range(TASKS):
        register.apply(task(number))
    return recorded, measured(lambda: register.report(dondoc.ReportPeriod.month(2020, 4)))


def hosted():
    clock = Clock()
    store = Around(DictStore(), before=clock.begin, after=clock.end)
    return run(dondoc.Register.on_host(store), clock, store)


def main():
    memory = [run(dondoc.Register.in_memory(), None, None) for _ in range(REPEATS)]
    host = [hosted() for _ in range(REPEATS)]
    (apply, _), (report, _) = (min(part) for part in zip(*memory))
    (host_apply, crossings), (host_report, _) = (min(part) for part in zip(*host))
    each = crossings / COMMANDS
    print(f"a command: {apply / COMMANDS * 1e6:.0f} µs in memory, {host_apply / COMMANDS * 1e6:.0f} µs in a store in Python")
    print(f"  of {each:.1f} crossings, besides what the store itself takes")
    print(f"a crossing: {(host_apply - apply) / crossings * 1e6:.1f} µs")
    print(f"a report of {TASKS} tasks: {report * 1e3:.1f} ms in memory, {host_report * 1e3:.1f} ms in a store in Python")


if __name__ == "__main__":
    main()
