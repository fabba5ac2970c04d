/// What libyaml said when it could not go on.
struct SyntaxFault: Error {
    let problem: String
    /// The byte at which it stopped.
    let offset: Int
    /// What it was reading; empty if it did not say.
    let context: String
    /// Where that began.
    let contextOffset: Int?
}

/// Why a text is not YAML, in the terms of the person who wrote it.
enum SyntaxReason: Hashable {
    case badBlockHeader
    case badDirective
    case badEscape
    case badEscapeDigits
    /// Text without quotes that begins with a sign of YAML.
    case badStart(String)
    case colonInsideText
    case colonInsideValue
    case missingColon
    case missingComma
    case missingDash
    case missingKey
    /// In brackets a colon ends a key only before a space.
    case missingSpace
    case missingValue
    case misplacedItem
    case misplacedQuestionMark
    /// After the end of the outermost value.
    case outsideDocument
    case strayIndentation
    case strayText
    case tabIndentation
    case unclosedBracket(String)
    case unclosedQuote
    /// libyaml's own words, where we have none.
    case other(String)
}

extension SyntaxFault {
    /// The reason, from libyaml's words and from the bytes around the place.
    func reason(in bytes: [UInt8]) -> SyntaxReason {
        if isTabIndentation(in: bytes) { return .tabIndentation }
        switch problem {
        case "could not find expected ':'":
            return .missingColon
        case "mapping values are not allowed in this context":
            return hasKeyBefore(in: bytes) ? .colonInsideValue : .colonInsideText
        case "found unexpected ':'":
            return .missingSpace
        case "block sequence entries are not allowed in this context":
            return .misplacedItem
        case "mapping keys are not allowed in this context":
            return .misplacedQuestionMark
        case "found character that cannot start any token":
            return .badStart(letter(in: bytes))
        case "did not find expected key":
            if letter(in: bytes) == ":" { return .missingKey }
            return beginsLine(in: bytes) ? .strayIndentation : .strayText
        case "did not find expected '-' indicator":
            return beginsLine(in: bytes) ? .missingDash : .strayText
        case "did not find expected node content":
            return letter(in: bytes) == ":" ? .missingKey : .missingValue
        case "did not find expected <document start>":
            return beginsLine(in: bytes) ? .outsideDocument : .strayText
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            return isOnContextLine(in: bytes) ? .missingComma : .unclosedBracket(contextLetter(in: bytes))
        default:
            return reasonFromContext
        }
    }

    /// The reason where libyaml has many problems in one context.
    private var reasonFromContext: SyntaxReason {
        switch (context, problem) {
        case (_, "found unknown escape character"):
            .badEscape
        case ("while scanning a quoted scalar", _):
            .unclosedQuote
        case ("while parsing a quoted scalar", _):
            .badEscapeDigits
        case ("while scanning a block scalar", _):
            .badBlockHeader
        case ("while scanning an anchor", _):
            .badStart("&")
        case ("while scanning an alias", _):
            .badStart("*")
        case ("while scanning a tag", _), ("while parsing a tag", _), ("while parsing a node", _):
            .badStart("!")
        case ("while scanning a directive", _), ("while scanning a %YAML directive", _),
            ("while scanning a %TAG directive", _), ("while parsing a %TAG directive", _):
            .badDirective
        default:
            problem.contains("%") || problem.contains("incompatible YAML") ? .badDirective : .other(problem)
        }
    }

    private func isTabIndentation(in bytes: [UInt8]) -> Bool {
        offset < bytes.count && bytes[offset] == .tab && beginsLine(in: bytes)
    }

    /// Whether only blanks stand before the place on its line.
    private func beginsLine(in bytes: [UInt8]) -> Bool {
        bytes[bytes.startOfLine(of: offset)..<offset].allSatisfy(\.isBlank)
    }

    /// Whether a key stands before the place on its line.
    private func hasKeyBefore(in bytes: [UInt8]) -> Bool {
        let line = bytes[bytes.startOfLine(of: offset)..<offset]
        return zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1.isBlank }
    }

    private func isOnContextLine(in bytes: [UInt8]) -> Bool {
        guard let contextOffset, offset < bytes.count else { return false }
        return bytes.startOfLine(of: contextOffset) == bytes.startOfLine(of: offset)
    }

    private func letter(in bytes: [UInt8]) -> String {
        guard offset < bytes.count else { return "" }
        return String(decoding: bytes[offset..<bytes.endOfScalar(at: offset)], as: UTF8.self)
    }

    private func contextLetter(in bytes: [UInt8]) -> String {
        contextOffset.map { String(decoding: bytes[$0..<min($0 + 1, bytes.count)], as: UTF8.self) } ?? ""
    }
}
