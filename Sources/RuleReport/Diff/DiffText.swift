package import RuleDiagnostics

/// A comparison of two packs for people to read on a screen.
package struct DiffText {
    private let words: DiffWords
    private let usesColor: Bool

    package init(language: Language, usesColor: Bool = false) {
        words = DiffWords(language: language)
        self.usesColor = usesColor
    }

    package func page(for diff: PackDiff) -> String {
        var page = TextPage(width: 110, usesColor: usesColor)
        page.add("\(words.old): \(words.name(of: diff.old))", style: .quiet)
        page.add("\(words.new): \(words.name(of: diff.new))", style: .quiet)
        page.skip()
        if diff.changes.isEmpty { page.add(words.nothing) }
        if !diff.rules.isEmpty { add(diff.rules, words.ruleHeading(diff.rules.count), to: &page) }
        if !diff.wordings.isEmpty { add(diff.wordings, words.wordingHeading(diff.wordings.count), to: &page) }
        return page.text
    }

    private func add(_ changes: [RuleChange], _ heading: String, to page: inout TextPage) {
        page.skip()
        page.add(heading.uppercased(), style: .strong)
        var section: String?
        for change in changes {
            if change.section != section { page.add(words.section(of: change), indent: 2, style: .strong) }
            section = change.section
            let subject = words.subject(of: change)
            page.add(
                "\(change.sign) \(change.path)" + (subject.isEmpty ? "" : " – \(subject)"), indent: 4,
                style: style(of: change))
            let (old, new) = (change.sides.old, change.sides.new)
            if change.kind != .added { add(old, against: new, words.old, to: &page) }
            if change.kind != .removed { add(new, against: old, words.new, to: &page) }
        }
    }

    private func style(of change: RuleChange) -> TextPage.Style {
        switch change.kind {
        case .added: .good
        case .removed: .bad
        case .changed: .open
        case .reworded, .moved: .plain
        }
    }

    private func add(
        _ side: RuleChange.Side?, against other: RuleChange.Side?, _ name: String, to page: inout TextPage
    ) {
        let line = side?.line.map { " (\($0))" } ?? ""
        page.add("\(name): \(words.line(of: side, against: other))\(line)", indent: 6)
    }
}
