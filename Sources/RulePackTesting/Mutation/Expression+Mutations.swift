import RuleDiagnostics
import RuleModel

/// One mistake in an expression.
struct ExpressionMutation {
    var expression: Expression
    var change: LocalizedText
    var span: SourceSpan
}

extension Expression {
    /// The expression with each comparison flipped at its border, and with each number compared moved by one step.
    var mutations: [ExpressionMutation] {
        var mutations = own
        for (index, child) in children.enumerated() {
            for inner in child.mutations {
                var changed = children
                changed[index] = inner.expression
                guard let kind = kind.replacing(changed) else { continue }
                mutations.append(
                    ExpressionMutation(
                        expression: Expression(kind, type: type, span: span), change: inner.change,
                        span: inner.span))
            }
        }
        return mutations
    }

    private var own: [ExpressionMutation] {
        guard case .binary(let compared, let left, let right) = kind, let flipped = compared.flipped else {
            return []
        }
        var mutations = [
            ExpressionMutation(
                expression: Expression(.binary(flipped, left, right), type: type, span: span),
                change: .replaced(compared.rawValue, flipped.rawValue), span: span)
        ]
        for (side, other) in [(left, right), (right, left)] {
            guard let number = side.constant else { continue }
            for moved in number.neighbours(isShare: !number.isWhole || other.isShare) {
                let literal = Expression(.literal(.number(moved)), type: side.type, span: side.span)
                let kind: Kind =
                    side == left ? .binary(compared, literal, right) : .binary(compared, left, literal)
                mutations.append(
                    ExpressionMutation(
                        expression: Expression(kind, type: type, span: span),
                        change: .replaced(number.description, moved.description), span: side.span))
            }
        }
        return mutations
    }

    /// The number that a literal, or a fraction of two, stands for.
    var constant: Rational? {
        switch kind {
        case .literal(.number(let number)): number
        case .binary(.divide, let above, let below):
            if let above = above.constant, let below = below.constant {
                above.divided(by: below)
            } else {
                nil
            }
        default: nil
        }
    }

    /// Whether it is a share of some whole, which lies between 0 and 1.
    private var isShare: Bool {
        switch kind {
        case .call(.share, _): true
        case .binary(.divide, _, _): true
        default: false
        }
    }

    /// The numbers written in it and in what it reads, at which something may turn.
    func constants(in pack: RulePack) -> [Rational] {
        var numbers: [Rational] = []
        for expression in [self].withValues(among: pack.derived) {
            expression.walk { part in
                if let number = part.constant { numbers.append(number) }
                if case .parameter(let index) = part.kind,
                    case .number(let number) = pack.parameters[index].value
                {
                    numbers.append(number)
                }
            }
        }
        return numbers
    }
}

extension LocalizedText {
    static func replaced(_ old: String, _ new: String) -> LocalizedText {
        LocalizedText(vi: "`\(old)` thành `\(new)`", en: "`\(old)` becomes `\(new)`")
    }
}

extension BinaryOperator {
    /// The comparison that differs only at the border; none for other operators.
    fileprivate var flipped: BinaryOperator? {
        switch self {
        case .less: .lessOrEqual
        case .lessOrEqual: .less
        case .greater: .greaterOrEqual
        case .greaterOrEqual: .greater
        case .equal: .notEqual
        case .notEqual: .equal
        case .add, .subtract, .multiply, .divide, .remainder, .isIn: nil
        }
    }
}
