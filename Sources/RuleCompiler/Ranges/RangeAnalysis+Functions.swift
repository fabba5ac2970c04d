import RuleDiagnostics
import RuleEngine
import RuleModel

// Operators and functions.

extension RangeAnalysis {
    func range(of symbol: BinaryOperator, _ left: Expression, _ right: Expression) -> ValueRange? {
        switch symbol {
        case .add, .subtract, .multiply, .divide, .remainder:
            guard left.type == .number, right.type == .number else { return nil }
            return numbers(of: symbol, left, right)
        case .equal: return .truth(equality(of: left, right))
        case .notEqual: return .truth(!equality(of: left, right))
        case .less: return .truth(isLess(left, right))
        case .lessOrEqual: return .truth(!isLess(right, left))
        case .greater: return .truth(isLess(right, left))
        case .greaterOrEqual: return .truth(!isLess(left, right))
        case .isIn:
            guard case .list(let items) = right.kind else { return nil }
            if case .codes(let codes) = range(of: left), codes.isSubset(of: listed(items)) {
                return .truth(.yes)
            }
            return .truth(items.reduce(.no) { $0 || equality(of: left, $1) })
        }
    }

    private func numbers(of symbol: BinaryOperator, _ left: Expression, _ right: Expression) -> ValueRange {
        let (first, second) = (range(of: left), range(of: right))
        let isWhole = first.isWhole && second.isWhole
        switch symbol {
        case .add: return .number(first.interval.plus(second.interval), isWhole: isWhole)
        case .subtract:
            let difference = first.interval.plus(second.interval.negated)
            let known = isAtMost(right, left) ? difference.intersection(.from(.zero)) : difference
            return .number(known, isWhole: isWhole)
        case .multiply: return .number(first.interval.times(second.interval), isWhole: isWhole)
        case .divide: return .number(ratio(of: left, right), isWhole: false)
        case .remainder: return .number(remainder(first, second), isWhole: isWhole)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn:
            return .number(.everything, isWhole: isWhole)
        }
    }

    /// What is left of numbers that are not below 0 is less than the divisor.
    private func remainder(_ first: ValueRange, _ second: ValueRange) -> Interval {
        guard first.interval.isAtLeastZero, let divisor = second.interval.single, divisor > .zero else {
            return .everything
        }
        return Interval(lower: .closed(.zero), upper: .open(divisor))
    }

    /// The share that a part is of a whole, where the whole is not 0.
    func ratio(of part: Expression, _ whole: Expression) -> Interval {
        let (first, divisor) = (range(of: part).interval, range(of: whole))
        let second = divisor.interval
        // A whole number that is not 0 is at least 1.
        let divisors =
            second.lower == .closed(.zero) && divisor.isWhole
            ? Interval(lower: .closed(.one), upper: second.upper) : second
        guard second.single != .zero else { return .everything }
        let ratio = first.divided(by: divisors)
        let mayExceedOne = ratio.upper.limit.map { $0 > .one } ?? true
        guard second.isAtLeastZero, mayExceedOne, isAtMost(part, whole) else { return ratio }
        return ratio.intersection(Interval(lower: .infinite, upper: .closed(.one)))
    }

    func range(of function: Builtin, _ arguments: [Expression]) -> ValueRange? {
        let ranges = arguments.map { range(of: $0) }
        if let range = tried(function, ranges) { return range }
        let first = ranges.first ?? .anything
        let only = arguments.count == 1
        switch function {
        case .size: return .number(first.size, isWhole: true)
        case .count:
            return .number(Interval(lower: .closed(.zero), upper: first.size.upper), isWhole: true)
        case .sum:
            let sum = first.size.times(first.element.interval)
            return .number(sum, isWhole: first.element.isWhole)
        case .min, .max:
            guard arguments[0].type != .number || only else { return extreme(of: function, arguments) }
            return only ? first.element : nil
        case .abs: return .number(first.interval.magnitude, isWhole: first.isWhole)
        case .floor: return .number(first.interval.mapped { Rational(Int($0.rounded(.down))) }, isWhole: true)
        case .ceil: return .number(first.interval.mapped { Rational(Int($0.rounded(.up))) }, isWhole: true)
        case .share:
            return .number(ratio(of: arguments[0], arguments[1]), isWhole: false)
        case .getFullYear:
            return .number(first.order.mapped { $0.whole.map(RangeAnalysis.year) }, isWhole: true)
        case .getMonth: return .wholes(0...11)
        case .getDate: return .wholes(1...31)
        case .getDayOfMonth: return .wholes(0...30)
        case .getDayOfWeek: return .wholes(0...6)
        case .getDayOfYear: return .wholes(0...365)
        case .int: return .number(.everything, isWhole: true)
        case .round, .startsWith, .endsWith, .contains, .matches, .lowerAscii, .upperAscii, .trim, .string,
            .decimal, .date, .duration, .getHours, .getMinutes, .getSeconds:
            return nil
        }
    }

    private static func year(ofDay number: Int) -> Rational {
        Rational(Day(number: number).parts.year)
    }

    /// What a function gives for all values of its operands, where they are few.
    private func tried(_ function: Builtin, _ operands: [ValueRange]) -> ValueRange? {
        var combinations: [[Value]] = [[]]
        for operand in operands {
            guard let values = operand.values, combinations.count * values.count <= 64 else { return nil }
            combinations = combinations.flatMap { head in values.map { head + [$0] } }
        }
        guard takesStep() else { return nil }
        let nowhere = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
        var evaluator = ExpressionEvaluator(
            parameters: [], derived: [], record: Record(id: "", period: 0, values: []))
        let results = combinations.compactMap { values -> ValueRange? in
            let operands = values.map { Expression(.literal($0), type: .any, span: nowhere) }
            let call = Expression(.call(function, operands), type: .any, span: nowhere)
            // What fails has no value.
            guard case .known(let value)? = try? evaluator.evaluate(call) else { return nil }
            return value.range
        }
        return results.dropFirst().reduce(results.first) { $0?.union($1) }
    }

    /// Whether some part of a text matches a pattern.
    func truth(of text: Expression, matching pattern: Pattern) -> Truth {
        switch range(of: text) {
        case .codes(let codes):
            let matching = codes.count { pattern.matches($0) }
            return matching == 0 ? .no : matching == codes.count ? .yes : .unknown
        case .text(let range): return range.patterns.contains(pattern) ? .yes : .unknown
        case .number, .truth, .day, .list, .anything: return .unknown
        }
    }

    /// The least or the greatest of some numbers.
    private func extreme(of function: Builtin, _ arguments: [Expression]) -> ValueRange {
        let ranges = arguments.map { range(of: $0) }
        let all = ranges.dropFirst().reduce(ranges[0].interval) { $0.union($1.interval) }
        // The least of several is at most each of them, the greatest at least each.
        let bound = ranges.dropFirst().reduce(ranges[0].interval) { $0.intersection($1.interval) }
        let interval =
            function == .min
            ? Interval(lower: all.lower, upper: bound.upper) : Interval(lower: bound.lower, upper: all.upper)
        return .number(interval, isWhole: ranges.allSatisfy(\.isWhole))
    }

    // MARK: - Comparisons

    /// The codes that the items of a list certainly are.
    func listed(_ items: [Expression]) -> Set<String> {
        items.reduce(into: []) { listed, item in
            if case .codes(let codes) = range(of: item), codes.count == 1 { listed.formUnion(codes) }
        }
    }

    private func equality(of left: Expression, _ right: Expression) -> Truth {
        let (leftRange, rightRange) = (range(of: left), range(of: right))
        switch (leftRange, rightRange) {
        case (.number, .number):
            let (first, second) = (leftRange.interval, rightRange.interval)
            if !first.meets(second) { return .no }
            if let number = first.single, second.single == number { return .yes }
        case (.day, .day):
            let (first, second) = (leftRange.order, rightRange.order)
            if !first.meets(second) { return .no }
            if let day = first.single, second.single == day { return .yes }
        case (.codes(let first), .codes(let second)):
            if first.isDisjoint(with: second) { return .no }
            if first.count == 1, first == second { return .yes }
        case (.text(let range), .codes(let codes)), (.codes(let codes), .text(let range)):
            if !codes.contains(where: range.allows) { return .no }
        case (.truth(let first), .truth(let second)):
            if first != .unknown, second != .unknown { return Truth(first == second) }
        case (.number, _), (.day, _), (.codes, _), (.text, _), (.truth, _), (.list, _), (.anything, _): break
        }
        return left.says(right) ? .yes : .unknown
    }

    private func isLess(_ left: Expression, _ right: Expression) -> Truth {
        guard left.hasOrder, left.type == right.type else { return .unknown }
        let (low, high) = (range(of: left).order, range(of: right).order)
        if high.isAtMost(low) { return .no }
        if isBelow(left, low, right, high) { return .yes }
        return isAtMost(right, left) ? .no : .unknown
    }
}

extension Value {
    /// The range of a value that is known.
    var range: ValueRange {
        switch self {
        case .number(let number): .number(.point(number), isWhole: number.isWhole)
        case .flag(let isTrue): .truth(Truth(isTrue))
        case .text(let text): .codes([text])
        case .list(let items):
            .list(
                size: .point(Rational(items.count)),
                element: items.dropFirst().reduce(items.first?.range ?? .anything) { $0.union($1.range) })
        case .date(let day): .day(.point(Rational(day.number)))
        case .duration, .map, .record: .anything
        }
    }
}

extension ValueRange {
    fileprivate static func wholes(_ numbers: ClosedRange<Int>) -> ValueRange {
        .number(
            Interval(
                lower: .closed(Rational(numbers.lowerBound)), upper: .closed(Rational(numbers.upperBound))),
            isWhole: true)
    }
}

extension ValueType {
    /// The values that a type allows.
    var range: ValueRange {
        switch self {
        case .flag: .truth(.unknown)
        case .number: .number(.everything, isWhole: false)
        case .choice(let choices): .codes(Set(choices.map(\.code)))
        case .list(let element): .list(size: .from(.zero), element: element.range)
        case .text: .text(TextRange())
        case .date: .day(.everything)
        case .duration, .map, .record, .any: .anything
        }
    }
}

extension Field {
    /// The numbers that the type and the limits that are written out allow.
    var constantRange: Interval {
        guard case .number(var interval, let isWhole) = kind.range else { return .everything }
        if case .literal(.number(let least))? = minimum?.kind {
            interval = interval.intersection(.from(least))
        }
        if case .literal(.number(let most))? = maximum?.kind {
            interval = interval.intersection(Interval(lower: .infinite, upper: .closed(most)))
        }
        return isWhole ? interval.whole : interval
    }
}

extension Field.Kind {
    /// The values that the type of a field allows.
    var range: ValueRange {
        switch self {
        case .flag: .truth(.unknown)
        case .count: .count
        case .whole: .number(.everything, isWhole: true)
        case .decimal: .number(.everything, isWhole: false)
        // Records hold what the limits allow, which may be more than 100 %.
        case .percent: .number(.everything, isWhole: false)
        case .choice(let choices): .codes(Set(choices.map(\.code)))
        case .text: .text(TextRange())
        case .date: .day(.everything)
        case .list(let fields):
            .list(size: .from(.zero), element: ValueType.record(RecordShape(fields)).range)
        }
    }
}
