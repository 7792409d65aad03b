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

    // It ends after a failure too, which stays the cause.
    override fun endMoment() = noting { store.endMoment() }

    /** What was thrown before a call that goes well was seen to, such as a lost race. */
    private fun <T> keeping(call: () -> T): T = noting(call).also { thrown.remove() }

    private fun <T> noting(call: () -> T): T =
        try {
            call()
        } catch (error: Throwable) {
            if (thrown.get() == null) thrown.set(error)
            // UniFFI lets only exceptions out.
            throw error as? Exception ?: HostException.Failed(error.javaClass.name)
        }
}
