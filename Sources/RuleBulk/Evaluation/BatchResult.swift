package import RuleEngine
package import RuleModel

/// What the records of a batch came to, by column.
package struct BatchResult: Sendable {
    /// Cell after cell, `BatchLayout.stride` apart: the number of what the cell came to.
    package internal(set) var outcomes: [UInt32]
    /// Criterion after criterion: points in units, after cap and deductions.
    package internal(set) var criteria: [Int32]
    /// The most that it may come to, where missing data leave it open.
    var criteriaMost: [Int32]
    /// The total in units.
    package internal(set) var totals: [Int32]
    /// The most that it may come to.
    var totalsMost: [Int32]
    /// A bit for each prerequisite that fails, then for each criterion whose floor is not reached.
    package internal(set) var bars: [UInt64]
    /// The same for those that missing data leave open.
    var openBars: [UInt64]
    /// How the verdict of each row is put together.
    var forms: [RowForm.RawValue]
    /// The verdicts of this batch that are more than sums.
    private var verdicts: [RowVerdict] = []
    /// The verdicts that rows share, for as long as the evaluator lives.
    private(set) var shared: SharedVerdicts
    /// By row: 0 for a plain sum, n from 1 for the verdict before n of this batch, -n for that of the shared ones.
    private(set) var verdictNumbers: [Int32]
    /// The rows whose verdicts were too hard for whole units of points.
    package private(set) var hard: Set<Int> = []
    /// The rows on which an expression failed.
    package internal(set) var faults: [Int] = []

    /// The first number of results that are kept for one batch only.
    static let spare = 1 << 20

    init(_ program: Program) {
        let (cells, criteria) = (program.cells.count, program.pack.criteria.count)
        outcomes = Array(repeating: 0, count: cells * BatchLayout.stride)
        self.criteria = Array(repeating: 0, count: criteria * BatchLayout.stride)
        criteriaMost = self.criteria
        totals = Array(repeating: 0, count: BatchLayout.stride)
        totalsMost = totals
        bars = Array(repeating: 0, count: BatchLayout.stride)
        openBars = bars
        forms = Array(repeating: 0, count: BatchLayout.stride)
        shared = SharedVerdicts(program)
        verdictNumbers = Array(repeating: 0, count: BatchLayout.stride)
    }

    /// The verdict on a row, where it is more than a plain sum.
    package func verdict(at row: Int) -> RowVerdict? {
        let number = Int(verdictNumbers[row])
        guard number != 0 else { return nil }
        return number > 0 ? verdicts[number - 1] : shared.all[-number - 1]
    }

    /// The status of a row whose verdict is more than a plain sum; the rest of the verdict is not touched.
    func status(at row: Int) -> Verdict.Status? {
        let number = Int(verdictNumbers[row])
        guard number != 0 else { return nil }
        return number > 0 ? verdicts[number - 1].status : shared.all[-number - 1].status
    }

    /// Notes that a row was too hard for whole units of points.
    mutating func noteHard(_ row: Int) { hard.insert(row) }

    mutating func add(_ verdict: RowVerdict, at row: Int) {
        verdicts.append(verdict)
        verdictNumbers[row] = Int32(verdicts.count)
    }

    /// Gives a row the verdict of its open sum; false where too many are known.
    mutating func shareOpenSum(at row: Int) -> Bool {
        let gates = bars[row] != 0 ? Truth.no : openBars[row] != 0 ? .unknown : .yes
        return share(shared.number(least: totals[row], most: totalsMost[row], gates: gates), at: row)
    }

    /// Gives a row a verdict that others share; false where too many are known.
    mutating func share(_ verdict: RowVerdict, at row: Int) -> Bool {
        share(shared.number(of: verdict), at: row)
    }

    /// The number of the verdict that a row shares, if it does.
    package func sharedVerdict(at row: Int) -> Int? {
        verdictNumbers[row] < 0 ? Int(-verdictNumbers[row]) - 1 : nil
    }

    /// Gives a row the verdict of that number, if there is one.
    mutating func share(_ number: Int?, at row: Int) -> Bool {
        guard let number else { return false }
        verdictNumbers[row] = Int32(-1 - number)
        return true
    }

    /// Forgets the batch before.
    mutating func begin(rows: Int, isExact: Bool) {
        for start in stride(from: 0, to: criteria.count, by: BatchLayout.stride) {
            for row in start..<(start + rows) {
                criteria[row] = 0
                criteriaMost[row] = 0
            }
        }
        for row in 0..<rows {
            totals[row] = 0
            totalsMost[row] = 0
            bars[row] = 0
            openBars[row] = 0
            forms[row] = (isExact ? RowForm.plain : .hard).rawValue
            verdictNumbers[row] = 0
        }
        verdicts.removeAll(keepingCapacity: true)
        hard.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
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
