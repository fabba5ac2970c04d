import RuleDiagnostics
import RuleModel

/// The smallest piece of an expression that means something.
struct Token: Hashable {
    enum Kind: Hashable {
        /// A name, a word operator or a reserved word; the parser tells them apart.
        case name(String)
        case number(Rational)
        case text(EmbeddedText)
        case mark(Mark)
        /// A character that people take for a mark, such as `≥` for `>=`.
        case lookalike(Mark)
        /// A piece that the lexer has reported already; what meets it stays silent.
        case invalid
        case end
    }

    /// The operators and brackets.
    enum Mark: String, CaseIterable {
        case openRound = "("
        case closeRound = ")"
        case openSquare = "["
        case closeSquare = "]"
        case openCurly = "{"
        case closeCurly = "}"
        case dot = "."
        case twoDots = ".."
        case comma = ","
        case colon = ":"
        case question = "?"
        case plus = "+"
        case minus = "-"
        case star = "*"
        case slash = "/"
        case percent = "%"
        case not = "!"
        case and = "&&"
        case or = "||"
        case assign = "="
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    var kind: Kind
    /// In UTF-8 bytes of the text.
    var range: Range<Int>

    /// The mark that it is, or is taken for.
    var mark: Mark? {
        switch kind {
        case .mark(let mark), .lookalike(let mark): mark
        case .name, .number, .text, .invalid, .end: nil
        }
    }

    var isOpening: Bool {
        [.openRound, .openSquare, .openCurly].contains(mark)
    }

    var isClosing: Bool {
        [.closeRound, .closeSquare, .closeCurly].contains(mark)
    }

    /// Whether an operand may begin with it.
    var startsOperand: Bool {
        switch kind {
        case .name(let name): name != "in" && Words.infix(for: name) == nil
        case .number, .text, .invalid: true
        case .mark(let mark), .lookalike(let mark): isOpening || mark == .minus || mark == .not
        case .end: false
        }
    }
}
