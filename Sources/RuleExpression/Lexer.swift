import RuleDiagnostics
import RuleModel

/// Cuts a text into tokens; the last is always the end.
///
/// Conditions and unary tests share it. Places are bytes of the text in UTF-8. Faults become `.invalid` tokens, so that reading goes on behind them.
struct Lexer {
    let source: EmbeddedText
    let bytes: [UInt8]
    /// The byte at which the next scalar begins.
    var position = 0
    var faults: [Diagnostic] = []
    private var tokens: [Token] = []

    private init(_ source: EmbeddedText) {
        self.source = source
        bytes = Array(source.text.utf8)
        tokens.reserveCapacity(bytes.count / 2)
    }

    /// The tokens of a text, and what is wrong with it.
    static func tokens(of source: EmbeddedText) -> (tokens: [Token], faults: [Diagnostic]) {
        var lexer = Lexer(source)
        while let scalar = lexer.peek() { lexer.readToken(startingWith: scalar) }
        lexer.append(.end, from: lexer.position)
        return (lexer.tokens, lexer.faults)
    }

    // MARK: Places

    /// The scalar that begins some bytes after the next one; none at the end.
    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        let start = position + distance
        guard start < bytes.count else { return nil }
        guard bytes[start] >= 0x80 else { return Unicode.Scalar(bytes[start]) }
        let rest = bytes[start..<min(start + 4, bytes.count)]
        return String(decoding: rest, as: UTF8.self).unicodeScalars.first
    }

    mutating func pass(_ scalar: Unicode.Scalar) {
        position += UTF8.width(scalar)
    }

    func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    func span(from start: Int) -> SourceSpan {
        source.span(of: start..<position)
    }

    mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<position))
    }

    /// Reports a fault and leaves a token that keeps others silent.
    mutating func reject(_ fault: Diagnostic, from start: Int) {
        faults.append(fault)
        append(.invalid, from: start)
    }

    // MARK: Tokens

    private mutating func readToken(startingWith scalar: Unicode.Scalar) {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{C}":
            position += 1
        case "0"..."9":
            readNumber()
        case ".":
            if isDigit(peek(1)) { readNumber() } else { readMark() }
        case "'", "\"":
            readText(isRaw: false, from: position)
        case _ where scalar == "_" || scalar.beginsName:
            readWord()
        default:
            readMark()
        }
    }

    private mutating func readWord() {
        let start = position
        while let scalar = peek(), scalar.continuesName { pass(scalar) }
        let name = text(from: start).normalized
        guard peek() == "'" || peek() == "\"", ["r", "b", "rb", "br"].contains(name.lowercased()) else {
            return append(.name(name), from: start)
        }
        let isRaw = name.lowercased().contains("r")
        guard name.lowercased().contains("b") else { return readText(isRaw: isRaw, from: start) }
        skipText(isRaw: isRaw, from: start)
    }

    /// Passes over a byte literal, which the language leaves out.
    private mutating func skipText(isRaw: Bool, from start: Int) {
        let kept = (faults, tokens)
        readText(isRaw: isRaw, from: start)
        (faults, tokens) = kept
        reject(.unsupportedLiteral(.bytes, at: span(from: start)), from: start)
    }

    private mutating func readMark() {
        let start = position
        for spelling in Lexer.spellings[Int(bytes[start])] where spelling.stands(at: start, of: bytes) {
            position += spelling.width
            return append(spelling.kind, from: start)
        }
        guard let scalar = peek() else { return }
        pass(scalar)
        if let closing = Lexer.curlyQuotes[scalar] {
            return skipText(between: scalar, and: closing, from: start)
        }
        reject(.unexpectedCharacter(scalar, at: span(from: start)), from: start)
    }

    /// One way of writing a mark: a few bytes, packed into a number.
    private struct Spelling {
        let code: UInt32
        let width: Int
        let mark: Token.Mark
        let isLookalike: Bool

        init(_ text: String, _ mark: Token.Mark, isLookalike: Bool) {
            code = text.utf8.reduce(0) { $0 << 8 | UInt32($1) }
            width = text.utf8.count
            self.mark = mark
            self.isLookalike = isLookalike
        }

        var kind: Token.Kind { isLookalike ? .lookalike(mark) : .mark(mark) }

        func stands(at start: Int, of bytes: [UInt8]) -> Bool {
            guard start + width <= bytes.count else { return false }
            var found: UInt32 = 0
            for offset in start..<start + width { found = found << 8 | UInt32(bytes[offset]) }
            return found == code
        }
    }

    /// Every mark and what stands for one, by the first byte, the longest first.
    private static let spellings: [[Spelling]] = {
        let all =
            Token.Mark.allCases.map { Spelling($0.rawValue, $0, isLookalike: false) }
            + lookalikes.map { Spelling($0.key, $0.value, isLookalike: true) }
        var spellings: [[Spelling]] = Array(repeating: [], count: 256)
        for spelling in all.sorted(by: { $0.width > $1.width }) {
            spellings[Int(spelling.code >> (8 * UInt32(spelling.width - 1)))].append(spelling)
        }
        return spellings
    }()

    private static let curlyQuotes: [Unicode.Scalar: Unicode.Scalar] = ["“": "”", "‘": "’", "«": "»"]

    /// What stands for a mark on keyboards, in word processors and in other languages.
    private static let lookalikes: [String: Token.Mark] = [
        "=>": .greaterOrEqual, "=<": .lessOrEqual, "<>": .notEqual, "===": .equal, "!==": .notEqual,
        "&": .and, "|": .or, "≥": .greaterOrEqual, "≤": .lessOrEqual, "≠": .notEqual, "×": .star, "÷": .slash,
        "−": .minus, "–": .minus, "…": .twoDots,
    ]
}

// MARK: - Numbers

extension Lexer {
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ("0"..."9").contains($0) } ?? false
    }

    private mutating func readNumber() {
        let start = position
        if peek() == "0", peek(1) == "x" || peek(1) == "X", peek(2)?.properties.isASCIIHexDigit ?? false {
            return readHexadecimal(from: start)
        }
        skipDigits()
        if peek() == ".", isDigit(peek(1)) {
            position += 1
            skipDigits()
        } else if peek() == ".", peek(1) != ".", !(peek(1)?.beginsName ?? false) {
            position += 1
        }
        if peek() == "e" || peek() == "E" {
            let signed = peek(1) == "+" || peek(1) == "-" ? 2 : 1
            if isDigit(peek(signed)) {
                position += signed
                skipDigits()
            }
        }
        finishNumber(text(from: start), from: start)
    }

    private mutating func skipDigits() {
        while isDigit(peek()) { position += 1 }
    }

    private mutating func readHexadecimal(from start: Int) {
        position += 2
        let first = position
        while let scalar = peek(), scalar.properties.isASCIIHexDigit { position += 1 }
        let digits = text(from: first)
        guard !rejectTail(of: digits, from: start) else { return }
        guard let whole = Int(digits, radix: 16) else {
            return reject(.numberTooLarge(at: span(from: start)), from: start)
        }
        append(.number(Rational(whole)), from: start)
    }

    private mutating func finishNumber(_ digits: String, from start: Int) {
        guard !rejectTail(of: digits, from: start) else { return }
        if digits.hasPrefix(".") || digits.hasSuffix(".") {
            let whole = digits.hasPrefix(".") ? "0" + digits : digits + "0"
            return reject(.badNumber(digits, at: span(from: start), mended: whole), from: start)
        }
        guard let number = Rational(digits) else {
            return reject(.numberTooLarge(at: span(from: start)), from: start)
        }
        append(.number(number), from: start)
    }

    /// Refuses letters, marks of thousands and second points right behind a number.
    private mutating func rejectTail(of digits: String, from start: Int) -> Bool {
        let tail = position
        while let scalar = peek() {
            guard scalar.continuesName || (scalar == "." && isDigit(peek(1))) else { break }
            pass(scalar)
        }
        guard position > tail else { return false }
        let letters = text(from: tail)
        if letters == "u" || letters == "U" {
            reject(.unsupportedLiteral(.unsigned(digits), at: span(from: start)), from: start)
        } else {
            let separated = letters.unicodeScalars.allSatisfy { isDigit($0) || $0 == "_" }
            let mended = digits + letters.filter { $0 != "_" }
            reject(
                .badNumber(digits + letters, at: span(from: start), mended: separated ? mended : nil),
                from: start)
        }
        return true
    }
}

// MARK: - Names

extension Unicode.Scalar {
    /// Whether a name may begin with it, besides `_`.
    fileprivate var beginsName: Bool { isASCII ? isPlainLetter : properties.isXIDStart }

    /// Whether a name may go on with it.
    fileprivate var continuesName: Bool {
        isASCII ? isPlainLetter || self == "_" || ("0"..."9").contains(self) : properties.isXIDContinue
    }

    private var isPlainLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
