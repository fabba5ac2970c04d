package import RuleDiagnostics
import RuleEngine
import RuleModel

/// Something that two packs decide otherwise about one record.
package struct ImpactCause: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case indicator, target, deduction, prerequisite, floor
        /// The points of a criterion, where all that is in it gives the same.
        case criterion
        /// The same points make another class, or the same targets another level.
        case classification
        /// One of the packs does not apply.
        case applies
        /// One of the packs rejects the record.
        case rejected
    }

    /// What it is, whatever it came to.
    package struct Key: Sendable, Hashable {
        package var kind: Kind
        package var id: String

        package init(kind: Kind, id: String) {
            self.kind = kind
            self.id = id
        }
    }

    package var key: Key
    /// Points, an answer, or the codes of faults; none where the pack has no such item.
    package var old: LocalizedText?
    package var new: LocalizedText?

    package init(key: Key, old: LocalizedText?, new: LocalizedText?) {
        self.key = key
        self.old = old
        self.new = new
    }
}

extension ImpactCause {
    /// What is decided otherwise in two verdicts on one record, in the order of the older pack and then the newer.
    package static func between(_ old: ScoredRecord, _ new: ScoredRecord) -> [ImpactCause] {
        if old.verdict.status == .notApplicable || new.verdict.status == .notApplicable {
            return [
                ImpactCause(
                    key: Key(kind: .applies, id: "applies"), old: Phrases.status(old.verdict.status),
                    new: Phrases.status(new.verdict.status))
            ]
        }
        let found = differences(answers(of: old), answers(of: new))
        if !found.isEmpty { return found }
        let sums = differences(sums(of: old), sums(of: new))
        if !sums.isEmpty { return sums }
        return [
            ImpactCause(
                key: Key(kind: .classification, id: "classification"), old: className(of: old),
                new: className(of: new))
        ]
    }

    private struct Answer {
        var key: Key
        var words: LocalizedText
        /// What is compared.
        var meaning: String
    }

    private static func differences(_ old: [Answer], _ new: [Answer]) -> [ImpactCause] {
        let others = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
        let own = Set(old.map(\.key))
        let known = old.compactMap { answer -> ImpactCause? in
            let other = others[answer.key]
            guard other?.meaning != answer.meaning else { return nil }
            return ImpactCause(key: answer.key, old: answer.words, new: other?.words)
        }
        let added = new.filter { !own.contains($0.key) }.map {
            ImpactCause(key: $0.key, old: nil, new: $0.words)
        }
        return known + added
    }

    // MARK: - Answers

    private static func answers(of scored: ScoredRecord) -> [Answer] {
        let (pack, verdict) = (scored.pack, scored.verdict)
        var answers = zip(pack.prerequisites, verdict.prerequisites).map { item, result in
            answer(.prerequisite, item.id, result.holds)
        }
        for (criterion, result) in zip(pack.criteria, verdict.criteria) {
            for (indicator, result) in zip(criterion.indicators, result.indicators) {
                answers.append(points(.indicator, indicator.id, result.points, result.inclusion))
                if let floor = result.floor { answers.append(answer(.floor, indicator.id, floor)) }
            }
            for (item, result) in zip(criterion.deductions?.items ?? [], result.deductions) {
                answers.append(points(.deduction, item.id, result.points))
            }
            if let floor = result.floor { answers.append(answer(.floor, criterion.id, floor)) }
        }
        for (item, result) in zip(pack.deductions?.items ?? [], verdict.deductions) {
            answers.append(points(.deduction, item.id, result.points))
        }
        return answers + targets(of: scored)
    }

    private static func targets(of scored: ScoredRecord) -> [Answer] {
        guard let model = scored.pack.targetModel else { return [] }
        let levels = zip(model.levels, scored.verdict.levels)
        return model.targets.enumerated().map { index, target in
            let states = levels.compactMap { level, result in result.states[index].map { (level, $0) } }
            let words = states.map { level, state in Phrases.asks(level.label, Phrases.state(state)) }
            return Answer(
                key: Key(kind: .target, id: target.id), words: words.joined(separator: "; "),
                meaning: states.map { "\($0.0.id) \($0.1.rawValue)" }.joined(separator: ";"))
        }
    }

    private static func sums(of scored: ScoredRecord) -> [Answer] {
        zip(scored.pack.criteria, scored.verdict.criteria).map { criterion, result in
            points(.criterion, criterion.id, result.points, result.inclusion)
        }
    }

    private static func answer(_ kind: Kind, _ id: String, _ truth: Truth) -> Answer {
        Answer(key: Key(kind: kind, id: id), words: Phrases.gate(truth), meaning: truth.rawValue)
    }

    private static func points(_ kind: Kind, _ id: String, _ points: Bounds, _ inclusion: Truth = .yes)
        -> Answer
    {
        let isOut = inclusion == .no
        return Answer(
            key: Key(kind: kind, id: id),
            words: isOut ? Phrases.outcome(.notApplicable) : NumberText.range(points),
            meaning: isOut ? "out" : "\(points.least) \(points.most) \(inclusion.rawValue)")
    }

    private static func className(of scored: ScoredRecord) -> LocalizedText {
        scored.verdict.classIndex.map { scored.pack.ranks[$0].label }
            ?? Phrases.status(scored.verdict.status)
    }
}
