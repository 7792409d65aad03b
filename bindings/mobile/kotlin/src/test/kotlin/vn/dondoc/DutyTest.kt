package vn.dondoc

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import vn.dondoc.core.Action
import vn.dondoc.core.AsOf
import vn.dondoc.core.Duty
import vn.dondoc.core.DutyAction
import vn.dondoc.core.DutyState
import vn.dondoc.core.Language

class DutyTest {
    private fun agencies(duties: List<Duty>) = duties.map { it.agency }.toSet()

    @Test
    fun `Điều 7 khoản 1 điểm a - a directive is entered within one working day, Giỗ Tổ not counted`() = office {
        for (agency in listOf(VP, SNV)) accepted(ISSUED, Action.RegisterAgency(agency))
        accepted(ISSUED, Action.RegisterDirective(DIRECTIVE))
        val duty = register.duties(day(4, 4)).single()
        assertEquals("VP", duty.agency)
        assertEquals("cv01", duty.officer)
        assertEquals(DutyAction.ENTER_TASKS, duty.action)
        assertEquals(day(3, 4), duty.dueOn) // 2/4 is Giỗ Tổ
        assertEquals(DutyState.OVERDUE, duty.state)
        assertEquals("dieu-7.khoan-1.diem-a", duty.article)
    }

    @Test
    fun `Điều 8 khoản 1 điểm a - an overdue task is updated on the first working day`() = office {
        assigned()
        val duty = register.duties(day(14, 4)).single { it.action == DutyAction.UPDATE_TASK }
        assertEquals("SNV", duty.agency)
        assertEquals("NV-1", duty.task)
        assertEquals(day(13, 4), duty.dueOn) // 10/4 is a Friday
        assertEquals("dieu-8.khoan-1.diem-a", duty.article)
        assertTrue("10/4/2020" in duty.text.vi)
    }

    @Test
    fun `Điều 7 khoản 2 điểm đ - the Office confirms a result`() = office {
        assigned()
        accepted(day(9, 4), Action.ReportResult("NV-1", "12/BC-SNV"), HANDLER)
        val duty = register.duties(day(14, 4), agency = "VP").single()
        assertEquals(DutyAction.CONFIRM_RESULT, duty.action)
        assertEquals("dieu-7.khoan-2.diem-đ", duty.article)
    }

    @Test
    fun `duties are asked of an agency, of an officer, with those done, with what was known`() = office {
        assigned()
        val on = day(6, 4) // not overdue: nothing to escalate
        val known = nine(ISSUED)
        assertEquals(setOf("SNV"), agencies(register.duties(on)))
        assertEquals(setOf("SNV", "VP"), agencies(register.duties(on, withDone = true)))
        assertEquals(emptySet<String>(), agencies(register.duties(on, agency = "VP")))
        assertEquals(setOf("VP"), agencies(register.duties(on, officer = "cv01", withDone = true)))
        assertEquals(setOf("SNV"), agencies(register.duties(on, known)))
        assertEquals(emptySet<String>(), agencies(register.duties(on, known.minusMillis(1), withDone = true)))
    }

    @Test
    fun `Điều 6 khoản 8 - the reason is given in Vietnamese, each step with its article`() = office {
        assigned()
        val why = register.explain("NV-1", AsOf(day(14, 4)))
        assertEquals("dieu-6.khoan-8", why.steps.last().article)
        assertNull(why.steps.find { it.quote.isBlank() })
        val vi = renderExplanation(why, Language.VIETNAMESE)
        assertTrue("Chưa hoàn thành, quá hạn 4 ngày tính đến 14/4/2020 — khoản 8 Điều 6, 09/2020/QĐ-UBND" in vi, vi)
        assertEquals("Not completed, 4 days overdue as of 2020-04-14", conclusion(why, Language.ENGLISH))
    }
}
