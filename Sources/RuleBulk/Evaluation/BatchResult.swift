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
    /// Not 0 where a verdict is more than a plain sum; it stands in `verdicts` then.
    package internal(set) var special: [UInt32]
    package internal(set) var verdicts: [Int: RowVerdict] = [:]
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
    }

    /// Forgets the batch before.
    mutating func begin(rows: Int, isExact: Bool) {
        for index in criteria.indices { criteria[index] = 0 }
        for row in 0..<rows {
            totals[row] = 0
            bars[row] = 0
            special[row] = isExact ? 0 : 1
        }
        verdicts.removeAll(keepingCapacity: true)
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
