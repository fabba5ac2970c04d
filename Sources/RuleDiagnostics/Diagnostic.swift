/// One finding about a rule file: what is wrong, where, and what the nearest right thing is.
///
/// The message is one sentence, in lower case, without a full stop; it says what is wrong and never how to
/// mend it. Only `help` says that.
package struct Diagnostic: Sendable, Hashable {
    package var code: DiagnosticCode
    package var severity: Severity
    package var message: LocalizedText
    package var primary: Label
    package var secondary: [Label] = []
    package var notes: [LocalizedText] = []
    package var help: [FixIt] = []
    /// What it says of all records, without figures; none where the figures of one day are enough to be wrong.
    ///
    /// Where figures change with the days, a claim is true only if it is made with those of every day.
    package var claim: LocalizedText?

    package init(
        _ code: DiagnosticCode, severity: Severity = .error, message: LocalizedText, at primary: Label,
        secondary: [Label] = [], notes: [LocalizedText] = [], help: [FixIt] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.primary = primary
        self.secondary = secondary
        self.notes = notes
        self.help = help
    }

    /// The same finding as a claim about all records: its message, or these words where that names figures.
    package func claiming(_ words: LocalizedText? = nil) -> Diagnostic {
        var finding = self
        finding.claim = words ?? message
        return finding
    }
}

/// A place in a file and a few words about it.
package struct Label: Sendable, Hashable {
    package var span: SourceSpan
    /// Words that make sense alone in an editor; none where the message says it all.
    package var text: LocalizedText?

    package init(_ span: SourceSpan, _ text: LocalizedText? = nil) {
        self.span = span
        self.text = text
    }
}

/// A way to mend a finding: words, and where it is sure, the edits to make.
package struct FixIt: Sendable, Hashable {
    package struct Edit: Sendable, Hashable {
        package var span: SourceSpan
        package var replacement: String

        package init(_ span: SourceSpan, _ replacement: String) {
            self.span = span
            self.replacement = replacement
        }
    }

    package var message: LocalizedText
    /// Not overlapping; empty where only a person can decide.
    package var edits: [Edit]

    package init(_ message: LocalizedText, edits: [Edit] = []) {
        self.message = message
        self.edits = edits
    }
}
