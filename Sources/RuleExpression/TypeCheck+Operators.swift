import RuleDiagnostics
import RuleModel

extension TypeCheck {
    mutating func checkNot(_ operand: ExpressionSyntax, in span: SourceSpan) -> Expression? {
        guard let checked = check(operand) else { return nil }
        guard checked.type.fits(.flag) else {
            report(.operandType("!", checked, at: TypeCheck.sign(of: span)))
            return nil
        }
        return Expression(.not(checked), type: .flag, span: span)
    }

    mutating func checkNegate(_ operand: ExpressionSyntax, in span: SourceSpan) -> Expression? {
        guard let checked = check(operand) else { return nil }
        guard checked.type.fits(.number) || checked.type == .duration else {
            report(.operandType("-", checked, at: TypeCheck.sign(of: span)))
            return nil
        }
        // `-(1)` and `-1` are one literal, so that printing and reading again changes nothing.
        if case .literal(.number(let number)) = checked.kind, let negative = number.negated {
            return Expression(.literal(.number(negative)), type: .number, span: span)
        }
        return Expression(.negate(checked), type: checked.type, span: span)
    }

    /// The place of the sign that an operation begins with.
    private static func sign(of span: SourceSpan) -> SourceSpan {
        SourceSpan(file: span.file, lower: Int(span.lower), upper: min(Int(span.lower) + 1, Int(span.upper)))
    }

    mutating func checkInfix(
        _ infix: Spanned<ExpressionSyntax.Infix>, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
        in span: SourceSpan
    ) -> Expression? {
        let checkedLeft = check(left)
        let checkedRight = check(right)
        guard let checkedLeft, let checkedRight else { return nil }
        let pair = OperandPair(
            infix: infix.value.text, place: infix.span, left: checkedLeft, right: checkedRight)
        switch infix.value {
        case .and: return checkLogic(pair, .and(checkedLeft, checkedRight), in: span)
        case .or: return checkLogic(pair, .or(checkedLeft, checkedRight), in: span)
        case .binary(let symbol):
            guard let type = resultType(of: symbol, pair), fitsChoices(symbol, pair, left, right) else {
                return nil
            }
            return Expression(.binary(symbol, checkedLeft, checkedRight), type: type, span: span)
        }
    }

    private mutating func checkLogic(
        _ pair: OperandPair, _ kind: Expression.Kind, in span: SourceSpan
    ) -> Expression? {
        guard pair.left.type.fits(.flag), pair.right.type.fits(.flag) else {
            report(.operandTypes(pair))
            return nil
        }
        return Expression(kind, type: .flag, span: span)
    }

    private mutating func resultType(of symbol: BinaryOperator, _ pair: OperandPair) -> ValueType? {
        let (left, right) = (pair.left.type, pair.right.type)
        switch symbol {
        case .add, .subtract, .multiply, .divide, .remainder:
            if case (.list, .list) = (left, right), symbol == .add { return joinedLists(pair) }
            if let type = symbol.arithmeticType(left, right) { return type }
        case .equal, .notEqual:
            if left.joined(with: right, isDynamic: false) != nil { return comparison(pair, of: left) }
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            if left.isOrdered, right.isOrdered, left.joined(with: right, isDynamic: false) != nil {
                return .flag
            }
        case .isIn:
            if let item = right.memberType, left.joined(with: item, isDynamic: false) != nil {
                return comparison(pair, of: left)
            }
        }
        report(.operandTypes(pair))
        return nil
    }

    private mutating func joinedLists(_ pair: OperandPair) -> ValueType? {
        let type = pair.left.type.joined(with: pair.right.type, isDynamic: scope.isDynamic)
        if type == nil { report(.mixedTypes(pair.left, pair.right)) }
        return type
    }

    private mutating func comparison(_ pair: OperandPair, of type: ValueType) -> ValueType? {
        guard type.isComparable else {
            report(.notComparable(pair))
            return nil
        }
        return .flag
    }

    // MARK: Choices

    /// Checks that the texts written beside a choice are codes of it.
    private mutating func fitsChoices(
        _ symbol: BinaryOperator, _ pair: OperandPair, _ left: ExpressionSyntax, _ right: ExpressionSyntax
    ) -> Bool {
        let (choices, others) = (pair.left.type.choices, pair.right.type.choices)
        switch symbol {
        case .equal, .notEqual:
            let isCode = fits(right, choices: choices, of: pair.left)
            return fits(left, choices: others, of: pair.right) && isCode
        case .isIn:
            if case .list(let items) = right.kind {
                return items.map { fits($0, choices: choices, of: pair.left) }.allSatisfy { $0 }
            }
            return fits(left, choices: pair.right.type.memberType?.choices, of: pair.right)
        case .add, .subtract, .multiply, .divide, .remainder, .less, .lessOrEqual, .greater,
            .greaterOrEqual:
            return true
        }
    }

    private mutating func fits(
        _ syntax: ExpressionSyntax, choices: [Choice]?, of other: Expression
    ) -> Bool {
        guard let choices, case .text(let code) = syntax.kind else { return true }
        note(code.text, .code(of: other), at: code.span(of: 0..<code.text.utf8.count))
        guard !choices.contains(where: { $0.code == code.text }) else { return true }
        report(.unknownChoice(code, among: choices, at: syntax.span))
        return false
    }
}

/// An operator with both its operands, for messages.
struct OperandPair {
    var infix: String
    var place: SourceSpan
    var left: Expression
    var right: Expression
}

extension BinaryOperator {
    /// The type of a sum, difference, product, quotient or remainder, or `nil` where there is none.
    fileprivate func arithmeticType(_ left: ValueType, _ right: ValueType) -> ValueType? {
        if left == .any || right == .any { return .any }
        if left == .number, right == .number { return .number }
        switch self {
        case .add:
            if left.isText, right.isText { return .text }
            if left == .duration, right == .duration { return .duration }
            let isShifted = (left == .date && right == .duration) || (left == .duration && right == .date)
            return isShifted ? .date : nil
        case .subtract:
            if left == .date, right == .date { return .duration }
            return (left == .date || left == .duration) && right == .duration ? left : nil
        case .multiply, .divide, .remainder, .equal, .notEqual, .less, .lessOrEqual, .greater,
            .greaterOrEqual, .isIn:
            return nil
        }
    }
}

extension ValueType {
    /// What `in` looks for: an item of a list, a key of a map.
    var memberType: ValueType? {
        switch self {
        case .list(let item): item
        case .map(let key, _): key
        case .any: .any
        case .flag, .number, .text, .choice, .date, .duration, .record: nil
        }
    }

    /// Whether values of the type may be keys of a map.
    var isKey: Bool {
        switch self {
        case .flag, .number, .text, .choice, .any: true
        case .date, .duration, .list, .map, .record: false
        }
    }
}
