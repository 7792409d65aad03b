package vn.dondoc

import java.time.Instant
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource
import vn.dondoc.core.AsOf

class DateTest {
    private val day = LocalDate.of(2020, 4, 14)

    @ParameterizedTest
    @ValueSource(strings = ["0001-01-01", "1900-02-28", "1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"])
    fun `a date goes there and back`(text: String) {
        assertEquals(LocalDate.parse(text), parseDate(text))
    }

    @Test
    fun `a date is written as offices write it`() {
        assertEquals("14/4/2020", writeDate(day))
    }

    @Test
    fun `a day ends at midnight in Viet Nam`() {
        assertEquals(AsOf(day, Instant.parse("2020-04-14T23:59:59.999+07:00")), atEndOf(day))
    }

    @Test
    fun `a date outside the years 1 to 9999 is the error of the call`() {
        for (outside in listOf(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MIN, LocalDate.MAX)) {
            assertEquals("date.invalid", invalid { writeDate(outside) }.code)
        }
    }

    @Test
    fun `an error has its fields and says what the library says`() {
        val error = invalid { parseDate("2020-02-30") }
        assertEquals("date", error.field)
        assertEquals("[date.invalid] date: ${error.detail}", error.toString())
        assertTrue("2020-02-30" !in error.toString())
    }

    @Test
    fun `the version is there`() {
        assertEquals(3, libraryVersion().split('.').size)
    }
}
