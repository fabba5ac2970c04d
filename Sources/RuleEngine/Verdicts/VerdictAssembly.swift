package import RuleModel

/// Puts the verdict of a pack together out of the results of its items.
///
///     criterion     sum, rescaling of what is excluded, cap, deductions   (+Criterion)
///     total         the same for the criteria
///     verdict       prerequisites, floors, class, status, what is waited for
///     levels        the same of a pack of targets                         (+Levels)
package struct VerdictAssembly<Items: ItemResults> {
    let pack: RulePack
    var items: Items

    /// The verdict that the results of the items lead to.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - items: The results.
    ///   - asOf: The day to which earlier results were counted, instead of the last of the period.
    /// - Returns: The verdict with its reasons.
    /// - Throws: The first fault of an item that the verdict needs, or of a sum that does not fit.
    package static func verdict(
        by pack: RulePack, from items: Items, asOf: Day? = nil
    ) throws(ScoringFault) -> Verdict {
        var assembly = VerdictAssembly(pack: pack, items: items)
        let applies = try assembly.items.gate()
        guard applies.truth != .no else { return .notApplicable }
        guard let model = pack.targetModel else { return try assembly.verdict(applies: applies) }
        var verdict = try assembly.verdict(by: model, applies: applies)
        verdict.asOf = asOf
        return verdict
    }

    private mutating func verdict(applies: Gate) throws(ScoringFault) -> Verdict {
        var criteria: [CriterionResult] = []
        for index in pack.criteria.indices { criteria.append(try criterion(at: index)) }
        let deductions = try deductions(pack.deductions, ofCriterion: nil)
        let points = try total(of: criteria, less: deductions)
        var prerequisites: [PrerequisiteResult] = []
        for index in pack.prerequisites.indices { prerequisites.append(try items.prerequisite(index)) }

        var verdict = Verdict(
            status: .pending, points: points, possibleClasses: possibleClasses(for: points),
            criteria: criteria,
            deductions: deductions, prerequisites: prerequisites, bars: [], missing: [], unverified: 0)
        verdict.bars = bars(of: verdict)
        verdict.status = applies.truth == .unknown ? .pending : status(of: verdict)
        verdict.classIndex = finalClass(of: verdict)
        verdict.missing = Waiting(pack: pack, verdict: verdict, gate: applies.missing).data
        verdict.unverified = verdict.unverifiedItems(of: pack)
        return verdict
    }

    private func total(
        of criteria: [CriterionResult], less deductions: [DeductionResult]
    ) throws(ScoringFault) -> Bounds {
        let terms = zip(pack.criteria, criteria).map { item, result in
            PointSum.Term(points: result.points, maximum: item.maximum, inclusion: result.inclusion)
        }
        var sum = try PointSum(maximum: pack.maximum, of: pack.id).total(terms)
        // With every criterion left out nothing is reached.
        if criteria.allSatisfy({ $0.inclusion != .yes }) { sum = sum.union(.zero) }
        return try sum.less(deductions, by: pack.deductions, of: pack.id)
    }

    private func bars(of verdict: Verdict) -> [Bar] {
        var bars = verdict.prerequisites.indices
            .filter { verdict.prerequisites[$0].holds == .no }
            .map { Bar.prerequisite($0) }
        for (index, criterion) in verdict.criteria.enumerated() {
            if criterion.floor == .no { bars.append(.criterionFloor(index)) }
            for (inner, indicator) in criterion.indicators.enumerated() where indicator.floor == .no {
                bars.append(.indicatorFloor(index, inner))
            }
        }
        return bars
    }

    /// Whether every prerequisite and floor holds, as far as is known.
    private func gates(of verdict: Verdict) -> Truth {
        let prerequisites = verdict.prerequisites.map(\.holds)
        let floors = verdict.criteria.flatMap { [$0.floor] + $0.indicators.map(\.floor) }.compactMap(\.self)
        return (prerequisites + floors).reduce(.yes) { $0 && $1 }
    }

    private func possibleClasses(for points: Bounds) -> [Int] {
        pack.classes.indices.filter { pack.classes[$0].test.mayHold(from: points.least, to: points.most) }
    }

    private func status(of verdict: Verdict) -> Verdict.Status {
        let gates = gates(of: verdict)
        let earning = verdict.possibleClasses.filter { pack.classes[$0].isRecognised }
        if gates == .no || earning.isEmpty { return .notRecognised }
        return gates == .yes && earning.count == verdict.possibleClasses.count ? .recognised : .pending
    }

    /// The class of the title: by points, or the best that is not recognised where a gate failed.
    ///
    /// A bar lowers the class that the points give and never lifts it. Where the points are open, the class is
    /// certain if all that they allow come to the same one.
    private func finalClass(of verdict: Verdict) -> Int? {
        guard verdict.status != .pending else { return nil }
        let isBarred = !verdict.bars.isEmpty
        let classes = Set(
            verdict.possibleClasses.map {
                isBarred && pack.classes[$0].isRecognised ? pack.bestUnrecognisedClass : $0
            })
        return classes.count == 1 ? classes.first.flatMap(\.self) : nil
    }

}

extension RulePack {
    /// The class of whoever is barred from the recognised ones.
    package var bestUnrecognisedClass: Int? {
        classes.indices.filter { !classes[$0].isRecognised }
            .max { classes[$0].test.reach < classes[$1].test.reach }
    }
}

extension UnaryTest {
    /// The highest end of any of its intervals, for comparing classes.
    fileprivate var reach: Reach {
        intervals.map { interval in
            switch interval.upper {
            case .infinite: Reach.endless
            case .closed(let limit), .open(let limit): Reach.to(limit)
            }
        }.max() ?? .nowhere
    }

    fileprivate enum Reach: Comparable {
        case nowhere
        case to(Rational)
        case endless
    }
}

extension Verdict {
    /// Of a record that the pack does not apply to.
    package static let notApplicable = Verdict(
        status: .notApplicable, points: .zero, possibleClasses: [], criteria: [], deductions: [],
        prerequisites: [], bars: [], missing: [], unverified: 0)

    /// How many of the items that took part rest on figures not read in the law.
    fileprivate func unverifiedItems(of pack: RulePack) -> Int {
        var count = pack.prerequisites.count { !$0.isVerified }
        count += pack.classes.count { !$0.isVerified }
        count += pack.deductions?.unverifiedItems ?? 0
        for (criterion, result) in zip(pack.criteria, criteria) where result.inclusion != .no {
            if !criterion.isVerified { count += 1 }
            count += zip(criterion.indicators, result.indicators)
                .count { !$0.isVerified && $1.inclusion != .no }
            // The deductions of a criterion that does not apply are not looked at.
            if !result.deductions.isEmpty { count += criterion.deductions?.unverifiedItems ?? 0 }
        }
        return count
    }
}

extension RulePack {
    /// How many items rest on figures not read in the law, where all of them take part.
    package var unverifiedItems: Int {
        let all = prerequisites.count { !$0.isVerified } + classes.count { !$0.isVerified }
        return criteria.reduce(all + (deductions?.unverifiedItems ?? 0)) { count, criterion in
            count + criterion.indicators.count { !$0.isVerified } + criterion.unverifiedOwnItems
        }
    }
}

extension Criterion {
    /// How many of its own figures and its deductions were not read in the law, its indicators left aside.
    package var unverifiedOwnItems: Int {
        (isVerified ? 0 : 1) + (deductions?.unverifiedItems ?? 0)
    }
}

extension Deductions {
    fileprivate var unverifiedItems: Int { items.count { !$0.isVerified } }
}
