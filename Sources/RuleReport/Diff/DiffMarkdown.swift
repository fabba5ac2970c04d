package import RuleDiagnostics

/// A comparison of two packs as Markdown, for a page or a comment on a change.
package struct DiffMarkdown {
    private let words: DiffWords

    package init(language: Language) {
        words = DiffWords(language: language)
    }

    package func page(for diff: PackDiff) -> String {
        var lines = [
            "- \(words.old): \(words.name(of: diff.old).markdown)",
            "- \(words.new): \(words.name(of: diff.new).markdown)", "",
        ]
        if diff.changes.isEmpty { lines += [words.nothing, ""] }
        if !diff.rules.isEmpty { lines += table(diff.rules, words.ruleHeading(diff.rules.count)) }
        if !diff.wordings.isEmpty { lines += table(diff.wordings, words.wordingHeading(diff.wordings.count)) }
        return lines.dropLast().map { $0 + "\n" }.joined()
    }

    private func table(_ changes: [RuleChange], _ heading: String) -> [String] {
        let what = words.choose("Mục", "Item")
        let head = [
            "## \(heading)", "", "| | \(what) | \(words.old) | \(words.new) |", "|---|---|---|---|",
        ]
        let rows = changes.map { change in
            let subject = words.subject(of: change)
            let item = "`\(change.path)`" + (subject.isEmpty ? "" : "<br>\(subject.markdown)")
            let (old, new) = (change.sides.old, change.sides.new)
            let cells = [words.kind(of: change), item, cell(old, against: new), cell(new, against: old)]
            return "| " + cells.joined(separator: " | ") + " |"
        }
        return head + rows + [""]
    }

    private func cell(_ side: RuleChange.Side?, against other: RuleChange.Side?) -> String {
        guard let side else { return "–" }
        let code = side.expression.map { "<br>`\($0.replacing("|", with: "\\|"))`" } ?? ""
        return words.text(of: side, against: other).markdown + code + (side.line.map { "<br>\($0)" } ?? "")
    }
}
