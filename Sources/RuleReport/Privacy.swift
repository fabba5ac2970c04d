import RuleModel

/// Tells which values of a record would tell something about a person.
struct Privacy {
    let pack: RulePack
    /// Whether the reader may see them all the same.
    let showsPersonal: Bool

    /// Whether the value of a field must not be shown.
    func hides(fieldAt slot: Int) -> Bool {
        !showsPersonal && pack.schema.fields[slot].isPersonal
    }

    /// Whether the value of an expression must not be shown.
    ///
    /// What a macro only asks of each item, such as the ages in `people.filter(p, period - p.birth_year >= 6)`,
    /// is not seen in its result, so counts over a list stay open to all.
    func hides(_ expression: Expression) -> Bool {
        !showsPersonal && exposes(expression)
    }

    private func exposes(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .field(let slot): pack.schema.fields[slot].isPersonal
        case .derived(let index): exposes(pack.derived[index].expression)
        case .member(let base, let slot, _): exposes(base) || isPersonal(slot, of: base.type)
        case .comprehension(let macro): exposes(macro.range) || macro.result.map(exposes) ?? false
        case .literal, .context, .parameter, .local, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .list, .map:
            expression.children.contains(where: exposes)
        }
    }

    /// Whether some list has items of that shape with a personal field in that slot.
    private func isPersonal(_ slot: Int, of type: ValueType) -> Bool {
        guard case .record(let shape) = type else { return false }
        return pack.schema.fields.contains { field in
            let fields = field.itemFields
            return fields.indices.contains(slot) && fields[slot].isPersonal && shape.fits(fields)
        }
    }
}
