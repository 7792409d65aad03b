package vn.dondoc

import java.nio.file.Path
import kotlin.io.path.readBytes
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.DondocException
import vn.dondoc.core.PeriodKind
import vn.dondoc.core.ProgressListener

class ProgressTest {
    private val data = Path.of(System.getProperty("dondoc.data"), "register-2020")

    private fun file(name: String) = CsvFile(name, data.resolve(name).readBytes())

    private fun Register.bring(listener: (ULong, ULong) -> Boolean) =
        importCsv(file("register.csv"), file("agencies.csv"), object : ProgressListener {
            override fun onProgress(done: ULong, total: ULong) = listener(done, total)
        })

    @Test
    fun `an import tells how far it has come, and the register is busy meanwhile`() =
        Register.inMemory().use { register ->
            val told = mutableListOf<Pair<ULong, ULong>>()
            val busy = mutableSetOf<String>()
            register.bring { done, total ->
                told += done to total
                busy += assertThrows<DondocException.Store> { register.head() }.code
                true
            }
            assertEquals(0uL, told.first().first)
            assertEquals(told.last().second, told.last().first)
            assertEquals(told.sortedBy { it.first }, told)
            assertTrue(told.size > 3, "$told")
            assertEquals(setOf("store.busy"), busy)
            assertTrue(register.head().position > 0)
        }

    @Test
    fun `what is stopped stores nothing, and can be begun again`() = Register.inMemory().use { register ->
        val stopped = assertThrows<DondocException.Cancelled> { register.bring { done, total -> done < total / 4uL } }
        assertTrue(stopped.done >= stopped.total / 4uL && stopped.done < stopped.total, "$stopped")
        assertEquals(0, register.head().position)
        val thrown = assertThrows<DondocException.Store> { register.bring { _, _ -> error("stop") } }
        assertEquals("store.failed", thrown.code)
        assertEquals(0, register.head().position)
        assertTrue(register.bring { _, _ -> true }.applied > 0uL)

        val no = object : ProgressListener {
            override fun onProgress(done: ULong, total: ULong) = false
        }
        assertThrows<DondocException.Cancelled> { register.verify(progress = no) }
        assertThrows<DondocException.Cancelled> { register.report(PeriodKind.MONTH, 2020, 4u, progress = no) }
        assertEquals(register.head().position, register.verify().position)
    }
}
