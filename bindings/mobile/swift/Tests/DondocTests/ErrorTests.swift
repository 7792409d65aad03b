import Dondoc
import XCTest

final class ErrorTests: XCTestCase {
    func testAnErrorOfTheLibraryArrivesWithItsFields() {
        XCTAssertThrowsError(try parseDate(text: "2020-02-30")) { error in
            guard case let DondocError.Invalid(code: code, field: field, detail: detail) = error else {
                return XCTFail("\(error)")
            }
            XCTAssertEqual(code, "date.invalid")
            XCTAssertEqual(field, "date")
            XCTAssertFalse(detail.contains("2020-02-30"))
            XCTAssertEqual("\(error)", "[date.invalid] date: \(detail)")
            XCTAssertEqual(error.localizedDescription, "[date.invalid] date: \(detail)")
        }
    }

    func testAnErrorInsideARecordIsTheErrorOfTheCall() throws {
        let register = try Register.inMemory()
        let day = try parseDate(text: "2020-04-14")
        let office = Agency(code: "VP", name: "Văn phòng UBND tỉnh", kind: .office)
        func command(id: String, recordedAt: Instant) -> Command {
            let actor = Actor(officer: "cv01", agency: "VP")
            return Command(
                id: id, actor: actor, occurredOn: day, recordedAt: recordedAt, action: .registerAgency(agency: office))
        }
        let late = command(id: "1", recordedAt: Instant(millis: .max))
        XCTAssertThrowsError(try register.apply(command: late)) { error in
            guard case DondocError.Invalid(code: "date.invalid", field: "instant", detail: _) = error else {
                return XCTFail("\(error)")
            }
        }
        let nameless = command(id: "", recordedAt: Instant(millis: 0))
        XCTAssertThrowsError(try register.apply(command: nameless)) { error in
            guard case DondocError.Invalid(code: "id.invalid", field: "command", detail: _) = error else {
                return XCTFail("\(error)")
            }
        }
    }

    func testTheVersionIsThere() throws {
        XCTAssertEqual(try libraryVersion().split(separator: ".").count, 3)
    }
}
