import RuleModel

/// A derived value that is a tally, or a list of which a tally counts the items.
struct DerivedTally: Sendable {
    /// The tally, by its index in the program.
    var tally: Int
    /// What the value makes of the tally; none for a list.
    var form: Tally.Form?
}

extension Tally {
    /// What an expression makes of its tally.
    enum Form: Sendable, Hashable {
        /// The number itself.
        case number
        /// Whether it is any, one, or none.
        case isAny, isOne, isNone
        /// That its list is there.
        case isThere

        init(_ tally: Expression) {
            switch tally.kind {
            case .comprehension(let macro):
                switch macro.macro {
                case .exists: self = .isAny
                case .existsOne: self = .isOne
                case .all: self = .isNone
                case .filter, .map, .transformList, .transformMap: self = .number
                }
            case .isPresent: self = .isThere
            case .literal, .field, .context, .parameter, .derived, .local, .member, .index, .not, .negate,
                .and, .or, .binary, .conditional, .call, .matches, .list, .map:
                self = .number
            }
        }

        func value(of number: Int32) -> Value {
            switch self {
            case .number: .number(Rational(Int(number)))
            case .isAny: .flag(number > 0)
            case .isOne: .flag(number == 1)
            case .isNone: .flag(number == 0)
            case .isThere: .flag(true)
            }
        }
    }
}
