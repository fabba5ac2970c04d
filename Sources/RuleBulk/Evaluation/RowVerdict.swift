package import RuleEngine

/// What a verdict says beside what each of its items came to.
package struct RowVerdict: Sendable, Hashable {
    package var status: Verdict.Status
    package var classIndex: Int?
    package var possible: [Int]
    package var points: Bounds
    /// By criterion; none where the pack does not apply.
    package var criteria: [Bounds]
    package var bars: [Bar]
    package var missing: [MissingDatum]
    package var unverified: Int
    /// By level of a pack of targets.
    package var levels: [LevelResult] = []

    /// The verdict on a record that the pack does not apply to.
    static let outside = RowVerdict(Verdict.notApplicable)

    /// Nothing is said yet.
    static var blank: RowVerdict {
        RowVerdict(
            status: .pending, possible: [], points: .zero, criteria: [], bars: [], missing: [], unverified: 0)
    }

    private init(
        status: Verdict.Status, possible: [Int], points: Bounds, criteria: [Bounds], bars: [Bar],
        missing: [MissingDatum], unverified: Int
    ) {
        self.status = status
        self.possible = possible
        self.points = points
        self.criteria = criteria
        self.bars = bars
        self.missing = missing
        self.unverified = unverified
    }

    package init(_ verdict: Verdict) {
        status = verdict.status
        classIndex = verdict.classIndex
        possible = verdict.possibleClasses
        points = verdict.points
        criteria = verdict.criteria.map(\.points)
        bars = verdict.bars
        missing = verdict.missing
        unverified = verdict.unverified
        levels = verdict.levels
    }

    /// A verdict with nothing in it but this.
    var bare: Verdict {
        var verdict = Verdict.notApplicable
        verdict.status = status
        verdict.classIndex = classIndex
        verdict.possibleClasses = possible
        verdict.points = points
        verdict.bars = bars
        verdict.missing = missing
        verdict.unverified = unverified
        verdict.levels = levels
        return verdict
    }
}
