package vn.dondoc

import java.nio.file.Path
import java.time.Instant
import kotlin.io.path.readBytes
import kotlin.io.path.readLines
import vn.dondoc.core.PeriodKind
import vn.dondoc.core.Report
import vn.dondoc.core.ReportRow

/** The register of 2020 and what its reports are expected to say. */
internal val REGISTER_2020: Path = Path.of(System.getProperty("dondoc.data"), "register-2020")

internal fun expected(name: String) = REGISTER_2020.resolve(name).readLines().drop(1)

internal fun csvOf2020(name: String) = CsvFile(name, REGISTER_2020.resolve(name).readBytes())

/** Runs a test on the register of 2020. */
internal fun imported(test: Register.() -> Unit) = Register.inMemory().use { register ->
    register.importCsv(csvOf2020("register.csv"), csvOf2020("agencies.csv"))
    register.test()
}

internal fun Register.april(knownAt: Instant? = null, definition: String? = null): Report =
    report(PeriodKind.MONTH, 2020, 4u, knownAt, definition)

/** The figures of a row by column. */
internal fun Report.cells(row: ReportRow): Map<String, Long> = definition.columns.map { it.id }.zip(row.cells).toMap()

/** The row that is found by its key, in a report of one grouping. */
internal fun Report.row(key: String): ReportRow = rows.single { it.key == key }
