import RuleDiagnostics
import RuleSource

/// A text of a file as the layout writes it.
struct LayoutScalar {
    let text: String
    /// The lines as they stand in the file; of a block scalar the header first.
    let lines: [String]
    let isBlock: Bool
    private let style: Node.Scalar.Style
    /// What it would read as without its quotes, or nothing special.
    private let readsAsText: Bool
    private let endingBreaks: Int

    init(_ scalar: Node.Scalar, ignoresQuotes: Bool) {
        text = scalar.text
        lines = scalar.writtenLines
        style = scalar.style
        isBlock = style == .literal || style == .folded
        let plain = scalar.renamed(scalar.text)
        readsAsText = ignoresQuotes && plain.resolved == .text && plain.trap == nil
        endingBreaks = isBlock ? scalar.endingBreaks : 0
    }

    /// The text on one line; none where it takes several.
    func oneLine(inFlow: Bool) -> String? {
        guard !isBlock, lines.count == 1, let line = lines.first else { return nil }
        guard style != .plain else { return line }
        let inner = line.dropFirst().dropLast()
        if style == .doubleQuoted {
            let isPlain = !inner.contains("\\") && canBePlain(inner, inFlow: inFlow)
            return isPlain ? String(inner) : line
        }
        if inner.contains("'") { return line }
        if canBePlain(inner, inFlow: inFlow) { return String(inner) }
        return inner.contains { $0 == "\"" || $0 == "\\" } ? line : "\"\(inner)\""
    }

    /// The text as a key, which has one line.
    func key(inFlow: Bool) -> String {
        if let line = oneLine(inFlow: inFlow) { return line }
        if canBePlain(text[...], inFlow: inFlow) { return text }
        var json = JSONWriter()
        json.string(text)
        return json.text
    }

    /// The header of a block scalar for content that stands two columns deeper than what holds it.
    var blockHeader: String {
        guard let first = lines.first else { return "|" }
        let signs = first.dropFirst().prefix { !$0.isWhitespace }
        let indentation = signs.contains(where: \.isNumber) ? "2" : ""
        // A block at the end of a file without a last line break has none in its text either.
        let chomping = endingBreaks == 0 ? "-" : String(signs.filter { $0 == "+" || $0 == "-" })
        let comment = first.dropFirst(1 + signs.count).drop(while: \.isWhitespace)
        return "\(first.prefix(1))\(indentation)\(chomping)" + (comment.isEmpty ? "" : "  \(comment)")
    }

    /// The lines of a block scalar below its header, with the empty ones that it keeps at its end.
    var blockLines: [String] {
        let keepsAll = blockHeader.prefix { !$0.isWhitespace }.contains("+")
        let contents = lines.dropFirst()
        // The first of the breaks ends the last line.
        let empty = contents.isEmpty ? endingBreaks : endingBreaks - 1
        return contents + Array(repeating: "", count: keepsAll ? max(0, empty) : 0)
    }

    /// Whether a text reads the same without quotes.
    private func canBePlain(_ text: Substring, inFlow: Bool) -> Bool {
        guard readsAsText, let first = text.utf8.first, text.contains(where: \.isLetter) else { return false }
        guard first != UInt8(ascii: " "), text.utf8.last != UInt8(ascii: " ") else { return false }
        // Ids keep the quotes of those beside them: `"3.1b"` beside `"3.1"`.
        guard !first.isDigit || text.contains(" ") else { return false }
        guard text.utf8.last != UInt8(ascii: ":"), !LayoutScalar.signs.contains(first) else { return false }
        guard !text.contains(": "), !text.contains(" #"), !text.hasPrefix("...") else { return false }
        guard !text.unicodeScalars.contains(where: LayoutScalar.isUnusual) else { return false }
        return !inFlow || !text.utf8.contains(where: LayoutScalar.brackets.contains)
    }

    /// What begins something else than a plain text, or looks as if it did.
    private static let signs = Set("-?:,[]{}#&*!|>'\"%@`<=~".utf8)
    private static let brackets = Set(",[]{}".utf8)

    /// Line breaks of other kinds, tabs and marks, which only quotes keep for certain.
    private static func isUnusual(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || ["\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}"].contains(scalar)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
