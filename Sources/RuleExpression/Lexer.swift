import RuleDiagnostics
import RuleModel

/// Cuts a text into tokens; the last is always the end.
///
/// Conditions and unary tests share it. Faults become `.invalid` tokens, so that reading goes on behind them.
struct Lexer {
    let source: EmbeddedText
    let scalars: [(value: Unicode.Scalar, offset: Int)]
    var position = 0
    var faults: [Diagnostic] = []
    private var tokens: [Token] = []

    private init(_ source: EmbeddedText) {
        self.source = source
        var offset = 0
        scalars = source.text.unicodeScalars.map { scalar in
            defer { offset += UTF8.width(scalar) }
            return (scalar, offset)
        }
    }

    /// The tokens of a text, and what is wrong with it.
    static func tokens(of source: EmbeddedText) -> (tokens: [Token], faults: [Diagnostic]) {
        var lexer = Lexer(source)
        while let scalar = lexer.peek() { lexer.readToken(startingWith: scalar) }
        lexer.append(.end, from: lexer.offset)
        return (lexer.tokens, lexer.faults)
    }

    // MARK: Places

    /// The byte offset of the next scalar.
    var offset: Int {
        position < scalars.count ? scalars[position].offset : source.text.utf8.count
    }

    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        let index = position + distance
        return index < scalars.count ? scalars[index].value : nil
    }

    func span(from start: Int) -> SourceSpan {
        source.span(of: start..<offset)
    }

    mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<offset))
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
            readText(isRaw: false, from: offset)
        case _ where scalar == "_" || scalar.properties.isXIDStart:
            readWord()
        default:
            readMark()
        }
    }

    private mutating func readWord() {
        let start = offset
        var word = String.UnicodeScalarView()
        while let scalar = peek(), scalar == "_" || scalar.properties.isXIDContinue {
            word.append(scalar)
            position += 1
        }
        let name = String(word).normalized
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
        let start = offset
        for length in [3, 2, 1] {
            let end = position + length
            guard end <= scalars.count,
                let kind = Lexer.marks[Lexer.key(scalars[position..<end].lazy.map(\.value))]
            else { continue }
            position = end
            return append(kind, from: start)
        }
        guard let scalar = peek() else { return }
        position += 1
        if let closing = Lexer.curlyQuotes[scalar] {
            return skipText(between: scalar, and: closing, from: start)
        }
        reject(.unexpectedCharacter(scalar, at: span(from: start)), from: start)
    }

    /// Up to three scalars as one number.
    private static func key(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
        scalars.reduce(0) { $0 << 21 | UInt64($1.value) }
    }

    /// Every mark and what stands for one, by its scalars.
    private static let marks: [UInt64: Token.Kind] = {
        var marks: [UInt64: Token.Kind] = [:]
        for (text, mark) in lookalikes { marks[key(text.unicodeScalars)] = .lookalike(mark) }
        for mark in Token.Mark.allCases { marks[key(mark.rawValue.unicodeScalars)] = .mark(mark) }
        return marks
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
        let start = offset
        let first = position
        if peek() == "0", peek(1) == "x" || peek(1) == "X", peek(2)?.properties.isASCIIHexDigit ?? false {
            return readHexadecimal(from: start)
        }
        skipDigits()
        if peek() == ".", isDigit(peek(1)) {
            position += 1
            skipDigits()
        } else if peek() == ".", peek(1) != ".", !(peek(1)?.properties.isXIDStart ?? false) {
            position += 1
        }
        if peek() == "e" || peek() == "E" {
            let signed = peek(1) == "+" || peek(1) == "-" ? 2 : 1
            if isDigit(peek(signed)) {
                position += signed
                skipDigits()
            }
        }
        let digits = String(String.UnicodeScalarView(scalars[first..<position].map(\.value)))
        finishNumber(digits, from: start)
    }

    private mutating func skipDigits() {
        while isDigit(peek()) { position += 1 }
    }

    private mutating func readHexadecimal(from start: Int) {
        position += 2
        var digits = ""
        while let scalar = peek(), scalar.properties.isASCIIHexDigit {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
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
            let continues =
                scalar == "_" || scalar.properties.isXIDContinue || (scalar == "." && isDigit(peek(1)))
            guard continues else { break }
            position += 1
        }
        guard position > tail else { return false }
        let letters = String(String.UnicodeScalarView(scalars[tail..<position].map(\.value)))
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
