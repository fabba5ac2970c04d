import RuleModel

// Logic, comparisons and arithmetic.

/// What several conditions joined by `&&` or `||` come to.
///
/// One operand that decides (`false` for `&&`, `true` for `||`) settles the whole, whatever the others
/// lack or fail at, and in whatever order they stand. Short of that, missing data come before faults:
/// once they are there, an operand may decide after all.
struct Absorption {
    let deciding: Bool
    private var isDecided = false
    private var missing: Set<DataPath> = []
    private var fault: EvaluationFault?

    init(deciding: Bool) {
        self.deciding = deciding
    }

    /// Takes in one more operand; whether the rest need not be looked at.
    ///
    /// - Throws: A fault that nothing absorbs, because it says that there is no budget for the rest.
    mutating func add(_ operand: Result<Evaluated, EvaluationFault>) throws(EvaluationFault) -> Bool {
        switch operand {
        case .success(.known(let value)): isDecided = value == .flag(deciding)
        case .success(.unknown(let paths)): missing.add(paths)
        case .failure(let failure) where failure.problem == .costExceeded: throw failure
        case .failure(let failure): fault = fault ?? failure
        }
        return isDecided
    }

    func settled() throws(EvaluationFault) -> Evaluated {
        if isDecided { return .known(.flag(deciding)) }
        guard missing.isEmpty else { return .unknown(missing) }
        if let fault { throw fault }
        return .known(.flag(!deciding))
    }
}

extension ExpressionEvaluator {
    /// `&&`, where `false` decides, and `||`, where `true` does.
    mutating func absorb(
        _ left: Expression, _ right: Expression, deciding: Bool
    ) throws(EvaluationFault) -> Evaluated {
        var absorption = Absorption(deciding: deciding)
        if try !absorption.add(attemptCondition(left)) { _ = try absorption.add(attemptCondition(right)) }
        return try absorption.settled()
    }

    /// A condition's value, unknown or fault, for operators that may not need it.
    mutating func attemptCondition(_ condition: Expression) -> Result<Evaluated, EvaluationFault> {
        do throws(EvaluationFault) {
            let evaluated = try value(of: condition)
            guard case .known(let value) = evaluated else { return .success(evaluated) }
            return .success(.known(.flag(try isTrue(value, in: condition))))
        } catch {
            return .failure(error)
        }
    }

    mutating func negation(of operand: Expression) throws(EvaluationFault) -> Evaluated {
        let evaluated = try value(of: operand)
        guard case .known(let value) = evaluated else { return evaluated }
        return .known(.flag(!(try isTrue(value, in: operand))))
    }

    mutating func opposite(
        of operand: Expression, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        let evaluated = try value(of: operand)
        guard case .known(let value) = evaluated else { return evaluated }
        return .known(try locate(in: expression, value.negated))
    }

    /// `condition ? then : otherwise`; where the condition is unknown, both branches must agree.
    mutating func conditional(
        _ condition: Expression, then: Expression, otherwise: Expression
    ) throws(EvaluationFault) -> Evaluated {
        switch try value(of: condition) {
        case .known(let value):
            return try self.value(of: isTrue(value, in: condition) ? then : otherwise)
        case .unknown(let missing):
            return try either(then, otherwise, lacking: missing)
        }
    }

    /// The value that two branches share, if the missing data that choose between them make no difference.
    private mutating func either(
        _ then: Expression, _ otherwise: Expression, lacking missing: Set<DataPath>
    ) throws(EvaluationFault) -> Evaluated {
        var branches = Gathering()
        for branch in [then, otherwise] {
            // A fault in a branch that may not be taken is no fault yet.
            if let evaluated = try attempt(branch) { branches.add(evaluated) }
        }
        if branches.values.count == 2,
            try equality(of: branches.values[0], branches.values[1], in: then) == .known(.flag(true))
        {
            return .known(branches.values[0])
        }
        return .unknown(missing.union(branches.missing))
    }

    private mutating func attempt(_ expression: Expression) throws(EvaluationFault) -> Evaluated? {
        do throws(EvaluationFault) {
            return try value(of: expression)
        } catch {
            if error.problem == .costExceeded { throw error }
            return nil
        }
    }
}

extension ExpressionEvaluator {
    mutating func binary(
        _ op: BinaryOperator, _ left: Expression, _ right: Expression, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        switch (try value(of: left), try value(of: right)) {
        case (.known(let left), .known(let right)): try combine(op, left, right, in: expression)
        case (.unknown(let left), .unknown(let right)): .unknown(left.union(right))
        case (.unknown(let missing), .known), (.known, .unknown(let missing)): .unknown(missing)
        }
    }

    /// What an operator makes of two values.
    mutating func combine(
        _ op: BinaryOperator, _ left: Value, _ right: Value, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        switch op {
        case .add: return try made(locate(in: expression, left.adding(right)), in: expression)
        case .subtract: return .known(try locate(in: expression, left.subtracting(right)))
        case .multiply: return .known(try locate(in: expression, left.multiplied(by: right)))
        case .divide: return .known(try locate(in: expression, left.divided(by: right)))
        case .remainder: return .known(try locate(in: expression, left.remainder(by: right)))
        case .equal: return try equality(of: left, right, in: expression)
        case .notEqual: return try equality(of: left, right, in: expression).inverted
        case .less: return .known(.flag(try isLess(left, right, in: expression)))
        case .lessOrEqual: return .known(.flag(!(try isLess(right, left, in: expression))))
        case .greater: return .known(.flag(try isLess(right, left, in: expression)))
        case .greaterOrEqual: return .known(.flag(!(try isLess(left, right, in: expression))))
        case .isIn: return try membership(of: left, among: right, in: expression)
        }
    }

    private mutating func isLess(
        _ left: Value, _ right: Value, in expression: Expression
    ) throws(EvaluationFault) -> Bool {
        try spend(min(left.extent, right.extent), in: expression)
        return try locate(in: expression, left.isLess(than: right))
    }

    /// `value in list` and `key in map`.
    private mutating func membership(
        of value: Value, among members: Value, in expression: Expression
    ) throws(EvaluationFault) -> Evaluated {
        switch members {
        case .list(let elements):
            var absorption = Absorption(deciding: true)
            for element in elements {
                let isEqual = try equality(of: value, element, in: expression)
                if try absorption.add(.success(isEqual)) { break }
            }
            return try absorption.settled()
        case .map(let entries):
            return .known(.flag(try locate(in: expression, entries[value.asKey] != nil)))
        case .flag, .number, .text, .date, .duration, .record:
            throw EvaluationFault(problem: .wrongKind(members.kind), expression: expression)
        }
    }
}

extension Evaluated {
    /// The opposite of a truth value.
    fileprivate var inverted: Evaluated {
        if case .known(.flag(let isTrue)) = self { .known(.flag(!isTrue)) } else { self }
    }
}
