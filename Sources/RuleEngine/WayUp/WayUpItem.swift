import RuleModel

/// One thing that a way up can move: something that is scored or required.
enum WayUpItem: Hashable {
    case indicator(Int, Int)
    /// Whether a criterion applies at all.
    case criterionGate(Int)
    case criterionDeduction(Int, Int)
    case deduction(Int)
    case prerequisite(Int)
    /// Whether the pack applies at all.
    case packGate
    /// By index of the criterion and of the target in it.
    case target(Int, Int)

    /// What the pack computes for it.
    func rules(in pack: RulePack) -> (awards: [Award], conditions: [Expression]) {
        switch self {
        case .indicator(let index, let inner):
            let indicator = pack.criteria[index].indicators[inner]
            return ([indicator.award], [indicator.applicability?.condition].compactMap(\.self))
        case .criterionGate(let index):
            return ([], [pack.criteria[index].applicability?.condition].compactMap(\.self))
        case .criterionDeduction(let index, let inner):
            return (pack.criteria[index].deductions.map { [$0.items[inner].award] } ?? [], [])
        case .deduction(let index): return (pack.deductions.map { [$0.items[index].award] } ?? [], [])
        case .prerequisite(let index): return ([], [pack.prerequisites[index].condition])
        case .packGate: return ([], [pack.applies].compactMap(\.self))
        case .target(let index, let inner):
            guard let criterion = pack.targetModel?.criteria[index] else { return ([], []) }
            let target = criterion.targets[inner]
            return ([], ([criterion.applies, target.applies] + target.conditions).compactMap(\.self))
        }
    }

    /// The conditions without which nothing else of it is looked at.
    func gates(in pack: RulePack) -> [Expression] {
        switch self {
        case .indicator(let index, let inner):
            return [pack.criteria[index].indicators[inner].applicability?.condition].compactMap(\.self)
        case .target(let index, let inner):
            guard let criterion = pack.targetModel?.criteria[index] else { return [] }
            return [criterion.applies, criterion.targets[inner].applies].compactMap(\.self)
        case .criterionGate, .criterionDeduction, .deduction, .prerequisite, .packGate: return []
        }
    }

    /// All items of a pack.
    static func all(in pack: RulePack) -> [WayUpItem] {
        var items: [WayUpItem] = pack.applies == nil ? [] : [.packGate]
        items += pack.prerequisites.indices.map { .prerequisite($0) }
        for (index, criterion) in pack.criteria.enumerated() {
            if criterion.applicability != nil { items.append(.criterionGate(index)) }
            items += criterion.indicators.indices.map { .indicator(index, $0) }
            items +=
                (criterion.deductions?.items.indices).map { $0.map { .criterionDeduction(index, $0) } } ?? []
        }
        items += (pack.deductions?.items.indices).map { $0.map { .deduction($0) } } ?? []
        for (index, criterion) in (pack.targetModel?.criteria ?? []).enumerated() {
            items += criterion.targets.indices.map { .target(index, $0) }
        }
        return items
    }
}

/// Points, or met targets, that add up.
enum WayUpGroup: Hashable {
    case indicators(Int)
    case criterionDeductions(Int)
    case deductions
    /// The targets that are as a level wants them.
    case level(Int)
    /// The most that is open; counts only where more points can be worse.
    case most(Int)
}

extension WayUpItem {
    /// What it adds to, in the order in which `WayUpPart` has its sums.
    func groups(in pack: RulePack, isRising: Bool) -> [WayUpGroup] {
        switch self {
        case .indicator(let index, _): isRising ? [.indicators(index)] : [.indicators(index), .most(index)]
        case .criterionDeduction(let index, _):
            isRising ? [.criterionDeductions(index)] : [.criterionDeductions(index), .most(index)]
        case .deduction: isRising ? [.deductions] : [.deductions, .most(-1)]
        case .target: (pack.targetModel?.levels.indices).map { $0.map { .level($0) } } ?? []
        case .criterionGate, .prerequisite, .packGate: []
        }
    }
}

/// What one item comes to.
struct WayUpPart {
    /// By group of the item, the better the greater.
    var sums: [Rational] = []
    /// Whether its floor or condition holds for certain.
    var gate: Bool?
    /// Whether it counts at all.
    var inclusion: Truth?
}

extension ReferenceEvaluator {
    /// What an item comes to; where more points can be worse, all that is open counts.
    mutating func part(of item: WayUpItem, isRising: Bool) throws(ScoringFault) -> WayUpPart {
        func sums(_ least: Rational?, _ most: Rational?) -> [Rational] {
            isRising ? [least ?? .zero] : [least ?? .zero, most ?? .zero]
        }
        switch item {
        case .indicator(let index, let inner):
            let rule = pack.criteria[index].indicators[inner]
            let result = try indicator(rule)
            return WayUpPart(
                sums: sums(result.points.least, result.points.most),
                gate: rule.floor.map { _ in (result.floor ?? .yes) == .yes }, inclusion: result.inclusion)
        case .criterionGate(let index):
            guard let gate = pack.criteria[index].applicability else { return WayUpPart() }
            return WayUpPart(inclusion: try truth(of: gate.condition, of: pack.criteria[index].id).truth)
        case .criterionDeduction, .deduction:
            guard let points = try points(ofDeduction: item) else { return WayUpPart() }
            return WayUpPart(sums: sums(points.most.negated, points.least.negated))
        case .prerequisite(let index):
            let rule = pack.prerequisites[index]
            return WayUpPart(gate: try truth(of: rule.condition, of: rule.id).truth == .yes)
        case .packGate:
            guard let condition = pack.applies else { return WayUpPart() }
            return WayUpPart(gate: try truth(of: condition, of: pack.id).truth == .yes)
        case .target(let index, let inner): return WayUpPart(sums: try levels(index, inner))
        }
    }

    /// The most that an item can still come to, by its groups.
    ///
    /// Where more points can be worse nothing is said of what is open: there it is without end.
    mutating func most(of item: WayUpItem) throws(ScoringFault) -> [Rational] {
        switch item {
        case .indicator(let index, let inner):
            [try indicator(pack.criteria[index].indicators[inner]).points.most]
        case .criterionDeduction, .deduction: [try points(ofDeduction: item)?.least.negated ?? .zero]
        case .target(let index, let inner): try levels(index, inner, isMost: true)
        case .criterionGate, .prerequisite, .packGate: []
        }
    }

    private mutating func points(ofDeduction item: WayUpItem) throws(ScoringFault) -> Bounds? {
        let rule: Deduction? =
            switch item {
            case .criterionDeduction(let index, let inner): pack.criteria[index].deductions?.items[inner]
            case .deduction(let index): pack.deductions?.items[index]
            case .indicator, .criterionGate, .prerequisite, .packGate, .target: nil
            }
        guard let rule else { return nil }
        return try deduction(rule).points
    }

    /// One for each level that is content with a target.
    private mutating func levels(
        _ index: Int, _ inner: Int, isMost: Bool = false
    ) throws(ScoringFault) -> [Rational] {
        guard let model = pack.targetModel else { return [] }
        let result = try result(of: model.criteria[index].targets[inner], in: model.criteria[index])
        return model.levels.enumerated().map { level, rule in
            guard let state = result.state(at: level, need: rule.need) else { return .zero }
            return rule.need.counts(state) || (isMost && state == .open) ? .one : .zero
        }
    }
}

extension Level.Need {
    /// Whether a target in a state does what the level wants of it.
    func counts(_ state: TargetState) -> Bool {
        switch self {
        case .all: state == .met || state == .notApplicable
        case .atLeast: state == .met
        }
    }
}
