import RuleDiagnostics
import RuleModel
import RuleSource

extension NodeReader {
    /// The key that says how an award gives its points.
    private enum AwardKind: String, CaseIterable {
        case when, share, value, each, choice, parts, assessed, points

        /// The keys that may stand beside it.
        var companions: [String] {
            switch self {
            case .when, .parts, .assessed: []
            case .share: ["scale", "bands", "step", "rounding", "when-empty"]
            case .value: ["bands"]
            case .each, .choice: ["points"]
            case .points: ["step", "rounding"]
            }
        }
    }

    /// Reads an award of any kind.
    mutating func award(_ node: Node) -> AwardSyntax? {
        guard let keys = mapping(node, as: .award) else { return nil }
        guard let kind = awardKind(keys, in: node) else { return nil }
        let needless = keys.entries.filter { entry in
            entry.key.text != kind.rawValue && !kind.companions.contains(entry.key.text)
        }
        for entry in needless.sorted(by: { $0.value.span < $1.value.span }) {
            bag.report(
                .needlessKey(entry.key.text, at: entry.value.span, besides: kind.rawValue, at: node.span))
        }
        guard let value = keys[kind.rawValue] else { return nil }
        switch kind {
        case .when: return expression(value).map { .condition($0) }
        case .share: return share(value, keys, in: node)
        case .value: return bandAward(value, keys, in: node)
        case .each: return eachAward(value, keys, in: node)
        case .choice: return choiceAward(value, keys, in: node)
        case .parts: return .parts(items(value) { $0.part($1) })
        case .assessed: return assessed(value)
        case .points: return pointsAward(value, keys)
        }
    }

    /// The one kind that the keys choose; `points` beside another kind only completes it.
    private mutating func awardKind(_ keys: KeyedNodes, in node: Node) -> AwardKind? {
        let found = AwardKind.allCases.filter { keys.holds($0.rawValue) }
        let chosen = found.filter { $0 != .points || found == [.points] }
        switch chosen.count {
        case 0:
            bag.report(.awardWithoutKind(node.span, known: AwardKind.allCases.map(\.rawValue)))
            return nil
        case 1: return chosen[0]
        default:
            let nodes = chosen.compactMap { kind in
                keys[kind.rawValue].map { Spanned(kind.rawValue, $0.span) }
            }
            .sorted { $0.span < $1.span }
            bag.report(.conflictingKeys(nodes[0], nodes[1]))
            return nil
        }
    }

    private mutating func share(_ node: Node, _ keys: KeyedNodes, in award: Node) -> AwardSyntax? {
        guard let shareKeys = mapping(node, as: .share) else { return nil }
        let part = shareKeys["part"].flatMap { expression($0) }
        let whole = shareKeys["whole"].flatMap { expression($0) }
        let scale = shareScale(keys, in: award)
        let step = step(keys)
        let whenEmpty = keys["when-empty"].flatMap { keyword($0, ShareAward.EmptyWhole.self) }
        guard let part, let whole, let scale else { return nil }
        return .share(
            ShareSyntax(
                part: part, whole: whole, scale: scale, step: step, whenEmpty: whenEmpty, span: node.span))
    }

    private mutating func shareScale(_ keys: KeyedNodes, in award: Node) -> ShareSyntax.Scale? {
        switch (keys["scale"], keys["bands"]) {
        case (let scale?, let bands?):
            bag.report(.conflictingKeys(Spanned("scale", scale.span), Spanned("bands", bands.span)))
            return nil
        case (let scale?, nil): return text(scale).map { .keyword($0) }
        case (nil, let bands?): return .bands(items(bands) { $0.band($1) })
        case (nil, nil):
            bag.report(.missingScale(award.span))
            return nil
        }
    }

    private mutating func step(_ keys: KeyedNodes) -> StepSyntax? {
        let rounding = keys["rounding"].flatMap { keyword($0, Rounding.self) }
        guard let node = keys["step"] else {
            if let node = keys["rounding"] { bag.report(.roundingWithoutStep(node.span)) }
            return nil
        }
        if keys["rounding"] == nil { bag.report(.stepWithoutRounding(node.span)) }
        return numberOrParameter(node).map { StepSyntax(step: $0, rounding: rounding?.value ?? .down) }
    }

    private mutating func bandAward(_ node: Node, _ keys: KeyedNodes, in award: Node) -> AwardSyntax? {
        let value = expression(node)
        guard let bands = required("bands", keys, beside: "value", in: award) else { return nil }
        let tests = items(bands) { $0.band($1) }
        return value.map { .bands($0, tests) }
    }

    private mutating func band(_ node: Node) -> BandSyntax? {
        guard let keys = mapping(node, as: .band) else { return nil }
        let test = keys["at"].flatMap { embedded($0, expected: .expected.unaryTest) }
        let points = keys["points"].flatMap { numberOrParameter($0) }
        guard let test, let points else { return nil }
        return BandSyntax(test: test, points: points, span: node.span)
    }

    private mutating func eachAward(_ node: Node, _ keys: KeyedNodes, in award: Node) -> AwardSyntax? {
        let count = expression(node)
        let points = required("points", keys, beside: "each", in: award).flatMap { numberOrParameter($0) }
        guard let count, let points else { return nil }
        return .each(count, points: points)
    }

    private mutating func choiceAward(_ node: Node, _ keys: KeyedNodes, in award: Node) -> AwardSyntax? {
        let field = expression(node)
        guard let table = required("points", keys, beside: "choice", in: award) else { return nil }
        let choices = dictionary(table) { reader, entry in
            reader.numberOrParameter(entry.value).map {
                ChoicePointsSyntax(code: entry.key.spanned, points: $0)
            }
        }
        return field.map { .choice($0, choices, span: table.span) }
    }

    private mutating func part(_ node: Node) -> PartSyntax? {
        guard let keys = mapping(node, as: .part) else { return nil }
        let id = keys["id"].flatMap { identifier($0) }
        let label = keys["label"].flatMap { self.label($0) }
        let maximum = keys["max"].flatMap { numberOrParameter($0) }
        let award = keys["award"].flatMap { self.award($0) }
        guard let id, let maximum else { return nil }
        return PartSyntax(
            id: id, label: label ?? .unlabelled(id), maximum: maximum, award: award, span: node.span)
    }

    private mutating func assessed(_ node: Node) -> AwardSyntax? {
        guard let keys = mapping(node, as: .assessed) else { return nil }
        return .assessed(step: keys["step"].flatMap { numberOrParameter($0) })
    }

    private mutating func pointsAward(_ node: Node, _ keys: KeyedNodes) -> AwardSyntax? {
        let step = step(keys)
        return expression(node).map { .points($0, step) }
    }

    /// A key that another key of the same award needs.
    private mutating func required(
        _ key: String, _ keys: KeyedNodes, beside other: String, in award: Node
    ) -> Node? {
        if keys[key] == nil { bag.report(.missingCompanion(key, beside: other, in: award.span)) }
        return keys[key]
    }
}
