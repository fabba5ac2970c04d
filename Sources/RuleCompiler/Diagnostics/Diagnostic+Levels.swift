import RuleDiagnostics
import RuleModel

// P53x: levels and targets. In alphabetical order.

extension LocalizedText.expected {
    static let duration = LocalizedText(
        vi: "một thời hạn như `36 months`", en: "a length of time such as `36 months`")
}

extension Diagnostic {
    static func badDuration(_ text: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .badMonths,
            message: LocalizedText(
                vi: "`\(text.value)` không phải là một số tháng", en: "`\(text.value)` is no number of months"
            ),
            at: Label(text.span),
            help: [FixIt(LocalizedText(vi: "viết như `36 months`", en: "write it like `36 months`"))])
    }

    static func badMonths(_ months: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .badMonths,
            message: LocalizedText(
                vi: "`\(months.value)` không phải là một số tháng nguyên lớn hơn 0",
                en: "`\(months.value)` is not a whole number of months above 0"),
            at: Label(months.span))
    }

    static func badTargetCount(_ count: Spanned<Rational>) -> Diagnostic {
        Diagnostic(
            .impossibleCount,
            message: LocalizedText(
                vi: "`\(count.value)` không phải là một số chỉ tiêu nguyên lớn hơn 0",
                en: "`\(count.value)` is not a whole number of targets above 0"),
            at: Label(count.span))
    }

    static func keyOfOtherModel(_ key: Spanned<String>, model: Spanned<PackModel>) -> Diagnostic {
        .needlessKey(key.value, at: key.span, besides: "model: \(model.value.rawValue)", at: model.span)
    }

    static func levelAfterItself(_ name: Spanned<String>, of level: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .levelOrder,
            message: name.value == level.value
                ? LocalizedText(
                    vi: "mức độ `\(level.value)` đòi hỏi chính nó",
                    en: "the level `\(level.value)` needs itself")
                : LocalizedText(
                    vi: "mức độ `\(level.value)` đòi hỏi mức độ đứng sau nó",
                    en: "the level `\(level.value)` needs one that comes after it"),
            at: Label(name.span),
            secondary: [.here(level.span)])
    }

    static func levelBelowRecognised(_ level: Spanned<String>, lower: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .levelOrder,
            message: LocalizedText(
                vi: "mức độ `\(level.value)` không được công nhận mà đứng trên mức độ được công nhận",
                en: "the level `\(level.value)` does not earn the title and stands above one that does"),
            at: Label(level.span), secondary: [.here(lower.span)])
    }

    static func levelWithoutTargets(_ level: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .levelWithoutTargets,
            message: LocalizedText(
                vi: "không chỉ tiêu nào được đặt cho mức độ `\(level.value)`",
                en: "no target is set for the level `\(level.value)`"),
            at: Label(level.span))
    }

    static func onlyExclusion(_ otherwise: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .conflictingKeys,
            message: LocalizedText(
                vi: "chỉ tiêu không có điểm nên `\(otherwise.value)` không có nghĩa gì",
                en: "targets have no points, so `\(otherwise.value)` means nothing"),
            at: Label(otherwise.span), help: [.replace(otherwise.span, with: "exclude")])
    }

    static func tooManyTargets(_ count: Spanned<Rational>, known: Int) -> Diagnostic {
        Diagnostic(
            .impossibleCount,
            message: LocalizedText(
                vi: "phải đạt `\(count.value)` chỉ tiêu mà mức độ này chỉ có \(known)",
                en: "`\(count.value)` targets must be met, but the level has only \(known)"),
            at: Label(count.span))
    }

    static func unknownLevel(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownLevel,
            message: LocalizedText(
                vi: "không có mức độ `\(name.value)`", en: "there is no level `\(name.value)`"),
            at: Label(name.span), help: FixIt.nearest(name, known: known))
    }
}

extension Label {
    fileprivate static func here(_ span: SourceSpan) -> Label {
        Label(span, LocalizedText(vi: "mức độ ở đây", en: "the level is here"))
    }
}
