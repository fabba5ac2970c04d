import RuleModel

// What a condition says of the expressions in it.

extension RangeAnalysis {
    /// The analysis of what stands where a condition holds, or does not; none where that can never be.
    func assuming(_ condition: Expression, _ holds: Bool) -> RangeAnalysis? {
        guard takesStep() else { return self }
        guard truth(withoutFactsOf: condition) != Truth(!holds) else { return nil }
        switch condition.kind {
        case .not(let operand): return assuming(operand, !holds)
        case .and(let left, let right): return holds ? both(left, right, true) : either(left, right, false)
        case .or(let left, let right): return holds ? either(left, right, true) : both(left, right, false)
        case .derived(let index):
            return assuming(derived[index], holds)?.noting(condition, .truth(Truth(holds)))
        case .binary(let symbol, let left, let right): return assuming(symbol, left, right, holds)
        default: return noting(condition, .truth(Truth(holds)))
        }
    }

    /// Logic is split into its halves below, so only the others are asked whether they can be so.
    private func truth(withoutFactsOf condition: Expression) -> Truth {
        switch condition.kind {
        case .not, .and, .or: .unknown
        default: truth(of: condition)
        }
    }

    private func both(_ left: Expression, _ right: Expression, _ holds: Bool) -> RangeAnalysis? {
        assuming(left, holds)?.assuming(right, holds)
    }

    /// One of two: what both ways of it say is not followed, but a way that cannot be leaves the other.
    private func either(_ left: Expression, _ right: Expression, _ holds: Bool) -> RangeAnalysis? {
        let (first, second) = (assuming(left, holds), assuming(right, holds))
        guard let first else { return second }
        return second == nil ? first : self
    }

    /// The analysis with a fact; none where it contradicts what is known.
    private func noting(_ expression: Expression, _ fact: ValueRange) -> RangeAnalysis? {
        guard let narrowed = range(of: expression).narrowed(to: fact) else { return nil }
        var inner = self
        inner.note(narrowed, of: expression)
        // The year of a day says which days it can be.
        if case .call(.getFullYear, let operands) = expression.kind, operands[0].type == .date {
            return inner.noting(operands[0], .day(narrowed.interval.daysOfYears))
        }
        return inner
    }

    private func assuming(
        _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ holds: Bool
    ) -> RangeAnalysis? {
        switch symbol {
        case .less: return holds ? below(left, right) : atMost(right, left)
        case .lessOrEqual: return holds ? atMost(left, right) : below(right, left)
        case .greater: return holds ? below(right, left) : atMost(left, right)
        case .greaterOrEqual: return holds ? atMost(right, left) : below(left, right)
        case .equal: return holds ? equal(left, right) : different(left, right)
        case .notEqual: return holds ? different(left, right) : equal(left, right)
        case .isIn: return membership(left, right, holds)
        case .add, .subtract, .multiply, .divide, .remainder: return self
        }
    }

    private func atMost(_ left: Expression, _ right: Expression) -> RangeAnalysis? {
        guard left.hasOrder, left.type == right.type else { return self }
        let (low, high) = (range(of: left).order, range(of: right).order)
        var inner = noting(left, left.ordered(Interval(lower: .infinite, upper: high.upper)))
        inner = inner?.noting(right, right.ordered(Interval(lower: low.lower, upper: .infinite)))
        inner?.noteOrder(left, right)
        return inner
    }

    private func below(_ left: Expression, _ right: Expression) -> RangeAnalysis? {
        guard left.hasOrder, left.type == right.type else { return self }
        let (low, high) = (range(of: left).order, range(of: right).order)
        var inner = noting(left, left.ordered(Interval(lower: .infinite, upper: high.upper.opened)))
        inner = inner?.noting(right, right.ordered(Interval(lower: low.lower.opened, upper: .infinite)))
        inner?.noteOrder(left, right)
        return inner
    }

    private func equal(_ left: Expression, _ right: Expression) -> RangeAnalysis? {
        let (first, second) = (range(of: left), range(of: right))
        var inner = noting(left, second)?.noting(right, first)
        if left.hasOrder {
            inner?.noteOrder(left, right)
            inner?.noteOrder(right, left)
        }
        return inner
    }

    /// What is not one known value is one of the others.
    private func different(_ left: Expression, _ right: Expression) -> RangeAnalysis? {
        without(range(of: right), in: left)?.without(range(of: left), in: right)
    }

    private func without(_ other: ValueRange, in expression: Expression) -> RangeAnalysis? {
        switch (range(of: expression), other) {
        case (.codes(let codes), .codes(let excluded)) where excluded.count == 1:
            let rest = codes.subtracting(excluded)
            return rest.isEmpty ? nil : noting(expression, .codes(rest))
        case (.text, .codes(let excluded)) where excluded.count == 1:
            return noting(expression, .text(TextRange(excluded: excluded)))
        case (.truth, .truth(let truth)) where truth != .unknown: return noting(expression, .truth(!truth))
        case (.number, .number), (.day, .day): return without(other.order.single, in: expression)
        case (.codes, _), (.text, _), (.truth, _), (.number, _), (.day, _), (.list, _), (.anything, _):
            return self
        }
    }

    /// A number or day at an end of the range that is not reached.
    private func without(_ number: Rational?, in expression: Expression) -> RangeAnalysis? {
        let range = range(of: expression)
        guard let number else { return self }
        var rest = range.order
        if rest.lower == .closed(number) { rest.lower = .open(number) }
        if rest.upper == .closed(number) { rest.upper = .open(number) }
        return rest.isEmpty ? nil : noting(expression, expression.ordered(rest))
    }

    private func membership(_ left: Expression, _ right: Expression, _ holds: Bool) -> RangeAnalysis? {
        guard case .list(let items) = right.kind else { return self }
        // One that is not known could be any code.
        guard
            items.allSatisfy({ if case .codes(let known) = range(of: $0) { known.count == 1 } else { false } }
            )
        else { return self }
        let listed = listed(items)
        guard case .codes(let codes) = range(of: left) else {
            guard !listed.isEmpty, case .text = range(of: left) else { return self }
            return noting(left, holds ? .codes(listed) : .text(TextRange(excluded: listed)))
        }
        let rest = holds ? codes.intersection(listed) : codes.subtracting(listed)
        return rest.isEmpty ? nil : noting(left, .codes(rest))
    }
}

extension Interval.Bound {
    /// The same end without its number.
    fileprivate var opened: Self {
        limit.map { .open($0) } ?? .infinite
    }
}

extension Interval {
    /// The days of the years in it, by their numbers; an end that is no year of the calendar is infinite.
    fileprivate var daysOfYears: Interval {
        func day(_ bound: Bound, _ month: Int, _ date: Int) -> Bound {
            let year = bound.limit?.whole
            return year.flatMap { Day(year: $0, month: month, day: date) }
                .map { .closed(Rational($0.number)) } ?? .infinite
        }
        let years = whole
        return Interval(lower: day(years.lower, 1, 1), upper: day(years.upper, 12, 31))
    }
}

extension Expression {
    /// Whether one value of its type is less than another.
    var hasOrder: Bool { type == .number || type == .date }

    /// The range of its type over an interval.
    fileprivate func ordered(_ interval: Interval) -> ValueRange {
        type == .date ? .day(interval) : .number(interval, isWhole: false)
    }
}
