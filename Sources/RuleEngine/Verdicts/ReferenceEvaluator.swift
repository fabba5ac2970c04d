package import RuleModel

/// Scores one record after the letter of the pack: the definition of what a pack means.
///
/// It is written to be read, not to be fast. Each rule of the language is one function:
///
///     award             one award -> points with bounds and a reason          (+Award)
///     open award        what missing data leave possible for it               (+OpenAward)
///     indicator         applicability, award, floor
///     target            applicability, the condition of each level            (+Levels)
///     criterion         sum, rescaling of what is excluded, cap, deductions   (VerdictAssembly+Criterion)
///     verdict           total, prerequisites, floors, class, status           (VerdictAssembly)
///     levels            enough targets met, levels, status                    (VerdictAssembly+Levels)
///     waiting           the missing data that can still change any of it      (Waiting, LevelWaiting)
package struct ReferenceEvaluator {
    let pack: RulePack
    /// The day that decides, instead of the last of the period.
    let asOf: Day?
    var expressions: ExpressionEvaluator
    /// What missing data leave possible; asked only where they leave something open.
    var bounds: BoundsEvaluator

    var record: Record { expressions.record }

    /// Prepares the judgement of one record.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - record: The record.
    ///   - asOf: The day that decides, instead of the last of the period.
    ///   - notesReads: Whether results are to say what was read for them; without, they are found faster.
    package init(pack: RulePack, record: Record, asOf: Day? = nil, notesReads: Bool = true) {
        self.pack = pack
        self.asOf = asOf
        let (parameters, derived) = (pack.parameters.map(\.value), pack.derived.map(\.expression))
        expressions = ExpressionEvaluator(
            parameters: parameters, derived: derived, record: record, presence: .open)
        expressions.notesReads = notesReads
        bounds = BoundsEvaluator(pack: pack, parameters: parameters, derived: derived, record: record)
    }

    /// Turns to another record, and forgets what was found out about the one before.
    package mutating func turn(to record: Record) {
        expressions.turn(to: record)
        bounds.turn(to: record)
    }

    /// Changes some data of the record, and forgets what was found out about it before.
    mutating func change(_ changes: [Record.Change]) {
        expressions.change(changes)
        bounds.change(changes)
    }

    /// Scores a record whose values were checked against the pack's fields.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - pack: The pack.
    ///   - asOf: The day to which earlier results are counted, instead of the last of the period.
    ///   - notesReads: Whether the verdict is to say what was read for it.
    /// - Returns: The verdict with its reasons.
    /// - Throws: `ScoringFault` where an expression fails on the data, such as a division by zero.
    package static func verdict(
        on record: Record, by pack: RulePack, asOf: Day? = nil, notesReads: Bool = true
    ) throws(ScoringFault) -> Verdict {
        let evaluator = ReferenceEvaluator(pack: pack, record: record, asOf: asOf, notesReads: notesReads)
        return try VerdictAssembly.verdict(by: pack, from: evaluator, asOf: asOf)
    }

    // MARK: - Indicators

    mutating func indicator(_ indicator: Indicator) throws(ScoringFault) -> IndicatorResult {
        expressions.beginReads()
        let applies = try applies(indicator.applicability, of: indicator.id)
        var result: IndicatorResult
        if applies.truth == .no {
            result = notApplicable(indicator)
        } else {
            result = try applicable(indicator)
            if applies.truth == .unknown { result = result.mayNotApply(indicator, missing: applies.missing) }
        }
        result.reads = expressions.reads
        return result
    }

    private func notApplicable(_ indicator: Indicator) -> IndicatorResult {
        let otherwise = indicator.applicability?.otherwise ?? .exclude
        return IndicatorResult(
            points: otherwise.points(of: indicator.maximum) ?? .zero, inclusion: Truth(otherwise != .exclude),
            outcome: .notApplicable, reason: .notApplicable(otherwise), reads: Reads(), missing: [])
    }

    /// What the indicator gives where it applies.
    private mutating func applicable(_ indicator: Indicator) throws(ScoringFault) -> IndicatorResult {
        let award = try award(
            indicator.award, maximum: indicator.maximum, missing: indicator.missing, of: indicator.id)
        var result = IndicatorResult(
            points: award.points, inclusion: award.inclusion,
            outcome: outcome(of: award, maximum: indicator.maximum), reason: award.reason, reads: Reads(),
            missing: award.missing)
        result.floor = indicator.floor.map { !result.inclusion || result.points.reach($0) }
        return result
    }

    private func outcome(of award: AwardResult, maximum: Rational) -> IndicatorResult.Outcome {
        if award.inclusion == .no { return .notApplicable }
        if award.inclusion == .unknown || !award.points.isCertain { return .open }
        if award.points.least >= maximum { return .full }
        return award.points.least > .zero ? .partial : .none
    }

    // MARK: - Applicability and deductions

    mutating func applies(
        _ applicability: Applicability?, of id: String
    ) throws(ScoringFault) -> (truth: Truth, missing: Set<DataPath>) {
        guard let applicability else { return (.yes, []) }
        return try truth(of: applicability.condition, of: id)
    }

    mutating func deduction(_ item: Deduction) throws(ScoringFault) -> DeductionResult {
        expressions.beginReads()
        let award = try award(item.award, maximum: item.maximum, missing: .pending, of: item.id)
        // What is left out takes nothing.
        let points = award.inclusion == .yes ? award.points : award.points.union(.zero)
        return DeductionResult(
            points: points, reason: award.reason, reads: expressions.reads, missing: award.missing)
    }

    /// Whether a condition holds; missing data that can make no difference are not named.
    package mutating func truth(
        of condition: Expression, of id: String
    ) throws(ScoringFault) -> (truth: Truth, missing: Set<DataPath>) {
        let known: (truth: Truth, missing: Set<DataPath>)
        do {
            known = try expressions.truth(of: condition)
        } catch {
            throw .expression(error, in: id)
        }
        guard known.truth == .unknown else { return known }
        let certain = bounds.truth(of: condition)
        return certain == .unknown ? known : (certain, [])
    }
}

extension Applicability.Otherwise {
    /// The points of what does not apply; none where it is left out.
    func points(of maximum: Rational) -> Bounds? {
        switch self {
        case .full: Bounds(maximum)
        case .zero: .zero
        case .exclude: nil
        }
    }
}

extension Applicability {
    /// The points and the inclusion of what may or may not apply, out of those where it applies.
    package func open(
        _ points: Bounds, _ inclusion: Truth, maximum: Rational
    ) -> (points: Bounds, inclusion: Truth) {
        guard let other = otherwise.points(of: maximum) else { return (points, inclusion && .unknown) }
        // It counts where it does not apply, and where it applies if it is not left out for another reason.
        return (inclusion == .no ? other : points.union(other), inclusion || .unknown)
    }
}

extension IndicatorResult {
    /// What it lacks, unless that makes no difference or the pack counts it as nothing.
    var waitedFor: Set<DataPath> {
        points.isCertain && inclusion != .unknown && floor != .unknown ? [] : missing
    }

    /// The same indicator where missing data decide whether it applies.
    fileprivate func mayNotApply(_ indicator: Indicator, missing: Set<DataPath>) -> IndicatorResult {
        guard let applicability = indicator.applicability else { return self }
        var result = self
        (result.points, result.inclusion) = applicability.open(points, inclusion, maximum: indicator.maximum)
        // Left out either way.
        guard result.inclusion != .no else { return result }
        result.outcome = .open
        result.reason = .open
        result.missing = waitedFor.union(missing)
        result.floor = floor.map { $0 || .unknown }
        return result
    }
}

/// Why a record cannot be scored.
package enum ScoringFault: Error, Sendable {
    /// An expression failed on the record's data, in the item with that id.
    case expression(EvaluationFault, in: String)
    /// The exact points of the item with that id need fractions too long to hold.
    case pointsTooLong(in: String)
}
