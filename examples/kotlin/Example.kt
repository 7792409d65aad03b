package example

import java.time.Instant
import java.time.LocalDate
import vn.dondoc.Register
import vn.dondoc.core.*
import vn.dondoc.renderExplanation
import vn.dondoc.writeDate

/** Sixty seconds: one directive, one task, where it stands, who must do what, and why. */
fun main() = println(example("register.db"))

fun example(path: String): String = Register.open(path).use { register ->
    val issuedOn = LocalDate.of(2020, 4, 1)
    val directive = DirectiveDraft(
        id = "45/UBND-TH@2020-04-01",
        number = "45/UBND-TH",
        kind = "dispatch",
        issuedOn = issuedOn,
        signer = "Chủ tịch",
        abstractText = "Về việc thi đua, khen thưởng",
        draftingUnits = listOf("SNV"),
        specialist = "cv01",
        secrecy = Secrecy.UNCLASSIFIED,
        urgency = Urgency.NORMAL,
    )
    val task = TaskDraft(
        id = "NV-1",
        directive = directive.id,
        lead = "SNV",
        monitoringUnit = "Phòng Nội chính",
        specialist = "cv01",
        content = "Báo cáo kết quả thi đua quý I",
        deadline = LocalDate.of(2020, 4, 10),
    )
    val actions = listOf(
        Action.RegisterAgency(Agency("VP", "Văn phòng UBND tỉnh", AgencyKind.OFFICE)),
        Action.RegisterAgency(Agency("SNV", "Sở Nội vụ", AgencyKind.DEPARTMENT)),
        Action.RegisterDirective(directive),
        Action.AssignTask(task),
    )
    val recordedAt = Instant.parse("2020-04-01T09:00:00+07:00")
    actions.forEachIndexed { number, action ->
        val outcome = register.apply(Command("example-$number", Actor("cv01", "VP"), issuedOn, recordedAt, action))
        check(outcome !is Outcome.Refused) { outcome } // a refusal is an answer, with the article
    }

    val today = AsOf(LocalDate.of(2020, 4, 14))
    val standing = register.standing(task.id, today)
    val duties = register.duties(today.on)
    buildString {
        appendLine("${task.id}: ${standing.timeliness}, ${standing.daysLate}")
        duties.forEach { appendLine("${it.agency}: ${it.text.vi} (${it.dueOn?.let(::writeDate)})") }
        append(renderExplanation(register.explain(task.id, today), Language.VIETNAMESE))
    }
}
