import RuleModel

/// What day a text in a cell stands for: `31/12/2025`, `1-2-2025` or `2025-12-31`.
enum DateReading: Hashable {
    case day(Day)
    /// A day only if the month came first, as nobody in Vietnam writes it.
    case monthFirst
    /// A year of two digits leaves the century open.
    case shortYear
    case none

    init(_ text: String) {
        self = .none
        if let day = Day(text) {
            self = .day(day)
            return
        }
        guard let separator = text.utf8.first(where: { !$0.isDigit }), "/-.".utf8.contains(separator) else {
            return
        }
        let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }),
            parts[0].count <= 2, parts[1].count <= 2,
            let first = Int(String(decoding: parts[0], as: UTF8.self)),
            let second = Int(String(decoding: parts[1], as: UTF8.self)),
            let year = Int(String(decoding: parts[2], as: UTF8.self))
        else { return }
        if parts[2].count == 2 {
            self = .shortYear
        } else if parts[2].count == 4, let day = Day(year: year, month: second, day: first) {
            self = .day(day)
        } else if parts[2].count == 4, Day(year: year, month: first, day: second) != nil {
            self = .monthFirst
        }
    }
}
