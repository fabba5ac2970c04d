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
    /// What cells look at of the items of lists.
    let openItems: OpenItems
    /// The tallies of the batch, column after column.
    var tallies: [Int32]
    /// What counts in any case in tallies that are open.
    var certain: [Int32]
    /// What cells came to, by number, for as long as the evaluator lives.
    var kept: [CellResult] = []
    /// The same for this batch only, by number less `BatchResult.spare`.
    var spare: [CellResult] = []
    /// The cell of each of the kept ones.
    var keptCells: [Int32] = []
    /// The same results in few words.
    var keptDigests: [ResultDigest] = []
    var spareDigests: [ResultDigest] = []
    /// What each of them lacks.
    var keptMissing: [[DataPath]] = []
    var spareMissing: [[DataPath]] = []
    var assembly: RowAssembly
    /// The verdicts of brief runs on rows of which cells are excluded.
    var reducedSums: ReducedSums
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
    /// Whether nothing is said of what open sums lack.
    let isBrief: Bool
    package internal(set) var result: BatchResult
    let totals: TotalTable
    let cells: CellIndex
    private var indexes: [Int32]
    /// What a cell comes to on each row, in units.
    private var least: [Int32]
    private var most: [Int32]
    /// The rows whose entry is not in the table that is being looked up.
    private var misses: [Int32] = []
    /// The sums of each row that something is being taken from, and what they may not fall below for it.
    private var sums: [Int32]
    private var sumsMost: [Int32]
    private var limits: [Int32]
    private var limitsMost: [Int32]
    /// What decides the cell that is being looked at.
    var key: [Int32] = []

    /// - Parameters:
    ///   - program: The pack.
    ///   - asOf: The day of the verdicts, instead of the end of each record's period.
    ///   - isBrief: Whether verdicts need not say which gates fail and what is missing where points are open.
    package init(_ program: Program, asOf: Day? = nil, isBrief: Bool = false) {
        self.program = program
        self.asOf = asOf
        self.isBrief = isBrief
        readsAll = program.cells.contains { $0.longWay != nil }
        tables = program.cells.map { CellTable($0, of: program) }
        tallyTables = program.lists.map { TallyTable($0, of: program) }
        tallies = Array(
            repeating: ColumnKind.missing, count: program.tallies.count * BatchLayout.stride)
        certain = tallies
        result = BatchResult(program)
        openItems = OpenItems(program)
        totals = TotalTable(of: program)
        cells = CellIndex(program)
        assembly = RowAssembly(program, cells, totals)
        reducedSums = ReducedSums(program, cells, totals)
        indexes = Array(repeating: 0, count: BatchLayout.stride)
        (least, most, sums, sumsMost) = (indexes, indexes, indexes, indexes)
        (limits, limitsMost) = (indexes, indexes)
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

    /// The whole verdict on a row of the batch that was judged last, with what every part of it came to.
    ///
    /// - Throws: `ScoringFault` where an expression failed on it.
    package func verdict(at row: Int, of batch: Batch) throws(ScoringFault) -> Verdict {
        let results = program.cells.indices.map { cell in
            let number = result.outcomes[cell * BatchLayout.stride + row]
            var found = cellResult(number)
            if number < BatchResult.spare, !keptMissing[Int(number)].isEmpty {
                found.missing = openItems.paths(of: keptMissing[Int(number)], cell, batch, row, tallyTables)
            }
            return found
        }
        return try VerdictAssembly.verdict(
            by: program.pack, from: RowResults(index: cells, results: results))
    }

    /// Status, class and points of a row whose verdict is a plain sum; none for others.
    package func plainVerdict(at row: Int) -> PlainVerdict? {
        guard result.forms[row] == RowForm.plain.rawValue else { return nil }
        let total = result.totals[row]
        return PlainVerdict(
            total: total, classIndex: Int(totals.classes[Int(total)]), isBarred: result.bars[row] != 0)
    }

    /// The status of a row that no expression failed on.
    package func status(at row: Int) -> Verdict.Status {
        if let status = result.status(at: row) { return status }
        guard let plain = plainVerdict(at: row) else { return .notRecognised }
        return totals.earnsTitle[plain.classIndex] && !plain.isBarred ? .recognised : .notRecognised
    }

    // MARK: - Sums

    // Sums wrap only where `totals` says that they are not exact, and nobody reads them then.

    private mutating func criterion(_ index: Int, _ batch: Batch, _ record: (Int) -> Record?) {
        let start = index * BatchLayout.stride
        if let gate = cells.criterionGates[index] { judge(gate, batch, record) }
        for cell in cells.indicators[index] { judge(cell, batch, record, to: .criterion(index)) }
        let cap = totals.caps[index]
        result.criteria.cap(part(index, batch.rows), at: cap)
        result.criteriaMost.cap(part(index, batch.rows), at: cap)
        if let deductions = program.pack.criteria[index].deductions {
            for row in 0..<batch.rows {
                sums[row] = result.criteria[start + row]
                sumsMost[row] = result.criteriaMost[start + row]
            }
            deduct(cells.deductions[index], deductions, batch, record)
            for row in 0..<batch.rows {
                result.criteria[start + row] = sums[row]
                result.criteriaMost[start + row] = sumsMost[row]
            }
        }
        if let floor = totals.floors[index] { bar(index, below: floor, rows: batch.rows) }
        result.totals.add(part(index, batch.rows), of: result.criteria)
        result.totalsMost.add(part(index, batch.rows), of: result.criteriaMost)
    }

    /// Notes where a criterion does not reach its floor, or may not.
    private mutating func bar(_ index: Int, below floor: Int32, rows: Int) {
        let start = index * BatchLayout.stride
        let bar = UInt64(1) << UInt64((cells.prerequisites.count + index) & 63)
        for row in 0..<rows where result.criteria[start + row] < floor {
            if result.criteriaMost[start + row] < floor {
                result.bars[row] |= bar
            } else {
                result.openBars[row] |= bar
            }
        }
    }

    private mutating func deductFromTotals(_ batch: Batch, _ record: (Int) -> Record?) {
        guard let deductions = program.pack.deductions else { return }
        swap(&sums, &result.totals)
        swap(&sumsMost, &result.totalsMost)
        deduct(cells.totalDeductions, deductions, batch, record)
        swap(&sums, &result.totals)
        swap(&sumsMost, &result.totalsMost)
    }

    /// Takes what some cells come to from the sums.
    private mutating func deduct(
        _ cells: [Int], _ deductions: Deductions, _ batch: Batch, _ record: (Int) -> Record?
    ) {
        // A sum below zero stays where it is: a deduction never lifts it.
        for row in 0..<batch.rows {
            limits[row] = min(sums[row], 0)
            limitsMost[row] = min(sumsMost[row], 0)
        }
        for cell in cells { judge(cell, batch, record, to: .fromSums) }
        guard !deductions.mayGoBelowZero else { return }
        for row in 0..<batch.rows {
            sums[row] = max(sums[row], limits[row])
            sumsMost[row] = max(sumsMost[row], limitsMost[row])
        }
    }

    /// Sends the rows the long way whose sums say too little.
    private mutating func finishTotals(rows: Int) {
        // A bit for each gate, as far as bits go.
        let hasTooManyGates = cells.prerequisites.count + program.pack.criteria.count > 64
        for row in 0..<rows {
            let (least, most) = (result.totals[row], result.totalsMost[row])
            let isInRange = least >= 0 && least <= most && most < totals.classes.count
            let hasClass = isInRange && (least != most || totals.classes[Int(least)] >= 0)
            if !hasClass || hasTooManyGates { result.forms[row] |= RowForm.hard.rawValue }
        }
    }

    // MARK: - Cells

    /// Where the units of a cell go.
    private enum Sum {
        case none
        /// The points of a criterion.
        case criterion(Int)
        /// Away from the sums that are being worked out.
        case fromSums
        /// A bit of the bars.
        case bar(Int)
    }

    /// Judges one cell for all rows and adds up what it comes to.
    private mutating func judge(
        _ cell: Int, _ batch: Batch, _ record: (Int) -> Record?, to sum: Sum = .none
    ) {
        let start = cell * BatchLayout.stride
        misses.removeAll(keepingCapacity: true)
        if tables[cell].cell.longWay == nil {
            findIndexes(of: cell, batch)
            CellTable.lookUp(
                tables[cell].entries, indexes, &result.outcomes, part(cell, batch.rows), &result.forms,
                &least, &most, misses: &misses)
        } else {
            for row in 0..<batch.rows { misses.append(Int32(row)) }
        }
        for miss in misses {
            let row = Int(miss)
            guard batch.value(.path, row) == 0 else { continue }
            let entry = resolve(cell, batch, row, record)
            result.outcomes[start + row] = entry.outcome - 1
            result.forms[row] |= entry.form
            (least[row], most[row]) = (entry.least, entry.most)
        }
        add(to: sum, rows: batch.rows)
    }

    /// Finds where the entry of every row stands in the table of a cell.
    private mutating func findIndexes(of cell: Int, _ batch: Batch) {
        for row in 0..<batch.rows { indexes[row] = 0 }
        for axis in tables[cell].axes {
            switch axis.input {
            case .column(let column): axis.add(to: &indexes, batch.cells, part(column, batch.rows))
            case .tally(let tally): axis.add(to: &indexes, tallies, part(tally, batch.rows))
            }
        }
    }

    private func part(_ column: Int, _ rows: Int) -> ColumnPart {
        ColumnPart(start: column * BatchLayout.stride, count: rows)
    }

    private mutating func add(to sum: Sum, rows: Int) {
        switch sum {
        case .none: break
        case .criterion(let index):
            result.criteria.add(least, to: part(index, rows))
            result.criteriaMost.add(most, to: part(index, rows))
        case .fromSums:
            sums.subtract(most, rows: rows)
            sumsMost.subtract(least, rows: rows)
        case .bar(let index):
            let shift = UInt64(index & 63)
            for row in 0..<rows {
                let (least, most) = (least[row], most[row])
                result.bars[row] |= UInt64(UInt32(bitPattern: least)) << shift
                result.openBars[row] |= UInt64(UInt32(bitPattern: most &- least)) << shift
            }
        }
    }
}
