import Dondoc
import Foundation
import XCTest

/// A store of the host in memory: three tables and a lock.
private final class TableStore: HostStore, @unchecked Sendable {
    private var events: [HostEvent] = []
    private var known: [String: HostCommand] = [:]
    private var kept: [HostRow] = []
    private let lock = NSLock()
    /// What an append throws instead of storing.
    var fault: (any Error)?

    private func locked<T>(_ work: () throws -> T) rethrows -> T {
        lock.lock()
        defer { lock.unlock() }
        return try work()
    }

    private var head: HostHead? { events.last.map { HostHead(position: $0.position, hash: $0.hash) } }

    func look(streams: [String], commands: [String]) throws -> HostSeen {
        locked {
            var versions: [String: Int64] = [:]
            for event in events where streams.contains(event.stream) { versions[event.stream] = event.version }
            return HostSeen(head: head, versions: versions, commands: commands.compactMap { known[$0] })
        }
    }

    func append(commit: HostCommit) throws -> String {
        if let fault { throw fault }
        return try locked {
            guard head == commit.after, commit.commands.allSatisfy({ known[$0.id] == nil }) else { throw HostError.Conflict }
            events += commit.events
            for command in commit.commands { known[command.id] = command }
            for closing in commit.closings {
                for (place, row) in kept.enumerated()
                where row.knownUntil == nil && row.kind == closing.kind && row.id == closing.id {
                    kept[place] = HostRow(
                        number: row.number, kind: row.kind, id: row.id, knownSince: row.knownSince,
                        knownUntil: closing.knownUntil, assignedOn: row.assignedOn, endedOn: row.endedOn, body: row.body)
                }
            }
            kept += commit.rows
            return commit.receipt
        }
    }

    func load(stream: String) throws -> [HostEvent] {
        locked { events.filter { $0.stream == stream } }
    }

    func eventsAfter(position: Int64, limit: UInt32) throws -> [HostEvent] {
        locked { Array(events.filter { $0.position > position }.prefix(Int(limit))) }
    }

    /// More than asked for: the library looks through it.
    func rows(question: HostQuestion) throws -> [HostRow] {
        locked { Array(kept.filter { $0.kind == question.kind && $0.number > question.after }.prefix(Int(question.limit))) }
    }

    func beginMoment() throws -> Bool { false }

    func endMoment() throws {}
}

private final class TableStores: HostStores, @unchecked Sendable {
    func empty() -> HostStore { TableStore() }
}

/// A register in a store that the host implements.
final class HostTests: XCTestCase {
    private struct Unplugged: Error {
        let words = "Kết quả của ông A"
    }

    private func enter(_ register: Register) throws -> Outcome {
        let office = Agency(code: "VP", name: "Văn phòng UBND tỉnh", kind: .office)
        let day = try CivilDate(year: 2020, month: 4, day: 1)
        let command = Command(
            id: "1", actor: Actor(officer: "cv01", agency: "VP"), occurredOn: day, recordedAt: Instant(millis: 1_585_706_400_000),
            action: .registerAgency(agency: office))
        return try register.apply(command: command)
    }

    func testItConforms() throws {
        try checkHostStore(stores: TableStores())
    }

    func testWhatItThrowsIsAnErrorWithACodeAndNothingIsLost() throws {
        let store = TableStore()
        let register = try Register.onHost(store: store)
        let faults: [(any Error, String, Bool)] = [
            (Unplugged(), "store.failed", false),
            (HostError.Failed(detail: "không ghi được"), "store.failed", false),
            (HostError.Busy(detail: "đợi"), "store.busy", true),
            (HostError.Conflict, "store.busy", true),
        ]
        for (fault, wanted, again) in faults {
            store.fault = fault
            XCTAssertThrowsError(try enter(register)) { error in
                guard case let DondocError.Store(code: code, detail: detail, retryable: retryable) = error else {
                    return XCTFail("\(error)")
                }
                XCTAssertEqual(code, wanted)
                XCTAssertEqual(retryable, again)
                XCTAssertFalse(detail.contains("ông A"), detail)
            }
        }
        store.fault = nil
        guard case .applied = try enter(register) else { return XCTFail("the command is not applied") }
        XCTAssertEqual(try register.verify().position, 1)
        guard case .alreadyApplied = try enter(Register.onHost(store: store)) else { return XCTFail("it is not there") }
    }
}
