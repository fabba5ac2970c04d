import RuleEngine
import RuleModel
import RuleReport

/// Writes the lines of formats that say the outcome and at most a code for each cell, a stretch of rows at a time.
///
///     ho-001 ,2025, recognised,kha,72.5 ,Y Y Y ,F P2 F …
///     id     period outcome             codes
///
/// What stands between the codes belongs to their pieces, so a line is the id and one piece after the other. Rows
/// that are more than that are left to the writer of single rows.
struct BriefLines: Sendable {
    private let maker: PieceMaker
    private let hasGates: Bool
    /// What stands before and after the period.
    private let aroundPeriod: (before: [UInt8], after: [UInt8])
    /// By cell, what stands before its code.
    private var before: [[UInt8]]
    /// Where the outcomes of the cells of a line start in a result, in order.
    private var columns: [Int] = []
    private let start: Piece
    private let end: Piece
    private var pool = PiecePool()
    /// By the number of what a cell came to.
    private var codes: [Piece] = []
    /// By the distance of a period from the first that there can be.
    private var periods: [Piece] = []
    /// By total in units, twice, the second for barred ones.
    private var totals: [Piece]
    /// By the number of a verdict that rows share.
    private var shared: [Piece] = []

    /// - Parameters:
    ///   - maker: Makes the texts of a brief format.
    ///   - words: The words of its lines.
    ///   - texts: The pool that these stand in.
    ///   - cells: The cells of the pack.
    ///   - totals: How many totals there are.
    init(_ maker: PieceMaker, _ words: LineWords, in texts: PiecePool, _ cells: CellIndex, totals: Int) {
        self.maker = maker
        hasGates = cells.criterionGates.contains { $0 != nil }
        self.totals = Array(repeating: .none, count: 2 * totals)
        aroundPeriod = (texts.bytes(of: words.period), texts.bytes(of: words.heading))
        before = Array(repeating: [], count: maker.program.cells.count)
        let isTable = maker.format.isTable
        let separator = isTable ? [] : [UInt8(ascii: " ")]
        var line: [(cells: [Int], opening: Piece)] = []
        if maker.format.level == .codes {
            if isTable || !cells.prerequisites.isEmpty { line.append((cells.prerequisites, words.gates)) }
            line.append((cells.indicators.flatMap(\.self), words.codes))
        }
        var pending: [UInt8] = []
        for (cells, opening) in line {
            pending += texts.bytes(of: opening)
            for (place, cell) in cells.enumerated() {
                before[cell] = pending + (place == 0 ? [] : separator)
                pending = []
                columns.append(cell * BatchLayout.stride)
            }
            pending += texts.bytes(of: words.codesEnd)
        }
        start = pool.add(texts.bytes(of: words.start))
        end = pool.add(pending + texts.bytes(of: words.end))
    }

    /// Makes the pieces of a batch that are new.
    mutating func prepare(_ batch: Batch, _ evaluator: BatchEvaluator) {
        for number in codes.count..<evaluator.kept.count {
            let code = maker.code(of: evaluator.kept[number]) ?? ""
            codes.append(pool.add(before[Int(evaluator.keptCells[number])] + Array(code.utf8)))
        }
        for verdict in evaluator.result.shared.all[shared.count...] {
            // Where the pack does not apply, a line has no codes.
            shared.append(
                verdict.status == .notApplicable ? .none : pool.add(maker.outcome(of: verdict.bare)))
        }
        for row in 0..<batch.rows where batch.value(.path, row) == 0 {
            let period = batch.value(.period, row)
            if piece(ofPeriod: period) == nil { addPeriod(period) }
            guard let plain = evaluator.plainVerdict(at: row), totals[plain.number].length < 0 else {
                continue
            }
            totals[plain.number] = pool.add(maker.outcome(of: plain))
        }
    }

    /// Writes the lines of rows until one is more than these lines can say.
    ///
    /// - Parameters:
    ///   - row: The first row to write; in the end the row that is left to others, or the count of all rows.
    ///   - batch: The records.
    ///   - result: What they came to.
    ///   - chunk: The bytes that the records stand in.
    ///   - output: What the lines are appended to.
    ///   - ends: Takes the end of each line in the output.
    func write(
        from row: inout Int, _ batch: Batch, _ result: BatchResult, _ chunk: [UInt8],
        to output: inout ByteBuffer, _ ends: inout [Int]
    ) {
        let isTable = maker.format.isTable
        while row < batch.rows {
            let path = batch.value(.path, row)
            if path != Batch.leftOut {
                guard path == 0, let outcome = outcome(result, row),
                    let period = piece(ofPeriod: batch.value(.period, row))
                else { return }
                let before = output.count
                output.append(pool.bytes, start)
                let id = batch.range(.idStart, .idEnd, row)
                if isTable { output.appendCell(chunk, id) } else { output.append(chunk, id) }
                output.append(pool.bytes, period)
                output.append(pool.bytes, outcome)
                guard output.append(pool.bytes, codes, result.outcomes, columns: columns, row: row) else {
                    return output.truncate(to: before)
                }
                output.append(pool.bytes, end)
            }
            ends.append(output.count)
            row += 1
        }
    }

    @inline(__always)
    private func outcome(_ result: BatchResult, _ row: Int) -> Piece? {
        let form = result.forms[row]
        if hasGates, form != 0 { return nil }
        let number = Int(result.verdictNumbers[row])
        let piece: Piece
        if number < 0 {
            piece = shared[-number - 1]
        } else {
            guard number == 0, form == 0 else { return nil }
            piece = totals[2 * Int(result.totals[row]) + (result.bars[row] != 0 ? 1 : 0)]
        }
        return piece.length < 0 ? nil : piece
    }

    // MARK: - Periods

    @inline(__always)
    private func piece(ofPeriod period: Int32) -> Piece? {
        let index = Int(period) - Int(ListProgram.firstPeriod)
        return periods.indices.contains(index) && periods[index].length >= 0 ? periods[index] : nil
    }

    private mutating func addPeriod(_ period: Int32) {
        let index = Int(period) - Int(ListProgram.firstPeriod)
        guard index >= 0, index < 1 << ListProgram.periodBits else { return }
        if index >= periods.count {
            periods += Array(repeating: .none, count: index + 1 - periods.count)
        }
        periods[index] = pool.add(aroundPeriod.before + Array("\(period)".utf8) + aroundPeriod.after)
    }
}
