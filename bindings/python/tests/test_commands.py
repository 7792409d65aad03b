"""Commands: each of them applied, refused, applied twice; what their classes show and what they hide."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta, timezone
from typing import Any, Callable

import dondoc
import pytest

Action = dondoc.Action
Outcome = dondoc.Outcome
Do = Callable[..., dondoc.Outcome]
LEAD = dondoc.Actor(officer="nv07", agency="SNV")
AT = datetime(2020, 4, 1, 9, tzinfo=timezone(timedelta(hours=7)))


def position(outcome: dondoc.Outcome) -> int:
    assert isinstance(outcome, Outcome.Applied), outcome
    return outcome.position


def standing(register: dondoc.Register, on: date = date(2020, 4, 14)) -> dondoc.Standing:
    return register.standing("NV-1", as_of=on)


def test_register_agency(register: dondoc.Register, do: Do) -> None:
    office = dondoc.Agency("VP", "Văn phòng UBND tỉnh", dondoc.AgencyKind.OFFICE)
    assert position(do(Action.RegisterAgency(agency=office))) == 1
    unit = dondoc.Agency("VP-NC", "Phòng Nội chính", dondoc.AgencyKind.OTHER, parent="VP")
    position(do(Action.RegisterAgency(agency=unit)))
    assert register.agencies() == [office, unit]
    assert repr(unit) == "Agency(code='VP-NC', name='Phòng Nội chính', kind=AgencyKind.OTHER, parent='VP', sectors=[])"


def test_register_directive_and_assign_task(register: dondoc.Register, begun: Do) -> None:
    assert standing(register) == standing(register)
    assert standing(register).timeliness == dondoc.Timeliness.OVERDUE
    assert standing(register).days_late == 4
    assert "Chưa hoàn thành, quá hạn 4 ngày tính đến 14/4/2020" in str(register.explain("NV-1", date(2020, 4, 14)))
    assert register.head().position == 5


def test_end_agency_hands_its_tasks_over(register: dondoc.Register, begun: Do) -> None:
    follower = dondoc.Agency("SNL", "Sở Nội vụ và Lao động", dondoc.AgencyKind.DEPARTMENT)
    position(begun(Action.RegisterAgency(agency=follower), on=date(2020, 4, 6)))
    before = register.agency("SNV")
    assert (before.agency.code, before.ended, before.known.until) == ("SNV", None, None)
    end = Action.EndAgency("SNV", dondoc.Succession.MERGED, ["SNL"], [dondoc.Handover("NV-1", "SNL")], "12/NQ-HĐND")
    position(begun(end, on=date(2020, 4, 7)))
    ended = register.agency("SNV").ended
    assert ended is not None
    assert (ended.on, ended.how, ended.successors) == (date(2020, 4, 7), dondoc.Succession.MERGED, ["SNL"])
    assert register.agency("SNV", known_at=before.known.since) != before, "its row is closed by now"
    assert register.outcomes("NV-1", date(2020, 4, 7))[0].agency == "SNL"
    with pytest.raises(dondoc.NotFound) as unknown:
        register.agency("SXD")
    assert unknown.value.code == "agency.unknown"


def test_correct_directive_from_what_is_entered(register: dondoc.Register, begun: Do) -> None:
    entered = register.directive("45/UBND-TH@2020-04-01")
    assert entered is not None
    assert register.directive("VB-404") is None
    corrected = dondoc.DirectiveDraft(
        entered.id,
        kind=entered.kind,
        issued_on=entered.issued_on,
        number="46/UBND-TH",
        signer=entered.signer,
        abstract_text=entered.abstract_text,
        drafting_units=entered.drafting_units,
    )
    position(begun(Action.CorrectDirective(corrected, "số đúng")))
    now = register.directive("45/UBND-TH@2020-04-01")
    assert now is not None
    assert now.number == "46/UBND-TH"


def test_assign_to_group(register: dondoc.Register, begun: Do) -> None:
    task = dondoc.TaskDraft("NV-9", directive="45/UBND-TH@2020-04-01", lead=None, content="rà soát", deadline=date(2020, 4, 30))
    group = dondoc.AgencyGroup.OfKind(dondoc.AgencyKind.DEPARTMENT)
    assert repr(group) == "AgencyGroup.OfKind(kind=AgencyKind.DEPARTMENT)"
    position(begun(Action.AssignToGroup(task, group, ["STC"])))
    assert register.standing("NV-9-SNV", as_of=date(2020, 4, 14)).timeliness == dondoc.Timeliness.IN_TIME
    with pytest.raises(dondoc.NotFound):
        register.standing("NV-9-STC", as_of=date(2020, 4, 14))


def test_amend_deadline(register: dondoc.Register, begun: Do) -> None:
    amend = Action.AmendDeadline(task="NV-1", deadline=date(2020, 4, 20), document="50/UBND-TH")
    position(begun(amend, on=date(2020, 4, 9)))
    assert (standing(register).days_late, standing(register).days_late_original) == (0, 4)
    position(begun(Action.AmendDeadline(task="NV-1", deadline=None, document=None), on=date(2020, 4, 10)))
    assert standing(register).timeliness == dondoc.Timeliness.NO_DEADLINE


def test_update_progress(register: dondoc.Register, begun: Do) -> None:
    position(begun(Action.UpdateProgress(task="NV-1", note="Đang lấy ý kiến"), actor=LEAD, on=date(2020, 4, 11)))
    assert standing(register).progress == dondoc.Progress.IN_PROGRESS


def test_report_and_confirm_result(register: dondoc.Register, begun: Do) -> None:
    result = begun(Action.ReportResult(task="NV-1", document="12/BC-SNV"), actor=LEAD, on=date(2020, 4, 9))
    position(result)
    assert standing(register).progress == dondoc.Progress.AWAITING_CONFIRMATION
    position(begun(Action.ConfirmResult(task="NV-1"), on=date(2020, 4, 10)))
    assert standing(register).progress == dondoc.Progress.COMPLETED
    assert standing(register).timeliness == dondoc.Timeliness.IN_TIME


def test_refuse_result(register: dondoc.Register, begun: Do) -> None:
    position(begun(Action.ReportResult(task="NV-1", document=None), actor=LEAD, on=date(2020, 4, 9)))
    position(begun(Action.RefuseResult(task="NV-1", reason="Thiếu số liệu"), on=date(2020, 4, 10)))
    assert standing(register).progress == dondoc.Progress.IN_PROGRESS


def test_return_and_reassign_task(register: dondoc.Register, begun: Do) -> None:
    back = Action.ReturnTask(
        task="NV-1", reason=dondoc.ReturnReason.OUTSIDE_COMPETENCE, note="Thuộc Sở Tài chính"
    )
    position(begun(back, actor=LEAD, on=date(2020, 4, 2)))
    assert standing(register).progress == dondoc.Progress.RETURNED
    again = Action.ReassignTask(task="NV-1", lead="STC", coordinators=["SNV"], reason="Đúng thẩm quyền")
    position(begun(again, on=date(2020, 4, 3)))
    assert standing(register).progress == dondoc.Progress.IN_PROGRESS
    assert {duty.task for duty in register.duties(date(2020, 4, 14), agency="STC") if duty.task} == {"NV-1"}


def test_withdraw_task(register: dondoc.Register, begun: Do) -> None:
    position(begun(Action.WithdrawTask(task="NV-1", reason="Trùng nhiệm vụ"), on=date(2020, 4, 3)))
    assert standing(register).progress == dondoc.Progress.WITHDRAWN


def test_a_command_twice(register: dondoc.Register, begun: Do) -> None:
    withdraw = Action.WithdrawTask(task="NV-1", reason="Trùng nhiệm vụ")
    first = begun(withdraw, on=date(2020, 4, 3), id="once")
    head = register.head()
    again = begun(withdraw, on=date(2020, 4, 3), at=AT + timedelta(days=9), id="once")
    assert isinstance(again, Outcome.AlreadyApplied)
    assert again.position == position(first)
    assert register.head() == head
    with pytest.raises(dondoc.InvalidInput) as caught:
        begun(Action.WithdrawTask(task="NV-1", reason="Lý do khác"), on=date(2020, 4, 3), id="once")
    assert caught.value.code == "command.reused"
    assert "Lý do khác" not in str(caught.value)


def test_a_task_without_a_lead(register: dondoc.Register, begun: Do) -> None:
    head = register.head()
    task = dondoc.TaskDraft("NV-2", directive="45/UBND-TH@2020-04-01", content="Báo cáo")
    command = dondoc.Command("x", dondoc.Actor("cv01", "VP"), date(2020, 4, 1), AT + timedelta(1), Action.AssignTask(task))
    checked = register.check(command)
    outcome = register.apply(command)
    assert isinstance(outcome, Outcome.Refused)
    assert outcome.findings == checked
    (finding,) = [finding for finding in checked if finding.severity == dondoc.Severity.ERROR]
    assert (finding.code, finding.field, finding.article) == ("task.without_lead", "lead", "dieu-6.khoan-3")
    assert finding.quote is not None and finding.text.vi in str(finding)
    assert finding.line("en").startswith(finding.text.en)
    assert repr(finding) == (
        "Finding(code='task.without_lead', severity=Severity.ERROR, field='lead', article='dieu-6.khoan-3')"
    )
    assert register.head() == head
    with pytest.raises(dondoc.NotFound):
        register.explain("NV-2", as_of=date(2020, 4, 14))


def test_a_date_outside_the_calendar(register: dondoc.Register, begun: Do) -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        begun(Action.AmendDeadline(task="NV-1", deadline=date(2200, 1, 1), document=None))
    assert caught.value.code == "calendar.outside"


@pytest.mark.parametrize("wrong", [datetime(2020, 4, 1), "2020-04-01"])
def test_a_date_is_a_date(wrong: Any) -> None:
    for ask in (
        lambda: dondoc.Command("x", LEAD, wrong, AT, Action.ConfirmResult(task="NV-1")),
        lambda: dondoc.TaskDraft("NV-2", directive="d", deadline=wrong),
        lambda: dondoc.DirectiveDraft("d", kind="dispatch", issued_on=wrong),
        lambda: Action.AmendDeadline(task="NV-1", deadline=wrong, document=None),
    ):
        with pytest.raises(TypeError, match="without a time"):
            ask()


def test_an_instant_has_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dondoc.Command("x", LEAD, date(2020, 4, 1), datetime(2020, 4, 1), Action.ConfirmResult(task="NV-1"))


@pytest.mark.parametrize("wrong", ["", " NV-1", "a\nb", "x" * 201])
def test_an_id_is_checked(wrong: str) -> None:
    with pytest.raises(dondoc.InvalidInput) as caught:
        Action.ConfirmResult(task=wrong)
    assert caught.value.code == "id.invalid"


def test_defaults() -> None:
    task = dondoc.TaskDraft("NV-2", directive="d")
    assert (task.lead, task.coordinators, task.monitoring_unit, task.specialist) == (None, [], None, None)
    assert (task.content, task.deadline) == ("", None)
    directive = dondoc.DirectiveDraft("d", kind="dispatch", issued_on=date(2020, 4, 1), drafting_units=("SNV",))
    assert (directive.secrecy, directive.number, directive.drafting_units) == (
        dondoc.Secrecy.UNCLASSIFIED,
        None,
        ["SNV"],
    )
    assert dondoc.TaskDraft("NV-2", directive="d", coordinators=("STC", "SNV")).coordinators == ["STC", "SNV"]


def test_a_match_tells_them_apart() -> None:
    action = Action.ReassignTask(task="NV-1", lead="STC", coordinators=[], reason="r")
    assert Action.ReassignTask.__match_args__ == ("task", "lead", "coordinators", "reason")
    assert isinstance(action, Action.ReassignTask) and isinstance(action, Action)
    assert (action.name, action.task, action.lead) == ("reassign_task", "NV-1", "STC")
    assert Outcome.Applied.__match_args__ == ("position", "findings")


def test_a_repr_shows_ids_and_no_text() -> None:
    secret = "Nội dung không nên vào nhật ký"
    directive = dondoc.DirectiveDraft(
        "d1", kind="dispatch", issued_on=date(2020, 4, 1), signer=secret, abstract_text=secret
    )
    task = dondoc.TaskDraft("NV-2", directive="d1", lead="SNV", content=secret, deadline=date(2020, 4, 10))
    actions = [
        Action.RegisterDirective(directive),
        Action.AssignTask(task),
        Action.UpdateProgress(task="NV-2", note=secret),
        Action.RefuseResult(task="NV-2", reason=secret),
        Action.ReturnTask(task="NV-2", reason=dondoc.ReturnReason.MISSING, note=secret),
        Action.ReassignTask(task="NV-2", lead="SNV", coordinators=[], reason=secret),
        Action.WithdrawTask(task="NV-2", reason=secret),
    ]
    shown = [directive, task, *actions, *(dondoc.Command("c", LEAD, date(2020, 4, 1), AT, it) for it in actions)]
    for value in shown:
        assert secret not in repr(value) and secret not in str(value)
        assert "d1" in repr(value) or "NV-2" in repr(value)
    assert repr(task) == (
        "TaskDraft(id='NV-2', directive='d1', lead='SNV', coordinators=[], deadline=2020-04-10)"
    )


def test_values_are_values() -> None:
    one, two = (dondoc.TaskDraft("NV-2", directive="d1", lead="SNV") for _ in range(2))
    assert one == two and hash(one) == hash(two) and len({one, two}) == 1
    assert Action.AssignTask(one) == Action.AssignTask(two) != Action.ConfirmResult(task="NV-2")
    with pytest.raises(AttributeError):
        setattr(one, "lead", "STC")
    for member in (dondoc.Severity.ERROR, dondoc.Secrecy.TOI_MAT, dondoc.DayKind.MAKE_UP):
        assert pickle.loads(pickle.dumps(member)) == copy.deepcopy(member) == member
    assert dondoc.Severity.INFORMATION < dondoc.Severity.WARNING < dondoc.Severity.ERROR
