package vn.dondoc

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class ExampleTest {
    @Test
    fun `the example says that the task is 4 days overdue, and who must do what`(@TempDir folder: Path) {
        val said = example.example("${folder.resolve("register.db")}")
        assertTrue("OVERDUE, 4" in said, said)
        assertTrue("SNV: Cập nhật kết quả khi có, hoặc tình hình chậm nhất sau 01 ngày" in said, said)
        assertTrue("Chưa hoàn thành, quá hạn 4 ngày tính đến 14/4/2020 — khoản 8 Điều 6" in said, said)
    }

    @Test
    fun `the sixty seconds of the README print the report and the reason`(@TempDir folder: Path) {
        val printed = ByteArrayOutputStream()
        val console = System.out
        try {
            System.setOut(PrintStream(printed, true, Charsets.UTF_8))
            val data = Path.of(System.getProperty("dondoc.data"), "register-2020")
            sixtyseconds.main(arrayOf("$data", "${folder.resolve("register.db")}"))
        } finally {
            System.setOut(console)
        }
        val said = printed.toString(Charsets.UTF_8)
        assertTrue(said.startsWith("230 nhiệm vụ, 56 quá hạn\n"), said)
        assertTrue("Chưa hoàn thành, quá hạn 5 ngày tính đến 14/4/2020 — khoản 8 Điều 6" in said, said)
    }
}
