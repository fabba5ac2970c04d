package import RuleDiagnostics
package import RuleModel

/// Reads a unary test such as `>= 90%`, `[70..85)`, `1, 2`, or `-` for everything, and reports its faults.
///
/// - Parameters:
///   - text: The test as written.
///   - constants: The values of names that may stand for limits.
///   - names: These names, for suggestions.
///   - bag: Where faults go.
/// - Returns: The test, or `nil` if there is any fault in it.
package func parseUnaryTest(
    _ text: EmbeddedText, constants: (String) -> Rational?, names: [String],
    reporting bag: inout DiagnosticBag
) -> UnaryTest? {
    withoutActuallyEscaping(constants) { constants in
        var parser = UnaryTestParser(text, constants: constants, names: names)
        let intervals = parser.parse()
        bag.report(contentsOf: parser.faults)
        return parser.faults.isEmpty ? UnaryTest(intervals) : nil
    }
}

/// The reader of one unary test; what it cannot read of one alternative does not hide the next.
private struct UnaryTestParser {
    private let source: EmbeddedText
    private let tokens: [Token]
    private let constants: (String) -> Rational?
    private let names: [String]
    private var position = 0
    /// The token at which the alternative being read begins.
    private var start = 0
    private(set) var faults: [Diagnostic] = []

    init(_ source: EmbeddedText, constants: @escaping (String) -> Rational?, names: [String]) {
        self.source = source
        self.constants = constants
        self.names = names
        tokens = Lexer.tokens(of: source).tokens
    }

    mutating func parse() -> [Interval] {
        if current.mark == .minus, following.isEnd { return [.everything] }
        var intervals: [Interval] = []
        repeat {
            start = position
            if let interval = parseAlternative() {
                intervals.append(interval)
                if !current.isEnd, current.mark != .comma { reject() }
            }
            skipAlternative()
        } while take(.comma)
        return intervals
    }

    // MARK: Tokens

    private var current: Token { tokens[position] }
    private var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    private func span(_ range: Range<Int>) -> SourceSpan { source.span(of: range) }

    private mutating func advance() {
        if position < tokens.count - 1 { position += 1 }
    }

    /// Takes a mark, also in the shape of a character that looks like it, which is reported.
    private mutating func take(_ mark: Token.Mark) -> Bool {
        guard current.mark == mark else { return false }
        if case .lookalike = current.kind {
            let place = span(current.range)
            faults.append(.badUnaryTest(at: place, help: [.replace(place, with: mark.rawValue)]))
        }
        advance()
        return true
    }

    /// Reports the current token, or the whole alternative where it ends too early.
    private mutating func reject() {
        guard current.isEnd else { return faults.append(.badUnaryTest(at: span(current.range))) }
        let written = tokens[start].range.lowerBound..<tokens[max(start, position - 1)].range.upperBound
        faults.append(.badUnaryTest(at: written.isEmpty ? source.span : span(written)))
    }

    /// Passes over the rest of an alternative; a comma inside a range ends none.
    private mutating func skipAlternative() {
        let read = tokens[start..<position]
        if tokens[start].isOpening, !read.contains(where: \.isClosing),
            let closing = tokens[position...].firstIndex(where: \.isClosing)
        {
            position = closing + 1
        }
        while !current.isEnd, current.mark != .comma { advance() }
    }

    // MARK: Alternatives

    private mutating func parseAlternative() -> Interval? {
        if take(.greaterOrEqual) {
            return parseLimit().map { Interval(lower: .closed($0), upper: .infinite) }
        }
        if take(.greater) { return parseLimit().map { Interval(lower: .open($0), upper: .infinite) } }
        if take(.lessOrEqual) { return parseLimit().map { Interval(lower: .infinite, upper: .closed($0)) } }
        if take(.less) { return parseLimit().map { Interval(lower: .infinite, upper: .open($0)) } }
        if current.mark == .openSquare || current.mark == .openRound { return parseRange() }
        if current.mark == .assign { advance() }
        return parseLimit().map { Interval(lower: .closed($0), upper: .closed($0)) }
    }

    /// Reports `70,5`, which reads as two values but is most likely one.
    private mutating func reportsDecimalComma() -> Bool {
        guard
            case .number = current.kind, following.mark == .comma, position + 2 < tokens.count,
            case .number = tokens[position + 2].kind,
            following.range.lowerBound == current.range.upperBound,
            tokens[position + 2].range.lowerBound == following.range.upperBound
        else { return false }
        let place = span(current.range.lowerBound..<tokens[position + 2].range.upperBound)
        let comma = span(following.range)
        faults.append(
            .badUnaryTest(
                at: place,
                help: [
                    FixIt(
                        LocalizedText(
                            vi: "dùng dấu chấm cho số thập phân", en: "write a point in a decimal number"),
                        edits: [FixIt.Edit(comma, ".")]),
                    FixIt(
                        LocalizedText(
                            vi: "thêm dấu cách giữa hai giá trị", en: "put a space between two values"),
                        edits: [FixIt.Edit(comma, ", ")]),
                ]))
        for _ in 0..<3 { advance() }
        return true
    }

    private mutating func parseRange() -> Interval? {
        let start = current.range.lowerBound
        let isLowerClosed = current.mark == .openSquare
        advance()
        guard let low = parseLimit() else { return nil }
        guard take(.twoDots) else {
            reject()
            return nil
        }
        guard let high = parseLimit() else { return nil }
        let isUpperClosed = current.mark == .closeSquare
        let end = current.range.upperBound
        guard take(.closeSquare) || take(.closeRound) else {
            reject()
            return nil
        }
        let interval = Interval(
            lower: isLowerClosed ? .closed(low) : .open(low),
            upper: isUpperClosed ? .closed(high) : .open(high))
        if interval.isEmpty { faults.append(.reversedRange(at: span(start..<end))) }
        return interval
    }

    // MARK: Limits

    /// Reads `85`, `-1`, `0.5`, `90%`, `2/3` or the name of a constant.
    private mutating func parseLimit() -> Rational? {
        if case .name(let name) = current.kind { return parseConstant(name) }
        guard !reportsDecimalComma() else { return nil }
        let start = current.range.lowerBound
        let isNegative = take(.minus)
        guard case .number(let number) = current.kind else {
            reject()
            return nil
        }
        advance()
        var result: Rational? = isNegative ? number.negated : number
        if take(.slash) {
            guard case .number(let below) = current.kind else {
                reject()
                return nil
            }
            result = result?.divided(by: below)
            advance()
        }
        if take(.percent) { result = result?.divided(by: Rational(100)) }
        if result == nil {
            faults.append(.badUnaryTest(at: span(start..<tokens[position - 1].range.upperBound)))
        }
        return result
    }

    private mutating func parseConstant(_ name: String) -> Rational? {
        let place = span(current.range)
        advance()
        if let constant = constants(name) { return constant }
        faults.append(.unknownName(name, among: names, at: place))
        return nil
    }
}
