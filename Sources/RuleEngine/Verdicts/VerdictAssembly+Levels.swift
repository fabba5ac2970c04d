import RuleModel

// Packs of targets:
//
//     target     applies, the condition of each level
//     level      enough targets met, and the level before held long enough
//     verdict    prerequisites, the highest level reached, status

extension VerdictAssembly {
    /// The verdict of a pack of targets that applies or may apply.
    mutating func verdict(by model: TargetModel, applies: Gate) throws(ScoringFault) -> Verdict {
        var verdict = Verdict(
            status: .pending, points: .zero, possibleClasses: [], criteria: [], deductions: [],
            prerequisites: [], bars: [], missing: [], unverified: 0)
        for (index, criterion) in model.criteria.enumerated() {
            for inner in criterion.targets.indices {
                verdict.targets.append(try items.target(inner, ofCriterion: index))
            }
        }
        for index in pack.prerequisites.indices {
            verdict.prerequisites.append(try items.prerequisite(index))
        }
        verdict.bars = verdict.prerequisites.indices
            .filter { verdict.prerequisites[$0].holds == .no }
            .map { Bar.prerequisite($0) }
        for index in model.levels.indices {
            verdict.levels.append(
                level(model.levels[index], at: index, verdict.targets, items.level(before: index)))
        }
        conclude(&verdict, by: model, applies: applies.truth)
        verdict.missing = LevelWaiting(model: model, verdict: verdict, gate: applies.missing).data
        verdict.unverified = unverifiedItems(in: verdict, model)
        return verdict
    }

    private func level(
        _ level: Level, at index: Int, _ targets: [TargetResult], _ before: PastLevel?
    ) -> LevelResult {
        let states = targets.map { $0.state(at: index, need: level.need) }
        return LevelResult(
            states: states, targets: level.need.isMet(by: states.compactMap(\.self)), after: before?.isHeld,
            afterMissing: before?.missing ?? [])
    }

    private func conclude(_ verdict: inout Verdict, by model: TargetModel, applies: Truth) {
        let reached = verdict.levels.map(\.isReached)
        verdict.possibleClasses = reached.possibleRanks
        guard applies == .yes else { return }
        let gates = verdict.prerequisites.map(\.holds).reduce(.yes) { $0 && $1 }
        let earned = zip(model.levels, reached).map { $0.isRecognised ? $1 && gates : $1 }
        let recognised = zip(model.levels, earned).filter { $0.0.isRecognised }.map(\.1)
        verdict.status =
            switch recognised.reduce(.no, { $0 || $1 }) {
            case .yes: .recognised
            case .no: .notRecognised
            case .unknown: .pending
            }
        let possible = earned.possibleRanks
        guard possible.count == 1, let only = possible.first, earned[only] == .yes else { return }
        verdict.classIndex = only
    }

    private func unverifiedItems(in verdict: Verdict, _ model: TargetModel) -> Int {
        pack.prerequisites.count { !$0.isVerified } + model.levels.count { $0.source?.isVerified == false }
            + zip(model.targets, verdict.targets).count { !$0.isVerified && $1.applies != .no }
    }
}

extension [Truth] {
    /// The levels that may be the highest one reached: the highest that is certain, and those above it.
    fileprivate var possibleRanks: [Int] {
        let certain = lastIndex(of: .yes) ?? 0
        return indices.filter { $0 >= certain && self[$0] != .no }
    }
}

extension Level.Need {
    /// Whether enough of the targets are met.
    fileprivate func isMet(by states: [TargetState]) -> Truth {
        switch self {
        case .all:
            if states.contains(.missed) { return .no }
            return states.contains(.open) ? .unknown : .yes
        case .atLeast(let count):
            let met = states.count { $0 == .met }
            if met >= count { return .yes }
            return met + states.count { $0 == .open } < count ? .no : .unknown
        }
    }
}
