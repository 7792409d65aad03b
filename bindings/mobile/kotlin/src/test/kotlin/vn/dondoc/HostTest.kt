package vn.dondoc

import java.util.concurrent.atomic.AtomicInteger
import office.OfficeStore
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import vn.dondoc.core.Action
import vn.dondoc.core.Command
import vn.dondoc.core.DondocException
import vn.dondoc.core.Outcome
import vn.dondoc.host.HostCommit
import vn.dondoc.host.HostException
import vn.dondoc.host.HostQuestion
import vn.dondoc.host.HostStore

/** A store that does something of its own around each call of another: before it, and after it. */
private class Around(
    private val store: HostStore,
    private val before: (Int) -> Unit = {},
    private val after: (Int) -> Unit = {},
) : HostStore {
    val calls = AtomicInteger()

    private fun <T> call(work: () -> T): T {
        val number = calls.incrementAndGet()
        before(number)
        return work().also { after(number) }
    }

    override fun look(streams: List<String>, commands: List<String>) = call { store.look(streams, commands) }
    override fun append(commit: HostCommit) = call { store.append(commit) }
    override fun load(stream: String) = call { store.load(stream) }
    override fun eventsAfter(position: Long, limit: UInt) = call { store.eventsAfter(position, limit) }
    override fun rows(question: HostQuestion) = call { store.rows(question) }
    override fun beginMoment() = false
    override fun endMoment() = Unit
}

/** A register in a store that the host implements in Kotlin. Every legal case runs on one, too: see `cases.scene`. */
class HostTest {
    private fun check(empty: () -> HostStore) = checkHostStore(object : HostStores {
        override fun empty() = empty()
    })

    @Test
    fun `the store of the example conforms, alone and where its exceptions are kept`() {
        check { OfficeStore() }
        check { KeepingCauses(OfficeStore()) }
    }

    @Test
    fun `a store that breaks its promise is named`() {
        val found = assertThrows<DondocException.Store> {
            check {
                val office = OfficeStore()
                object : HostStore by office {
                    override fun append(commit: HostCommit) = office.append(commit.copy(closings = emptyList()))
                }
            }
        }
        assertEquals("store.nonconforming", found.code)
    }

    private fun commands(): List<Command> = Register.inMemory().use { memory ->
        val (office, all) = Office(memory) to ArrayList<Command>()
        fun add(action: Action, by: vn.dondoc.core.Actor = SPECIALIST) = all.add(office.command(ISSUED, action, by))
        for (agency in listOf(VP, SNV, STC)) add(Action.RegisterAgency(agency))
        add(Action.RegisterDirective(DIRECTIVE))
        add(Action.AssignTask(TASK))
        add(Action.UpdateProgress("NV-1", "đang làm"), HANDLER)
        all
    }

    private class Broken : Exception("Kết quả thi đua của ông A")

    @Test
    fun `what a store throws at any call is the cause of the error, and nothing that was answered is lost`() {
        val commands = commands()
        val head = Register.inMemory().use { memory -> commands.forEach(memory::apply); memory.head() }
        val faults = listOf(Broken(), StackOverflowError(), HostException.Failed("không ghi được"), HostException.Busy("đợi"))
        for (fault in faults) for (afterwards in listOf(false, true)) {
            var at = 1
            while (true) {
                val fail = { number: Int -> if (number == at) throw fault }
                val office = OfficeStore()
                val store = KeepingCauses(if (afterwards) Around(office, after = fail) else Around(office, before = fail))
                var failures = 0
                Register.onHost(store).use { register ->
                    for (command in commands) {
                        try {
                            store.asking { register.apply(command) }
                        } catch (error: DondocException.Store) {
                            failures += 1
                            assertSame(fault, error.cause)
                            val busy = fault is HostException.Busy
                            assertEquals(if (busy) "store.busy" else "store.failed", error.code)
                            assertEquals(busy, error.retryable)
                            assertTrue("ông A" !in error.detail, error.detail)
                            val again = register.apply(command)
                            assertTrue(again !is Outcome.Refused, "$again")
                        }
                    }
                }
                if (failures == 0) break
                Register.onHost(office).use { assertEquals(head, it.verify(head)) }
                assertEquals(1, failures)
                at += 1
            }
            assertTrue(at > 25, "it failed at $at calls only")
        }
    }

    @Test
    fun `without a keeper the error names the class of what was thrown, and no error of the machine is taken for success`() {
        for ((fault, name) in listOf(Broken() to "HostTest\$Broken", StackOverflowError() to "")) {
            val office = OfficeStore()
            val store = object : HostStore by office {
                override fun append(commit: HostCommit): String = throw fault
            }
            Register.onHost(store).use { register ->
                val error = assertThrows<DondocException.Store> { register.apply(commands().first()) }
                assertEquals("store.failed", error.code)
                assertTrue(name in error.detail && "ông A" !in error.detail, error.detail)
            }
            Register.onHost(office).use { assertEquals(0, it.head().position) }
            val blind = object : HostStore by office {
                override fun look(streams: List<String>, commands: List<String>) = throw fault
            }
            val error = assertThrows<DondocException.Store> { Register.onHost(blind).use { it.head() } }
            val why = name.ifEmpty { "the call broke off" }
            assertTrue(error.code == "store.failed" && error.detail.endsWith(why), error.detail)
        }
    }

    @Test
    fun `a lost race is run again`() {
        val office = OfficeStore()
        val races = AtomicInteger()
        val store = object : HostStore by office {
            override fun append(commit: HostCommit): String {
                if (races.incrementAndGet() % 2 == 1) throw HostException.Conflict()
                return office.append(commit)
            }
        }
        Register.onHost(store).use { register ->
            commands().forEach { assertTrue(register.apply(it) is Outcome.Applied) }
            register.verify()
        }
        val conflict = HostException.Conflict()
        val never = KeepingCauses(
            object : HostStore by office {
                override fun append(commit: HostCommit): String = throw conflict
            },
        )
        Register.onHost(never).use { register ->
            val update = Office(register).command(day(9, 4), Action.UpdateProgress("NV-1", "nữa"), HANDLER).copy(id = "x")
            val error = assertThrows<DondocException.Store> { never.asking { register.apply(update) } }
            assertEquals("store.busy" to true, error.code to error.retryable)
            assertSame(conflict, error.cause)
        }
    }

    @Test
    fun `a store may ask its own register, for no lock is held`() {
        val office = OfficeStore()
        lateinit var register: Register
        val seen = ArrayList<Long>()
        val store = object : HostStore by office {
            override fun append(commit: HostCommit): String {
                seen += register.head().position
                return office.append(commit)
            }
        }
        register = Register.onHost(store)
        register.use { commands().forEach(it::apply) }
        assertEquals((0L..5L).toList(), seen)
    }

    @Test
    fun `two registers on one store, each used by threads, lose nothing`() {
        val office = OfficeStore()
        val registers = List(2) { Register.onHost(office) }
        commands().forEach(registers[0]::apply)
        val updates = (1..40).map { Command("u-$it", HANDLER, day(9, 4), nine(day(9, 4)), Action.UpdateProgress("NV-1", "$it")) }
        updates.parallelStream().forEach { command ->
            while (true) {
                try {
                    assertTrue(registers[command.id.length % 2].apply(command) is Outcome.Applied)
                    break
                } catch (_: DondocException.Conflict) {
                    // Lost a race twice: told, and sent again.
                }
            }
        }
        for (register in registers) assertEquals(46, register.use { it.verify().position })
    }
}
