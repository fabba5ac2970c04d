package import RuleDiagnostics
import RuleExpression
import RuleModel
import RuleSource

// S2xx: keys and kinds of values. In alphabetical order.

extension LocalizedText {
    /// What was expected at a place, for messages.
    enum expected {
        static let date = LocalizedText(vi: "một ngày như `2025-12-31`", en: "a day such as `2025-12-31`")
        static let expression = LocalizedText(vi: "một biểu thức", en: "an expression")
        static let flag = LocalizedText(vi: "`true` hoặc `false`", en: "`true` or `false`")
        static let number = LocalizedText(vi: "một số", en: "a number")
        static let text = LocalizedText(vi: "một đoạn chữ", en: "a text")
        static let unaryTest = LocalizedText(
            vi: "một khoảng như `>= 90%` hoặc `[70..85)`", en: "a range such as `>= 90%` or `[70..85)`")

        static func keyword(_ known: [String]) -> LocalizedText {
            LocalizedText(vi: known.quoted(or: "hoặc"), en: known.quoted(or: "or"))
        }
    }
}

extension Diagnostic {
    static func awardWithoutKind(_ span: SourceSpan, known: [String]) -> Diagnostic {
        Diagnostic(
            .missingKey,
            message: LocalizedText(
                vi: "`award` không nói điểm được cho theo cách nào",
                en: "the `award` does not say how points are given"),
            at: Label(span.start),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "thêm một trong các khóa \(known.quoted(or: "hoặc"))",
                        en: "add one of the keys \(known.quoted(or: "or"))"))
            ])
    }

    static func badIdentifier(_ id: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .badIdentifier,
            message: LocalizedText(
                vi: "mã `\(id.value)` có ký tự ngoài chữ cái không dấu, chữ số, `-`, `_` và `.`",
                en: "the id `\(id.value)` has characters other than plain letters, digits, `-`, `_` and `.`"),
            at: Label(id.span))
    }

    static func badName(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .badIdentifier,
            message: LocalizedText(
                vi: "tên `\(name.value)` không dùng được trong biểu thức",
                en: "the name `\(name.value)` cannot stand in an expression"),
            at: Label(name.span),
            notes: [
                LocalizedText(
                    vi: "tên gồm chữ cái không dấu, chữ số và `_`, và không bắt đầu bằng chữ số",
                    en: "a name is made of plain letters, digits and `_`, and does not start with a digit")
            ])
    }

    static func badPackID(_ id: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .badIdentifier,
            message: LocalizedText(
                vi: "mã bộ tiêu chí `\(id.value)` không có dạng danh-hiệu/văn-bản",
                en: "the pack's id `\(id.value)` is not of the form title/decision"),
            at: Label(id.span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "viết như `gia-dinh-hoc-tap/qd448-2015`",
                        en: "write it like `gia-dinh-hoc-tap/qd448-2015`")
                )
            ])
    }

    static func badPattern(_ fault: PatternFault, in text: EmbeddedText) -> Diagnostic {
        let end = min(fault.offset + 1, text.text.utf8.count)
        return Diagnostic(
            .badPattern,
            message: LocalizedText(
                vi: "biểu thức mẫu `\(text.text)` sai: \(fault.problem.words.vi)",
                en: "the pattern `\(text.text)` is wrong: \(fault.problem.words.en)"),
            at: Label(text.span(of: min(fault.offset, end)..<end)))
    }

    static func badScale(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .expectedNumber,
            message: LocalizedText(
                vi: "`scale` phải là số chữ số thập phân, từ 0 đến 9",
                en: "`scale` must be a number of decimal digits from 0 to 9"),
            at: Label(span))
    }

    static func conflictingKeys(_ first: Spanned<String>, _ second: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .conflictingKeys,
            message: LocalizedText(
                vi: "`\(first.value)` và `\(second.value)` không thể đứng cùng nhau",
                en: "`\(first.value)` and `\(second.value)` cannot stand together"),
            at: Label(second.span),
            secondary: [
                Label(
                    first.span,
                    LocalizedText(vi: "đã có `\(first.value)`", en: "`\(first.value)` stands here already"))
            ])
    }

    static func decimalComma(_ text: String, at span: SourceSpan) -> Diagnostic {
        let point = String(text.map { $0 == "," ? "." : $0 })
        return Diagnostic(
            .decimalComma,
            message: LocalizedText(
                vi: "`\(text)` viết dấu phẩy thập phân, mà YAML đọc là chữ",
                en: "`\(text)` is written with a decimal comma, which YAML reads as text"),
            at: Label(span), help: [.replace(span, with: point)])
    }

    static func emptyList(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .emptyList, message: LocalizedText(vi: "danh sách rỗng", en: "the list is empty"), at: Label(span)
        )
    }

    static func emptyValue(_ span: SourceSpan, expected: LocalizedText) -> Diagnostic {
        Diagnostic(
            .emptyValue,
            message: LocalizedText(
                vi: "thiếu giá trị: cần \(expected.vi)", en: "a value is missing: \(expected.en)"),
            at: Label(span))
    }

    static func expectedDate(_ text: String, at span: SourceSpan) -> Diagnostic {
        let parts = text.split(separator: "/")
        let iso =
            parts.count == 3
            ? parts.reversed().map { $0.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-") : ""
        return Diagnostic(
            .expectedDate,
            message: LocalizedText(
                vi: "`\(text)` không phải là một ngày viết như `2025-12-31`",
                en: "`\(text)` is not a day written like `2025-12-31`"),
            at: Label(span), help: Day(iso) == nil ? [] : [.replace(span, with: iso)])
    }

    static func expectedFlag(_ text: String, at span: SourceSpan) -> Diagnostic {
        let yes = ["yes", "y", "on", "có", "đúng", "x", "1"]
        let no = ["no", "n", "off", "không", "sai", "0"]
        let meant = yes.contains(text.lowercased()) ? "true" : no.contains(text.lowercased()) ? "false" : nil
        return Diagnostic(
            .expectedFlag,
            message: LocalizedText(
                vi: "`\(text)` không phải là `true` hoặc `false`",
                en: "`\(text)` is neither `true` nor `false`"),
            at: Label(span), help: meant.map { [.replace(span, with: $0)] } ?? [])
    }

    static func expectedMapping(_ node: Node) -> Diagnostic {
        Diagnostic(
            .expectedMapping,
            message: LocalizedText(
                vi: "ở đây cần các cặp `khóa: giá trị`, không phải \(node.kindName.vi)",
                en: "this must be pairs of `key: value`, not \(node.kindName.en)"),
            at: Label(node.span))
    }

    static func expectedNumber(_ scalar: Node.Scalar) -> Diagnostic {
        let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
        let isNumber = Rational(figure: scalar.text) != nil
        return Diagnostic(
            .expectedNumber,
            message: LocalizedText(
                vi: "ở đây cần một số, không phải chữ `\(scalar.text)`",
                en: "this must be a number, not the text `\(scalar.text)`"),
            at: Label(scalar.span),
            help: isQuoted && isNumber ? [.replace(scalar.span, with: scalar.text)] : [])
    }

    static func expectedSequence(_ node: Node) -> Diagnostic {
        Diagnostic(
            .expectedSequence,
            message: LocalizedText(
                vi: "ở đây cần một danh sách (mỗi mục bắt đầu bằng `- `), không phải \(node.kindName.vi)",
                en: "this must be a list (each item starts with `- `), not \(node.kindName.en)"),
            at: Label(node.span))
    }

    static func expectedText(_ node: Node, expected: LocalizedText) -> Diagnostic {
        Diagnostic(
            .expectedText,
            message: LocalizedText(
                vi: "ở đây cần \(expected.vi), không phải \(node.kindName.vi)",
                en: "this must be \(expected.en), not \(node.kindName.en)"),
            at: Label(node.span))
    }

    static func leadingZero(_ text: String, at span: SourceSpan) -> Diagnostic {
        let trimmed = String(text.drop { $0 == "0" })
        return Diagnostic(
            .leadingZero,
            message: LocalizedText(
                vi: "số `\(text)` bắt đầu bằng 0, mà nhiều chương trình đọc khác nhau",
                en: "the number `\(text)` starts with 0, which programs read in different ways"),
            at: Label(span), help: [.replace(span, with: trimmed.isEmpty ? "0" : trimmed)])
    }

    static func missingCompanion(_ key: String, beside other: String, in span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey,
            message: LocalizedText(
                vi: "`\(other)` cần có `\(key)` bên cạnh", en: "`\(other)` needs `\(key)` beside it"),
            at: Label(span.start))
    }

    static func missingContents(of name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .missingKey,
            message: LocalizedText(
                vi: "trường `\(name.value)` thiếu khóa `of`",
                en: "the field `\(name.value)` lacks the key `of`"),
            at: Label(name.span),
            notes: [
                LocalizedText(
                    vi: "`of` kể các lựa chọn của `choice`, hoặc các trường của `list`",
                    en: "`of` lists the choices of a `choice`, or the fields of a `list`")
            ])
    }

    package static func missingKey(_ key: KeyShape, in span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey,
            message: LocalizedText(vi: "thiếu khóa `\(key.name)`", en: "the key `\(key.name)` is missing"),
            at: Label(span.start, key.meaning))
    }

    static func missingScale(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey,
            message: LocalizedText(
                vi: "`share` cần có `scale` hoặc `bands` bên cạnh",
                en: "`share` needs `scale` or `bands` beside it"),
            at: Label(span.start))
    }

    static func needlessKey(
        _ key: String, at span: SourceSpan, besides other: String, at otherSpan: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .conflictingKeys,
            message: LocalizedText(
                vi: "`\(key)` không có nghĩa gì bên cạnh `\(other)`",
                en: "`\(key)` means nothing beside `\(other)`"),
            at: Label(span),
            secondary: [
                Label(otherSpan.start, LocalizedText(vi: "`\(other)` ở đây", en: "`\(other)` is here"))
            ])
    }

    static func percentWithoutSign(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .percentWithoutSign,
            message: LocalizedText(
                vi: "giới hạn `\(text)` của một trường phần trăm thiếu dấu `%`",
                en: "the limit `\(text)` of a percentage lacks the sign `%`"),
            at: Label(span), help: [.replace(span, with: text + "%")])
    }

    static func strayComma(before rest: Spanned<String>, in broken: Node.Entry) -> Diagnostic {
        Diagnostic(
            .strayComma,
            message: LocalizedText(
                vi: "dấu phẩy trước `\(rest.value)` cắt đôi giá trị của `\(broken.key.text)`",
                en: "the comma before `\(rest.value)` cuts the value of `\(broken.key.text)` in two"),
            at: Label(broken.value.span.union(rest.span)),
            notes: [
                LocalizedText(
                    vi: "trong `{ }`, dấu phẩy ngăn các khóa với nhau",
                    en: "within `{ }` a comma separates the keys")
            ],
            help: [
                FixIt(
                    LocalizedText(
                        vi: "đặt cả giá trị trong ngoặc kép; số thập phân viết với dấu chấm",
                        en: "put the whole value in quotes; write a decimal number with a point"))
            ])
    }

    static func unknownKey(_ key: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownKey,
            message: LocalizedText(
                vi: "không có khóa nào tên là `\(key.value)` ở đây", en: "there is no key `\(key.value)` here"
            ),
            at: Label(key.span), help: FixIt.nearest(key, known: known))
    }

    static func unknownKeyword(_ word: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownKeyword,
            message: LocalizedText(
                vi: "`\(word.value)` không phải là một trong các giá trị được dùng ở đây",
                en: "`\(word.value)` is not one of the values for this place"),
            at: Label(word.span), help: FixIt.nearest(word, known: known))
    }

    static func listInList(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownKeyword,
            message: LocalizedText(
                vi: "các mục của một danh sách không chứa được danh sách khác",
                en: "the items of a list cannot hold another list"),
            at: Label(span))
    }

    static func unquotedText(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unquotedText,
            message: LocalizedText(
                vi: "`\(text)` không có dấu ngoặc kép nên YAML đọc không phải là chữ",
                en: "`\(text)` without quotes is not text in YAML"),
            at: Label(span), help: [.replace(span, with: "\"\(text)\"")])
    }
}

extension Node {
    /// What the node is, for messages.
    fileprivate var kindName: LocalizedText {
        switch kind {
        case .scalar: LocalizedText(vi: "một giá trị đơn", en: "a single value")
        case .sequence: LocalizedText(vi: "một danh sách", en: "a list")
        case .mapping: LocalizedText(vi: "các cặp khóa và giá trị", en: "pairs of keys and values")
        case .invalid: LocalizedText(vi: "một chỗ sai", en: "a fault")
        }
    }
}
