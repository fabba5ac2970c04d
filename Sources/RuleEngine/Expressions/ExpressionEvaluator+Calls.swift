import RuleModel

// Functions, patterns, and literals of lists and maps.

extension ExpressionEvaluator {
    mutating func call(
        _ function: Builtin, _ operands: [Expression], in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let operands = try gather(operands)
        guard operands.missing.isEmpty else { return .unknown(operands.missing) }
        try spend(function.cost(of: operands.values), in: expression)
        // The cost of a pattern is known only once it is compiled.
        guard function != .matches else { return try matchDynamic(operands.values, in: expression) }
        return try made(locate(in: expression, function.apply(to: operands.values)), in: expression)
    }

    mutating func match(
        _ text: Expression, _ pattern: Pattern, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let evaluated = try value(of: text)
        guard case .known(let value) = evaluated else { return evaluated }
        return try match(value, pattern, in: expression)
    }

    private mutating func match(
        _ value: Value, _ pattern: Pattern, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let text = try locate(in: expression, value.asText)
        // Both factors are small: a pattern has a few thousand instructions at most.
        let steps = text.utf8.count.multipliedReportingOverflow(by: pattern.size)
        try spend(steps.overflow ? .max : steps.partialValue / 64, in: expression)
        return .known(.flag(pattern.matches(text)))
    }

    /// `text.matches(pattern)` with a pattern that is computed.
    private mutating func matchDynamic(
        _ operands: [Value], in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let pattern = try locate(in: expression, operands[1].asPattern)
        try spend(pattern.size, in: expression)
        return try match(operands[0], pattern, in: expression)
    }

    mutating func list(
        _ elements: [Expression], in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let elements = try gather(elements)
        guard elements.missing.isEmpty else { return .unknown(elements.missing) }
        return try made(.list(elements.values), in: expression)
    }

    mutating func map(
        _ entries: [Expression.MapEntry], in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let keys = try gather(entries.map(\.key))
        let values = try gather(entries.map(\.value))
        let missing = keys.missing.union(values.missing)
        guard missing.isEmpty else { return .unknown(missing) }
        var map: [Value: Value] = [:]
        for (entry, (key, value)) in zip(entries, zip(keys.values, values.values)) {
            let key = try locate(in: entry.key, key.asKey)
            guard map.updateValue(value, forKey: key) == nil else {
                throw EvaluationFault(problem: .repeatedKey(key.keyText), expression: entry.key)
            }
        }
        return try made(.map(map), in: expression)
    }
}
