package vn.dondoc

import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.exists
import kotlin.io.path.fileSize
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir
import vn.dondoc.core.Action
import vn.dondoc.core.DondocException
import vn.dondoc.sqlite.Access
import vn.dondoc.sqlite.Durability

/** How a register file is opened, and what keeps it safe: a head kept outside, a copy, a short journal. */
class OpeningTest {
    @TempDir
    lateinit var folder: Path

    private val path get() = folder.resolve("register.db")

    private fun failed(call: () -> Unit) = assertThrows<DondocException.Store> { call() }

    @Test
    fun `a register without the head that was kept is refused`() {
        val head = Register.open("$path").use { Office(it).assigned().register.head() }
        Register.open("$path", expected = head).use { assertEquals(head, it.verify()) }
        for (other in listOf(head.copy(hash = "07".repeat(32)), head.copy(position = 6))) {
            val broken = assertThrows<DondocException.Integrity> { Register.open("$path", expected = other) }
            assertEquals(other.position, broken.position)
        }
        assertEquals("head.invalid", invalid { Register.open("$path", expected = head.copy(hash = "không")) }.code)
    }

    @Test
    fun `one process alone lets nobody in until it is closed`() {
        Register.open("$path", access = Access.EXCLUSIVE).use {
            Office(it).assigned()
            assertFalse(folder.resolve("register.db-shm").exists()) // no memory is shared through a file
            val busy = failed { Register.open("$path", access = Access.READ_ONLY) }
            assertEquals("store.busy" to true, busy.code to busy.retryable)
        }
        Register.open("$path").use { assertEquals(5, it.head().position) }
    }

    @Test
    fun `who opens to read writes nothing and creates nothing`() {
        assertEquals("store.failed", failed { Register.open("$path", access = Access.READ_ONLY) }.code)
        assertEquals(0, Files.list(folder).use { it.count() })
        Register.open("$path", durability = Durability.POWER_CUT_LOSES_TAIL).use { writer ->
            val office = Office(writer).assigned()
            Register.open("$path", access = Access.READ_ONLY).use { reader ->
                assertEquals(writer.head(), reader.head())
                val update = office.command(day(9, 4), Action.UpdateProgress("NV-1", "đang làm"), HANDLER)
                assertEquals("store.failed", failed { reader.apply(update) }.code)
                writer.apply(update)
                assertEquals(6, reader.head().position) // what others write is seen
            }
        }
    }

    @Test
    fun `a copy is one moment of the register`() {
        val copy = folder.resolve("copy.db")
        Register.open("$path").use {
            val office = Office(it).assigned()
            val before = it.head()
            it.backup("$copy")
            office.accepted(day(9, 4), Action.UpdateProgress("NV-1", "đang làm"), HANDLER)
            assertEquals("store.failed", failed { it.backup("$copy") }.code) // a copy takes nothing's place
            Register.open("$copy", expected = before).use { copied -> assertEquals(before, copied.verify()) }
        }
    }

    @Test
    fun `a checkpoint empties the journal`() {
        val journal = folder.resolve("register.db-wal")
        Register.open("$path").use {
            Office(it).assigned()
            assertTrue(journal.fileSize() > 0)
            it.checkpoint()
            assertEquals(0, journal.fileSize())
        }
    }

    @Test
    fun `a register in memory has no file`() = office {
        assertEquals("store.no_file", failed { register.checkpoint() }.code)
        assertEquals("store.no_file", failed { register.backup("$path") }.code)
        assertFalse(path.exists())
    }
}
