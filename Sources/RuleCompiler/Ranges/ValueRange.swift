import RuleModel

/// The values that an expression may have, as far as that is proved: it never has another.
indirect enum ValueRange: Sendable, Hashable {
    /// Numbers of an interval; only whole ones if so marked.
    case number(Interval, isWhole: Bool)
    /// `unknown` stands for either.
    case truth(Truth)
    /// One of these codes or texts.
    case codes(Set<String>)
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
        case (.codes(let first), .codes(let second)): .codes(first.union(second))
        case (.list(let first, let element), .list(let second, let other)):
            .list(size: first.union(second), element: element.union(other))
        case (.number, _), (.truth, _), (.codes, _), (.list, _), (.anything, _): .anything
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
        case (.anything, _): return other
        case (.number, _), (.truth, _), (.codes, _), (.list, _): return self
        }
    }
}
