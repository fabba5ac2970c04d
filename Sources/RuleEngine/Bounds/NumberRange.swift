import RuleModel

/// All numbers between two ends; an end that is missing is infinite.
struct NumberRange: Sendable, Hashable {
    var least: Rational?
    var most: Rational?
    /// Whether only whole numbers count.
    var isWhole = false

    static let unlimited = NumberRange()

    init(least: Rational? = nil, most: Rational? = nil, isWhole: Bool = false) {
        self.least = least
        self.most = most
        self.isWhole = isWhole
    }

    /// The range of one number.
    init(only number: Rational) {
        self.init(least: number, most: number, isWhole: number.isWhole)
    }

    /// More numbers than this are sampled instead of tried out.
    private static let mostWholes: Int64 = 24

    /// All its numbers, where they are few.
    var numbers: [Rational]? {
        guard let least, let most, least <= most else { return nil }
        if least == most { return [least] }
        let (low, high) = (least.rounded(.up), most.rounded(.down))
        guard isWhole, low <= high, high.subtractingReportingOverflow(low).partialValue < Self.mostWholes,
            !high.subtractingReportingOverflow(low).overflow
        else { return nil }
        return (low...high).map { Rational(Int($0)) }
    }

    var isEmpty: Bool {
        guard let least, let most else { return false }
        return least > most
    }

    func contains(_ number: Rational) -> Bool {
        (least.map { $0 <= number } ?? true) && (most.map { number <= $0 } ?? true)
            && (!isWhole || number.isWhole)
    }

    /// The smallest range around both.
    func union(_ other: NumberRange) -> NumberRange {
        NumberRange(
            least: least.flatMap { low in other.least.map { min(low, $0) } },
            most: most.flatMap { high in other.most.map { max(high, $0) } },
            isWhole: isWhole && other.isWhole)
    }

    /// Whether some of its numbers lie below or above limits.
    func goesBeyond(least limit: Rational?, most otherLimit: Rational?) -> Bool {
        if let limit, least.map({ $0 < limit }) ?? true { return true }
        if let otherLimit, most.map({ otherLimit < $0 }) ?? true { return true }
        return false
    }

    /// The numbers in both; this range itself if there are none.
    func narrowed(least limit: Rational?, most otherLimit: Rational?) -> NumberRange {
        var range = self
        if let limit { range.least = max(least ?? limit, limit) }
        if let otherLimit { range.most = min(most ?? otherLimit, otherLimit) }
        if isWhole {
            range.least = range.least.map { Rational(Int($0.rounded(.up))) }
            range.most = range.most.map { Rational(Int($0.rounded(.down))) }
        }
        return range.isEmpty ? self : range
    }

    /// Numbers that stand for all others, for a function that only changes its direction at some limits.
    ///
    /// They are both ends, something beyond every limit where an end is infinite, and every limit with its
    /// neighbours: the next whole numbers, or a number between it and the next limit.
    func samples(at limits: [Rational]) -> [Rational] {
        let known = limits + [least, most].compactMap(\.self)
        let low = least ?? known.min()?.subtracting(.one) ?? .zero
        let high = most ?? known.max()?.adding(.one) ?? .zero
        var samples = [low, high]
        samples.reserveCapacity(2 + (isWhole ? 3 : 1) * limits.count)
        if isWhole {
            for limit in limits {
                let floor = Rational(Int(limit.rounded(.down)))
                samples += [floor.subtracting(.one), floor, floor.adding(.one)].compactMap(\.self)
            }
        } else {
            samples += limits
        }
        samples.removeAll { $0 < low || high < $0 }
        samples.sortEachOnce()
        guard !isWhole else { return samples }
        let between = zip(samples, samples.dropFirst()).compactMap { left, right in
            left.adding(right)?.divided(by: Rational(2))
        }
        return samples + between
    }
}

extension [Rational] {
    /// Puts the numbers in order and leaves each there once.
    mutating func sortEachOnce() {
        sort()
        var count = 0
        for place in indices where count == 0 || self[count - 1] != self[place] {
            self[count] = self[place]
            count += 1
        }
        removeLast(self.count - count)
    }
}

// Arithmetic of ranges; an end that does not fit is infinite.
extension NumberRange {
    func adding(_ other: NumberRange) -> NumberRange {
        NumberRange(
            least: least.flatMap { low in other.least.flatMap { low.adding($0) } },
            most: most.flatMap { high in other.most.flatMap { high.adding($0) } },
            isWhole: isWhole && other.isWhole)
    }

    var negated: NumberRange {
        NumberRange(
            least: most.flatMap(\.negated), most: least.flatMap(\.negated), isWhole: isWhole)
    }

    func multiplied(by other: NumberRange) -> NumberRange {
        var product = NumberRange(isWhole: isWhole && other.isWhole)
        guard let least, let most, let otherLeast = other.least, let otherMost = other.most else {
            // The one case with an infinite end that counts: amounts that are never below zero.
            if let low = least, let otherLow = other.least, !low.isNegative, !otherLow.isNegative {
                product.least = low.multiplied(by: otherLow)
            }
            return product
        }
        let corners = [
            least.multiplied(by: otherLeast), least.multiplied(by: otherMost),
            most.multiplied(by: otherLeast), most.multiplied(by: otherMost),
        ]
        guard corners.allSatisfy({ $0 != nil }) else { return product }
        product.least = corners.compactMap(\.self).min()
        product.most = corners.compactMap(\.self).max()
        return product
    }

    /// The quotients; unlimited where the divisor may be zero or has an infinite end.
    func divided(by other: NumberRange) -> NumberRange {
        guard let low = other.least, let high = other.most, low > .zero || high < .zero,
            let first = Rational.one.divided(by: high), let second = Rational.one.divided(by: low)
        else { return .unlimited }
        var quotient = multiplied(by: NumberRange(least: first, most: second))
        quotient.isWhole = false
        return quotient
    }

    /// The range of a function that never falls.
    func mapped(isWhole: Bool, _ change: (Rational) -> Rational?) -> NumberRange {
        NumberRange(least: least.flatMap(change), most: most.flatMap(change), isWhole: isWhole)
    }

    /// Whether every number is less than every number of another range, or none is.
    func isLess(than other: NumberRange) -> Truth {
        if let most, let least = other.least, most < least { return .yes }
        if let least, let most = other.most, least >= most { return .no }
        return .unknown
    }
}
