import Dondoc
import Foundation
import XCTest

final class DateTests: XCTestCase {
    func testADateGoesThereAndBack() throws {
        let day = try CivilDate(year: 2020, month: 4, day: 14)
        XCTAssertEqual(try parseDate(text: "2020-04-14"), day)
        XCTAssertEqual(try writeDate(date: day), "14/4/2020")
        XCTAssertEqual(day.description, "2020-04-14")
    }

    func testEveryEndOfTheCalendarIsTheSameInRust() throws {
        for text in ["0001-01-01", "1900-02-28", "1969-12-31", "1970-01-01", "2000-02-29", "2024-02-29", "9999-12-31"] {
            let day = try parseDate(text: text)
            XCTAssertEqual(day.description, text)
            XCTAssertEqual(try CivilDate(year: day.year, month: day.month, day: day.day), day)
        }
    }

    func testADayThatIsNotThereIsRefused() {
        for (year, month, day) in [(2020, 2, 30), (1900, 2, 29), (2020, 13, 1), (2020, 4, 31), (0, 1, 1), (10000, 1, 1)] {
            XCTAssertThrowsError(try CivilDate(year: year, month: month, day: day)) { error in
                guard case DondocError.Invalid(code: "date.invalid", field: "date", detail: _) = error else {
                    return XCTFail("\(error)")
                }
            }
        }
        XCTAssertThrowsError(try CivilDate(epochDays: 2_932_897))
    }

    func testADayEndsAtMidnightInVietNam() throws {
        let day = try CivilDate(year: 2020, month: 4, day: 14)
        let asOf = try atEndOf(day: day)
        XCTAssertEqual(asOf.on, day)
        // 23:59:59.999 at UTC+7.
        XCTAssertEqual(asOf.knownAt, Instant(millis: 1_586_883_599_999))
    }

    func testAnInstantKeepsItsMillisecond() throws {
        for millis in [Int64(0), -1, 1_586_883_599_999, 253_402_300_799_999] {
            XCTAssertEqual(Instant(Instant(millis: millis).date), Instant(millis: millis))
        }
        XCTAssertNil(Instant(Date(timeIntervalSince1970: .infinity)))
    }

    func testJsonHasDatesAsTextAndInstantsAsNumbers() throws {
        let asOf = try atEndOf(day: CivilDate(year: 2020, month: 4, day: 14))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = try encoder.encode(asOf)
        XCTAssertEqual(String(decoding: json, as: UTF8.self), #"{"knownAt":1586883599999,"on":"2020-04-14"}"#)
        XCTAssertEqual(try JSONDecoder().decode(AsOf.self, from: json), asOf)
        XCTAssertThrowsError(try JSONDecoder().decode(CivilDate.self, from: Data(#""2020-02-30""#.utf8)))
    }
}
