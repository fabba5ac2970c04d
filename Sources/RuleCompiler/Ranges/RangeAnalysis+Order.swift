import RuleModel

// Which of two expressions is never the greater.

extension RangeAnalysis {
    /// How many limits, sums and filters are followed from one expression to another.
    private static let reach = 5

    /// An expression that some steps led to.
    private struct Reached {
        let expression: Expression
        let steps: Int
    }

    /// Whether the first expression is at most the second for every record.
    func isAtMost(_ least: Expression, _ most: Expression) -> Bool {
        asking { isAtMost(least, most, within: RangeAnalysis.reach) }
    }

    /// Goes up from the one and down from the other, until two are found that say it themselves.
    private func isAtMost(_ least: Expression, _ most: Expression, within reach: Int) -> Bool {
        let above = reached(from: least, within: reach) { expression in
            greater(than: expression) + notedAbove(expression)
        }
        let below = reached(from: most, within: reach) { smaller(than: $0) }
        // That two are written alike is sooner seen than how far they range.
        for upper in above {
            for lower in below where upper.steps + lower.steps <= reach {
                guard takesStep() else { return false }
                if upper.expression.says(lower.expression) {
                    return true
                }
            }
        }
        let lows = above.map { range(of: $0.expression).order }
        let highs = below.map { range(of: $0.expression).order }
        for (upper, low) in zip(above, lows) {
            for (lower, high) in zip(below, highs) where upper.steps + lower.steps <= reach {
                let left = reach - upper.steps - lower.steps - 1
                if low.isAtMost(high)
                    || (left >= 0 && isSumAtMost(upper.expression, lower.expression, within: left))
                {
                    return true
                }
            }
        }
        return false
    }

    /// What the conditions around say that an expression never exceeds.
    private func notedAbove(_ expression: Expression) -> [Expression] {
        // By index, so that no pair is copied on the way.
        order.indices.filter { order[$0].least.expression.says(expression) }.map { order[$0].most.expression }
    }

    /// All that some steps lead to from an expression, itself first.
    private func reached(
        from start: Expression, within reach: Int, _ next: (Expression) -> [Expression]
    ) -> [Reached] {
        var reached = [Reached(expression: start, steps: 0)]
        var index = 0
        while index < reached.count, reached[index].steps < reach, takesStep() {
            let steps = reached[index].steps + 1
            for expression in next(reached[index].expression)
            where !reached.contains(where: { $0.expression.says(expression) }) {
                reached.append(Reached(expression: expression, steps: steps))
            }
            index += 1
        }
        return reached
    }

    /// Expressions that this one never exceeds.
    private func greater(than expression: Expression) -> [Expression] {
        switch expression.kind {
        case .field(let slot):
            return [schema.fields[slot].maximum].compactMap(\.self) + fields(limitedBelowBy: slot)
        case .member(let base, let slot, _):
            return [item(base)?.fields[slot].maximum].compactMap { $0?.aboutItem(base) }
        case .derived(let index): return [derived[index]]
        case .call(.size, let arguments), .call(.count, let arguments):
            return wider(than: arguments[0]).map { expression.sized($0) }
        case .call(.min, let arguments) where arguments.count > 1: return arguments
        case .binary(.subtract, let left, let right):
            return range(of: right).interval.isAtLeastZero ? [left] : []
        default: return []
        }
    }

    /// Expressions that are never greater than this one.
    private func smaller(than expression: Expression) -> [Expression] {
        switch expression.kind {
        case .field(let slot):
            return [schema.fields[slot].minimum].compactMap(\.self) + fields(limitedAboveBy: slot)
        case .member(let base, let slot, _):
            return [item(base)?.fields[slot].minimum].compactMap { $0?.aboutItem(base) }
        case .derived(let index): return [derived[index]]
        case .call(.size, let arguments):
            guard case .derived(let index) = arguments[0].kind else { return [] }
            return [expression.sized(derived[index])]
        case .call(.max, let arguments) where arguments.count > 1: return arguments
        case .binary(.add, let left, let right):
            return (range(of: right).interval.isAtLeastZero ? [left] : [])
                + (range(of: left).interval.isAtLeastZero ? [right] : [])
        default: return []
        }
    }

    /// Whether the first expression is less than the second for every record, by their ranges or a limit between.
    func isBelow(_ least: Expression, _ low: Interval, _ most: Expression, _ high: Interval) -> Bool {
        low.isBelow(high) || greater(than: least).contains { range(of: $0).order.isBelow(high) }
            || smaller(than: most).contains { low.isBelow(range(of: $0).order) }
    }

    /// Lists that have at least as many elements as this one.
    private func wider(than list: Expression) -> [Expression] {
        switch list.kind {
        case .derived(let index): [derived[index]]
        case .comprehension(let macro):
            switch macro.macro {
            case .filter, .map, .transformList: [macro.range]
            case .all, .exists, .existsOne, .transformMap: []
            }
        default: []
        }
    }

    /// Sums term by term: each of the one side is at most one of the other.
    private func isSumAtMost(_ least: Expression, _ most: Expression, within reach: Int) -> Bool {
        guard case .binary(.add, let first, let second) = least.kind,
            case .binary(.add, let third, let fourth) = most.kind
        else { return false }
        return (isAtMost(first, third, within: reach) && isAtMost(second, fourth, within: reach))
            || (isAtMost(first, fourth, within: reach) && isAtMost(second, third, within: reach))
    }
}

extension Expression {
    /// The number of elements of another list, wherever this is that of one.
    fileprivate func sized(_ list: Expression) -> Expression {
        Expression(.call(.size, [list]), type: .number, span: span)
    }
}
