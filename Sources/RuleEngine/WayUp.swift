package import RuleModel

/// The smallest sets of changes that lead to the title, or to the next class of it.
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
        /// The class that is reached, by index in the pack.
        package var classIndex: Int
        /// How many points more that is, at the least.
        package var gain: Rational
        package var changes: [Change]
    }

    /// Why there is no way up.
    package enum Obstacle: Sendable, Hashable {
        /// A prerequisite or a floor that fails whatever is changed.
        case bar(Bar)
        /// Even the most points that changes allow are too few.
        case points(most: Rational)
        /// Each condition can be met, but never all of them together.
        case conflict
        /// The search was too long and was given up.
        case unknown
    }

    /// The lowest class that is a step up, by index in the pack.
    package var target: Int
    /// How many points are lacking for it; not above 0 where points are not what is lacking.
    package var lacking: Rational
    /// At most three, none of which contains another.
    package var alternatives: [Alternative]
    /// Why there are none.
    package var obstacles: [Obstacle]
    /// Whether it is certain that no way has fewer or smaller changes.
    package var isProven: Bool

    /// Finds the way up from a verdict.
    ///
    /// There is none for the highest class, for what the pack does not apply to, and while the verdict is pending:
    /// then the missing data come first, and nobody can choose what they are.
    ///
    /// - Parameters:
    ///   - verdict: The verdict on the record.
    ///   - record: The record.
    ///   - pack: The pack that judged it.
    ///   - budget: The most steps that the search may take; scoring a record counts as twenty or, by a
    ///     long pack, as more. The default keeps the search within some milliseconds; where it does not suffice, `isProven` is false.
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

/// The classes that are a step up for one verdict.
struct WayUpGoal {
    /// By index in the pack, the lowest first.
    let classes: [Int]
    /// The least points that give one of them.
    let threshold: Rational

    init?(above verdict: Verdict, in pack: RulePack) {
        guard verdict.status != .notApplicable, verdict.status != .pending else { return nil }
        let ranked = pack.classes.indices.filter { pack.classes[$0].isRecognised }
            .sorted { pack.classes[$0].test.lowest < pack.classes[$1].test.lowest }
        if verdict.status == .recognised {
            let lowest = ranked.first { verdict.possibleClasses.contains($0) }
            let rank = lowest.flatMap { ranked.firstIndex(of: $0) } ?? ranked.endIndex
            classes = Array(ranked.dropFirst(rank + 1))
        } else {
            classes = ranked
        }
        guard let first = classes.first else { return nil }
        threshold = pack.classes[first].test.lowest
    }

    /// The lowest class that a verdict is certain of, if it is one of these.
    func reached(by verdict: Verdict) -> Int? {
        guard verdict.status == .recognised, verdict.possibleClasses.allSatisfy({ classes.contains($0) })
        else {
            return nil
        }
        return classes.first { verdict.possibleClasses.contains($0) }
    }

    /// Whether points alone may still give one of these classes.
    func mayBeReached(by verdict: Verdict) -> Bool {
        verdict.possibleClasses.contains { classes.contains($0) }
    }
}

extension UnaryTest {
    /// The lowest number that may pass; a number below all points where there is no lower end.
    fileprivate var lowest: Rational {
        intervals.map { $0.lower.limit ?? Rational(Int(Int32.min)) }.min() ?? Rational(Int(Int32.min))
    }
}
