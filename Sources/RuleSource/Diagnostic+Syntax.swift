import RuleDiagnostics

extension Diagnostic {
    /// The text is not YAML from some place on.
    static func syntax(
        _ fault: SyntaxFault, in source: SourceText, file: FileID, lastScalar: SourceSpan?
    ) -> Diagnostic {
        let bytes = source.bytes
        let reason = fault.reason(in: bytes)
        let place = reason.place(of: fault, in: bytes)
        let primary = SourceSpan(file: file, lower: place.lowerBound, upper: place.upperBound)
        var diagnostic = Diagnostic(
            reason == .tabIndentation ? .tabIndentation : .yamlSyntax, message: reason.message,
            at: Label(primary))
        diagnostic.help = reason.help.map { [FixIt($0)] } ?? []
        if let text = reason.contextLabel, let context = fault.contextOffset {
            let span = SourceSpan(file: file, lower: context, upper: min(context + 1, bytes.count))
            diagnostic.secondary.append(Label(span, text))
        }
        if reason.mayFollowOpenQuote, let lastScalar, source.isQuotedOverLines(lastScalar) {
            diagnostic.secondary.append(
                Label(
                    SourceSpan(file: file, lower: Int(lastScalar.lower), upper: Int(lastScalar.lower) + 1),
                    LocalizedText(
                        vi: "dấu ngoặc mở ở đây chỉ đóng ở dòng khác",
                        en: "the quote opened here closes on another line")))
        }
        return diagnostic
    }
}

extension SourceText {
    /// Whether a scalar begins with a quote and runs over more than one line.
    fileprivate func isQuotedOverLines(_ span: SourceSpan) -> Bool {
        let text = bytes[Int(span.lower)..<Int(span.upper)]
        guard let first = text.first, first == .singleQuote || first == UInt8(ascii: "\"") else {
            return false
        }
        return lines.line(ofByte: Int(span.lower)) < lines.line(ofByte: Int(span.upper))
    }
}

extension SyntaxReason {
    /// The smallest wrong text.
    fileprivate func place(of fault: SyntaxFault, in bytes: [UInt8]) -> Range<Int> {
        let offset = min(fault.offset, bytes.count)
        let start = min(fault.contextOffset ?? offset, bytes.count)
        switch self {
        case .unclosedQuote, .unclosedBracket, .badStart:
            return start..<min(start + 1, bytes.count)
        case .missingColon:
            return bytes.textOfLine(from: start)
        case .badEscape:
            return offset..<(offset + 1 < bytes.count ? bytes.endOfScalar(at: offset + 1) : bytes.count)
        case .badEscapeDigits:
            // libyaml stands at the first digit, two bytes after the backslash.
            let digits = bytes[offset...].prefix { $0 != UInt8(ascii: "\"") && !$0.isBlank && $0 >= .space }
            return max(0, offset - 2)..<digits.prefix(bytes[max(0, offset - 1)].escapeDigits).endIndex
        case .tabIndentation:
            return offset..<(bytes[offset...].firstIndex { $0 != .tab } ?? bytes.count)
        case .colonInsideText, .colonInsideValue, .misplacedItem, .misplacedQuestionMark, .missingComma,
            .missingKey, .missingSpace, .missingValue:
            return offset..<(offset < bytes.count ? bytes.endOfScalar(at: offset) : offset)
        case .badBlockHeader, .badDirective, .missingDash, .other, .outsideDocument, .strayIndentation,
            .strayText:
            return bytes.word(from: offset)
        }
    }

    /// An open quote further up swallows lines and makes faults of these kinds below.
    fileprivate var mayFollowOpenQuote: Bool {
        self == .strayText || self == .missingColon || self == .strayIndentation
    }

    /// Words at the place where libyaml began what it could not end.
    fileprivate var contextLabel: LocalizedText? {
        switch self {
        case .missingComma:
            LocalizedText(vi: "ngoặc mở ở đây", en: "the bracket opens here")
        case .missingDash:
            LocalizedText(vi: "danh sách bắt đầu ở đây", en: "the list begins here")
        case .strayIndentation:
            LocalizedText(vi: "các khóa cùng cấp bắt đầu ở đây", en: "the keys of this level begin here")
        case .badBlockHeader:
            LocalizedText(vi: "đoạn chữ bắt đầu ở đây", en: "the block begins here")
        case .badDirective, .badEscape, .badEscapeDigits, .badStart, .colonInsideText, .colonInsideValue,
            .missingColon, .missingKey, .missingSpace, .missingValue, .misplacedItem, .misplacedQuestionMark,
            .other,
            .outsideDocument,
            .strayText, .tabIndentation, .unclosedBracket, .unclosedQuote:
            nil
        }
    }
}
