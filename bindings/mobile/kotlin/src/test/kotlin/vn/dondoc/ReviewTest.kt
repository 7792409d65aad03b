package vn.dondoc

import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.Action
import vn.dondoc.core.AgencyCount
import vn.dondoc.core.DondocException
import vn.dondoc.core.Language
import vn.dondoc.core.ReminderForm
import vn.dondoc.core.ReminderSubject
import vn.dondoc.core.Review
import vn.dondoc.office.Letterhead

/** The dossier of an agency and the yearly report on the regulation: as `test_reviews.py`. */
class ReviewTest {
    private fun Review.counts() = figures.associate { it.figure to it.count }

    private fun urged(test: Office.() -> Unit) = office {
        assigned()
        accepted(
            day(9, 4),
            Action.Remind(TASK.id, "SNV", ReminderSubject.EXECUTION, ReminderForm.REMOTE, null, "khẩn trương"),
        )
        accepted(day(9, 4), Action.OpenDiscrepancy("SL-1", "SNV", "lệch số"))
        test()
    }

    @Test
    fun `Điều 13 - a dossier counts, and every figure opens`() = urged {
        val dossier = register.dossier("SNV", "2020-04")
        assertEquals("dossier" to "SNV", dossier.definition.id to dossier.agency)
        assertEquals(register.agencies().filter { it.code == "SNV" }, dossier.agencies)
        val counts = dossier.counts()
        assertEquals(listOf(1L, 1L, 1L, 1L), listOf("tasks", "open_overdue", "reminded_remotely", "discrepancies_by_office").map(counts::get))
        for (figure in dossier.figures) {
            assertEquals(figure.count, register.reviewItems(dossier, figure.figure).size.toLong(), figure.figure)
        }
        val overdue = dossier.figures.single { it.figure == "open_overdue" }.items.single()
        assertEquals(Triple("NV-1", DEADLINE, 4L), Triple(overdue.task, overdue.dueOn, overdue.daysLate))
        assertEquals(canonicalReview(dossier), canonicalReview(register.dossier("SNV", "2020-04")))
        assertEquals("agency.unknown", assertThrows<DondocException.NotFound> { register.dossier("XYZ", "2020-04") }.code)
    }

    @Test
    fun `Điều 19 khoản 1 - the yearly report is by part and by agency`() = urged {
        val report = register.regulationReport("2020")
        assertEquals(null, report.agency)
        assertEquals(register.agencies(), report.agencies)
        assertEquals(listOf("difficulties", "proposals"), report.definition.sections.filter { it.inWords }.map { it.id })
        assertEquals(listOf(AgencyCount("SNV", 1L)), report.figures.single { it.figure == "reminders" }.byAgency)
        assertTrue(report.figures.all { it.count == it.byAgency.sumOf { part -> part.count } })
        assertEquals("period.invalid", invalid { register.regulationReport("2020-04") }.code)
        assertEquals(LocalDate.of(2020, 12, 14), report.window.last)
    }

    @Test
    fun `a review is a file too, and a view reviews what it sees`() = urged {
        val dossier = register.dossier("SNV", "2020-04")
        assertTrue("Hồ sơ kiểm tra" in register.reviewFile(dossier, ReportFormat.HTML, Language.VIETNAMESE).decodeToString())
        val lines = register.reviewFile(dossier, ReportFormat.CSV_FOR_PROGRAMS, Language.VIETNAMESE).decodeToString().lines()
        assertEquals("figure,name,article,count", lines.first())
        assertTrue("open_overdue,\"Chưa hoàn thành, quá hạn\",,1" in lines)
        val book = register.reviewFile(dossier, ReportFormat.XLSX, Language.VIETNAMESE)
        assertEquals("PK", book.decodeToString(0, 2))
        assertArrayEquals(book, register.reviewFile(dossier, ReportFormat.XLSX, Language.VIETNAMESE))
        val letterhead = Letterhead(issuer = " ", symbol = "BC", place = "Bến Tre", position = "Chánh Văn phòng", signer = "A")
        assertEquals("issuer", invalid { register.reviewDocument(dossier, letterhead) }.field)
        register.seenBy(HANDLER).use { own ->
            val seen = own.dossier("SNV", "2020-04")
            assertEquals(1L, seen.counts()["discrepancies"])
            assertEquals(1, own.reviewItems(seen, "tasks").size)
        }
    }
}
