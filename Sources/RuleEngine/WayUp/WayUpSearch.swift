import RuleModel

/// Looks for the smallest sets of changes that reach a goal.
///
///     terrain     the data that may change, apart in components that have no item in common
///     fronts      for each component the choices of values that are worth a try, out of all combinations
///     course      what is lacking, and what each change is worth at the most
///     table       how small the changes of all later components can be
///     route       chooses component by component, and leaves out what the table rules out
///     finds       scores what is left, and keeps the smallest
///
/// Sets of one datum come first, then of two, and so on. Components that decide over what counts at all are
/// chosen before the others, for what a point is worth depends on them.
struct WayUpSearch {
    /// To find out what is worth a try may take so many times the steps of the search itself.
    private static let terrainShare = 4

    private let goal: WayUpGoal
    private let terrain: WayUpTerrain
    private var fronts: WayUpFronts
    private var finds: WayUpFinds

    /// What tells one search for the rest from another.
    private struct Key: Hashable {
        var effects: [WayUpEffect]
        var components: [Int]
        var count: Int
    }

    /// The components that decide over what counts.
    private let varying: Set<Int>
    private var routes: [Key: [WayUpRoute]] = [:]

    init(goal: WayUpGoal, verdict: Verdict, record: Record, pack: RulePack, budget: Int) {
        self.goal = goal
        terrain = WayUpTerrain(
            verdict: verdict, record: record, pack: pack, isRising: goal.isRising,
            budget: budget * Self.terrainShare)
        varying = Set(terrain.components.indices.filter { [terrain] in terrain.components[$0].isVarying })
        fronts = WayUpFronts(terrain: terrain, budget: budget)
        finds = WayUpFinds(goal: goal, terrain: terrain)
    }

    var wayUp: WayUp {
        mutating get {
            let obstacles = WayUpObstacles(goal: goal, terrain: terrain).found
            guard obstacles.isEmpty else { return wayUp(obstacles) }
            search()
            return wayUp(finds.alternatives.isEmpty ? [failure] : [])
        }
    }

    /// Why the search found nothing.
    private var failure: WayUp.Obstacle {
        guard isCertain else { return .unknown }
        return terrain.lacksData ? .missing : .conflict
    }

    private var isCertain: Bool {
        fronts.remaining > 0 && !terrain.levers.contains(where: \.isCutShort)
    }

    private func wayUp(_ obstacles: [WayUp.Obstacle]) -> WayUp {
        WayUp(
            target: goal.ranks[0], lacking: lacking, alternatives: finds.alternatives, obstacles: obstacles,
            isProven: isCertain)
    }

    private var lacking: Rational {
        if let threshold = goal.threshold {
            return threshold.subtracting(terrain.verdict.points.least) ?? .zero
        }
        guard let model = terrain.pack.targetModel else { return .zero }
        return WayUpCourse(toLevel: goal.ranks[0], from: terrain.verdict, of: model).needed
    }

    // MARK: - Sets of data

    private mutating func search() {
        let most = terrain.components.map(\.levers.count).reduce(0, +)
        guard most > 0 else { return }
        for count in 1...most {
            let isLast = !finds.alternatives.isEmpty
            finds.count = count
            var draft = WayUpRoute.Draft()
            routes = [:]
            vary(varying.sorted(), count, &draft)
            if isLast || finds.isFull || fronts.remaining <= 0 { return }
        }
    }

    /// Chooses what decides over what counts, and looks for the rest.
    private mutating func vary(_ open: [Int], _ count: Int, _ draft: inout WayUpRoute.Draft) {
        guard fronts.remaining > 0 else { return }
        guard let next = open.first else { return follow(draft, count) }
        let rest = Array(open.dropFirst())
        vary(rest, count, &draft)
        for changed in 1...max(count, 1) where changed <= count {
            for option in fronts.options(of: next, changing: changed) {
                var chosen = draft
                chosen.options.append(option)
                chosen.components.append(next)
                chosen.size.add(option.size)
                chosen.bound += option.size.approximation
                guard chosen.bound < finds.limit, !finds.hold(within: chosen.options) else { continue }
                vary(rest, count - changed, &chosen)
            }
        }
    }

    private mutating func follow(_ draft: WayUpRoute.Draft, _ count: Int) {
        if count == 0 {
            if !draft.options.isEmpty { finds.score(draft.options, draft.size, &fronts) }
            return
        }
        let key = Key(effects: draft.options.map(\.effect), components: draft.components, count: count)
        var found: [WayUpRoute]
        if let known = routes[key] {
            found = known
        } else {
            found = courses(from: draft).filter { mayReach(by: $0, count) }.map { course in
                WayUpRoute(course, in: terrain, without: varying, count: count, &fronts)
            }
        }
        for index in found.indices {
            found[index].search(count: count, from: draft, in: terrain, &fronts, &finds)
        }
        routes[key] = found
    }

    /// Whether so many data may be enough: they lie in so many components at the most.
    private func mayReach(by course: WayUpCourse, _ count: Int) -> Bool {
        var worths: [Rational] = []
        var needed = 0
        for (index, component) in terrain.components.enumerated() where !varying.contains(index) {
            worths.append(course.mostWorth(of: component))
            if !course.admits(component.now, of: component) { needed += 1 }
        }
        return needed <= count && worths.sorted(by: >).prefix(count).map(\.self).sum >= course.needed
    }

    /// What is lacking once some choices were made; none where they cannot be scored.
    private mutating func courses(from draft: WayUpRoute.Draft) -> [WayUpCourse] {
        var verdict = terrain.verdict
        if !draft.options.isEmpty {
            fronts.spend(terrain.pack.indicators.count)
            let record = terrain.record.with(draft.options, in: terrain)
            guard
                let changed = try? ReferenceEvaluator.verdict(
                    on: record, by: terrain.pack, asOf: terrain.verdict.asOf, notesReads: false),
                changed.status != .notApplicable
            else { return [] }
            verdict = changed
        }
        if let threshold = goal.threshold {
            return [WayUpCourse(to: threshold, from: verdict, by: terrain.pack)]
        }
        guard let model = terrain.pack.targetModel else { return [] }
        return goal.ranks.filter { (terrain.verdict.levels[$0].after ?? .yes) == .yes }
            .map { WayUpCourse(toLevel: $0, from: verdict, of: model) }
    }
}
