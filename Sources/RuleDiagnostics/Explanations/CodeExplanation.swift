/// What a code means, with the smallest example that it is given for, and the same example mended.
///
/// The wrong example yields this code and no other error or warning, the right one no finding at all; a test
/// holds every explanation to that.
package struct CodeExplanation: Sendable, Hashable {
    package let code: DiagnosticCode
    /// A short noun phrase without a full stop.
    package let title: LocalizedText
    /// What the code means, why it matters and how to mend it.
    package let meaning: LocalizedText
    package let wrong: Example
    package let right: Example
    package let related: [DiagnosticCode]

    init(
        _ code: DiagnosticCode, title: LocalizedText, meaning: LocalizedText, wrong: Example, right: Example,
        related: [DiagnosticCode]
    ) {
        self.code = code
        self.title = title
        self.meaning = meaning
        self.wrong = wrong
        self.right = right
        self.related = related
    }
}
