package import RuleEngine
package import RuleModel

/// Judges records a batch at a time, column after column.
///
/// Whatever it has not met yet it asks of the reference evaluator, and keeps the answer. One evaluator serves one
/// worker; what it learnt changes its speed and never its results.
package struct BatchEvaluator: Sendable {
    package let program: Program
    let asOf: Day?
    var tables: [CellTable]
    var tallyTables: [TallyTable]
    /// By cell, what it looks at of the items of lists; none where that is not all in their keys.
    let itemViews: [[ItemView]?]
    /// The tallies of the batch, column after column.
    var tallies: [Int32]
    /// What counts in any case in tallies that are open.
    var certain: [Int32]
    /// What cells came to, by number, for as long as the evaluator lives.
    var kept: [CellResult] = []
    /// The same for this batch only, by number less `BatchResult.spare`.
    var spare: [CellResult] = []
    /// The same results in few words.
    var keptDigests: [ResultDigest] = []
    var spareDigests: [ResultDigest] = []
    /// What each of them lacks.
    var keptMissing: [[DataPath]] = []
    var spareMissing: [[DataPath]] = []
    var assembly: RowAssembly
    /// What the cells of the row that is being looked at came to.
    var digests: [ResultDigest] = []
    /// The outcomes of the same results, where they are those of indicators, by their place among all outcomes.
    var keptOutcomes: [UInt8] = []
    var spareOutcomes: [UInt8] = []
    /// The evaluators of rows that were asked about in this batch.
    var references: [Int: ReferenceEvaluator] = [:]
    /// The whole records of such rows, where rules read what is not in the columns.
    var records: [Int: Record] = [:]
    let readsAll: Bool
    package internal(set) var result: BatchResult
    let totals: TotalTable
    let cells: CellIndex
    private var indexes: [Int32]
    /// What a cell comes to on each row, in units.
    private var units: [Int32]
    /// The rows whose entry is not in the table that is being looked up.
    private var misses: [Int32]
    /// What decides the cell that is being looked at.
    var key: [Int32] = []
    /// By row: what the total may not fall below.
    private var least: [Int32]

    package init(_ program: Program, asOf: Day? = nil) {
        self.program = program
        self.asOf = asOf
        readsAll = program.cells.contains { $0.longWay != nil }
        tables = program.cells.map { CellTable($0, of: program) }
        tallyTables = program.lists.map { TallyTable($0, of: program) }
        tallies = Array(
            repeating: ColumnKind.missing, count: program.tallies.count * BatchLayout.stride)
        certain = tallies
        result = BatchResult(cells: program.cells.count, criteria: program.pack.criteria.count)
        itemViews = program.cells.map { ItemView.views(of: $0, in: program) }
        totals = TotalTable(of: program)
        cells = CellIndex(program)
        assembly = RowAssembly(program, cells, totals)
        misses = []
        units = Array(repeating: 0, count: BatchLayout.stride)
        indexes = Array(repeating: 0, count: BatchLayout.stride)
        least = Array(repeating: 0, count: BatchLayout.stride)
    }

    /// Judges all records of a batch that are in its columns; `result` holds the answer.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - record: The whole record of a row, for the few rules that read texts.
    package mutating func evaluate(_ batch: Batch, record: (Int) -> Record?) {
        spare.removeAll(keepingCapacity: true)
        spareDigests.removeAll(keepingCapacity: true)
        spareMissing.removeAll(keepingCapacity: true)
        spareOutcomes.removeAll(keepingCapacity: true)
        references.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        result.verdicts.removeAll(keepingCapacity: true)
        result.begin(rows: batch.rows, isExact: totals.isExact)
        for index in tallyTables.indices { tallyTables[index].fill(&tallies, &certain, from: batch) }
        if let gate = cells.gate { judge(gate, batch, record) }
        for index in program.pack.criteria.indices { criterion(index, batch, record) }
        deductFromTotals(batch, record)
        finishTotals(rows: batch.rows)
        for (index, cell) in cells.prerequisites.enumerated() {
            judge(cell, batch, record, to: .bar(index))
        }
        assemble(batch)
    }

    /// The whole verdict on a row, with what every part of it came to.
    ///
    /// - Throws: `ScoringFault` where an expression failed on it.
    package func verdict(at row: Int) throws(ScoringFault) -> Verdict {
        let results = program.cells.indices.map {
            cellResult(result.outcomes[$0 * BatchLayout.stride + row])
        }
        return try VerdictAssembly.verdict(
            by: program.pack, from: RowResults(index: cells, results: results))
    }

    /// Status, class and points of a row whose verdict is a plain sum; none for others.
    package func plainVerdict(at row: Int) -> PlainVerdict? {
        guard result.special[row] == 0 else { return nil }
        let total = result.totals[row]
        return PlainVerdict(
            total: total, classIndex: Int(totals.classes[Int(total)]), isBarred: result.bars[row] != 0)
    }

    /// The status of a row that no expression failed on.
    package func status(at row: Int) -> Verdict.Status {
        if let verdict = result.verdict(at: row) { return verdict.status }
        guard let plain = plainVerdict(at: row), !plain.isBarred else { return .notRecognised }
        return program.pack.classes[plain.classIndex].isRecognised ? .recognised : .notRecognised
    }

    // MARK: - Sums

    // Sums wrap only where `totals` says that they are not exact, and nobody reads them then.

    private mutating func criterion(_ index: Int, _ batch: Batch, _ record: (Int) -> Record?) {
        let start = index * BatchLayout.stride
        if let gate = cells.criterionGates[index] { judge(gate, batch, record) }
        for cell in cells.indicators[index] { judge(cell, batch, record, to: .criterion(index)) }
        let cap = totals.caps[index]
        for row in 0..<batch.rows { result.criteria[start + row] = min(result.criteria[start + row], cap) }
        let deductions = program.pack.criteria[index].deductions
        for cell in cells.deductions[index] { judge(cell, batch, record, to: .fromCriterion(index)) }
        if let deductions, !deductions.mayGoBelowZero {
            for row in 0..<batch.rows { result.criteria[start + row] = max(result.criteria[start + row], 0) }
        }
        if let floor = totals.floors[index] {
            let bar = UInt64(1) << UInt64((cells.prerequisites.count + index) & 63)
            for row in 0..<batch.rows where result.criteria[start + row] < floor { result.bars[row] |= bar }
        }
        for row in 0..<batch.rows { result.totals[row] &+= result.criteria[start + row] }
    }

    private mutating func deductFromTotals(_ batch: Batch, _ record: (Int) -> Record?) {
        guard let deductions = program.pack.deductions else { return }
        // A sum below zero stays where it is: a deduction never lifts it.
        for row in 0..<batch.rows { least[row] = min(result.totals[row], 0) }
        for cell in cells.totalDeductions { judge(cell, batch, record, to: .fromTotals) }
        guard !deductions.mayGoBelowZero else { return }
        for row in 0..<batch.rows { result.totals[row] = max(result.totals[row], least[row]) }
    }

    private mutating func finishTotals(rows: Int) {
        // A bit for each gate, as far as bits go.
        let hasTooManyGates = cells.prerequisites.count + program.pack.criteria.count > 64
        for row in 0..<rows {
            let total = result.totals[row]
            let hasClass = total >= 0 && total < totals.classes.count && totals.classes[Int(total)] >= 0
            if !hasClass || hasTooManyGates { result.special[row] |= 1 }
        }
    }

    // MARK: - Cells

    /// Where the units of a cell go.
    private enum Sum {
        case none
        /// The points of a criterion.
        case criterion(Int)
        case fromCriterion(Int)
        case fromTotals
        /// A bit of the bars.
        case bar(Int)
    }

    /// Judges one cell for all rows and adds up what it comes to.
    private mutating func judge(
        _ cell: Int, _ batch: Batch, _ record: (Int) -> Record?, to sum: Sum = .none
    ) {
        for row in 0..<batch.rows { indexes[row] = 0 }
        for axis in tables[cell].axes {
            switch axis.input {
            case .column(let column): axis.add(to: &indexes, batch.cells, column, rows: batch.rows)
            case .tally(let tally): axis.add(to: &indexes, tallies, tally, rows: batch.rows)
            }
        }
        let start = cell * BatchLayout.stride
        misses.removeAll(keepingCapacity: true)
        if tables[cell].cell.longWay == nil {
            lookUp(tables[cell].entries, rows: batch.rows, to: start)
        } else {
            for row in 0..<batch.rows { misses.append(Int32(row)) }
        }
        for miss in misses {
            let row = Int(miss)
            guard batch.value(.path, row) == 0 else { continue }
            let entry = resolve(cell, batch, row, record)
            result.outcomes[start + row] = entry.outcome - 1
            result.special[row] |= entry.special
            units[row] = entry.units
        }
        add(to: sum, rows: batch.rows)
    }

    /// Looks the entry of every row up; notes the rows that have none yet.
    private mutating func lookUp(_ entries: [CellTable.Entry], rows: Int, to start: Int) {
        for row in 0..<rows {
            let entry = entries[Int(indexes[row])]
            result.outcomes[start + row] = entry.outcome &- 1
            result.special[row] |= entry.special
            units[row] = entry.units
            if entry.outcome == 0 { misses.append(Int32(row)) }
        }
    }

    private mutating func add(to sum: Sum, rows: Int) {
        switch sum {
        case .none: break
        case .criterion(let index):
            let start = index * BatchLayout.stride
            for row in 0..<rows { result.criteria[start + row] &+= units[row] }
        case .fromCriterion(let index):
            let start = index * BatchLayout.stride
            for row in 0..<rows { result.criteria[start + row] &-= units[row] }
        case .fromTotals:
            for row in 0..<rows { result.totals[row] &-= units[row] }
        case .bar(let index):
            let shift = UInt64(index & 63)
            for row in 0..<rows { result.bars[row] |= UInt64(UInt32(bitPattern: units[row])) << shift }
        }
    }
}

extension CellTable.Axis {
    /// Adds the share of this axis to the index of every row.
    @inline(__always)
    fileprivate func add(to indexes: inout [Int32], _ cells: [Int32], _ column: Int, rows: Int) {
        let start = column * BatchLayout.stride
        for row in 0..<rows { indexes[row] &+= Int32(code(of: cells[start + row]) * stride) }
    }
}

/// What one cell looks at of the items of one list.
struct ItemView: Sendable {
    /// The list, by its index among those of the program.
    var table: Int
    /// The bits of the keys that matter.
    var mask: UInt64
    /// The slot of the list.
    var list: Int
    /// The tallies that the cell takes, by their index in the program, and a bit for each among those of the list.
    var tallies: [Int]
    var tallyBits: UInt32

    fileprivate static func views(of cell: Cell, in program: Program) -> [ItemView]? {
        let tallies = Set(
            cell.inputs.compactMap { input in
                if case .tally(let tally) = input { tally } else { nil }
            })
        var views: [ItemView] = []
        for (index, list) in program.lists.enumerated() {
            let own = list.tallies.filter { tallies.contains($0) }
            guard !own.isEmpty else { continue }
            guard list.fits, list.limitsAreKnown else { return nil }
            let places = own.compactMap { list.tallies.firstIndex(of: $0) }
            views.append(
                ItemView(
                    table: index, mask: list.mask(of: own.map { program.tallies[$0] }), list: list.list,
                    tallies: own,
                    tallyBits: places.reduce(0) { $0 | 1 << UInt32($1) }))
        }
        return views
    }
}
