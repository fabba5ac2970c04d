import RuleModel

/// Works out the expressions of `ReferencePackGenerator` on records that lack nothing.
///
/// It shares no code with the engine's evaluator: two kinds of values, no absence, no budget.
struct NaiveExpression {
    /// What these expressions come to.
    indirect enum Result: Equatable {
        case flag(Bool)
        case number(Fraction)
        case text(String)
        case items([Result])
    }

    struct Unforeseen: Error {
        var expression: Expression
    }

    let record: ReferenceRecord
    let values: [Expression]

    func isTrue(_ expression: Expression) throws -> Bool {
        guard case .flag(let isTrue) = try result(of: expression) else {
            throw Unforeseen(expression: expression)
        }
        return isTrue
    }

    func number(_ expression: Expression) throws -> Fraction {
        guard case .number(let number) = try result(of: expression) else {
            throw Unforeseen(expression: expression)
        }
        return number
    }

    private func items(_ expression: Expression, _ locals: [Result]) throws -> [Result] {
        guard case .items(let items) = try result(of: expression, locals) else {
            throw Unforeseen(expression: expression)
        }
        return items
    }

    /// The value of an expression; a person is the flag `ok`.
    func result(of expression: Expression, _ locals: [Result] = []) throws -> Result {
        switch expression.kind {
        case .literal(.number(let number)): return .number(Fraction(number))
        case .literal(.text(let text)): return .text(text)
        case .field(let slot): return try field(slot, expression)
        case .derived(let index): return try result(of: values[index])
        case .local(let index): return locals[index]
        case .member(let base, _, _): return try result(of: base, locals)
        // The records lack nothing.
        case .isPresent: return .flag(true)
        case .not(let operand): return .flag(try result(of: operand, locals) == .flag(false))
        case .and(let left, let right):
            return .flag(
                try result(of: left, locals) == .flag(true) && result(of: right, locals) == .flag(true))
        case .or(let left, let right):
            return .flag(
                try result(of: left, locals) == .flag(true) || result(of: right, locals) == .flag(true))
        case .binary(let symbol, let left, let right):
            return try binary(symbol, result(of: left, locals), result(of: right, locals), expression)
        case .conditional(let condition, let then, let otherwise):
            return try result(
                of: result(of: condition, locals) == .flag(true) ? then : otherwise, locals)
        case .call(.size, let operands): return .number(Fraction(try items(operands[0], locals).count))
        case .call(.count, let operands):
            return .number(Fraction(try items(operands[0], locals).count { $0 == .flag(true) }))
        case .comprehension(let macro): return try comprehension(macro, locals, expression)
        case .list(let items): return .items(try items.map { try result(of: $0, locals) })
        case .literal, .context, .parameter, .index, .negate, .call, .matches, .map:
            throw Unforeseen(expression: expression)
        }
    }

    private func field(_ slot: Int, _ expression: Expression) throws -> Result {
        let results: [Result?] = [
            record.a.map(Result.flag), record.b.map(Result.flag), record.c.map(Result.flag),
            record.part.map { .number(Fraction($0)) }, record.whole.map { .number(Fraction($0)) },
            record.kind.map(Result.text),
            record.people.map { .items($0.compactMap(\.self).map(Result.flag)) },
        ]
        guard let result = results[slot] else { throw Unforeseen(expression: expression) }
        return result
    }

    private func binary(
        _ symbol: BinaryOperator, _ left: Result, _ right: Result, _ expression: Expression
    ) throws -> Result {
        switch symbol {
        case .equal: return .flag(left == right)
        case .notEqual: return .flag(left != right)
        case .isIn:
            if case .items(let items) = right { return .flag(items.contains(left)) }
        case .greaterOrEqual, .subtract, .divide:
            if case (.number(let left), .number(let right)) = (left, right) {
                if symbol == .greaterOrEqual { return .flag(left >= right) }
                return .number(symbol == .subtract ? left - right : left / right)
            }
        case .add, .multiply, .remainder, .less, .lessOrEqual, .greater: break
        }
        throw Unforeseen(expression: expression)
    }

    private func comprehension(
        _ macro: Comprehension, _ locals: [Result], _ expression: Expression
    ) throws -> Result {
        let range = try items(macro.range, locals)
        let holds = try range.map { item in
            try macro.condition.map { try result(of: $0, locals + [item]) == .flag(true) } ?? true
        }
        switch macro.macro {
        case .all: return .flag(holds.allSatisfy(\.self))
        case .exists: return .flag(holds.contains(true))
        case .existsOne: return .flag(holds.count(where: \.self) == 1)
        case .filter: return .items(zip(range, holds).filter(\.1).map(\.0))
        case .map:
            return .items(
                try range.map { item in try macro.result.map { try result(of: $0, locals + [item]) } ?? item }
            )
        case .transformList, .transformMap: throw Unforeseen(expression: expression)
        }
    }
}
