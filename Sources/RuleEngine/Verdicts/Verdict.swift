package import RuleModel

/// The answer for one record: what it is, how many points, and why.
///
/// It holds facts, not words: `RuleReport` words them. Indexes point into the `RulePack`.
package struct Verdict: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Every prerequisite and floor holds and the class is a recognised one.
        case recognised
        /// Certain, whatever the missing data turn out to be.
        case notRecognised = "not-recognised"
        /// Missing data could still change the outcome.
        case pending
        /// The pack does not apply to the record.
        case notApplicable = "not-applicable"
    }

    package var status: Status
    package var points: Bounds
    /// The final class or the highest level reached, by index in the pack's `ranks`, if it is certain.
    package var classIndex: Int?
    /// The classes or levels that the points or targets alone allow, in the pack's order.
    package var possibleClasses: [Int]
    package var criteria: [CriterionResult]
    package var deductions: [DeductionResult]
    package var prerequisites: [PrerequisiteResult]
    /// What bars every recognised class.
    package var bars: [Bar]
    /// What is missing, the most decisive first.
    package var missing: [MissingDatum]
    /// How many of the items that took part rest on figures not read in the law.
    ///
    /// Items are indicators, deductions, prerequisites and classes.
    package var unverified: Int
    /// By target in the pack's order; none for a pack of points.
    package var targets: [TargetResult] = []
    /// By level in the pack's order; none for a pack of points.
    package var levels: [LevelResult] = []
    /// The day to which earlier results were counted, where it is not the last of the period.
    package var asOf: Day?
}

/// What one criterion gave.
package struct CriterionResult: Sendable, Hashable {
    package var points: Bounds
    /// Whether it counts at all; an excluded criterion is left out of the total.
    package var inclusion: Truth
    package var indicators: [IndicatorResult]
    package var deductions: [DeductionResult]
    /// What is missing to know whether the criterion applies.
    package var missing: Set<DataPath> = []
    /// Whether the floor is reached; none without a floor.
    package var floor: Truth?

    package init(
        points: Bounds, inclusion: Truth, indicators: [IndicatorResult], deductions: [DeductionResult]
    ) {
        self.points = points
        self.inclusion = inclusion
        self.indicators = indicators
        self.deductions = deductions
    }
}

/// What one indicator gave.
package struct IndicatorResult: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case full
        case partial
        case none
        /// Missing data keep it open.
        case open
        case notApplicable = "not-applicable"
    }

    package var points: Bounds
    package var inclusion: Truth
    package var outcome: Outcome
    package var reason: Reason
    package var reads: Reads
    package var missing: Set<DataPath>
    package var floor: Truth?
}

/// What one deduction took.
package struct DeductionResult: Sendable, Hashable {
    package var points: Bounds
    package var reason: Reason
    package var reads: Reads
    package var missing: Set<DataPath>
}

/// Whether one prerequisite holds.
package struct PrerequisiteResult: Sendable, Hashable {
    package var holds: Truth
    package var reads: Reads
    package var missing: Set<DataPath>
}

/// Why an award came to its points: the fact that decided, for one line of explanation.
package indirect enum Reason: Sendable, Hashable {
    /// A condition held or did not.
    case condition(Bool)
    /// A share with its exact parts, and the band that it fell in, by index.
    case share(part: Rational, whole: Rational, band: Int?)
    /// Nothing out of nothing.
    case emptyWhole(ShareAward.EmptyWhole)
    /// A number and the band that it fell in, by index; no band gives nothing.
    case band(value: Rational, index: Int?)
    case each(count: Rational)
    case choice(code: String)
    case parts([PartResult])
    case mark(Rational)
    /// What an expression gave, before the step and the limits.
    case computed(Rational)
    case notApplicable(Applicability.Otherwise)
    /// Missing data keep it open.
    case open
    /// Data are missing and the pack counts that as nothing.
    case missingIsZero
}

/// What one part of an indicator gave.
package struct PartResult: Sendable, Hashable {
    package var points: Bounds
    package var reason: Reason
}

/// A gate that failed for certain.
package enum Bar: Sendable, Hashable {
    case prerequisite(Int)
    case criterionFloor(Int)
    /// Index of the criterion and of the indicator in it.
    case indicatorFloor(Int, Int)
}

/// A datum that is missing, and what it could still do.
package struct MissingDatum: Sendable, Hashable {
    package var path: DataPath
    /// The points of all criteria, indicators and deductions that wait for it.
    package var points: Rational
    /// Whether a prerequisite, a floor, earlier results or the pack's own condition waits for it.
    package var isGate: Bool
    /// How many targets wait for it.
    package var targets = 0
    /// Whether some value of it alone settles the verdict; found by `DecidingData` for reports.
    package var decides = false

    package init(
        path: DataPath, points: Rational, isGate: Bool, targets: Int = 0, decides: Bool = false
    ) {
        self.path = path
        self.points = points
        self.isGate = isGate
        self.targets = targets
        self.decides = decides
    }
}
