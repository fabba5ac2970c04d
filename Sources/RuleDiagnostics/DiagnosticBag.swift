/// Collects findings; gives them back sorted, once each.
package struct DiagnosticBag: Sendable {
    private var findings: [Diagnostic] = []
    private var seen: Set<Key> = []

    /// Two findings with one code at one place are one fault reported twice.
    private struct Key: Hashable {
        var code: DiagnosticCode
        var span: SourceSpan
    }

    package init() {}

    package mutating func report(_ diagnostic: Diagnostic) {
        if seen.insert(Key(code: diagnostic.code, span: diagnostic.primary.span)).inserted {
            findings.append(diagnostic)
        }
    }

    package mutating func report(contentsOf diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { report(diagnostic) }
    }

    package var hasErrors: Bool {
        findings.contains { $0.severity == .error }
    }

    package var isEmpty: Bool {
        findings.isEmpty
    }

    /// The findings by file, place and code.
    package var sorted: [Diagnostic] {
        findings.sorted {
            ($0.primary.span, $0.code.rawValue, $0.message.en) < (
                $1.primary.span, $1.code.rawValue, $1.message.en
            )
        }
    }
}
