"""Sixty seconds: one directive, one task, where it stands, who must do what, and why."""

import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import dondoc
from dondoc import Action


def quickstart(path: Path) -> str:
    """Fills a new register and says what it answers on 14/4/2020."""
    actor = dondoc.Actor(officer="cv01", agency="VP")
    issued_on = date(2020, 4, 1)
    recorded_at = datetime(2020, 4, 1, 9, tzinfo=timezone(timedelta(hours=7)))

    directive = dondoc.DirectiveDraft(
        "45/UBND-TH@2020-04-01",
        kind="dispatch",
        issued_on=issued_on,
        number="45/UBND-TH",
        signer="Chủ tịch",
        abstract_text="Về việc thi đua, khen thưởng",
        drafting_units=["SNV"],
        specialist="cv01",
    )
    task = dondoc.TaskDraft(
        "NV-1",
        directive=directive.id,
        lead="SNV",
        monitoring_unit="Phòng Nội chính",
        specialist="cv01",
        content="Báo cáo kết quả thi đua quý I",
        deadline=date(2020, 4, 10),
    )
    actions = [
        Action.RegisterAgency(dondoc.Agency("VP", "Văn phòng UBND tỉnh", dondoc.AgencyKind.OFFICE)),
        Action.RegisterAgency(dondoc.Agency("SNV", "Sở Nội vụ", dondoc.AgencyKind.DEPARTMENT)),
        Action.RegisterDirective(directive),
        Action.AssignTask(task),
    ]
    with dondoc.Register.open(path) as register:
        for number, action in enumerate(actions, 1):
            outcome = register.apply(
                dondoc.Command(f"quickstart-{number}", actor, issued_on, recorded_at, action)
            )
            assert isinstance(outcome, dondoc.Outcome.Applied), outcome

        today = date(2020, 4, 14)
        answer = [str(register.explain("NV-1", as_of=today))]
        answer += [f"{duty.agency}: {duty.text.vi}" for duty in register.duties(on=today)]
        return "\n".join(answer)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(quickstart(Path(folder) / "register.db"))
