import RuleDiagnostics
import RuleModel

/// The smallest piece of an expression that means something.
struct Token: Hashable {
    enum Kind: Hashable {
        /// A name, a word operator or a reserved word; the parser tells them apart.
        case name(String)
        case number(Rational)
        indirect case text(EmbeddedText)
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
        mark == .openRound || mark == .openSquare || mark == .openCurly
    }

    var isClosing: Bool {
        mark == .closeRound || mark == .closeSquare || mark == .closeCurly
    }

    /// Whether it is the end of the text.
    var isEnd: Bool {
        guard case .end = kind else { return false }
        return true
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

extension Token.Mark {
    /// The operator between two operands that the mark is.
    var binaryOperator: BinaryOperator? {
        switch self {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .remainder
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .openRound, .closeRound, .openSquare, .closeSquare, .openCurly, .closeCurly, .dot, .twoDots,
            .comma,
            .colon, .question, .not, .and, .or, .assign:
            nil
        }
    }
}
