"""What everybody has to do, written every night: python nightly_duties.py REGISTER OUT [NOW]

OUT gets a calendar for each agency, to be fetched by its calendar program, and `viec-phai-lam.txt` with all of it.
NOW is the instant of the night, such as 2020-04-14T22:00+07:00; left out, the clock's.
"""

import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from pathlib import Path

import dondoc

VIET_NAM = timezone(timedelta(hours=7))


def nightly_duties(file: Path, out: Path, now: datetime) -> int:
    """How many duties are outstanding."""
    today = now.astimezone(VIET_NAM).date()
    with dondoc.Register.open(file) as register:
        names = {agency.code: agency.name for agency in register.agencies()}
        by_agency = defaultdict(list)
        # What was recorded after the night began waits for the next night.
        for duty in register.duties(as_of=dondoc.AsOf(today, now)):
            by_agency[duty.agency].append(duty)

    lines = [f"Việc phải làm đến hết ngày {today:%d/%m/%Y}"]
    for agency, duties in sorted(by_agency.items()):
        (out / f"{agency}.ics").write_bytes(dondoc.icalendar_feed(duties, now).encode())
        overdue = sum(duty.state == dondoc.DutyState.OVERDUE for duty in duties)
        lines += ["", f"{names.get(agency, agency)}: {len(duties)} việc, {overdue} việc quá hạn"]
        for duty in duties:
            about = duty.task or duty.subject or duty.directive or ""
            due = f"{duty.due_on:%d/%m/%Y}" if duty.due_on else "không thời hạn"
            late = " (quá hạn)" if duty.state == dondoc.DutyState.OVERDUE else ""
            lines.append(f"  {due}{late}  {about}  {duty.text.vi}")
    (out / "viec-phai-lam.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(map(len, by_agency.values()))


def main(arguments: "list[str]") -> int:
    """Reads the command line."""
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    now = datetime.fromisoformat(arguments[2]) if len(arguments) == 3 else datetime.now(VIET_NAM)
    print(nightly_duties(Path(arguments[0]), Path(arguments[1]), now), "việc phải làm")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
