package vn.dondoc.cases

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import vn.dondoc.core.Action
import vn.dondoc.core.AsOf

/** The legal cases of several acts: who did what on which day, what is refused and why, and whose duty is left. */
class StoryTest {
    @TestFactory
    fun story() = Cases.tests("story") { case ->
        case.allow("pack acts as_of reports_since outstanding done figures outcomes review")
        scene(case.regulation()) {
            begin()
            neighbours()
            for (act in case.tables("acts")!!) {
                val on = act.day("on")!!
                act.check(ask(act.text("by")!!, on, action(act), act.text("as"), act.day("recorded_on") ?: on))
            }
            assertEquals(register.head(), register.verify(register.head()))
            case.table("figures")?.let { wanted ->
                wanted.allow("agency period differ")
                val found = register.reconcileSent(wanted.text("agency")!!, wanted.text("period")!!)
                val differ = found.differences.map { "${it.column} ${it.claimed ?: "-"} ${it.counted ?: "-"}" }
                assertEquals(wanted.texts("differ"), differ)
            }
            case.table("review")?.let { wanted ->
                wanted.allow("agency period figures")
                val (agency, period) = wanted.text("agency") to wanted.text("period")!!
                val review = agency?.let { register.dossier(it, period) } ?: register.regulationReport(period)
                for ((id, count) in wanted.texts("figures")!!.map { it.split(" ") }) {
                    assertEquals(count.toLong(), review.figures.single { it.figure == id }.count, id)
                    assertEquals(count.toInt(), register.reviewItems(review, id).size, id)
                }
            }
            val asOf = case.day("as_of")
            if (asOf == null) {
                assertTrue("outstanding" !in case && "done" !in case && "outcomes" !in case)
                return@scene
            }
            val duties = register.duties(asOf, reportsSince = case.day("reports_since"), withDone = true)
            case.check(duties)
            duties.forEach { assertTrue(register.explainDuty(it).steps.isNotEmpty()) }
            case.table("outcomes")?.let { wanted ->
                val found = register.outcomes(wanted.text("task")!!, AsOf(asOf)).map { one ->
                    one.run { "$agency ${part.word()} ${standing.progress.word()} ${standing.timeliness.word()}" }
                }
                assertEquals(wanted.texts("are"), found)
            }
        }
    }

    @Test
    fun `every act is recorded in a story`() {
        val acts = Cases.of("story").flatMap { it.tables("acts")!! }
        val recorded = acts.filter { "refused" !in it }.map { action(it)::class }
        assertEquals(Action::class.sealedSubclasses.toSet(), recorded.toSet())
    }
}
