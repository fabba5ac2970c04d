package import RuleDiagnostics

/// A decision or circular that a pack draws on.
package struct LegalDocument: Sendable, Hashable {
    /// The short name under which the pack cites it.
    package var key: String
    package var name: LocalizedText
    package var issued: Day?
    package var url: String?

    package init(key: String, name: LocalizedText, issued: Day? = nil, url: String? = nil) {
        self.key = key
        self.name = name
        self.issued = issued
        self.url = url
    }
}

/// Where in the law a figure stands, and whether somebody read it there.
package struct LegalSource: Sendable, Hashable {
    /// Index in the pack's `documents`.
    package var document: Int
    /// Article, clause and point, as the document names them.
    package var place: String?
    /// False means that the figure was not read in the document itself.
    package var isVerified: Bool
    /// Why it is not verified, or what was read instead.
    package var note: LocalizedText?
    package var span: SourceSpan

    package init(
        document: Int, place: String?, isVerified: Bool, note: LocalizedText? = nil, span: SourceSpan
    ) {
        self.document = document
        self.place = place
        self.isVerified = isVerified
        self.note = note
        self.span = span
    }
}

/// A named figure that a place may change.
package struct Parameter: Sendable, Hashable {
    package var name: String
    package var label: LocalizedText?
    /// A number, or a text for a choice between ways of counting.
    package var value: Value
    package var type: ValueType
    /// Whether the pack writes the number with `%`, as people read it.
    package var isPercent: Bool
    package var source: LegalSource?
    package var span: SourceSpan

    package init(
        name: String, label: LocalizedText?, value: Value, type: ValueType, isPercent: Bool = false,
        source: LegalSource?, span: SourceSpan
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.type = type
        self.isPercent = isPercent
        self.source = source
        self.span = span
    }
}
