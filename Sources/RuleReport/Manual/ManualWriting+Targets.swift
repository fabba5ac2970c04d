import RuleDiagnostics
import RuleModel

// What is judged by targets and levels.

extension ManualWriting {
    mutating func targets() -> [PrintBlock] {
        guard let model = pack.targetModel else { return [] }
        var blocks = [section(Phrases.criteriaAndTargets, "criteria")]
        for criterion in model.criteria {
            let name = "\(say(Phrases.criterion)) \(criterion.id). \(say(criterion.label))"
            blocks.append(heading(3, name, "criterion-\(criterion.id)"))
            var lines = criterion.applies.map { [line(Phrases.appliesIf, words.claim($0))] } ?? []
            lines += basis(name, isVerified: true, criterion.source)
            if !lines.isEmpty { blocks.append(.list(lines)) }
            for target in criterion.targets { blocks.append(block(for: target, of: model)) }
        }
        return blocks
    }

    private mutating func block(for target: Target, of model: TargetModel) -> PrintBlock {
        let name = "\(target.id) \(say(target.label))"
        var lines = target.applies.map { [line(Phrases.appliesIf, words.claim($0))] } ?? []
        lines += asked(by: target, of: model) + missing(target.missing, isTarget: true)
        lines += evidence(target.evidence) + basis(name, isVerified: target.isVerified, target.source)
        return .together([heading(4, name, "indicator-\(target.id)"), .list(lines)])
    }

    /// What each level asks for; said once where it is the same for all that ask.
    private func asked(by target: Target, of model: TargetModel) -> [PrintItem] {
        model.asking(for: target).map { names, condition in line(names, words.claim(condition)) }
    }

    mutating func levels() -> [PrintBlock] {
        guard let model = pack.targetModel else { return [] }
        var blocks = [section(Phrases.levels, "levels")]
        for (index, level) in model.levels.enumerated() {
            let count = model.targets.count { $0.conditions[index] != nil }
            var lines = [line(Phrases.name(of: .need).sentenceStart, need(level, of: count))]
            if let after = level.after {
                let earlier = model.levels[after.level].label
                lines.append(
                    line(Phrases.name(of: .after).sentenceStart, Phrases.after(earlier, months: after.months))
                )
            }
            lines.append(line(Phrases.earnsTitle, Phrases.flag(level.isRecognised)))
            if let months = level.validMonths {
                lines.append(PrintItem(PrintText(say(Phrases.validFor(months)))))
            }
            lines += basis(say(level.label), isVerified: true, level.source)
            blocks.append(
                .together([heading(3, say(level.label), "level-\(level.id)"), .list(lines)]))
        }
        return blocks
    }

    private func need(_ level: Level, of count: Int) -> LocalizedText {
        switch level.need {
        case .all: Phrases.allTargets(of: count)
        case .atLeast(let least): Phrases.atLeastTargets(least, of: count)
        }
    }
}

extension TargetModel {
    /// The conditions of a target, each with the names of the levels that ask for it.
    func asking(for target: Target) -> [(levels: LocalizedText, condition: Expression)] {
        var groups: [(levels: [LocalizedText], condition: Expression)] = []
        for (level, condition) in zip(levels, target.conditions) {
            guard let condition else { continue }
            if let last = groups.last, last.condition == condition {
                groups[groups.count - 1].levels.append(level.label)
            } else {
                groups.append(([level.label], condition))
            }
        }
        return groups.map { group in
            let isAll = group.levels.count == levels.count && levels.count > 1
            return (isAll ? Phrases.everyLevel : group.levels.joined(separator: ", "), group.condition)
        }
    }
}
