package import RuleDiagnostics
package import RuleModel

/// What a pack says of one of its items, in words: what an editor shows where people point at a name.
package struct RuleCard: Sendable, Hashable {
    /// One thing that is said, such as the most points.
    package struct Row: Sendable, Hashable {
        package var aspect: RuleAspect
        package var name: LocalizedText
        package var lines: [Line]
    }

    /// A line of it, with the expression that it words, if it words one.
    package struct Line: Sendable, Hashable {
        package var words: LocalizedText
        package var expression: String?
    }

    /// The path by ids, as overlays spell it: `parameters.pass_mark`, `fields.people.of.birth_year`.
    package var path: String
    package var label: LocalizedText?
    package var rows: [Row]

    /// The path of what is said of the pack itself.
    package static let packPath = "pack"

    /// The cards of everything that a pack names, by path.
    ///
    /// `versions` is the pack compiled for each day on which a figure changes; at least one.
    package static func cards(of versions: [RulePack]) -> [String: RuleCard] {
        let cards = RuleOutline(of: versions).items.map { RuleCard($0) }
        return Dictionary(cards.map { ($0.path, $0) }) { first, _ in first }
    }

    private init(_ item: RuleItem) {
        path = item.path.isEmpty ? RuleCard.packPath : item.path
        label = item.label
        // The label is the heading, and the way of giving points tells its own parts.
        let facts = item.facts.filter {
            $0.aspect != .label && $0.aspect != .name && !$0.aspect.isPartOfAward
        }
        rows = facts.map { fact in
            Row(
                aspect: fact.aspect, name: Phrases.name(of: fact.aspect),
                lines: fact.rows.map { Line(words: $0.words, expression: $0.expression) })
        }
    }
}
