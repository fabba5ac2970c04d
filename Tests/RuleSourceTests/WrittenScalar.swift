import RuleDiagnostics
import RuleSource
import TestSupport

/// A random text written in one YAML style, with the bytes of the file that each letter takes.
struct WrittenScalar {
    /// A letter of the decoded text, in normal form C, and where the file has it.
    struct Letter {
        var text: String
        var file: Range<Int>
    }

    let style: Node.Scalar.Style
    private(set) var bytes: [UInt8] = []
    private(set) var letters: [Letter] = []
    private var generator: SeededGenerator
    private var lineBreak = "\n"

    private static let plainLetters = [
        "a", "Z", "9", "đ", "ế", "e\u{302}\u{301}", "o\u{31B}\u{323}", "日", "😀", "(", "=",
    ]
    private static let escapes = [
        ("\\\"", "\""), ("\\\\", "\\"), ("\\n", "\n"), ("\\t", "\t"), ("\\x41", "A"), ("\\u1EBF", "ế"),
        ("\\U0001F600", "😀"), ("\\_", "\u{A0}"), ("\\L", "\u{2028}"), ("\\u2126", "Ω"),
    ]

    init(style: Node.Scalar.Style, seed: UInt64) {
        self.style = style
        generator = SeededGenerator(seed: seed)
    }

    var text: String {
        letters.map(\.text).joined()
    }

    mutating func write() {
        if Bool.random(using: &generator) { lineBreak = "\r\n" }
        if chance(of: 4) { put("\u{FEFF}") }
        put("khóa: ")
        switch style {
        case .plain: writeFlow(quote: "")
        case .singleQuoted: writeFlow(quote: "'")
        case .doubleQuoted: writeFlow(quote: "\"")
        case .literal: writeBlock(isFolded: false)
        case .folded: writeBlock(isFolded: true)
        }
        put(lineBreak + "sau: 1" + lineBreak)
    }

    private mutating func writeFlow(quote: String) {
        put(quote)
        writeLetter()
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            switch Int.random(in: 0...5, using: &generator) {
            case 0: putLetter(" ", as: " ")
            case 1: writeFold()
            case 2 where quote == "'": putLetter("''", as: "'")
            case 2 where quote == "\"":
                let (written, text) = Self.escapes.randomElement(using: &generator) ?? ("\\\\", "\\")
                putLetter(written, as: text)
            case 3 where quote == "\"": put("\\" + lineBreak + spaces(1...3))
            default: break
            }
            writeLetter()
        }
        put(quote)
    }

    private mutating func writeLetter() {
        let letter = Self.plainLetters.randomElement(using: &generator) ?? "a"
        putLetter(letter, as: letter.normalized)
    }

    private mutating func writeFold() {
        if chance(of: 3) { put(spaces(1...2)) }
        let extra = Int.random(in: 0...2, using: &generator)
        if extra == 0 {
            putLetter(lineBreak, as: " ")
        } else {
            put(lineBreak)
            for _ in 0..<extra {
                if chance(of: 3) { put(spaces(1...2)) }
                putLetter(lineBreak, as: "\n")
            }
        }
        put(spaces(1...3))
    }

    private mutating func writeBlock(isFolded: Bool) {
        let indentation = Int.random(in: 1...4, using: &generator)
        let hasIndicator = Bool.random(using: &generator)
        let chomping = ["", "-", "+"].randomElement(using: &generator) ?? ""
        put((isFolded ? ">" : "|") + (hasIndicator ? String(indentation) : "") + chomping)
        if chance(of: 4) { put("  # lời chú") }
        put(lineBreak)
        var wasDeep = false
        let count = Int.random(in: 1...4, using: &generator)
        for line in 0..<count {
            // Without an indicator the first line says how deep the block is.
            let isDeep = (hasIndicator || line > 0) && chance(of: 3)
            if line > 0 { writeBreaks(isFolded: isFolded && !wasDeep && !isDeep, indentation) }
            put(String(repeating: " ", count: indentation))
            if isDeep { putLetter(" ", as: " ") }
            for _ in 0..<Int.random(in: 1...4, using: &generator) { writeLetter() }
            if chance(of: 4) {
                putLetter(" ", as: " ")
                writeLetter()
            }
            wasDeep = isDeep
        }
        if chomping != "-" { letters.append(Letter(text: "\n", file: bytes.count..<bytes.count)) }
    }

    private mutating func writeBreaks(isFolded: Bool, _ indentation: Int) {
        let empty = Int.random(in: 0...2, using: &generator)
        if isFolded && empty > 0 {
            put(lineBreak)
        } else {
            putLetter(lineBreak, as: isFolded ? " " : "\n")
        }
        for _ in 0..<empty {
            if chance(of: 3) { put(spaces(0...indentation)) }
            putLetter(lineBreak, as: "\n")
        }
    }

    private mutating func put(_ text: String) {
        bytes += Array(text.utf8)
    }

    private mutating func putLetter(_ written: String, as text: String) {
        let lower = bytes.count
        put(written)
        letters.append(Letter(text: text, file: lower..<bytes.count))
    }

    private mutating func spaces(_ count: ClosedRange<Int>) -> String {
        String(repeating: " ", count: Int.random(in: count, using: &generator))
    }

    private mutating func chance(of count: Int) -> Bool {
        Int.random(in: 0..<count, using: &generator) == 0
    }
}
