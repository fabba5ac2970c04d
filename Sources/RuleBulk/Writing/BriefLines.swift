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
    private let start: LinePart
    private var pool = PiecePool()
    private var codes = CodeTable()
    private var periods: PeriodPieces
    /// By total in units, twice, the second for barred ones.
    private var totals: [Piece]
    private var outcomes: OutcomePieces
    /// The outcome where the pack does not apply, up to the end of the line: it has no codes.
    private let outside: LinePart
    /// The parts of the line that is being written, up to its codes.
    private var parts = LineParts()

    /// What follows an outcome.
    private enum Rest {
        case codes
        case nothing
    }

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
        start = LinePart(pool.add(texts.bytes(of: words.start)))
        let noCodes = maker.format.level == .codes ? texts.bytes(of: words.noCodes) : []
        outside = LinePart(pool.add(maker.outcome(of: .notApplicable) + noCodes + texts.bytes(of: words.end)))
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
        while row < batch.rows {
            let path = batch.value(.path, row)
            if path != Batch.leftOut {
                guard path == 0, let rest = list(batch, &evaluator, chunk, row) else { return }
                let isWhole = output.append(
                    parts.all.span.extracting(0..<parts.count), of: pool.bytes, chunk,
                    line, rest == .codes, codes, evaluator.result.outcomes.span, row: row)
                guard isWhole else { return }
            }
            ends.append(output.count)
            row += 1
        }
    }

    /// Lists the parts of a line before its codes; says what follows, or nothing where the line needs more.
    @inline(__always)
    private mutating func list(
        _ batch: Batch, _ evaluator: inout BatchEvaluator, _ chunk: [UInt8], _ row: Int
    ) -> Rest? {
        guard let period = period(batch.value(.period, row)) else { return nil }
        let id = batch.range(.idStart, .idEnd, row)
        if isTable, !chunk.span.isPlainCell(id) { return nil }
        parts.removeAll()
        if !isTable { parts.append(start) }
        parts.append(LinePart(id))
        parts.append(LinePart(period))
        return listOutcome(&evaluator, row)
    }

    @inline(__always)
    private mutating func listOutcome(_ evaluator: inout BatchEvaluator, _ row: Int) -> Rest? {
        guard evaluator.result.forms[row] == 0 else { return listOpenOutcome(&evaluator, row) }
        let total = 2 * Int(evaluator.result.totals[row]) + (evaluator.result.bars[row] != 0 ? 1 : 0)
        let piece = totals[total].length < 0 ? addTotal(total, &evaluator, row) : totals[total]
        guard let piece else { return nil }
        parts.append(LinePart(piece))
        return .codes
    }

    private mutating func listOpenOutcome(_ evaluator: inout BatchEvaluator, _ row: Int) -> Rest? {
        guard let verdict = evaluator.result.parts(at: row) else {
            if evaluator.result.status(at: row) == .notApplicable {
                parts.append(outside)
                return .nothing
            }
            guard let number = evaluator.levels?.number(at: row),
                let piece = outcomes.piece(ofShared: number, evaluator.result.verdict(at: row), &pool)
            else { return nil }
            parts.append(LinePart(piece))
            return .codes
        }
        let isListed = outcomes.list(
            verdict, evaluator.result.parts.values.points(of: verdict.total),
            evaluator.result.parts.standings.all[Int(verdict.standing)], into: &parts, &pool)
        // Of a criterion that does not apply, the codes are others.
        return isListed && !hasGates ? .codes : nil
    }

    @inline(never)
    private mutating func addTotal(_ total: Int, _ evaluator: inout BatchEvaluator, _ row: Int) -> Piece? {
        guard let plain = evaluator.plainVerdict(at: row) else { return nil }
        totals[total] = pool.add(maker.outcome(of: plain))
        return totals[total]
    }

    @inline(__always)
    private mutating func period(_ period: Int32) -> Piece? {
        if let piece = periods.piece(of: period) { return piece }
        periods.add(period, to: &pool)
        return periods.piece(of: period)
    }
}
