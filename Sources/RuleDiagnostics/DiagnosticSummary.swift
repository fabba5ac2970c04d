/// What a text format shows of many findings: the first fifty errors, and the counts of all.
package struct DiagnosticSummary: Sendable {
    package static let errorLimit = 50

    /// In the order given, without the errors past the limit.
    package let shown: [Diagnostic]
    package let hiddenErrors: Int
    private let counts: [Severity: Int]

    package init(_ diagnostics: [Diagnostic]) {
        var shown: [Diagnostic] = []
        var counts: [Severity: Int] = [:]
        for diagnostic in diagnostics {
            let count = counts[diagnostic.severity, default: 0] + 1
            counts[diagnostic.severity] = count
            if diagnostic.severity != .error || count <= Self.errorLimit { shown.append(diagnostic) }
        }
        self.shown = shown
        self.counts = counts
        hiddenErrors = max(0, counts[.error, default: 0] - Self.errorLimit)
    }

    package func count(of severity: Severity) -> Int {
        counts[severity, default: 0]
    }

    /// How many errors are left out, in words; none if all are shown.
    package func remainder(in language: Language) -> String? {
        guard hiddenErrors > 0 else { return nil }
        let errors = hiddenErrors == 1 ? "error" : "errors"
        return LocalizedText(vi: "còn \(hiddenErrors) lỗi nữa", en: "\(hiddenErrors) more \(errors)")[
            language]
    }

    /// The counts in words, such as `2 lỗi, 1 cảnh báo`; none if there are no findings.
    package func line(in language: Language) -> String? {
        let parts = Severity.allCases.filter { count(of: $0) > 0 }.map { severity in
            let count = count(of: severity)
            // Vietnamese has no plural.
            let ending = language == .english && count > 1 ? "s" : ""
            return "\(count) \(severity.name[language])\(ending)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
