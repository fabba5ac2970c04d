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
    /// By cell, whether a separator stands before its code.
    private var isParted: [Bool]
    /// What follows the outcome, up to the end of the line.
    private var line = CodeLine()
    /// What stands before the id; nothing in a table.
    private let start: Piece
    private var pool = PiecePool()
    private var codes = CodeTable()
    private var periods: PeriodPieces
    private var rows: RowOutcomes

    /// - Parameters:
    ///   - maker: Makes the texts of a brief format.
    ///   - words: The words of its lines.
    ///   - texts: The pool that these stand in.
    ///   - cells: The cells of the pack.
    ///   - totals: How many totals there are.
    init(_ maker: PieceMaker, _ words: LineWords, in texts: PiecePool, _ cells: CellIndex, totals: Int) {
        self.maker = maker
        isTable = maker.format.isTable
        periods = PeriodPieces(before: texts.bytes(of: words.period), after: texts.bytes(of: words.heading))
        isParted = Array(repeating: false, count: maker.program.cells.count)
        start = pool.add(texts.bytes(of: words.start))
        let noCodes = maker.format.level == .codes ? texts.bytes(of: words.noCodes) : []
        let outside = pool.add(maker.outcome(of: .notApplicable) + noCodes + texts.bytes(of: words.end))
        rows = RowOutcomes(maker, totals: totals, outside: outside)
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
    mutating func prepare(_ batch: Batch, _ evaluator: BatchEvaluator) {
        let isParted = isParted
        codes.prepare(evaluator.cellResults) { [maker] result, cell in
            let code = Array((maker.code(of: result) ?? "").utf8)
            return CodeWord(isParted[Int(cell)] ? [UInt8(ascii: " ")] + code : code)
        }
        periods.makePieces(of: batch, &pool)
        rows.find(batch, evaluator, &pool)
    }

    /// Writes the lines of rows until one is more than these lines can say.
    ///
    /// It changes nothing, but is asked in place: to copy all of this costs more than some lines.
    ///
    /// - Parameters:
    ///   - row: The first row to write; in the end the row that is left to others, or the count of all rows.
    ///   - batch: The records.
    ///   - evaluator: What judged them.
    ///   - chunk: The bytes that the records stand in.
    ///   - output: What the lines are appended to.
    ///   - ends: Takes the end of each line in the output.
    mutating func write(
        from row: inout Int, _ batch: Batch, _ evaluator: BatchEvaluator, _ chunk: [UInt8],
        to output: inout ByteBuffer, _ ends: inout [Int]
    ) {
        let (numbers, outcomes, bytes) = (evaluator.result.outcomes.span, rows.all.span, chunk.span)
        let (isTable, start, outside) = (isTable, start, rows.outside)
        var ends = ends.mutableSpan
        var (next, room) = (row, 0)
        repeat {
            output.appendLines(of: pool.bytes, rows.joined, chunk, room: room) { output in
                // In locals, these stay in registers.
                var (lines, row, period, lastPeriod) = (output, next, Piece.none, ColumnKind.missing)
                defer { (output, next) = (lines, row) }
                room = 0
                while row < batch.rows {
                    let path = batch.value(.path, row)
                    guard path != Batch.leftOut else {
                        ends[row] = lines.count
                        row &+= 1
                        continue
                    }
                    let (id, outcome) = (batch.range(.idStart, .idEnd, row), outcomes[row])
                    guard path == 0, outcome.length >= 0, !isTable || bytes.isPlainCell(id) else { return }
                    // Most records are of one period.
                    if batch.value(.period, row) != lastPeriod {
                        lastPeriod = batch.value(.period, row)
                        guard let piece = periods.piece(of: lastPeriod) else { return }
                        period = piece
                    }
                    let first = lines.end
                    let wanted = lines.appendHead(start, id, period, outcome, before: line.mostBytes)
                    guard wanted == 0 else { return room = wanted }
                    let isOutside = outcome.start == outside.start && outcome.source == outside.source
                    if !isOutside, !lines.append(line, codes, numbers, row) {
                        return lines.goBack(to: first)
                    }
                    ends[row] = lines.count
                    row &+= 1
                }
            }
        } while room > 0
        row = next
    }
}
