package import RuleEngine
public import RuleModel

// Numbers in the tables of tests.

extension Rational: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// A decimal or a fraction, such as `"2/3"`.
    public init(stringLiteral value: String) {
        guard let number = Rational(value) else { preconditionFailure("`\(value)` is a number") }
        self = number
    }
}

extension Bounds: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        self.init(Rational(value))
    }
}
