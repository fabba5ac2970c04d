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
    /// The bits of gates that fail.
    package internal(set) var bars: [UInt64]
    /// The same for those that missing data leave open.
    var openBars: [UInt64]
    /// How the verdict of each row is put together.
    private(set) var forms: [UInt32]
    /// The rows whose verdicts are no plain sums, in order, and how many they are.
    private(set) var others: [Int32]
    private(set) var otherCount = 0
    /// The same rows by how their totals are found.
    var otherParts: [Int32]
    /// The verdicts of this batch that are more than sums.
    private var verdicts: [RowVerdict] = []
    /// By row: 0 for a plain sum, n from 1 for the verdict before n of this batch, `inParts` for one in parts.
    var verdictNumbers: [Int32]
    /// What verdicts in parts are put together of.
    var parts: SharedParts
    /// By row, its verdict where that is in parts.
    var rowParts: [RowParts]
    /// The rows that are neither plain sums nor in parts, in order.
    var left: [Int] = []
    let gates: GateBits
    let unit: Int
    /// The rows on which an expression failed.
    package internal(set) var faults: [Int] = []

    static let isWhole: Int32 = -1
    static let inParts: Int32 = -1
    /// The last place among `otherParts`.
    static let lastPart = BatchLayout.stride - 1

    init(_ program: Program, _ memory: EvaluatorMemory) {
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
        otherParts = others
        verdictNumbers = Array(repeating: 0, count: BatchLayout.stride)
        rowParts = Array(repeating: .none, count: BatchLayout.stride)
        parts = SharedParts(program.pack, unit: program.unit, memory)
    }

    /// The verdict on a row, where it is more than a plain sum.
    package func verdict(at row: Int) -> RowVerdict? {
        if let parts = parts(at: row) { return verdict(of: parts, at: row) }
        let number = Int(verdictNumbers[row])
        return number > 0 ? verdicts[number - 1] : nil
    }

    /// The parts of the verdict on a row, where it is in parts.
    func parts(at row: Int) -> RowParts? {
        verdictNumbers[row] == BatchResult.inParts ? rowParts[row] : nil
    }

    /// The status of a row whose verdict is more than a plain sum; the rest of the verdict is not touched.
    func status(at row: Int) -> Verdict.Status? {
        if let row = parts(at: row) { return parts.standings.all[Int(row.standing)].status }
        let number = Int(verdictNumbers[row])
        return number > 0 ? verdicts[number - 1].status : nil
    }

    /// The rows whose verdicts are no plain sums, in order.
    var otherRows: some Collection<Int> { others[..<otherCount].lazy.map { Int($0) } }

    mutating func add(_ verdict: RowVerdict, at row: Int) {
        verdicts.append(verdict)
        verdictNumbers[row] = Int32(verdicts.count)
    }

    /// Forgets the batch before.
    mutating func begin(rows: Int) {
        for row in 0..<rows { verdictNumbers[row] = 0 }
        // To make something empty that is empty already takes its time in a batch of one record.
        if !verdicts.isEmpty { verdicts.removeAll(keepingCapacity: true) }
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
    ///   - rows: How many rows there are.
    mutating func take(
        _ sums: [CellSum], _ groups: CellGroups, _ table: TotalTable, rows: Int
    ) {
        CellSum.part(
            sums, groups.criteria, table, &criteria, &criteriaMost, &leftOut, rows: rows,
            from: table.isExact && gates.fit ? .plain : .hard, &forms)
        for (index, groups) in groups.deductions.enumerated() where !groups.isEmpty {
            let part = ColumnPart(start: index * BatchLayout.stride, count: rows)
            BatchResult.deduct(
                sums, groups, from: &criteria, &criteriaMost, part, table.mayGoBelowZero[index], &forms)
        }
        BatchResult.addUp(
            criteria, criteriaMost, floors: table.floors, sums, gates: groups.gates, rows: rows,
            &totals, &totalsMost, &bars, &openBars, &forms)
        if !groups.totalDeductions.isEmpty {
            BatchResult.deduct(
                sums, groups.totalDeductions, from: &totals, &totalsMost, .rows(rows),
                table.totalMayGoBelowZero, &forms)
        }
        otherCount = BatchResult.settle(&forms, totals, totalsMost, table, rows: rows, others: &others)
    }

    /// Takes away what the deductions of some groups come to.
    private static func deduct(
        _ sums: [CellSum], _ groups: Range<Int>, from least: inout [Int32], _ most: inout [Int32],
        _ part: ColumnPart, _ mayGoBelowZero: Bool, _ forms: inout [UInt32]
    ) {
        for row in 0..<part.count {
            let place = part.start + row
            let (before, mostBefore) = (least[place], most[place])
            for group in groups {
                let sum = sums[group * BatchLayout.stride + row]
                forms[row] |= sum.form.counts
                least[place] &-= sum.most
                most[place] &-= sum.least
            }
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
