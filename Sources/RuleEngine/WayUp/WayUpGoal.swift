import RuleModel

/// The classes or levels that are a step up for one verdict.
struct WayUpGoal {
    /// By index in the pack, the lowest first.
    let ranks: [Int]
    /// The least points that give one of them; none for levels.
    let threshold: Rational?
    /// Whether more points can never be worse.
    let isRising: Bool

    init?(above verdict: Verdict, in pack: RulePack) {
        guard verdict.status != .notApplicable, verdict.status != .pending else { return nil }
        let ranked = pack.recognisedRanks
        if verdict.status == .recognised {
            let lowest = ranked.first { verdict.possibleClasses.contains($0) }
            let rank = lowest.flatMap { ranked.firstIndex(of: $0) } ?? ranked.endIndex
            ranks = Array(ranked.dropFirst(rank + 1))
        } else {
            ranks = ranked
        }
        guard let first = ranks.first else { return nil }
        guard pack.targetModel == nil else {
            (threshold, isRising) = (nil, true)
            return
        }
        let least = pack.classes[first].test.lowest
        threshold = least
        let goal = ranks
        isRising = pack.classes.indices.allSatisfy { index in
            goal.contains(index)
                || !pack.classes[index].test.mayHold(from: least, to: Rational(Int(Int32.max)))
        }
    }

    /// The lowest rank that a verdict is certain of, if it is one of these.
    func reached(by verdict: Verdict) -> Int? {
        guard verdict.status == .recognised else { return nil }
        guard verdict.possibleClasses.allSatisfy({ ranks.contains($0) }) else { return nil }
        return ranks.first { verdict.possibleClasses.contains($0) }
    }

    /// Whether what is open may still give one of these ranks.
    func mayBeReached(by verdict: Verdict) -> Bool {
        verdict.possibleClasses.contains { ranks.contains($0) }
    }
}

extension RulePack {
    /// The classes or levels that earn the title, the lowest first.
    fileprivate var recognisedRanks: [Int] {
        if let model = targetModel { return model.levels.indices.filter { model.levels[$0].isRecognised } }
        return classes.indices.filter { classes[$0].isRecognised }
            .sorted { classes[$0].test.lowest < classes[$1].test.lowest }
    }
}

extension UnaryTest {
    /// The lowest number that may pass; a number below all points where there is no lower end.
    fileprivate var lowest: Rational {
        intervals.map { $0.lower.limit ?? Rational(Int(Int32.min)) }.min() ?? Rational(Int(Int32.min))
    }
}
