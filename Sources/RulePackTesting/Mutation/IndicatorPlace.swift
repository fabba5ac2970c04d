import RuleEngine
import RuleModel

/// The only indicator in which two packs differ.
///
/// Where it comes to the same, so does the verdict; to compare it alone takes a fraction of the time.
struct IndicatorPlace {
    private let criterion: Int
    private let indicator: Int

    /// None where the packs differ elsewhere, or in more than one indicator.
    init?(where mutant: RulePack, differsFrom pack: RulePack) {
        guard mutant.targetModel == nil, pack.targetModel == nil, mutant.applies == pack.applies,
            mutant.parameters == pack.parameters, mutant.derived == pack.derived,
            mutant.prerequisites == pack.prerequisites, mutant.classes == pack.classes,
            mutant.deductions == pack.deductions, mutant.marks == pack.marks, mutant.schema == pack.schema,
            mutant.criteria.count == pack.criteria.count
        else { return nil }
        var places: [(criterion: Int, indicator: Int)] = []
        for (index, (own, other)) in zip(mutant.criteria, pack.criteria).enumerated() where own != other {
            guard own.indicators.count == other.indicators.count else { return nil }
            var rest = own
            rest.indicators = other.indicators
            guard rest == other else { return nil }
            places += own.indicators.indices.filter { own.indicators[$0] != other.indicators[$0] }.map {
                (index, $0)
            }
        }
        guard places.count == 1 else { return nil }
        (criterion, indicator) = places[0]
    }

    /// Whether the indicator comes to the same on a record by both packs.
    func isSame(_ record: Record, _ pack: RulePack, _ mutant: RulePack, _ day: Day?) -> Bool {
        guard let right = result(on: record, by: pack, day), let wrong = result(on: record, by: mutant, day)
        else { return false }
        return right.points == wrong.points && right.inclusion == wrong.inclusion
            && right.outcome == wrong.outcome && right.reason == wrong.reason
            && right.floor == wrong.floor && right.missing == wrong.missing
    }

    private func result(on record: Record, by pack: RulePack, _ day: Day?) -> IndicatorResult? {
        var evaluator = ReferenceEvaluator(pack: pack, record: record, asOf: day)
        return try? evaluator.indicator(indicator, ofCriterion: criterion)
    }
}
