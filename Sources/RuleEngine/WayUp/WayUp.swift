package import RuleModel

/// The smallest sets of changes that lead to the title, or to the next class or level of it.
///
/// Fewer changed data come first, then smaller changes. Every alternative was scored by the reference evaluator.
package struct WayUp: Sendable, Hashable {
    /// One datum to change, or to supply where it is missing.
    package struct Change: Sendable, Hashable {
        package var path: DataPath
        /// None where it is missing.
        package var from: Value?
        package var to: Value

        package init(path: DataPath, from: Value?, to: Value) {
            self.path = path
            self.from = from
            self.to = to
        }
    }

    package struct Alternative: Sendable, Hashable {
        /// The class or level that is reached, by index in the pack's `ranks`.
        package var rank: Int
        /// How many points more that is at the least, or how many targets more are met.
        package var gain: Rational
        package var changes: [Change]
    }

    /// Why there is no way up.
    package enum Obstacle: Sendable, Hashable {
        /// A prerequisite or a floor that fails whatever is changed.
        case bar(Bar)
        /// Even the most points that changes allow are too few.
        case points(most: Rational)
        /// A target that is missed whatever is changed, by its index.
        case target(Int)
        /// Even the most targets that changes allow are too few.
        case targets(most: Int, needed: Int)
        /// A level, by its index, must have been held before, which it can have been in that year at the earliest.
        case after(level: Int, months: Int, earliest: Int)
        /// Nothing is known of earlier results, and that level must have been held before.
        case history(level: Int)
        /// No way was found without data that are missing and that nobody changes, such as a whole list.
        case missing
        /// Each condition can be met, but never all of them together.
        case conflict
        /// The search was too long and was given up.
        case unknown

        /// Whether a way may be there for all that, once what is missing is supplied.
        package var waitsForData: Bool {
            switch self {
            case .history, .missing: true
            case .bar, .points, .target, .targets, .after, .conflict, .unknown: false
            }
        }
    }

    /// The lowest class or level that is a step up, by index in the pack's `ranks`.
    package var target: Int
    /// How many points or targets are lacking for it; not above 0 where they are not what is lacking.
    package var lacking: Rational
    /// At most three, none of which contains another.
    package var alternatives: [Alternative]
    /// Why there are none.
    package var obstacles: [Obstacle]
    /// Whether it is certain that no way has fewer or smaller changes.
    package var isProven: Bool

    /// Finds the way up from a verdict.
    ///
    /// There is none for the highest class or level, for what the pack does not apply to, and while the verdict is pending:
    /// then the missing data come first, and nobody can choose what they are.
    ///
    /// - Parameters:
    ///   - verdict: The verdict on the record.
    ///   - record: The record.
    ///   - pack: The pack that judged it.
    ///   - budget: The most steps that the search may take: about one for each item that is scored. Where it does
    ///     not suffice, `isProven` is false.
    package init?(from verdict: Verdict, on record: Record, by pack: RulePack, budget: Int = 10_000) {
        guard let goal = WayUpGoal(above: verdict, in: pack) else { return nil }
        var search = WayUpSearch(goal: goal, verdict: verdict, record: record, pack: pack, budget: budget)
        self = search.wayUp
    }

    init(
        target: Int, lacking: Rational, alternatives: [Alternative], obstacles: [Obstacle], isProven: Bool
    ) {
        self.target = target
        self.lacking = lacking
        self.alternatives = alternatives
        self.obstacles = obstacles
        self.isProven = isProven
    }
}
