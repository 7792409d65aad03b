package vn.dondoc

import java.time.Instant
import java.time.LocalDate
import java.util.Locale
import office.OfficeStore
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test
import vn.dondoc.core.Action
import vn.dondoc.core.Actor
import vn.dondoc.core.Agency
import vn.dondoc.core.AgencyKind
import vn.dondoc.core.Command
import vn.dondoc.core.Outcome
import vn.dondoc.host.HostCommit
import vn.dondoc.host.HostQuestion
import vn.dondoc.host.HostStore

private const val COMMANDS = 1_000
private const val REPEATS = 7

/** A store that counts its calls, and the time that it takes for itself. */
private class Timed(private val store: HostStore) : HostStore {
    var calls = 0
    var nanos = 0L

    private fun <T> timed(call: () -> T): T {
        val begin = System.nanoTime()
        return call().also {
            calls += 1
            nanos += System.nanoTime() - begin
        }
    }

    override fun look(streams: List<String>, commands: List<String>) = timed { store.look(streams, commands) }
    override fun append(commit: HostCommit) = timed { store.append(commit) }
    override fun load(stream: String) = timed { store.load(stream) }
    override fun eventsAfter(position: Long, limit: UInt) = timed { store.eventsAfter(position, limit) }
    override fun rows(question: HostQuestion) = timed { store.rows(question) }
    override fun beginMoment() = timed { store.beginMoment() }
    override fun endMoment() = timed { store.endMoment() }
}

/** What a store of the host in Kotlin costs: `crossing.py`, in Kotlin. */
@Tag("bench")
class CrossingTest {
    private val commands = (0..COMMANDS).map { number ->
        val kind = if (number == 0) AgencyKind.OFFICE else AgencyKind.DEPARTMENT
        val enter = Action.RegisterAgency(Agency("A$number", "Cơ quan $number", kind))
        Command("c$number", Actor("cv01", "A0"), LocalDate.of(2020, 4, 1), Instant.ofEpochSecond(1_585_706_400), enter)
    }

    private fun nanos(register: Register): Long {
        register.apply(commands.first())
        val begin = System.nanoTime()
        val outcomes = commands.drop(1).map(register::apply)
        val took = System.nanoTime() - begin
        assertEquals(COMMANDS, outcomes.count { it is Outcome.Applied })
        return took
    }

    @Test
    fun `a command in memory and in a store in Kotlin`() {
        val memory = (1..REPEATS).minOf { Register.inMemory().use(::nanos) }
        val (host, calls) = (1..REPEATS).map {
            val store = Timed(OfficeStore())
            Register.onHost(store).use { register -> nanos(register) - store.nanos } to store.calls
        }.minBy { it.first }
        val micros = { nanos: Long, times: Int -> String.format(Locale.ROOT, "%.1f", nanos / 1e3 / times) }
        println("a command: ${micros(memory, COMMANDS)} µs in memory, ${micros(host, COMMANDS)} µs in a store in Kotlin")
        println("  of ${calls / COMMANDS} crossings, besides what the store itself takes")
        println("a crossing: ${micros(host - memory, calls)} µs")
    }
}
