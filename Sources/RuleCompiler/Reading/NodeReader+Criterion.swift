import RuleDiagnostics
import RuleModel
import RuleSource

extension NodeReader {
    mutating func prerequisite(_ node: Node) -> PrerequisiteSyntax? {
        guard let keys = mapping(node, as: .prerequisite) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let condition = keys["require"].flatMap { expression($0) }
        guard let id else { return nil }
        return PrerequisiteSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, condition: condition, span: node.span)
    }

    mutating func criterion(_ node: Node) -> CriterionSyntax? {
        guard let keys = mapping(node, as: .criterion, insteadOf: .targetCriterion) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let maximum = keys["max"].flatMap { numberOrParameter($0) }
        let gate = gate(keys)
        let indicators = items(keys["indicators"]) { $0.indicator($1) }
        let deductions = deductions(keys)
        guard let id else { return nil }
        return CriterionSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, maximum: maximum, gate: gate,
            indicators: indicators, deductions: deductions, span: node.span)
    }

    private mutating func indicator(_ node: Node) -> IndicatorSyntax? {
        guard let keys = mapping(node, as: .indicator, insteadOf: .target) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let maximum = keys["max"].flatMap { numberOrParameter($0) }
        let gate = gate(keys)
        let missing = keys["missing"].flatMap { keyword($0, Indicator.MissingPolicy.self) }
        let award = keys["award"].flatMap { self.award($0) }
        let evidence = items(keys["evidence"]) { $0.label($1) }
        guard let id else { return nil }
        return IndicatorSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, maximum: maximum, gate: gate,
            missing: missing?.value ?? .pending, award: award, evidence: evidence, span: node.span)
    }

    /// `applies`, `not-applicable` and `floor`, which belong together in the checks.
    private mutating func gate(_ keys: KeyedNodes) -> GateSyntax {
        let applies = keys["applies"].flatMap { expression($0) }
        let otherwise = keys["not-applicable"].flatMap { keyword($0, Applicability.Otherwise.self) }
        if let node = keys["applies"], keys["not-applicable"] == nil {
            bag.report(.notApplicableUnstated(node.span))
        }
        if let node = keys["not-applicable"], keys["applies"] == nil {
            bag.report(.needlessNotApplicable(node.span))
        }
        return GateSyntax(
            applies: applies, otherwise: otherwise, floor: keys["floor"].flatMap { numberOrParameter($0) })
    }

    /// `deduct` and `below-zero` of a criterion or of the pack.
    mutating func deductions(_ keys: KeyedNodes) -> DeductionsSyntax? {
        let mayGoBelowZero = keys["below-zero"].flatMap { flag($0) }
        guard let node = keys["deduct"] else {
            if let node = keys["below-zero"] { bag.report(.needlessBelowZero(node.span)) }
            return nil
        }
        return DeductionsSyntax(
            items: items(node) { $0.deduction($1) }, mayGoBelowZero: mayGoBelowZero ?? false)
    }

    private mutating func deduction(_ node: Node) -> DeductionSyntax? {
        guard let keys = mapping(node, as: .deduction) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let maximum = keys["max"].flatMap { numberOrParameter($0) }
        let award = keys["award"].flatMap { self.award($0) }
        guard let id else { return nil }
        return DeductionSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, maximum: maximum, award: award,
            span: node.span)
    }

    mutating func classBand(_ node: Node) -> ClassSyntax? {
        guard let keys = mapping(node, as: .classBand) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let test = keys["points"].flatMap { embedded($0, expected: .expected.unaryTest) }
        let isRecognised = keys["recognised"].flatMap { flag($0) }
        let source = keys["source"].flatMap { self.source($0) }
        guard let id, let test, let isRecognised else { return nil }
        return ClassSyntax(
            id: id, label: label ?? .unlabelled(id), test: test, isRecognised: isRecognised, source: source,
            span: node.span)
    }
}

extension LocalizedText {
    /// What stands in for a label whose fault was reported.
    static func unlabelled(_ id: Spanned<String>) -> LocalizedText {
        LocalizedText(vi: id.value, en: id.value)
    }
}
