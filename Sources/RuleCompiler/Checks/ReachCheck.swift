import RuleDiagnostics
import RuleEngine
import RuleModel

/// Holds the points that records can reach against maxima, floors, classes and prerequisites.
struct ReachCheck {
    let pack: RulePack
    let syntax: PackSyntax
    let ranges: RangeAnalysis

    /// Floors that no record reaches, and prerequisites that bar every record.
    var graveFindings: [Diagnostic] {
        itemFindings(ofFloorsOnly: true).filter { $0.severity == .error } + prerequisiteFindings
    }

    /// The findings that keep no pack from being used.
    var advice: [Diagnostic] {
        // Of prerequisites that cannot be met together nothing follows that matters.
        itemFindings(ofFloorsOnly: false).filter { $0.severity != .error }
            + (prerequisiteFindings.isEmpty ? redundantFindings : []) + deductionFindings
    }

    /// The totals that a record can come to, where the pack applies.
    var totals: Interval {
        let most = pack.maximum
        guard let bounds = PointReach(pack: pack, ranges: applicable ?? ranges).total else {
            return Interval(lower: .closed(.zero), upper: .closed(most))
        }
        return Interval(lower: .closed(bounds.least), upper: .closed(bounds.most))
    }

    private var applicable: RangeAnalysis? {
        guard let applies = pack.applies else { return ranges }
        return ranges.renewed().assuming(applies, true)
    }

    // MARK: - Maxima and floors

    /// What is wrong with maxima and floors, or only with items that have a floor, which alone can be grave.
    private func itemFindings(ofFloorsOnly isGrave: Bool) -> [Diagnostic] {
        func isWanted(_ floor: Rational?) -> Bool { floor != nil || !isGrave }
        guard let applicable else { return [] }
        return zip(pack.criteria, syntax.criteria).flatMap { criterion, syntax -> [Diagnostic] in
            let wanted = zip(criterion.indicators, syntax.indicators).filter { isWanted($0.0.floor) }
            guard isWanted(criterion.floor) || !wanted.isEmpty else { return [] }
            let condition = criterion.applicability?.condition
            let inner = condition.map { applicable.renewed().assuming($0, true) } ?? applicable
            guard let inner else { return [] }
            let indicators = wanted.flatMap { indicatorFindings($0, $1, inner) }
            guard isWanted(criterion.floor),
                let reach = PointReach(pack: pack, ranges: inner).criterion(criterion)
            else { return indicators }
            let sum = criterion.indicators.reduce(Rational.zero) { $0.adding($1.maximum) ?? $0 }
            let ownFindings = findings(
                reach.points, maximum: criterion.maximum, at: syntax.maximum?.span, floor: criterion.floor,
                floorAt: syntax.gate.floor?.span)
            // What the indicators cannot reach, or do not add up to, was said where it is wrong.
            let isSaid = !indicators.isEmpty || sum < criterion.maximum
            return indicators + (isSaid ? ownFindings.filter { $0.code != .maximumUnreachable } : ownFindings)
        }
    }

    private func indicatorFindings(
        _ indicator: Indicator, _ syntax: IndicatorSyntax, _ ranges: RangeAnalysis
    ) -> [Diagnostic] {
        let condition = indicator.applicability?.condition
        guard let inner = condition.map({ ranges.renewed().assuming($0, true) }) ?? ranges else { return [] }
        let reach = PointReach(pack: pack, ranges: inner).applicable(indicator)
        guard reach.inclusion != .no else { return [] }
        var found = findings(
            reach.points, maximum: indicator.maximum, at: syntax.maximum?.span, floor: indicator.floor,
            floorAt: syntax.gate.floor?.span)
        // A condition that never holds is a finding of its own, as is a maximum that its parts do not add up to.
        if case .condition = indicator.award { found.removeAll { $0.code == .maximumUnreachable } }
        // Where it does not apply it may count in full.
        if indicator.applicability?.otherwise == .full { found.removeAll { $0.code == .maximumUnreachable } }
        if case .parts(let parts) = indicator.award {
            let sum = parts.reduce(Rational.zero) { $0.adding($1.maximum) ?? $0 }
            if sum < indicator.maximum { found.removeAll { $0.code == .maximumUnreachable } }
        }
        return found
    }

    private func findings(
        _ points: Bounds, maximum: Rational, at span: SourceSpan?, floor: Rational?, floorAt: SourceSpan?
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let span, points.most < maximum {
            found.append(.maximumUnreachable(Spanned(maximum, span), most: points.most))
        }
        guard let floor, let floorAt else { return found }
        if points.most < floor, floor <= maximum {
            // So is the maximum then, for the same reason.
            return [.floorUnreachable(Spanned(floor, floorAt), most: points.most)]
        } else if points.least >= floor {
            found.append(.idleFloor(Spanned(floor, floorAt), least: points.least))
        }
        return found
    }

    // MARK: - Prerequisites

    /// Prerequisites that no record meets together, or that leave no recognised class.
    private var prerequisiteFindings: [Diagnostic] {
        guard var met = applicable else { return [] }
        var steps: [(condition: Expression, met: RangeAnalysis)] = []
        for (index, prerequisite) in pack.prerequisites.enumerated() {
            // One that never holds is a finding of its own.
            guard applicable?.renewed().truth(of: prerequisite.condition) != .no else {
                return barringFindings(steps)
            }
            guard let inner = met.renewed().assuming(prerequisite.condition, true) else {
                let barring = barringFindings(steps)
                guard barring.isEmpty else { return barring }
                let other = pack.prerequisites[..<index].last { other in
                    ranges.renewed().assuming(other.condition, true)?
                        .assuming(prerequisite.condition, true) == nil
                }
                return [.prerequisitesContradict(prerequisite.condition.span, first: other?.condition.span)]
            }
            met = inner
            steps.append((prerequisite.condition, met))
        }
        return barringFindings(steps)
    }

    /// The first of some prerequisites, each with what is known where all up to it are met, that leaves no class.
    private func barringFindings(_ steps: [(condition: Expression, met: RangeAnalysis)]) -> [Diagnostic] {
        func points(_ met: RangeAnalysis) -> Bounds? {
            PointReach(pack: pack, ranges: met, isStrict: true).total
        }
        // Each only narrows what can be reached: where the last leaves a class, so did all before it.
        guard let last = steps.last, !(points(last.met).map { earns($0) } ?? false), earnsAtAll else {
            return []
        }
        for step in steps {
            if let points = points(step.met), !earns(points) {
                return [.prerequisiteBarsTitle(step.condition.span, most: points.most)]
            }
        }
        return []
    }

    /// Prerequisites that hold wherever the others do, the later one of two that say the same.
    private var redundantFindings: [Diagnostic] {
        guard let applicable, pack.prerequisites.count > 1 else { return [] }
        var kept = Array(pack.prerequisites.indices)
        var found: [Diagnostic] = []
        for index in pack.prerequisites.indices.reversed() {
            let condition = pack.prerequisites[index].condition
            let others = kept.filter { $0 != index }
            // One that always holds is a finding of its own.
            guard !others.isEmpty, applicable.renewed().truth(of: condition) == .unknown,
                follows(condition, from: others, applicable)
            else { continue }
            kept = others
            let single = others.first { follows(condition, from: [$0], applicable) }
            found.append(
                .redundantPrerequisite(
                    condition.span, from: (single.map { [$0] } ?? others).map { pack.prerequisites[$0] }))
        }
        return found
    }

    private func follows(
        _ condition: Expression, from others: [Int], _ applicable: RangeAnalysis
    ) -> Bool {
        var known: RangeAnalysis? = applicable
        // What one leaves open another may settle, so they are gone through twice.
        for other in others + others {
            known = known?.renewed().assuming(pack.prerequisites[other].condition, true)
        }
        return known?.renewed().truth(of: condition) == .yes
    }

    /// Whether points of some range can come to a recognised class.
    private func earns(_ points: Bounds) -> Bool {
        pack.classes.contains { $0.isRecognised && $0.test.mayHold(from: points.least, to: points.most) }
    }

    /// Whether some class can be earned but for the prerequisites.
    private var earnsAtAll: Bool {
        PointReach(pack: pack, ranges: applicable ?? ranges, isStrict: true).total.map { earns($0) } ?? false
    }

    // MARK: - Deductions

    private var deductionFindings: [Diagnostic] {
        pack.allDeductions.compactMap { deduction in
            // A condition that never holds is a finding of its own.
            if case .condition = deduction.award, deduction.maximum > .zero { return nil }
            let reach = PointReach(pack: pack, ranges: applicable ?? ranges)
                .award(deduction.award, maximum: deduction.maximum)
            guard reach.points.most <= .zero else { return nil }
            return .idleDeduction(spanOfID(deduction), id: deduction.id)
        }
    }

    private func spanOfID(_ deduction: Deduction) -> SourceSpan {
        let items = (syntax.criteria.compactMap(\.deductions) + [syntax.deductions].compactMap(\.self))
            .flatMap(\.items)
        return items.first { $0.id.value == deduction.id }?.id.span ?? deduction.span
    }
}
