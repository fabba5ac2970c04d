package import RuleEngine
package import RuleModel

/// What the records of a batch came to, by column.
package struct BatchResult: Sendable {
    /// Cell after cell, `BatchLayout.stride` apart: the number of what the cell came to.
    package internal(set) var outcomes: [UInt32]
    /// Criterion after criterion: points in units, after cap and deductions.
    package private(set) var criteria: [Int32]
    /// The most that it may come to, where missing data leave it open.
    private(set) var criteriaMost: [Int32]
    /// By criterion, the maxima of its indicators that are left out for certain, or `isWhole` where none is.
    private(set) var leftOut: [Int32]
    /// The same columns for rows in parts: where cells are excluded, a number of `ReducedParts`.
    var reduced: [Int32]
    /// The total in units.
    package internal(set) var totals: [Int32]
    /// The most that it may come to.
    var totalsMost: [Int32]
    /// A bit for each prerequisite that fails, then for each criterion whose floor is not reached.
    package internal(set) var bars: [UInt64]
    /// The same for those that missing data leave open.
    var openBars: [UInt64]
    /// How the verdict of each row is put together; before the end of `take`, counts of the forms of its cells.
    private(set) var forms: [RowForm.RawValue]
    /// The rows whose verdicts are no plain sums, in order, and how many they are.
    private var others: [Int32]
    private var otherCount = 0
    /// The verdicts of this batch that are more than sums.
    private var verdicts: [RowVerdict] = []
    /// By row: 0 for a plain sum, n from 1 for the verdict before n of this batch, -n for that among those in parts.
    private(set) var verdictNumbers: [Int32]
    /// What verdicts in parts are put together of.
    var parts: SharedParts
    /// The verdicts of this batch that are in parts.
    private var rowParts: [RowParts] = []
    let gates: GateBits
    let unit: Int
    /// The rows whose verdicts were too hard for whole units of points.
    package private(set) var hard: Set<Int> = []
    /// The rows on which an expression failed.
    package internal(set) var faults: [Int] = []

    /// The first number of results that are kept for one batch only.
    static let spare = 1 << 20
    /// More gates than this have no bits.
    static let mostGates = 64
    static let isWhole: Int32 = -1

    init(_ program: Program) {
        gates = GateBits(of: program.pack)
        unit = program.unit
        let (cells, criteria) = (program.cells.count, program.pack.criteria.count)
        outcomes = Array(repeating: 0, count: cells * BatchLayout.stride)
        self.criteria = Array(repeating: 0, count: criteria * BatchLayout.stride)
        criteriaMost = self.criteria
        leftOut = self.criteria
        reduced = self.criteria
        totals = Array(repeating: 0, count: BatchLayout.stride)
        totalsMost = totals
        bars = Array(repeating: 0, count: BatchLayout.stride)
        openBars = bars
        forms = Array(repeating: 0, count: BatchLayout.stride)
        others = Array(repeating: 0, count: BatchLayout.stride)
        verdictNumbers = Array(repeating: 0, count: BatchLayout.stride)
        parts = SharedParts(program.pack, unit: program.unit)
    }

    /// The verdict on a row, where it is more than a plain sum.
    package func verdict(at row: Int) -> RowVerdict? {
        if let parts = parts(at: row) { return verdict(of: parts, at: row) }
        let number = Int(verdictNumbers[row])
        return number > 0 ? verdicts[number - 1] : nil
    }

    /// The parts of the verdict on a row, where it is in parts.
    func parts(at row: Int) -> RowParts? {
        let number = Int(verdictNumbers[row])
        return number < 0 ? rowParts[-number - 1] : nil
    }

    /// The status of a row whose verdict is more than a plain sum; the rest of the verdict is not touched.
    func status(at row: Int) -> Verdict.Status? {
        if let row = parts(at: row) { return parts.standings.all[row.standing].status }
        let number = Int(verdictNumbers[row])
        return number > 0 ? verdicts[number - 1].status : nil
    }

    /// The rows whose verdicts are no plain sums, in order.
    var otherRows: some Collection<Int> { others[..<otherCount].lazy.map { Int($0) } }

    /// Notes that a row was too hard for whole units of points.
    mutating func noteHard(_ row: Int) { hard.insert(row) }

    mutating func add(_ verdict: RowVerdict, at row: Int) {
        verdicts.append(verdict)
        verdictNumbers[row] = Int32(verdicts.count)
    }

    /// Gives a row a verdict in parts.
    mutating func add(_ row: RowParts, at place: Int) {
        rowParts.append(row)
        verdictNumbers[place] = Int32(-rowParts.count)
    }

    /// Forgets the batch before.
    mutating func begin(rows: Int) {
        for row in 0..<rows { verdictNumbers[row] = 0 }
        parts.reduced.begin()
        // To make something empty that is empty already takes its time in a batch of one record.
        if !rowParts.isEmpty { rowParts.removeAll(keepingCapacity: true) }
        if !verdicts.isEmpty { verdicts.removeAll(keepingCapacity: true) }
        if !hard.isEmpty { hard.removeAll(keepingCapacity: true) }
        if !faults.isEmpty { faults.removeAll(keepingCapacity: true) }
    }
}

// Sums wrap only where `TotalTable` says that they are not exact, and nobody reads them then.
extension BatchResult {
    /// Makes points, bars and forms of what cells come to.
    ///
    /// - Parameters:
    ///   - sums: What the cells of each group come to, group after group.
    ///   - groups: The groups.
    ///   - table: The figures of the pack.
    ///   - hasTooManyGates: Whether some have no bits.
    ///   - rows: How many rows there are.
    mutating func take(
        _ sums: [CellSum], _ groups: CellGroups, _ table: TotalTable, hasTooManyGates: Bool, rows: Int
    ) {
        CellSum.part(
            sums, caps: table.caps, &criteria, &criteriaMost, &leftOut, rows: rows,
            from: table.isExact && !hasTooManyGates ? 0 : FormCounts.hard, &forms)
        for (index, group) in groups.deductions.enumerated() {
            guard let group, let mayGoBelowZero = table.deductions[index] else { continue }
            let part = ColumnPart(start: index * BatchLayout.stride, count: rows)
            BatchResult.deduct(sums, group, from: &criteria, &criteriaMost, part, mayGoBelowZero, &forms)
        }
        BatchResult.addUp(
            criteria, criteriaMost, floors: table.floors, firstBar: gates.prerequisites, rows: rows,
            &totals, &totalsMost, &bars, &openBars)
        if let group = groups.totalDeductions, let mayGoBelowZero = table.totalDeductions {
            BatchResult.deduct(sums, group, from: &totals, &totalsMost, .rows(rows), mayGoBelowZero, &forms)
        }
        CellSum.part(sums, gates: groups.gates, &bars, &openBars, rows: rows, &forms)
        otherCount = FormCounts.settle(
            &forms, totals, totalsMost, classes: table.classes, areComplete: table.classesAreComplete,
            rows: rows, others: &others)
    }

    /// Takes away what the deductions of a group come to.
    private static func deduct(
        _ sums: [CellSum], _ group: Int, from least: inout [Int32], _ most: inout [Int32],
        _ part: ColumnPart, _ mayGoBelowZero: Bool, _ forms: inout [UInt32]
    ) {
        for row in 0..<part.count {
            let place = part.start + row
            let sum = sums[group * BatchLayout.stride + row]
            forms[row] |= sum.forms
            let (before, mostBefore) = (least[place], most[place])
            least[place] = before &- sum.most
            most[place] = mostBefore &- sum.least
            guard !mayGoBelowZero else { continue }
            // A sum below zero stays where it is: a deduction never lifts it.
            least[place] = max(least[place], min(before, 0))
            most[place] = max(most[place], min(mostBefore, 0))
        }
    }
}

/// What a plain sum of points comes to.
package struct PlainVerdict: Sendable, Hashable {
    /// In units of the program.
    package var total: Int32
    /// The class that the points give.
    package var classIndex: Int
    /// Whether a prerequisite or a floor fails.
    package var isBarred: Bool

    /// A number for all of this, from 0 to twice the number of totals.
    package var number: Int { 2 * Int(total) + (isBarred ? 1 : 0) }

    /// What it comes to: a bar takes the title away, and leaves the best class that earns none.
    package func standing(by pack: RulePack) -> (status: Verdict.Status, classIndex: Int?) {
        guard pack.classes[classIndex].isRecognised else { return (.notRecognised, classIndex) }
        return isBarred ? (.notRecognised, pack.bestUnrecognisedClass) : (.recognised, classIndex)
    }
}
