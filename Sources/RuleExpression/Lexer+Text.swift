import RuleDiagnostics

extension Lexer {
    /// Reads a text between quotes, with its way back to the file letter by letter.
    mutating func readText(isRaw: Bool, from start: Int) {
        guard let quote = peek() else { return }
        let isTriple = peek(1) == quote && peek(2) == quote
        let opening = position
        position += isTriple ? 3 : 1
        var letters = TextLetters(source: source)
        let faultsBefore = faults.count
        while let scalar = peek() {
            if scalar == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                letters.end(at: position)
                position += isTriple ? 3 : 1
                guard faults.count == faultsBefore else { return append(.invalid, from: start) }
                return append(.text(letters.literal(span: span(from: start))), from: start)
            }
            if scalar == "\n" || scalar == "\r", !isTriple { break }
            if scalar == "\\", !isRaw {
                readEscape(into: &letters)
            } else {
                letters.append(scalar, from: position)
                pass(scalar)
                // In a raw text a backslash keeps a quote inside the text and stays itself.
                if isRaw, scalar == "\\", let next = peek(), next == quote || next == "\\" {
                    letters.append(next, from: position)
                    pass(next)
                }
            }
        }
        let quotes = source.span(of: opening..<(opening + (isTriple ? 3 : 1)))
        // Nobody knows where the text was meant to end, so nothing behind it can be read.
        position = bytes.count
        reject(.unterminatedText(openedAt: quotes), from: start)
    }

    /// Passes over a text between the quotes of a word processor, so that it is one fault.
    mutating func skipText(between opening: Unicode.Scalar, and closing: Unicode.Scalar, from start: Int) {
        let fault = Diagnostic.unexpectedCharacter(opening, at: span(from: start))
        let content = position
        while let scalar = peek(), scalar != closing { pass(scalar) }
        // Without a second quote nobody knows how far the text goes.
        if peek() == nil { position = content } else { pass(closing) }
        reject(fault, from: start)
    }

    private mutating func readEscape(into letters: inout TextLetters) {
        let start = position
        position += 1
        guard let letter = peek() else { return }
        pass(letter)
        let escaped: Unicode.Scalar?
        switch letter {
        case "\\", "'", "\"", "`", "?": escaped = letter
        case "n": escaped = "\n"
        case "r": escaped = "\r"
        case "t": escaped = "\t"
        case "a": escaped = "\u{7}"
        case "b": escaped = "\u{8}"
        case "f": escaped = "\u{C}"
        case "v": escaped = "\u{B}"
        case "x", "X": escaped = readCode(digits: 2, radix: 16)
        case "u": escaped = readCode(digits: 4, radix: 16)
        case "U": escaped = readCode(digits: 8, radix: 16)
        case "0"..."3":
            position -= 1
            escaped = readCode(digits: 3, radix: 8)
        default: escaped = nil
        }
        if let escaped {
            letters.append(escaped, from: start)
        } else {
            faults.append(.badEscape(at: span(from: start)))
        }
    }

    /// Reads the digits of an escape; none unless all are there and name a character.
    private mutating func readCode(digits count: Int, radix: Int) -> Unicode.Scalar? {
        var code: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = peek(), let digit = Character(scalar).hexDigitValue, digit < radix else {
                return nil
            }
            code = code &* UInt32(radix) &+ UInt32(digit)
            pass(scalar)
        }
        return Unicode.Scalar(code)
    }
}

/// The letters of a text literal, each with the place in the file that it came from.
struct TextLetters {
    let source: EmbeddedText
    private var letters = String.UnicodeScalarView()
    private var runs: [EmbeddedText.Run] = []
    private var length = 0
    /// Where in the file the next letter stands if it follows the last one directly.
    private var expected = -1

    init(source: EmbeddedText) {
        self.source = source
    }

    mutating func append(_ scalar: Unicode.Scalar, from offset: Int) {
        end(at: offset)
        letters.append(scalar)
        length += UTF8.width(scalar)
        expected += UTF8.width(scalar)
    }

    /// Says where the next letter, or the closing quote, stands in the text of the expression.
    mutating func end(at offset: Int) {
        let place = Int(source.span(of: offset..<offset).lower)
        if place != expected { runs.append(EmbeddedText.Run(textOffset: length, fileOffset: place)) }
        expected = place
    }

    /// The whole text in normalisation form C.
    ///
    /// Where that changes letters, places behind them are only near; nothing but patterns needs them.
    func literal(span: SourceSpan) -> EmbeddedText {
        EmbeddedText(text: String(letters).normalized, span: span, runs: runs)
    }
}
