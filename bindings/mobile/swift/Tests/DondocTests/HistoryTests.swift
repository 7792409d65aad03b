import Dondoc
import Foundation
import XCTest

/// What a register keeps beside the standing: its history, its regulations, and what happened around a task.
final class HistoryTests: XCTestCase {
    private var count: Int64 = 0

    private func day(_ day: Int, month: Int = 4, year: Int = 2020) throws -> CivilDate {
        try CivilDate(year: year, month: month, day: day)
    }

    private func apply(_ register: Register, _ action: Action, on: CivilDate, officer: String = "cv01", agency: String = "VP") throws {
        count += 1
        let command = Command(
            id: "lệnh-\(count)", actor: Actor(officer: officer, agency: agency), occurredOn: on,
            recordedAt: Instant(millis: Int64(on.epochDays) * 86_400_000 + 7_200_000 + count), action: action)
        guard case .applied = try register.apply(command: command) else { return XCTFail("\(action) was refused") }
    }

    /// An office, two departments, and the task `NV-1` of `SNV` with `STC`, due on 10/4/2020.
    private func begin(_ register: Register) throws {
        let issued = try day(1)
        for agency in [
            Agency(code: "VP", name: "Văn phòng UBND tỉnh", kind: .office),
            Agency(code: "SNV", name: "Sở Nội vụ", kind: .department),
            Agency(code: "STC", name: "Sở Tài chính", kind: .department),
        ] {
            try apply(register, .registerAgency(agency: agency), on: issued)
        }
        try enter(register, directive: "VB-1", task: "NV-1", issued: issued, deadline: try day(10))
    }

    private func enter(_ register: Register, directive: String, task: String, issued: CivilDate, deadline: CivilDate?) throws {
        let draft = DirectiveDraft(
            id: directive, number: "45/UBND-TH", kind: "dispatch", issuedOn: issued, signer: "Chủ tịch",
            abstractText: "Về việc thi đua", secrecy: .unclassified, urgency: .normal)
        try apply(register, .registerDirective(directive: draft), on: issued)
        let work = TaskDraft(
            id: task, directive: directive, lead: "SNV", coordinators: ["STC"], content: "Báo cáo", deadline: deadline)
        try apply(register, .assignTask(task: work), on: issued)
    }

    func testAHistoryThatWasKeptOutsideIsFoundAgainAndAnotherOneIsNot() throws {
        let register = try Register.inMemory()
        try begin(register)
        let head = try register.head()
        XCTAssertEqual(try register.verify(), head)
        try apply(register, .updateProgress(task: "NV-1", note: "đang làm"), on: try day(6), officer: "nv07", agency: "SNV")
        XCTAssertEqual(try register.verify(expected: head).position, head.position + 1)
        let other = Head(position: head.position, hash: String(repeating: "0", count: 64))
        XCTAssertThrowsError(try register.verify(expected: other)) { error in
            guard case DondocError.Integrity(position: head.position, detail: _) = error else {
                return XCTFail("\(error)")
            }
        }
    }

    func testAFileIsOpenedInOtherWaysAndCopied() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dondoc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("register.db").path
        let copy = folder.appendingPathComponent("copy.db").path
        let register = try Register.open(path: path, access: .exclusive)
        try begin(register)
        try register.checkpoint()
        try register.backup(path: copy)
        XCTAssertThrowsError(try Register.open(path: path, access: .readOnly)) { error in
            guard case DondocError.Store(code: "store.busy", detail: _, retryable: true) = error else {
                return XCTFail("\(error)")
            }
        }
        let head = try register.head()
        XCTAssertEqual(try Register.open(path: copy, access: .readOnly, expected: head).verify(), head)
        let other = Head(position: head.position, hash: String(repeating: "0", count: 64))
        XCTAssertThrowsError(try Register.open(path: copy, durability: .powerCutLosesTail, expected: other))
        XCTAssertThrowsError(try Register.inMemory().checkpoint())
    }

    func testEachDirectiveLivesUnderTheRegulationOfItsDay() throws {
        var later = try regulationSource(id: "vn-ben-tre-2020")
        for (old, new) in [
            ("id = \"vn-ben-tre-2020\"", "id = \"vn-ben-tre-sau\""),
            ("in_force_on = \"2020-03-26\"", "in_force_on = \"2021-07-01\""),
            ("value = { working_days = 1 }", "value = { working_days = 2 }"),
        ] {
            let first = try XCTUnwrap(later.range(of: old))
            later.replaceSubrange(first, with: new)
        }
        let both = [try Regulation.parse(text: later), try Regulation.load(id: "vn-ben-tre-2020")]
        let register = try Register.inMemory(regulations: both)
        try begin(register)
        let issued = try day(1, month: 7, year: 2021)
        try enter(register, directive: "VB-2", task: "NV-2", issued: issued, deadline: nil)
        let entry = try register.duties(on: day(6, month: 7, year: 2021), withDone: true).filter { $0.action == .enterTasks }
        XCTAssertEqual(entry.map(\.regulation), ["vn-ben-tre-2020@1", "vn-ben-tre-sau@1"])
        XCTAssertEqual(entry.map(\.dueOn), [try day(3), try day(5, month: 7, year: 2021)])
    }

    func testADutySaysWhyItIsOwedAndACoordinatorDoesItsPart() throws {
        let register = try Register.inMemory()
        try begin(register)
        let duty = try XCTUnwrap(register.duties(on: day(14)).first { $0.action == .updateTask })
        let why = try register.explainDuty(duty: duty)
        XCTAssertEqual(why.steps.first?.article, "dieu-8.khoan-1.diem-a")
        let text = try renderExplanation(explanation: why, language: .vietnamese)
        XCTAssertTrue(text.contains("13/4/2020"), text)

        try apply(register, .contribute(task: "NV-1", note: "số liệu quý I"), on: try day(8), officer: "tc01", agency: "STC")
        let outcomes = try register.outcomes(task: "NV-1", asOf: AsOf(on: day(14)))
        XCTAssertEqual(outcomes.map(\.agency), ["SNV", "STC"])
        XCTAssertEqual(try outcomes.map { try standingClass(standing: $0.standing) }, [.openOverdue, .completed])
        XCTAssertEqual(try outcomes.map { try quadrant(standing: $0.standing) }, [.openOverdue, .doneInTime])
        XCTAssertEqual(try register.followUp(task: "NV-1").contributions.map(\.agency), ["STC"])
    }

    func testTheWordsOfADeadlineAreReadOrAQuestionIsAsked() throws {
        let before = try parseDeadline(text: "trước ngày 20/4/2020", issuedOn: day(1))
        XCTAssertEqual(before.due, try day(19))
        let now = try parseDeadline(text: "ngay", issuedOn: day(1))
        XCTAssertNil(now.due)
        XCTAssertEqual(now.confidence, .ambiguous)
        XCTAssertThrowsError(try parseDeadline(text: "ngày 31/4/2020", issuedOn: day(1)))
        let limit = try XCTUnwrap(Regulation.load(id: "vn-ben-tre-2020").rule(idOrArticle: "office.feedback").limit)
        XCTAssertEqual(
            try WorkingCalendar.vietnam().termEnd(event: day(24, month: 8, year: 2026), term: limit), try day(7, month: 9, year: 2026))
    }
}
