import RuleDiagnostics

/// What a pack says of one of its items, in the order in which a comparison shows it.
///
/// The raw value is the key of the rule language, as paths of overlays spell it.
package enum RuleAspect: String, Sendable, Hashable, CaseIterable {
    case title, subject, model, label, name, issued, url
    case inForce = "in-force"
    case applies
    case notApplicable = "not-applicable"
    /// The criterion of an item, where it makes a difference to points.
    case criterion
    /// The criterion of an item, where it makes none.
    case grouping
    case type, min, pattern
    /// The most points, or the greatest value of a field.
    case max
    case floor, aliases, personal, fixed, value, expression
    case by
    case require, award
    case when = "award.when"
    case part = "award.share.part"
    case whole = "award.share.whole"
    case scale = "award.scale"
    case whenEmpty = "award.when-empty"
    case number = "award.value"
    case count = "award.each"
    case choice = "award.choice"
    case pointsEach = "award.points"
    case bands = "award.bands"
    case formula = "award.formula"
    case step = "award.step"
    case target, points, need, rank
    case after
    case validFor = "valid-for"
    case recognised
    case belowZero = "below-zero"
    case missing, source, verified, note, evidence
    /// The order of items.
    case order

    /// Whether a change of it changes what is asked of records, or what that rests on.
    package var isRule: Bool {
        switch self {
        case .title, .label, .name, .url, .grouping, .aliases, .personal, .fixed, .note, .evidence, .order:
            false
        case .subject, .model, .issued, .inForce, .applies, .notApplicable, .criterion, .type, .min, .pattern,
            .max, .floor, .value, .expression, .by, .require, .award, .when, .part, .whole, .scale,
            .whenEmpty,
            .number, .count, .choice, .pointsEach, .bands, .formula, .step, .target, .points, .need, .rank,
            .after,
            .validFor, .recognised, .belowZero, .missing, .source, .verified:
            true
        }
    }

    /// Whether it is a part of how an item gives points.
    var isPartOfAward: Bool { rawValue.hasPrefix("award.") }
}
