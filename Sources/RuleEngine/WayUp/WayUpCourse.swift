import RuleModel

/// What is lacking for one rank, and how much what adds up counts for it, while what is left out stays the same.
struct WayUpCourse {
    /// How much is lacking; not above 0 where points are not what is lacking.
    let needed: Rational
    /// How much one more of each group is worth at the most.
    private(set) var weights: [WayUpGroup: Rational] = [:]
    /// How much more a criterion can bring in, where that is known.
    private var rooms: [Int: Rational] = [:]
    /// How much a criterion lacks to its floor.
    private(set) var floors: [Int: Rational] = [:]
    /// Criteria that do not apply, in which nothing is bound by a floor.
    private var leftOut: Set<Int> = []

    /// The course to a level, from what the targets come to.
    init(toLevel level: Int, from verdict: Verdict, of model: TargetModel) {
        let need = model.levels[level].need
        let states = verdict.levels[level].states.compactMap(\.self)
        let met = states.count { need.counts($0) }
        switch need {
        case .all: needed = Rational(states.count - met)
        case .atLeast(let count): needed = Rational(count - met)
        }
        weights[.level(level)] = .one
    }

    /// The course to a number of points.
    init(to threshold: Rational, from verdict: Verdict, by pack: RulePack) {
        needed = threshold.subtracting(verdict.points.least) ?? .zero
        let results = zip(pack.criteria, verdict.criteria)
        let whole = Self.factor(
            results.map { ($0.maximum, $1.inclusion) }, most: pack.maximum,
            sum: pack.criteria.map(\.maximum).sum)
        weights[.deductions] = .one
        for (index, (criterion, result)) in results.enumerated() {
            let own = Self.factor(
                zip(criterion.indicators, result.indicators).map { ($0.maximum, $1.inclusion) },
                most: criterion.maximum, sum: criterion.indicators.map(\.maximum).sum)
            if result.indicators.allSatisfy({ $0.inclusion == .no }) { leftOut.insert(index) }
            weights[.criterionDeductions(index)] = whole
            weights[.indicators(index)] = own.multiplied(by: whole)
            if criterion.deductions == nil, result.inclusion == .yes {
                rooms[index] = criterion.maximum.subtracting(min(result.points.least, criterion.maximum))?
                    .multiplied(by: whole)
            }
            // None in what does not apply, even where it counts.
            if let floor = criterion.floor, let holds = result.floor, holds != .yes, result.inclusion == .yes
            {
                floors[index] = floor.subtracting(result.points.least)?.multiplied(by: whole)
            }
        }
    }

    /// What a point is worth at the most once what is left out is made up for by the rest.
    private static func factor(
        _ terms: [(maximum: Rational, inclusion: Truth)], most: Rational, sum: Rational
    ) -> Rational {
        let certain = terms.filter { $0.inclusion == .yes }.map(\.maximum).sum
        let smallest = terms.filter { $0.inclusion != .no }.map(\.maximum).min() ?? .one
        let rest = certain > .zero ? certain : smallest
        return min(most, sum).divided(by: min(most, rest)) ?? .one
    }

    /// How much a change is worth at the most: a loss may be swallowed by a cap, so it counts for nothing.
    func worth(of effect: WayUpEffect, in component: WayUpComponent) -> Rational {
        var worth = Rational.zero
        for (position, group) in component.groups.enumerated() {
            guard let gain = gain(group, effect.sums[position], component.now.sums[position]) else {
                continue
            }
            worth.add(gain)
        }
        return worth
    }

    /// The most that a component can be worth.
    func mostWorth(of component: WayUpComponent) -> Rational {
        var worth = Rational.zero
        for (position, group) in component.groups.enumerated() {
            guard let gain = gain(group, component.most[position], component.now.sums[position]) else {
                continue
            }
            worth.add(gain)
        }
        return worth
    }

    private func gain(_ group: WayUpGroup, _ after: Rational, _ before: Rational) -> Rational? {
        guard let weight = weights[group], let gain = after.subtracting(before), gain > .zero else {
            return nil
        }
        return gain.multiplied(by: weight)
    }

    /// What a change is worth to each criterion at the most.
    func worthByCriterion(of effect: WayUpEffect, in component: WayUpComponent) -> [Int: Rational] {
        var worth: [Int: Rational] = [:]
        for (position, group) in component.groups.enumerated() {
            guard let gain = gain(group, effect.sums[position], component.now.sums[position]) else {
                continue
            }
            switch group {
            case .indicators(let index), .criterionDeductions(let index):
                worth[index, default: .zero].add(gain)
            case .deductions: worth[Self.total, default: .zero].add(gain)
            case .level, .most: worth[Self.total, default: .zero].add(gain)
            }
        }
        return worth
    }

    /// Stands for what belongs to no criterion.
    private static let total = -1

    /// Whether what several changes are worth together may be enough.
    func mayReach(with worth: [Int: Rational]) -> Bool {
        for (index, floor) in floors where (worth[index] ?? .zero) < floor { return false }
        return worth.map { index, gain in rooms[index].map { min($0, gain) } ?? gain }.sum >= needed
    }

    /// Whether a gate of a component binds.
    func binds(_ gate: Int, of component: WayUpComponent) -> Bool {
        component.gateCriteria[gate].map { !leftOut.contains($0) } ?? true
    }

    /// Whether every gate of a component that binds holds.
    func admits(_ effect: WayUpEffect, of component: WayUpComponent) -> Bool {
        effect.gates.indices.allSatisfy { effect.gates[$0] || !binds($0, of: component) }
    }
}
