package import RuleDiagnostics
import RuleModel

/// Reads one expression and reports every fault of its spelling.
///
/// What could not be read stands as `.invalid` in the tree.
///
/// - Returns: The tree, or `nil` if nothing of it is worth checking.
package func parseExpression(
    _ text: EmbeddedText, reporting bag: inout DiagnosticBag
) -> ExpressionSyntax? {
    guard text.text.utf8.count <= ExpressionParser.byteLimit else {
        bag.report(.expressionTooLong(at: text.span))
        return nil
    }
    var parser = ExpressionParser(text)
    let syntax = parser.parseWhole()
    bag.report(contentsOf: parser.faults)
    return parser.isStopped ? nil : syntax
}

/// A recursive-descent parser with precedence climbing for the operators.
///
/// After a fault inside brackets it goes on at the next comma or the closing bracket.
struct ExpressionParser {
    static let byteLimit = 8192
    static let nodeLimit = 2000
    static let nestingLimit = 64

    private let source: EmbeddedText
    private let tokens: [Token]
    private var position = 0
    private var nodes = 0
    private var nesting = 0
    /// The brackets that close those open here, outermost first.
    var closings: [Token.Mark] = []
    private(set) var faults: [Diagnostic]
    /// Whether a limit was passed; nothing is read or reported from then on.
    private(set) var isStopped = false

    init(_ source: EmbeddedText) {
        self.source = source
        (tokens, faults) = Lexer.tokens(of: source)
    }

    mutating func parseWhole() -> ExpressionSyntax {
        let syntax = parseConditional()
        if !current.isEnd { reportUnexpected(expecting: .operatorOrEnd) }
        return syntax
    }

    // MARK: Tokens

    var current: Token { tokens[position] }

    /// The token after the current one; the end follows itself.
    var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    var previous: Token { tokens[max(position - 1, 0)] }

    func span(_ range: Range<Int>) -> SourceSpan { source.span(of: range) }

    func written(_ token: Token) -> String {
        String(decoding: Array(source.text.utf8)[token.range], as: UTF8.self)
    }

    mutating func advance() {
        if position < tokens.count - 1 { position += 1 }
    }

    /// Takes a mark, also in the shape of a character that looks like it, which is reported.
    mutating func take(_ mark: Token.Mark) -> Bool {
        guard current.mark == mark else { return false }
        if case .lookalike = current.kind {
            report(.lookalike(written(current), of: mark.rawValue, at: span(current.range)))
        }
        advance()
        return true
    }

    /// Passes over what cannot be read, to a comma or closing bracket of the brackets that are open here.
    mutating func skipToBoundary() {
        var depth = 0
        while !current.isEnd {
            if depth == 0, current.isClosing || current.mark == .comma { return }
            if current.isOpening { depth += 1 }
            if current.isClosing { depth -= 1 }
            advance()
        }
    }

    // MARK: Faults and limits

    mutating func report(_ fault: Diagnostic) {
        if !isStopped { faults.append(fault) }
    }

    mutating func stop(_ fault: Diagnostic) {
        report(fault)
        isStopped = true
        position = tokens.count - 1
    }

    /// Reports the current token, unless the lexer has reported it already.
    mutating func reportUnexpected(expecting expected: Expected) {
        guard current.kind != .invalid, !isStopped else { return }
        report(
            .unexpectedToken(
                written(current), expected: expected.words, at: span(current.range), help: decimalCommaHelp))
    }

    /// Offers a point where a comma stands inside a number.
    private var decimalCommaHelp: [FixIt] {
        guard
            current.mark == .comma, case .number = previous.kind, case .number = following.kind,
            previous.range.upperBound == current.range.lowerBound,
            following.range.lowerBound == current.range.upperBound
        else { return [] }
        let mended = written(previous) + "." + written(following)
        return [.replace(span(previous.range.lowerBound..<following.range.upperBound), with: mended)]
    }

    mutating func node(_ kind: ExpressionSyntax.Kind, span: SourceSpan) -> ExpressionSyntax {
        nodes += 1
        if nodes > ExpressionParser.nodeLimit { stop(.expressionTooLong(at: source.span)) }
        return ExpressionSyntax(kind, span: span)
    }

    /// Reads something one level deeper, if there is a level left.
    mutating func nested(
        at place: SourceSpan, _ read: (inout ExpressionParser) -> ExpressionSyntax
    ) -> ExpressionSyntax {
        guard nesting < ExpressionParser.nestingLimit else {
            stop(.expressionTooDeep(limit: ExpressionParser.nestingLimit, at: place))
            return ExpressionSyntax(.invalid, span: place)
        }
        nesting += 1
        defer { nesting -= 1 }
        return read(&self)
    }
}

extension ExpressionParser {
    /// What the parser waits for, in words.
    enum Expected {
        case operand, operatorOrEnd, memberName, colon, commaOrBracket(Token.Mark)

        var words: LocalizedText {
            switch self {
            case .operand: LocalizedText(vi: "một giá trị", en: "a value")
            case .operatorOrEnd: LocalizedText(vi: "một phép toán", en: "an operator")
            case .memberName: LocalizedText(vi: "tên sau dấu chấm", en: "a name after the point")
            case .colon: LocalizedText(vi: "dấu `:`", en: "`:`")
            case .commaOrBracket(let mark):
                LocalizedText(vi: "dấu `,` hoặc `\(mark.rawValue)`", en: "`,` or `\(mark.rawValue)`")
            }
        }
    }
}
