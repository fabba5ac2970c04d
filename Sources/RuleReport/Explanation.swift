package import RuleDiagnostics
package import RuleEngine
package import RuleModel

/// A verdict in words and in order, apart from any format.
///
/// The sheet for the terminal, the page to print and the JSON of one verdict are all written from it:
///
///     heading       title, record, pack
///     conclusion    status, class, points, what bars it
///     prerequisites
///     criteria      -> indicators -> parts
///     deductions
///     missing       the most decisive first
package struct Explanation: Sendable {
    /// Where in the law something stands.
    package struct Source: Sendable {
        /// The document and the article; none where only a parameter behind the item is not verified.
        package var text: LocalizedText?
        /// The short name of the document in the pack.
        package var document: String?
        /// Article, clause and point.
        package var place: String?
        /// Whether every figure behind the item was read in the law.
        package var isVerified: Bool
        /// Why it is not verified, or what was read instead.
        package var note: LocalizedText?
    }

    /// The least points that something must reach for the title.
    package struct Floor: Sendable {
        package var least: Rational
        package var holds: Truth

        package var words: LocalizedText { Phrases.floor(least, holds) }
    }

    /// One indicator or one deduction.
    package struct Item: Sendable {
        package var id: String
        package var label: LocalizedText
        package var points: Bounds
        package var maximum: Rational
        /// Whether it does not count at all, and the rest of the criterion is scaled up.
        package var isLeftOut: Bool
        /// None for a deduction.
        package var outcome: IndicatorResult.Outcome?
        package var why: LocalizedText
        package var parts: [Part]
        package var readings: [Reading]
        package var missing: [DataPath]
        package var floor: Floor?
        package var source: Source?
        package var evidence: [LocalizedText]
        package var line: RuleLine
    }

    /// One named part of an indicator.
    package struct Part: Sendable {
        package var id: String
        package var label: LocalizedText
        package var points: Bounds
        package var maximum: Rational
        package var why: LocalizedText
    }

    /// One criterion with its indicators.
    package struct Group: Sendable {
        package var id: String
        package var label: LocalizedText
        package var points: Bounds
        package var maximum: Rational
        /// Whether it does not count at all, and the other criteria are scaled up.
        package var isLeftOut: Bool
        /// What to know besides the indicators: that it does not apply, or that it was scaled.
        package var notes: [LocalizedText]
        package var items: [Item]
        package var deductions: [Item]
        package var floor: Floor?
        package var source: Source?
        package var line: RuleLine
    }

    /// One prerequisite.
    package struct Gate: Sendable {
        package var id: String
        package var label: LocalizedText
        package var holds: Truth
        package var why: LocalizedText
        package var readings: [Reading]
        package var missing: [DataPath]
        package var source: Source?
        package var line: RuleLine
    }

    /// One missing datum and what waits for it.
    package struct Gap: Sendable {
        package var path: DataPath
        package var label: LocalizedText
        package var points: Rational
        package var isGate: Bool
        /// How many targets wait for it.
        package var targets = 0
        /// Whether some value of it alone settles the verdict.
        package var decides = false

        /// The label with what is at stake.
        package var words: LocalizedText {
            Phrases.gap(
                label, points: points > .zero ? Phrases.points(points) : nil, targets: targets,
                isGate: isGate,
                decides: decides
            )
        }
    }

    package var subject: ScoredRecord
    /// Whether the values of personal fields may be seen.
    package var showsPersonal: Bool
    package var status: LocalizedText
    /// The final class, where it is certain.
    package var classLabel: LocalizedText?
    /// "82,5/100", or "62,5–78 / 100" while it is open; none where the pack does not apply or has no points.
    package var points: LocalizedText?
    /// One sentence for the whole.
    package var conclusion: LocalizedText
    /// That the total was scaled because criteria do not apply; none where it was not.
    package var scaling: LocalizedText?
    /// What bars every recognised class, and the class that the points alone would give.
    package var bars: [LocalizedText]
    package var prerequisites: [Gate]
    package var criteria: [Group]
    package var deductions: [Item]
    package var missing: [Gap]
    /// What to know about unverified figures, if there are any.
    package var caution: LocalizedText?
    /// Of a pack of targets.
    package var levels: [Level] = []
    /// Of a pack of targets.
    package var targets: [TargetGroup] = []
}
