package vn.dondoc

import java.time.Instant
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.Action
import vn.dondoc.core.AsOf
import vn.dondoc.core.DondocException
import vn.dondoc.core.Language
import vn.dondoc.core.Secrecy

internal fun invalid(call: () -> Unit): DondocException.Invalid = assertThrows<DondocException.Invalid> { call() }

class RefusalTest {
    @Test
    fun `Điều 6 khoản 3 - a task without a lead is refused with the article, and nothing is stored`() = office {
        assigned()
        val head = register.head()
        val finding = refused(ISSUED, Action.AssignTask(TASK.copy(id = "NV-2", lead = null)))
        assertEquals("task.without_lead", finding.code)
        assertEquals("lead", finding.field)
        assertEquals("dieu-6.khoan-3", finding.article)
        assertNotNull(finding.quote)
        assertEquals("Nhiệm vụ chưa có cơ quan chủ trì (khoản 3 Điều 6)", renderFinding(finding, Language.VIETNAMESE))
        assertEquals(head, register.head())
    }

    @Test
    fun `Điều 1 khoản 1 - a secret directive is refused, and no message repeats it`() = office {
        assigned()
        for (secrecy in listOf(Secrecy.MAT, Secrecy.TOI_MAT, Secrecy.TUYET_MAT)) {
            val secret = DIRECTIVE.copy(id = "m-$secrecy", abstractText = "Phương án tác chiến", secrecy = secrecy)
            val outcome = apply(ISSUED, Action.RegisterDirective(secret))
            assertFalse("tác chiến" in outcome.toString())
            assertEquals("directive.secret", refused(ISSUED, Action.RegisterDirective(secret)).code)
            assertFalse("tác chiến" in register.check(command(ISSUED, Action.RegisterDirective(secret))).toString())
        }
    }

    @Test
    fun `Điều 7 khoản 2 - who reported a result does not confirm it`() = office {
        assigned()
        accepted(day(9, 4), Action.ReportResult("NV-1", "12/BC-SNV"), HANDLER)
        val finding = refused(day(9, 4), Action.ConfirmResult("NV-1"), SPECIALIST.copy(officer = HANDLER.officer))
        assertEquals("result.self_confirmed", finding.code)
    }

    @Test
    fun `only the lead reports a result`() = office {
        assigned()
        val finding = refused(day(9, 4), Action.ReportResult("NV-1", "1/BC-STC"), HANDLER.copy(agency = "STC"))
        assertEquals("actor.not_allowed", finding.code)
    }

    @Test
    fun `an id that cannot be one is an error, not a refusal`() = office {
        assigned()
        val error = invalid { apply(ISSUED, Action.AssignTask(TASK.copy(id = ""))) }
        assertEquals("id.invalid", error.code)
        assertEquals("task", error.field)
        assertEquals("[id.invalid] task: ${error.detail}", error.toString())
    }

    @Test
    fun `a date outside the calendar is an error`() = office {
        assigned()
        val error = invalid { apply(ISSUED, Action.AssignTask(TASK.copy(id = "NV-2", deadline = LocalDate.of(2200, 1, 1)))) }
        assertEquals("calendar.outside", error.code)
    }

    @Test
    fun `a date outside the years 1 to 9999 is an error, in a record too`() = office {
        assigned()
        assertEquals("date.invalid", invalid { register.standing("NV-1", AsOf(LocalDate.MAX)) }.code)
        val late = command(ISSUED, Action.ConfirmResult("NV-1")).copy(recordedAt = Instant.ofEpochMilli(Long.MAX_VALUE))
        assertEquals("date.invalid", invalid { register.apply(late) }.code)
        assertThrows<ArithmeticException> { register.duties(ISSUED, knownAt = Instant.MAX) }
    }

    @Test
    fun `a task that is not known is an error`() = office {
        assigned()
        val error = assertThrows<DondocException.NotFound> { register.explain("NV-9", AsOf(DEADLINE)) }
        assertEquals("task.unknown", error.code)
        assertThrows<DondocException.NotFound> { register.standing("NV-1", AsOf(ISSUED, nine(ISSUED).minusMillis(1))) }
    }
}
