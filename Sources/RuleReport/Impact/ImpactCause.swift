package import RuleDiagnostics
package import RuleEngine
package import RuleModel

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
        if !found.isEmpty { return found.known + found.added }
        let sums = differences(sums(of: old), sums(of: new))
        if !sums.isEmpty { return sums.known + sums.added }
        return [classification(standing(of: old), standing(of: new))]
    }

    /// The same answers make another class or level.
    package static func classification(_ old: LocalizedText, _ new: LocalizedText) -> ImpactCause {
        ImpactCause(key: Key(kind: .classification, id: "classification"), old: old, new: new)
    }

    /// What differs in what both packs answer, and what only the newer one does.
    package struct Differences: Sendable, Hashable {
        package var known: [ImpactCause] = []
        package var added: [ImpactCause] = []

        package init() {}

        package var isEmpty: Bool { known.isEmpty && added.isEmpty }

        package mutating func add(_ other: Differences) {
            known += other.known
            added += other.added
        }
    }

    /// What two packs answer otherwise.
    package static func differences(
        _ old: [ImpactItem], _ new: [ImpactItem]
    ) -> Differences {
        let others = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
        let own = Set(old.map(\.key))
        var differences = Differences()
        differences.known = old.compactMap { answer -> ImpactCause? in
            let other = others[answer.key]
            if let other, answer.agrees(with: other) { return nil }
            return ImpactCause(key: answer.key, old: answer.words, new: other?.words)
        }
        differences.added = new.filter { !own.contains($0.key) }.map {
            ImpactCause(key: $0.key, old: nil, new: $0.words)
        }
        return differences
    }

    // MARK: - Answers

    private static func answers(of scored: ScoredRecord) -> [ImpactItem] {
        let (pack, verdict) = (scored.pack, scored.verdict)
        var answers = zip(pack.prerequisites, verdict.prerequisites).map(ImpactItem.answer)
        for (criterion, result) in zip(pack.criteria, verdict.criteria) {
            for (indicator, result) in zip(criterion.indicators, result.indicators) {
                answers += ImpactItem.answers(of: indicator, result)
            }
            answers += zip(criterion.deductions?.items ?? [], result.deductions).map(ImpactItem.answer)
            if let floor = result.floor {
                answers.append(ImpactItem(.floor, criterion.id, .gate(floor)))
            }
        }
        answers += zip(pack.deductions?.items ?? [], verdict.deductions).map(ImpactItem.answer)
        return answers + targets(of: scored)
    }

    private static func targets(of scored: ScoredRecord) -> [ImpactItem] {
        guard let model = scored.pack.targetModel else { return [] }
        let levels = zip(model.levels, scored.verdict.levels)
        return model.targets.enumerated().map { index, target in
            let steps = levels.compactMap { level, result in
                result.states[index].map {
                    ImpactItem.Step(level: level.id, label: level.label, state: $0)
                }
            }
            return ImpactItem(.target, target.id, .target(steps))
        }
    }

    private static func sums(of scored: ScoredRecord) -> [ImpactItem] {
        zip(scored.pack.criteria, scored.verdict.criteria).map { criterion, result in
            ImpactItem(.criterion, criterion.id, .points(result.points, inclusion: result.inclusion))
        }
    }

    private static func standing(of scored: ScoredRecord) -> LocalizedText {
        standing(scored.verdict.status, scored.verdict.classIndex, by: scored.pack)
    }

    /// The class or level of a verdict, else its status.
    package static func standing(
        _ status: Verdict.Status, _ classIndex: Int?, by pack: RulePack
    ) -> LocalizedText {
        classIndex.map { pack.ranks[$0].label } ?? Phrases.status(status)
    }
}
