import Dondoc
import Foundation
import XCTest

final class OutputTests: XCTestCase {
    private let letterhead = Letterhead(
        issuer: "Văn phòng", symbol: "BC-VPUBND", place: "Bến Tre", position: "Chánh Văn phòng", signer: "Nguyễn Văn A")

    func testTheFilesOfAReport() throws {
        let register = try Register.inMemory()
        let april = try register.report(kind: .month, year: 2020, index: 4)
        let file = { (format: ReportFormat) in
            try register.reportFile(report: april, format: format, language: .vietnamese)
        }
        XCTAssertEqual(try file(.xlsx).prefix(2), Data("PK".utf8))
        XCTAssertEqual(try file(.xlsx), try file(.xlsx))
        let page = String(decoding: try file(.html), as: UTF8.self)
        XCTAssertTrue(page.contains("<html lang=\"vi\">") && page.contains("Tổng số nhiệm vụ: 0"), page)
        let lines = String(decoding: try file(.csv), as: UTF8.self).split(whereSeparator: \.isNewline)
        XCTAssertEqual(lines.last, ";Tổng cộng;0;0;0;0;0;0;0;0;0;0;0")
        let document = try register.reportDocument(report: april, letterhead: letterhead)
        // The parts of a document are not compressed.
        XCTAssertNotNil(document.range(of: Data("CHÁNH VĂN PHÒNG".utf8)))
    }

    func testALetterheadThatCannotBePrintedIsRefusedByField() throws {
        let register = try Register.inMemory()
        let april = try register.report(kind: .month, year: 2020, index: 4)
        let wrong = Letterhead(issuer: " ", symbol: "BC-VPUBND", place: "Bến Tre", position: "Chánh Văn phòng", signer: "A")
        XCTAssertThrowsError(try register.reportDocument(report: april, letterhead: wrong)) { error in
            guard case let DondocError.Invalid(code, field, _) = error else { return XCTFail("\(error)") }
            XCTAssertEqual(code, "letterhead.invalid")
            XCTAssertEqual(field, "issuer")
        }
    }
}
