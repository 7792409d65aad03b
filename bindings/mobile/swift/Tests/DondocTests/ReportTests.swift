import Dondoc
import Foundation
import XCTest

@testable import Example

/// A figure opened to its tasks, two editions, and figures that others typed: as `ReportProofTest.kt`.
final class ReportTests: XCTestCase {
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func register() throws -> Register {
        let path = folder.appendingPathComponent("register.db").path
        _ = try example(path: path)
        return try Register.open(path: path)
    }

    func testAFigureOpensToItsTasksAndTheirReasons() throws {
        let register = try register()
        let report = try register.report(kind: .month, year: 2020, index: 4)
        let cell = try register.cell(report: report, row: report.rows[0], column: "open_overdue")
        XCTAssertEqual(try cell.tasks(), ["NV-1"])
        XCTAssertEqual(try cell.list().map(\.standing.daysLate), [4])
        XCTAssertEqual(try cell.explain().map(\.task), ["NV-1"])
        XCTAssertThrowsError(try register.cell(report: report, row: report.rows[0], column: "finished")) { error in
            guard case let DondocError.NotFound(code, _) = error else { return XCTFail("\(error)") }
            XCTAssertEqual(code, "report.unknown")
        }
    }

    func testTwoEditionsDifferByTheEventThatMovedATask() throws {
        let register = try register()
        let before = try register.report(kind: .month, year: 2020, index: 4)
        let reported = Command(
            id: "kq", actor: Actor(officer: "nv07", agency: "SNV"), occurredOn: try CivilDate(year: 2020, month: 4, day: 14),
            recordedAt: Instant(millis: 1_586_829_600_000), action: .reportResult(task: "NV-1", document: "12/BC-SNV"))
        guard case let .applied(position, _) = try register.apply(command: reported) else { return XCTFail("not applied") }
        let after = try register.report(kind: .month, year: 2020, index: 4)
        let comparison = try register.compare(before: before, after: after)
        XCTAssertEqual(comparison.moves.map(\.task), ["NV-1"])
        XCTAssertEqual(comparison.moves[0].causes.map(\.position), [position])
        XCTAssertTrue(comparison.moves[0].after[0].columns.contains("awaiting_confirmation"))
        XCTAssertNotEqual(try canonicalReport(report: before), try canonicalReport(report: after))
    }

    func testTheSelfCheckOfAnAgency() throws {
        let register = try register()
        let check = try register.selfCheck(agency: "SNV", period: "2020-04")
        XCTAssertEqual(check.shortcomings.map(\.task), ["NV-1"])
        XCTAssertEqual(check.toWrite, [.causes, .proposals])
        let kept = try register.discipline(period: "2020-04").filter { $0.agency == "SNV" }
        XCTAssertEqual(check.discipline, kept)
        let report = try register.report(kind: .month, year: 2020, index: 4)
        let figures = Dictionary(uniqueKeysWithValues: zip(report.definition.columns.map(\.id), report.rows[0].cells))
        let wrong = figures.merging(["open_overdue": 0]) { _, claimed in claimed }
        let claimed = ClaimedRow(key: "SNV", figures: wrong, shares: [:], tasks: [:])
        let found = try register.reconcile(claimed: [claimed], report: report)
        XCTAssertEqual(found.differences.map(\.column), ["open_overdue"])
        XCTAssertFalse(found.open.isEmpty)
    }

    func testAViewAnswersWhatItsActorMaySee() throws {
        let register = try register()
        let report = try register.report(kind: .month, year: 2020, index: 4)
        let own = register.seenBy(actor: Actor(officer: "nv07", agency: "SNV"))
        XCTAssertEqual(try own.report(kind: .month, year: 2020, index: 4).rows, report.rows)
        let check = try own.selfCheck(agency: "SNV", period: "2020-04")
        XCTAssertEqual(check, try register.selfCheck(agency: "SNV", period: "2020-04"))
        XCTAssertEqual(try own.discipline(period: "2020-04").filter { $0.agency == "SNV" }, check.discipline)
        // 31 March 2020, 23:00 in Viet Nam: nothing was recorded.
        let nothing = try own.report(kind: .month, year: 2020, index: 4, knownAt: Instant(millis: 1_585_670_400_000))
        XCTAssertEqual(try own.compare(before: nothing, after: report).moves.map(\.task), ["NV-1"])
        let claimed = report.rows.map { ClaimedRow(key: $0.key, figures: ["total": $0.counts.total]) }
        XCTAssertEqual(try own.reconcile(claimed: claimed, report: report).differences, [])

        let stranger = register.seenBy(actor: Actor(officer: "x", agency: "LA"))
        XCTAssertEqual(try stranger.report(kind: .month, year: 2020, index: 4).total.counts.total, 0)
        XCTAssertThrowsError(try stranger.standing(task: "NV-1", asOf: AsOf(on: CivilDate(year: 2020, month: 4, day: 14)))) { error in
            guard case let DondocError.NotFound(code, _) = error else { return XCTFail("\(error)") }
            XCTAssertEqual(code, "task.unknown")
        }
    }

    func testTheDossierOfAnAgencyAndTheYearlyReport() throws {
        let register = try register()
        let dossier = try register.dossier(agency: "SNV", period: "2020-04")
        let overdue = try XCTUnwrap(dossier.figures.first { $0.figure == "open_overdue" })
        XCTAssertEqual(overdue.count, 1)
        XCTAssertEqual(try register.reviewItems(review: dossier, figure: "open_overdue").map(\.task), ["NV-1"])
        let year = try register.regulationReport(period: "2020")
        XCTAssertEqual(year.figures.first { $0.figure == "tasks" }?.byAgency, [AgencyCount(agency: "SNV", count: 1)])
        let book = try register.reviewFile(review: year, format: .xlsx, language: .vietnamese)
        XCTAssertEqual(book.prefix(2), Data("PK".utf8))
    }

    func testThePublishedFiguresOfHaiPhongDoNotClose() throws {
        let figures: [String: Int64] =
            ["total": 15_533, "done": 13_119, "open": 2_414, "open_in_time": 2_065, "open_overdue": 348]
        let row = ClaimedRow(key: "TOTAL", figures: figures, shares: [:], tasks: [:])
        let open = try Regulation.load(id: "vn-ben-tre-2020").openSums(claimed: [row], definition: "evaluation")
        XCTAssertEqual(open.map(\.claimed), ["2414"])
        XCTAssertEqual(open.map(\.computed), ["2413"])
    }
}
