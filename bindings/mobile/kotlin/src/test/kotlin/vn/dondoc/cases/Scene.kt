package vn.dondoc.cases

import java.time.LocalDate
import office.OfficeStore
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import vn.dondoc.DEADLINE
import vn.dondoc.DIRECTIVE
import vn.dondoc.ISSUED
import vn.dondoc.Register
import vn.dondoc.Regulation
import vn.dondoc.SNV
import vn.dondoc.STC
import vn.dondoc.TASK
import vn.dondoc.VP
import vn.dondoc.core.Action
import vn.dondoc.core.Actor
import vn.dondoc.core.Agency
import vn.dondoc.core.AgencyKind
import vn.dondoc.core.Command
import vn.dondoc.core.DirectiveDraft
import vn.dondoc.core.Duty
import vn.dondoc.core.DutyState
import vn.dondoc.core.Outcome
import vn.dondoc.core.Severity
import vn.dondoc.nine

internal val LOCAL = Agency("UBND-BT", "UBND huyện Ba Tri", AgencyKind.LOCAL_AUTHORITY)

/** The small office of the cases: `tests/src/scene.rs`, in Kotlin. */
internal class Scene(val register: Register) {
    private var count = 0L

    fun ask(
        by: String, on: LocalDate, action: Action, officer: String? = null, recordedOn: LocalDate = on,
    ): Outcome {
        count += 1
        val actor = Actor(officer ?: if (by == "VP") "cv01" else "$by-01", by)
        return register.apply(Command("c-$count", actor, on, nine(recordedOn).plusSeconds(count), action))
    }

    fun apply(by: String, on: LocalDate, action: Action, recordedOn: LocalDate = on) {
        val outcome = ask(by, on, action, recordedOn = recordedOn)
        assertInstanceOf(Outcome.Applied::class.java, outcome) { "$outcome" }
    }

    fun enter(vararg agencies: Agency, on: LocalDate = ISSUED) =
        agencies.forEach { apply("VP", on, Action.RegisterAgency(it)) }

    /** The three agencies, a directive, and the task `NV-1` of `SNV`. */
    fun begin() {
        enter(VP, SNV, STC)
        apply("VP", ISSUED, Action.RegisterDirective(directive("VB-1")))
        apply("VP", ISSUED, Action.AssignTask(task("NV-1")))
    }

    /** A department with a sector, a local authority with a unit, and the task `NV-2` of the local authority. */
    fun neighbours() {
        enter(
            Agency("SGD", "Sở Giáo dục và Đào tạo", AgencyKind.DEPARTMENT, sectors = listOf("giao-duc")),
            LOCAL,
            Agency("UBND-P1", "UBND xã An Bình Tây", AgencyKind.LOCAL_AUTHORITY, parent = LOCAL.code),
        )
        val second = task("NV-2").copy(lead = LOCAL.code, coordinators = emptyList(), sector = "giao-duc")
        apply("VP", ISSUED, Action.AssignTask(second))
    }
}

internal fun directive(id: String): DirectiveDraft = DIRECTIVE.copy(id = id)

internal fun task(id: String, directive: String = "VB-1") =
    TASK.copy(id = id, directive = directive, coordinators = listOf("STC"), deadline = DEADLINE)

/** Runs a case in an office of which nothing is stored: in memory, and in a store that the host implements. */
internal fun scene(regulation: Regulation? = null, case: Scene.() -> Unit) {
    val regulations = listOfNotNull(regulation)
    Register.inMemory(regulations = regulations).use { Scene(it).case() }
    Register.onHost(OfficeStore(), regulations = regulations).use { Scene(it).case() }
}

/** It is recorded, or refused with the code that is wanted; the first finding of weight has the article. */
internal fun Case.check(outcome: Outcome) {
    val (findings, severity) = when (outcome) {
        is Outcome.Applied -> outcome.findings to Severity.WARNING
        is Outcome.Refused -> outcome.findings to Severity.ERROR
        is Outcome.AlreadyApplied -> throw AssertionError("a new command was known")
    }
    assertEquals("refused" in this, outcome is Outcome.Refused, "$outcome")
    val finding = findings.find { it.severity == severity }
    assertEquals(text("refused") ?: text("warned"), finding?.code)
    if ("article" in this) assertEquals(text("article"), finding?.article)
}

/**
 * Of each kind of duty that a case wants, what is found is what is wanted; `[]` wants no duty of any kind. Bearer and
 * officer are compared where a case names them.
 */
internal fun Case.check(duties: List<Duty>) {
    for ((key, outstanding) in listOf("outstanding" to true, "done" to false)) {
        val wanted = tables(key) ?: continue
        wanted.forEach { it.allow("agency officer action due state") }
        val asked = listOf("agency", "officer").filter { name -> wanted.any { name in it } }
        val kinds = wanted.map { it.text("action") }.toSet()
        val found = duties
            .filter { (it.state !in setOf(DutyState.DONE, DutyState.DONE_LATE)) == outstanding }
            .filter { wanted.isEmpty() || it.action.word() in kinds }
            .map { duty ->
                val bearer = mapOf("agency" to duty.agency, "officer" to duty.officer)
                asked.map { bearer[it] } + listOf(duty.action.word(), duty.state.word(), duty.dueOn?.toString())
            }
        val expected = wanted.map { duty -> (asked + listOf("action", "state", "due")).map { duty.text(it) } }
        assertEquals(expected.sortedBy { "$it" }, found.sortedBy { "$it" }, key)
    }
}
