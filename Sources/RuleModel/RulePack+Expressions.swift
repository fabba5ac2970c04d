// What is written in a pack as expressions.

extension RulePack {
    /// Every expression of the pack, once each.
    package var expressions: [Expression] {
        let deductions = (criteria.compactMap(\.deductions) + [deductions].compactMap(\.self)).flatMap(
            \.items)
        let gates =
            [applies] + criteria.map(\.applicability?.condition) + indicators.map(\.applicability?.condition)
        return schema.fields.flatMap(\.limits) + derived.map(\.expression) + gates.compactMap(\.self)
            + prerequisites.map(\.condition)
            + (indicators.map(\.award) + deductions.map(\.award)).flatMap(\.expressions)
            + (targetModel?.expressions ?? [])
    }
}

extension Field {
    /// The limits of the field and of its items' fields.
    package var limits: [Expression] {
        var limits = [minimum, maximum].compactMap(\.self)
        if case .list(let fields) = kind { limits += fields.flatMap(\.limits) }
        return limits
    }
}

extension TargetModel {
    /// Every condition, once each.
    package var expressions: [Expression] {
        criteria.compactMap(\.applies)
            + targets.flatMap { target -> [Expression] in
                var conditions: [Expression] = []
                for condition in ([target.applies] + target.conditions).compactMap(\.self)
                where !conditions.contains(condition) {
                    conditions.append(condition)
                }
                return conditions
            }
    }
}
