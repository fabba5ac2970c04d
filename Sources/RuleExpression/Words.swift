/// The words that mean something by themselves.
package enum Words {
    /// Words that CEL keeps for later and for the languages that embed it.
    static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return", "var", "void", "while",
    ]

    /// Words that are literals or operators and so are no names, not even of members.
    static let keywords: Set<String> = ["true", "false", "null", "in"]

    /// Whether a name can stand alone in an expression: it is no word that means something by itself.
    package static func isFree(_ name: String) -> Bool {
        isSelector(name) && !reserved.contains(name) && infix(for: name) == nil && !isNegation(name)
    }

    /// Whether a name can be written after a point.
    static func isSelector(_ name: String) -> Bool {
        guard let first = name.utf8.first, !keywords.contains(name) else { return false }
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        return !isDigit(first)
            && name.utf8.allSatisfy { byte in
                isDigit(byte) || byte == UInt8(ascii: "_")
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }

    /// The operator between operands that a word of everyday language stands for.
    static func infix(for word: String) -> ExpressionSyntax.Infix? {
        switch word.lowercased() {
        case "and", "và": .and
        case "or", "hoặc": .or
        default: nil
        }
    }

    /// Whether a word of everyday language stands for `!`.
    static func isNegation(_ word: String) -> Bool {
        ["not", "không"].contains(word.lowercased())
    }
}
