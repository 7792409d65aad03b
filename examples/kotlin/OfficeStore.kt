package office

import java.util.TreeMap
import java.util.concurrent.locks.ReentrantReadWriteLock
import kotlin.concurrent.read
import kotlin.concurrent.write
import vn.dondoc.host.HostCommand
import vn.dondoc.host.HostCommit
import vn.dondoc.host.HostEvent
import vn.dondoc.host.HostException
import vn.dondoc.host.HostHead
import vn.dondoc.host.HostQuestion
import vn.dondoc.host.HostRow
import vn.dondoc.host.HostSeen
import vn.dondoc.host.HostStore

/**
 * A register in the store of an e-office system: three tables, here in memory. A server has them in its database, each method
 * a statement or two, and a lock's place is taken by a transaction.
 */
class OfficeStore : HostStore {
    private val events = ArrayList<HostEvent>()
    private val commands = HashMap<String, HostCommand>()
    private val rows = TreeMap<Long, HostRow>()
    private val lock = ReentrantReadWriteLock()

    private fun head() = events.lastOrNull()?.let { HostHead(it.position, it.hash) }

    override fun look(streams: List<String>, commands: List<String>): HostSeen = lock.read {
        val wanted = streams.toSet()
        HostSeen(
            head = head(),
            versions = events.filter { it.stream in wanted }.associate { it.stream to it.version },
            commands = commands.mapNotNull(this.commands::get),
        )
    }

    override fun append(commit: HostCommit): String = lock.write {
        // The promise that all rests on: the history still ends where the commit says, and its commands are new.
        if (head() != commit.after || commit.commands.any { it.id in commands }) throw HostException.Conflict()
        events += commit.events
        commit.commands.associateByTo(commands) { it.id }
        for (closing in commit.closings) {
            rows.replaceAll { _, row ->
                val isIt = row.knownUntil == null && row.kind == closing.kind && row.id == closing.id
                if (isIt) row.copy(knownUntil = closing.knownUntil) else row
            }
        }
        commit.rows.associateByTo(rows) { it.number }
        commit.receipt
    }

    override fun load(stream: String): List<HostEvent> = lock.read { events.filter { it.stream == stream } }

    override fun eventsAfter(position: Long, limit: UInt): List<HostEvent> =
        lock.read { events.asSequence().filter { it.position > position }.take(limit.toInt()).toList() }

    override fun rows(question: HostQuestion): List<HostRow> = lock.read {
        val later = rows.tailMap(question.after, false).values.asSequence()
        later.filter { question.asksFor(it) }.take(question.limit.toInt()).toList()
    }

    /** Until the moment ends, nobody writes. */
    override fun beginMoment(): Boolean {
        lock.readLock().lock()
        return true
    }

    override fun endMoment() = lock.readLock().unlock()

    private fun HostQuestion.asksFor(row: HostRow): Boolean {
        val (assignedOn, endedOn) = row.assignedOn to row.endedOn
        val (knownAt, knownUntil) = knownAt to row.knownUntil
        return row.kind == kind &&
            (id == null || row.id == id) &&
            (!latest || knownUntil == null) &&
            (knownAt == null || row.knownSince <= knownAt && (knownUntil == null || knownAt < knownUntil)) &&
            (assignedUntil == null || assignedOn == null || assignedOn <= assignedUntil!!) &&
            (notEndedBefore == null || endedOn == null || endedOn >= notEndedBefore!!)
    }
}
