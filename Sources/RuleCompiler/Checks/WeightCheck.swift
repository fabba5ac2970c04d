import RuleDiagnostics
import RuleModel

/// Finds indicators whose points never change the class, and indicators that count the same thing twice.
///
/// The first is claimed only where every total can be listed: where each award gives points out of a finite
/// set, nothing is left out and rescaled, taken away or cut off. Then the class is looked up for every sum
/// that the others can give, with each number of points of this one.
struct WeightCheck {
    let pack: RulePack
    let syntax: PackSyntax
    let ranges: RangeAnalysis

    var findings: [Diagnostic] { idleFindings + twinFindings }

    // MARK: - Weight

    private var idleFindings: [Diagnostic] {
        guard let table = PointTable(pack, ranges: ranges) else { return [] }
        return table.idle.map { index in
            let indicator = pack.indicators[index]
            return .idleIndicator(indicator.id, most: indicator.maximum, at: spanOfID(indicator))
        }
    }

    // MARK: - Twins

    private var twinFindings: [Diagnostic] {
        var first: [AwardTerm: Indicator] = [:]
        var found: [Diagnostic] = []
        for indicator in pack.indicators {
            guard let term = AwardTerm(indicator.award) else { continue }
            if let twin = first[term] {
                found.append(.sameAward(twin.id, at: spanOfID(indicator), first: spanOfID(twin)))
            } else {
                first[term] = indicator
            }
        }
        return found
    }

    private func spanOfID(_ indicator: Indicator) -> SourceSpan {
        let all = syntax.criteria.flatMap(\.indicators)
        return all.first { $0.id.value == indicator.id }?.id.span ?? indicator.span
    }
}

/// What an award reads and how it counts it, without places and without the maximum.
private enum AwardTerm: Hashable {
    case condition(Term)
    case share(Term, Term)
    case bands(Term)
    case each(Term)
    case choice(Term)
    case points(Term)
    indirect case parts([AwardTerm])

    /// None where a person gives the points.
    init?(_ award: Award) {
        switch award {
        case .condition(let expression): self = .condition(Term(expression))
        case .share(let share): self = .share(Term(share.part), Term(share.whole))
        case .bands(let expression, _): self = .bands(Term(expression))
        case .each(let expression, _): self = .each(Term(expression))
        case .choice(let expression, _): self = .choice(Term(expression))
        case .points(let expression, _): self = .points(Term(expression))
        case .parts(let parts):
            let terms = parts.compactMap { AwardTerm($0.award) }
            guard terms.count == parts.count else { return nil }
            self = .parts(terms)
        case .assessed: return nil
        }
    }
}
