package import RuleDiagnostics

/// The static type of an expression.
package indirect enum ValueType: Sendable, Hashable {
    case flag
    /// Whole numbers and decimals are one type.
    case number
    case text
    /// A text out of a closed set of codes.
    case choice([Choice])
    case date
    case duration
    case list(ValueType)
    case map(ValueType, ValueType)
    case record(RecordShape)
    /// Known only when it is evaluated: mixed lists and empty lists in `binhxet eval`.
    case any
}

/// One value of a choice field.
package struct Choice: Sendable, Hashable {
    package var code: String
    package var label: LocalizedText

    package init(code: String, label: LocalizedText) {
        self.code = code
        self.label = label
    }
}

/// The names and types of the values in a record, by slot.
package struct RecordShape: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        package var name: String
        package var type: ValueType
        package var label: LocalizedText?

        package init(name: String, type: ValueType, label: LocalizedText? = nil) {
            self.name = name
            self.type = type
            self.label = label
        }
    }

    package var members: [Member]

    package init(_ members: [Member]) {
        self.members = members
    }

    /// The slot of a name; a search through the members, used while compiling only.
    package func slot(of name: String) -> Int? {
        members.firstIndex { $0.name == name }
    }
}
