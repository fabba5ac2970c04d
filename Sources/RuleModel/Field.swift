package import RuleDiagnostics

/// What a record holds under one name.
package struct Field: Sendable, Hashable {
    package indirect enum Kind: Sendable, Hashable {
        /// Yes or no.
        case flag
        /// A whole number from 0.
        case count
        /// A whole number.
        case whole
        /// A number with at most that many digits after the point.
        case decimal(places: Int)
        /// A share written as a percentage: `85,5` in a record is the number 0.855.
        case percent
        case choice([Choice])
        case text
        case date
        /// Items that have fields of their own, such as the members of a household.
        case list([Field])
    }

    package var name: String
    package var kind: Kind
    package var label: LocalizedText
    /// The least value; may read other fields.
    ///
    /// In an item of a list, `Expression.Kind.local(0)` is the item itself.
    package var minimum: Expression?
    /// The greatest value, with the same names.
    package var maximum: Expression?
    /// What the whole of a text must match.
    package var pattern: Pattern?
    /// Other names under which sheets hold the field.
    package var aliases: [String]
    /// Whether it tells something about a person, which messages and shared outputs hide.
    package var isPersonal: Bool
    /// Whether it is a fact that nobody can change, such as a year of birth.
    package var isFixed: Bool
    package var span: SourceSpan

    package init(
        name: String, kind: Kind, label: LocalizedText, minimum: Expression? = nil,
        maximum: Expression? = nil,
        pattern: Pattern? = nil, aliases: [String] = [], isPersonal: Bool = false, isFixed: Bool = false,
        span: SourceSpan
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.minimum = minimum
        self.maximum = maximum
        self.pattern = pattern
        self.aliases = aliases
        self.isPersonal = isPersonal
        self.isFixed = isFixed
        self.span = span
    }

    /// The static type of the field in expressions.
    package var type: ValueType {
        switch kind {
        case .flag: .flag
        case .count, .whole, .decimal, .percent: .number
        case .choice(let choices): .choice(choices)
        case .text: .text
        case .date: .date
        case .list(let fields): .list(.record(RecordShape(fields)))
        }
    }
}

extension RecordShape {
    /// The shape of a record, or of a list's items, with those fields.
    package init(_ fields: [Field]) {
        self.init(fields.map { Member(name: $0.name, type: $0.type, label: $0.label) })
    }

    /// Whether it is the shape of a record, or of a list's items, with those fields; their own need not be made for it.
    package func fits(_ fields: [Field]) -> Bool {
        members.count == fields.count
            && members.indices.allSatisfy { index in
                members[index].name == fields[index].name && members[index].label == fields[index].label
                    && members[index].type.fits(fields[index].kind)
            }
    }
}

extension ValueType {
    /// Whether fields of a kind have this type.
    fileprivate func fits(_ kind: Field.Kind) -> Bool {
        switch (self, kind) {
        case (.flag, .flag), (.number, .count), (.number, .whole), (.number, .decimal), (.number, .percent),
            (.text, .text), (.date, .date):
            true
        case (.choice(let own), .choice(let choices)): own == choices
        case (.list(.record(let shape)), .list(let fields)): shape.fits(fields)
        case (.flag, _), (.number, _), (.text, _), (.choice, _), (.date, _), (.duration, _), (.list, _),
            (.map, _), (.record, _), (.any, _):
            false
        }
    }
}

/// What a record of one pack holds; the slot of a field is its index here.
package struct RecordSchema: Sendable, Hashable {
    package var fields: [Field]

    package init(_ fields: [Field]) {
        self.fields = fields
    }

    package func slot(of name: String) -> Int? {
        fields.firstIndex { $0.name == name }
    }

    /// The names that a record may not use for fields, because every record has them.
    package static let reservedNames = ["id", "period", "place", "assessed", "history"]
}
