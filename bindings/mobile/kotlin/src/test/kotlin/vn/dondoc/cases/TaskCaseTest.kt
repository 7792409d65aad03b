package vn.dondoc.cases

import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.TestFactory
import vn.dondoc.SNV
import vn.dondoc.VP
import vn.dondoc.core.Action
import vn.dondoc.core.AsOf
import vn.dondoc.core.FeedbackOutcome
import vn.dondoc.core.PublicationPlace
import vn.dondoc.core.ReportKind
import vn.dondoc.core.ReturnReason
import vn.dondoc.core.Standing
import vn.dondoc.core.StandingClass
import vn.dondoc.core.Urgency
import vn.dondoc.quadrant
import vn.dondoc.standingClass

/**
 * The legal cases of one task, and of feedback, discrepancies and reports: the standing, and whose duty is left. A case
 * states facts; here they come about as in an office, by commands.
 */
class TaskCaseTest {
    @TestFactory
    fun task() = Cases.tests("task") { case ->
        case.allow(
            "issued_on entered_on deadline amended_on amended_to updated_on returned_on result_on reported_on confirmed_on" +
                " withdrawn_on regulation pack urgency tasks without_task as_of due_soon outstanding done $ANSWERS",
        )
        val (regulation, asOf) = case.regulation() to case.day("as_of")!!
        scene(regulation) {
            enter(case)
            case.check(register.duties(asOf, withDone = true))
            if (case.flag("without_task") == true) {
                assertEquals(emptySet<String>(), case.keys intersect (ANSWERS.split(' ') + "due_soon").toSet())
                return@scene
            }
            val standing = register.standing("NV-1", AsOf(asOf))
            check(case, standing)
            assertTrue(register.explain("NV-1", AsOf(asOf)).steps.isNotEmpty())
            case.flag("due_soon")?.let { wanted ->
                val until = regulation.dueSoonUntil(asOf)
                val openInTime = standingClass(standing) == StandingClass.OPEN_IN_TIME
                assertEquals(wanted, openInTime && until != null && case.day("deadline")!! <= until)
            }
        }
    }

    /** What happened to the task, each act on its day. */
    private fun Scene.enter(case: Case) {
        val issuedOn = case.day("issued_on")!!
        val enteredOn = case.day("entered_on") ?: issuedOn
        enter(VP, SNV, on = issuedOn)
        val urgency = Urgency.valueOf(case.text("urgency")?.uppercase() ?: "NORMAL")
        val directive = directive("VB-1").copy(issuedOn = issuedOn, urgency = urgency)
        apply("VP", issuedOn, Action.RegisterDirective(directive), enteredOn)
        if (case.flag("without_task") == true) return
        for (number in 1..(case.int("tasks") ?: 1)) {
            val task = task("NV-$number").copy(coordinators = emptyList(), deadline = case.day("deadline"))
            apply("VP", issuedOn, Action.AssignTask(task), enteredOn)
        }
        val returned = Action.ReturnTask("NV-1", ReturnReason.OUTSIDE_COMPETENCE, "không thuộc chức năng")
        listOf(
            Triple("VP", "amended_on", Action.AmendDeadline("NV-1", case.day("amended_to"))),
            Triple("SNV", "updated_on", Action.UpdateProgress("NV-1", "đang làm")),
            Triple("SNV", "returned_on", returned),
            Triple("SNV", "result_on", Action.ReportResult("NV-1", "12/BC-SNV")),
            Triple("VP", "confirmed_on", Action.ConfirmResult("NV-1")),
            Triple("VP", "withdrawn_on", Action.WithdrawTask("NV-1", "không còn cần thiết")),
        ).mapNotNull { (by, key, action) ->
            val on = case.day(key) ?: return@mapNotNull null
            val recordedOn = if (key == "result_on") case.day("reported_on") ?: on else on
            recordedOn to { apply(by, on, action, recordedOn) }
        }.sortedBy { it.first }.forEach { (_, act) -> act() }
    }

    private fun check(case: Case, standing: Standing) {
        val answer = mapOf(
            "progress" to standing.progress.word(),
            "timeliness" to standing.timeliness.word(),
            "days_late" to standing.daysLate,
            "days_late_original" to standing.daysLateOriginal,
            "class" to standingClass(standing)?.word(),
            "quadrant" to quadrant(standing)?.word(),
        )
        val asked = ANSWERS.split(' ').filter { it in case }
        assertEquals(asked.associateWith { if (it.startsWith("days")) case.int(it) else case.text(it) }, answer.filterKeys { it in asked })
    }

    @TestFactory
    fun duty() = Cases.tests("duty") { case ->
        case.allow("pack feedback discrepancy reporting as_of outstanding done")
        scene(case.regulation()) {
            enter(VP, SNV, on = NEW_YEAR)
            case.table("feedback")?.let { feedback(it) }
            case.table("discrepancy")?.let { discrepancy(it) }
            val reporting = case.table("reporting")
            reporting?.allow("since sent")
            reporting?.tables("sent")?.forEach { report(it) }
            case.check(register.duties(case.day("as_of")!!, reportsSince = reporting?.day("since"), withDone = true))
        }
    }

    private fun Scene.feedback(dates: Case) {
        dates.allow("received_on answered_on copied_on")
        enter(LOCAL, on = NEW_YEAR)
        val received = Action.ReceiveFeedback("PH-1", LOCAL.code, "SNV", note = "chậm")
        apply("VP", dates.day("received_on")!!, received)
        dates.day("answered_on")?.let {
            apply("VP", it, Action.AnswerFeedback("PH-1", FeedbackOutcome.URGED, "5/VP-TH"))
        }
        dates.day("copied_on")?.let { apply("VP", it, Action.CopyFeedbackAnswer("PH-1")) }
    }

    private fun Scene.discrepancy(dates: Case) {
        dates.allow("found_by_office opened_on settled_on")
        val (finder, other) = if (dates.flag("found_by_office")!!) "VP" to "SNV" else "SNV" to "VP"
        apply(finder, dates.day("opened_on")!!, Action.OpenDiscrepancy("SL-1", "SNV", "lệch một nhiệm vụ"))
        dates.day("settled_on")?.let {
            apply(other, it, Action.AgreeDiscrepancy("SL-1", "theo Sổ"))
            apply(finder, it, Action.SettleDiscrepancy("SL-1"))
        }
    }

    private fun Scene.report(sent: Case) {
        sent.allow("agency kind year index sent_on report published_on")
        val agency = sent.text("agency")!!
        val usual = if (agency == "VP") ReportKind.EVALUATION else ReportKind.SELF_CHECK
        val kind = sent.text("report")?.let { ReportKind.valueOf(it.uppercase()) } ?: usual
        val period = period(sent)
        apply(agency, sent.day("sent_on")!!, Action.SendReport(kind, period))
        PublicationPlace.entries.zip(sent.days("published_on")).forEach { (place, on) ->
            apply("VP", on, Action.PublishReport(period, place))
        }
    }

    /** A period as files and events write it. */
    private fun period(sent: Case): String = sent.run {
        val (year, index) = int("year")!! to int("index")!!
        when (text("kind")) {
            "month" -> "%d-%02d".format(year, index)
            "quarter" -> "$year-Q$index"
            "half-year" -> "$year-H$index"
            "nine-months" -> "$year-9M"
            else -> "$year"
        }
    }
}

private const val ANSWERS = "progress timeliness days_late days_late_original class quadrant"
private val NEW_YEAR = LocalDate.of(2020, 1, 2)
