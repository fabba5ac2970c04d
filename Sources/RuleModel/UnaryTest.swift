/// A test of one number: `>= 90%`, `[70..85)`, `1, 2`, or `-` for whatever is left.
///
/// It holds if the number lies in any of its intervals.
package struct UnaryTest: Sendable, Hashable {
    package var intervals: [Interval]

    package init(_ intervals: [Interval]) {
        self.intervals = intervals
    }

    /// The numbers at which an interval begins or ends.
    package var limits: [Rational] {
        intervals.flatMap { [$0.lower.limit, $0.upper.limit].compactMap(\.self) }
    }

    package func holds(for number: Rational) -> Bool {
        intervals.contains { $0.contains(number) }
    }

    /// Whether some number from `least` to `most` passes.
    package func mayHold(from least: Rational, to most: Rational) -> Bool {
        intervals.contains { $0.meets(Interval(lower: .closed(least), upper: .closed(most))) }
    }
}

/// A range of numbers, each end open, closed or infinite.
package struct Interval: Sendable, Hashable {
    package enum Bound: Sendable, Hashable {
        case open(Rational)
        case closed(Rational)
        case infinite
    }

    package var lower: Bound
    package var upper: Bound

    package init(lower: Bound, upper: Bound) {
        self.lower = lower
        self.upper = upper
    }

    package static let everything = Interval(lower: .infinite, upper: .infinite)

    package func contains(_ number: Rational) -> Bool {
        let isAbove =
            switch lower {
            case .infinite: true
            case .closed(let limit): number >= limit
            case .open(let limit): number > limit
            }
        guard isAbove else { return false }
        return switch upper {
        case .infinite: true
        case .closed(let limit): number <= limit
        case .open(let limit): number < limit
        }
    }

    /// Whether no number lies in it.
    package var isEmpty: Bool {
        switch (lower, upper) {
        case (.infinite, _), (_, .infinite): false
        case (.closed(let low), .closed(let high)): low > high
        case (.open(let low), .closed(let high)), (.closed(let low), .open(let high)),
            (.open(let low), .open(let high)):
            low >= high
        }
    }

    /// Whether some number lies in both.
    package func meets(_ other: Interval) -> Bool {
        !intersection(other).isEmpty && !isEmpty && !other.isEmpty
    }

    /// The numbers that lie in both.
    package func intersection(_ other: Interval) -> Interval {
        Interval(
            lower: Interval.tighter(lower, other.lower, isLower: true),
            upper: Interval.tighter(upper, other.upper, isLower: false))
    }

    private static func tighter(_ left: Bound, _ right: Bound, isLower: Bool) -> Bound {
        guard let leftLimit = left.limit else { return right }
        guard let rightLimit = right.limit else { return left }
        if leftLimit == rightLimit { return left.isOpen ? left : right }
        return (leftLimit > rightLimit) == isLower ? left : right
    }
}

extension Interval.Bound {
    package var limit: Rational? {
        switch self {
        case .open(let limit), .closed(let limit): limit
        case .infinite: nil
        }
    }

    package var isOpen: Bool {
        if case .open = self { true } else { false }
    }
}
