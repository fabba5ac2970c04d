package import RuleEngine
package import RuleModel

/// Counts what came of many records of one pack; the order of the records changes nothing.
///
/// Workers each fill their own and add them together at the end.
package struct Summary: Sendable, Hashable {
    /// How many records came to each status.
    package struct Counts: Sendable, Hashable {
        package private(set) var records = 0
        package private(set) var recognised = 0
        package private(set) var notRecognised = 0
        package private(set) var pending = 0
        package private(set) var notApplicable = 0

        /// The records that the pack applies to, or may apply to.
        package var considered: Int { records - notApplicable }

        package mutating func add(_ status: Verdict.Status, _ number: Int = 1) {
            records += number
            switch status {
            case .recognised: recognised += number
            case .notRecognised: notRecognised += number
            case .pending: pending += number
            case .notApplicable: notApplicable += number
            }
        }

        package init() {}

        /// - Parameter numbers: How many records have each status, in the order of all statuses.
        package init(_ numbers: [Int]) {
            for (status, number) in zip(Verdict.Status.allCases, numbers) { add(status, number) }
        }

        /// How many records have each status, in the order of all statuses.
        package var numbers: [Int] { [recognised, notRecognised, pending, notApplicable] }

        package mutating func add(_ other: Counts) {
            records += other.records
            recognised += other.recognised
            notRecognised += other.notRecognised
            pending += other.pending
            notApplicable += other.notApplicable
        }
    }

    /// One datum that some records lack.
    package struct Gap: Sendable, Hashable {
        /// How many records lack it.
        package fileprivate(set) var records = 0
        /// The points that wait for it in all of them; none where the exact sum does not fit.
        package fileprivate(set) var points: Rational? = .zero
        /// How many records wait for it at a prerequisite or the pack's own condition.
        package fileprivate(set) var gates = 0

        package init(records: Int = 0, points: Rational? = .zero, gates: Int = 0) {
            self.records = records
            self.points = points
            self.gates = gates
        }

        fileprivate mutating func add(_ other: Gap) {
            records += other.records
            gates += other.gates
            points = points.flatMap { sum in other.points.flatMap(sum.adding) }
        }
    }

    package private(set) var counts = Counts()
    /// How many records have each class for certain, by its index in the pack.
    package private(set) var classes: [Int: Int] = [:]
    /// Counts by the code of the place; records without one are under the empty code.
    package private(set) var places: [String: Counts] = [:]
    /// How many records came to each outcome, for each indicator in the pack's order.
    package private(set) var outcomes: [[IndicatorResult.Outcome: Int]] = []
    /// How many records each prerequisite or floor barred.
    package private(set) var bars: [Bar: Int] = [:]
    /// What is missing, items of a list together under the path of the list's first item.
    package private(set) var gaps: [DataPath: Gap] = [:]

    package init() {}

    /// Takes counts that were found elsewhere.
    package init(
        counts: Counts, classes: [Int: Int], places: [String: Counts],
        outcomes: [[IndicatorResult.Outcome: Int]], bars: [Bar: Int], gaps: [DataPath: Gap]
    ) {
        self.counts = counts
        self.classes = classes
        self.places = places
        self.outcomes = outcomes
        self.bars = bars
        self.gaps = gaps
    }

    /// Counts records by their status alone.
    package mutating func add(_ counts: Counts) {
        self.counts.add(counts)
    }

    /// Counts one record.
    package mutating func add(_ verdict: Verdict, on record: Record) {
        add(verdict, at: record.place ?? "")
    }

    /// Counts one record by its verdict and the code of its place, which may be empty.
    package mutating func add(_ verdict: Verdict, at place: String) {
        counts.add(verdict.status)
        places[place, default: Counts()].add(verdict.status)
        if let index = verdict.classIndex, verdict.status != .notApplicable {
            classes[index, default: 0] += 1
        }
        add(bars: verdict.bars)
        addOutcomes(verdict.criteria.flatMap(\.indicators).map { [$0.outcome: 1] })
        if !verdict.levels.isEmpty {
            addOutcomes(verdict.targets.indices.map { [verdict.outcome(ofTarget: $0): 1] })
        }
        add(gaps: verdict.missing)
    }

    /// Counts what another summary of the same pack counted.
    package mutating func add(_ other: Summary) {
        counts.add(other.counts)
        for (place, counts) in other.places { places[place, default: Counts()].add(counts) }
        classes.merge(other.classes, uniquingKeysWith: +)
        bars.merge(other.bars, uniquingKeysWith: +)
        addOutcomes(other.outcomes)
        for (path, gap) in other.gaps { gaps[path, default: Gap()].add(gap) }
    }

    private mutating func addOutcomes(_ more: [[IndicatorResult.Outcome: Int]]) {
        if outcomes.count < more.count {
            outcomes += Array(repeating: [:], count: more.count - outcomes.count)
        }
        for (index, counts) in more.enumerated() { outcomes[index].merge(counts, uniquingKeysWith: +) }
    }

    /// Counts what bars one record.
    package mutating func add(bars more: [Bar]) {
        for bar in more { bars[bar, default: 0] += 1 }
    }

    /// Counts what one record lacks; the same field of several items counts once.
    package mutating func add(gaps missing: [MissingDatum]) {
        guard !missing.isEmpty else { return }
        var found: [DataPath: Gap] = [:]
        for datum in missing {
            let one = Gap(records: 1, points: datum.points, gates: datum.isGate ? 1 : 0)
            guard var gap = found[datum.path.collective] else {
                found[datum.path.collective] = one
                continue
            }
            // The items of a list wait together, so the most that one of them has at stake is the stake.
            gap.points = gap.points.map { max($0, datum.points) }
            gap.gates = max(gap.gates, one.gates)
            found[datum.path.collective] = gap
        }
        for (path, gap) in found { gaps[path, default: Gap()].add(gap) }
    }
}

extension DataPath {
    /// The path of the same field of a list's first item.
    fileprivate var collective: DataPath {
        if case .item(let list, _, let slot) = self { .item(list, 0, slot) } else { self }
    }
}
