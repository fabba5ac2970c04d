import RuleDiagnostics
import RuleModel

extension ExpressionParser {
    /// Reads a literal, a name or brackets, with the members, indexes and calls behind it.
    mutating func parseMember() -> ExpressionSyntax {
        let operand = parsePrimary()
        return parseSuffixes(of: operand)
    }

    mutating func parseSuffixes(of operand: ExpressionSyntax) -> ExpressionSyntax {
        var base = operand
        while true {
            let opening = current
            if take(.dot) {
                base = parseSelection(from: base)
            } else if take(.openSquare) {
                closings.append(.closeSquare)
                let index = nested(at: span(opening.range)) { $0.parseConditional() }
                let end = close(opening, with: .closeSquare)
                base = node(.index(base, index), span: base.span.union(end))
            } else {
                return base
            }
        }
    }

    /// Reads the name after a point, and the arguments where it is called.
    private mutating func parseSelection(from base: ExpressionSyntax) -> ExpressionSyntax {
        guard case .name(let name) = current.kind, !Words.keywords.contains(name) else {
            reportUnexpected(expecting: .memberName)
            if case .name = current.kind { advance() }
            return node(.invalid, span: base.span.union(span(previous.range)))
        }
        let spanned = Spanned(name, span(current.range))
        advance()
        let opening = current
        guard take(.openRound) else {
            return node(.member(base, spanned), span: base.span.union(spanned.span))
        }
        let (arguments, end) = parseItems(after: opening, until: .closeRound)
        return node(.method(base, spanned, arguments), span: base.span.union(end))
    }

    private mutating func parsePrimary() -> ExpressionSyntax {
        let token = current
        let place = span(token.range)
        switch token.kind {
        case .number(let number):
            advance()
            return node(.number(number), span: place)
        case .text(let literal):
            advance()
            return node(.text(literal), span: place)
        case .name(let name):
            return parseName(name, at: place)
        case .invalid:
            advance()
            return node(.invalid, span: place)
        case .mark(.openRound), .mark(.openSquare), .mark(.openCurly):
            return parseBrackets(token)
        case .mark, .lookalike, .end:
            return rejectOperand(token)
        }
    }

    private mutating func rejectOperand(_ token: Token) -> ExpressionSyntax {
        reportUnexpected(expecting: .operand)
        guard let mark = token.mark, mark.binaryOperator != nil || mark == .assign else {
            return node(.invalid, span: span(token.range))
        }
        // One operator too many is one fault: what follows is read as if it were not there.
        advance()
        guard current.startsOperand else { return node(.invalid, span: span(token.range)) }
        return nested(at: span(token.range)) { $0.parseUnary() }
    }

    private mutating func parseName(_ name: String, at place: SourceSpan) -> ExpressionSyntax {
        if name == "in" {
            reportUnexpected(expecting: .operand)
            return node(.invalid, span: place)
        }
        advance()
        let opening = current
        if name == "true" || name == "false" { return node(.flag(name == "true"), span: place) }
        if name == "null" {
            report(.unsupportedLiteral(.null, at: place))
            return node(.invalid, span: place)
        }
        let isReserved = Words.reserved.contains(name)
        if isReserved { report(.reservedWord(name, at: place)) }
        if take(.openRound) {
            let (arguments, end) = parseItems(after: opening, until: .closeRound)
            return node(
                isReserved ? .invalid : .call(Spanned(name, place), arguments),
                span: place.union(end))
        }
        return node(isReserved ? .invalid : .name(name), span: place)
    }

    // MARK: Brackets

    private mutating func parseBrackets(_ opening: Token) -> ExpressionSyntax {
        let start = span(opening.range)
        advance()
        if opening.mark == .openSquare {
            let (items, end) = parseItems(after: opening, until: .closeSquare)
            return node(.list(items), span: start.union(end))
        }
        if opening.mark == .openCurly { return parseMap(after: opening) }
        closings.append(.closeRound)
        let inner = nested(at: start) { $0.parseConditional() }
        let end = close(opening, with: .closeRound)
        return ExpressionSyntax(inner.kind, span: start.union(end))
    }

    /// Reads expressions between commas and the closing bracket.
    private mutating func parseItems(
        after opening: Token, until closing: Token.Mark
    ) -> (items: [ExpressionSyntax], end: SourceSpan) {
        closings.append(closing)
        var items: [ExpressionSyntax] = []
        while current.mark != closing, !current.isEnd {
            items.append(nested(at: span(opening.range)) { $0.parseConditional() })
            guard takeComma(before: closing) else { break }
            // Only a list may end in a comma, as in CEL.
            if closing == .closeRound, current.mark == closing { reportUnexpected(expecting: .operand) }
        }
        return (items, close(opening, with: closing))
    }

    private mutating func parseMap(after opening: Token) -> ExpressionSyntax {
        closings.append(.closeCurly)
        var entries: [ExpressionSyntax.EntrySyntax] = []
        let start = span(opening.range)
        while current.mark != .closeCurly, !current.isEnd {
            let key = nested(at: start) { $0.parseConditional() }
            if take(.colon) {
                let value = nested(at: start) { $0.parseConditional() }
                entries.append(ExpressionSyntax.EntrySyntax(key: key, value: value))
            } else {
                reportUnexpected(expecting: .colon)
                skipToBoundary()
                let missing = node(.invalid, span: key.span.end)
                entries.append(ExpressionSyntax.EntrySyntax(key: key, value: missing))
            }
            guard takeComma(before: .closeCurly) else { break }
        }
        let end = close(opening, with: .closeCurly)
        return node(.map(entries), span: start.union(end))
    }

    /// Takes the comma after an item; what stands before it and cannot be read is reported.
    private mutating func takeComma(before closing: Token.Mark) -> Bool {
        if current.mark != .comma, !current.isEnd, !current.isClosing {
            reportUnexpected(expecting: .commaOrBracket(closing))
            skipToBoundary()
        }
        return take(.comma)
    }

    /// Takes the closing bracket, or reports that it is not there.
    ///
    /// - Returns: The place of the bracket, or of the last token before it.
    private mutating func close(_ opening: Token, with closing: Token.Mark) -> SourceSpan {
        closings.removeLast()
        if !current.isEnd, !current.isClosing {
            reportUnexpected(expecting: .operatorOrEnd)
            repeat { skipToBoundary() } while take(.comma)
        }
        let end = span(current.range)
        if take(closing) { return end }
        // A text without its second quote has swallowed the bracket, and was reported.
        guard !current.isEnd || previous.kind != .invalid else { return span(previous.range) }
        let closesOuter = current.mark.map { closings.contains($0) } ?? false
        report(
            .unclosedBracket(
                written(opening), at: span(opening.range), foundAt: current.isClosing ? end : nil))
        // A bracket of a kind that is not open was meant to close this one.
        if current.isClosing, !closesOuter { advance() }
        return span(previous.range)
    }
}
