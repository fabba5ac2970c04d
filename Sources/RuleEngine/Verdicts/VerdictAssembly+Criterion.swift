package import RuleModel

extension VerdictAssembly {
    mutating func criterion(at index: Int) throws(ScoringFault) -> CriterionResult {
        let criterion = pack.criteria[index]
        let applies = try items.gate(ofCriterion: index)
        guard applies.truth != .no else { return .leftOut(criterion, reads: applies.reads) }
        var indicators: [IndicatorResult] = []
        for inner in criterion.indicators.indices {
            indicators.append(try items.indicator(inner, ofCriterion: index))
        }
        let sum = try PointSum(maximum: criterion.maximum, of: criterion.id).total(
            zip(criterion.indicators, indicators).map { item, result in
                PointSum.Term(points: result.points, maximum: item.maximum, inclusion: result.inclusion)
            })
        let deductions = try deductions(criterion.deductions, ofCriterion: index)
        var result = CriterionResult(
            points: try sum.less(deductions, by: criterion.deductions, of: criterion.id),
            inclusion: indicators.reduce(.no) { $0 || $1.inclusion }, indicators: indicators,
            deductions: deductions)
        result.floor = criterion.floor.map { !result.inclusion || result.points.reach($0) }
        return applies.truth == .yes ? result : result.mayNotApply(criterion, missing: applies.missing)
    }

    mutating func deductions(
        _ deductions: Deductions?, ofCriterion criterion: Int?
    ) throws(ScoringFault) -> [DeductionResult] {
        var results: [DeductionResult] = []
        for index in (deductions?.items ?? []).indices {
            results.append(try items.deduction(index, ofCriterion: criterion))
        }
        return results
    }
}

extension CriterionResult {
    /// A criterion that does not apply: nothing in it is looked at but its own condition.
    package static func leftOut(_ criterion: Criterion, reads: Reads) -> CriterionResult {
        let otherwise = criterion.applicability?.otherwise ?? .exclude
        let indicator = IndicatorResult(
            points: .zero, inclusion: .no, outcome: .notApplicable, reason: .notApplicable(otherwise),
            reads: reads, missing: [])
        return CriterionResult(
            points: otherwise.points(of: criterion.maximum) ?? .zero,
            inclusion: Truth(otherwise != .exclude),
            indicators: criterion.indicators.map { _ in indicator }, deductions: [])
    }

    /// The same criterion where missing data decide whether it applies.
    fileprivate func mayNotApply(_ criterion: Criterion, missing: Set<DataPath>) -> CriterionResult {
        guard let applicability = criterion.applicability else { return self }
        var result = self
        (result.points, result.inclusion) = applicability.open(points, inclusion, maximum: criterion.maximum)
        result.missing = missing
        // A floor binds only what applies, so one that is not reached may still not matter.
        result.floor = floor.map { $0 || .unknown }
        for index in result.indicators.indices {
            result.indicators[index].inclusion = indicators[index].inclusion && .unknown
            result.indicators[index].missing = indicators[index].waitedFor.union(missing)
            result.indicators[index].floor = indicators[index].floor.map { $0 || .unknown }
        }
        return result
    }
}
