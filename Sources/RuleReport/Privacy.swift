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
        guard !showsPersonal else { return false }
        var seen: Set<Int> = []
        return exposes(expression, &seen)
    }

    /// The same, apart from the derived values that were looked at already.
    private func exposes(_ expression: Expression, _ seen: inout Set<Int>) -> Bool {
        switch expression.kind {
        case .field(let slot): return pack.schema.fields[slot].isPersonal
        case .derived(let index):
            return seen.insert(index).inserted && exposes(pack.derived[index].expression, &seen)
        case .member(let base, let slot, _): return exposes(base, &seen) || isPersonal(slot, of: base.type)
        case .comprehension(let macro):
            return exposes(macro.range, &seen) || macro.result.map { exposes($0, &seen) } ?? false
        case .literal, .context, .parameter, .local, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .list, .map:
            return expression.children.contains { exposes($0, &seen) }
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
