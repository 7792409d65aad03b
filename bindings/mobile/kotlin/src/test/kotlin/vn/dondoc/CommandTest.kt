package vn.dondoc

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import vn.dondoc.core.Action
import vn.dondoc.core.Agency
import vn.dondoc.core.AgencyEnding
import vn.dondoc.core.AgencyKind
import vn.dondoc.core.AsOf
import vn.dondoc.core.Outcome
import vn.dondoc.core.Progress
import vn.dondoc.core.ReturnReason
import vn.dondoc.core.Severity
import vn.dondoc.core.Standing
import vn.dondoc.core.Succession
import vn.dondoc.core.Timeliness

class CommandTest {
    private val result = Action.ReportResult("NV-1", "12/BC-SNV")

    @Test
    fun `the Office enters itself, then the agencies`() = office {
        accepted(ISSUED, Action.RegisterAgency(VP))
        accepted(ISSUED, Action.RegisterAgency(SNV))
        assertEquals(listOf(VP, SNV), register.agencies())
    }

    @Test
    fun `Điều 6 khoản 1 - a directive is registered with number, day, signer and abstract`() = office {
        accepted(ISSUED, Action.RegisterAgency(VP))
        accepted(ISSUED, Action.RegisterAgency(SNV))
        assertEquals(3, accepted(ISSUED, Action.RegisterDirective(DIRECTIVE)).position)
    }

    @Test
    fun `Điều 7 khoản 1 - a task is assigned to its lead`() = office {
        assigned()
        assertEquals(Standing(Progress.IN_PROGRESS, Timeliness.IN_TIME, 0, 0), standing(DEADLINE))
    }

    @Test
    fun `an agency that ends hands its tasks over`() = office {
        assigned()
        val follower = Agency("SNL", "Sở Nội vụ và Lao động", AgencyKind.DEPARTMENT)
        accepted(day(6, 4), Action.RegisterAgency(follower))
        accepted(day(7, 4), Action.EndAgency("SNV", Succession.MERGED, listOf("SNL")))
        assertEquals(
            AgencyEnding(day(7, 4), Succession.MERGED, listOf("SNL")),
            register.agency("SNV").ended,
        )
        assertEquals("SNL", register.outcomes("NV-1", AsOf(day(7, 4))).first().agency)
    }

    @Test
    fun `Điều 7 khoản 2 điểm b - a directive is corrected from what is entered`() = office {
        assigned()
        val entered = register.directive(DIRECTIVE.id)!!
        assertEquals(DIRECTIVE, entered)
        accepted(day(2, 4), Action.CorrectDirective(entered.copy(number = "46/UBND-TH"), "số đúng"))
        assertEquals("46/UBND-TH", register.directive(DIRECTIVE.id)?.number)
        assertEquals(null, register.directive("VB-404"))
    }

    @Test
    fun `a deadline is amended, and the original can still be seen`() = office {
        assigned()
        accepted(day(9, 4), Action.AmendDeadline("NV-1", day(13, 4), "60/UBND-TH"))
        assertEquals(Standing(Progress.IN_PROGRESS, Timeliness.OVERDUE, 1, 4), standing(day(14, 4)))
    }

    @Test
    fun `Điều 8 khoản 1 - the lead says how the task stands`() = office {
        assigned()
        accepted(day(11, 4), Action.UpdateProgress("NV-1", "Đang tổng hợp báo cáo của các huyện"), HANDLER)
        assertEquals(Progress.IN_PROGRESS, standing(day(11, 4)).progress)
    }

    @Test
    fun `Điều 8 khoản 1 - the lead reports a result, which waits for the Office`() = office {
        assigned()
        accepted(day(9, 4), result, HANDLER)
        assertEquals(Standing(Progress.AWAITING_CONFIRMATION, Timeliness.IN_TIME, 0, 0), standing(day(14, 4)))
    }

    @Test
    fun `Điều 7 khoản 2 - a confirmed result completes the task on the day of the result`() = office {
        assigned()
        accepted(DEADLINE, result, HANDLER)
        accepted(day(14, 4), Action.ConfirmResult("NV-1"))
        assertEquals(Standing(Progress.COMPLETED, Timeliness.IN_TIME, 0, 0), standing(day(14, 4)))
    }

    @Test
    fun `a refused result leaves the task as it was`() = office {
        assigned()
        accepted(day(9, 4), result, HANDLER)
        accepted(day(13, 4), Action.RefuseResult("NV-1", "Thiếu số liệu của huyện Ba Tri"))
        assertEquals(Standing(Progress.IN_PROGRESS, Timeliness.OVERDUE, 3, 3), standing(day(13, 4)))
    }

    @Test
    fun `Điều 8 khoản 2 - a lead returns what is not its competence`() = office {
        assigned()
        val note = "Thuộc chức năng của Sở Tài chính"
        accepted(day(3, 4), Action.ReturnTask("NV-1", ReturnReason.OUTSIDE_COMPETENCE, note), HANDLER)
        assertEquals(Progress.RETURNED, standing(day(3, 4)).progress)
    }

    @Test
    fun `the Office gives a returned task to another lead`() = office {
        assigned()
        val note = "Thuộc chức năng của Sở Tài chính"
        accepted(day(3, 4), Action.ReturnTask("NV-1", ReturnReason.OUTSIDE_COMPETENCE, note), HANDLER)
        accepted(day(6, 4), Action.ReassignTask("NV-1", lead = "STC", reason = "Đúng chức năng"))
        assertEquals(Progress.IN_PROGRESS, standing(day(6, 4)).progress)
        assertEquals("actor.not_allowed", refused(day(7, 4), result, HANDLER).code)
        accepted(day(7, 4), result, HANDLER.copy(agency = "STC"))
    }

    @Test
    fun `the Office withdraws a task`() = office {
        assigned()
        accepted(day(6, 4), Action.WithdrawTask("NV-1", "Không còn cần thiết"))
        assertEquals(Progress.WITHDRAWN, standing(day(6, 4)).progress)
    }

    @Test
    fun `the same command id is the same command`() = office {
        assigned()
        val command = command(day(9, 4), result, HANDLER)
        val first = register.apply(command) as Outcome.Applied
        val head = register.head()
        assertEquals(Outcome.AlreadyApplied(first.position), register.apply(command))
        assertEquals(head, register.head())
        val other = command.copy(action = Action.ReportResult("NV-1", "13/BC-SNV"))
        assertEquals("command.reused", invalid { register.apply(other) }.code)
        assertEquals(head, register.head())
    }

    @Test
    fun `a form shows the findings before the command is sent`() = office {
        assigned()
        val head = register.head()
        val findings = register.check(command(day(9, 4), Action.ReportResult("NV-1"), HANDLER))
        assertEquals(listOf("result.without_document" to Severity.WARNING), findings.map { it.code to it.severity })
        assertEquals(head, register.head())
        assertTrue(findings.single().article != null)
    }
}
