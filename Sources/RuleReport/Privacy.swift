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
        // Values ask for one another, in long chains and in many ways: each is looked at once.
        var (open, seen) = ([expression], Set<Int>())
        while let next = open.popLast() {
            var asked: [Int] = []
            if exposes(next, &asked) { return true }
            open += asked.filter { seen.insert($0).inserted }.map { pack.derived[$0].expression }
        }
        return false
    }

    /// Whether an expression shows such a value by itself; adds the derived values that it shows besides.
    private func exposes(_ expression: Expression, _ asked: inout [Int]) -> Bool {
        switch expression.kind {
        case .field(let slot): return pack.schema.fields[slot].isPersonal
        case .derived(let index):
            asked.append(index)
            return false
        case .member(let base, let slot, _): return exposes(base, &asked) || isPersonal(slot, of: base.type)
        case .comprehension(let macro):
            return exposes(macro.range, &asked) || macro.result.map { exposes($0, &asked) } ?? false
        case .literal, .context, .parameter, .local, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .list, .map:
            return expression.children.contains { exposes($0, &asked) }
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
