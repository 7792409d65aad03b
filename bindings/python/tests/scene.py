"""A small office: `tests/src/scene.rs`, in Python."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import dondoc

Action = dondoc.Action
AgencyKind = dondoc.AgencyKind

DAY = "2020-04-01"


class Scene:
    """A register, and whoever acts in it: the Office through `cv01`, an agency through its handler."""

    def __init__(
        self, regulation: dondoc.Regulation | None = None, store: dondoc.HostStore | None = None
    ) -> None:
        if store is None:
            self.register = dondoc.Register.in_memory(regulation=regulation)
        else:
            self.register = dondoc.Register.on_host(store, regulation=regulation)
        self.count = 0

    def ask(
        self,
        agency: str,
        on: str,
        action: dondoc.Action,
        *,
        officer: str | None = None,
        recorded_on: str | None = None,
    ) -> dondoc.Outcome:
        self.count += 1
        officer = officer or ("cv01" if agency == "VP" else f"{agency}-01")
        at = datetime.fromisoformat(f"{recorded_on or on}T09:00:00+07:00") + timedelta(seconds=self.count)
        actor = dondoc.Actor(officer, agency)
        return self.register.apply(dondoc.Command(f"c-{self.count}", actor, date.fromisoformat(on), at, action))

    def apply(self, agency: str, on: str, action: dondoc.Action, recorded_on: str | None = None) -> None:
        outcome = self.ask(agency, on, action, recorded_on=recorded_on)
        assert isinstance(outcome, dondoc.Outcome.Applied), outcome

    def enter(self, *agencies: dondoc.Agency, on: str = DAY) -> None:
        for agency in agencies:
            self.apply("VP", on, Action.RegisterAgency(agency))

    def begin(self) -> None:
        """The three agencies, a directive, and the task `NV-1` of `SNV`."""
        self.enter(OFFICE, LEAD, OTHER)
        self.apply("VP", DAY, Action.RegisterDirective(dondoc.DirectiveDraft("VB-1", **directive())))
        self.apply("VP", DAY, Action.AssignTask(dondoc.TaskDraft("NV-1", **task(), directive="VB-1")))

    def neighbours(self) -> None:
        """A department with a sector, a local authority with a unit, and the task `NV-2` of the local authority."""
        local = AgencyKind.LOCAL_AUTHORITY
        self.enter(
            dondoc.Agency("SGD", "Sở Giáo dục và Đào tạo", AgencyKind.DEPARTMENT, sectors=["giao-duc"]),
            LOCAL,
            dondoc.Agency("UBND-P1", "UBND xã An Bình Tây", local, parent="UBND-BT"),
        )
        second = {**task(), "lead": "UBND-BT", "coordinators": [], "sector": "giao-duc"}
        self.apply("VP", DAY, Action.AssignTask(dondoc.TaskDraft("NV-2", **second, directive="VB-1")))


OFFICE = dondoc.Agency("VP", "Văn phòng UBND tỉnh", AgencyKind.OFFICE)
LEAD = dondoc.Agency("SNV", "Sở Nội vụ", AgencyKind.DEPARTMENT)
OTHER = dondoc.Agency("STC", "Sở Tài chính", AgencyKind.DEPARTMENT)
LOCAL = dondoc.Agency("UBND-BT", "UBND huyện Ba Tri", AgencyKind.LOCAL_AUTHORITY)


def directive() -> dict[str, Any]:
    return {
        "number": "45/UBND-TH",
        "kind": "dispatch",
        "issued_on": date.fromisoformat(DAY),
        "signer": "Chủ tịch",
        "abstract_text": "Về việc thi đua, khen thưởng",
        "drafting_units": ["SNV"],
        "specialist": "cv01",
    }


def task() -> dict[str, Any]:
    return {
        "lead": "SNV",
        "coordinators": ["STC"],
        "monitoring_unit": "Phòng Nội chính",
        "specialist": "cv01",
        "content": "Báo cáo kết quả thi đua quý I",
        "deadline": date(2020, 4, 10),
    }
