import RuleDiagnostics
import RuleModel

extension ExpressionParser {
    /// Reads `condition ? value : value`, or what is tighter.
    mutating func parseConditional() -> ExpressionSyntax {
        let condition = parseInfix(.or)
        let question = span(current.range)
        guard take(.question) else { return condition }
        let then = nested(at: question) { $0.parseInfix(.or) }
        guard take(.colon) else {
            reportUnexpected(expecting: .colon)
            skipToBoundary()
            return node(.invalid, span: condition.span.union(then.span))
        }
        let otherwise = nested(at: question) { $0.parseConditional() }
        return node(
            .conditional(condition, then: then, otherwise: otherwise),
            span: condition.span.union(otherwise.span))
    }

    /// Reads operators of at least some precedence; those of one precedence associate to the left.
    mutating func parseInfix(_ least: Precedence) -> ExpressionSyntax {
        var left = parseUnary()
        while true {
            if let percent = takePercent(after: left) {
                left = percent
                continue
            }
            guard let infix = currentInfix, infix.precedence >= least else { return left }
            let place = span(current.range)
            takeInfix(infix)
            let right = parseInfix(infix.precedence.tighter)
            left = node(.infix(Spanned(infix, place), left, right), span: left.span.union(right.span))
        }
    }

    /// The operator at the current token, in symbols or in words.
    private var currentInfix: ExpressionSyntax.Infix? {
        if case .name(let name) = current.kind {
            return name == "in" ? .binary(.isIn) : Words.infix(for: name)
        }
        guard let mark = current.mark else { return nil }
        if mark == .and { return .and }
        if mark == .or { return .or }
        if mark == .assign { return .binary(.equal) }
        return mark.binaryOperator.map { .binary($0) }
    }

    private mutating func takeInfix(_ infix: ExpressionSyntax.Infix) {
        let place = span(current.range)
        if case .name(let name) = current.kind {
            if name != "in" {
                report(
                    .wordOperator(name, for: infix.text, edits: [FixIt.Edit(place, infix.text)], at: place))
            }
            return advance()
        }
        guard let mark = current.mark else { return }
        if mark == .assign { report(.singleEquals(at: place)) }
        _ = take(mark)
    }

    /// Takes the percent sign of `90%`, which is no operator because no operand follows.
    private mutating func takePercent(after left: ExpressionSyntax) -> ExpressionSyntax? {
        guard
            current.mark == .percent, case .number(let number) = left.kind, case .number = previous.kind,
            !following.startsOperand
        else { return nil }
        let whole = left.span.union(span(current.range))
        report(.percentInExpression(number, at: whole))
        advance()
        return node(.invalid, span: whole)
    }

    /// Reads `!x`, `-x`, or what is tighter.
    mutating func parseUnary() -> ExpressionSyntax {
        let place = span(current.range)
        if case .name(let word) = current.kind, Words.isNegation(word), isOperandAfterWord {
            return parseNegation(written: word)
        }
        if take(.not) {
            let operand = nested(at: place) { $0.parseUnary() }
            return node(.not(operand), span: place.union(operand.span))
        }
        guard take(.minus) else { return parseMember() }
        if case .number(let number) = current.kind, let negative = number.negated {
            // The sign belongs to the literal, as in CEL: `-1.f()` calls `f` on -1.
            let whole = place.union(span(current.range))
            advance()
            return parseSuffixes(of: node(.number(negative), span: whole))
        }
        let operand = nested(at: place) { $0.parseUnary() }
        return node(.negate(operand), span: place.union(operand.span))
    }

    /// Reads `not x == y`, where the word takes in the whole comparison, and shows how to write it.
    private mutating func parseNegation(written word: String) -> ExpressionSyntax {
        let place = span(current.range)
        let gap = span(current.range.lowerBound..<following.range.lowerBound)
        advance()
        let operand = nested(at: place) { $0.parseInfix(.relation) }
        var edits = [FixIt.Edit(gap, "!")]
        if case .infix = operand.kind {
            edits = [FixIt.Edit(gap, "!("), FixIt.Edit(operand.span.end, ")")]
        }
        report(.wordOperator(word, for: "!", edits: edits, at: place))
        return node(.not(operand), span: place.union(operand.span))
    }

    /// Whether an operand follows a word such as `not`, so that the word cannot be a name.
    private var isOperandAfterWord: Bool {
        switch following.kind {
        case .name(let name): name != "in" && Words.infix(for: name) == nil
        case .number, .text: true
        case .mark(let mark), .lookalike(let mark): mark == .openRound || mark == .not
        case .invalid, .end: false
        }
    }
}
