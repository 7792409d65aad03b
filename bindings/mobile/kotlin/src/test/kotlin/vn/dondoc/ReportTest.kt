package vn.dondoc

import java.nio.file.Path
import java.time.LocalDate
import kotlin.io.path.readLines
import kotlin.io.path.readText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import vn.dondoc.core.PeriodKind
import vn.dondoc.core.Report
import vn.dondoc.core.ReportRow
import vn.dondoc.core.Window

class ReportTest {
    private fun ReportRow.line(): String = counts.run {
        listOf(
            key, carriedOver, newlyAssigned, total, doneOnTime, doneLate, doneNoDeadline, awaitingConfirmation,
            openInTime, openOverdue, openNoDeadline, withdrawn,
        ).joinToString(",")
    }

    private fun Report.lines() = (rows + total).map { it.line() }

    @Test
    fun `Điều 17 - the reports of 2020 are what the register of 2020 says`(@TempDir folder: Path) {
        Register.open("${folder.resolve("register.db")}").use { register ->
            val done = register.importCsv(csvOf2020("register.csv"), csvOf2020("agencies.csv"))
            assertEquals(1200uL, done.tasks)
            assertEquals(0uL, done.alreadyApplied)

            val april = register.report(PeriodKind.MONTH, 2020, 4u)
            assertEquals("tháng 4/2020", periodName(april.period))
            assertEquals(Window(day(15, 3), day(14, 4)), april.window)
            assertEquals(expected("expected-month-2020-04.csv"), april.lines())

            val cutOff = register.report(PeriodKind.MONTH, 2020, 4u, atEndOf(april.window.last).knownAt)
            assertEquals(expected("expected-month-2020-04-known-at-cutoff.csv"), cutOff.lines())
            val digest = REGISTER_2020.resolve("data-2020-04-known-at-cutoff.sha256").readText().trim()
            assertEquals(digest, cutOff.fingerprint.data)
            assertEquals("by_lead", cutOff.definition.id)

            val evaluation = register.report(PeriodKind.MONTH, 2020, 4u, definition = "evaluation")
            val (total, completed) = evaluation.total.cells
            assertEquals(listOf("total", "done"), evaluation.definition.columns.take(2).map { it.id })
            assertEquals(listOf(completed, total), evaluation.total.ratios.single().run { listOf(numerator, denominator) })

            val half = register.report(PeriodKind.HALF_YEAR, 2020, 1u)
            assertEquals(expected("expected-half-2020-1.csv"), half.lines())

            val again = register.importCsv(csvOf2020("register.csv"), csvOf2020("agencies.csv"))
            assertEquals(0uL, again.applied)
        }
    }

    @Test
    fun `a malformed line is named by file, line and column, and nothing of the file is stored`() = office {
        val text = REGISTER_2020.resolve("register.csv").readText().lines().toMutableList()
        text[2] = text[2].replaceFirst(Regex("\\d{4}-\\d{2}-\\d{2}"), "2020-02-30")
        val error = invalid { register.importCsv(CsvFile("sổ.csv", text.joinToString("\n").toByteArray()), csvOf2020("agencies.csv")) }
        assertEquals("import.malformed", error.code)
        assertEquals("sổ.csv", error.field)
        assertTrue("sổ.csv:3:issued_on: [import.date]" in error.detail, error.detail)
        assertEquals(0, register.head().position)
    }

    @Test
    fun `a line that the regulation refuses is named too`() = office {
        val (header, first) = REGISTER_2020.resolve("register.csv").readLines()
        val lead = header.split(',').indexOf("lead")
        val cells = Regex("(\"[^\"]*\"|[^,]*)(,|$)").findAll(first).map { it.groupValues[1] }.toMutableList()
        cells[lead] = ""
        val lines = "$header\n${cells.take(header.split(',').size).joinToString(",")}\n"
        val error = invalid { register.importCsv(CsvFile("sổ.csv", lines.toByteArray()), csvOf2020("agencies.csv")) }
        assertEquals("import.refused", error.code)
        assertTrue("sổ.csv:2:lead: [task.without_lead]" in error.detail, error.detail)
        assertEquals(0, register.head().position)
    }

    @Test
    fun `Điều 17 khoản 1 - a period counts from and to its cut-off days`() {
        assertEquals(Window(LocalDate.of(2019, 12, 15), day(14, 9)), reportWindow(PeriodKind.NINE_MONTHS, 2020, 1u))
        assertEquals("period.invalid", invalid { reportWindow(PeriodKind.QUARTER, 2020, 5u) }.code)
    }
}
