import RuleModel

/// The values that an expression may have, as far as that is proved: it never has another.
indirect enum ValueRange: Sendable, Hashable {
    /// Numbers of an interval; only whole ones if so marked.
    case number(Interval, isWhole: Bool)
    /// `unknown` stands for either.
    case truth(Truth)
    /// Days of an interval, by their numbers.
    case day(Interval)
    /// One of these codes or texts.
    case codes(Set<String>)
    /// Any text but those that are ruled out.
    case text(TextRange)
    /// A list with so many elements, each out of a range.
    case list(size: Interval, element: ValueRange)
    /// Nothing is proved.
    case anything

    static let count = ValueRange.number(.from(.zero), isWhole: true)

    /// The numbers; all of them where it is not known to be a number.
    var interval: Interval {
        guard case .number(let interval, let isWhole) = self else { return .everything }
        return isWhole ? interval.whole : interval
    }

    /// The numbers or the numbers of the days; all of them where it is known to be neither.
    var order: Interval {
        if case .day(let interval) = self { interval.whole } else { interval }
    }

    var isWhole: Bool {
        if case .number(_, let isWhole) = self { isWhole } else { false }
    }

    var truth: Truth {
        if case .truth(let truth) = self { truth } else { .unknown }
    }

    /// How many elements a list has.
    var size: Interval {
        if case .list(let size, _) = self { size.whole } else { .from(.zero) }
    }

    var element: ValueRange {
        if case .list(_, let element) = self { element } else { .anything }
    }

    /// The values of either.
    func union(_ other: ValueRange) -> ValueRange {
        switch (self, other) {
        case (.number(let first, let isFirstWhole), .number(let second, let isSecondWhole)):
            .number(first.union(second), isWhole: isFirstWhole && isSecondWhole)
        case (.truth(let first), .truth(let second)): .truth(first == second ? first : .unknown)
        case (.day(let first), .day(let second)): .day(first.union(second))
        case (.codes(let first), .codes(let second)): .codes(first.union(second))
        case (.text(let first), .text(let second)): .text(first.union(second))
        case (.text(let range), .codes(let codes)), (.codes(let codes), .text(let range)):
            .text(range.allowing(codes))
        case (.list(let first, let element), .list(let second, let other)):
            .list(size: first.union(second), element: element.union(other))
        case (.number, _), (.truth, _), (.day, _), (.codes, _), (.text, _), (.list, _), (.anything, _):
            .anything
        }
    }

    /// The values of both; none if there are none.
    func narrowed(to other: ValueRange) -> ValueRange? {
        switch (self, other) {
        case (.number, .number):
            let common = interval.intersection(other.interval)
            return common.isEmpty ? nil : .number(common, isWhole: isWhole || other.isWhole)
        case (.truth(let first), .truth(let second)):
            if first == .unknown { return other }
            return second == .unknown || first == second ? self : nil
        case (.codes(let first), .codes(let second)):
            let common = first.intersection(second)
            return common.isEmpty ? nil : .codes(common)
        case (.day, .day):
            let common = order.intersection(other.order)
            return common.isEmpty ? nil : .day(common)
        case (.text(let first), .text(let second)): return .text(first.narrowed(to: second))
        case (.text(let range), .codes(let codes)), (.codes(let codes), .text(let range)):
            let common = codes.filter(range.allows)
            return common.isEmpty ? nil : .codes(common)
        case (.anything, _): return other
        case (.number, _), (.truth, _), (.day, _), (.codes, _), (.text, _), (.list, _): return self
        }
    }

    /// All its values, where they are few.
    var values: [Value]? {
        switch self {
        case .number(let interval, _): interval.single.map { [.number($0)] }
        case .day: order.single?.whole.map { [.date(Day(number: $0))] }
        case .truth(let truth): truth == .unknown ? nil : [.flag(truth == .yes)]
        case .codes(let codes) where codes.count <= ValueRange.mostValues:
            codes.sorted().map { .text(normalizing: $0) }
        case .codes, .text, .list, .anything: nil
        }
    }

    /// More values than this are not tried one by one.
    private static let mostValues = 16
}

/// The texts that a field may hold: those that match its pattern, but for some that conditions rule out.
struct TextRange: Sendable, Hashable {
    var excluded: Set<String> = []
    /// Each is matched by the whole of the text.
    var patterns: Set<Pattern> = []

    func allows(_ text: String) -> Bool {
        !excluded.contains(text) && patterns.allSatisfy { $0.matchesWhole(text) }
    }

    func union(_ other: TextRange) -> TextRange {
        TextRange(
            excluded: excluded.intersection(other.excluded), patterns: patterns.intersection(other.patterns))
    }

    func narrowed(to other: TextRange) -> TextRange {
        TextRange(excluded: excluded.union(other.excluded), patterns: patterns.union(other.patterns))
    }

    /// The same and some texts besides, whatever else that lets in.
    func allowing(_ texts: Set<String>) -> TextRange {
        TextRange(
            excluded: excluded.subtracting(texts),
            patterns: patterns.filter { pattern in texts.allSatisfy { pattern.matchesWhole($0) } })
    }
}
