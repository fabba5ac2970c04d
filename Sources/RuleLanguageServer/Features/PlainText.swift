/// Texts as YAML writes them.
enum PlainText {
    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    /// Whether a text means itself without quotes: a word, not a number, a day or a sign of YAML.
    static func isSafe(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), !words.contains(text.lowercased()) else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            isLetter(byte) || isDigit(byte) || "_-./".utf8.contains(byte)
        }
    }

    /// Whether a text may be an id: plain letters, digits, `-`, `_` and `.`.
    static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_-.".utf8.contains($0) }
    }

    /// The text, in quotes where it needs them.
    static func written(_ text: String) -> String {
        isSafe(text) ? text : "\"\(text)\""
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
