import RuleModel

/// How tightly an operator holds its operands, loosest first, as in CEL.
enum Precedence: Int, Comparable {
    case conditional
    case or
    case and
    case relation
    case sum
    case product
    case unary
    case member

    static func < (left: Precedence, right: Precedence) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The next tighter one; operators associate to the left, so this is what a right operand needs.
    var tighter: Precedence {
        Precedence(rawValue: rawValue + 1) ?? .member
    }
}

extension BinaryOperator {
    var precedence: Precedence {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: .relation
        case .add, .subtract: .sum
        case .multiply, .divide, .remainder: .product
        }
    }
}
