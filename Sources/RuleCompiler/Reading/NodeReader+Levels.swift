import RuleDiagnostics
import RuleExpression
import RuleModel
import RuleSource

// The parts that only packs of targets have.

extension NodeReader {
    /// Reports the parts of the pack that its model has no use for, and the one that it cannot do without.
    mutating func reportKeysOfOtherModel(_ keys: KeyedNodes, in root: Node) {
        let isPoints = model?.value != .targets
        if let model, case .mapping(let entries) = root.kind {
            let useless = isPoints ? ["levels"] : ["deduct", "below-zero", "classification"]
            for entry in entries where useless.contains(entry.key.text) {
                bag.report(.keyOfOtherModel(entry.key.spanned, model: model))
            }
        }
        let needed = isPoints ? "classification" : "levels"
        if keys[needed] == nil, let key = MappingShape.named(.pack)[needed] {
            bag.report(.missingKey(key, in: root.span))
        }
    }

    mutating func targetModel(_ keys: KeyedNodes) -> TargetModelSyntax {
        var poisoned: Set<String> = []
        let levels = items(keys["levels"]) { reader, node in
            let level = reader.level(node)
            if level == nil, let id = node.levelID { poisoned.insert(id) }
            return level
        }
        return TargetModelSyntax(
            levels: levels, criteria: items(keys["criteria"]) { $0.targetCriterion($1) },
            poisonedLevels: poisoned)
    }

    // MARK: - Levels

    private mutating func level(_ node: Node) -> LevelSyntax? {
        guard let keys = mapping(node, as: .level) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let isRecognised = keys["recognised"].flatMap { flag($0) }
        let count = keys["at-least"].flatMap { number($0) }
        reportNeed(keys, in: node.span)
        let after = keys["after"].flatMap { self.after($0) }
        let validFor = keys["valid-for"].flatMap { duration($0) }
        let isWhole = (keys["at-least"] == nil) == (count == nil) && (keys["after"] == nil) == (after == nil)
        guard let id, isWhole else { return nil }
        return LevelSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, isRecognised: isRecognised ?? true,
            count: count, after: after, validFor: validFor, span: node.span)
    }

    /// `all` and `at-least` answer the same question, so one of them is enough and needed.
    private mutating func reportNeed(_ keys: KeyedNodes, in span: SourceSpan) {
        guard let node = keys["all"], let isAll = flag(node) else { return }
        if let other = keys["at-least"] {
            bag.report(.needlessKey("all", at: node.span, besides: "at-least", at: other.span))
        } else if !isAll, let key = MappingShape.named(.level)["at-least"] {
            bag.report(.missingKey(key, in: span))
        }
    }

    private mutating func after(_ node: Node) -> AfterSyntax? {
        guard let keys = mapping(node, as: .after) else { return nil }
        let level = keys["level"].flatMap { identifier($0) }
        let months = keys["months"].flatMap { number($0) }
        guard let level, let months else { return nil }
        return AfterSyntax(level: level, months: months)
    }

    private mutating func duration(_ node: Node) -> Spanned<String>? {
        scalar(node, expected: .expected.duration)?.spanned
    }

    // MARK: - Targets

    private mutating func targetCriterion(_ node: Node) -> TargetCriterionSyntax? {
        guard let keys = mapping(node, as: .targetCriterion, insteadOf: .criterion) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let applies = applies(keys)
        let targets = items(keys["indicators"]) { $0.target($1) }
        guard let id else { return nil }
        return TargetCriterionSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, applies: applies, targets: targets,
            span: node.span)
    }

    private mutating func target(_ node: Node) -> TargetSyntax? {
        guard let keys = mapping(node, as: .target, insteadOf: .indicator) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let source = keys["source"].flatMap { self.source($0) }
        let applies = applies(keys)
        let missing = keys["missing"].flatMap { keyword($0, Indicator.MissingPolicy.self) }
        let conditions = keys["target"].flatMap { self.conditions($0) }
        let evidence = items(keys["evidence"]) { $0.label($1) }
        guard let id else { return nil }
        return TargetSyntax(
            id: id, label: label ?? .unlabelled(id), source: source, applies: applies, conditions: conditions,
            missing: missing?.value ?? .pending, evidence: evidence, span: node.span)
    }

    private mutating func conditions(_ node: Node) -> TargetSyntax.Conditions? {
        guard case .mapping = node.kind else { return expression(node).map { .same($0) } }
        let entries = entries(node) ?? []
        let conditions = entries.compactMap {
            entry -> (level: Spanned<String>, condition: ExpressionSyntax)? in
            expression(entry.value).map { (entry.key.spanned, $0) }
        }
        return conditions.count == entries.count ? .byLevel(conditions) : nil
    }

    /// `applies`; what does not apply is left out, so `not-applicable` may be left out as well.
    private mutating func applies(_ keys: KeyedNodes) -> ExpressionSyntax? {
        if let node = keys["not-applicable"] {
            let otherwise = keyword(node, Applicability.Otherwise.self)
            if keys["applies"] == nil {
                bag.report(.needlessNotApplicable(node.span))
            } else if let otherwise, otherwise.value != .exclude {
                bag.report(.onlyExclusion(otherwise.map(\.rawValue)))
            }
        }
        return keys["applies"].flatMap { expression($0) }
    }
}

extension Node {
    /// The id that a level was given, as far as it can be read.
    fileprivate var levelID: String? {
        guard case .mapping(let entries) = kind,
            case .scalar(let id)? = entries.first(where: { $0.key.text == "id" })?.value.kind
        else { return nil }
        return id.text
    }
}
