package vn.dondoc

import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.Action
import vn.dondoc.core.AgencyPart
import vn.dondoc.core.AsOf
import vn.dondoc.core.DeadlineConfidence
import vn.dondoc.core.DeadlineKind
import vn.dondoc.core.DondocException
import vn.dondoc.core.DutyAction
import vn.dondoc.core.Language
import vn.dondoc.core.Progress
import vn.dondoc.core.ReminderForm
import vn.dondoc.core.ReminderSubject

/** What a register keeps beside the standing: its history, its regulations, and what happened around a task. */
class HistoryTest {
    @Test
    fun `a history that was kept outside is found again, another one is not`() = office {
        assigned()
        val head = register.head()
        assertEquals(head, register.verify())
        accepted(day(6, 4), Action.UpdateProgress("NV-1", "đang làm"), HANDLER)
        assertEquals(head.position + 1, register.verify(head).position)
        val other = assertThrows<DondocException.Integrity> { register.verify(head.copy(hash = "0".repeat(64))) }
        assertEquals(head.position, other.position)
        assertEquals("head.invalid", invalid { register.verify(head.copy(hash = "không")) }.code)
    }

    @Test
    fun `each directive lives under the regulation of its day`() {
        val later = regulationSource("vn-ben-tre-2020")
            .replaceFirst("id = \"vn-ben-tre-2020\"", "id = \"vn-ben-tre-sau\"")
            .replaceFirst("in_force_on = \"2020-03-26\"", "in_force_on = \"2021-07-01\"")
            .replaceFirst("value = { working_days = 1 }", "value = { working_days = 2 }")
        val both = listOf(Regulation.parse(later), Regulation.load("vn-ben-tre-2020"))
        Register.inMemory(regulations = both).use { register ->
            val office = Office(register).assigned()
            val issuedOn = LocalDate.of(2021, 7, 1)
            office.accepted(issuedOn, Action.RegisterDirective(DIRECTIVE.copy(id = "VB-2", issuedOn = issuedOn)))
            office.accepted(issuedOn, Action.AssignTask(TASK.copy(id = "NV-2", directive = "VB-2", deadline = null)))
            val entry = register.duties(LocalDate.of(2021, 7, 6), withDone = true)
                .filter { it.action == DutyAction.ENTER_TASKS }
                .associate { it.regulation to it.dueOn }
            val wanted = mapOf("vn-ben-tre-2020@1" to day(3, 4), "vn-ben-tre-sau@1" to LocalDate.of(2021, 7, 5))
            assertEquals(wanted, entry)
            assertEquals("vn-ben-tre-sau@1", register.explain("NV-2", AsOf(issuedOn)).version)
        }
        val twice = listOf(Regulation.load("vn-ben-tre-2020"), Regulation.load("vn-ben-tre-2020"))
        assertEquals("regulation.invalid", invalid { Register.inMemory(regulations = twice) }.code)
    }

    @Test
    fun `Điều 8 khoản 1 điểm a - a duty says why it is owed`() = office {
        assigned()
        val duty = register.duties(day(14, 4)).single { it.action == DutyAction.UPDATE_TASK }
        val why = register.explainDuty(duty)
        assertEquals("dieu-8.khoan-1.diem-a", why.steps.first().article)
        val vi = renderExplanation(why, Language.VIETNAMESE)
        assertTrue("chậm nhất sau 01 ngày nhiệm vụ bị quá hạn" in vi, vi)
        assertTrue("13/4/2020" in vi, vi)
    }

    @Test
    fun `Điều 10 khoản 2 - a coordinator does its part, a reminder moves nothing`() = office {
        assigned()
        accepted(ISSUED, Action.AssignTask(TASK.copy(id = "NV-2", coordinators = listOf("STC"))))
        val coordinator = HANDLER.copy(agency = "STC")
        accepted(day(8, 4), Action.Contribute("NV-2", "số liệu quý I"), coordinator)
        val subject = ReminderSubject.EXECUTION
        accepted(day(9, 4), Action.Remind("NV-2", "SNV", subject, ReminderForm.SYSTEM, note = "nhắc"))
        val outcomes = register.outcomes("NV-2", AsOf(day(14, 4)))
        assertEquals(
            listOf(AgencyPart.LEAD to Progress.IN_PROGRESS, AgencyPart.COORDINATOR to Progress.COMPLETED),
            outcomes.map { it.part to it.standing.progress },
        )
        val around = register.followUp("NV-2")
        assertEquals(listOf("STC" to day(8, 4)), around.contributions.map { it.agency to it.on })
        assertEquals(listOf("SNV" to day(9, 4)), around.reminders.map { it.to to it.on })
        assertTrue(register.followUp("NV-1").contributions.isEmpty())
    }

    @Test
    fun `Điều 9 khoản 1 - a discrepancy is a case of the register`() = office {
        assigned()
        accepted(day(6, 4), Action.OpenDiscrepancy("SL-1", "SNV", "lệch một nhiệm vụ"))
        val found = register.cases().discrepancies.single()
        assertEquals(listOf("SL-1", "SNV", day(6, 4), true), found.run { listOf(case, agency, openedOn, foundByOffice) })
        assertNull(found.settledOn)
        assertTrue(register.cases(nine(day(5, 4))).discrepancies.isEmpty())
    }

    @Test
    fun `Điều 6 khoản 7 - the words of a deadline are read, or a question is asked`() {
        val before = parseDeadline("trước ngày 20/4/2020", ISSUED)
        assertEquals(DeadlineKind.DATE to day(19, 4), before.kind to before.due)
        assertEquals(setOf(day(19, 4), day(20, 4)), before.readings.mapNotNull { it.due }.toSet())
        val now = parseDeadline("ngay", ISSUED)
        assertEquals(DeadlineConfidence.AMBIGUOUS, now.confidence)
        assertNull(now.due)
        assertEquals("deadline.invalid", invalid { parseDeadline("ngày 31/4/2020", ISSUED) }.code)
    }
}
