import RuleDiagnostics

// Some items of an explanation alone, and all of them in short.

extension TextReport {
    /// The conclusion, and one line for each item: for readers who know the pack.
    package func digest(of explanation: Explanation) -> String {
        var page = TextPage(width: width, usesColor: usesColor)
        writeConclusion(of: explanation, on: &page)
        for gate in explanation.prerequisites {
            page.add("\(gate.id): \(gate.why[language])", indent: 2, hanging: 4, style: gate.holds.style)
        }
        for item in explanation.criteria.flatMap({ $0.items + $0.deductions }) + explanation.deductions {
            let why = item.why[language]
            page.add("\(item.id): \(why)", indent: 2, hanging: 4, style: headline(of: item).style)
        }
        for item in explanation.targets.flatMap(\.items) {
            page.add("\(item.id): \(item.why[language])", indent: 2, hanging: 4, style: item.outcome.style)
        }
        writeMissing(of: explanation, on: &page)
        return page.text
    }

    /// The paragraphs of some items; none where an id is not that of an indicator, a target or a prerequisite.
    package func paragraphs(of ids: Set<String>, in explanation: Explanation) -> String? {
        var part = explanation
        part.prerequisites = part.prerequisites.filter { ids.contains($0.id) }
        part.criteria = part.criteria.compactMap { group in
            var group = group
            group.items = group.items.filter { ids.contains($0.id) }
            group.deductions = []
            return group.items.isEmpty ? nil : group
        }
        part.targets = part.targets.compactMap { group in
            var group = group
            group.items = group.items.filter { ids.contains($0.id) }
            return group.items.isEmpty ? nil : group
        }
        let found =
            part.prerequisites.map(\.id) + part.criteria.flatMap { $0.items.map(\.id) }
            + part.targets.flatMap { $0.items.map(\.id) }
        guard Set(found) == ids else { return nil }
        var page = TextPage(width: width, usesColor: usesColor)
        writePrerequisites(of: part, on: &page)
        writeCriteria(of: part, on: &page)
        writeTargets(of: part, on: &page)
        return page.text
    }
}
