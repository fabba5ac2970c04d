import RuleDiagnostics
import RuleModel

// Conditions as claims; `!` goes down to what it is about, which Kleene's logic allows.

extension ExpressionSentence {
    func claim(_ expression: Expression, isNegated: Bool) -> Phrase {
        if let definition = definition(of: expression) { return claim(definition, isNegated: isNegated) }
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
                inner.claim(condition, isNegated: false), inner.claim(then, isNegated: isNegated),
                inner.claim(otherwise, isNegated: isNegated))
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

    /// The label of a flag, which says by itself what holds, or its denial.
    private func flag(_ label: String, isNegated: Bool) -> Phrase {
        Phrase(
            text: isNegated ? choose(ExpressionSentence.denied(label), "not: \(label)") : label,
            precedence: .relation)
    }

    /// How labels of what is done or had begin.
    static let verbs = [
        "có", "đạt", "được", "thực hiện", "tham gia", "hoàn thành", "bố trí", "chia sẻ", "biết",
    ]

    /// The denial of a label in Vietnamese: `chưa` for what would have been done, else `không`.
    private static func denied(_ label: String) -> String {
        if label.hasPrefix("đã ") { return "chưa " + label.dropFirst("đã ".count) }
        if label.hasPrefix("là ") { return "không phải \(label)" }
        // Before anything but a verb, `không` would run into a noun.
        return verbs.contains { label.hasPrefix($0 + " ") } ? "không \(label)" : "không: \(label)"
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
        var open = operands(of: expression)[...]
        var parts: [String] = []
        while let part = open.popFirst() {
            if isAnd, !isNegated, let next = open.first, let range = range(from: part, to: next) {
                open.removeFirst()
                parts.append(range)
                continue
            }
            let phrase = inner.claim(part, isNegated: isNegated)
            // People read neither "and" nor "or" as the tighter one.
            parts.append(text(of: phrase, holding: phrase.precedence == precedence ? precedence : .relation))
        }
        let word = isAnd ? choose(" và ", " and ") : choose(" hoặc ", " or ")
        return Phrase(
            text: parts.joined(separator: word), precedence: parts.count > 1 ? precedence : .relation)
    }

    /// "… từ 6 đến 14" for two comparisons of one number that are its limits; none for others.
    private func range(from lower: Expression, to upper: Expression) -> String? {
        guard case .binary(.greaterOrEqual, let left, let least) = lower.kind, left.type == .number,
            case .binary(let symbol, let other, let most) = upper.kind,
            symbol == .lessOrEqual || symbol == .less, !left.isLiteral, least.isLiteral, most.isLiteral
        else { return nil }
        let subject = operand(left, beside: least)
        guard subject == operand(other, beside: most) else { return nil }
        let (low, high) = (operand(least, beside: left), operand(most, beside: other))
        return symbol == .less
            ? choose("\(subject) từ \(low) đến dưới \(high)", "\(subject): from \(low) to under \(high)")
            : choose("\(subject) từ \(low) đến \(high)", "\(subject): from \(low) to \(high)")
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
        if let presence = presence(symbol, left, right) { return presence }
        if left.type == .flag, case .literal(.flag(let wanted)) = right.kind {
            return claim(left, isNegated: wanted != (symbol == .equal))
        }
        let isDate = left.type == .date
        let isNumber = left.type == .number || left.type == .duration
        let object = operand(right, beside: left)
        let subject =
            left.type == .flag ? text(of: inner.term(left), holding: .sum) : operand(left, beside: right)
        return Phrase(
            text: relation(symbol, subject, object, isDate: isDate, isNumber: isNumber), precedence: .relation
        )
    }

    /// "Có ít nhất một …" for lists whose size is compared with nothing; none for other comparisons.
    private func presence(_ symbol: BinaryOperator, _ left: Expression, _ right: Expression) -> Phrase? {
        guard case .call(.size, let lists) = left.kind, case .list = lists[0].type,
            case .literal(.number(let number)) = right.kind, let number = number.whole
        else { return nil }
        let items = noun(lists[0])
        switch (symbol, number) {
        case (.greater, 0), (.notEqual, 0), (.greaterOrEqual, 1):
            return Phrase(
                text: choose("có ít nhất một \(items)", "there is at least one \(items)"),
                precedence: .relation)
        case (.equal, 0), (.lessOrEqual, 0), (.less, 1):
            return Phrase(text: choose("không có \(items)", "there is no \(items)"), precedence: .relation)
        default: return nil
        }
    }

    /// An operand, with the label of a choice for its code and a percentage for a share.
    private func operand(_ expression: Expression, beside other: Expression) -> String {
        if case .literal(.text(let code)) = expression.kind, let choices = other.type.choices {
            return label(ofCode: code, choices)
        }
        if case .literal(.number(let number)) = expression.kind, case .call(.share, _) = other.kind {
            return NumberWords.text(of: number, in: language, asPercent: true)
        }
        // The name of a figure of the pack would run into the words before it.
        if case .parameter = expression.kind { return quoted(text(of: expression)) }
        return text(of: expression)
    }

    private func label(ofCode code: String, _ choices: [Choice]) -> String {
        guard let choice = choices.first(where: { $0.code == code }) else { return code }
        return "“\(choice.label[language])”"
    }

    private func relation(
        _ symbol: BinaryOperator, _ subject: String, _ object: String, isDate: Bool, isNumber: Bool
    ) -> String {
        switch symbol {
        case .equal:
            isNumber
                ? choose("\(subject) bằng \(object)", "\(subject): exactly \(object)")
                : choose("\(subject) là \(object)", "\(subject) is \(object)")
        case .notEqual:
            isNumber
                ? choose("\(subject) khác \(object)", "\(subject): not \(object)")
                : choose("\(subject) không phải là \(object)", "\(subject) is not \(object)")
        case .greaterOrEqual:
            isDate
                ? choose("\(subject) từ ngày \(object) trở đi", "\(subject): on or after \(object)")
                : choose("\(subject) từ \(object) trở lên", "\(subject): at least \(object)")
        case .greater:
            isDate
                ? choose("\(subject) sau ngày \(object)", "\(subject): after \(object)")
                : choose("\(subject) trên \(object)", "\(subject): more than \(object)")
        case .lessOrEqual:
            isDate
                ? choose("\(subject) đến hết ngày \(object)", "\(subject): on or before \(object)")
                : choose("\(subject) không quá \(object)", "\(subject): at most \(object)")
        case .less:
            isDate
                ? choose("\(subject) trước ngày \(object)", "\(subject): before \(object)")
                : choose("\(subject) dưới \(object)", "\(subject): less than \(object)")
        case .add, .subtract, .multiply, .divide, .remainder, .isIn:
            "\(subject) \(symbol.rawValue) \(object)"
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
