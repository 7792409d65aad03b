package vn.dondoc

import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource
import vn.dondoc.core.Certainty
import vn.dondoc.core.DayKind
import vn.dondoc.core.DutyAction
import vn.dondoc.core.LunarDate

class CalendarTest {
    private val calendar = WorkingCalendar.vietnam()

    @ParameterizedTest
    @CsvSource(
        "2020-03-26, 1, 2020-03-27", "2020-03-27, 1, 2020-03-30", "2020-04-01, 1, 2020-04-03",
        "2020-04-29, 1, 2020-05-04", "2020-01-22, 1, 2020-01-30", "2024-04-26, 1, 2024-05-02",
        "2024-05-03, 1, 2024-05-04", "2025-12-31, 1, 2026-01-05", "2026-01-09, 1, 2026-01-10",
        "2011-01-29, 1, 2011-01-30", "2026-11-23, 1, 2026-11-25",
        "2026-08-17, 7, 2026-08-25", "2026-08-24, 7, 2026-09-07", "2026-02-13, 7, 2026-03-03",
        "2020-02-07, 7, 2020-02-18",
    )
    fun `Điều 7 khoản 1 and Điều 15 khoản 5 - working days with make-up days and holidays`(
        event: LocalDate, days: Int, due: LocalDate,
    ) {
        assertEquals(due, calendar.addWorkingDays(event, days))
        assertEquals(days, calendar.workingDaysBetween(event, due))
        if (days == 1) assertEquals(due, calendar.nextWorkingDay(event))
    }

    @ParameterizedTest
    @CsvSource("2026-11-11, 2026-11-11", "2026-11-21, 2026-11-23", "2026-11-24, 2026-11-25", "2026-02-28, 2026-03-02")
    fun `Bộ luật Dân sự Điều 148 khoản 5 - a period that ends on a day of rest ends on the next working day`(
        last: LocalDate, due: LocalDate,
    ) {
        assertEquals(due, calendar.rollForward(last))
    }

    @Test
    fun `a day says what it is, by which act, and how sure that is`() {
        val day = calendar.day(LocalDate.of(2026, 11, 24))
        assertEquals(DayKind.HOLIDAY, day.kind)
        assertEquals("Ngày Văn hóa Việt Nam", day.name)
        assertEquals(Certainty.ANNOUNCED, day.certainty)
        assertFalse(calendar.isWorkingDay(day.date))
        assertEquals("calendar.outside", invalid { calendar.day(LocalDate.of(1994, 12, 31)) }.code)
    }

    @Test
    fun `a notice gives another calendar, by which a register may count`() {
        val notice = """
            year = 2020
            source = "Văn phòng Chính phủ"
            confidence = "A"
            [[swap]]
            off = "2020-04-03"
            work = "2020-04-11"
            status = "announced"
            confidence = "A"
            source = "Văn phòng Chính phủ"
        """.trimIndent()
        val amended = calendar.withNotice(notice)
        assertEquals(listOf(day(3, 4), day(11, 4)), calendar.diff(amended).map { it.date })
        assertTrue(calendar.hash() != amended.hash())
        assertTrue(amended.version().endsWith("+2020"))
        Register.inMemory(amended).use {
            val duties = Office(it).assigned().register.duties(day(14, 4), withDone = true)
            assertEquals(day(6, 4), duties.single { duty -> duty.action == DutyAction.ENTER_TASKS }.dueOn)
            assertEquals(day(11, 4), duties.single { duty -> duty.action == DutyAction.UPDATE_TASK }.dueOn)
        }
        assertEquals("calendar.notice", invalid { calendar.withNotice("year = 2020") }.code)
    }

    @Test
    fun `many days are asked in one call`() {
        val days = listOf(LocalDate.of(2026, 1, 9), LocalDate.of(2024, 5, 3))
        val due = listOf(LocalDate.of(2026, 1, 10), LocalDate.of(2024, 5, 4))
        assertEquals(due, calendar.addWorkingDaysToAll(days, 1))
        assertEquals(listOf(1, 1), calendar.workingDaysBetweenAll(days, due))
        assertEquals("columns.length", invalid { calendar.workingDaysBetweenAll(days, emptyList()) }.code)

        val column = calendar.addWorkingDaysToBytes(bytes(days + LocalDate.of(1900, 1, 1)), 1)
        assertArrayEquals(byteArrayOf(1, 1, 0), column.valid)
        assertArrayEquals(bytes(due + LocalDate.EPOCH), column.values)
        val between = calendar.workingDaysBetweenBytes(bytes(days), bytes(due))
        assertArrayEquals(byteArrayOf(1, 0, 0, 0, 1, 0, 0, 0), between.values)
        assertEquals("columns.length", invalid { calendar.addWorkingDaysToBytes(ByteArray(3), 1) }.code)
    }

    private fun bytes(days: List<LocalDate>): ByteArray {
        val buffer = ByteBuffer.allocate(4 * days.size).order(ByteOrder.LITTLE_ENDIAN)
        days.forEach { buffer.putInt(it.toEpochDay().toInt()) }
        return buffer.array()
    }

    @Test
    fun `Tết is the first day of the lunar year`() {
        assertEquals(LocalDate.of(2026, 2, 17), tet(2026))
        assertEquals(LunarDate(2026, 1u, 1u, false), toLunar(tet(2026)))
        assertEquals(day(2, 4), fromLunar(LunarDate(2020, 3u, 10u, false))) // Giỗ Tổ
        assertEquals("lunar.invalid", invalid { fromLunar(LunarDate(2020, 13u, 1u, false)) }.code)
    }
}
