import RuleModel

/// One thing that a way up can move: something that is scored or required.
enum WayUpItem {
    case indicator(Int, Int)
    case criterionDeduction(Int, Int)
    case deduction(Int)
    case prerequisite(Int)

    /// Whether a change of the item may lift a gate that failed.
    func mayLift(_ bar: Bar) -> Bool {
        switch (self, bar) {
        case (.prerequisite(let index), .prerequisite(let failed)): index == failed
        case (.indicator(let index, let inner), .indicatorFloor(let failed, let failedInner)):
            index == failed && inner == failedInner
        case (.indicator(let index, _), .criterionFloor(let failed)),
            (.criterionDeduction(let index, _), .criterionFloor(let failed)):
            index == failed
        case (.indicator, _), (.criterionDeduction, _), (.deduction, _), (.prerequisite, _): false
        }
    }
}

extension ReferenceEvaluator {
    /// What one item comes to, the better the greater, and the criterion whose points it moves.
    ///
    /// - Parameters:
    ///   - item: The item.
    ///   - isMost: Whether the best that missing data allow is meant, not the worst.
    /// - Returns: The points or the answer as a number, and the index of the criterion.
    /// - Throws: `ScoringFault` where an expression fails on the data.
    mutating func result(of item: WayUpItem, isMost: Bool) throws(ScoringFault) -> (Rational, Int?) {
        switch item {
        case .indicator(let index, let inner):
            let points = try indicator(pack.criteria[index].indicators[inner]).points
            return (isMost ? points.most : points.least, index)
        case .criterionDeduction(let index, let inner):
            guard let items = pack.criteria[index].deductions?.items else { return (.zero, nil) }
            return (try kept(by: items[inner], isMost: isMost), index)
        case .deduction(let index):
            guard let items = pack.deductions?.items else { return (.zero, nil) }
            return (try kept(by: items[index], isMost: isMost), WayUpTerrain.total)
        case .prerequisite(let index):
            let item = pack.prerequisites[index]
            switch try truth(of: item.condition, of: item.id).truth {
            case .yes: return (.one, nil)
            case .unknown: return (isMost ? .one : .zero, nil)
            case .no: return (Rational(-1), nil)
            }
        }
    }

    /// The points of a deduction as a loss.
    private mutating func kept(by item: Deduction, isMost: Bool) throws(ScoringFault) -> Rational {
        let points = try deduction(item).points
        return (isMost ? points.least : points.most).negated ?? .zero
    }
}
