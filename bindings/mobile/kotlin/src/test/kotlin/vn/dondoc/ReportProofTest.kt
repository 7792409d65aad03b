package vn.dondoc

import java.time.Instant
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.Action
import vn.dondoc.core.AsOf
import vn.dondoc.core.ClaimedRow
import vn.dondoc.core.DondocException
import vn.dondoc.core.DutyAction
import vn.dondoc.core.Grouping
import vn.dondoc.core.Language
import vn.dondoc.core.Percent
import vn.dondoc.core.PeriodKind
import vn.dondoc.core.ReportDefinition
import vn.dondoc.core.ReportSection
import vn.dondoc.core.Timeliness

/** A figure opened to its tasks, two editions, and figures that others typed: as `test_report_proof.py`. */
class ReportProofTest {
    private val cutOff = Instant.parse("2020-04-14T16:59:59.999Z")
    private val pack = Regulation.load("vn-ben-tre-2020")

    /** Hải Phòng, ten months of 2018, as published. */
    private val haiPhong =
        mapOf("total" to 15_533L, "done" to 13_119L, "open" to 2_414L, "open_in_time" to 2_065L, "open_overdue" to 348L)

    private fun definition(id: String): ReportDefinition = pack.reports().single { it.id == id }

    @Test
    fun `the reports of a pack are data, with their headings and the clause that they rest on`() {
        assertEquals(listOf("by_lead", "evaluation", "three_classes", "national"), pack.reports().take(4).map { it.id })
        val national = definition("national")
        assertEquals(listOf(Grouping.LEAD), national.groups)
        assertEquals("Đến hạn", national.columns.single { it.id == "due" }.label.vi)
        assertEquals(listOf("done_of_due", "overdue_of_due"), national.ratios.map { it.id })
        assertTrue(national.identities.any { it.sum == "due" && it.parts == listOf("done", "open_overdue") })
        assertEquals(national.clause.quote.isEmpty(), national.clause.article == null)
    }

    @Test
    fun `every figure opens to as many tasks as it says`() = imported {
        for (id in listOf("by_lead", "evaluation", "by_coordinator", "overdue_age")) {
            val report = april(cutOff, id)
            for (row in listOf(report.rows.first(), report.total)) {
                for ((column, figure) in report.cells(row)) {
                    cell(report, row, column).use { assertEquals(figure, it.tasks().size.toLong(), "$id ${row.key} $column") }
                }
            }
        }
    }

    @Test
    fun `each task of a figure is listed and explained`() = imported {
        val report = april()
        val row = report.rows.first { it.counts.openOverdue > 0 }
        cell(report, row, "open_overdue").use { cell ->
            val tasks = cell.tasks()
            assertEquals(row.counts.openOverdue, tasks.size.toLong())
            for (task in tasks) {
                assertEquals(Timeliness.OVERDUE, standing(task, AsOf(report.window.last)).timeliness)
            }
            val explained = cell.explain()
            assertEquals(tasks, explained.map { it.task })
            assertTrue(explained.all { "quá hạn" in conclusion(it.explanation, Language.VIETNAMESE) })
            val lines = cell.list()
            assertEquals(tasks, lines.map { it.task })
            assertTrue(lines.all { it.lead == row.key && it.standing.daysLate > 0 && it.deadline!! < report.window.last })
        }
        assertEquals("report.unknown", assertThrows<DondocException.NotFound> { cell(report, row, "finished") }.code)
        val typed = row.copy(cells = row.cells.map { it + 1 })
        assertEquals("report.moved", invalid { cell(report, typed, "total") }.code)
    }

    @Test
    fun `a report asked again is the same text, and its definition may be asked by`() = imported {
        val first = april(cutOff, "evaluation")
        val again = reportBy(first.definition, first.period, cutOff)
        assertEquals(first, again)
        assertEquals(canonicalReport(first), canonicalReport(again))
        assertTrue(canonicalReport(first).startsWith("{\"format\":\"dondoc report 1\""))
        assertEquals(fingerprintHash(first.fingerprint), fingerprintHash(again.fingerprint))
        assertNotEquals(fingerprintHash(first.fingerprint), fingerprintHash(april(definition = "evaluation").fingerprint))
        val nameless = first.definition.copy(columns = emptyList())
        assertEquals("regulation.invalid", invalid { reportBy(nameless, first.period) }.code)
    }

    @Test
    fun `two editions differ by the tasks that moved, and by the events that moved them`() = imported {
        val (before, after) = april(cutOff) to april()
        val comparison = compare(before, after)
        val totals = comparison.figures.filter { it.key == "TOTAL" }.associate { it.column to it.after - it.before }
        assertTrue(totals.isNotEmpty())
        val moved = mutableMapOf<String, Long>()
        for (move in comparison.moves) {
            assertTrue(move.causes.isNotEmpty())
            assertTrue(move.causes.all { it.recordedAt > cutOff && it.stream == "task/${move.task}" })
            move.before.flatMap { it.columns }.forEach { moved.merge(it, -1, Long::plus) }
            move.after.flatMap { it.columns }.forEach { moved.merge(it, 1, Long::plus) }
        }
        assertEquals(totals, moved.filterValues { it != 0L })
        val kinds = comparison.moves.flatMap { it.causes }.map { it.kind }.toSet()
        assertTrue(kinds.containsAll(listOf("task_assigned", "result_confirmed")), "$kinds")
        assertEquals("report.incomparable", invalid { compare(before, april(definition = "national")) }.code)
    }

    @Test
    fun `a result moves one task by one event`() = office {
        assigned()
        val before = register.april()
        val result = accepted(day(9, 4), Action.ReportResult(TASK.id, "98/SNV-TH"), HANDLER)
        val comparison = register.compare(before, register.april())
        val move = comparison.moves.single()
        assertEquals("NV-1", move.task)
        assertEquals(listOf("newly_assigned", "total", "open_overdue"), move.before.single().columns)
        assertTrue("awaiting_confirmation" in move.after.single().columns, "${move.after}")
        assertEquals(listOf(result.position), move.causes.map { it.position })
    }

    @Test
    fun `the published figures of Hải Phòng do not close`() {
        val row = ClaimedRow(key = "TOTAL", figures = haiPhong, shares = mapOf("done_share" to parsePercent("84,46 %")))
        val open = pack.openSums(listOf(row), "evaluation").single()
        assertEquals("TOTAL", open.key)
        assertEquals("open = open_in_time + open_overdue", open.identity)
        assertEquals("2414" to "2413", open.claimed to open.computed)
        val share = row.copy(figures = haiPhong - "open", shares = mapOf("done_share" to Percent(8445, 2u)))
        val wrong = pack.openSums(listOf(share), "evaluation").single()
        assertEquals("84.45" to "84.46", wrong.claimed to wrong.computed)
        assertEquals("84,46", writePercent(parsePercent("84.46")))
        assertEquals("report.claim", invalid { parsePercent("viele") }.code)
        assertEquals("report.claim", invalid { pack.openSums(listOf(row, row), "evaluation") }.code)
        val unknown = assertThrows<DondocException.NotFound> { pack.openSums(listOf(ClaimedRow(key = "TOTAL", figures = mapOf("x" to 1L)))) }
        assertEquals("report.unknown", unknown.code)
    }

    @Test
    fun `figures of an agency are held against the register, task by task`() = imported {
        val report = april()
        val copied = (report.rows + report.total).map { ClaimedRow(key = it.key, figures = report.cells(it)) }
        val same = reconcile(copied, report)
        assertTrue(same.open.isEmpty() && same.differences.isEmpty(), "$same")
        val row = report.rows.first { it.counts.openOverdue > 0 }
        val overdue = row.counts.openOverdue
        val tasks = cell(report, row, "open_overdue").use { it.tasks() }
        val claimed = ClaimedRow(
            key = row.key,
            figures = report.cells(row) + ("open_overdue" to overdue - 1),
            tasks = mapOf("open_overdue" to tasks.drop(1) + "NV-LẠ"),
        )
        val found = reconcile(listOf(claimed), report)
        assertEquals(listOf(row.key), found.open.map { it.key })
        val difference = found.differences.single()
        assertEquals("open_overdue", difference.column)
        assertEquals(overdue - 1 to overdue, difference.claimed to difference.counted)
        assertEquals(listOf("NV-LẠ") to tasks.take(1), difference.onlyClaimed to difference.onlyCounted)
    }

    @Test
    fun `Điều 7, 8, 9 - discipline counts who kept the limits, and by how many days not`() = imported {
        val rows = discipline(reportPeriod(PeriodKind.MONTH, 2020, 4u))
        assertTrue(rows.any { it.action == DutyAction.ENTER_TASKS })
        assertTrue(rows.all { it.due == it.onTime + it.late + it.missing })
        val late = rows.first { it.lateDuties.isNotEmpty() }
        assertEquals(late.daysLate, late.lateDuties.sumOf { it.daysLate })
        assertEquals(late.mostDaysLate, late.lateDuties.maxOf { it.daysLate })
        assertTrue(late.daysLate > 0)
    }

    @Test
    fun `Điều 16 khoản 1 - the self-check report of an agency`() = imported {
        val report = april()
        val row = report.rows.first { it.counts.openOverdue > 0 }
        val check = selfCheck(row.key, "2020-04")
        assertEquals(row.key to "2020-04", check.agency to check.period)
        assertEquals(row, check.assessment)
        assertEquals(report.definition.columns.map { it.id }, check.columns)
        val overdue = cell(report, row, "open_overdue").use { it.list() }
        assertTrue(check.shortcomings.containsAll(overdue))
        val kept = discipline("2020-04")
        assertEquals(kept.filter { it.agency == row.key }, check.discipline)
        val urged = kept.first { it.agency != "VP" }.agency
        assertEquals(kept.filter { it.agency == urged }, selfCheck(urged, "2020-04").discipline)
        assertEquals(listOf(ReportSection.CAUSES, ReportSection.PROPOSALS), check.toWrite)
        assertNull(check.sent)
        assertTrue(check.stated.differences.isEmpty() && check.notCompared.isEmpty())
        assertEquals("report.unknown", assertThrows<DondocException.NotFound> { selfCheck("XYZ", "2020-04") }.code)
    }

    @Test
    fun `a period has a name, and what is none is refused`() = imported {
        assertEquals("2020-Q1", reportPeriod(PeriodKind.QUARTER, 2020, 1u))
        assertEquals("quý I/2020", periodName("2020-Q1"))
        assertFalse(invalid { discipline("2020-13") }.code.isEmpty())
    }
}
