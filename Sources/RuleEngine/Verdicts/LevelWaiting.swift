import RuleModel

/// Finds the missing data that the verdict of a pack of targets waits for.
///
/// A datum is waited for where a prerequisite or the pack's own condition needs it, or a level that could still
/// be the highest one reached.
struct LevelWaiting {
    /// The targets that wait for a datum, over all levels.
    private var targets: [DataPath: Set<Int>] = [:]
    private var gates: Set<DataPath>

    init(model: TargetModel, verdict: Verdict, gate: Set<DataPath>) {
        gates = verdict.prerequisites.reduce(into: gate) { $0.formUnion($1.missing) }
        let certain = verdict.levels.lastIndex { $0.isReached == .yes } ?? -1
        for (index, level) in verdict.levels.enumerated() where index > certain && level.isReached == .unknown
        {
            // What a failed prerequisite bars anyway waits for nothing.
            guard verdict.bars.isEmpty || !model.levels[index].isRecognised else { continue }
            if level.after == .unknown { gates.formUnion(level.afterMissing) }
            guard level.targets == .unknown else { continue }
            for target in level.targets(in: .open) {
                for path in verdict.targets[target].missing(at: index) {
                    targets[path, default: []].insert(target)
                }
            }
        }
    }

    /// What is waited for: first what a gate needs, then what most targets need.
    var data: [MissingDatum] {
        gates.union(targets.keys).map { path in
            MissingDatum(
                path: path, points: .zero, isGate: gates.contains(path), targets: targets[path]?.count ?? 0)
        }.sorted {
            if $0.isGate != $1.isGate { return $0.isGate }
            return $0.targets != $1.targets ? $0.targets > $1.targets : $0.path < $1.path
        }
    }
}
