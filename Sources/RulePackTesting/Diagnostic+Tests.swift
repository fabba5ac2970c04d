import RuleDiagnostics

// T8xx: worked cases beside the packs. In alphabetical order.

extension Diagnostic {
    static func duplicateCase(_ name: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateCase,
            message: LocalizedText(
                vi: "hai trường hợp cùng tên `\(name.value)`", en: "two cases are called `\(name.value)`"),
            at: Label(name.span),
            secondary: [Label(first, LocalizedText(vi: "lần đầu ở đây", en: "first here"))])
    }

    static func unboundExpectation(_ id: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unboundExpectation,
            message: LocalizedText(
                vi: "bộ tiêu chí không có `\(id.value)` để so sánh",
                en: "the pack has no `\(id.value)` to compare with"),
            at: Label(id.span),
            help: FixIt.nearest(to: id.value, among: known, at: id.span))
    }
}
