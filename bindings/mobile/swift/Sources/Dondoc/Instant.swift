import Foundation

/// An instant in UTC, in milliseconds since 1970-01-01T00:00Z. It says only when something was recorded.
///
/// Foundation's `Date` counts in floating point, in which equal instants may differ.
public struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00Z.
    public let millis: Int64

    /// The instant `millis` milliseconds after 1970-01-01T00:00Z.
    public init(millis: Int64) {
        self.millis = millis
    }

    /// The nearest millisecond of `date`; none where `date` is beyond what can be counted.
    public init?(_ date: Date) {
        guard let millis = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) else {
            return nil
        }
        self.millis = millis
    }

    /// As Foundation has it.
    public var date: Date {
        Date(timeIntervalSince1970: TimeInterval(millis) / 1000)
    }
}

extension Instant: Comparable {
    public static func < (left: Instant, right: Instant) -> Bool {
        left.millis < right.millis
    }
}

/// As the library writes instants in JSON: a number of milliseconds.
extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        millis = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(millis)
    }
}
