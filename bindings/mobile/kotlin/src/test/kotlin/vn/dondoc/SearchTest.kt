package vn.dondoc

import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir
import vn.dondoc.core.Action
import vn.dondoc.core.DondocException
import vn.dondoc.core.Hit
import vn.dondoc.core.TextField

class SearchTest {
    private fun Register.found(query: String): List<String> = search(query).map { it.task ?: it.directive }

    private fun Hit.marked(): Map<TextField, List<String>> =
        texts.associate { text ->
            text.field to text.places.map { text.text.substring(it.start.toInt(), it.end.toInt()) }
        }

    private fun Office.documents() {
        assigned()
        val plan = DIRECTIVE.copy(id = "VB-2", number = "152/KH-UBND", abstractText = "Kế hoạch đầu tư công")
        accepted(ISSUED, Action.RegisterDirective(plan))
        val task = TASK.copy(id = "NV-2", directive = "VB-2", content = "Uỷ ban báo cáo tài chính")
        accepted(ISSUED, Action.AssignTask(task))
    }

    private fun finds(register: Register) {
        for ((query, wanted) in listOf(
            "bao cao" to listOf("NV-2", "NV-1"),
            "BÁO CÁO tai chinh" to listOf("NV-2"),
            "đầu tư công" to listOf("VB-2"),
            "dau tu c" to listOf("VB-2"),
            "Ủy ban" to listOf("NV-2"),
            "152/KH-UBND" to listOf("VB-2"),
            "45/ubnd chu tich" to listOf(DIRECTIVE.id),
            "khong co gi" to emptyList(),
        )) assertEquals(wanted, register.found(query), query)
        assertEquals(1, register.search("bao cao", limit = 1u).size)
    }

    @Test
    fun `directives and tasks are found as people type`() = office {
        documents()
        finds(register)
        val hit = register.search("dau tu 152").single()
        assertEquals(listOf("VB-2", null, ISSUED), listOf(hit.directive, hit.task, hit.issuedOn))
        val wanted = mapOf(
            TextField.NUMBER to listOf("152"),
            TextField.ABSTRACT_TEXT to listOf("đầu", "tư"),
            TextField.SIGNER to emptyList(),
        )
        assertEquals(wanted, hit.marked())
    }

    @Test
    fun `a file finds the same through its index and before it has one`(@TempDir folder: Path) {
        Register.open("${folder.resolve("register.db")}").use {
            Office(it).documents()
            finds(it)
            it.rebuildSearch()
            finds(it)
            assertEquals(it.head(), it.verify())
        }
    }

    @Test
    fun `a query without a word is refused`() = office {
        val error = assertThrows<DondocException.Invalid> { register.search(" / ") }
        assertEquals("search.invalid", error.code)
        assertTrue(register.search("bao").isEmpty())
    }
}
