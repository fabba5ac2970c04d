import RuleDiagnostics
import RuleEngine
import RuleModel

/// Finds expressions that fail on some record, shares above 100 %, and `has` where it is never false.
///
/// A failure and a share above 100 % are only reported with a record that shows them.
struct FailureCheck {
    private let pack: RulePack
    private let ranges: RangeAnalysis
    /// Whether each derived value can fail for all that the ranges tell.
    private var failing: [Bool] = []

    init(_ pack: RulePack, ranges: RangeAnalysis) {
        self.pack = pack
        self.ranges = ranges
        // Each comes after those that it reads.
        for value in pack.derived { failing.append(mayFail(value.expression)) }
    }

    var findings: [Diagnostic] {
        presenceFindings + failureFindings + shareFindings
    }

    // MARK: - Presence

    /// Every `has` that is never false where it stands: what is missing is open there.
    private var presenceFindings: [Diagnostic] {
        let patient = pack.countingMissingAsNothing
        let values = Set(pack.derived.map(\.expression.span))
        var found: [Diagnostic] = []
        let deciding = pack.deciding.map(\.expression)
            .filter { !values.contains($0.span) && !patient.contains($0.span) }
        for expression in deciding.withValues(among: pack.derived) {
            expression.walk { part in
                if case .isPresent = part.kind { found.append(.presenceNeverFalse(part.span)) }
            }
        }
        return found
    }

    // MARK: - Failures

    private var failureFindings: [Diagnostic] {
        var reported: Set<SourceSpan> = []
        var found: [Diagnostic] = []
        let values = Set(pack.derived.map(\.expression.span))
        for (expression, gates) in pack.deciding where !values.contains(expression.span) {
            guard mayFail(expression) else { continue }
            while let (fault, record) = failure(of: expression, behind: gates, but: reported) {
                reported.insert(fault.expression.span)
                found.append(.mayFail(fault, example: CounterExample(record: record, schema: pack.schema)))
            }
        }
        return found
    }

    /// A fault that was not reported yet, and a record on which it happens.
    private func failure(
        of expression: Expression, behind gates: [Expression], but reported: Set<SourceSpan>
    ) -> (EvaluationFault, Record)? {
        var fault: EvaluationFault?
        let record = RecordSearch(pack, for: [expression] + gates).first { evaluator in
            for gate in gates where (try? evaluator.truth(of: gate).0) != .yes { return false }
            do throws(EvaluationFault) {
                _ = try evaluator.evaluate(expression)
                return false
            } catch {
                fault = error
                return error.problem.isShown && !reported.contains(error.expression.span)
            }
        }
        guard let record, let fault else { return nil }
        return (fault, record)
    }

    /// Whether something in an expression can fail for all that the ranges tell.
    private func mayFail(_ expression: Expression) -> Bool {
        expression.contains { part in
            switch part.kind {
            case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor):
                ranges.renewed().range(of: divisor).interval.contains(.zero)
            case .call(.share, let operands): ranges.renewed().range(of: operands[1]).interval.contains(.zero)
            case .call(.min, let operands), .call(.max, let operands):
                operands.count == 1 && ranges.renewed().range(of: operands[0]).size.contains(.zero)
            case .index: true
            case .derived(let index): failing[index]
            default: false
            }
        }
    }

    // MARK: - Shares

    private var shareFindings: [Diagnostic] {
        let own = [pack.applies].compactMap(\.self)
        var found = (pack.deductions?.items ?? []).flatMap { shareFindings(in: $0.award, behind: own) }
        for criterion in pack.criteria {
            let outer = own + [criterion.applicability?.condition].compactMap(\.self)
            for indicator in criterion.indicators {
                let gates = outer + [indicator.applicability?.condition].compactMap(\.self)
                found += shareFindings(in: indicator.award, behind: gates)
            }
            found += (criterion.deductions?.items ?? []).flatMap {
                shareFindings(in: $0.award, behind: outer)
            }
        }
        return found
    }

    private func shareFindings(in award: Award, behind gates: [Expression]) -> [Diagnostic] {
        switch award {
        case .share(let share):
            var known: RangeAnalysis? = ranges
            for gate in gates { known = known?.renewed().assuming(gate, true) }
            guard let known = known?.renewed(), !known.isAtMost(share.part, share.whole),
                let record = recordAbove(share, behind: gates)
            else { return [] }
            return [
                .partExceedsWhole(
                    share, in: pack, example: CounterExample(record: record, schema: pack.schema))
            ]
        case .parts(let parts): return parts.flatMap { shareFindings(in: $0.award, behind: gates) }
        case .condition, .bands, .each, .choice, .assessed, .points: return []
        }
    }

    private func recordAbove(_ share: ShareAward, behind gates: [Expression]) -> Record? {
        RecordSearch(pack, for: [share.part, share.whole] + gates).first { evaluator in
            for gate in gates where (try? evaluator.truth(of: gate).0) != .yes { return false }
            guard case .known(.number(let part))? = try? evaluator.evaluate(share.part),
                case .known(.number(let whole))? = try? evaluator.evaluate(share.whole)
            else { return false }
            return whole > .zero && part > whole
        }
    }
}

extension RulePack {
    /// Where the conditions and awards stand that count as nothing as soon as something is missing.
    fileprivate var countingMissingAsNothing: Set<SourceSpan> {
        let awards = indicators.filter { $0.missing == .zero }.flatMap(\.award.expressions)
        let targets = (targetModel?.targets ?? []).filter { $0.missing == .zero }
            .flatMap { $0.conditions.compactMap(\.self) }
        return Set((awards + targets).map(\.span))
    }
}

extension EvaluationFault.Problem {
    /// Whether a small record can show it; numbers too long and costs too high come of large ones.
    fileprivate var isShown: Bool {
        switch self {
        case .divisionByZero, .indexOutOfRange, .emptyAggregate, .absentKey, .notWhole: true
        case .overflow, .repeatedKey, .conversionFailed, .costExceeded, .notComparable, .wrongKind: false
        }
    }
}
