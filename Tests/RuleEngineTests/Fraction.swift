import RuleModel

/// A fraction of small whole numbers, apart from `Rational`, for scorers that check the engine's arithmetic.
struct Fraction: Comparable {
    let above: Int
    let below: Int

    init(_ above: Int, over below: Int = 1) {
        precondition(below != 0, "a fraction has a denominator")
        var (large, rest) = (abs(above), abs(below))
        while rest != 0 { (large, rest) = (rest, large % rest) }
        let sign = below < 0 ? -1 : 1
        self.above = sign * above / large
        self.below = sign * below / large
    }

    init(_ number: Rational) {
        self.init(Int(number.numerator), over: Int(number.denominator))
    }

    /// The same number as the engine writes it.
    var rational: Rational? { Rational(above, over: below) }

    static func < (left: Fraction, right: Fraction) -> Bool {
        left.above * right.below < right.above * left.below
    }

    static func + (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.above * right.below + right.above * left.below, over: left.below * right.below)
    }

    static func - (left: Fraction, right: Fraction) -> Fraction {
        left + Fraction(-right.above, over: right.below)
    }

    static func * (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.above * right.above, over: left.below * right.below)
    }

    static func / (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.above * right.below, over: left.below * right.above)
    }

    /// The greatest whole number that is not above it.
    var floor: Int {
        above >= 0 || above % below == 0 ? above / below : above / below - 1
    }

    /// The nearest multiples of a step below and above, and the one that a rounding takes.
    func rounded(to step: Fraction, _ rounding: Rounding) -> Fraction {
        let steps = self / step
        let low = Fraction(steps.floor)
        if steps == low { return self }
        let high = low + Fraction(1)
        let toLow = steps - low
        let toHigh = high - steps
        let nearest = toLow < toHigh ? low : high
        switch rounding {
        case .down: return low * step
        case .up: return high * step
        case .halfUp where toLow == toHigh: return (above < 0 ? low : high) * step
        case .halfEven where toLow == toHigh: return (low.above % 2 == 0 ? low : high) * step
        case .halfUp, .halfEven: return nearest * step
        }
    }
}
