package import RuleDiagnostics
package import RuleEngine
package import RuleModel

// The parts of an explanation that only packs of targets have.

extension Explanation {
    /// One level: whether it is reached, and what stands in the way.
    package struct Level: Sendable {
        package var id: String
        package var label: LocalizedText
        /// Whether it is reached, prerequisites apart.
        package var holds: Truth
        /// Ids of targets by what they came to.
        package var targets: [TargetState: [String]]
        package var after: After?
        /// How many months the result holds after the year of recognition.
        package var validMonths: Int?
        package var source: Source?
        package var line: RuleLine
    }

    /// The level that must have been held before.
    package struct After: Sendable {
        package var id: String
        package var label: LocalizedText
        package var months: Int
        package var holds: Truth
    }

    /// One criterion with its targets.
    package struct TargetGroup: Sendable {
        package var id: String
        package var label: LocalizedText
        package var items: [Target]
        package var source: Source?
        package var line: RuleLine

        /// Whether none of its targets applies.
        package var isLeftOut: Bool { items.allSatisfy { $0.outcome == .notApplicable } }
    }

    /// One target.
    package struct Target: Sendable {
        /// What it came to at one level.
        package struct Step: Sendable {
            package var id: String
            package var label: LocalizedText
            package var state: TargetState
        }

        package var id: String
        package var label: LocalizedText
        package var outcome: IndicatorResult.Outcome
        /// The levels that ask for it.
        package var steps: [Step]
        package var why: LocalizedText
        package var readings: [Reading]
        package var missing: [DataPath]
        package var source: Source?
        package var evidence: [LocalizedText]
        package var line: RuleLine
    }
}

/// The passage from a verdict on targets to its explanation.
struct LevelWords {
    let pack: RulePack
    let model: TargetModel
    let verdict: Verdict
    let words: PackWords
    let readings: Readings

    /// Where in the law something stands.
    typealias Citation = (LegalSource?, _ isVerified: Bool) -> Explanation.Source?

    // MARK: - The whole

    /// One sentence for what is decided.
    var conclusion: LocalizedText {
        let possible = verdict.possibleClasses.map { model.levels[$0].label }
        switch verdict.status {
        case .recognised:
            if let index = verdict.classIndex {
                return Phrases.recognised(as: pack.title, level: model.levels[index].label)
            }
            return Phrases.recognised(
                as: pack.title, atLeast: possible.first, open: Array(possible.dropFirst()).alternatives)
        case .notRecognised:
            return Phrases.notRecognised(
                as: pack.title, level: verdict.classIndex.map { model.levels[$0].label })
        case .pending: return Phrases.pendingLevel(verdict.missing.count, possible: possible.alternatives)
        case .notApplicable: return Phrases.notApplicable(pack.title, unless: pack.applies.map(words.claim))
        }
    }

    /// The levels from low to high.
    func levels(_ cite: Citation) -> [Explanation.Level] {
        zip(model.levels, verdict.levels).map { level, result in
            let states = TargetState.allCases.map { state in
                (state, result.targets(in: state).map { model.targets[$0].id })
            }
            return Explanation.Level(
                id: level.id, label: level.label, holds: result.isReached,
                targets: Dictionary(uniqueKeysWithValues: states), after: after(level, result),
                validMonths: level.validMonths,
                source: cite(level.source, level.source?.isVerified ?? true),
                line: words.line(of: level.span))
        }
    }

    private func after(_ level: Level, _ result: LevelResult) -> Explanation.After? {
        guard let after = level.after, let holds = result.after else { return nil }
        let earlier = model.levels[after.level]
        return Explanation.After(id: earlier.id, label: earlier.label, months: after.months, holds: holds)
    }

    // MARK: - Targets

    func groups(_ cite: Citation) -> [Explanation.TargetGroup] {
        guard !verdict.targets.isEmpty else { return [] }
        var index = 0
        return model.criteria.map { criterion in
            let items = criterion.targets.map { target in
                defer { index += 1 }
                return item(target, at: index, in: criterion, cite)
            }
            return Explanation.TargetGroup(
                id: criterion.id, label: criterion.label, items: items,
                source: cite(criterion.source, criterion.source?.isVerified ?? true),
                line: words.line(of: criterion.span))
        }
    }

    private func item(
        _ target: Target, at index: Int, in criterion: TargetCriterion, _ cite: Citation
    ) -> Explanation.Target {
        let result = verdict.targets[index]
        let steps = zip(model.levels, verdict.levels).compactMap { level, reached in
            reached.states[index].map {
                Explanation.Target.Step(id: level.id, label: level.label, state: $0)
            }
        }
        return Explanation.Target(
            id: target.id, label: target.label, outcome: verdict.outcome(ofTarget: index), steps: steps,
            why: why(target, result, in: criterion), readings: readings.values(of: result.reads),
            missing: missing(of: index).sorted(), source: cite(target.source, target.isVerified),
            evidence: target.evidence, line: words.line(of: target.span))
    }

    /// What the target waits for at any level.
    private func missing(of index: Int) -> Set<DataPath> {
        verdict.levels.indices.reduce(into: []) { missing, level in
            guard verdict.levels[level].states[index] == .open else { return }
            missing.formUnion(verdict.targets[index].missing(at: level))
        }
    }

    private func why(
        _ target: Target, _ result: TargetResult, in criterion: TargetCriterion
    ) -> LocalizedText {
        guard result.applies != .no else {
            let gates = [criterion.applies, target.applies].compactMap(\.self)
            let gate = gates.first { readings.truth(of: $0) == .no } ?? gates.first
            return Phrases.targetNotApplicable(unless: gate.map(words.claim))
        }
        var said: [(condition: Expression, levels: [LocalizedText], sentence: LocalizedText)] = []
        for (level, (condition, answer)) in zip(model.levels, zip(target.conditions, result.answers)) {
            guard let condition, let answer else { continue }
            if let index = said.firstIndex(where: { $0.condition == condition }) {
                said[index].levels.append(level.label)
            } else {
                said.append((condition, [level.label], sentence(condition, answer)))
            }
        }
        guard said.count > 1 else { return said.first?.sentence ?? Phrases.targetNotApplicable(unless: nil) }
        return said.map { Phrases.atLevel($0.levels.joined(separator: ", "), $0.sentence.midSentence) }
            .joined(separator: "; ").sentenceStart
    }

    private func sentence(_ condition: Expression, _ answer: TargetResult.Answer) -> LocalizedText {
        if answer.countsAsMissed { return Phrases.missingIsMissed(words.labels(of: answer.missing)) }
        if answer.holds != .unknown, let label = words.label(of: condition) {
            return Phrases.answered(label, answer.holds == .yes)
        }
        return share(condition, answer.holds) ?? Phrases.prerequisite(words.claim(condition), answer.holds)
    }

    /// "Đã bồi dưỡng: 38/40 = 95%, cần ít nhất 90%: đạt", where a share is asked for and known.
    private func share(_ condition: Expression, _ holds: Truth) -> LocalizedText? {
        guard case .binary(.greaterOrEqual, let left, let right) = condition.kind,
            case .call(.share, let arguments) = left.kind, arguments.count == 2,
            let part = readings.number(of: arguments[0]), let whole = readings.number(of: arguments[1]),
            let limit = readings.number(of: right)
        else { return nil }
        return Phrases.share(
            words.phrase(for: arguments[0]), NumberText.share(part: part, whole: whole),
            needed: NumberText.percent(limit), holds)
    }
}
