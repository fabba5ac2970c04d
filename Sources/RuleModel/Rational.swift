/// An exact rational number: every number of a pack, a record and a verdict.
///
/// Whole numbers, decimals, percentages and shares are one type, so nothing is ever rounded unless the pack
/// says so. The fraction is kept in lowest terms with a positive denominator; both parts fit 64 bits.
/// Arithmetic whose exact result does not fit gives `nil`.
public struct Rational: Sendable, Hashable {
    /// The part above the line, with the sign.
    public let numerator: Int64
    /// The part below the line; at least 1, with no factor in common with the numerator.
    public let denominator: Int64

    /// A whole number.
    public init(_ whole: Int) {
        numerator = Int64(whole)
        denominator = 1
    }

    /// The exact quotient of two whole numbers, or `nil` for division by zero or a result too large.
    public init?(_ numerator: Int, over denominator: Int) {
        self.init(reducing: Int128(numerator), over: Int128(denominator))
    }

    /// Reduces a fraction; `nil` if the denominator is zero or the result does not fit.
    init?(reducing numerator: Int128, over denominator: Int128) {
        if denominator == 1 {
            guard let whole = Int64(exactly: numerator) else { return nil }
            self.numerator = whole
            self.denominator = 1
            return
        }
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        // Most fractions are small: 64-bit division is several times faster than 128-bit division.
        if let above = Int64(exactly: numerator), let below = Int64(exactly: denominator), above != .min,
            below > 0
        {
            let divisor = Int64(truncatingIfNeeded: above.magnitude.commonDivisor(with: below.magnitude))
            self.numerator = above / divisor
            self.denominator = below / divisor
            return
        }
        let divisor = numerator.magnitude.commonDivisor(with: denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        guard
            let above = Int64(exactly: sign * (numerator / Int128(divisor))),
            let below = Int64(exactly: sign * (denominator / Int128(divisor)))
        else { return nil }
        self.numerator = above
        self.denominator = below
    }

    /// A whole number that was worked out in 64 bits; `nil` if it does not fit them.
    private init?(_ whole: (partialValue: Int64, overflow: Bool)) {
        guard !whole.overflow else { return nil }
        numerator = whole.partialValue
        denominator = 1
    }

    /// Zero.
    public static let zero = Rational(0)
    /// One, that is 100 %.
    public static let one = Rational(1)

    /// Whether the number is whole.
    public var isWhole: Bool { denominator == 1 }
    /// The number as an integer, if it is whole.
    public var whole: Int? { isWhole ? Int(numerator) : nil }
    /// Whether the number is below zero.
    public var isNegative: Bool { numerator < 0 }
}

extension Rational: Comparable {
    /// Compares exactly, by cross-multiplication.
    public static func < (left: Rational, right: Rational) -> Bool {
        // Mostly both are whole.
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        // The product of two 64-bit parts always fits 128 bits.
        return Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator)
            * Int128(left.denominator)
    }
}

extension Rational {
    /// The exact sum, or `nil` if it does not fit.
    public func adding(_ other: Rational) -> Rational? {
        // Here and below: mostly both are whole, as points are.
        if isWhole, other.isWhole { return Rational(numerator.addingReportingOverflow(other.numerator)) }
        let (left, right) = (
            Int128(numerator) * Int128(other.denominator), Int128(other.numerator) * Int128(denominator)
        )
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : Rational(reducing: sum, over: Int128(denominator) * Int128(other.denominator))
    }

    /// The exact difference, or `nil` if it does not fit.
    public func subtracting(_ other: Rational) -> Rational? {
        if isWhole, other.isWhole { return Rational(numerator.subtractingReportingOverflow(other.numerator)) }
        let (left, right) = (
            Int128(numerator) * Int128(other.denominator), Int128(other.numerator) * Int128(denominator)
        )
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow
            ? nil : Rational(reducing: difference, over: Int128(denominator) * Int128(other.denominator))
    }

    /// The exact product, or `nil` if it does not fit.
    public func multiplied(by other: Rational) -> Rational? {
        if isWhole, other.isWhole {
            return Rational(numerator.multipliedReportingOverflow(by: other.numerator))
        }
        return Rational(
            reducing: Int128(numerator) * Int128(other.numerator),
            over: Int128(denominator) * Int128(other.denominator))
    }

    /// The exact quotient, or `nil` if it does not fit or the divisor is zero.
    public func divided(by other: Rational) -> Rational? {
        Rational(
            reducing: Int128(numerator) * Int128(other.denominator),
            over: Int128(denominator) * Int128(other.numerator))
    }

    /// The number with its sign turned, or `nil` for the least 64-bit integer.
    public var negated: Rational? {
        Rational(reducing: -Int128(numerator), over: Int128(denominator))
    }
}

/// How a number is brought to a step or to a number of decimal places.
public enum Rounding: String, Sendable, Hashable, CaseIterable {
    /// Towards minus infinity.
    case down
    /// Towards plus infinity.
    case up
    /// To the nearest; exactly half goes away from zero, as people round by hand.
    case halfUp = "half-up"
    /// To the nearest; exactly half goes to the even neighbour.
    case halfEven = "half-even"
}

extension Rational {
    /// The whole number that a rounding gives.
    public func rounded(_ rounding: Rounding) -> Int64 {
        // Floor division: the remainder is never negative.
        var quotient = numerator / denominator
        var remainder = numerator % denominator
        if remainder < 0 {
            quotient -= 1
            remainder += denominator
        }
        guard remainder != 0 else { return quotient }
        let twice = Int128(remainder) * 2
        let half = Int128(denominator)
        switch rounding {
        case .down: return quotient
        case .up: return quotient + 1
        case .halfUp: return twice > half || (twice == half && numerator >= 0) ? quotient + 1 : quotient
        case .halfEven: return twice > half || (twice == half && quotient % 2 != 0) ? quotient + 1 : quotient
        }
    }

    /// The multiple of `step` that a rounding gives, or `nil` if it does not fit or the step is not positive.
    public func rounded(toStep step: Rational, _ rounding: Rounding) -> Rational? {
        guard step > .zero, let steps = divided(by: step) else { return nil }
        return Rational(Int(steps.rounded(rounding))).multiplied(by: step)
    }

    /// Whether the number is a whole multiple of a positive step.
    public func isMultiple(of step: Rational) -> Bool {
        divided(by: step)?.isWhole ?? false
    }
}
