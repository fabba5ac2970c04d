import RuleDiagnostics
import RuleEngine
import RuleExpression
import RuleModel

// P5xx: points, bands, classes, conditions. In alphabetical order.

extension Diagnostic {
    static func bandGap(
        _ gap: Interval, at span: SourceSpan, subject: SourceSpan, asPercent isPercent: Bool
    ) -> Diagnostic {
        let words = LocalizedText(gap, asPercent: isPercent)
        return Diagnostic(
            .bandGap,
            message: LocalizedText(
                vi: "các mức bỏ trống giá trị \(words.vi)", en: "the bands leave out the values \(words.en)"),
            at: Label(span),
            secondary: [
                Label(subject, LocalizedText(vi: "giá trị được xét", en: "the value that falls into them"))
            ],
            help: [
                FixIt(
                    LocalizedText(
                        vi: "thêm một mức cho các giá trị đó, hoặc mức `at: \"-\"` cho phần còn lại",
                        en: "add a band for them, or a band `at: \"-\"` for the rest"))
            ])
    }

    static func bandOverlap(
        _ common: Interval, at span: SourceSpan, first: SourceSpan, asPercent isPercent: Bool
    ) -> Diagnostic {
        let words = LocalizedText(common, asPercent: isPercent)
        return Diagnostic(
            .bandOverlap,
            message: LocalizedText(
                vi: "hai mức cùng nhận giá trị \(words.vi)", en: "two bands both take the values \(words.en)"),
            at: Label(span), secondary: [.firstHere(first)])
    }

    static func choiceExpected(by key: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .resultType,
            message: LocalizedText(
                vi: "`\(key)` cần một trường kiểu `choice`", en: "`\(key)` needs a field of type `choice`"),
            at: Label(span))
    }

    static func choiceWithoutPoints(_ codes: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .choiceWithoutPoints,
            message: LocalizedText(
                vi: "chưa cho điểm cho lựa chọn \(codes.quoted(or: "và"))",
                en: "no points are given for the choice \(codes.quoted(or: "and"))"),
            at: Label(span))
    }

    static func classGap(_ gap: Interval, at span: SourceSpan) -> Diagnostic {
        let words = LocalizedText(gap)
        return Diagnostic(
            .classGap,
            message: LocalizedText(
                vi: "không mức xếp loại nào nhận tổng điểm \(words.vi)",
                en: "no class takes the totals \(words.en)"),
            at: Label(span))
    }

    static func classOverlap(_ common: Interval, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
        let words = LocalizedText(common)
        return Diagnostic(
            .classOverlap,
            message: LocalizedText(
                vi: "hai mức xếp loại cùng nhận tổng điểm \(words.vi)",
                en: "two classes both take the totals \(words.en)"),
            at: Label(span), secondary: [.firstHere(first)])
    }

    static func constantCondition(
        _ holds: Bool, at span: SourceSpan, notes: [LocalizedText] = []
    ) -> Diagnostic {
        Diagnostic(
            .constantCondition, severity: .warning,
            message: LocalizedText(
                vi: holds ? "điều kiện này luôn đúng với mọi hồ sơ" : "điều kiện này luôn sai với mọi hồ sơ",
                en: holds ? "this condition holds for every record" : "this condition holds for no record"),
            at: Label(span), notes: notes
        )
        .claiming()
    }

    static func constantFails(_ fault: EvaluationFault) -> Diagnostic {
        Diagnostic(
            .constantFails,
            message: LocalizedText(
                vi: "biểu thức này luôn gặp lỗi, với mọi hồ sơ", en: "this expression fails for every record"),
            at: Label(fault.expression.span))
    }

    static func floorAboveMaximum(_ floor: Spanned<Rational>, maximum: Spanned<Rational>) -> Diagnostic {
        Diagnostic(
            .floorAboveMaximum,
            message: LocalizedText(
                vi: "điểm sàn `\(floor.value)` cao hơn điểm tối đa `\(maximum.value)`",
                en: "the floor of `\(floor.value)` points lies above the maximum of `\(maximum.value)`"),
            at: Label(floor.span), secondary: [.maximum(maximum.span)])
    }

    static func maximumCaps(_ maximum: Spanned<Rational>, sum: Rational) -> Diagnostic {
        Diagnostic(
            .maximumMismatch, severity: .note,
            message: LocalizedText(
                vi: "các chỉ tiêu cộng lại được \(sum) điểm, điểm tối đa \(maximum.value) chặn phần vượt",
                en:
                    "the indicators come to \(sum) points and the maximum of \(maximum.value) cuts off what is above"
            ),
            at: Label(maximum.span))
    }

    static func maximumMismatch(_ maximum: Spanned<Rational>, sum: Rational) -> Diagnostic {
        Diagnostic(
            .maximumMismatch,
            message: LocalizedText(
                vi: "điểm tối đa là \(maximum.value) nhưng các phần bên trong chỉ cộng được \(sum)",
                en: "the maximum is \(maximum.value) but the parts within come to only \(sum)"),
            at: Label(maximum.span))
    }

    static func needlessBelowZero(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .needlessKey, severity: .warning,
            message: LocalizedText(
                vi: "`below-zero` không có nghĩa gì khi không có `deduct`",
                en: "`below-zero` means nothing without `deduct`"),
            at: Label(span))
    }

    static func needlessNotApplicable(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .needlessKey, severity: .warning,
            message: LocalizedText(
                vi: "`not-applicable` không có nghĩa gì khi không có `applies`",
                en: "`not-applicable` means nothing without `applies`"),
            at: Label(span))
    }

    static func negativePoints(_ points: Spanned<Rational>) -> Diagnostic {
        Diagnostic(
            .negativePoints,
            message: LocalizedText(
                vi: "số điểm `\(points.value)` không lớn hơn 0 như ở đây cần",
                en: "`\(points.value)` is too small for points here"),
            at: Label(points.span))
    }

    static func noRecognisedClass(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .noRecognisedClass,
            message: LocalizedText(
                vi: "không mức xếp loại nào được công nhận danh hiệu", en: "no class earns the title"),
            at: Label(span))
    }

    static func notApplicableUnstated(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .notApplicableUnstated,
            message: LocalizedText(
                vi: "chưa nói tính điểm thế nào khi `applies` không đúng",
                en: "it is not said what happens when `applies` does not hold"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "thêm `not-applicable: full`, `exclude` hoặc `zero`",
                        en: "add `not-applicable: full`, `exclude` or `zero`"))
            ])
    }

    static func pointsAboveMaximum(_ points: Spanned<Rational>, maximum: Spanned<Rational>) -> Diagnostic {
        Diagnostic(
            .pointsAboveMaximum,
            message: LocalizedText(
                vi: "`\(points.value)` điểm cao hơn điểm tối đa `\(maximum.value)`",
                en: "`\(points.value)` points lie above the maximum of `\(maximum.value)`"),
            at: Label(points.span), secondary: [.maximum(maximum.span)])
    }

    static func reversedLimits(least: SourceSpan, most: SourceSpan) -> Diagnostic {
        Diagnostic(
            .reversedLimits,
            message: LocalizedText(
                vi: "giá trị nhỏ nhất lớn hơn giá trị lớn nhất", en: "the least value lies above the greatest"
            ),
            at: Label(most),
            secondary: [Label(least, LocalizedText(vi: "giá trị nhỏ nhất", en: "the least value"))])
    }

    static func roundingWithoutStep(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .needlessKey, severity: .warning,
            message: LocalizedText(
                vi: "`rounding` không có nghĩa gì khi không có `step`",
                en: "`rounding` means nothing without `step`"),
            at: Label(span))
    }

    static func stepMismatch(_ step: Spanned<Rational>, maximum: Spanned<Rational>) -> Diagnostic {
        Diagnostic(
            .stepMismatch,
            message: LocalizedText(
                vi: "điểm tối đa `\(maximum.value)` không phải là bội của đơn vị điểm `\(step.value)`",
                en: "the maximum of `\(maximum.value)` is no multiple of the step `\(step.value)`"),
            at: Label(step.span), secondary: [.maximum(maximum.span)])
    }

    static func stepWithoutRounding(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey,
            message: LocalizedText(
                vi: "`step` cần có `rounding` bên cạnh", en: "`step` needs `rounding` beside it"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "thêm `rounding: down`, `up`, `half-up` hoặc `half-even`",
                        en: "add `rounding: down`, `up`, `half-up` or `half-even`"))
            ])
    }

    static func unknownChoiceCode(_ code: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownChoice,
            message: LocalizedText(
                vi: "`\(code.value)` không phải là một lựa chọn của trường này",
                en: "`\(code.value)` is not a choice of this field"),
            at: Label(code.span), help: FixIt.nearest(code, known: known))
    }

    static func unreachableBand(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unreachableBand, severity: .warning,
            message: LocalizedText(
                vi: "không giá trị nào rơi vào mức này", en: "no value falls into this band"),
            at: Label(span)
        )
        .claiming()
    }

    static func unreachableClass(_ band: ClassBand, totals: Interval) -> Diagnostic {
        let words = LocalizedText(totals)
        return Diagnostic(
            .unreachableClass,
            message: LocalizedText(
                vi: "không hồ sơ nào đạt được xếp loại `\(band.id)`: tổng điểm chỉ \(words.vi)",
                en: "no record can reach the class `\(band.id)`: totals are only \(words.en)"),
            at: Label(band.span)
        )
        .claiming(
            LocalizedText(
                vi: "không hồ sơ nào đạt được xếp loại `\(band.id)`",
                en: "no record can reach the class `\(band.id)`"))
    }

    static func whenEmptyUnstated(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .whenEmptyUnstated,
            message: LocalizedText(
                vi: "mẫu số có thể bằng 0 nhưng chưa nói khi đó tính thế nào",
                en: "the whole can be 0 and it is not said what that gives"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "thêm `when-empty: full`, `zero` hoặc `not-applicable`, hoặc `min: 1` cho trường",
                        en: "add `when-empty: full`, `zero` or `not-applicable`, or `min: 1` to the field"))
            ])
    }
}

extension Label {
    static func maximum(_ span: SourceSpan) -> Label {
        Label(span, LocalizedText(vi: "điểm tối đa", en: "the maximum"))
    }
}

extension LocalizedText {
    /// A range of numbers in words.
    init(_ interval: Interval, asPercent isPercent: Bool = false) {
        let test = UnaryTest([interval])
        self.init(
            vi: UnaryTestPrinter.words(for: test, in: .vietnamese, asPercent: isPercent),
            en: UnaryTestPrinter.words(for: test, in: .english, asPercent: isPercent))
    }
}
