package import RuleDiagnostics
package import RuleModel

/// The names and labels behind the slots of a checked expression.
package struct NameTable: Sendable {
    /// A name with what people call it.
    package struct Name: Sendable, Hashable {
        package var text: String
        package var label: LocalizedText?

        package init(_ text: String, label: LocalizedText? = nil) {
            self.text = text
            self.label = label
        }
    }

    package var fields: [Name]
    package var parameters: [Name]
    package var derived: [Name]
    /// Values whose definitions sentences tell instead of their names, by index in `derived`.
    package var definitions: [Int: Expression] = [:]
    /// Whether `local(0)` is the item of a list whose fields stand under their bare names.
    package var isInItem = false

    package init(fields: [Name], parameters: [Name] = [], derived: [Name] = []) {
        self.fields = fields
        self.parameters = parameters
        self.derived = derived
    }

    /// The names of a pack.
    package init(schema: RecordSchema, parameters: [Parameter] = [], derived: [DerivedValue] = []) {
        self.init(
            fields: schema.fields.map { Name($0.name, label: $0.label) },
            parameters: parameters.map { Name($0.name, label: $0.label) },
            derived: derived.map { Name($0.name, label: $0.label) })
    }

    /// The same names for a rule about one item of a list.
    package var inItem: NameTable {
        var names = self
        names.isInItem = true
        return names
    }
}
