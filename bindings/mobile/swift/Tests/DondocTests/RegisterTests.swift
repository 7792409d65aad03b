import Dondoc
import Foundation
import XCTest

@testable import Example

final class RegisterTests: XCTestCase {
    private var folder = URL(fileURLWithPath: "/")
    private var path: String { folder.appendingPathComponent("register.db").path }

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func day(_ day: Int) throws -> CivilDate {
        try CivilDate(year: 2020, month: 4, day: day)
    }

    private func command(_ id: String, _ action: Action, officer: String = "cv01", agency: String = "VP") throws -> Command {
        Command(
            id: id,
            actor: Actor(officer: officer, agency: agency),
            occurredOn: try day(14),
            recordedAt: Instant(millis: 1_586_829_600_000),
            action: action
        )
    }

    func testTheExampleSaysThatTheTaskIsOverdueAndWhoMustDoWhat() throws {
        let said = try example(path: path)
        XCTAssertTrue(said.contains("NV-1: overdue, 4"), said)
        XCTAssertTrue(said.contains("SNV: Cập nhật kết quả khi có, hoặc tình hình chậm nhất sau 01 ngày"), said)
        XCTAssertTrue(said.contains("Chưa hoàn thành, quá hạn 4 ngày tính đến 14/4/2020 — khoản 8 Điều 6"), said)
    }

    func testAResultIsReportedAndConfirmedAndTheFileIsOpenedAgain() throws {
        _ = try example(path: path)
        let head: Head
        do {
            let register = try Register.open(path: path)
            let result = Action.reportResult(task: "NV-1", document: "12/BC-SNV")
            let reported = try command("kq", result, officer: "nv07", agency: "SNV")
            XCTAssertEqual(try register.apply(command: reported), .applied(position: 5, findings: []))
            XCTAssertEqual(try register.apply(command: reported), .alreadyApplied(position: 5))
            _ = try register.apply(command: command("xn", .confirmResult(task: "NV-1")))
            head = try register.head()
        }
        let again = try Register.open(path: path)
        XCTAssertEqual(try again.head(), head)
        XCTAssertEqual(try again.agencies().map(\.name), ["Văn phòng UBND tỉnh", "Sở Nội vụ"])
        let standing = try again.standing(task: "NV-1", asOf: AsOf(on: day(14)))
        // Foundation has a `Progress` too: the name needs its module.
        let progress: Dondoc.Progress = standing.progress
        XCTAssertEqual(progress, .completed)
        XCTAssertEqual(standing, Standing(progress: .completed, timeliness: .overdue, daysLate: 4, daysLateOriginal: 4))
    }

    func testATaskWithoutALeadIsRefusedWithTheArticle() throws {
        let register = try Register.inMemory()
        for agency in [
            Agency(code: "VP", name: "Văn phòng UBND tỉnh", kind: .office),
            Agency(code: "SNV", name: "Sở Nội vụ", kind: .department),
        ] {
            _ = try register.apply(command: command(agency.code, .registerAgency(agency: agency)))
        }
        let directive = DirectiveDraft(
            id: "45", number: "45/UBND-TH", kind: "dispatch", issuedOn: try day(14), signer: "Chủ tịch",
            abstractText: "Về việc thi đua", secrecy: .unclassified, urgency: .normal)
        _ = try register.apply(command: command("vb", .registerDirective(directive: directive)))
        let task = TaskDraft(id: "NV-2", directive: "45", lead: nil, content: "Báo cáo", deadline: nil)
        guard case let .refused(findings) = try register.apply(command: command("nv", .assignTask(task: task))),
            let finding = findings.first(where: { $0.severity == .error })
        else {
            return XCTFail("not refused")
        }
        XCTAssertEqual(finding.code, "task.without_lead")
        XCTAssertEqual(finding.article, "dieu-6.khoan-3")
    }

    func testASecretDirectiveIsRefusedAndNothingRepeatsIt() throws {
        _ = try example(path: path)
        let register = try Register.open(path: path)
        let secret = DirectiveDraft(
            id: "mật-1", number: "1/UBND", kind: "dispatch", issuedOn: try day(14), signer: "Chủ tịch",
            abstractText: "Phương án tác chiến", secrecy: .mat, urgency: .normal)
        let outcome = try register.apply(command: command("mật", .registerDirective(directive: secret)))
        guard case let .refused(findings) = outcome else { return XCTFail("not refused") }
        XCTAssertEqual(findings.map(\.code), ["directive.secret"])
        XCTAssertFalse("\(outcome)".contains("tác chiến"))
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            XCTAssertNil(try Data(contentsOf: file).range(of: Data("tác chiến".utf8)), file.lastPathComponent)
        }
    }

    func testTheReportOfAPeriodCountsTheTask() throws {
        _ = try example(path: path)
        let report = try Register.open(path: path).report(kind: .month, year: 2020, index: 4)
        XCTAssertEqual(report.window, Window(first: try CivilDate(year: 2020, month: 3, day: 15), last: try day(14)))
        XCTAssertEqual(report.rows.map(\.key), ["SNV"])
        XCTAssertEqual(report.total.counts.openOverdue, 1)
        XCTAssertThrowsError(try reportWindow(kind: .quarter, year: 2020, index: 5))
    }

    func testWorkingDaysKnowTheMakeUpSaturday() throws {
        let calendar = try WorkingCalendar.vietnam()
        let friday = try CivilDate(year: 2026, month: 1, day: 9)
        XCTAssertEqual(try calendar.addWorkingDays(day: friday, n: 1), try CivilDate(year: 2026, month: 1, day: 10))
        XCTAssertEqual(try tet(year: 2026), try CivilDate(year: 2026, month: 2, day: 17))
    }
}
