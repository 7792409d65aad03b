package vn.dondoc

import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import org.junit.jupiter.api.Assertions.assertInstanceOf
import vn.dondoc.core.Action
import vn.dondoc.core.Actor
import vn.dondoc.core.Agency
import vn.dondoc.core.AgencyKind
import vn.dondoc.core.AsOf
import vn.dondoc.core.Command
import vn.dondoc.core.DirectiveDraft
import vn.dondoc.core.Finding
import vn.dondoc.core.Outcome
import vn.dondoc.core.Secrecy
import vn.dondoc.core.Severity
import vn.dondoc.core.TaskDraft
import vn.dondoc.core.Urgency

/** A day of 2020. */
internal fun day(day: Int, month: Int): LocalDate = LocalDate.of(2020, month, day)

/** Nine o'clock of a day in Viet Nam. */
internal fun nine(day: LocalDate): Instant = day.atTime(9, 0).toInstant(ZoneOffset.ofHours(7))

internal val VP = Agency("VP", "Văn phòng UBND tỉnh", AgencyKind.OFFICE)
internal val SNV = Agency("SNV", "Sở Nội vụ", AgencyKind.DEPARTMENT)
internal val STC = Agency("STC", "Sở Tài chính", AgencyKind.DEPARTMENT)

internal val ISSUED = day(1, 4)
internal val DEADLINE = day(10, 4)

internal val DIRECTIVE = DirectiveDraft(
    id = "45/UBND-TH@2020-04-01",
    number = "45/UBND-TH",
    kind = "dispatch",
    issuedOn = ISSUED,
    signer = "Chủ tịch",
    abstractText = "Về việc thi đua, khen thưởng",
    draftingUnits = listOf("SNV"),
    specialist = "cv01",
    secrecy = Secrecy.UNCLASSIFIED,
    urgency = Urgency.NORMAL,
)

internal val TASK = TaskDraft(
    id = "NV-1",
    directive = DIRECTIVE.id,
    lead = "SNV",
    monitoringUnit = "Phòng Nội chính",
    specialist = "cv01",
    content = "Báo cáo kết quả thi đua quý I",
    deadline = DEADLINE,
)

/** The specialist of the Office, and an officer of the lead. */
internal val SPECIALIST = Actor("cv01", "VP")
internal val HANDLER = Actor("nv07", "SNV")

/** A register and the people who write in it. */
internal class Office(val register: Register) {
    private var number = 0

    fun command(on: LocalDate, action: Action, by: Actor = SPECIALIST): Command {
        number += 1
        return Command("lệnh-$number", by, on, nine(on), action)
    }

    fun apply(on: LocalDate, action: Action, by: Actor = SPECIALIST): Outcome =
        register.apply(command(on, action, by))

    fun accepted(on: LocalDate, action: Action, by: Actor = SPECIALIST): Outcome.Applied {
        val outcome = apply(on, action, by)
        return assertInstanceOf(Outcome.Applied::class.java, outcome) { "$outcome" }
    }

    /** The finding that refuses. */
    fun refused(on: LocalDate, action: Action, by: Actor = SPECIALIST): Finding {
        val outcome = apply(on, action, by)
        val refused = assertInstanceOf(Outcome.Refused::class.java, outcome) { "$outcome" }
        return refused.findings.single { it.severity == Severity.ERROR }
    }

    fun standing(on: LocalDate) = register.standing("NV-1", AsOf(on))

    /** The agencies, the directive and the task that the tests begin with. */
    fun assigned(): Office {
        for (agency in listOf(VP, SNV, STC)) accepted(ISSUED, Action.RegisterAgency(agency))
        accepted(ISSUED, Action.RegisterDirective(DIRECTIVE))
        accepted(ISSUED, Action.AssignTask(TASK))
        return this
    }
}

/** Runs a test on an office of which nothing is stored. */
internal fun office(test: Office.() -> Unit) = Register.inMemory().use { Office(it).test() }
