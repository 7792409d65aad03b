package vn.dondoc.cases

import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import vn.dondoc.ISSUED
import vn.dondoc.Regulation
import vn.dondoc.WorkingCalendar
import vn.dondoc.core.Action
import vn.dondoc.core.Agency
import vn.dondoc.core.AgencyKind
import vn.dondoc.core.DeadlineConfidence
import vn.dondoc.core.Outcome
import vn.dondoc.core.ReturnReason
import vn.dondoc.core.Secrecy
import vn.dondoc.core.Window
import vn.dondoc.day
import vn.dondoc.parseDeadline
import vn.dondoc.reportWindow

/** The legal cases of one question: the day of a limit, of a window or of a deadline text, an entry, an act. */
class CaseTest {
    @Test
    fun `every case is run`() {
        // The tables that this class and its neighbours run.
        val run = setOf("limit", "window", "deadline", "entry", "act", "task", "duty", "story")
        assertEquals(run, Cases.read().keys)
        assertEquals(Cases.written(), Cases.read())
    }

    @TestFactory
    fun limit() = Cases.tests("limit") { case ->
        case.allow("rule event due")
        val limit = Regulation.load(PACK).rule(case.text("rule")!!).limit!!
        assertEquals(case.day("due"), WorkingCalendar.vietnam().termEnd(case.day("event")!!, limit))
    }

    @TestFactory
    fun window() = Cases.tests("window") { case ->
        case.allow("kind year index first last")
        val kind = periodKind(case.text("kind")!!)
        val window = reportWindow(kind, case.int("year")!!, case.int("index")!!.toUInt())
        assertEquals(Window(case.day("first")!!, case.day("last")!!), window)
    }

    @TestFactory
    fun deadline() = Cases.tests("deadline") { case ->
        case.allow("pack text issued_on due")
        val parsed = parseDeadline(case.text("text")!!, case.day("issued_on"), regulation = case.regulation())
        assertEquals(case.day("due"), parsed.due)
        val asks = parsed.confidence in setOf(DeadlineConfidence.AMBIGUOUS, DeadlineConfidence.UNKNOWN)
        assertEquals("due" !in case, asks)
    }

    @TestFactory
    fun entry() = Cases.tests("entry") { case ->
        case.allow(
            "kind number signer abstract_text drafting_units secrecy lead lead_kind coordinators monitoring_unit content" +
                " deadline findings",
        )
        // Nothing written is an absent value where a value may be absent.
        fun given(key: String, usual: String?) = if (key in case) case.text(key)!!.ifEmpty { null } else usual
        scene {
            begin()
            case.text("lead_kind")?.let { kind ->
                val lead = case.text("lead")!!
                enter(Agency(lead, lead, AgencyKind.valueOf(kind.uppercase())))
            }
            val usual = directive("VB-2")
            val directive = usual.copy(
                kind = case.text("kind") ?: usual.kind,
                number = given("number", usual.number),
                signer = case.text("signer") ?: usual.signer,
                abstractText = case.text("abstract_text") ?: usual.abstractText,
                draftingUnits = case.texts("drafting_units") ?: usual.draftingUnits,
                secrecy = case.text("secrecy")?.let { Secrecy.valueOf(it.uppercase()) } ?: usual.secrecy,
            )
            val plain = task("NV-2", "VB-2")
            val task = plain.copy(
                lead = given("lead", plain.lead),
                coordinators = case.texts("coordinators") ?: plain.coordinators,
                monitoringUnit = case.text("monitoring_unit") ?: plain.monitoringUnit,
                content = case.text("content") ?: plain.content,
                deadline = if (case.text("deadline")?.isEmpty() == true) null else case.day("deadline") ?: plain.deadline,
            )
            var refused = false
            val findings = listOf(Action.RegisterDirective(directive), Action.AssignTask(task)).flatMap { action ->
                if (refused) return@flatMap emptyList()
                when (val outcome = ask("VP", ISSUED, action)) {
                    is Outcome.Applied -> outcome.findings
                    is Outcome.Refused -> outcome.findings.also { refused = true }
                    is Outcome.AlreadyApplied -> throw AssertionError("a new command was known")
                }
            }
            val wanted = case.tables("findings")!!.onEach { it.allow("code severity article") }
            assertEquals(
                wanted.map { listOf(it.text("code"), it.text("severity"), it.text("article")) },
                findings.map { listOf(it.code, it.severity.word(), it.article) },
            )
        }
    }

    @TestFactory
    fun act() = Cases.tests("act") { case ->
        case.allow("before then officer refused article warned")
        scene {
            begin()
            for (before in case.texts("before").orEmpty()) {
                val (by, on, name) = before.split(' ')
                apply(by, LocalDate.parse(on), named(name))
            }
            val (by, on, name) = case.text("then")!!.split(' ')
            case.check(ask(by, LocalDate.parse(on), named(name), case.text("officer")))
        }
    }

    private fun named(act: String): Action = when (act) {
        "amend" -> Action.AmendDeadline("NV-1", day(30, 4))
        "update" -> Action.UpdateProgress("NV-1", REASON)
        "report" -> Action.ReportResult("NV-1", "12/BC-SNV")
        "report_without_document" -> Action.ReportResult("NV-1")
        "confirm" -> Action.ConfirmResult("NV-1")
        "refuse" -> Action.RefuseResult("NV-1", REASON)
        "return" -> Action.ReturnTask("NV-1", ReturnReason.OUTSIDE_COMPETENCE, REASON)
        "return_missing" -> Action.ReturnTask("NV-1", ReturnReason.MISSING, REASON)
        "return_inaccurate" -> Action.ReturnTask("NV-1", ReturnReason.INACCURATE, REASON)
        "reassign" -> Action.ReassignTask("NV-1", "STC", reason = REASON)
        "withdraw" -> Action.WithdrawTask("NV-1", REASON)
        "enter_agency" -> Action.RegisterAgency(Agency("BDK", "Báo Đồng Khởi", AgencyKind.OTHER))
        "enter_directive" -> Action.RegisterDirective(directive("VB-2"))
        "enter_task" -> Action.AssignTask(task("NV-2"))
        else -> throw AssertionError("$act is no act")
    }
}

private const val REASON = "lý do"
