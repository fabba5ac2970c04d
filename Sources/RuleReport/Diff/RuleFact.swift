import RuleDiagnostics

/// One thing that a pack says of an item: a figure, a condition, the bands of an award.
struct RuleFact: Sendable, Hashable {
    /// One line of it; most facts have only one.
    struct Row: Sendable, Hashable {
        /// What is compared: without labels, layout and order.
        var meaning: String
        var words: LocalizedText
        /// The expression as text, where it is one.
        var expression: String?
        var line: RuleLine?
    }

    var aspect: RuleAspect
    var rows: [Row]
}

/// One item of a pack, such as a field or an indicator, with everything that the pack says of it.
struct RuleItem: Sendable, Hashable {
    /// Where items of its kind stand in the rule language.
    enum Section: String, Sendable, CaseIterable {
        /// The pack itself.
        case pack
        case sources, fields, parameters, values, prerequisites, criteria, indicators, deductions
        case classification, levels
    }

    var section: Section
    /// The id, below the ids of the items that it is a part of.
    var ids: [String]
    /// The path by ids, such as `indicators.2.1` or `fields.unit_kind.of.school`.
    var path: String
    /// The path of the item that it is a part of, if it is a part of one.
    var owner: String?
    /// The items among which it has its place.
    var list: String
    var label: LocalizedText?
    var line: RuleLine?
    /// Whether it makes a difference to points in which criterion it stands.
    var dependsOnCriterion = false
    var facts: [RuleFact] = []
}
