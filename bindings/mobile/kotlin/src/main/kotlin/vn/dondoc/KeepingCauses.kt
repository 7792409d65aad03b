package vn.dondoc

import vn.dondoc.core.DondocException
import vn.dondoc.host.HostCommit
import vn.dondoc.host.HostException
import vn.dondoc.host.HostQuestion
import vn.dondoc.host.HostStore

/**
 * A store of the host that keeps what it throws. An exception does not cross into the library; what comes out of a register
 * has a stable code and names its class, and with [asking] the exception itself is its cause.
 *
 * ```
 * val store = KeepingCauses(OfficeStore())
 * val register = Register.onHost(store)
 * store.asking { register.apply(command) }
 * ```
 */
public class KeepingCauses(private val store: HostStore) : HostStore {
    private val thrown = ThreadLocal<Throwable?>()

    /** Calls a register on this store. What the store throws meanwhile is the cause of the [DondocException]. */
    public fun <T> asking(question: () -> T): T {
        thrown.remove()
        try {
            return question()
        } catch (error: DondocException) {
            thrown.get()?.let(error::initCause)
            throw error
        } finally {
            thrown.remove()
        }
    }

    override fun look(streams: List<String>, commands: List<String>) = keeping { store.look(streams, commands) }

    override fun append(commit: HostCommit) = keeping { store.append(commit) }

    override fun load(stream: String) = keeping { store.load(stream) }

    override fun eventsAfter(position: Long, limit: UInt) = keeping { store.eventsAfter(position, limit) }

    override fun rows(question: HostQuestion) = keeping { store.rows(question) }

    override fun beginMoment() = keeping { store.beginMoment() }

    override fun endMoment() = keeping { store.endMoment() }

    private fun <T> keeping(call: () -> T): T =
        try {
            call()
        } catch (conflict: HostException.Conflict) {
            throw conflict // The library looks again.
        } catch (error: Exception) {
            thrown.set(error)
            throw error
        } catch (error: Throwable) {
            // UniFFI lets only exceptions out.
            thrown.set(error)
            throw HostException.Failed(error.javaClass.name)
        }
}
