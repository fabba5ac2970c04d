import RuleModel

/// What stands in the way of a goal although everything that may change was left open.
struct WayUpObstacles {
    let goal: WayUpGoal
    let terrain: WayUpTerrain

    var found: [WayUp.Obstacle] {
        terrain.pack.targetModel.map { targets(of: $0) } ?? points
    }

    private var points: [WayUp.Obstacle] {
        guard let open = terrain.open else { return [] }
        let bars = open.bars.map { WayUp.Obstacle.bar($0) }
        return bars + (goal.mayBeReached(by: open) ? [] : [.points(most: open.points.most)])
    }

    // MARK: - Levels

    /// What bars every level above; the reasons are those of the lowest one.
    private func targets(of model: TargetModel) -> [WayUp.Obstacle] {
        let bars = (terrain.open?.bars ?? []).map { WayUp.Obstacle.bar($0) }
        let all = goal.ranks.map { bars + reasons(against: $0, of: model) }
        return all.contains { $0.isEmpty } ? [] : all.first ?? []
    }

    private func reasons(against index: Int, of model: TargetModel) -> [WayUp.Obstacle] {
        let level = model.levels[index]
        var reasons: [WayUp.Obstacle] = []
        if let after = level.after, let held = terrain.verdict.levels[index].after, held != .yes {
            reasons.append(
                held == .unknown
                    ? .history(level: after.level)
                    : .after(level: after.level, months: after.months, earliest: earliest(after, of: model)))
        }
        guard let open = terrain.open?.levels[index], open.targets == .no else { return reasons }
        switch level.need {
        case .all: reasons += open.targets(in: .missed).map { .target($0) }
        case .atLeast(let count):
            let most = open.states.count { $0 == .met || $0 == .open }
            reasons.append(.targets(most: most, needed: count))
        }
        return reasons
    }

    /// The first year at whose end a level was held for long enough, if it is not lost before.
    ///
    /// What was not held yet can be held from the end of this year.
    private func earliest(_ after: Level.After, of model: TargetModel) -> Int {
        let record = terrain.record
        var start = Day(year: record.period, month: 12, day: 31)
        if let slot = model.history, case .list(let items)? = record.values[slot] {
            for case .record(let item) in items {
                guard case .text(let id)? = item.values[PastResult.Slot.level.rawValue],
                    case .date(let day)? = item.values[PastResult.Slot.date.rawValue],
                    let level = model.levels.firstIndex(where: { $0.id == id }), level >= after.level,
                    concernsTitle(item)
                else { continue }
                start = start.map { min($0, day) } ?? day
            }
        }
        return start?.adding(months: after.months)?.parts.year ?? record.period
    }

    private func concernsTitle(_ item: Item) -> Bool {
        guard case .text(let title)? = item.values[PastResult.Slot.title.rawValue] else { return true }
        return terrain.pack.isCalled(title)
    }
}
