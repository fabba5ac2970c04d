import RuleModel

// Macros over lists and maps.

extension ExpressionEvaluator {
    /// The rounds of a macro, in the order of the list or of the keys.
    private struct Rounds {
        /// The items of the list, or the keys of the map.
        var subjects: [Value]
        /// The values of the map, where a variable stands for them.
        var values: [Value]?
        /// Whether the first of two variables counts the items.
        var areCounted = false

        func first(in round: Int) -> Value {
            areCounted ? .number(Rational(round)) : subjects[round]
        }

        func second(in round: Int) -> Value? {
            areCounted ? subjects[round] : values?[round]
        }
    }

    mutating func run(
        _ macro: Comprehension, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        precondition(locals.count == macro.firstLocal, "variables are numbered from the outside in")
        let range = try value(of: macro.range)
        guard case .known(let members) = range else { return range }
        let rounds = try rounds(of: macro, over: members)
        switch macro.macro {
        case .all: return try quantify(macro, rounds, deciding: false)
        case .exists: return try quantify(macro, rounds, deciding: true)
        case .existsOne: return try countsOne(macro, rounds)
        case .filter: return try filter(macro, rounds, in: expression)
        case .map, .transformList: return try transformList(macro, rounds, in: expression)
        case .transformMap: return try transformMap(macro, rounds, in: expression)
        }
    }

    private mutating func rounds(
        of macro: Comprehension, over members: Value
    ) throws(EvaluationFault) -> Rounds {
        let hasTwo = macro.variables.count > 1
        switch members {
        case .list(let elements):
            try spend(elements.count, in: macro.range)
            return Rounds(subjects: elements, areCounted: hasTwo)
        case .map(let entries):
            try spend(members.extent, in: macro.range)
            let sorted = entries.sorted { $0.key.precedesAsKey($1.key) }
            return Rounds(subjects: sorted.map(\.key), values: hasTwo ? sorted.map(\.value) : nil)
        case .flag, .number, .text, .date, .duration, .record:
            throw EvaluationFault(problem: .wrongKind(members.kind), expression: macro.range)
        }
    }

    private mutating func enter(_ round: Int, of rounds: Rounds, in macro: Comprehension) {
        locals.append(Local(value: rounds.first(in: round), range: macro.range))
        if let second = rounds.second(in: round) {
            locals.append(Local(value: second, range: macro.range))
        }
    }

    private mutating func leave(_ macro: Comprehension) {
        while locals.count > macro.firstLocal { locals.removeLast() }
    }

    /// The condition in one round; without a condition it holds.
    private mutating func condition(
        of macro: Comprehension, in round: Int, of rounds: Rounds
    ) -> Result<Evaluated, EvaluationFault> {
        guard let condition = macro.condition else { return .success(.known(.flag(true))) }
        enter(round, of: rounds, in: macro)
        defer { leave(macro) }
        return attemptCondition(condition)
    }

    /// The result in one round; without a result it is the item or key itself.
    private mutating func result(
        of macro: Comprehension, in round: Int, of rounds: Rounds
    ) throws(EvaluationFault) -> Evaluated {
        guard let result = macro.result else { return .known(rounds.subjects[round]) }
        enter(round, of: rounds, in: macro)
        defer { leave(macro) }
        return try value(of: result)
    }

    /// `all`, which is `&&` item by item, and `exists`, which is `||`.
    private mutating func quantify(
        _ macro: Comprehension, _ rounds: Rounds, deciding: Bool
    ) throws(EvaluationFault) -> Evaluated {
        var absorption = Absorption(deciding: deciding)
        for round in rounds.subjects.indices
        where try absorption.add(condition(of: macro, in: round, of: rounds)) { break }
        return try absorption.settled()
    }

    /// `exists_one`: two that certainly hold settle it, whatever is missing elsewhere.
    private mutating func countsOne(
        _ macro: Comprehension, _ rounds: Rounds
    ) throws(EvaluationFault) -> Evaluated {
        var conditions = Gathering()
        for round in rounds.subjects.indices {
            conditions.add(try condition(of: macro, in: round, of: rounds).get())
        }
        let count = conditions.values.count { $0 == .flag(true) }
        guard count < 2, !conditions.missing.isEmpty else { return .known(.flag(count == 1)) }
        return .unknown(conditions.missing)
    }

    /// The rounds in which the condition holds, and what is missing to know them all.
    private mutating func selection(
        of macro: Comprehension, _ rounds: Rounds
    ) throws(EvaluationFault) -> (rounds: [Int], missing: Set<DataPath>) {
        var selected: [Int] = []
        var missing: Set<DataPath> = []
        for round in rounds.subjects.indices {
            switch try condition(of: macro, in: round, of: rounds).get() {
            case .known(let value):
                if value == .flag(true) { selected.append(round) }
            case .unknown(let paths): missing.add(paths)
            }
        }
        return (selected, missing)
    }

    private mutating func filter(
        _ macro: Comprehension, _ rounds: Rounds, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let (selected, missing) = try selection(of: macro, rounds)
        guard missing.isEmpty else { return .unknown(missing) }
        return try made(.list(selected.map { rounds.subjects[$0] }), in: expression)
    }

    /// The results of the selected rounds; unknown if any of them is, or if not all are known to be selected.
    private mutating func results(
        of macro: Comprehension, _ rounds: Rounds, in expression: Expression
    ) throws(EvaluationFault) -> (rounds: [Int], results: Gathering) {
        let (selected, missing) = try selection(of: macro, rounds)
        var results = Gathering()
        if !missing.isEmpty { results.add(.unknown(missing)) }
        for round in selected {
            let result = try result(of: macro, in: round, of: rounds)
            results.add(result)
            // While they are made, so that a list of long texts never outgrows the budget.
            if case .known(let value) = result { try spend(value.extent, in: expression) }
        }
        return (selected, results)
    }

    private mutating func transformList(
        _ macro: Comprehension, _ rounds: Rounds, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let (_, results) = try results(of: macro, rounds, in: expression)
        guard results.missing.isEmpty else { return .unknown(results.missing) }
        return .known(.list(results.values))
    }

    private mutating func transformMap(
        _ macro: Comprehension, _ rounds: Rounds, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let (selected, results) = try results(of: macro, rounds, in: expression)
        guard results.missing.isEmpty else { return .unknown(results.missing) }
        var entries: [Value: Value] = [:]
        for (round, result) in zip(selected, results.values) {
            // The key of the map, or the index of the list, is the first of the two variables.
            entries[rounds.first(in: round)] = result
        }
        return .known(.map(entries))
    }
}
