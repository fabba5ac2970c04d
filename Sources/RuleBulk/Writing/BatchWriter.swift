import RuleEngine
import RuleModel
import RuleReport

/// Writes the verdicts of a batch, byte for byte as the writers of single verdicts do.
///
/// A line is put together of pieces, each made once by those writers: what every cell came to, the outcome of
/// every total, the heads of criteria.
package struct BatchWriter: Sendable {
    let program: Program
    let format: VerdictFormat
    let maker: PieceMaker
    let cells: CellIndex
    /// The cells of all indicators, in order.
    let indicatorCells: [Int]
    /// Whether some criterion may not apply.
    let hasGates: Bool
    /// Pieces for as long as the writer lives, and pieces for one batch.
    var pool = PiecePool()
    var sparePool = PiecePool()
    /// By the number of what a cell came to; for the evaluator's kept results.
    var kept: [Piece] = []
    /// For results of this batch only.
    var spare: [Piece] = []
    /// By total in units, twice, the second for barred ones.
    private var outcomes: [Piece?]
    /// Writes the lines of most rows where the format is brief.
    private var brief: BriefLines?
    /// Writes the lines of NDJSON with reasons.
    private var verdicts: VerdictLines?
    private var specialOutcomes = WordTable<Piece>()
    /// The key that is being looked up.
    private var key: [Int32] = []
    /// By the gates that fail.
    private var tails: [UInt64: Piece] = [:]
    private var specialTails: [TailKey: (start: Piece, end: Piece)] = [:]
    private var missing = WordTable<Piece>()
    /// Where the line of each row of the last batch ends in the output.
    package private(set) var ends: [Int] = []
    let words: LineWords
    private let unverified: Int

    /// What the tail of a verdict without missing data depends on.
    private struct TailKey: Hashable {
        var bars: [Bar]
        var unverified: Int
    }

    /// More pieces than this are made anew each time.
    private static let mostPieces = 1 << 14

    package init(_ program: Program, format: VerdictFormat, showsPersonal: Bool) {
        self.program = program
        self.format = format
        maker = PieceMaker(program: program, format: format, showsPersonal: showsPersonal)
        cells = CellIndex(program)
        indicatorCells = cells.indicators.flatMap(\.self)
        hasGates = cells.criterionGates.contains { $0 != nil }
        let totals = TotalTable(of: program)
        outcomes = Array(repeating: nil, count: 2 * totals.classes.count)
        words = LineWords(maker, &pool)
        if format.isBrief {
            brief = BriefLines(maker, words, in: pool, cells, totals: totals.classes.count)
        } else if !format.isTable {
            verdicts = VerdictLines(maker, cells, totals)
        }
        unverified = program.pack.unverifiedItems
    }

    /// Appends a line for each record of a batch.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - evaluator: What judged them.
    ///   - chunk: The bytes that the records stand in.
    ///   - output: What the lines are appended to.
    ///   - longWay: Writes what belongs to a row that is not in the columns, or that an expression failed on.
    package mutating func write(
        _ batch: Batch, _ evaluator: inout BatchEvaluator, chunk: [UInt8], to output: inout ByteBuffer,
        longWay: (Int, inout ByteBuffer) -> Void
    ) {
        // What these cannot say of a row is said the long way.
        let hasVerdictLines = verdicts != nil
        if !hasVerdictLines { beginPieces(of: evaluator) }
        brief?.prepare(batch, evaluator)
        verdicts?.prepare(evaluator)
        ends.removeAll(keepingCapacity: true)
        ends.appendZeros(batch.rows)
        let faults = Set(evaluator.result.faults)
        var row = 0
        while true {
            brief?.write(from: &row, batch, evaluator, chunk, to: &output, &ends)
            verdicts?.write(from: &row, batch, &evaluator, faults: faults, chunk, to: &output, &ends)
            guard row < batch.rows else { return }
            defer {
                ends[row] = output.count
                row += 1
            }
            let path = batch.value(.path, row)
            if path == Batch.leftOut { continue }
            if path == Batch.longWay || hasVerdictLines || faults.contains(row) {
                longWay(row, &output)
                continue
            }
            let verdict = evaluator.result.verdict(at: row)
            writeIdentity(batch, row, chunk, to: &output)
            writeOutcome(verdict, &evaluator, row, to: &output)
            switch format {
            case .csv(.codes), .ndjson(.codes): writeCodes(verdict, &evaluator, batch, row, to: &output)
            case .csv(.reasons), .csv(.full): writeTable(verdict, &evaluator, batch, row, to: &output)
            case .csv(.none), .ndjson(.none), .ndjson(.reasons), .ndjson(.full): break
            }
            output.append(pool.bytes, words.end)
        }
    }

    // MARK: - What every line has

    private mutating func writeIdentity(
        _ batch: Batch, _ row: Int, _ chunk: [UInt8], to output: inout ByteBuffer
    ) {
        output.append(pool.bytes, words.start)
        let id = batch.range(.idStart, .idEnd, row)
        switch format {
        case .csv:
            output.appendCell(chunk, id)
            output.append(UInt8(ascii: ","))
        case .ndjson:
            output.append(chunk, id)
            output.append(pool.bytes, words.period)
        }
        output.append(batch.value(.period, row))
        output.append(pool.bytes, words.heading)
    }

    private mutating func writeOutcome(
        _ verdict: RowVerdict?, _ evaluator: inout BatchEvaluator, _ row: Int, to output: inout ByteBuffer
    ) {
        if let verdict {
            key.removeAll(keepingCapacity: true)
            verdict.addOutcome(to: &key)
            if let piece = specialOutcomes.entry(of: key) { return output.append(pool.bytes, piece) }
            let text = maker.outcome(of: verdict.bare)
            if specialOutcomes.count < BatchWriter.mostPieces { specialOutcomes.add(pool.add(text), of: key) }
            return output.append(contentsOf: text)
        }
        guard let plain = evaluator.plainVerdict(at: row) else { return }
        if let piece = outcomes[plain.number] { return output.append(pool.bytes, piece) }
        let piece = pool.add(maker.outcome(of: plain))
        outcomes[plain.number] = piece
        output.append(pool.bytes, piece)
    }

    mutating func writeTail(
        _ verdict: RowVerdict?, _ evaluator: inout BatchEvaluator, _ row: Int, to output: inout ByteBuffer
    ) {
        output.append(UInt8(ascii: ","))
        guard let verdict else {
            let bits = evaluator.result.bars[row]
            if let tail = tails[bits] { return output.append(pool.bytes, tail) }
            var verdict = Verdict.notApplicable
            verdict.bars = maker.bars(bits)
            verdict.unverified = unverified
            let (start, end) = maker.tail(of: verdict)
            if tails.count < BatchWriter.mostPieces { tails[bits] = pool.add(start + end) }
            return output.append(contentsOf: start + end)
        }
        let key = TailKey(bars: verdict.bars, unverified: verdict.unverified)
        if let tail = specialTails[key] {
            output.append(pool.bytes, tail.start)
            write(verdict.missing, to: &output)
            return output.append(pool.bytes, tail.end)
        }
        var bare = verdict.bare
        bare.missing = []
        let (start, end) = maker.tail(of: bare)
        if specialTails.count < BatchWriter.mostPieces {
            specialTails[key] = (pool.add(start), pool.add(end))
        }
        output.append(contentsOf: start)
        write(verdict.missing, to: &output)
        output.append(contentsOf: end)
    }

    private mutating func write(_ missing: [MissingDatum], to output: inout ByteBuffer) {
        for (index, datum) in missing.enumerated() {
            if index > 0 { output.append(UInt8(ascii: " ")) }
            write(datum, to: &output)
        }
    }

    private mutating func write(_ datum: MissingDatum, to output: inout ByteBuffer) {
        key.removeAll(keepingCapacity: true)
        key.append(datum)
        if let piece = missing.entry(of: key) { return output.append(pool.bytes, piece) }
        let text = maker.missing(datum)
        if missing.count < BatchWriter.mostPieces { missing.add(pool.add(text), of: key) }
        output.append(contentsOf: text)
    }
}
