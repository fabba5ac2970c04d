package import RuleEngine
package import RuleModel
package import RuleReport

/// Judges records a batch at a time, column after column.
///
/// Whatever it has not met yet it asks of the reference evaluator, and keeps the answer. One evaluator serves one
/// worker; what it learnt changes its speed and never its results.
package struct BatchEvaluator: Sendable {
    package let program: Program
    let asOf: Day?
    var tables: CellTables
    var tallyTables: [TallyTable]
    /// What cells look at of the items of lists.
    let openItems: OpenItems
    /// What the cells look at of the batch.
    var inputs: InputColumns
    /// What cells came to.
    var cellResults: CellResults
    var cellGaps = CellGaps()
    /// Whether what a row waits for was looked up in vain.
    var gapsAreNew = false
    var assembly: RowAssembly
    /// The verdicts of a pack of targets; none for one of points.
    package internal(set) var levels: LevelVerdicts?
    /// What the cells of the row that is being looked at came to.
    var digests: [ResultDigest] = []
    /// What is asked about numbers that are not in the tables yet; none before the first of them.
    var question: CellQuestion?
    /// What whole records are asked of; none before the first of them.
    var reference: ReferenceEvaluator?
    /// The row of this batch that it was asked about last.
    var referenceRow: Int?
    /// Whether nothing is said of what open sums lack.
    let isBrief: Bool
    package internal(set) var result: BatchResult
    let totals: TotalTable
    let cells: CellIndex
    private let groups: CellGroups
    /// What the cells of each group come to on each row.
    private var sums: [CellSum]
    /// What decides the cell that is being looked at.
    var key: [Int32] = []

    /// - Parameters:
    ///   - program: The pack.
    ///   - asOf: The day of the verdicts, instead of the end of each record's period.
    ///   - isBrief: Whether verdicts need not say which gates fail and what is missing where points are open.
    ///   - memory: How much to keep of what was worked out.
    package init(
        _ program: Program, asOf: Day? = nil, isBrief: Bool = false, memory: EvaluatorMemory = .usual
    ) {
        self.program = program
        self.asOf = asOf
        self.isBrief = isBrief
        let cells = CellIndex(program)
        let totals = TotalTable(of: program)
        let groups = CellGroups(cells, totals)
        (self.cells, self.groups, self.totals) = (cells, groups, totals)
        tables = CellTables(program, groups: groups.all, room: memory.farResults)
        cellResults = CellResults(room: memory.results)
        tallyTables = program.lists.map { TallyTable($0, of: program, room: memory.itemKeys) }
        inputs = InputColumns(program, codes: tables.plan.codes)
        openItems = OpenItems(program)
        result = BatchResult(program, memory)
        assembly = RowAssembly(program, cells, totals)
        levels = program.pack.targetModel.map {
            LevelVerdicts($0, of: program.pack, program.layout, asOf: asOf, memory)
        }
        sums = Array(repeating: CellSum(), count: tables.plan.sums)
    }

    /// Judges all records of a batch that are in its columns; `result` holds the answer.
    ///
    package mutating func evaluate(_ batch: Batch) {
        cellResults.forgetSpare()
        referenceRow = nil
        result.begin(rows: batch.rows)
        for index in tallyTables.indices { tallyTables[index].fill(&inputs, from: batch) }
        inputs.makeCodes(of: batch)
        let unknown = tables.lookUp(
            &inputs.codes, rows: batch.rows, cellResults.sums, &result.outcomes, to: &sums)
        if !unknown.isEmpty { resolve(unknown, batch) }
        result.take(sums, groups, totals, rows: batch.rows)
        if levels == nil { assemble(batch) } else { assembleLevels(batch) }
    }

    /// The whole verdict on a row of the batch that was judged last, with what every part of it came to.
    ///
    /// - Throws: `ScoringFault` where an expression failed on it.
    package func verdict(at row: Int, of batch: Batch) throws(ScoringFault) -> Verdict {
        // Apart, so that closures take these and not the whole evaluator.
        let (openItems, tables) = (openItems, tallyTables)
        let results = program.cells.indices.map { cell in
            let number = Int(result.outcomes[cell * BatchLayout.stride + row])
            var found = cellResults.result(number)
            if number < CellResults.firstSpare,
                cellResults.kept.missing[number].contains(where: \.isOfItem)
            {
                found.renameMissing { openItems.path(of: $0, cell, batch, row, tables) }
            }
            return found
        }
        return try VerdictAssembly.verdict(
            by: program.pack,
            from: RowResults(index: cells, results: results, pastLevels: levels?.pastLevels(at: row) ?? []),
            asOf: asOf)
    }

    /// Status, class and points of a row whose verdict is a plain sum; none for others.
    ///
    /// Inlined, because the whole evaluator is copied for a call that does not change it.
    @inline(__always)
    package func plainVerdict(at row: Int) -> PlainVerdict? {
        guard result.forms[row] == RowForm.plain.counts else { return nil }
        let total = result.totals[row]
        return PlainVerdict(
            total: total, classIndex: Int(totals.classes[Int(total)]), isBarred: result.bars[row] != 0)
    }

    /// How many rows in the columns have each status.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - skipped: Rows that are counted elsewhere.
    /// - Returns: The counts.
    package func statusCounts(_ batch: Batch, except skipped: Set<Int>) -> Summary.Counts {
        var numbers = Array(repeating: 0, count: Verdict.Status.allCases.count)
        let (plain, recognised) = plainCounts(batch)
        numbers[Verdict.Status.recognised.number] += recognised
        numbers[Verdict.Status.notRecognised.number] += plain - recognised
        for row in result.otherRows where batch.value(.path, row) == 0 {
            numbers[status(at: row).number] += 1
        }
        for row in skipped where batch.value(.path, row) == 0 { numbers[status(at: row).number] -= 1 }
        return Summary.Counts(numbers)
    }

    /// How many rows in the columns are plain sums, and how many of these are recognised.
    ///
    /// Neither can be guessed, so nothing branches on it.
    private func plainCounts(_ batch: Batch) -> (all: Int, recognised: Int) {
        // Of all these, as many as there are rows: then nothing is checked again at each.
        let part = 0..<batch.rows
        let (sums, bars) = (result.totals.span.extracting(part), result.bars.span.extracting(part))
        let forms = result.forms.span.extracting(part)
        let paths = batch.cells.span.extracting(BatchLayout.Column.path.cells(of: batch.rows))
        let (titles, last) = (totals.titles.span, totals.titles.count - 1)
        var (all, recognised) = (0, 0)
        for row in part {
            let isOther = Int((forms[row] | UInt32(bitPattern: paths[row])).nonzeroBit)
            let isBarred = Int(bars[row].nonzeroBit)
            // The totals of rows that are not plain may be any.
            let title = titles[min(Int(UInt32(bitPattern: sums[row])), last)]
            all &+= 1 &- isOther
            recognised &+= Int(title) & ~(isOther | isBarred)
        }
        return (all, recognised)
    }

    /// The status of a row that no expression failed on.
    package func status(at row: Int) -> Verdict.Status {
        if let status = result.status(at: row) { return status }
        guard let plain = plainVerdict(at: row) else { return .notRecognised }
        return totals.titles[Int(plain.total)] != 0 && !plain.isBarred ? .recognised : .notRecognised
    }

    /// What status, class and points of a row with a verdict in parts depend on, in one number; none for other rows.
    package func openOutcome(at row: Int) -> UInt64? {
        guard let parts = result.parts(at: row) else { return nil }
        // No total has more units than 2^20, and no more fractions are kept.
        return UInt64(parts.standing) << 42 | UInt64(parts.total.low) << 21 | UInt64(parts.total.high)
    }

    // MARK: - Cells

    /// Works out what the tables do not say yet of some groups.
    private mutating func resolve(_ unknown: GroupSet, _ batch: Batch) {
        for group in groups.all.indices where unknown.mayContain(group) {
            let start = group * BatchLayout.stride
            // Taken hold of once, and not for each row.
            let cells = groups.all[group]
            for row in 0..<batch.rows where sums[start + row].form.has(.unknown) {
                guard batch.value(.path, row) == 0 else { continue }
                for index in cells.indices {
                    let cell = cells[index]
                    guard result.outcomes[cell * BatchLayout.stride + row] == 0 else { continue }
                    let (number, sum) = resolve(cell, batch, row)
                    result.outcomes[cell * BatchLayout.stride + row] = number
                    sums[start + row].settle(sum)
                }
            }
        }
    }
}
