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
    /// How the verdict of each row is put together; until `finish`, counts of the forms of its cells.
    private(set) var forms: [RowForm.RawValue]
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
    mutating func begin(rows: Int, isExact: Bool) {
        for row in 0..<rows {
            totals[row] = 0
            totalsMost[row] = 0
            bars[row] = 0
            openBars[row] = 0
            forms[row] = isExact ? 0 : FormCounts.hard
            verdictNumbers[row] = 0
        }
        parts.reduced.begin()
        rowParts.removeAll(keepingCapacity: true)
        verdicts.removeAll(keepingCapacity: true)
        hard.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
    }
}

// Sums wrap only where `TotalTable` says that they are not exact, and nobody reads them then.
extension BatchResult {
    /// Where points are taken away.
    enum Target {
        case criterion(Int)
        case total
    }

    /// Sets a criterion to what its indicators come to.
    mutating func set(_ sums: [CellSum], ofCriterion index: Int, cap: Int32, rows: Int) {
        let part = ColumnPart(start: index * BatchLayout.stride, count: rows)
        CellSum.part(sums, cap: cap, &criteria, &criteriaMost, &leftOut, part, &forms)
    }

    /// Takes away what deductions come to.
    mutating func deduct(_ sums: [CellSum], from target: Target, _ mayGoBelowZero: Bool, rows: Int) {
        switch target {
        case .criterion(let index):
            let part = ColumnPart(start: index * BatchLayout.stride, count: rows)
            BatchResult.deduct(sums, from: &criteria, &criteriaMost, part, mayGoBelowZero)
        case .total: BatchResult.deduct(sums, from: &totals, &totalsMost, .rows(rows), mayGoBelowZero)
        }
        for row in 0..<rows { forms[row] |= sums[row].forms }
    }

    private static func deduct(
        _ sums: [CellSum], from least: inout [Int32], _ most: inout [Int32], _ part: ColumnPart,
        _ mayGoBelowZero: Bool
    ) {
        for row in 0..<part.count {
            let place = part.start + row
            let (before, mostBefore) = (least[place], most[place])
            least[place] = before &- sums[row].most
            most[place] = mostBefore &- sums[row].least
            guard !mayGoBelowZero else { continue }
            // A sum below zero stays where it is: a deduction never lifts it.
            least[place] = max(least[place], min(before, 0))
            most[place] = max(most[place], min(mostBefore, 0))
        }
    }

    /// Adds a criterion to the total, and notes where it does not reach its floor, or may not.
    mutating func addCriterion(_ index: Int, floor: Int32?, gate: Int, rows: Int) {
        let part = ColumnPart(start: index * BatchLayout.stride, count: rows)
        totals.add(part, of: criteria)
        totalsMost.add(part, of: criteriaMost)
        guard let floor else { return }
        let bar = UInt64(1) << UInt64(gate & 63)
        bars.addBar(bar, below: floor, criteria, criteriaMost, part, &openBars)
    }

    /// Notes which of some prerequisites fail, or may.
    mutating func addBars(_ sums: [CellSum], from first: Int, rows: Int) {
        CellSum.part(sums, shift: first & 63, &bars, &openBars, .rows(rows), &forms)
    }

    /// Settles the form of each row, which is hard where its sums say too little.
    mutating func finish(_ table: TotalTable, hasTooManyGates: Bool, rows: Int) {
        FormCounts.settle(&forms, totals, totalsMost, classes: table.classes, rows: rows)
        guard hasTooManyGates else { return }
        for row in 0..<rows { forms[row] |= RowForm.hard.rawValue }
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
