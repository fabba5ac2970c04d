import RuleModel

/// Finds the missing data that a verdict waits for.
///
/// A datum is waited for where it can still change a gate, or points that reach the total. It is not where the
/// pack counts it as nothing, where a cap or deductions swallow it, or where what reads it is left out.
struct Waiting {
    private let pack: RulePack
    private let verdict: Verdict
    private var found: [DataPath: MissingDatum] = [:]

    /// Looks through a verdict that is complete but for its missing data.
    ///
    /// - Parameters:
    ///   - pack: The pack that was scored.
    ///   - verdict: Its results.
    ///   - gate: What is missing to know whether the pack applies.
    init(pack: RulePack, verdict: Verdict, gate: Set<DataPath>) {
        self.pack = pack
        self.verdict = verdict
        note(gate, points: .zero, isGate: true)
        for prerequisite in verdict.prerequisites { note(prerequisite.missing, points: .zero, isGate: true) }
        for (criterion, result) in zip(pack.criteria, verdict.criteria) { look(into: result, of: criterion) }
        look(into: verdict.deductions, isGate: false)
    }

    /// What is waited for: first what a gate needs, then what has the most points at stake.
    var data: [MissingDatum] {
        found.values.sorted {
            if $0.isGate != $1.isGate { return $0.isGate }
            return $0.points != $1.points ? $0.points > $1.points : $0.path < $1.path
        }
    }

    private mutating func look(into result: CriterionResult, of criterion: Criterion) {
        guard result.inclusion != .no else { return }
        let isGate = result.floor == .unknown
        let isOpen = isGate || result.inclusion == .unknown || !result.points.isCertain
        let hasOpenFloor = isGate || result.indicators.contains { $0.floor == .unknown }
        if isOpen || hasOpenFloor {
            let stake = result.points.stake(result.inclusion, maximum: criterion.maximum)
            note(result.missing, points: stake, isGate: hasOpenFloor)
        }
        if isOpen { look(into: result.deductions, isGate: isGate) }
        for (indicator, inner) in zip(criterion.indicators, result.indicators) {
            let stake = inner.points.stake(inner.inclusion, maximum: indicator.maximum)
            guard inner.floor == .unknown || (isOpen && stake > .zero) else { continue }
            // What decides over the whole criterion was counted with it.
            let missing = inner.missing.subtracting(result.missing)
            note(missing, points: stake, isGate: isGate || inner.floor == .unknown)
        }
    }

    private mutating func look(into deductions: [DeductionResult], isGate: Bool) {
        for deduction in deductions where !deduction.points.isCertain {
            note(deduction.missing, points: deduction.points.width, isGate: isGate)
        }
    }

    private mutating func note(_ paths: Set<DataPath>, points: Rational, isGate: Bool) {
        guard isGate || !verdict.points.isCertain else { return }
        for path in paths {
            var datum = found[path] ?? MissingDatum(path: path, points: .zero, isGate: false)
            datum.points = datum.points.adding(points) ?? datum.points
            datum.isGate = datum.isGate || isGate
            found[path] = datum
        }
    }
}

extension Bounds {
    /// How many points are at stake; all of them where it is open whether they count.
    fileprivate func stake(_ inclusion: Truth, maximum: Rational) -> Rational {
        inclusion == .unknown ? maximum : width
    }
}
