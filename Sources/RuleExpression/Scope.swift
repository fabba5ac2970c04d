import RuleDiagnostics
package import RuleModel

/// The names that an expression may use, with what each stands for.
package struct Scope: Sendable {
    /// What a name stands for.
    package struct Entry: Sendable, Hashable {
        package var kind: Expression.Kind
        package var type: ValueType

        package init(_ kind: Expression.Kind, type: ValueType) {
            self.kind = kind
            self.type = type
        }
    }

    private var entries: [String: Entry] = [:]
    /// Names whose own declaration is faulty; whatever uses them is passed over in silence.
    private var poisoned: Set<String> = []
    /// The item that a rule about one item of a list speaks of.
    private var item: RecordShape?
    /// Whether types may be known only in evaluation, as in `binhxet eval`.
    package var isDynamic: Bool

    /// An empty scope.
    package init(isDynamic: Bool = false) {
        self.isDynamic = isDynamic
    }

    /// The scope of a pack: `period`, `place`, and its fields, parameters and derived values by index.
    package init(schema: RecordSchema, parameters: [Parameter] = [], derived: [DerivedValue] = []) {
        self.init()
        insert("period", Entry(.context(.period), type: .number))
        insert("place", Entry(.context(.place), type: .text))
        for (index, field) in schema.fields.enumerated() {
            insert(field.name, Entry(.field(index), type: field.type))
        }
        for (index, parameter) in parameters.enumerated() {
            insert(parameter.name, Entry(.parameter(index), type: parameter.type))
        }
        for (index, value) in derived.enumerated() {
            insert(value.name, Entry(.derived(index), type: value.expression.type))
        }
    }

    /// Adds a name; a later one of the same spelling takes the place of the earlier.
    package mutating func insert(_ name: String, _ entry: Entry) {
        entries[name] = entry
    }

    /// Declares a name whose own fault was reported.
    package mutating func poison(_ name: String) {
        poisoned.insert(name)
    }

    package var hasPoisonedNames: Bool { !poisoned.isEmpty }

    package func isPoisoned(_ name: String) -> Bool {
        poisoned.contains(name)
    }

    /// The scope of a rule about one item of a list: the fields of the item stand under their bare names.
    ///
    /// `Expression.Kind.local(0)` is the item. Names of the record that the item does not have stay.
    package func inItem(of shape: RecordShape) -> Scope {
        var scope = self
        scope.item = shape
        return scope
    }

    /// The number of the first variable of a macro.
    var firstLocal: Int { item == nil ? 0 : 1 }

    /// All names, in alphabetical order.
    package var names: [String] {
        (entries.keys + (item?.members.map(\.name) ?? [])).sorted()
    }

    /// What a name written at a place stands for.
    func expression(for name: String, at span: SourceSpan) -> Expression? {
        if let item, let slot = item.slot(of: name) {
            let whole = Expression(.local(0), type: .record(item), span: span)
            return Expression(
                .member(whole, slot: slot, name: name), type: item.members[slot].type, span: span)
        }
        return entries[name].map { Expression($0.kind, type: $0.type, span: span) }
    }
}
