/// What the records of a batch came to, by column.
package struct BatchResult: Sendable {
    /// Cell after cell, `BatchLayout.stride` apart: the number of what the cell came to.
    package internal(set) var outcomes: [UInt32]
    /// Criterion after criterion: points in units, after cap and deductions.
    package internal(set) var criteria: [Int32]
    /// The total in units.
    package internal(set) var totals: [Int32]
    /// A bit for each prerequisite that fails, then for each criterion whose floor is not reached.
    package internal(set) var bars: [UInt64]
    /// Not 0 where a verdict is more than a plain sum.
    package internal(set) var special: [UInt32]
    /// The verdicts that are more than plain sums, and by row which of them it is, from 1; 0 for none.
    var verdicts: [RowVerdict] = []
    var verdictNumbers: [Int32]
    /// The rows of those of them that were too hard for whole units of points.
    package internal(set) var hard: Set<Int> = []
    /// The rows on which an expression failed.
    package internal(set) var faults: [Int] = []

    /// The first number of results that are kept for one batch only.
    static let spare = 1 << 20

    init(cells: Int, criteria: Int) {
        outcomes = Array(repeating: 0, count: cells * BatchLayout.stride)
        self.criteria = Array(repeating: 0, count: criteria * BatchLayout.stride)
        totals = Array(repeating: 0, count: BatchLayout.stride)
        bars = Array(repeating: 0, count: BatchLayout.stride)
        special = Array(repeating: 0, count: BatchLayout.stride)
        verdictNumbers = Array(repeating: 0, count: BatchLayout.stride)
    }

    /// The verdict on a row, where it is more than a plain sum.
    package func verdict(at row: Int) -> RowVerdict? {
        verdictNumbers[row] == 0 ? nil : verdicts[Int(verdictNumbers[row]) - 1]
    }

    mutating func add(_ verdict: RowVerdict, at row: Int) {
        verdicts.append(verdict)
        verdictNumbers[row] = Int32(verdicts.count)
    }

    /// Forgets the batch before.
    mutating func begin(rows: Int, isExact: Bool) {
        for index in criteria.indices { criteria[index] = 0 }
        for row in 0..<rows {
            totals[row] = 0
            bars[row] = 0
            special[row] = isExact ? 0 : 1
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
}
