import RuleModel

/// Looks for the smallest sets of changes that reach a goal.
///
/// Sets of one datum come first, then of two, and so on. A set is left out as soon as all that its data can give,
/// and all that could still join them, is too little; the bounds of `WayUpTerrain` say how much that is. What
/// remains is tried value by value, the smallest change first, and scored.
struct WayUpSearch {
    private struct Found {
        var levers: Set<Int>
        var size: Rational
        var alternative: WayUp.Alternative
    }

    /// A partial choice of values.
    private struct Draft {
        var record: Record
        var size = Rational.zero
        var gains: [Int: Rational] = [:]
        var values: [Value] = []
    }

    private static let mostAlternatives = 3
    /// Long packs take longer to score and have more to search, so that the time stays within bounds.
    private let costOfScoring: Int

    private let goal: WayUpGoal
    private let terrain: WayUpTerrain
    private let needed: Rational
    /// The smallest change of each datum that can be of use.
    private let smallest: [Rational]
    private let smallestOfAll: Rational
    private var found: [Found] = []
    /// The steps that are left; scoring a record takes several.
    private var remaining: Int
    /// Whether the data being looked at work together, so that their points do not simply add up.
    private var isJoint = false
    /// How many data the sets have that are being looked at.
    private var level = 0

    init(goal: WayUpGoal, verdict: Verdict, record: Record, pack: RulePack, budget: Int) {
        remaining = budget
        let count = pack.indicators.count
        costOfScoring = max(20, count * count / 5)
        self.goal = goal
        terrain = WayUpTerrain(verdict: verdict, record: record, pack: pack)
        needed = goal.threshold.subtracting(verdict.points.least) ?? .zero
        smallest = terrain.smallestChanges
        smallestOfAll = smallest.min() ?? .zero
    }

    private var levers: [WayUpLever] { terrain.levers }

    var wayUp: WayUp {
        mutating get {
            if let open = terrain.open {
                let obstacles = obstacles(in: open)
                guard obstacles.isEmpty else { return wayUp(obstacles) }
            }
            search()
            let isUnknown = remaining <= 0 || terrain.levers.contains(where: \.isCutShort)
            return wayUp(found.isEmpty ? [isUnknown ? .unknown : .conflict] : [])
        }
    }

    private func wayUp(_ obstacles: [WayUp.Obstacle]) -> WayUp {
        WayUp(
            target: goal.classes[0], lacking: needed, alternatives: found.map(\.alternative),
            obstacles: obstacles,
            isProven: remaining > 0 && !terrain.levers.contains(where: \.isCutShort))
    }

    /// What stands in the way although everything that may change was left open.
    private func obstacles(in open: Verdict) -> [WayUp.Obstacle] {
        let bars = open.bars.map { WayUp.Obstacle.bar($0) }
        return bars + (goal.mayBeReached(by: open) ? [] : [.points(most: open.points.most)])
    }

    // MARK: - Sets of data

    private mutating func search() {
        guard !levers.isEmpty else { return }
        for count in 1...levers.count {
            let isLast = !found.isEmpty
            level = count
            choose([], from: 0, potential: .zero)
            if isLast || found.count >= Self.mostAlternatives || remaining <= 0 { return }
        }
    }

    private mutating func choose(_ chosen: [Int], from first: Int, potential: Rational) {
        guard remaining > 0 else { return }
        remaining -= 1
        let open = level - chosen.count
        guard open > 0 else { return tryValues(of: chosen) }
        guard first + open <= levers.count else { return }
        for index in first...(levers.count - open) {
            let most = levers[index..<(index + open)].map(\.potential).sum.adding(potential) ?? potential
            // Later ones have no more to give.
            if most < needed { return }
            guard !isTooLarge(chosen + [index], andMore: open - 1) else { continue }
            choose(
                chosen + [index], from: index + 1,
                potential: potential.adding(levers[index].potential) ?? potential)
        }
    }

    /// Whether no values of some data, and of so many more, make a smaller change than what was found.
    private func isTooLarge(_ chosen: [Int], andMore open: Int) -> Bool {
        guard let limit = sizeLimit else { return false }
        let least = chosen.map { smallest[$0] }.sum.adding(
            smallestOfAll.multiplied(by: Rational(open)) ?? .zero)
        return least.map { $0 >= limit } ?? true
    }

    /// The size that a further alternative has to stay below.
    private var sizeLimit: Rational? {
        guard found.count >= Self.mostAlternatives, let last = found.last, last.levers.count == level else {
            return nil
        }
        return last.size
    }

    // MARK: - Values

    private mutating func tryValues(of chosen: [Int]) {
        guard !found.contains(where: { $0.levers.isSubset(of: chosen) }), meetsBars(chosen) else { return }
        let options = chosen.map { lever -> [WayUpLever.Option] in
            let isAlone = !chosen.contains { $0 != lever && levers[$0].worksTogether(with: levers[lever]) }
            guard !isAlone || levers[lever].isFarReaching else { return levers[lever].options }
            let potentials = terrain.potentials(of: levers[lever])
            return levers[lever].domain.map {
                WayUpLever.Option(value: $0, size: terrain.size(of: levers[lever], $0), gains: potentials)
            }
        }
        isJoint = chosen.contains { lever in
            levers[lever].isFarReaching
                || chosen.contains { $0 != lever && levers[$0].worksTogether(with: levers[lever]) }
        }
        var best: Found?
        let draft = Draft(record: terrain.record)
        guard canFinish(draft, chosen) else { return }
        assign(chosen, options, draft, &best)
        guard let best else { return }
        found.append(best)
        found.sort { left, right in
            if left.levers.count != right.levers.count { return left.levers.count < right.levers.count }
            if left.size != right.size { return left.size < right.size }
            return left.alternative.changes.lexicographicallyPrecedes(right.alternative.changes) {
                $0.path < $1.path
            }
        }
        found = Array(found.prefix(Self.mostAlternatives))
    }

    /// Whether each gate that fails is touched by some of the data.
    private func meetsBars(_ chosen: [Int]) -> Bool {
        let items = chosen.reduce(into: Set<Int>()) { $0.formUnion(levers[$1].items) }
        if chosen.contains(where: { levers[$0].isFarReaching }) { return true }
        return terrain.verdict.bars.allSatisfy { bar in
            items.contains { terrain.items[$0].mayLift(bar) }
        }
    }

    private mutating func assign(
        _ chosen: [Int], _ options: [[WayUpLever.Option]], _ draft: Draft, _ best: inout Found?
    ) {
        let index = draft.values.count
        guard index < chosen.count else { return score(draft, chosen, &best) }
        for option in options[index] {
            remaining -= 1
            guard remaining > 0 else { return }
            var next = draft
            next.size = draft.size.adding(option.size) ?? draft.size
            if let limit = best?.size ?? sizeLimit, next.size >= limit { return }
            next.gains.merge(option.gains) { $0.adding($1) ?? $0 }
            guard isJoint || mayReach(next.gains, with: options[(index + 1)...]) else { continue }
            next.record = draft.record.with(option.value, at: levers[chosen[index]].path)
            next.values.append(option.value)
            guard canFinish(next, chosen) else { continue }
            assign(chosen, options, next, &best)
        }
    }

    /// Whether the rest of the data, left open, still allows the goal; asked where adding up says too little.
    private mutating func canFinish(_ draft: Draft, _ chosen: [Int]) -> Bool {
        guard isJoint, draft.values.count < chosen.count else { return true }
        remaining -= costOfScoring
        let rest = chosen[draft.values.count...].reduce(draft.record) { $0.with(nil, at: levers[$1].path) }
        return terrain.mayReach(goal, on: rest)
    }

    /// Whether the points suffice if all others gave the most that they can.
    private func mayReach(_ gains: [Int: Rational], with others: ArraySlice<[WayUpLever.Option]>) -> Bool {
        var gains = gains
        for options in others {
            var most: [Int: Rational] = [:]
            for option in options { most.merge(option.gains) { max($0, $1) } }
            gains.merge(most) { $0.adding($1) ?? $0 }
        }
        let sum = gains.map { criterion, gain in terrain.room(of: criterion).map { min($0, gain) } ?? gain }
            .sum
        return sum >= needed
    }

    private mutating func score(_ draft: Draft, _ chosen: [Int], _ best: inout Found?) {
        remaining -= costOfScoring
        guard terrain.keepsLimits(draft.record),
            let verdict = try? ReferenceEvaluator.verdict(on: draft.record, by: terrain.pack),
            let reached = goal.reached(by: verdict)
        else { return }
        let changes = zip(chosen, draft.values).map { lever, value in
            WayUp.Change(path: levers[lever].path, from: levers[lever].from, to: value)
        }
        let gain = verdict.points.least.subtracting(terrain.verdict.points.least) ?? .zero
        best = Found(
            levers: Set(chosen), size: draft.size,
            alternative: WayUp.Alternative(
                classIndex: reached, gain: gain, changes: changes.sorted { $0.path < $1.path }))
    }
}
