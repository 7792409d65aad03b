/// An error reads as the library words it: `[code] field: detail`, in `"\(error)"` and in `localizedDescription`.
///
/// UniFFI writes `description` but leaves the conformance to us.
extension DondocError: CustomStringConvertible {}
