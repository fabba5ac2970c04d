import RuleModel

// Which of two expressions is never the greater.

extension RangeAnalysis {
    /// How many limits, sums and filters are followed from one expression to another.
    private static let reach = 5

    /// Whether the first expression is at most the second for every record.
    func isAtMost(_ least: Expression, _ most: Expression) -> Bool {
        asking { isAtMost(least, most, within: RangeAnalysis.reach) }
    }

    private func isAtMost(_ least: Expression, _ most: Expression, within reach: Int) -> Bool {
        if least.says(most) || range(of: least).order.isAtMost(range(of: most).order) {
            return true
        }
        guard reach > 0, takesStep() else { return false }
        let isBelowAnother = order.contains { pair in
            pair.least.expression.says(least) && isAtMost(pair.most.expression, most, within: reach - 1)
        }
        if isBelowAnother {
            return true
        }
        return greater(than: least).contains { isAtMost($0, most, within: reach - 1) }
            || smaller(than: most).contains { isAtMost(least, $0, within: reach - 1) }
            || isSumAtMost(least, most, within: reach - 1)
    }

    /// Expressions that this one never exceeds.
    private func greater(than expression: Expression) -> [Expression] {
        switch expression.kind {
        case .field(let slot):
            return [schema.fields[slot].maximum].compactMap(\.self) + (limitedBelow[slot] ?? [])
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
            return [schema.fields[slot].minimum].compactMap(\.self) + (limitedAbove[slot] ?? [])
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
