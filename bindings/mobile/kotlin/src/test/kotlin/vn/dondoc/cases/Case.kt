package vn.dondoc.cases

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import kotlin.io.path.nameWithoutExtension
import kotlin.io.path.readText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import tools.jackson.dataformat.toml.TomlMapper
import vn.dondoc.Regulation
import vn.dondoc.core.PeriodKind
import vn.dondoc.regulationSource

internal const val PACK = "vn-ben-tre-2020"

/** A table of a file of cases. What each table means is said in `tests/src/cases` of the project. */
internal class Case(private val fields: Map<String, Any>) {
    val keys get() = fields.keys

    /** The fields that stand beside the others. */
    fun without(others: Set<String>): Map<String, Any> = fields - others

    fun text(key: String): String? = fields[key] as String?

    fun int(key: String): Int? = fields[key] as Int?

    fun flag(key: String): Boolean? = fields[key] as Boolean?

    fun day(key: String): LocalDate? = text(key)?.let(LocalDate::parse)

    fun texts(key: String): List<String>? = list(key)?.map { it as String }

    fun days(key: String): List<LocalDate> = texts(key).orEmpty().map(LocalDate::parse)

    fun table(key: String): Case? = fields[key]?.let { of(it) }

    fun tables(key: String): List<Case>? = list(key)?.map { of(it!!) }

    operator fun contains(key: String) = key in fields

    private fun list(key: String) = fields[key] as List<*>?

    /** A field that no test reads would be a case that says more than is tested. */
    fun allow(names: String) = assertEquals(emptySet<String>(), keys - names.split(' ').toSet() - setOf("name", "covers"))

    /** The shipped pack that a case names, with the values that it changes. */
    fun regulation(): Regulation {
        var source = regulationSource(text("regulation") ?: PACK)
        for ((rule, change) in table("pack")?.fields.orEmpty()) {
            val value = if (change is String) mapOf("choice" to change) else change
            val before = Regex("(?m)(^id = \"${Regex.escape(rule)}\"\\n(?:(?!\\[\\[|value = ).*\\n)*value = ).*")
            assertEquals(1, before.findAll(source).count(), "$rule is a rule with a value")
            source = before.replace(source) { it.groupValues[1] + toml(value) }
        }
        return Regulation.parse(source)
    }

    companion object {
        @Suppress("UNCHECKED_CAST")
        fun of(table: Any) = Case(table as Map<String, Any>)
    }
}

/** A value as TOML writes it. */
private fun toml(value: Any?): String = when (value) {
    is Map<*, *> -> value.entries.joinToString(", ", "{ ", " }") { (key, part) -> "$key = ${toml(part)}" }
    is List<*> -> value.joinToString(", ", "[", "]", transform = ::toml)
    is Int -> "$value"
    else -> "\"${value as String}\""
}

/** The files of cases. */
internal object Cases {
    private val files: List<Path> =
        Files.list(Path.of(System.getProperty("dondoc.cases"))).use { all ->
            all.filter { it.toString().endsWith(".toml") }.sorted().toList()
        }

    private val tables: Map<String, List<Pair<String, Case>>> = files.flatMap { file ->
        @Suppress("UNCHECKED_CAST")
        val every = TomlMapper().readValue(file.readText(), Map::class.java) as Map<String, List<Any>>
        every.flatMap { (table, cases) -> cases.map { table to (file.nameWithoutExtension to Case.of(it)) } }
    }.groupBy({ it.first }, { it.second })

    /** How many cases of each kind were read. */
    fun read(): Map<String, Int> = tables.mapValues { it.value.size }

    /** The same, counted in the text: a case that the parser loses is missed here. */
    fun written(): Map<String, Int> =
        files.flatMap { Regex("(?m)^\\[\\[(\\w+)]]").findAll(it.readText()).map { found -> found.groupValues[1] } }
            .groupingBy { it }.eachCount()

    fun of(table: String): List<Case> = tables.getValue(table).map { it.second }

    fun tests(table: String, test: (Case) -> Unit): List<DynamicTest> = tables.getValue(table).map { (file, case) ->
        val name = case.text("name") ?: case.run { "${text("kind")} ${int("index")}/${int("year")}" }
        dynamicTest("$file: $name") { test(case) }
    }
}

/** The name of a member, as files write it. */
internal fun Enum<*>.word() = name.lowercase()

/** The kind of period that files write so. */
internal fun periodKind(word: String) = PeriodKind.valueOf(word.uppercase().replace('-', '_'))
