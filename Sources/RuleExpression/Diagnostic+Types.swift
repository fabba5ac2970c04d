package import RuleDiagnostics
package import RuleModel

// What is wrong with the names and types of an expression, in alphabetical order.
extension Diagnostic {
    static func argumentCount(
        _ function: String, takes counts: ArgumentCounts, found: Int, at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .argumentCount,
            message: LocalizedText(
                vi: "`\(function)` nhận \(counts.words.vi), nhưng có \(found)",
                en: "`\(function)` takes \(counts.words.en), found \(found)"),
            at: Label(span))
    }

    static func argumentType(
        _ found: ValueType, expected: LocalizedText, of function: Builtin, at span: SourceSpan
    ) -> Diagnostic {
        var help: [FixIt] = []
        if function == .count, case .list = found {
            help = [
                FixIt(
                    LocalizedText(
                        vi: "dùng `size` để đếm các mục của danh sách",
                        en: "use `size` to count the items of a list"))
            ]
        }
        return Diagnostic(
            .argumentType,
            message: LocalizedText(
                vi: "`\(function.rawValue)` cần \(expected.vi), nhưng gặp \(found.words.vi)",
                en: "`\(function.rawValue)` takes a \(expected.en), found \(found.words.en)"),
            at: Label(span, found.words), help: help)
    }

    static func badConversionLiteral(
        _ literal: EmbeddedText, by function: Builtin, at span: SourceSpan
    ) -> Diagnostic {
        let forms: [Builtin: String] = [.date: "2025-12-31", .duration: "1h30m", .int: "12"]
        let form = forms[function] ?? "12.5"
        var help = [
            FixIt(LocalizedText(vi: "viết theo dạng `\(form)`", en: "write it in the form `\(form)`"))
        ]
        if function == .date, let day = Day(slashed: literal.text) {
            help = [.replace(literal.content, with: day.description)]
        } else if function == .date, literal.text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil {
            help = [FixIt(LocalizedText(vi: "lịch không có ngày này", en: "the calendar has no such day"))]
        }
        return Diagnostic(
            .badConversionLiteral,
            message: LocalizedText(
                vi: "`\(function.rawValue)` không đọc được `\(literal.text)`",
                en: "`\(function.rawValue)` cannot read `\(literal.text)`"),
            at: Label(span), help: help)
    }

    static func badPattern(_ problem: PatternFault.Problem, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badPattern,
            message: LocalizedText(
                vi: "mẫu này sai: \(problem.words.vi)", en: "the pattern is wrong here: \(problem.words.en)"),
            at: Label(span))
    }

    /// The function is known, but is called after a point, or only that way.
    static func callStyle(_ function: String, isMethod: Bool, at span: SourceSpan) -> Diagnostic {
        let form = isMethod ? "x.\(function)(…)" : "\(function)(x, …)"
        return Diagnostic(
            .unknownFunction,
            message: LocalizedText(
                vi: "`\(function)` không được gọi theo cách này",
                en: "`\(function)` is not called in this way"),
            at: Label(span),
            help: [FixIt(LocalizedText(vi: "viết `\(form)`", en: "write `\(form)`"))])
    }

    static func indexType(_ found: ValueType, expected: ValueType, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .indexType,
            message: LocalizedText(
                vi: "trong `[ ]` cần \(expected.words.vi), nhưng gặp \(found.words.vi)",
                en: "`[ ]` takes a \(expected.words.en) here, found \(found.words.en)"),
            at: Label(span, found.words))
    }

    static func keyType(_ found: ValueType, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .indexType,
            message: LocalizedText(
                vi: "khoá của bảng tra không thể là \(found.words.vi)",
                en: "the key of a map cannot be a \(found.words.en)"),
            at: Label(span, found.words))
    }

    static func macroVariable(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .macroVariable,
            message: LocalizedText(
                vi: "chỗ này cần tên của một biến", en: "this must be the name of a variable"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "viết như `people.all(p, p.age >= 18)`",
                        en: "write it like `people.all(p, p.age >= 18)`"))
            ])
    }

    static func memberOfScalar(_ name: String, of type: ValueType, at span: SourceSpan) -> Diagnostic {
        var help: [FixIt] = []
        if case .list(.record) = type {
            help = [
                FixIt(
                    LocalizedText(
                        vi: "lấy trường của từng mục bằng `map(x, x.\(name))`",
                        en: "take the field of each item with `map(x, x.\(name))`"))
            ]
        } else if Builtin(rawValue: name) != nil {
            help = [
                FixIt(LocalizedText(vi: "gọi hàm bằng `\(name)()`", en: "call the function with `\(name)()`"))
            ]
        }
        return Diagnostic(
            .unknownMember,
            message: LocalizedText(
                vi: "\(type.words.vi) không có trường `\(name)`",
                en: "a \(type.words.en) has no field `\(name)`"),
            at: Label(span), help: help)
    }

    static func mixedTypes(_ first: Expression, _ second: Expression) -> Diagnostic {
        Diagnostic(
            .mixedTypes,
            message: LocalizedText(
                vi:
                    "các giá trị ở đây phải cùng kiểu, nhưng có \(first.type.words.vi) và \(second.type.words.vi)",
                en: """
                    values of one type must stand here, found \(first.type.words.en) and \
                    \(second.type.words.en)
                    """),
            at: Label(second.span, second.type.words), secondary: [Label(first.span, first.type.words)])
    }

    static func notComparable(_ pair: OperandPair) -> Diagnostic {
        Diagnostic(
            .notComparable,
            message: LocalizedText(
                vi: "không so sánh được các mục gồm nhiều trường bằng `\(pair.infix)`",
                en: "items with fields cannot be compared with `\(pair.infix)`"),
            at: Label(pair.place),
            secondary: [
                Label(pair.left.span, pair.left.type.words), Label(pair.right.span, pair.right.type.words),
            ],
            help: [
                FixIt(LocalizedText(vi: "so sánh từng trường của mục", en: "compare a field of the items"))
            ])
    }

    static func notIndexable(_ found: ValueType, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .indexType,
            message: LocalizedText(
                vi: "chỉ danh sách và bảng tra mới dùng được `[ ]`, còn đây là \(found.words.vi)",
                en: "only lists and maps take `[ ]`, found \(found.words.en)"),
            at: Label(span, found.words))
    }

    static func notIterable(_ found: ValueType, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .notIterable,
            message: LocalizedText(
                vi: "chỗ này cần danh sách hoặc bảng tra, nhưng gặp \(found.words.vi)",
                en: "this must be a list or a map, found \(found.words.en)"),
            at: Label(span, found.words))
    }

    static func operandType(_ sign: String, _ operand: Expression, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .operandTypes,
            message: LocalizedText(
                vi: "`\(sign)` không dùng được cho \(operand.type.words.vi)",
                en: "`\(sign)` does not work on \(operand.type.words.en)"),
            at: Label(span), secondary: [Label(operand.span, operand.type.words)])
    }

    static func operandTypes(_ pair: OperandPair) -> Diagnostic {
        let (left, right) = (pair.left.type.words, pair.right.type.words)
        return Diagnostic(
            .operandTypes,
            message: LocalizedText(
                vi: "`\(pair.infix)` không dùng được cho \(left.vi) và \(right.vi)",
                en: "`\(pair.infix)` does not work on \(left.en) and \(right.en)"),
            at: Label(pair.place),
            secondary: [Label(pair.left.span, left), Label(pair.right.span, right)], help: pair.help)
    }

    static func presenceArgument(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .presenceArgument,
            message: LocalizedText(
                vi: "`has` chỉ hỏi được về một trường hoặc một khoá",
                en: "`has` can ask only about a field or a key"),
            at: Label(span))
    }

    static func resultType(_ found: ValueType, expected: ValueType, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .resultType,
            message: LocalizedText(
                vi: "chỗ này cần \(expected.words.vi), nhưng biểu thức cho \(found.words.vi)",
                en: "this place takes \(expected.words.en), but the expression gives \(found.words.en)"),
            at: Label(span, found.words))
    }

    static func shadowedName(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .shadowedName,
            message: LocalizedText(
                vi: "tên biến `\(name)` đã được dùng cho thứ khác",
                en: "the variable `\(name)` has a name that is taken"),
            at: Label(span))
    }

    static func unknownChoice(
        _ code: EmbeddedText, among choices: [Choice], at span: SourceSpan
    ) -> Diagnostic {
        let codes = choices.map { "`\($0.code)`" }.joined(separator: ", ")
        let nearest = Choice.nearest(to: code.text, among: choices)
        return Diagnostic(
            .unknownChoice,
            message: LocalizedText(
                vi: "lựa chọn này không có mã `\(code.text)`", en: "the choice has no code `\(code.text)`"),
            at: Label(span), notes: [LocalizedText(vi: "các mã là \(codes)", en: "the codes are \(codes)")],
            help: nearest.map { [.suggest($0, at: code.content)] } ?? [])
    }

    static func unknownFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
        var help = FixIt.nearest(to: name, among: Signature.names, at: span)
        if let ours = Signature.foreignNames[name] { help = [.replace(span, with: ours)] }
        if Comprehension.Macro(rawValue: name) != nil {
            let form = "list.\(name)(x, …)"
            help = [FixIt(LocalizedText(vi: "viết `\(form)`", en: "write `\(form)`"))]
        }
        return Diagnostic(
            .unknownFunction,
            message: LocalizedText(vi: "không có hàm `\(name)`", en: "there is no function `\(name)`"),
            at: Label(span), help: help)
    }

    static func unknownMember(_ name: String, among names: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownMember,
            message: LocalizedText(
                vi: "các mục này không có trường `\(name)`", en: "these items have no field `\(name)`"),
            at: Label(span), help: FixIt.nearest(to: name, among: names, at: span))
    }

    static func unknownName(_ name: String, among names: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownName,
            message: LocalizedText(vi: "không có tên `\(name)`", en: "there is no name `\(name)`"),
            at: Label(span), help: FixIt.nearest(to: name, among: names, at: span))
    }

    /// The way of rounding is none of the known ones, or is not written out.
    static func unknownRounding(_ name: String?, at span: SourceSpan) -> Diagnostic {
        let names = Rounding.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return Diagnostic(
            .unknownRounding,
            message: name.map {
                LocalizedText(vi: "không có cách làm tròn `\($0)`", en: "there is no way of rounding `\($0)`")
            }
                ?? LocalizedText(
                    vi: "cách làm tròn phải viết rõ ra", en: "the way of rounding must be written out"),
            at: Label(span),
            help: [FixIt(LocalizedText(vi: "chọn một trong \(names)", en: "choose one of \(names)"))])
    }
}

extension OperandPair {
    /// What the author most likely meant.
    fileprivate var help: [FixIt] {
        if infix == "in", right.type.isText {
            return [
                FixIt(
                    LocalizedText(
                        vi: "tìm trong văn bản bằng `a.contains(b)`", en: "search a text with `a.contains(b)`"
                    ))
            ]
        }
        if case .binary(let symbol, _, _) = left.kind, symbol.precedence == .relation,
            BinaryOperator(rawValue: infix)?.precedence == .relation
        {
            return [
                FixIt(
                    LocalizedText(
                        vi: "viết hai so sánh: `a < b && b < c`",
                        en: "write two comparisons: `a < b && b < c`"))
            ]
        }
        return []
    }
}

extension Choice {
    /// The code nearest to a text, which may also be a label.
    fileprivate static func nearest(to text: String, among choices: [Choice]) -> String? {
        let wanted = Suggestion.folded(text)
        let labelled = choices.first {
            Suggestion.folded($0.label.vi) == wanted || Suggestion.folded($0.label.en) == wanted
        }
        return labelled?.code ?? Suggestion.nearest(to: text, among: choices.map(\.code))
    }
}

extension Day {
    /// Reads `31/12/2025`, as people in Vietnam write days.
    fileprivate init?(slashed text: String) {
        let parts = text.split(separator: "/").map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}

extension EmbeddedText {
    /// The letters between the quotes.
    fileprivate var content: SourceSpan { span(of: 0..<text.utf8.count) }
}

extension PatternFault.Problem {
    package var words: LocalizedText {
        switch self {
        case .unclosedGroup: LocalizedText(vi: "ngoặc tròn chưa được đóng", en: "a group is not closed")
        case .unclosedClass: LocalizedText(vi: "ngoặc vuông chưa được đóng", en: "a class is not closed")
        case .nothingToRepeat: LocalizedText(vi: "không có gì để lặp lại", en: "there is nothing to repeat")
        case .badRepeat: LocalizedText(vi: "số lần lặp không hợp lệ", en: "the count of repeats is wrong")
        case .badEscape: LocalizedText(vi: "dãy sau `\\` không có nghĩa", en: "the escape means nothing")
        case .badRange: LocalizedText(vi: "khoảng ký tự bị ngược", en: "the range of letters is reversed")
        case .unsupported:
            LocalizedText(vi: "cú pháp này không được hỗ trợ", en: "this syntax is not supported")
        case .tooLarge: LocalizedText(vi: "mẫu quá lớn", en: "the pattern is too large")
        }
    }
}
