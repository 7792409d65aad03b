package vn.dondoc

import java.io.RandomAccessFile
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.name
import kotlin.io.path.readBytes
import kotlin.io.path.writeText
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir
import vn.dondoc.core.Action
import vn.dondoc.core.DondocException
import vn.dondoc.core.Secrecy

class FileTest {
    @TempDir
    lateinit var folder: Path

    private val path get() = folder.resolve("register.db")

    private fun files(): List<Path> = Files.list(folder).use { it.sorted().toList() }

    private fun Path.holds(text: String): Boolean =
        readBytes().toString(Charsets.ISO_8859_1).contains(text.toByteArray().toString(Charsets.ISO_8859_1))

    @Test
    fun `what was recorded is there when the file is opened again`() {
        val head = Register.open("$path").use { Office(it).assigned().register.head() }
        assertEquals(5, head.position)
        assertEquals(64, head.hash.length)
        Register.open("$path").use {
            assertEquals(head, it.head())
            assertEquals(listOf(VP, SNV, STC), it.agencies())
        }
    }

    @Test
    fun `Điều 2 khoản 6 - no byte of any file holds the abstract of a secret directive`() {
        val secret = DIRECTIVE.copy(id = "mật-1", abstractText = "Phương án tác chiến", secrecy = Secrecy.MAT)
        Register.open("$path").use {
            val office = Office(it).assigned()
            assertEquals("directive.secret", office.refused(ISSUED, Action.RegisterDirective(secret)).code)
            assertTrue(files().any { file -> file.holds("thi đua") }) // so the search finds what is there
            assertFalse(files().any { file -> file.holds("tác chiến") })
        }
        assertFalse(files().any { it.holds("tác chiến") })
    }

    @Test
    fun `a register of a newer library is refused untouched`() {
        Register.open("$path").use { Office(it).assigned() }
        RandomAccessFile(path.toFile(), "rw").use {
            it.seek(60) // user_version in the header of SQLite
            it.writeInt(99)
        }
        refusedUntouched("store.newer")
    }

    @Test
    fun `a file that is no register is refused untouched`() {
        path.writeText("Đây không phải sổ theo dõi")
        refusedUntouched("store.foreign")
    }

    private fun refusedUntouched(code: String) {
        val before = path.readBytes()
        val error = assertThrows<DondocException.Store> { Register.open("$path") }
        assertEquals(code, error.code)
        assertFalse(error.retryable)
        assertArrayEquals(before, path.readBytes())
        assertEquals(listOf("register.db"), files().map { it.name })
    }

    @Test
    fun `two threads may share a register`() {
        Register.open("$path").use { register ->
            val office = Office(register).assigned()
            val commands = (1..20).map {
                office.command(day(9, 4), Action.UpdateProgress("NV-1", "Lần $it"), HANDLER)
            }
            commands.parallelStream().forEach { register.apply(it) }
            assertEquals(25, register.head().position)
        }
    }
}
