import RuleEngine
import RuleModel
package import RuleReport

/// Counts in columns what the rows of batches came to, and makes a summary of it once for many of them.
///
/// The sums are those of a summary that took in verdict by verdict.
package struct SummaryCounter: Sendable {
    private static let statuses = Verdict.Status.allCases.count
    private static let outcomes = IndicatorResult.Outcome.allCases.count

    /// By criterion, the cells of the indicators or targets, in the order of the pack.
    private let indicators: [[Int]]
    private let gates: GateBits
    private let isRecognised: [Bool]
    private let bestUnrecognised: Int?
    /// Counts by indicator and outcome.
    private var found: [Int]
    /// Whether any row was counted by its indicators.
    private var hasRows = false
    private var classes: [Int]
    /// Counts by the bit of the gate.
    private var bars = Array(repeating: 0, count: UInt64.bitWidth)
    /// The places so far, and the counts of each by status.
    private var places: [[UInt8]: Int] = [:]
    private var placeCounts: [Int] = []
    private var lastPlace: (name: [UInt8], index: Int)?
    /// What cannot be counted in columns.
    private var rest = Summary()
    private var rows: [Int] = []

    package init(_ program: Program) {
        let pack = program.pack
        indicators = CellIndex(program).indicators
        gates = GateBits(of: pack)
        isRecognised = pack.classes.map(\.isRecognised)
        bestUnrecognised = pack.bestUnrecognisedClass
        found = Array(repeating: 0, count: indicators.joined().count * SummaryCounter.outcomes)
        classes = Array(repeating: 0, count: pack.ranks.count)
    }

    /// Counts rows of a batch that no expression failed on.
    ///
    /// - Parameters:
    ///   - rows: These rows.
    ///   - batch: The records.
    ///   - evaluator: What judged them.
    ///   - chunk: The bytes that the batch's texts stand in.
    package mutating func add(
        _ rows: some Sequence<Int>, of batch: Batch, _ evaluator: BatchEvaluator, chunk: [UInt8]
    ) {
        self.rows.removeAll(keepingCapacity: true)
        for row in rows {
            let place = batch.range(.placeStart, .placeEnd, row)
            if let plain = evaluator.plainVerdict(at: row) {
                add(plain, evaluator.result.bars[row], at: chunk[place])
            } else if let parts = evaluator.result.parts(at: row) {
                add(parts, evaluator.result.bars[row], evaluator.result.parts, at: chunk[place])
            } else if let verdict = evaluator.result.verdict(at: row) {
                add(verdict, at: chunk[place])
                // Nothing of it was looked at.
                if verdict.status == .notApplicable { continue }
            }
            self.rows.append(row)
        }
        hasRows = hasRows || !self.rows.isEmpty
        countOutcomes(evaluator)
    }

    /// Counts what the cells came to on the rows of this batch; all that a criterion holds does not apply where that does
    /// not.
    private mutating func countOutcomes(_ evaluator: BatchEvaluator) {
        var start = 0
        for (criterion, cells) in indicators.enumerated() {
            let rows = evaluator.rows(rows, ofCriterion: criterion)
            for cell in cells {
                evaluator.countOutcomes(of: cell, in: rows, into: &found, from: start)
                found[start + IndicatorResult.Outcome.notApplicable.number] += self.rows.count - rows.count
                start += SummaryCounter.outcomes
            }
        }
    }

    private mutating func add(_ plain: PlainVerdict, _ bits: UInt64, at place: ArraySlice<UInt8>) {
        let earns = isRecognised[plain.classIndex]
        add(earns && !plain.isBarred ? .recognised : .notRecognised, at: place)
        if let index = plain.isBarred && earns ? bestUnrecognised : plain.classIndex { classes[index] += 1 }
        add(bars: bits)
    }

    private mutating func add(
        _ row: RowParts, _ bits: UInt64, _ shared: SharedParts, at place: ArraySlice<UInt8>
    ) {
        add(shared.standings.all[Int(row.standing)].status, at: place)
        if let index = shared.standings.all[Int(row.standing)].classIndex { classes[index] += 1 }
        add(bars: bits)
        rest.add(gaps: shared.gaps.all[Int(row.gaps)])
    }

    private mutating func add(bars bits: UInt64) {
        var bits = bits
        while bits != 0 {
            bars[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
        }
    }

    private mutating func add(_ verdict: RowVerdict, at place: ArraySlice<UInt8>) {
        add(verdict.status, at: place)
        if let index = verdict.classIndex, verdict.status != .notApplicable { classes[index] += 1 }
        rest.add(bars: verdict.bars)
        rest.add(gaps: verdict.missing)
    }

    private mutating func add(_ status: Verdict.Status, at place: ArraySlice<UInt8>) {
        placeCounts[index(of: place) * SummaryCounter.statuses + status.number] += 1
    }

    /// The number of a place; records of one place mostly follow one another.
    private mutating func index(of place: ArraySlice<UInt8>) -> Int {
        if let lastPlace, lastPlace.name.elementsEqual(place) { return lastPlace.index }
        let name = Array(place)
        let index = places[name] ?? places.count
        if index == places.count {
            places[name] = index
            placeCounts.appendZeros(SummaryCounter.statuses)
        }
        lastPlace = (name, index)
        return index
    }

    /// The summary of all rows since the last one.
    package mutating func take() -> Summary {
        var summary = rest
        summary.add(counted)
        rest = Summary()
        for index in found.indices { found[index] = 0 }
        for index in classes.indices { classes[index] = 0 }
        for index in bars.indices { bars[index] = 0 }
        hasRows = false
        places.removeAll(keepingCapacity: true)
        placeCounts.removeAll(keepingCapacity: true)
        lastPlace = nil
        return summary
    }

    private var counted: Summary {
        var (counts, places) = (Summary.Counts(), [String: Summary.Counts]())
        for (name, index) in self.places {
            let start = index * SummaryCounter.statuses
            let own = Summary.Counts(Array(placeCounts[start..<start + SummaryCounter.statuses]))
            counts.add(own)
            places[String(decoding: name, as: UTF8.self), default: Summary.Counts()].add(own)
        }
        let outcomes = stride(from: 0, to: found.count, by: SummaryCounter.outcomes).map { start in
            Dictionary(
                zip(IndicatorResult.Outcome.allCases, found[start..<start + SummaryCounter.outcomes])
                    .filter { $0.1 > 0 }, uniquingKeysWith: +)
        }
        return Summary(
            counts: counts,
            classes: Dictionary(
                classes.enumerated().filter { $0.1 > 0 }.map { ($0, $1) }, uniquingKeysWith: +),
            places: places, outcomes: hasRows ? outcomes : [],
            bars: Dictionary(
                bars.enumerated().filter { $0.1 > 0 }.map { (gates.bar(at: $0), $1) }, uniquingKeysWith: +),
            gaps: [:])
    }
}

extension Verdict.Status {
    /// Its place among all statuses.
    var number: Int {
        switch self {
        case .recognised: 0
        case .notRecognised: 1
        case .pending: 2
        case .notApplicable: 3
        }
    }
}

extension IndicatorResult.Outcome {
    /// Its place among all outcomes.
    var number: Int {
        switch self {
        case .full: 0
        case .partial: 1
        case .none: 2
        case .open: 3
        case .notApplicable: 4
        }
    }
}
