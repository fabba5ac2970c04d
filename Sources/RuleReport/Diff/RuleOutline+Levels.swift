import RuleDiagnostics
import RuleModel

// Packs of targets.

extension RuleOutline {
    mutating func addTargets() {
        guard let model = pack.targetModel else { return }
        for (index, level) in model.levels.enumerated() { add(level, at: index, of: model) }
        for criterion in model.criteria {
            let line = words.line(of: criterion.span)
            add(
                RuleItem(
                    section: .criteria, ids: [criterion.id], path: "criteria.\(criterion.id)",
                    list: "criteria", label: criterion.label, line: line,
                    facts: fact(.label, criterion.label, at: line) + fact(.applies, criterion.applies)
                        + facts(of: criterion.source)))
            for target in criterion.targets { add(target, of: criterion, model) }
        }
    }

    private mutating func add(_ level: Level, at index: Int, of model: TargetModel) {
        let line = words.line(of: level.span)
        var facts = fact(.label, level.label, at: line)
        switch level.need {
        case .all: facts.append(fact(.need, "all", Phrases.allTargets, at: line))
        case .atLeast(let count):
            facts.append(fact(.need, "\(count)", Phrases.atLeastTargets(count), at: line))
        }
        // Which level is the lower one decides what a verdict comes to.
        let below = index > 0 ? model.levels[index - 1] : nil
        facts.append(fact(.rank, below?.id ?? "", Phrases.rank(above: below?.label), at: line))
        if let after = level.after {
            let earlier = model.levels[after.level]
            facts.append(
                fact(
                    .after, "\(earlier.id) \(after.months)",
                    Phrases.after(earlier.label, months: after.months), at: line))
        }
        if let months = level.validMonths {
            facts.append(fact(.validFor, "\(months)", Phrases.months(months), at: line))
        }
        facts.append(fact(.recognised, "\(level.isRecognised)", Phrases.flag(level.isRecognised), at: line))
        facts += self.facts(of: level.source)
        add(
            RuleItem(
                section: .levels, ids: [level.id], path: "levels.\(level.id)", list: "levels",
                label: level.label, line: line, facts: facts))
    }

    private mutating func add(_ target: Target, of criterion: TargetCriterion, _ model: TargetModel) {
        let line = words.line(of: target.span)
        let rows = zip(model.levels, target.conditions).compactMap { level, condition in
            condition.map { condition in
                var row = row(of: condition)
                row.meaning = "\(level.id): \(row.meaning)"
                row.expression = row.meaning
                row.words = Phrases.asks(level.label, row.words)
                return row
            }
        }
        let facts =
            fact(.label, target.label, at: line)
            + [fact(.grouping, criterion.id, Phrases.named(criterion.id, criterion.label), at: line)]
            + fact(.applies, target.applies) + [RuleFact(aspect: .target, rows: rows)]
            + [fact(.missing, target.missing.rawValue, Phrases.missing(target.missing), at: line)]
            + self.facts(of: target.source) + self.facts(ofEvidence: target.evidence, at: line)
        add(
            RuleItem(
                section: .indicators, ids: [target.id], path: "indicators.\(target.id)",
                list: "criteria.\(criterion.id).indicators", label: target.label, line: line,
                dependsOnCriterion: criterion.applies != nil, facts: facts))
    }
}
