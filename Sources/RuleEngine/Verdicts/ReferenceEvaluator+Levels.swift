import RuleModel

// What packs of targets ask of a record: each target, and earlier results.

extension ReferenceEvaluator {
    /// What a target comes to at each level, the condition of its criterion included.
    package mutating func target(
        _ index: Int, ofCriterion criterion: Int
    ) throws(ScoringFault) -> TargetResult {
        guard let criterion = pack.targetModel?.criteria[criterion] else {
            preconditionFailure("no such criterion")
        }
        return try result(of: criterion.targets[index], in: criterion)
    }

    /// Whether the level that must come before one, or a later one, was held for long enough; none where none must.
    package mutating func level(before index: Int) -> PastLevel? {
        guard let model = pack.targetModel else { return nil }
        return model.levels[index].after.map { held($0, of: model) }
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
            missing.add(paths)
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

    // MARK: - Earlier results

    /// Whether a level, or a later one, was held for long enough before the day that decides.
    private func held(_ after: Level.After, of model: TargetModel) -> PastLevel {
        guard let slot = model.history, case .list(let items)? = record.values[slot] else {
            return PastLevel(isHeld: .unknown, missing: Set(model.history.map { [.field($0)] } ?? []))
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
        return PastLevel(isHeld: truth, missing: truth == .unknown ? missing : [])
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
}
