/// A civil date at Asia/Ho_Chi_Minh, years 1 to 9999.
///
/// Not a Foundation `Date`, which is an instant: read in another time zone it would be another day.
public struct CivilDate: Sendable {
    /// Days since 1970-01-01.
    public let epochDays: Int32

    private static let range: ClosedRange<Int32> = -719_162...2_932_896

    /// The date `epochDays` after 1970-01-01. Throws `date.invalid` outside the years 1 to 9999.
    public init(epochDays: Int32) throws {
        guard CivilDate.range.contains(epochDays) else {
            throw CivilDate.invalid("day \(epochDays) is outside years 1–9999")
        }
        self.epochDays = epochDays
    }

    /// The date of a year, month 1–12 and day 1–31. Throws `date.invalid` when there is no such day.
    public init(year: Int, month: Int, day: Int) throws {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            throw CivilDate.invalid("\(year)-\(month)-\(day) is not a date")
        }
        let days = CivilDate.days(year: year, month: month, day: day)
        // A day that the month has not got, as 30 February, would come back as one of the next month.
        guard CivilDate.parts(days) == (year, month, day) else {
            throw CivilDate.invalid("\(year)-\(month)-\(day) is not a date")
        }
        epochDays = Int32(days)
    }

    /// The year, 1 to 9999.
    public var year: Int { CivilDate.parts(Int(epochDays)).year }
    /// The month, 1 to 12.
    public var month: Int { CivilDate.parts(Int(epochDays)).month }
    /// The day of the month, 1 to 31.
    public var day: Int { CivilDate.parts(Int(epochDays)).day }

    private static func invalid(_ detail: String) -> DondocError {
        .Invalid(code: "date.invalid", field: "date", detail: detail)
    }

    // The calendar repeats every 400 years, which are 146 097 days. Counted from 1 March, the leap day comes last in
    // its year and the lengths of the months are a straight line, (153 m + 2) / 5.

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func parts(_ epochDays: Int) -> (year: Int, month: Int, day: Int) {
        let days = epochDays + 719_468
        let era = days >= 0 ? days / 146_097 : (days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month > 2 ? 0 : 1)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension CivilDate: Hashable, Comparable {
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.epochDays < right.epochDays
    }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = CivilDate.parts(Int(epochDays))
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// As the library writes dates in JSON: `YYYY-MM-DD`.
extension CivilDate: Codable {
    public init(from decoder: any Decoder) throws {
        self = try parseDate(text: decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
