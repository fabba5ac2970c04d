import RuleModel

// Packs of targets:
//
//     target     applies, the condition of each level
//     level      enough targets met, and the level before held long enough
//     verdict    prerequisites, the highest level reached, status

extension ReferenceEvaluator {
    /// The whole verdict of a pack of targets that applies or may apply.
    mutating func verdict(
        by model: TargetModel, applies: Gate
    ) throws(ScoringFault) -> Verdict {
        var verdict = Verdict(
            status: .pending, points: .zero, possibleClasses: [], criteria: [], deductions: [],
            prerequisites: [], bars: [], missing: [], unverified: 0)
        verdict.asOf = asOf
        for criterion in model.criteria {
            for target in criterion.targets { verdict.targets.append(try result(of: target, in: criterion)) }
        }
        for index in pack.prerequisites.indices { verdict.prerequisites.append(try prerequisite(index)) }
        verdict.bars = verdict.prerequisites.indices
            .filter { verdict.prerequisites[$0].holds == .no }
            .map { Bar.prerequisite($0) }
        for index in model.levels.indices {
            verdict.levels.append(level(at: index, of: model, verdict.targets))
        }
        conclude(&verdict, by: model, applies: applies.truth)
        verdict.missing = LevelWaiting(model: model, verdict: verdict, gate: applies.missing).data
        verdict.unverified = unverifiedItems(in: verdict, model)
        verdict.asOf = asOf
        return verdict
    }

    // MARK: - Targets

    mutating func result(
        of target: Target, in criterion: TargetCriterion
    ) throws(ScoringFault) -> TargetResult {
        expressions.beginReads()
        var applies = Truth.yes
        var missing: Set<DataPath> = []
        for condition in [criterion.applies, target.applies].compactMap(\.self) {
            let (truth, paths) = try truth(of: condition, of: target.id)
            applies = applies && truth
            missing.formUnion(paths)
        }
        var answers: [TargetResult.Answer?] = []
        for condition in target.conditions {
            guard let condition, applies != .no else {
                answers.append(condition.map { _ in TargetResult.Answer(holds: .no, missing: []) })
                continue
            }
            let (truth, paths) = try truth(of: condition, of: target.id)
            let isZero = truth == .unknown && target.missing == .zero
            answers.append(
                TargetResult.Answer(holds: isZero ? .no : truth, missing: paths, countsAsMissed: isZero))
        }
        return TargetResult(
            applies: applies, gateMissing: missing, answers: answers, reads: expressions.reads)
    }

    // MARK: - Levels

    private func level(at index: Int, of model: TargetModel, _ targets: [TargetResult]) -> LevelResult {
        let level = model.levels[index]
        let states = targets.map { $0.state(at: index, need: level.need) }
        let after = level.after.map { held($0, of: model) }
        return LevelResult(
            states: states, targets: level.need.isMet(by: states.compactMap(\.self)), after: after?.truth,
            afterMissing: after?.missing ?? [])
    }

    /// Whether a level, or a later one, was held for long enough before the day that decides.
    private func held(
        _ after: Level.After, of model: TargetModel
    ) -> (truth: Truth, missing: Set<DataPath>) {
        guard let slot = model.history, case .list(let items)? = record.values[slot] else {
            return (.unknown, Set(model.history.map { [.field($0)] } ?? []))
        }
        var truth = Truth.no
        var missing: Set<DataPath> = []
        for case .record(let item) in items where concernsTitle(item) {
            let isHigh = reaches(after.level, item, model)
            let isOld = isLongAgo(item, months: after.months)
            let holds = isHigh && isOld
            truth = truth || holds
            guard holds == .unknown else { continue }
            for (part, known) in [(PastResult.Slot.level, isHigh), (.date, isOld)] where known == .unknown {
                missing.insert(.item(slot, item.index, part.rawValue))
            }
        }
        return (truth, truth == .unknown ? missing : [])
    }

    /// Whether an earlier result is one of this title; where it does not say, it is.
    private func concernsTitle(_ item: Item) -> Bool {
        guard case .text(let title)? = item.values[PastResult.Slot.title.rawValue] else { return true }
        return pack.isCalled(title)
    }

    private func reaches(_ level: Int, _ item: Item, _ model: TargetModel) -> Truth {
        guard case .text(let id)? = item.values[PastResult.Slot.level.rawValue] else { return .unknown }
        return Truth(model.levels.firstIndex { $0.id == id }.map { $0 >= level } ?? false)
    }

    private func isLongAgo(_ item: Item, months: Int) -> Truth {
        guard case .date(let day)? = item.values[PastResult.Slot.date.rawValue] else { return .unknown }
        guard let last = asOf ?? Day(year: record.period, month: 12, day: 31),
            let held = day.adding(months: months)
        else { return .no }
        return Truth(held <= last)
    }

    // MARK: - Conclusion

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
