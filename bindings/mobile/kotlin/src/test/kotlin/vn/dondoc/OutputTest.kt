package vn.dondoc

import java.util.zip.ZipInputStream
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import vn.dondoc.core.Language
import vn.dondoc.core.PeriodKind
import vn.dondoc.office.Letterhead

class OutputTest {

    private val letterhead = Letterhead(
        superior = "Ủy ban nhân dân tỉnh Bến Tre",
        issuer = "Văn phòng",
        number = 56u,
        symbol = "BC-VPUBND",
        place = "Bến Tre",
        date = day(16, 4),
        recipients = listOf("Ủy ban nhân dân tỉnh"),
        position = "Chánh Văn phòng",
        signer = "Nguyễn Văn A",
    )

    private fun Register.file(format: ReportFormat, language: Language = Language.VIETNAMESE) =
        reportFile(april(), format, language)

    /** A part of an Office file. */
    private fun part(file: ByteArray, name: String): String = ZipInputStream(file.inputStream()).use { zip ->
        generateSequence { zip.nextEntry }.first { it.name == name }
        zip.readBytes().decodeToString()
    }

    /** The counts of the totals, as the register of 2020 says. */
    private val totals = expected("expected-month-2020-04.csv").last().split(",").drop(1)

    @Test
    fun `the files of a report end in its totals`() = imported {
        val lines = file(ReportFormat.CSV).decodeToString().trim().lines()
        assertTrue(lines.first().startsWith("\uFEFFMã;Cơ quan, đơn vị;"), lines.first())
        assertEquals(listOf("", "Tổng cộng") + totals, lines.last().split(";"))

        val plain = file(ReportFormat.CSV_FOR_PROGRAMS).decodeToString().trim().lines()
        assertTrue(plain.first().startsWith("agency,name,carried_over,"), plain.first())
        assertEquals(listOf("", "Tổng cộng") + totals, plain.last().split(","))

        val english = file(ReportFormat.CSV, Language.ENGLISH).decodeToString().trim().lines()
        assertEquals(listOf("", "Total") + totals, english.last().split(";"))

        val evaluation = report(PeriodKind.MONTH, 2020, 4u, definition = "evaluation")
        val grouped = reportFile(evaluation, ReportFormat.CSV_FOR_PROGRAMS, Language.VIETNAMESE).decodeToString().trim().lines()
        assertTrue(grouped.first().startsWith("agency_kind,agency,name,"), grouped.first())
        val codes = evaluation.rows.map { row -> listOf(row.outer ?: row.key, if (row.outer == null) "" else row.key) }
        assertEquals(codes, grouped.drop(1).dropLast(1).map { it.split(",").take(2) })

        val sheet = part(file(ReportFormat.XLSX), "xl/worksheets/sheet1.xml")
        val numbers = Regex("<v>([^<]*)</v>").findAll(sheet).map { it.groupValues[1] }.toList()
        assertEquals(totals, numbers.takeLast(totals.size))

        val page = file(ReportFormat.HTML, Language.ENGLISH).decodeToString()
        assertTrue("<html lang=\"en\">" in page)
        assertEquals(totals, Regex("<data value=\"(\\d+)\"").findAll(page).map { it.groupValues[1] }.toList().takeLast(totals.size))

        assertTrue(file(ReportFormat.JSON).decodeToString().trim().endsWith("]"))
        assertArrayEquals(file(ReportFormat.XLSX), file(ReportFormat.XLSX))
    }

    @Test
    fun `Nghị định 30 năm 2020 - a document has its letterhead and the totals`() = imported {
        val document = part(reportDocument(april(), letterhead), "word/document.xml")
        val words = Regex("<w:t [^>]*>([^<]*)</w:t>").findAll(document).map { it.groupValues[1] }.toList()
        for (word in listOf("VĂN PHÒNG", "Số: 56/BC-VPUBND", "Bến Tre, ngày 16 tháng 4 năm 2020", "CHÁNH VĂN PHÒNG")) {
            assertTrue(word in words, word)
        }
        val total = words.indexOf("Tổng cộng")
        assertEquals(totals, words.subList(total + 1, total + 1 + totals.size))
    }

    @Test
    fun `a letterhead that cannot be printed is refused by field`() = imported {
        val error = invalid { reportDocument(april(), letterhead.copy(symbol = "56")) }
        assertEquals("letterhead.invalid", error.code)
        assertEquals("symbol", error.field)
    }
}
