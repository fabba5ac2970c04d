import RuleDiagnostics

/// One step of libyaml through a file, with the bytes that it covers.
struct Event {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(name: String)
        /// The text as libyaml decoded it, not yet in one normal form.
        case scalar(text: String, style: Node.Scalar.Style)
        case sequenceStart
        case mappingStart
        /// The end of a sequence or a mapping; empty where no bracket closes it.
        case collectionEnd
    }

    /// What stands before a node and gives it a name or a type.
    struct Properties {
        var anchor: String?
        var hasTag = false
    }

    var kind: Kind
    var bytes: Range<Int>
    var properties = Properties()
}
