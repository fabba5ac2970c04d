import RuleModel

// Operators and functions that need all their operands.

extension BoundsEvaluator {
    /// More combinations of values than this are bounded by ranges.
    private static let mostCombinations = 256

    /// An expression whose operands are all evaluated, whatever they are.
    mutating func strict(_ expression: Expression) -> Prospect {
        if case .binary(let op, let left, let right) = expression.kind {
            return binary(op, left, right, in: expression)
        }
        let operands = expression.children.map { evaluate($0) }
        // Lists are kept item by item, which says more than a few whole lists.
        if case .list = expression.kind { return bounded(expression, operands) ?? .someList }
        if let result = tried(expression, operands) { return result }
        return bounded(expression, operands) ?? Prospect(anyOf: expression.type)
    }

    private mutating func binary(
        _ op: BinaryOperator, _ left: Expression, _ right: Expression, in expression: Expression
    ) -> Prospect {
        let (first, second) = (evaluate(left), evaluate(right))
        noteItems(comparedBy: expression)
        // Mostly both are known, and there is nothing to combine.
        if let left = first.value, let right = second.value {
            if affords(1), case .known(let value)? = try? exact.evaluate(op, left, right, in: expression) {
                return Prospect(value)
            }
        } else if let result = tried(expression, [first, second]) {
            return result
        }
        return binary(op, first, second) ?? Prospect(anyOf: expression.type)
    }

    /// Items that are compared as a whole are read as a whole.
    private mutating func noteItems(comparedBy expression: Expression) {
        guard reads != nil, case .binary(_, let left, let right) = expression.kind,
            left.holdsItems || right.holdsItems
        else { return }
        for case .list(let items)? in record.values {
            for case .record(let item) in items {
                guard let list = item.list else { continue }
                reads?.formUnion(item.values.indices.map { .item(list, item.index, $0) })
            }
        }
    }

    /// What all combinations of the operands' values give; none where they are too many.
    private mutating func tried(_ expression: Expression, _ operands: [Prospect]) -> Prospect? {
        var combinations: [[Value]] = [[]]
        for operand in operands {
            guard case .oneOf(let values) = operand,
                combinations.count * values.count <= Self.mostCombinations
            else { return nil }
            combinations = combinations.flatMap { head in values.map { head + [$0] } }
        }
        guard affords(combinations.count) else { return nil }
        var results: [Value] = []
        for values in combinations {
            guard let literal = expression.with(values) else { return nil }
            do throws(EvaluationFault) {
                guard case .known(let value) = try exact.evaluate(literal) else { return nil }
                results.append(value)
            } catch  where error.problem == .costExceeded {
                return nil
            } catch {
                // A record on which this fails has no verdict that could lie outside.
            }
        }
        return Prospect(anyOf: results)
    }

    /// What ranges and lists give; none where nothing is known but the type.
    private func bounded(_ expression: Expression, _ operands: [Prospect]) -> Prospect? {
        switch expression.kind {
        case .negate: return operands[0].numbers.map { Prospect($0.negated) }
        case .call(let function, _): return call(function, operands)
        case .list:
            return Prospect(elements: operands.map { Prospect.Element(prospect: $0, isMember: .yes) })
        case .index, .literal, .field, .context, .parameter, .derived, .local, .member, .isPresent, .not,
            .and, .or, .binary, .conditional, .matches, .comprehension, .map:
            return nil
        }
    }

    /// `has(list[i])` and `has(map[k])`, which are known where both operands are.
    mutating func presence(at key: Expression, of base: Expression, in operand: Expression) -> Prospect {
        guard let base = evaluate(base).value, let key = evaluate(key).value,
            let element = operand.with([base, key])
        else { return .eitherFlag }
        let presence = Expression(.isPresent(element), type: .flag, span: operand.span)
        guard case .known(let value)? = try? exact.evaluate(presence) else { return .eitherFlag }
        return Prospect(value)
    }

    // MARK: - Operators

    private func binary(_ op: BinaryOperator, _ left: Prospect, _ right: Prospect) -> Prospect? {
        switch op {
        case .add: arithmetic(left, right) { $0.adding($1) }
        case .subtract: arithmetic(left, right) { $0.adding($1.negated) }
        case .multiply: arithmetic(left, right) { $0.multiplied(by: $1) }
        case .divide: arithmetic(left, right) { $0.divided(by: $1) }
        case .remainder: nil
        case .equal: Prospect(equality(left, right))
        case .notEqual: Prospect(!equality(left, right))
        case .less: Prospect(isLess(left, right))
        case .lessOrEqual: Prospect(!isLess(right, left))
        case .greater: Prospect(isLess(right, left))
        case .greaterOrEqual: Prospect(!isLess(left, right))
        case .isIn: right.elements.map { Prospect(membership(of: left, among: $0)) }
        }
    }

    private func arithmetic(
        _ left: Prospect, _ right: Prospect, _ combine: (NumberRange, NumberRange) -> NumberRange
    ) -> Prospect? {
        guard let left = left.numbers, let right = right.numbers else { return nil }
        return Prospect(combine(left, right))
    }

    private func isLess(_ left: Prospect, _ right: Prospect) -> Truth {
        if let left = left.numbers, let right = right.numbers { return left.isLess(than: right) }
        if let left = left.days, let right = right.days { return left.isLess(than: right) }
        return .unknown
    }

    /// Different for certain where the ranges lie apart.
    private func equality(_ left: Prospect, _ right: Prospect) -> Truth {
        let isApart = isLess(left, right) == .yes || isLess(right, left) == .yes
        if isApart { return .no }
        if let range = left.numbers, let value = right.value?.number {
            return range.contains(value) ? .unknown : .no
        }
        if let range = right.numbers, let value = left.value?.number {
            return range.contains(value) ? .unknown : .no
        }
        return .unknown
    }

    private func membership(of value: Prospect, among elements: [Prospect.Element]) -> Truth {
        elements.reduce(.no) { $0 || ($1.isMember && equality(value, $1.prospect)) }
    }

    // MARK: - Functions

    private func call(_ function: Builtin, _ operands: [Prospect]) -> Prospect? {
        switch function {
        case .size: operands[0].elements.map(size) ?? atLeastZero
        case .count: operands[0].elements.map(countOfTrue) ?? atLeastZero
        case .sum: operands[0].elements.flatMap(sum)
        case .min: extreme(operands, isGreatest: false)
        case .max: extreme(operands, isGreatest: true)
        case .share: arithmetic(operands[0], operands[1]) { $0.divided(by: $1) }
        case .abs: operands[0].numbers.map { Prospect($0.magnitude) }
        case .floor: monotone(operands, isWhole: true) { Rational(Int($0.rounded(.down))) }
        case .ceil: monotone(operands, isWhole: true) { Rational(Int($0.rounded(.up))) }
        case .int: monotone(operands, isWhole: true) { Rational(Int($0.numerator / $0.denominator)) }
        case .decimal: operands[0].numbers.map { Prospect($0) }
        case .round: rounded(operands)
        case .getFullYear: operands[0].days.map { Prospect($0.mapped(isWhole: true, year)) }
        case .startsWith, .endsWith, .contains, .matches, .lowerAscii, .upperAscii, .trim, .string, .date,
            .duration, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours,
            .getMinutes, .getSeconds:
            nil
        }
    }

    private var atLeastZero: Prospect {
        .number(NumberRange(least: .zero, isWhole: true))
    }

    private func size(_ elements: [Prospect.Element]) -> Prospect {
        range(of: elements.map(\.isMember))
    }

    private func countOfTrue(_ elements: [Prospect.Element]) -> Prospect {
        range(of: elements.map { $0.isMember && $0.prospect.truth })
    }

    /// From those that certainly count to those that may.
    private func range(of truths: [Truth]) -> Prospect {
        let certain = truths.count { $0 == .yes }
        let possible = truths.count { $0 != .no }
        return Prospect(NumberRange(least: Rational(certain), most: Rational(possible), isWhole: true))
    }

    private func sum(_ elements: [Prospect.Element]) -> Prospect? {
        var sum = NumberRange(least: .zero, most: .zero, isWhole: true)
        for element in elements {
            guard var numbers = element.prospect.numbers else { return nil }
            if element.isMember != .yes {
                numbers = numbers.union(NumberRange(least: .zero, most: .zero, isWhole: true))
            }
            sum = sum.adding(numbers)
        }
        return Prospect(sum)
    }

    private func extreme(_ operands: [Prospect], isGreatest: Bool) -> Prospect? {
        guard operands.count > 1 else {
            // Members that may not be there leave any of the others as the extreme.
            let ranges = operands[0].elements?.map(\.prospect.numbers) ?? []
            let known = ranges.compactMap(\.self)
            guard let first = known.first, known.count == ranges.count else { return nil }
            return Prospect(known.reduce(first) { $0.union($1) })
        }
        let ranges = operands.compactMap(\.numbers)
        guard ranges.count == operands.count else { return nil }
        let isWhole = ranges.allSatisfy(\.isWhole)
        let (lows, highs) = (ranges.map(\.least), ranges.map(\.most))
        let range =
            isGreatest
            ? NumberRange(
                least: lows.compactMap(\.self).max(),
                most: highs.contains(nil) ? nil : highs.compactMap(\.self).max(), isWhole: isWhole)
            : NumberRange(
                least: lows.contains(nil) ? nil : lows.compactMap(\.self).min(),
                most: highs.compactMap(\.self).min(), isWhole: isWhole)
        return Prospect(range)
    }

    private func rounded(_ operands: [Prospect]) -> Prospect? {
        let options = operands.dropFirst().compactMap(\.value)
        guard options.count == operands.count - 1 else { return nil }
        return monotone(operands, isWhole: false) { try? Value.number($0).rounded(options[...]) }
    }

    private func monotone(
        _ operands: [Prospect], isWhole: Bool, _ change: (Rational) -> Rational?
    ) -> Prospect? {
        operands[0].numbers.map { Prospect($0.mapped(isWhole: isWhole, change)) }
    }

    private func year(_ day: Rational) -> Rational? {
        day.whole.map { Rational(Day(number: $0).parts.year) }
    }
}

extension NumberRange {
    fileprivate var magnitude: NumberRange {
        if let least, !least.isNegative { return self }
        if let most, most <= .zero { return negated }
        let ends = [least.flatMap(\.negated), most]
        return NumberRange(
            least: .zero, most: ends.contains(nil) ? nil : ends.compactMap(\.self).max(), isWhole: isWhole)
    }
}

extension Expression {
    /// The same with values in the place of its operands; none for what has no plain operands.
    fileprivate func with(_ values: [Value]) -> Expression? {
        let operands = zip(children, values).map { child, value in
            Expression(.literal(value), type: child.type, span: child.span)
        }
        let kind: Kind
        switch self.kind {
        case .index: kind = .index(operands[0], operands[1])
        case .negate: kind = .negate(operands[0])
        case .binary(let op, _, _): kind = .binary(op, operands[0], operands[1])
        case .call(let function, _): kind = .call(function, operands)
        case .matches(_, let pattern): kind = .matches(operands[0], pattern)
        case .map(let entries):
            kind = .map(
                entries.indices.map {
                    Expression.MapEntry(key: operands[2 * $0], value: operands[2 * $0 + 1])
                })
        case .literal, .field, .context, .parameter, .derived, .local, .member, .isPresent, .not, .and, .or,
            .conditional, .comprehension, .list:
            return nil
        }
        return Expression(kind, type: type, span: span)
    }
}
