package sixtyseconds

import java.io.File
import java.time.LocalDate
import vn.dondoc.CsvFile
import vn.dondoc.Register
import vn.dondoc.core.AsOf
import vn.dondoc.core.Language
import vn.dondoc.core.PeriodKind
import vn.dondoc.renderExplanation

fun main(arguments: Array<String>) {
    val (folder, file) = arguments
    val csv = { name: String -> CsvFile(name, File(folder, name).readBytes()) }
    Register.open(file).use { register ->
        register.importCsv(csv("register.csv"), agencies = csv("agencies.csv"))

        val april = register.report(PeriodKind.MONTH, 2020, 4u)
        println("${april.total.counts.total} nhiệm vụ, ${april.total.counts.openOverdue} quá hạn")

        val on = AsOf(LocalDate.of(2020, 4, 14))
        println(renderExplanation(register.explain("NV-00074", on), Language.VIETNAMESE))
    }
}
