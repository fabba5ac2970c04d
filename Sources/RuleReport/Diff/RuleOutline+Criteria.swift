import RuleDiagnostics
import RuleModel

// What is judged: prerequisites, criteria, indicators, deductions and classes.

extension RuleOutline {
    mutating func addPrerequisites() {
        for item in pack.prerequisites {
            let line = words.line(of: item.span)
            add(
                RuleItem(
                    section: .prerequisites, ids: [item.id], path: "prerequisites.\(item.id)",
                    list: "prerequisites", label: item.label, line: line,
                    facts: fact(.label, item.label, at: line) + fact(.require, item.condition)
                        + facts(of: item.source)))
        }
    }

    mutating func addCriteria() {
        for criterion in pack.criteria {
            let line = words.line(of: criterion.span)
            var facts = fact(.label, criterion.label, at: line)
            facts += fact(.max, points: criterion.maximum, at: line)
            facts += fact(.floor, points: criterion.floor, at: line)
            facts += self.facts(of: criterion.applicability) + self.facts(of: criterion.source)
            facts += fact(.belowZero, if: criterion.deductions?.mayGoBelowZero ?? false, at: line)
            add(
                RuleItem(
                    section: .criteria, ids: [criterion.id], path: "criteria.\(criterion.id)",
                    list: "criteria", label: criterion.label, line: line, facts: facts))
            for indicator in criterion.indicators { add(indicator, of: criterion) }
            for deduction in criterion.deductions?.items ?? [] { add(deduction, of: criterion) }
        }
        for deduction in pack.deductions?.items ?? [] { add(deduction, of: nil) }
    }

    private mutating func add(_ indicator: Indicator, of criterion: Criterion) {
        let line = words.line(of: indicator.span)
        var facts = fact(.label, indicator.label, at: line)
        facts.append(fact(.grouping, criterion.id, Phrases.named(criterion.id, criterion.label), at: line))
        facts += fact(.max, points: indicator.maximum, at: line)
        facts += fact(.floor, points: indicator.floor, at: line)
        facts += self.facts(of: indicator.applicability)
        facts += self.facts(of: indicator.award, at: line)
        facts.append(
            fact(.missing, indicator.missing.rawValue, Phrases.missing(indicator.missing), at: line))
        facts += self.facts(of: indicator.source) + self.facts(ofEvidence: indicator.evidence, at: line)
        let item = RuleItem(
            section: .indicators, ids: [indicator.id], path: "indicators.\(indicator.id)",
            list: "criteria.\(criterion.id).indicators", label: indicator.label, line: line,
            dependsOnCriterion: !criterion.isPlainSum, facts: facts)
        add(item)
        addParts(of: indicator.award, to: item)
    }

    private mutating func add(_ deduction: Deduction, of criterion: Criterion?) {
        let line = words.line(of: deduction.span)
        let place = criterion.map { Phrases.named($0.id, $0.label) } ?? Phrases.wholePack
        var facts = fact(.label, deduction.label, at: line)
        facts.append(fact(.grouping, criterion?.id ?? "", place, at: line))
        facts += fact(.max, points: deduction.maximum, at: line)
        facts += self.facts(of: deduction.award, at: line) + self.facts(of: deduction.source)
        let item = RuleItem(
            section: .deductions, ids: [deduction.id], path: "deductions.\(deduction.id)",
            list: criterion.map { "criteria.\($0.id).deductions" } ?? "deductions", label: deduction.label,
            line: line, dependsOnCriterion: true, facts: facts)
        add(item)
        addParts(of: deduction.award, to: item)
    }

    private mutating func addParts(of award: Award, to owner: RuleItem) {
        guard case .parts(let parts) = award else { return }
        for part in parts {
            let line = words.line(of: part.span)
            let item = RuleItem(
                section: owner.section, ids: owner.ids + [part.id], path: "\(owner.path).parts.\(part.id)",
                owner: owner.path, list: owner.path + ".parts", label: part.label, line: line,
                facts: fact(.label, part.label, at: line) + fact(.max, points: part.maximum, at: line)
                    + facts(of: part.award, at: line))
            add(item)
            addParts(of: part.award, to: item)
        }
    }

    mutating func addClasses() {
        for band in pack.classes {
            let line = words.line(of: band.span)
            let test = words.words(for: band.test, isPercent: false)
            var facts = fact(.label, band.label, at: line)
            facts.append(fact(.points, band.test.meaning, test, at: line))
            facts.append(
                fact(.recognised, "\(band.isRecognised)", Phrases.flag(band.isRecognised), at: line))
            facts += self.facts(of: band.source)
            add(
                RuleItem(
                    section: .classification, ids: [band.id], path: "classification.\(band.id)",
                    list: "classification", label: band.label, line: line, facts: facts))
        }
    }
}

extension Criterion {
    /// Whether it is nothing but the sum of its indicators, so that it does not matter which these are.
    fileprivate var isPlainSum: Bool {
        let isOpen = applicability == nil && floor == nil && deductions == nil
        let sum = indicators.reduce(Rational.zero) { $0.adding($1.maximum) ?? $0 }
        return isOpen && sum <= maximum && !indicators.contains(where: \.mayBeLeftOut)
    }
}

extension Indicator {
    /// Whether it may be left out, so that the rest of its criterion is scaled up.
    fileprivate var mayBeLeftOut: Bool { applicability?.otherwise == .exclude || award.mayBeLeftOut }
}

extension Award {
    fileprivate var mayBeLeftOut: Bool {
        switch self {
        case .share(let share): share.whenEmpty == .notApplicable
        case .parts(let parts): parts.contains { $0.award.mayBeLeftOut }
        case .condition, .bands, .each, .choice, .assessed, .points: false
        }
    }
}
