import RuleModel

// Arithmetic on ranges: the result holds every number that operands from the ranges can give.

extension Interval {
    static func point(_ number: Rational) -> Interval {
        Interval(lower: .closed(number), upper: .closed(number))
    }

    static func from(_ least: Rational) -> Interval {
        Interval(lower: .closed(least), upper: .infinite)
    }

    /// The only number in it, if there is just one.
    var single: Rational? {
        guard case .closed(let low) = lower, case .closed(let high) = upper, low == high else { return nil }
        return low
    }

    /// The smallest range that holds both.
    func union(_ other: Interval) -> Interval {
        guard !isEmpty else { return other }
        guard !other.isEmpty else { return self }
        return Interval(
            lower: lower.wider(other.lower, isLower: true), upper: upper.wider(other.upper, isLower: false))
    }

    /// The range with its ends on whole numbers, for what can only be whole.
    var whole: Interval {
        Interval(lower: lower.whole(isLower: true), upper: upper.whole(isLower: false))
    }

    var negated: Interval {
        Interval(lower: upper.mapped(\.negated), upper: lower.mapped(\.negated))
    }

    func plus(_ other: Interval) -> Interval {
        Interval(lower: lower.plus(other.lower), upper: upper.plus(other.upper))
    }

    func times(_ other: Interval) -> Interval {
        if let factor = other.single { return scaled(by: factor) }
        if let factor = single { return other.scaled(by: factor) }
        if let low = lower.limit, let high = upper.limit, let first = other.lower.limit,
            let last = other.upper.limit
        {
            let corners = [(low, first), (low, last), (high, first), (high, last)]
                .compactMap { $0.multiplied(by: $1) }
            guard corners.count == 4, let least = corners.min(), let most = corners.max() else {
                return .everything
            }
            return Interval(lower: .closed(least), upper: .closed(most))
        }
        return isAtLeastZero && other.isAtLeastZero ? .from(.zero) : .everything
    }

    /// The quotients by every number of another range but 0.
    func divided(by other: Interval) -> Interval {
        if let divisor = other.single {
            guard let factor = Rational.one.divided(by: divisor) else { return .everything }
            return scaled(by: factor)
        }
        guard isAtLeastZero, other.isAtLeastZero else { return .everything }
        let least = lower.limit.flatMap { low in other.upper.limit.flatMap { low.divided(by: $0) } }
        let most = upper.limit.flatMap { high in other.lower.limit.flatMap { high.divided(by: $0) } }
        return Interval(
            lower: .closed(least ?? .zero), upper: most.map { .closed($0) } ?? .infinite)
    }

    func scaled(by factor: Rational) -> Interval {
        guard factor != .zero else { return .point(.zero) }
        let ends = (lower.mapped { $0.multiplied(by: factor) }, upper.mapped { $0.multiplied(by: factor) })
        return factor > .zero
            ? Interval(lower: ends.0, upper: ends.1) : Interval(lower: ends.1, upper: ends.0)
    }

    /// The results of a function that never falls; an end that it cannot give is open to infinity.
    func mapped(_ change: (Rational) -> Rational?) -> Interval {
        Interval(lower: lower.mapped(change).closed, upper: upper.mapped(change).closed)
    }

    var magnitude: Interval {
        if isAtLeastZero { return self }
        if let high = upper.limit, high <= .zero { return negated }
        return Interval(lower: .closed(.zero), upper: upper.wider(negated.upper, isLower: false))
    }

    var isAtLeastZero: Bool { lower.limit.map { $0 >= .zero } ?? false }

    /// Whether every number of it is at most every number of another.
    func isAtMost(_ other: Interval) -> Bool {
        guard let high = upper.limit, let low = other.lower.limit else { return false }
        return high <= low
    }

    /// Whether every number of it is less than every number of another.
    func isBelow(_ other: Interval) -> Bool {
        guard let high = upper.limit, let low = other.lower.limit else { return false }
        return high < low || (high == low && (upper.isOpen || other.lower.isOpen))
    }
}

extension Interval.Bound {
    /// The end of a sum.
    fileprivate func plus(_ other: Self) -> Self {
        guard let first = limit, let second = other.limit, let sum = first.adding(second) else {
            return .infinite
        }
        return isOpen || other.isOpen ? .open(sum) : .closed(sum)
    }

    fileprivate func mapped(_ change: (Rational) -> Rational?) -> Self {
        guard let limit, let changed = change(limit) else { return .infinite }
        return isOpen ? .open(changed) : .closed(changed)
    }

    fileprivate var closed: Self {
        limit.map { .closed($0) } ?? .infinite
    }

    /// The one of two ends that lets in more.
    fileprivate func wider(_ other: Self, isLower: Bool) -> Self {
        guard let first = limit, let second = other.limit else { return .infinite }
        if first == second { return isOpen ? other : self }
        return (first < second) == isLower ? self : other
    }

    fileprivate func whole(isLower: Bool) -> Self {
        guard let limit else { return self }
        let rounded = Rational(Int(limit.rounded(isLower ? .up : .down)))
        guard isOpen, rounded == limit else { return .closed(rounded) }
        return rounded.adding(Rational(isLower ? 1 : -1)).map { .closed($0) } ?? self
    }
}
