import RuleDiagnostics
import RuleModel

// Conditions as claims; `!` goes down to what it is about, which Kleene's logic allows.

extension ExpressionSentence {
    func claim(_ expression: Expression, isNegated: Bool) -> Phrase {
        switch expression.kind {
        case .not(let operand): return claim(operand, isNegated: !isNegated)
        case .and: return joined(expression, isNegated: isNegated, isAnd: !isNegated)
        case .or: return joined(expression, isNegated: isNegated, isAnd: isNegated)
        case .binary(let symbol, let left, let right):
            return comparison(symbol, left, right, isNegated: isNegated)
        case .isPresent(let operand):
            let subject = text(of: term(operand))
            return Phrase(
                text: isNegated
                    ? choose("chưa có số liệu về \(subject)", "\(subject) is not given")
                    : choose("đã có số liệu về \(subject)", "\(subject) is given"),
                precedence: .relation)
        case .conditional(let condition, let then, let otherwise):
            return conditional(
                claim(condition, isNegated: false), claim(then, isNegated: isNegated),
                claim(otherwise, isNegated: isNegated))
        case .comprehension(let comprehension): return quantified(comprehension, isNegated: isNegated)
        case .matches(let operand, let pattern):
            return textClaim(
                text(of: operand), choose("khớp mẫu", "matches"), "`\(pattern.text)`", isNegated: isNegated)
        case .call(let function, let arguments):
            guard let verb = verb(function) else {
                return flag(text(of: term(expression)), isNegated: isNegated)
            }
            return textClaim(
                text(of: arguments[0]), verb, text(of: arguments[1]), isNegated: isNegated)
        case .literal(let value):
            return Phrase(
                text: (value == .flag(true)) != isNegated
                    ? choose("luôn đúng", "always true") : choose("luôn sai", "never true"))
        case .field, .context, .parameter, .derived, .local, .member, .index, .negate, .list, .map:
            return flag(text(of: term(expression)), isNegated: isNegated)
        }
    }

    /// `có: …` and `không: …`, or the label itself where it begins with a verb.
    private func flag(_ label: String, isNegated: Bool) -> Phrase {
        let begins = label.hasPrefix(choose("có ", "has "))
        let words =
            switch (begins, isNegated) {
            case (true, false): label
            case (true, true): choose("không \(label)", "not: \(label)")
            case (false, false): choose("có: \(label)", "yes: \(label)")
            case (false, true): choose("không: \(label)", "no: \(label)")
            }
        return Phrase(text: words, precedence: .relation)
    }

    private func textClaim(_ subject: String, _ verb: String, _ object: String, isNegated: Bool) -> Phrase {
        let denial = isNegated ? choose("không ", "not: ") : ""
        return Phrase(
            text: choose("\(subject) \(denial)\(verb) \(object)", "\(denial)\(subject) \(verb) \(object)"),
            precedence: .relation)
    }

    /// The verb of a function that asks something about a text.
    private func verb(_ function: Builtin) -> String? {
        switch function {
        case .startsWith: choose("bắt đầu bằng", "starts with")
        case .endsWith: choose("kết thúc bằng", "ends with")
        case .contains: choose("chứa", "contains")
        case .matches: choose("khớp mẫu", "matches")
        case .size, .count, .sum, .min, .max, .round, .share, .abs, .lowerAscii, .upperAscii, .trim, .string,
            .int, .decimal, .date, .duration, .getFullYear, .getMonth, .getDate, .getDayOfMonth,
            .getDayOfWeek, .getDayOfYear, .getHours, .getMinutes, .getSeconds, .floor, .ceil:
            nil
        }
    }

    // MARK: And, or

    private func joined(_ expression: Expression, isNegated: Bool, isAnd: Bool) -> Phrase {
        let precedence = isAnd ? Precedence.and : .or
        let parts = operands(of: expression).map { part in
            let phrase = claim(part, isNegated: isNegated)
            // People read neither "and" nor "or" as the tighter one.
            return text(of: phrase, holding: phrase.precedence == precedence ? precedence : .relation)
        }
        let word = isAnd ? choose(" và ", " and ") : choose(" hoặc ", " or ")
        return Phrase(text: parts.joined(separator: word), precedence: precedence)
    }

    /// The parts of `a && b && c`, however they are grouped, or those of `a || b || c`.
    private func operands(of expression: Expression) -> [Expression] {
        var parts: [Expression] = []
        var open = [expression]
        while let next = open.popLast() {
            switch (expression.kind, next.kind) {
            case (.and, .and(let left, let right)), (.or, .or(let left, let right)): open += [right, left]
            default: parts.append(next)
            }
        }
        return parts
    }

    // MARK: Comparisons

    private func comparison(
        _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, isNegated: Bool
    ) -> Phrase {
        if symbol == .isIn { return membership(of: left, in: right, isNegated: isNegated) }
        // The thing compared comes first: "10 <= members" is about the members.
        if case .literal = left.kind, !right.isLiteral {
            return comparison(symbol.turned, right, left, isNegated: isNegated)
        }
        let symbol = isNegated ? symbol.opposite : symbol
        if left.type == .flag, case .literal(.flag(let wanted)) = right.kind {
            return claim(left, isNegated: wanted != (symbol == .equal))
        }
        let isDate = left.type == .date
        let isNumber = left.type == .number || left.type == .duration
        let object = operand(right, beside: left)
        let subject = left.type == .flag ? text(of: term(left), holding: .sum) : operand(left, beside: right)
        return Phrase(
            text: "\(subject) \(relation(symbol, isDate: isDate, isNumber: isNumber)) \(object)",
            precedence: .relation)
    }

    /// An operand, with the label of a choice for its code and a percentage for a share.
    private func operand(_ expression: Expression, beside other: Expression) -> String {
        if case .literal(.text(let code)) = expression.kind, let choices = other.type.choices {
            return label(ofCode: code, choices)
        }
        if case .literal(.number(let number)) = expression.kind, case .call(.share, _) = other.kind {
            return NumberWords.text(of: number, in: language, asPercent: true)
        }
        return text(of: expression)
    }

    private func label(ofCode code: String, _ choices: [Choice]) -> String {
        guard let choice = choices.first(where: { $0.code == code }) else { return code }
        return "“\(choice.label[language])”"
    }

    private func relation(_ symbol: BinaryOperator, isDate: Bool, isNumber: Bool) -> String {
        switch symbol {
        case .equal: isNumber ? choose("bằng", "is") : choose("là", "is")
        case .notEqual: isNumber ? choose("khác", "is not") : choose("không phải là", "is not")
        case .greaterOrEqual: isDate ? choose("từ ngày", "on or after") : choose("ít nhất", "at least")
        case .greater: isDate ? choose("sau ngày", "after") : choose("trên", "more than")
        case .lessOrEqual: isDate ? choose("đến hết ngày", "on or before") : choose("không quá", "at most")
        case .less: isDate ? choose("trước ngày", "before") : choose("dưới", "less than")
        case .add, .subtract, .multiply, .divide, .remainder, .isIn: symbol.rawValue
        }
    }

    private func membership(of item: Expression, in range: Expression, isNegated: Bool) -> Phrase {
        let subject = text(of: item)
        guard case .list(let items) = range.kind else {
            let whole = collection(range)
            return Phrase(
                text: isNegated
                    ? choose("\(subject) không có trong \(whole)", "\(subject) is not in \(whole)")
                    : choose("\(subject) có trong \(whole)", "\(subject) is in \(whole)"),
                precedence: .relation)
        }
        let parts = items.map { operand($0, beside: item) }
        let last = parts.suffix(2).joined(separator: choose(" hoặc ", " or "))
        let alternatives = (parts.dropLast(2) + [last]).joined(separator: ", ")
        return Phrase(
            text: isNegated
                ? choose("\(subject) không phải là \(alternatives)", "\(subject) is not \(alternatives)")
                : choose("\(subject) là \(alternatives)", "\(subject) is \(alternatives)"),
            precedence: .relation)
    }
}

extension Expression {
    fileprivate var isLiteral: Bool {
        if case .literal = kind { true } else { false }
    }
}

extension BinaryOperator {
    /// The operator that says the same with its operands exchanged.
    fileprivate var turned: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .add, .subtract, .multiply, .divide, .remainder, .equal, .notEqual, .isIn: self
        }
    }

    /// The operator that holds exactly where this one does not.
    fileprivate var opposite: BinaryOperator {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .add, .subtract, .multiply, .divide, .remainder, .isIn: self
        }
    }
}
