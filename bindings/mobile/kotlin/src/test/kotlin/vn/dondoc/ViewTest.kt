package vn.dondoc

import java.time.Instant
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.Action
import vn.dondoc.core.Actor
import vn.dondoc.core.Agency
import vn.dondoc.core.AgencyKind
import vn.dondoc.core.AsOf
import vn.dondoc.core.ClaimedRow
import vn.dondoc.core.DondocException
import vn.dondoc.core.PeriodKind
import vn.dondoc.core.ReportKind
import vn.dondoc.core.StatedFigure

class ViewTest {
    private val on = day(20, 4)
    private val tasks = listOf("NV-1", "NV-2")

    /** What each agency sees of the two tasks, the second one of STC alone. */
    private val sees = mapOf(
        "VP" to tasks,
        "TT" to tasks,
        "SNV" to listOf("NV-1"),
        "STC" to listOf("NV-2"),
        "SGD" to emptyList(),
        "LA" to emptyList(),
    )

    private fun Office.around() {
        assigned()
        accepted(ISSUED, Action.RegisterAgency(Agency("TT", "Thanh tra tỉnh", AgencyKind.AUDITOR)))
        accepted(ISSUED, Action.RegisterAgency(Agency("SGD", "Sở Giáo dục và Đào tạo", AgencyKind.DEPARTMENT)))
        accepted(ISSUED, Action.AssignTask(TASK.copy(id = "NV-2", lead = "STC")))
        accepted(day(7, 4), Action.OpenDiscrepancy(case = "SL-1", agency = "SNV", note = "lệch"))
    }

    @Test
    fun `every question shows what the actor may see`() = office {
        around()
        for ((agency, seen) in sees) {
            val view = register.seenBy(Actor("$agency-01", agency))
            for (task in tasks) {
                val questions = listOf(
                    { view.standing(task, AsOf(on)) },
                    { view.explain(task, AsOf(on)) },
                    { view.outcomes(task, AsOf(on)) },
                    { view.followUp(task) },
                )
                for (ask in questions) {
                    if (task in seen) ask() else {
                        val error = assertThrows<DondocException.NotFound>(agency) { ask() }
                        assertEquals("task.unknown", error.code)
                    }
                }
            }
            assertEquals(seen, view.search("bao cao").mapNotNull { it.task }.sorted(), agency)
            val directives = if (seen.isEmpty()) emptyList() else listOf(DIRECTIVE.id)
            assertEquals(directives, view.search("khen thuong").map { it.directive }, agency)
            assertEquals(directives, listOfNotNull(view.directive(DIRECTIVE.id)?.id), agency)
            val concerned = if (agency in listOf("VP", "TT", "SNV")) listOf("SL-1") else emptyList()
            assertEquals(concerned, view.cases().discrepancies.map { it.case }, agency)
            assertEquals(seen.toSet(), view.duties(on, withDone = true).mapNotNull { it.task }.toSet(), agency)
            val report = view.report(PeriodKind.MONTH, 2020, 4u)
            assertEquals(seen.size.toLong(), report.total.counts.total, agency)
            view.cell(report, report.total, "total").use { cell ->
                assertEquals(seen, cell.tasks(), agency)
                assertEquals(seen, cell.list().map { it.task }, agency)
                assertEquals(seen, cell.explain().map { it.task }, agency)
            }
            assertEquals(report, view.reportBy(report.definition, report.period), agency)
            val before = view.report(PeriodKind.MONTH, 2020, 4u, Instant.parse("2020-03-31T16:00:00Z"))
            assertEquals(seen, view.compare(before, report).moves.map { it.task }.sorted(), agency)
            val own = report.rows.map { ClaimedRow(key = it.key, figures = mapOf("total" to it.counts.total)) }
            assertEquals(0, view.reconcile(own, report).differences.size, agency)
            val everybody = register.discipline(report.period)
            assertEquals(agency in listOf("VP", "TT"), view.discipline(report.period) == everybody, agency)
            if (agency in listOf("SNV", "STC", "SGD")) {
                assertEquals(register.selfCheck(agency, report.period), view.selfCheck(agency, report.period))
            }
            assertEquals(if (agency == "LA") 0 else 5, view.agencies().size, agency)
            view.close()
        }
        assertEquals(5, register.agencies().size)
    }

    @Test
    fun `the figures of a sent report are held against what is seen`() = office {
        around()
        val two = listOf(StatedFigure("total", 2))
        accepted(day(15, 4), Action.SendReport(ReportKind.SELF_CHECK, "2020-04", figures = two), Actor("SNV-01", "SNV"))
        val found = register.seenBy(Actor("SNV-01", "SNV")).reconcileSent("SNV", "2020-04")
        assertEquals(register.reconcileSent("SNV", "2020-04"), found)
        assertEquals(listOf("total" to 2L), found.differences.map { it.column to it.claimed })
        val stranger = register.seenBy(Actor("SGD-01", "SGD"))
        assertEquals("report.unknown", assertThrows<DondocException.NotFound> { stranger.reconcileSent("SNV", "2020-04") }.code)
    }

    @Test
    fun `an auditor records nothing`() = office {
        around()
        val allowed = register.allowed(Actor("tt01", "TT"), "NV-1")
        assertTrue(allowed.isNotEmpty() && allowed.all { it.refusal != null })
    }
}
