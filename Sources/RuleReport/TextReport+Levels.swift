import RuleDiagnostics
import RuleEngine
import RuleModel

// The sections that only packs of targets have.

extension TextReport {
    /// The levels with what is met, missed and open of each.
    func writeLevels(of explanation: Explanation, on page: inout TextPage) {
        guard !explanation.levels.isEmpty else { return }
        section(Phrases.levels, on: &page)
        for level in explanation.levels {
            let tally = Phrases.tally(level.targets)[language]
            page.add(
                "\(level.label[language]): \(Phrases.reached(level.holds)[language]) – \(tally)", indent: 2,
                hanging: 4, style: level.holds.style)
            if let after = level.after {
                let words = Phrases.after(after.label, months: after.months, after.holds)
                page.add(words[language], indent: 6, style: after.holds.style)
            }
            if let months = level.validMonths { page.add(Phrases.validFor(months)[language], indent: 6) }
            writeSource(level.source, level.line, on: &page)
        }
    }

    func writeTargets(of explanation: Explanation, on page: inout TextPage) {
        guard !explanation.targets.isEmpty else { return }
        section(Phrases.targets, on: &page)
        for group in explanation.targets {
            let word = group.isLeftOut ? ": \(Phrases.state(.notApplicable)[language])" : ""
            page.add("\(group.id). \(group.label[language])\(word)", style: .strong)
            // Of what does not apply as a whole, the reason is enough.
            if group.isLeftOut {
                for why in Set(group.items.map(\.why[language])).sorted() { page.add(why, indent: 2) }
            } else {
                for item in group.items { writeTarget(item, on: &page) }
            }
            page.skip()
        }
    }

    private func writeTarget(_ item: Explanation.Target, on page: inout TextPage) {
        page.add(
            "\(item.id) \(item.label[language]): \(answer(of: item))", indent: 2, hanging: 4,
            style: item.outcome.style)
        page.add(item.why[language], indent: 6)
        writeReadings(item.readings, besides: item.why, on: &page)
        // Nobody need prove what does not apply.
        if item.outcome != .notApplicable { writeEvidence(item.evidence, on: &page) }
        writeSource(item.source, item.line, on: &page)
    }

    /// One word where all levels agree, else one for each.
    private func answer(of item: Explanation.Target) -> String {
        let states = Set(item.steps.map(\.state))
        guard states.count != 1 else { return item.steps[0].state.words[language] }
        return item.steps.map { "\($0.label[language]) \($0.state.words[language])" }.joined(separator: ", ")
    }
}

extension TargetState {
    fileprivate var words: LocalizedText { Phrases.state(self) }
}
