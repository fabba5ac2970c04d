import RuleEngine

/// What lines say of the outcomes of rows, found for a whole batch before any of its lines is written.
///
///     row        0            1                       2
///     verdict    71.5         in parts                80
///     text       a piece      pieces put together     a piece
///
/// Most rows are plain sums, and found by their totals. Which rows these are cannot be guessed, so nothing branches on
/// it: all are looked up, and then those of the others are put in their places.
struct RowOutcomes: Sendable {
    private let maker: PieceMaker
    /// By total in units, twice, the second for barred ones.
    private var totals: [LinePart]
    private var pieces: OutcomePieces
    /// The outcome where the pack does not apply, up to the end of the line: it has no codes.
    let outside: LinePart
    /// By row; none where these lines cannot say it.
    private(set) var all = Array(repeating: LinePart.none, count: BatchLayout.stride)
    /// The outcomes that are put together, for one batch.
    private(set) var joined = ByteBuffer()
    /// Rows of which some piece is new.
    private var news: [Int32] = []

    /// - Parameters:
    ///   - maker: Makes the texts.
    ///   - totals: How many totals there are.
    ///   - outside: The outcome where the pack does not apply.
    init(_ maker: PieceMaker, totals: Int, outside: Piece) {
        self.maker = maker
        self.totals = Array(repeating: .none, count: 2 * totals)
        pieces = OutcomePieces(maker, heading: [], ending: [])
        self.outside = LinePart(outside)
    }

    /// Finds the outcomes of a batch, and makes what is new.
    mutating func find(_ batch: Batch, _ evaluator: BatchEvaluator, _ pool: inout PiecePool) {
        if !RowOutcomes.find(totals, of: batch, evaluator.result, into: &all) {
            makeTotals(batch, evaluator, &pool)
            _ = RowOutcomes.find(totals, of: batch, evaluator.result, into: &all)
        }
        joined.removeAll()
        news.removeAll(keepingCapacity: true)
        let others = evaluator.result.others.span.extracting(first: evaluator.result.otherCount)
        join(others, batch, evaluator, pool)
        guard !news.isEmpty else { return }
        let rest = news
        for row in rest { makePieces(of: Int(row), evaluator, &pool) }
        join(rest.span, batch, evaluator, pool)
    }

    // MARK: - Plain sums

    /// Where the piece of a plain total stands.
    @inline(__always)
    private static func place(of total: Int32, _ bars: UInt64) -> Int {
        2 &* Int(UInt32(bitPattern: total)) &+ Int(bars.nonzeroBit)
    }

    /// Looks the totals of all rows up, whether these are plain sums or not; false where that of a plain one is new.
    private static func find(
        _ totals: [LinePart], of batch: Batch, _ result: BatchResult, into rows: inout [LinePart]
    ) -> Bool {
        // Of all these, as many as there are rows: then nothing is checked again at each.
        let part = 0..<batch.rows
        let (sums, bars) = (result.totals.span.extracting(part), result.bars.span.extracting(part))
        let forms = result.forms.span.extracting(part)
        let paths = batch.cells.span.extracting(BatchLayout.Column.path.cells(of: batch.rows))
        let (totals, last) = (totals.span, totals.count &- 1)
        var target = rows.mutableSpan
        var least: Int32 = 0
        for row in part {
            let piece = totals[min(place(of: sums[row], bars[row]), last)]
            target[row] = piece
            let isPlain = forms[row] | UInt32(bitPattern: paths[row]) == 0
            least = min(least, isPlain ? piece.length : 0)
        }
        return least >= 0
    }

    /// Makes the pieces of plain sums that are new.
    @inline(never)
    private mutating func makeTotals(_ batch: Batch, _ evaluator: BatchEvaluator, _ pool: inout PiecePool) {
        for row in 0..<batch.rows where batch.value(.path, row) == 0 {
            guard let plain = evaluator.plainVerdict(at: row) else { continue }
            let place = RowOutcomes.place(of: plain.total, evaluator.result.bars[row])
            if totals[place].length < 0 { totals[place] = LinePart(pool.add(maker.outcome(of: plain))) }
        }
    }

    // MARK: - Others

    /// Finds the outcomes of some rows, puts those together that are in parts, and notes rows of which some piece is new.
    private mutating func join(
        _ others: Span<Int32>, _ batch: Batch, _ evaluator: BatchEvaluator, _ pool: PiecePool
    ) {
        let (verdicts, parts) = (evaluator.result.verdictNumbers.span, evaluator.result.rowParts.span)
        let most = pool.longest &* OutcomePieces.most
        var text = ByteBuffer(capacity: 0)
        // The same memory again, and nobody else looks at it meanwhile.
        swap(&text, &joined)
        defer { swap(&text, &joined) }
        var place = 0
        while place < others.count {
            text.appendLines(of: pool.bytes, pool.bytes, [], room: most) { lines in
                while place < others.count, lines.hasRoom(for: most) {
                    let row = Int(others[place])
                    place &+= 1
                    guard batch.value(.path, row) == 0 else { continue }
                    let start = lines.count
                    if verdicts[row] != BatchResult.inParts {
                        all[row] = shared(by: row, evaluator)
                    } else if pieces.eachPiece(of: parts[row], { lines.append($0) }) {
                        all[row] = LinePart(
                            start: Int32(truncatingIfNeeded: start),
                            length: Int32(truncatingIfNeeded: lines.count &- start), in: .spare)
                    } else {
                        all[row] = .none
                    }
                    if all[row].length < 0 { news.append(Int32(row)) }
                }
            }
        }
    }

    /// The outcome of a row that is not in parts, if others have the same.
    ///
    /// It changes nothing, but is asked in place: to copy all of this costs more than the question.
    private mutating func shared(by row: Int, _ evaluator: BatchEvaluator) -> LinePart {
        if evaluator.result.status(at: row) == .notApplicable { return outside }
        guard let piece = evaluator.levels?.number(at: row).flatMap(pieces.piece(ofShared:)) else {
            return .none
        }
        return LinePart(piece)
    }

    /// Makes the pieces of a row that are new, as far as it can.
    @inline(never)
    private mutating func makePieces(of row: Int, _ evaluator: BatchEvaluator, _ pool: inout PiecePool) {
        if let parts = evaluator.result.parts(at: row) {
            _ = pieces.makePieces(
                of: parts, evaluator.result.parts.standings.all[Int(parts.standing)],
                evaluator.result.parts.values.points(of: parts.total), &pool)
        } else if let number = evaluator.levels?.number(at: row), pieces.piece(ofShared: number) == nil,
            let verdict = evaluator.result.verdict(at: row)
        {
            _ = pieces.makePiece(ofShared: number, verdict, &pool)
        }
    }
}
