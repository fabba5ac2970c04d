import RuleDiagnostics

/// The words that mean something by themselves.
package enum Words {
    /// Words that CEL keeps for later and for the languages that embed it.
    static let reserved = WordList([
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return", "var", "void", "while",
    ])

    /// Words that are literals or operators and so are no names, not even of members.
    static let keywords = WordList(["true", "false", "null", "in"])

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
        // Most names begin with another letter than these words.
        guard begins(word, with: "aohv") else { return nil }
        return switch word.lowercased() {
        case "and", "và": .and
        case "or", "hoặc": .or
        default: nil
        }
    }

    /// Whether a word of everyday language stands for `!`.
    static func isNegation(_ word: String) -> Bool {
        guard begins(word, with: "nk") else { return false }
        return ["not", "không"].contains(word.lowercased())
    }

    /// Whether a word begins with one of some small letters or its capital.
    private static func begins(_ word: String, with letters: String) -> Bool {
        word.utf8.first.map { letters.utf8.contains($0 | 0x20) } ?? false
    }
}

/// A few words, which most others are told from by their first byte.
struct WordList {
    /// By the first byte.
    private let words: [[String]]

    init(_ words: [String]) {
        var sorted: [[String]] = Array(repeating: [], count: 256)
        for word in words { sorted[word.utf8.first.map { Int($0) } ?? 0].append(word) }
        self.words = sorted
    }

    func contains(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return false }
        return words[Int(first)].contains { $0.equals(word) }
    }
}
