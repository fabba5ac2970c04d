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

/// What the items of a component come to.
struct WayUpEffect: Hashable {
    /// By group of the component, the better the greater.
    var sums: [Rational]
    /// Whether each floor and prerequisite holds for certain.
    var gates: [Bool]
    /// What counts at all.
    var inclusions: [Truth]

    /// Whether nothing can be better with the other one in its place.
    func covers(_ other: WayUpEffect) -> Bool {
        inclusions == other.inclusions && zip(sums, other.sums).allSatisfy { $0 >= $1 }
            && zip(gates, other.gates).allSatisfy { $0 || !$1 }
    }
}

/// The items that some data decide over together, apart from all others.
struct WayUpComponent {
    /// By index in the terrain.
    var levers: [Int] = []
    var items: [WayUpItem] = []
    var groups: [WayUpGroup] = []
    /// The criterion in which each gate binds; none where it always does.
    var gateCriteria: [Int?] = []
    /// The fields whose limits read its data.
    var limits: [ReadingLimit] = []
    /// Whether it decides over what counts, so that its points cannot simply be added.
    var isVarying = false
    /// What its items come to now.
    var now = WayUpEffect(sums: [], gates: [], inclusions: [])
    /// The most that its items can come to.
    var most: [Rational] = []

    /// Whether nothing can be better.
    func isTop(_ effect: WayUpEffect) -> Bool {
        !isVarying && !effect.gates.contains(false) && zip(effect.sums, most).allSatisfy { $0 >= $1 }
    }
}

extension ReferenceEvaluator {
    /// What the items of a component come to; where more points can be worse, all that is open counts.
    mutating func effect(
        of component: WayUpComponent, isRising: Bool
    ) throws(ScoringFault) -> WayUpEffect {
        var sums: [WayUpGroup: Rational] = [:]
        var effect = WayUpEffect(sums: [], gates: [], inclusions: [])
        for item in component.items {
            switch item {
            case .indicator(let index, let inner):
                let rule = pack.criteria[index].indicators[inner]
                let result = try indicator(rule)
                sums[.indicators(index), default: .zero].add(result.points.least)
                if !isRising { sums[.most(index), default: .zero].add(result.points.most) }
                if rule.floor != nil { effect.gates.append((result.floor ?? .yes) == .yes) }
                effect.inclusions.append(result.inclusion)
            case .criterionGate(let index):
                guard let gate = pack.criteria[index].applicability else { continue }
                effect.inclusions.append(try truth(of: gate.condition, of: pack.criteria[index].id).truth)
            case .criterionDeduction(let index, let inner):
                guard let items = pack.criteria[index].deductions?.items else { continue }
                let points = try deduction(items[inner]).points
                sums[.criterionDeductions(index), default: .zero].add(points.most.negated)
                if !isRising { sums[.most(index), default: .zero].add(points.least.negated) }
            case .deduction(let index):
                guard let items = pack.deductions?.items else { continue }
                let points = try deduction(items[index]).points
                sums[.deductions, default: .zero].add(points.most.negated)
                if !isRising { sums[.most(-1), default: .zero].add(points.least.negated) }
            case .prerequisite(let index):
                let rule = pack.prerequisites[index]
                effect.gates.append(try truth(of: rule.condition, of: rule.id).truth == .yes)
            case .packGate:
                guard let condition = pack.applies else { continue }
                effect.gates.append(try truth(of: condition, of: pack.id).truth == .yes)
            case .target(let index, let inner):
                try add(index, inner, to: &sums)
            }
        }
        effect.sums = component.groups.map { sums[$0] ?? .zero }
        return effect
    }

    /// The most that the items of a component can still come to.
    mutating func mostSums(of component: WayUpComponent) throws(ScoringFault) -> [Rational] {
        var sums: [WayUpGroup: Rational] = [:]
        for item in component.items {
            switch item {
            case .indicator(let index, let inner):
                sums[.indicators(index), default: .zero].add(
                    try indicator(pack.criteria[index].indicators[inner]).points.most)
            case .criterionDeduction(let index, let inner):
                guard let items = pack.criteria[index].deductions?.items else { continue }
                sums[.criterionDeductions(index), default: .zero].add(
                    try deduction(items[inner]).points.least.negated)
            case .deduction(let index):
                guard let items = pack.deductions?.items else { continue }
                sums[.deductions, default: .zero].add(try deduction(items[index]).points.least.negated)
            case .target(let index, let inner): try add(index, inner, to: &sums, isMost: true)
            case .criterionGate, .prerequisite, .packGate: break
            }
        }
        return component.groups.map { group in
            if case .most = group { Rational(Int(Int32.max)) } else { sums[group] ?? .zero }
        }
    }

    /// Counts a target at each level that is content with it.
    private mutating func add(
        _ index: Int, _ inner: Int, to sums: inout [WayUpGroup: Rational], isMost: Bool = false
    ) throws(ScoringFault) {
        guard let model = pack.targetModel else { return }
        let result = try result(of: model.criteria[index].targets[inner], in: model.criteria[index])
        for (level, rule) in model.levels.enumerated() {
            guard let state = result.state(at: level, need: rule.need) else { continue }
            if rule.need.counts(state) || (isMost && state == .open) {
                sums[.level(level), default: .zero].add(.one)
            }
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

extension Rational {
    /// Adds a number, unless there is none or the sum does not fit.
    mutating func add(_ other: Rational?) {
        if let other, let sum = adding(other) { self = sum }
    }
}

extension [Rational] {
    /// The sum; what does not fit is left out.
    var sum: Rational {
        reduce(.zero) { $0.adding($1) ?? $0 }
    }
}
