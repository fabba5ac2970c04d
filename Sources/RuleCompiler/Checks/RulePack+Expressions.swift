import RuleModel

extension RulePack {
    /// All items that take points away.
    var allDeductions: [Deduction] {
        (criteria.compactMap(\.deductions) + [deductions].compactMap(\.self)).flatMap(\.items)
    }

    /// Every expression that decides over points, classes or applicability, apart from the limits of fields.
    ///
    /// What a criterion or indicator reads comes with the conditions under which it is read at all.
    var deciding: [(expression: Expression, gates: [Expression])] {
        var found: [(Expression, [Expression])] = derived.map { ($0.expression, []) }
        let own = [applies].compactMap(\.self)
        found += own.map { ($0, []) }
        found += prerequisites.map { ($0.condition, own) }
        found += (targetModel?.expressions ?? []).map { ($0, own) }
        for criterion in criteria {
            let outer = [criterion.applicability?.condition].compactMap(\.self)
            found += outer.map { ($0, own) }
            for indicator in criterion.indicators {
                let inner = [indicator.applicability?.condition].compactMap(\.self)
                found += inner.map { ($0, own + outer) }
                found += indicator.award.expressions.map { ($0, own + outer + inner) }
            }
            found += (criterion.deductions?.items ?? []).flatMap(\.award.expressions).map {
                ($0, own + outer)
            }
        }
        return found + (deductions?.items ?? []).flatMap(\.award.expressions).map { ($0, own) }
    }
}
