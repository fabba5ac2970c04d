import RuleModel

/// The ways that were found: at most three, the smallest, none of which contains another.
struct WayUpFinds {
    private struct Find {
        var levers: Set<Int>
        var size: Rational
        var alternative: WayUp.Alternative

        func precedes(_ other: Find) -> Bool {
            if levers.count != other.levers.count { return levers.count < other.levers.count }
            if size != other.size { return size < other.size }
            return alternative.changes.map(\.path).lexicographicallyPrecedes(
                other.alternative.changes.map(\.path))
        }
    }

    private static let most = 3
    /// Long packs take longer to score.
    private let costOfScoring: Int
    private let goal: WayUpGoal
    private let terrain: WayUpTerrain
    private var finds: [Find] = []
    /// How many data are changed by the sets that are being looked for.
    var count = 0

    init(goal: WayUpGoal, terrain: WayUpTerrain) {
        (self.goal, self.terrain) = (goal, terrain)
        costOfScoring = max(1, terrain.pack.indicators.count, terrain.pack.targetModel?.targets.count ?? 0)
    }

    var alternatives: [WayUp.Alternative] { finds.map(\.alternative) }
    var isFull: Bool { finds.count >= Self.most }

    /// The size that a further way has to stay below, by less than any two sizes differ.
    var limit: Double {
        guard isFull, let last = finds.last, last.levers.count == count else { return .infinity }
        return last.size.approximation - 1e-9
    }

    /// Whether some choices hold a way with fewer data, so that they are none of their own.
    func hold(within options: [WayUpOption]) -> Bool {
        let levers = Set(options.flatMap(\.levers))
        return finds.contains { $0.levers.count < count && $0.levers.isSubset(of: levers) }
    }

    /// Scores a choice, and keeps it if it leads to the goal.
    mutating func score(_ options: [WayUpOption], _ size: Rational, _ fronts: inout WayUpFronts) {
        fronts.spend(costOfScoring)
        let levers = Set(options.flatMap(\.levers))
        let twin = finds.firstIndex { $0.levers == levers }
        if let twin, finds[twin].size <= size { return }
        guard
            let verdict = try? ReferenceEvaluator.verdict(
                on: terrain.record.with(options, in: terrain), by: terrain.pack, asOf: terrain.verdict.asOf,
                notesReads: false),
            let reached = goal.reached(by: verdict)
        else { return }
        let changes = options.flatMap { option in
            zip(option.levers, option.values).map { lever, value in
                WayUp.Change(path: terrain.levers[lever].path, from: terrain.levers[lever].from, to: value)
            }
        }
        if let twin { finds.remove(at: twin) }
        finds.append(
            Find(
                levers: levers, size: size,
                alternative: WayUp.Alternative(
                    rank: reached, gain: gain(to: verdict, reached),
                    changes: changes.sorted { $0.path < $1.path })))
        finds.sort { $0.precedes($1) }
        finds = Array(finds.prefix(Self.most))
    }

    /// How many points more it is, or how many targets more are met.
    private func gain(to verdict: Verdict, _ rank: Int) -> Rational {
        guard terrain.pack.targetModel != nil else {
            return verdict.points.least.subtracting(terrain.verdict.points.least) ?? .zero
        }
        let (before, after) = (terrain.verdict.levels[rank].states, verdict.levels[rank].states)
        return Rational(zip(before, after).count { $0 != .met && $1 == .met })
    }
}

extension Record {
    /// The record with the values of some choices.
    func with(_ options: [WayUpOption], in terrain: WayUpTerrain) -> Record {
        options.reduce(self) { record, option in
            zip(option.levers, option.values).reduce(record) { $0.with($1.1, at: terrain.levers[$1.0].path) }
        }
    }
}
