import RuleDiagnostics
import RuleExpression
import RuleModel

extension Resolver {
    mutating func prerequisite(_ syntax: PrerequisiteSyntax) -> Prerequisite? {
        beginItem()
        declareID(syntax.id)
        let source = source(syntax.source)
        guard let condition = syntax.condition.flatMap({ condition($0) }) else { return nil }
        return Prerequisite(
            id: syntax.id.value, label: syntax.label, source: source, condition: condition,
            isVerified: isVerified(source), span: syntax.span)
    }

    mutating func criterion(_ syntax: CriterionSyntax) -> Criterion? {
        beginItem()
        declareID(syntax.id)
        let source = source(syntax.source)
        let maximum = points(syntax.maximum)
        let gate = gate(syntax.gate, maximum: maximum)
        // Before the indicators, which read parameters of their own.
        let isVerified = isVerified(source)
        let indicators = syntax.indicators.compactMap { indicator($0) }
        let deductions = syntax.deductions.map { self.deductions($0) }
        guard let maximum else { return nil }
        return Criterion(
            id: syntax.id.value, label: syntax.label, source: source, maximum: maximum.value,
            indicators: indicators, deductions: deductions, applicability: gate.applicability,
            floor: gate.floor, isVerified: isVerified, span: syntax.span)
    }

    private mutating func indicator(_ syntax: IndicatorSyntax) -> Indicator? {
        beginItem()
        declareID(syntax.id)
        let source = source(syntax.source)
        let maximum = points(syntax.maximum)
        let gate = gate(syntax.gate, maximum: maximum)
        guard let maximum, let awardSyntax = syntax.award else { return nil }
        let owner = AwardOwner(id: syntax.id.value, label: syntax.label, maximum: maximum)
        guard let award = award(awardSyntax, of: owner) else { return nil }
        return Indicator(
            id: syntax.id.value, label: syntax.label, source: source, maximum: maximum.value, award: award,
            applicability: gate.applicability, floor: gate.floor, missing: syntax.missing,
            evidence: syntax.evidence, isVerified: isVerified(source), span: syntax.span)
    }

    private mutating func gate(
        _ syntax: GateSyntax, maximum: Spanned<Rational>?
    ) -> (applicability: Applicability?, floor: Rational?) {
        let condition = syntax.applies.flatMap { self.condition($0) }
        let floor = points(syntax.floor)
        if let floor, let maximum, floor.value > maximum.value {
            bag.report(.floorAboveMaximum(floor, maximum: maximum))
        }
        guard let condition, let otherwise = syntax.otherwise else { return (nil, floor?.value) }
        return (Applicability(condition: condition, otherwise: otherwise.value), floor?.value)
    }

    mutating func deductions(_ syntax: DeductionsSyntax) -> Deductions {
        Deductions(
            items: syntax.items.compactMap { deduction($0) }, mayGoBelowZero: syntax.mayGoBelowZero)
    }

    private mutating func deduction(_ syntax: DeductionSyntax) -> Deduction? {
        beginItem()
        declareID(syntax.id)
        let source = source(syntax.source)
        let maximum = points(syntax.maximum)
        guard let maximum, let awardSyntax = syntax.award else { return nil }
        let owner = AwardOwner(id: syntax.id.value, label: syntax.label, maximum: maximum)
        guard let award = award(awardSyntax, of: owner) else { return nil }
        return Deduction(
            id: syntax.id.value, label: syntax.label, source: source, maximum: maximum.value, award: award,
            isVerified: isVerified(source), span: syntax.span)
    }

    mutating func classes() -> [ClassBand] {
        var first: [String: SourceSpan] = [:]
        var taken: [Interval] = []
        return syntax.classes.compactMap { syntax in
            if let other = first[syntax.id.value] {
                bag.report(.duplicateID(syntax.id, first: other))
            }
            first[syntax.id.value] = first[syntax.id.value] ?? syntax.id.span
            beginItem()
            let source = source(syntax.source)
            return unaryTest(syntax.test).map { test in
                let own = test.without(taken)
                taken += own.intervals
                return ClassBand(
                    id: syntax.id.value, label: syntax.label, test: own, isRecognised: syntax.isRecognised,
                    source: source, isVerified: isVerified(source), span: syntax.test.span)
            }
        }
    }
}

extension UnaryTest {
    /// The same test, or for whatever is left what others leave, so that nobody has to ask these first.
    fileprivate func without(_ taken: [Interval]) -> UnaryTest {
        guard intervals == [.everything] else { return self }
        let rest = taken.reduce(intervals) { left, interval in left.flatMap { $0.subtracting(interval) } }
        return UnaryTest(rest)
    }
}
