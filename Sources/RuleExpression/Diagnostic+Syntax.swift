import RuleDiagnostics
import RuleModel

/// What the language leaves out of CEL's literals.
enum UnsupportedLiteral {
    case bytes
    case null
    /// The digits of a number such as `1u`.
    case unsigned(String)
}

// What is wrong with the spelling of a condition or a unary test, in alphabetical order.
extension Diagnostic {
    static func badEscape(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badEscape,
            message: LocalizedText(
                vi: "dãy ký tự sau dấu `\\` không có nghĩa",
                en: "this sequence after `\\` stands for no character"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "viết `\\\\` cho chính dấu `\\`, hoặc đặt `r` trước dấu nháy",
                        en: "write `\\\\` for the backslash itself, or put `r` before the quote"))
            ])
    }

    static func badNumber(_ digits: String, at span: SourceSpan, mended: String?) -> Diagnostic {
        Diagnostic(
            .badNumber,
            message: LocalizedText(
                vi: "`\(digits)` không phải là cách viết một số",
                en: "`\(digits)` is not how a number is written"),
            at: Label(span),
            help: [mended.map { .replace(span, with: $0) } ?? .numberForms])
    }

    static func badUnaryTest(at span: SourceSpan, help: [FixIt] = [.unaryTestForms]) -> Diagnostic {
        Diagnostic(
            .badUnaryTest,
            message: LocalizedText(
                vi: "đây không phải là một khoảng hay một giá trị", en: "this is neither a range nor a value"),
            at: Label(span), help: help)
    }

    static func expressionTooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .expressionTooDeep,
            message: LocalizedText(
                vi: "biểu thức lồng nhau quá \(limit) tầng",
                en: "the expression nests deeper than \(limit) levels"),
            at: Label(span), help: [.splitIntoValues])
    }

    static func expressionTooLong(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .expressionTooLong,
            message: LocalizedText(
                vi:
                    "biểu thức dài quá \(ExpressionParser.byteLimit) byte hoặc \(ExpressionParser.nodeLimit) thành phần",
                en: """
                    the expression has more than \(ExpressionParser.byteLimit) bytes or \
                    \(ExpressionParser.nodeLimit) parts
                    """),
            at: Label(span), help: [.splitIntoValues])
    }

    static func lookalike(_ found: String, of mark: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unexpectedCharacter,
            message: LocalizedText(
                vi: "`\(found)` không phải là một phép toán", en: "`\(found)` is not an operator"),
            at: Label(span), help: [.replace(span, with: mark)])
    }

    static func numberTooLarge(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .numberTooLarge,
            message: LocalizedText(
                vi: "số này quá lớn hoặc có quá nhiều chữ số",
                en: "this number is too large or has too many digits"),
            at: Label(span))
    }

    static func percentInExpression(_ percent: Rational, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .percentInExpression,
            message: LocalizedText(
                vi: "dấu `%` trong biểu thức là phép lấy số dư, không phải phần trăm",
                en: "`%` takes a remainder in an expression and is no percent sign"),
            at: Label(span),
            help: percent.divided(by: Rational(100))?.decimalText.map { [.replace(span, with: $0)] } ?? [])
    }

    static func reservedWord(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .reservedWord,
            message: LocalizedText(
                vi: "`\(word)` là từ dành riêng, không dùng làm tên được",
                en: "`\(word)` is a reserved word and cannot be a name"),
            at: Label(span))
    }

    static func reversedRange(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .reversedRange,
            message: LocalizedText(vi: "khoảng này không chứa số nào", en: "no number lies in this range"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "đầu nhỏ đứng trước: `[70..85)`", en: "the lower end comes first: `[70..85)`"))
            ])
    }

    static func singleEquals(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .singleEquals,
            message: LocalizedText(
                vi: "`=` không phải là phép so sánh", en: "`=` is not a comparison"),
            at: Label(span), help: [.replace(span, with: "==")])
    }

    static func unclosedBracket(_ bracket: String, at span: SourceSpan, foundAt found: SourceSpan?)
        -> Diagnostic
    {
        Diagnostic(
            .unclosedBracket,
            message: LocalizedText(
                vi: "dấu `\(bracket)` chưa được đóng", en: "this `\(bracket)` is never closed"),
            at: Label(span),
            secondary: found.map {
                [Label($0, LocalizedText(vi: "dấu này đóng một ngoặc khác", en: "this closes another kind"))]
            } ?? [])
    }

    static func unexpectedCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
        let isSpace = scalar.properties.isWhitespace
        let isQuote = scalar.properties.isQuotationMark
        let isPrintable = !isSpace && scalar.properties.generalCategory != .control
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        let shown = isPrintable ? "`\(scalar)`" : "`\(code)`"
        let straight = FixIt(
            LocalizedText(
                vi: "đặt văn bản trong dấu nháy thẳng: `'…'`", en: "put text between straight quotes: `'…'`"))
        return Diagnostic(
            .unexpectedCharacter,
            message: LocalizedText(
                vi: "ký tự \(shown) không có nghĩa trong biểu thức",
                en: "the character \(shown) means nothing in an expression"),
            at: Label(span),
            help: isSpace ? [.replace(span, with: " ")] : isQuote ? [straight] : [])
    }

    /// Something stands where `expected` should.
    static func unexpectedToken(
        _ found: String, expected: LocalizedText, at span: SourceSpan, help: [FixIt] = []
    ) -> Diagnostic {
        let isEnd = found.isEmpty
        return Diagnostic(
            .unexpectedToken,
            message: LocalizedText(
                vi: "cần \(expected.vi), nhưng " + (isEnd ? "biểu thức đã hết" : "gặp `\(found)`"),
                en: "expected \(expected.en), found " + (isEnd ? "the end of the expression" : "`\(found)`")),
            at: Label(span), help: help)
    }

    static func unsupportedLiteral(_ literal: UnsupportedLiteral, at span: SourceSpan) -> Diagnostic {
        let (message, help): (LocalizedText, FixIt) =
            switch literal {
            case .bytes:
                (
                    LocalizedText(
                        vi: "ngôn ngữ này không có chuỗi byte", en: "the language has no byte texts"),
                    FixIt(LocalizedText(vi: "bỏ chữ `b` trước dấu nháy", en: "drop the `b` before the quote"))
                )
            case .null:
                (
                    LocalizedText(vi: "ngôn ngữ này không có `null`", en: "the language has no `null`"),
                    FixIt(
                        LocalizedText(
                            vi: "viết `has(x)` để hỏi hồ sơ có `x` hay không",
                            en: "write `has(x)` to ask whether the record holds `x`"))
                )
            case .unsigned(let digits):
                (
                    LocalizedText(
                        vi: "ngôn ngữ này chỉ có một kiểu số", en: "the language has only one type of numbers"
                    ),
                    .replace(span, with: digits)
                )
            }
        return Diagnostic(.unsupportedLiteral, message: message, at: Label(span), help: [help])
    }

    static func unterminatedText(openedAt span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unterminatedText,
            message: LocalizedText(
                vi: "văn bản mở ở dấu nháy này không được đóng",
                en: "the text that this quote opens is never closed"),
            at: Label(span))
    }

    static func wordOperator(
        _ word: String, for symbol: String, edits: [FixIt.Edit], at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .wordOperator,
            message: LocalizedText(
                vi: "`\(word)` không phải là một phép toán", en: "`\(word)` is not an operator"),
            at: Label(span),
            help: [FixIt(LocalizedText(vi: "viết `\(symbol)`", en: "write `\(symbol)`"), edits: edits)])
    }
}

extension FixIt {
    static let numberForms = FixIt(
        LocalizedText(
            vi: "viết số như `12`, `0.5` hay `1e3`, không có dấu tách hàng nghìn",
            en: "write numbers like `12`, `0.5` or `1e3`, without marks between thousands"))

    static let splitIntoValues = FixIt(
        LocalizedText(
            vi: "tách thành các biểu thức có tên dưới `values`",
            en: "split it into named expressions under `values`"))

    static let unaryTestForms = FixIt(
        LocalizedText(
            vi: "viết như `>= 90`, `< 50`, `[70..85)`, `1, 2` hoặc `-` cho phần còn lại",
            en: "write it like `>= 90`, `< 50`, `[70..85)`, `1, 2`, or `-` for the rest"))
}
