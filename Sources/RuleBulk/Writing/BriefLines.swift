import RuleEngine
import RuleModel
import RuleReport

/// Writes the lines of formats that say the outcome and at most a code for each cell, a stretch of rows at a time.
///
///     ho-001 ,2025, recognised,kha,72.5 ,Y Y Y ,F P2 F …
///     id     period outcome             codes
///
/// A line is a few parts and then one word after the other. Rows that are more than that are left to the writer of
/// single rows.
struct BriefLines: Sendable {
    private let maker: PieceMaker
    private let isTable: Bool
    private let hasGates: Bool
    /// By cell, whether a separator stands before its code.
    private var isParted: [Bool]
    /// What follows the outcome, up to the end of the line.
    private var line = CodeLine()
    /// What stands before the id; nothing in a table.
    private let start: Piece
    private var pool = PiecePool()
    private var codes = CodeTable()
    private var periods: PeriodPieces
    /// By total in units, twice, the second for barred ones.
    private var totals: [Piece]
    private var outcomes: OutcomePieces
    /// The outcome where the pack does not apply, up to the end of the line: it has no codes.
    private let outside: Piece

    /// What stands before an id, the period, and the six pieces that an outcome has at the most.
    private static let mostPieces = 8

    /// - Parameters:
    ///   - maker: Makes the texts of a brief format.
    ///   - words: The words of its lines.
    ///   - texts: The pool that these stand in.
    ///   - cells: The cells of the pack.
    ///   - totals: How many totals there are.
    init(_ maker: PieceMaker, _ words: LineWords, in texts: PiecePool, _ cells: CellIndex, totals: Int) {
        self.maker = maker
        isTable = maker.format.isTable
        hasGates = cells.criterionGates.contains { $0 != nil }
        self.totals = Array(repeating: .none, count: 2 * totals)
        periods = PeriodPieces(before: texts.bytes(of: words.period), after: texts.bytes(of: words.heading))
        isParted = Array(repeating: false, count: maker.program.cells.count)
        start = pool.add(texts.bytes(of: words.start))
        let noCodes = maker.format.level == .codes ? texts.bytes(of: words.noCodes) : []
        outside = pool.add(maker.outcome(of: .notApplicable) + noCodes + texts.bytes(of: words.end))
        outcomes = OutcomePieces(maker, heading: [], ending: [])
        var groups: [(cells: [Int], opening: Piece)] = []
        if maker.format.level == .codes {
            if isTable || !cells.prerequisites.isEmpty { groups.append((cells.prerequisites, words.gates)) }
            groups.append((cells.indicators.flatMap(\.self), words.codes))
        }
        var pending: [UInt8] = []
        for (cells, opening) in groups {
            line.add(pending + texts.bytes(of: opening), cells)
            for cell in cells.dropFirst() { isParted[cell] = !isTable }
            pending = texts.bytes(of: words.codesEnd)
        }
        line.add(pending + texts.bytes(of: words.end), [])
    }

    /// Makes the words and pieces of a batch that are new.
    mutating func prepare(_ evaluator: BatchEvaluator) {
        let isParted = isParted
        codes.prepare(evaluator) { [maker] result, cell in
            let code = Array((maker.code(of: result) ?? "").utf8)
            return CodeWord(isParted[Int(cell)] ? [UInt8(ascii: " ")] + code : code)
        }
    }

    /// Writes the lines of rows until one is more than these lines can say.
    ///
    /// - Parameters:
    ///   - row: The first row to write; in the end the row that is left to others, or the count of all rows.
    ///   - batch: The records.
    ///   - evaluator: What judged them.
    ///   - chunk: The bytes that the records stand in.
    ///   - output: What the lines are appended to.
    ///   - ends: Takes the end of each line in the output.
    mutating func write(
        from row: inout Int, _ batch: Batch, _ evaluator: inout BatchEvaluator, _ chunk: [UInt8],
        to output: inout ByteBuffer, _ ends: inout [Int]
    ) {
        var room = 0
        var (stop, outside): (Int?, Int?)
        while true {
            room = writeKnown(
                from: &row, batch, &evaluator, chunk, to: &output, room: room, &ends, outside: outside)
            guard row < batch.rows else { return }
            guard room == 0 else { continue }
            // Where all that can be made is made, others write the line.
            guard row != stop, batch.value(.path, row) == 0 else { return }
            stop = row
            if evaluator.result.status(at: row) == .notApplicable { outside = row }
            makePieces(of: row, batch, &evaluator)
        }
    }

    /// Writes lines for as long as all that they are made of is known and there is room.
    ///
    /// Takes the same as `write`, how much room the first line takes, and a row that the pack does not apply to: no other
    /// such row is known.
    ///
    /// - Returns: How much room the next line takes, where there is too little.
    private mutating func writeKnown(
        from row: inout Int, _ batch: Batch, _ evaluator: inout BatchEvaluator, _ chunk: [UInt8],
        to output: inout ByteBuffer, room: Int, _ ends: inout [Int], outside: Int?
    ) -> Int {
        // Taken once: all that these stand in would be copied for every row.
        let (forms, totals) = (evaluator.result.forms.span, evaluator.result.totals.span)
        let (bars, numbers) = (evaluator.result.bars.span, evaluator.result.outcomes.span)
        let (verdicts, parts) = (evaluator.result.verdictNumbers.span, evaluator.result.rowParts.span)
        let (levels, outcomes) = (evaluator.levels?.rows ?? [], outcomes)
        let mostBytes = pool.longest * BriefLines.mostPieces + line.mostBytes
        var wanted = 0
        /// Appends the outcome of a row; false where that is not known.
        @inline(__always)
        func appendOutcome(to lines: inout LineWriter) -> Bool {
            if forms[row] == 0 {
                let total = self.totals[BriefLines.place(of: totals[row], bars[row])]
                guard total.length >= 0 else { return false }
                lines.append(total)
            } else if verdicts[row] == BatchResult.inParts {
                // Of a criterion that does not apply, the codes are others.
                return !hasGates && outcomes.eachPiece(of: parts[row]) { lines.append($0) }
            } else if row == outside {
                lines.append(self.outside)
            } else {
                guard row < levels.count, let piece = outcomes.piece(ofShared: Int(levels[row])) else {
                    return false
                }
                lines.append(piece)
            }
            return true
        }
        output.appendLines(of: pool.bytes, chunk, room: room) { lines in
            while row < batch.rows {
                let path = batch.value(.path, row)
                guard path != Batch.leftOut else {
                    ends[row] = lines.count
                    row &+= 1
                    continue
                }
                let id = batch.range(.idStart, .idEnd, row)
                guard path == 0, let period = periods.piece(of: batch.value(.period, row)),
                    !isTable || chunk.span.isPlainCell(id)
                else { return }
                guard lines.hasRoom(for: id.count + mostBytes) else { return wanted = id.count + mostBytes }
                let start = lines.end
                if !isTable { lines.append(self.start) }
                lines.append(id)
                lines.append(period)
                let isWhole =
                    appendOutcome(to: &lines)
                    && (row == outside || lines.append(line, codes, numbers, row))
                guard isWhole else { return lines.goBack(to: start) }
                ends[row] = lines.count
                row &+= 1
            }
        }
        return wanted
    }

    /// Where the piece of a plain total stands.
    @inline(__always)
    private static func place(of total: Int32, _ bars: UInt64) -> Int {
        2 &* Int(total) &+ Int(bars.nonzeroBit)
    }

    // MARK: - Making

    /// Makes the pieces of a line that are not made yet, as far as it can.
    @inline(never)
    private mutating func makePieces(of row: Int, _ batch: Batch, _ evaluator: inout BatchEvaluator) {
        let period = batch.value(.period, row)
        if periods.piece(of: period) == nil { periods.add(period, to: &pool) }
        if let parts = evaluator.result.parts(at: row) {
            guard !hasGates else { return }
            _ = outcomes.makePieces(
                of: parts, evaluator.result.parts.standings.all[Int(parts.standing)],
                evaluator.result.parts.values.points(of: parts.total), &pool)
        } else if let plain = evaluator.plainVerdict(at: row) {
            let place = BriefLines.place(of: plain.total, evaluator.result.bars[row])
            if totals[place].length < 0 { totals[place] = pool.add(maker.outcome(of: plain)) }
        } else if let number = evaluator.levels?.number(at: row), outcomes.piece(ofShared: number) == nil,
            let verdict = evaluator.result.verdict(at: row)
        {
            _ = outcomes.makePiece(ofShared: number, verdict, &pool)
        }
    }
}
