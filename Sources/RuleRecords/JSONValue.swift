package import RuleModel

/// One value of a JSON text and the place where it starts.
package struct JSONValue: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case null
        case flag(Bool)
        /// Exact; none where the number has too many digits to be held.
        case number(Rational?)
        /// In normalisation form C, unless it was wanted as it stands.
        case text(String)
        case array([JSONValue])
        case object([JSONMember])
    }

    package var content: Content
    /// The offset of its first byte.
    package var offset: Int

    package init(_ content: Content, offset: Int) {
        self.content = content
        self.offset = offset
    }
}

/// One name of a JSON object with its value.
package struct JSONMember: Sendable, Hashable {
    package var name: String
    /// The offset of the quote that opens the name.
    package var offset: Int
    package var value: JSONValue

    package init(name: String, offset: Int, value: JSONValue) {
        self.name = name
        self.offset = offset
        self.value = value
    }
}
