package import RuleDiagnostics

/// One expectation of a case beside what was found.
package struct Check: Sendable, Hashable {
    /// What was looked at: `status`, `class`, `points`, an indicator's id and so on.
    package var subject: String
    package var expected: String
    package var found: String
    /// Where the expectation stands.
    package var span: SourceSpan
    /// What to write there instead, as YAML; none where no value says what was found.
    package var replacement: String?
    /// What was found, for people, where it is a fault of the record.
    package var fault: LocalizedText?

    init(_ subject: String, _ expected: Spanned<String>, _ found: String) {
        self.init(subject, expected, found, replacement: found == "-" ? nil : found)
    }

    init(_ subject: String, _ expected: Spanned<String>, _ found: String, replacement: String?) {
        self.subject = subject
        self.expected = expected.value
        self.found = found
        span = expected.span
        self.replacement = replacement
    }

    /// Compares two lists of names in whatever order.
    init(_ subject: String, _ expected: ExpectedNames, _ found: [String]) {
        let names = Spanned(expected.names.map(\.value).sorted().joined(separator: ", "), expected.span)
        let sorted = found.sorted()
        self.init(subject, names, sorted.joined(separator: ", "), replacement: Check.list(of: sorted))
    }

    /// A record that was rejected, or whose file was.
    init(_ subject: String, at span: SourceSpan, fault code: DiagnosticCode, _ reason: LocalizedText) {
        let fault = reason.mapped { "[\(code.rawValue)] \($0)" }
        self.init(subject, Spanned("", span), fault.vi, replacement: nil)
        self.fault = fault
    }

    package var holds: Bool { expected == found }

    /// A list of names as YAML writes it on one line.
    static func list(of names: [String]) -> String {
        let quoted = names.map { name in
            name.contains { "[]{},: ".contains($0) } || name.first?.isNumber == true ? "\"\(name)\"" : name
        }
        return "[" + quoted.joined(separator: ", ") + "]"
    }
}
