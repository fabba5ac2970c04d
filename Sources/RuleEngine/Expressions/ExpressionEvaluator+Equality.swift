import RuleModel

// Equality, which is unknown where items of the record lack something that it depends on.

extension ExpressionEvaluator {
    /// Whether two values are equal; values of different kinds are not.
    mutating func equality(
        of left: Value, _ right: Value, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        try spend(1, in: expression)
        switch (left, right) {
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return .known(.flag(false)) }
            return try equality(ofAll: zip(left, right), in: expression)
        case (.map(let left), .map(let right)):
            guard left.count == right.count else { return .known(.flag(false)) }
            // In order, so that the budget ends at the same place on every run.
            let keys = left.keys.sorted { $0.precedesAsKey($1) }
            let pairs = keys.compactMap { key in left[key].flatMap { one in right[key].map { (one, $0) } } }
            guard pairs.count == left.count else { return .known(.flag(false)) }
            return try equality(ofAll: pairs, in: expression)
        case (.record(let left), .record(let right)):
            return try equality(of: left, right, in: expression)
        case (.text(let left), .text(let right)):
            try spend(min(left.utf8.count, right.utf8.count) / Value.bytesPerCost, in: expression)
            return .known(.flag(left == right))
        case (.flag, _), (.number, _), (.text, _), (.date, _), (.duration, _), (.list, _), (.map, _),
            (.record, _):
            return .known(.flag(left == right))
        }
    }

    private mutating func equality(
        ofAll pairs: some Sequence<(Value, Value)>, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        var absorption = Absorption(deciding: false)
        for (left, right) in pairs {
            let isEqual = try equality(of: left, right, in: expression)
            if try absorption.add(.success(isEqual)) { break }
        }
        return try absorption.settled()
    }

    private mutating func equality(
        of left: Item, _ right: Item, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        // An item equals itself, whatever it lacks.
        if left.list != nil, left.list == right.list, left.index == right.index {
            return .known(.flag(true))
        }
        guard left.values.count == right.values.count else { return .known(.flag(false)) }
        var absorption = Absorption(deciding: false)
        for slot in left.values.indices {
            var members = Gathering()
            for item in [left, right] {
                members.add(datum(at: path(of: item, slot: slot, base: expression), item.values[slot]))
            }
            let isEqual: Evaluated =
                members.missing.isEmpty
                ? try equality(of: members.values[0], members.values[1], in: expression)
                : .unknown(members.missing)
            if try absorption.add(.success(isEqual)) { break }
        }
        return try absorption.settled()
    }
}
