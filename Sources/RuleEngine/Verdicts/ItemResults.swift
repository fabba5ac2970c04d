package import RuleModel

/// The results of what a pack judges item by item, wherever they come from.
///
/// `VerdictAssembly` puts a verdict together out of them: the reference evaluator computes each, the bulk
/// evaluator looks most of them up.
package protocol ItemResults {
    /// Whether the pack applies to the record.
    mutating func gate() throws(ScoringFault) -> Gate
    /// Whether a criterion applies.
    mutating func gate(ofCriterion index: Int) throws(ScoringFault) -> Gate
    /// What an indicator gives, its criterion taken to apply.
    mutating func indicator(
        _ index: Int, ofCriterion criterion: Int
    ) throws(ScoringFault) -> IndicatorResult
    /// What a deduction takes from a criterion, or from the total where there is none.
    mutating func deduction(_ index: Int, ofCriterion criterion: Int?) throws(ScoringFault) -> DeductionResult
    mutating func prerequisite(_ index: Int) throws(ScoringFault) -> PrerequisiteResult
    /// What a target comes to at each level, the condition of its criterion included.
    mutating func target(_ index: Int, ofCriterion criterion: Int) throws(ScoringFault) -> TargetResult
    /// Whether the level that must come before one was held for long enough; none where none must.
    mutating func level(before index: Int) -> PastLevel?
}

/// Whether a level was held for long enough, and what is missing of earlier results to know it.
package struct PastLevel: Sendable, Hashable {
    package var isHeld: Truth
    package var missing: Set<DataPath>
}

/// Whether something applies, what is missing to know it, and what was read to decide it.
package struct Gate: Sendable, Hashable {
    package var truth: Truth
    package var missing: Set<DataPath>
    package var reads: Reads

    package init(truth: Truth, missing: Set<DataPath> = [], reads: Reads = Reads()) {
        self.truth = truth
        self.missing = missing
        self.reads = reads
    }

    /// Of what has no condition.
    package static let open = Gate(truth: .yes)
}

extension ReferenceEvaluator: ItemResults {
    package mutating func gate() throws(ScoringFault) -> Gate {
        expressions.beginReads()
        guard let condition = pack.applies else { return .open }
        let (truth, missing) = try truth(of: condition, of: pack.id)
        return Gate(truth: truth, missing: missing, reads: expressions.reads)
    }

    package mutating func gate(ofCriterion index: Int) throws(ScoringFault) -> Gate {
        let criterion = pack.criteria[index]
        expressions.beginReads()
        let (truth, missing) = try applies(criterion.applicability, of: criterion.id)
        return Gate(truth: truth, missing: missing, reads: expressions.reads)
    }

    package mutating func indicator(
        _ index: Int, ofCriterion criterion: Int
    ) throws(ScoringFault) -> IndicatorResult {
        try indicator(pack.criteria[criterion].indicators[index])
    }

    package mutating func deduction(
        _ index: Int, ofCriterion criterion: Int?
    ) throws(ScoringFault) -> DeductionResult {
        let deductions = criterion.map { pack.criteria[$0].deductions } ?? pack.deductions
        guard let item = deductions?.items[index] else { preconditionFailure("no such deduction") }
        return try deduction(item)
    }

    package mutating func prerequisite(_ index: Int) throws(ScoringFault) -> PrerequisiteResult {
        let item = pack.prerequisites[index]
        expressions.beginReads()
        let (holds, missing) = try truth(of: item.condition, of: item.id)
        return PrerequisiteResult(holds: holds, reads: expressions.reads, missing: missing)
    }
}
