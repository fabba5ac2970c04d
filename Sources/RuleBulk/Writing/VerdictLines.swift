import RuleEngine
import RuleModel
import RuleReport

/// Writes the lines of NDJSON with reasons, each put together of pieces.
///
///     {…"id":" ho-001 ","period":2025,"place":" 07730 ",…"criteria":[ {"id":"1",… {"id":"1.1",…} ,{"id":"1.2",…}
///     start    id     period                    place   outcome            head       item         item
///
/// What stands between two pieces belongs to the second, which begins with all that there can be; where a line needs
/// less, its first bytes are dropped. The parts of a line are listed first and then copied in one go.
struct VerdictLines: Sendable {
    private let maker: PieceMaker
    private let words: VerdictWords
    /// Where the numbers of what each cell came to start in a result, in the order of the line.
    private let columns: [Int]
    private let steps: [Step]
    /// Pieces for as long as the writer lives, and pieces for one batch.
    private var pool: PiecePool
    private var spare = PiecePool()
    /// By the number of what a cell came to.
    private var items: [Item] = []
    private var spareItems: [Piece] = []
    /// The most gaps that one of them has.
    private var mostGaps = 0
    private var filled = FilledPieces()
    /// The sizes of lists that gaps are filled with, from 0.
    private var sizes: [Piece] = []
    private var periods = PeriodPieces(before: VerdictWords.beforePeriod, after: VerdictWords.beforePlace)
    private var frame: VerdictFrame
    /// What rules can have read of the last row that a piece was made for.
    private var readings: (row: Int, all: Readings)?
    /// Room for the parts of a line.
    private var parts: [LinePart] = []

    /// A stretch of items, and what stands before them.
    private struct Step: Sendable {
        enum Opening: Sendable {
            /// The head of a criterion.
            case head(Int)
            /// Before the deductions of the same criterion.
            case deductions
            /// After the last criterion.
            case criteriaEnd
            case prerequisites
        }

        var opening: Opening
        /// The places of its cells in `columns`.
        var cells: Range<Int>
        /// The place of the condition of a criterion; -1 where there is none.
        var gate = -1
    }

    /// What stands for a result.
    private struct Item: Sendable {
        var piece: Piece
        /// Which bytes of a row's word of sizes fill its gaps; none where it has no gaps, or other sizes fill them.
        var sizes: UInt64 = 0
    }

    /// What is more than a piece for a cell.
    private enum Stop {
        case obstacle(Obstacle)
        /// The piece has gaps that are to be filled one by one, or is one of this batch only.
        case slow
    }

    /// What has to be made before a line can be listed.
    private enum Obstacle {
        /// The piece of what a cell came to, by the place of the cell in `columns`.
        case item(Int)
        /// The piece of such a number with these sizes in its gaps.
        case filled(Int, UInt64)
        /// The size of a list.
        case size(UInt32)
    }

    init(_ maker: PieceMaker, _ cells: CellIndex, _ totals: TotalTable) {
        self.maker = maker
        var pool = PiecePool()
        words = VerdictWords(hasTotalDeductions: !cells.totalDeductions.isEmpty, &pool)
        frame = VerdictFrame(maker, totals, in: &pool)
        self.pool = pool
        var columns: [Int] = []
        var steps: [Step] = []
        func add(_ opening: Step.Opening, _ cells: [Int], gate: Int? = nil) {
            let first = columns.count
            columns += cells.map { $0 * BatchLayout.stride }
            steps.append(Step(opening: opening, cells: first..<columns.count))
            guard let gate else { return }
            steps[steps.count - 1].gate = columns.count
            columns.append(gate * BatchLayout.stride)
        }
        for (index, indicators) in cells.indicators.enumerated() {
            add(.head(index), indicators, gate: cells.criterionGates[index])
            if !cells.deductions[index].isEmpty { add(.deductions, cells.deductions[index]) }
        }
        add(.criteriaEnd, cells.totalDeductions.isEmpty ? cells.prerequisites : cells.totalDeductions)
        if !cells.totalDeductions.isEmpty { add(.prerequisites, cells.prerequisites) }
        (self.columns, self.steps) = (columns, steps)
    }

    /// Makes room for the pieces of all results of a batch.
    mutating func prepare(_ evaluator: BatchEvaluator) {
        for number in items.count..<evaluator.cellResults.kept.count {
            items.append(Item(piece: .empty(for: evaluator.cellResults.kept.results[number])))
        }
        spareItems = evaluator.cellResults.spare.results.map { .empty(for: $0) }
        spare.removeAll()
        readings = nil
    }

    /// Writes the lines of rows until one has no verdict in columns.
    ///
    /// - Parameters:
    ///   - row: The first row to write; in the end the row that is left to others, or the count of all rows.
    ///   - batch: The records.
    ///   - evaluator: What judged them.
    ///   - faults: The rows that an expression failed on.
    ///   - chunk: The bytes that the records stand in.
    ///   - output: What the lines are appended to.
    ///   - ends: Takes the end of each line in the output.
    mutating func write(
        from row: inout Int, _ batch: Batch, _ evaluator: inout BatchEvaluator, faults: Set<Int>,
        _ chunk: [UInt8], to output: inout ByteBuffer, _ ends: inout [Int]
    ) {
        // Moved out, so that a line may be listed in it while the pieces are looked at.
        var parts = self.parts
        self.parts = []
        defer { self.parts = parts }
        while row < batch.rows {
            let path = batch.value(.path, row)
            if path != Batch.leftOut {
                guard path == 0, faults.isEmpty || !faults.contains(row),
                    frame.find(&evaluator, row, &pool, &spare),
                    let count = list(batch, &evaluator, row, into: &parts)
                else { return }
                output.append(parts.span.extracting(0..<count), of: pool.bytes, spare.bytes, chunk)
            }
            ends[row] = output.count
            row += 1
        }
    }

    // MARK: - Listing

    /// Lists the parts of a line and makes those that are new; gives how many there are, or nothing where it cannot.
    @inline(__always)
    private mutating func list(
        _ batch: Batch, _ evaluator: inout BatchEvaluator, _ row: Int, into parts: inout [LinePart]
    ) -> Int? {
        let period = periodPart(batch.value(.period, row))
        while true {
            let most =
                8 + frame.outcome.count + frame.missing.count + 2 * steps.count
                + columns.count * (1 + 2 * mostGaps)
            if parts.count < most { parts = Array(repeating: LinePart(.none), count: most) }
            var count = 0
            let obstacle = list(batch, &evaluator, row, period, into: &parts, &count)
            guard let obstacle else { return count }
            guard remove(obstacle, batch, &evaluator, row) else { return nil }
        }
    }

    /// Lists the parts of a line until one has to be made first.
    private func list(
        _ batch: Batch, _ evaluator: inout BatchEvaluator, _ row: Int, _ period: LinePart,
        into room: inout [LinePart], _ total: inout Int
    ) -> Obstacle? {
        var parts = room.mutableSpan
        let mayBeLeftOut = evaluator.result.forms[row] != 0
        // Taken once, because a struct of the evaluator's size is copied wherever it is passed on.
        let outcomes = evaluator.result.outcomes.span
        let sizes = filled.sizes(batch.cells.span, evaluator.inputs, row)
        let (columns, items, filledPieces) = (columns.span, items.span, filled.slots.span)
        var count = 0
        defer { total = count }
        listIdentity(batch, row, period, into: &parts, &count)
        guard frame.isApplicable else {
            parts[count] = words.prerequisites
            count &+= 1
            listTail(into: &parts, &count)
            return nil
        }
        // Of what ends a criterion and parts it from the next, nothing is needed before the first one.
        var done = VerdictWords.criterionEnd
        var isLeftOut = false
        for step in steps {
            var cells = step.cells
            // Items have a comma before them.
            var drop: Int32 = 1
            switch step.opening {
            case .head(let criterion):
                isLeftOut = mayBeLeftOut && step.gate >= 0 && self.isLeftOut(step.gate, outcomes, row)
                if isLeftOut {
                    cells = step.gate..<step.gate &+ 1
                    drop = done
                    done = VerdictWords.wholeCriterion
                } else {
                    let head = frame.heads[criterion]
                    parts[count] = head.start.dropping(done)
                    count &+= 1
                    if head.end.length > 0 {
                        parts[count] = head.end
                        count &+= 1
                    }
                    done = 0
                }
            case .deductions:
                if isLeftOut { continue }
                parts[count] = words.deductions
                count &+= 1
            case .criteriaEnd:
                parts[count] = words.criteriaEnd.dropping(min(done, VerdictWords.wholeCriterion))
                count &+= 1
            case .prerequisites:
                parts[count] = words.prerequisites
                count &+= 1
            }
            var place = cells.lowerBound
            while let stop = listItems(
                from: &place, to: cells.upperBound, &drop, columns, outcomes, items, filledPieces, sizes, row,
                into: &parts, &count)
            {
                if case .obstacle(let obstacle) = stop { return obstacle }
                let number = Int(outcomes[columns[place] &+ row])
                // Asked for one by one, because what they stand in would be copied for every row.
                let obstacle = listSlowly(number, drop, at: place, into: &parts, &count) {
                    FilledPieces.size(of: $0, batch.cells.span, evaluator.inputs, row)
                }
                if let obstacle { return obstacle }
                (place, drop) = (place &+ 1, 0)
            }
        }
        listTail(into: &parts, &count)
        return nil
    }

    @inline(__always)
    private func listIdentity(
        _ batch: Batch, _ row: Int, _ period: LinePart, into parts: inout MutableSpan<LinePart>,
        _ count: inout Int
    ) {
        parts[0] = words.start
        parts[1] = LinePart(batch.range(.idStart, .idEnd, row))
        let place = batch.range(.placeStart, .placeEnd, row)
        if place.isEmpty {
            parts[2] = period.droppingLast(Int32(VerdictWords.beforePlace.count))
            count = 3
        } else {
            parts[2] = period
            parts[3] = LinePart(place)
            count = 4
        }
        // Without the quote after the place where there is none.
        var drop: Int32 = place.isEmpty ? 1 : 0
        for index in 0..<frame.outcome.count {
            parts[count] = frame.outcome.all[index].dropping(drop)
            count &+= 1
            drop = 0
        }
    }

    /// Lists what some cells came to, from a place among all columns up to one that takes more, which is the place then;
    /// the first piece is without its first bytes.
    @inline(__always)
    private func listItems(
        from place: inout Int, to last: Int, _ drop: inout Int32, _ columns: Span<Int>,
        _ outcomes: Span<UInt32>, _ items: Span<Item>, _ filledPieces: Span<FilledPieces.Slot>,
        _ sizes: UInt64, _ row: Int, into parts: inout MutableSpan<LinePart>, _ count: inout Int
    ) -> Stop? {
        while place < last {
            let number = Int(outcomes[columns[place] &+ row])
            guard number < items.count else { return .slow }
            var piece = items[number].piece
            if piece.gaps > 0 {
                let ownSizes = items[number].sizes
                guard ownSizes != 0 else { return .slow }
                guard let whole = FilledPieces.piece(number, sizes & ownSizes, in: filledPieces) else {
                    return filled.canAdd(sizes & ownSizes)
                        ? .obstacle(.filled(number, sizes & ownSizes)) : .slow
                }
                piece = whole
            }
            guard piece.length >= 0 else { return .slow }
            parts[count] = LinePart(start: piece.start &+ drop, length: piece.length &- drop, in: .pool)
            count &+= 1
            place &+= 1
            drop = 0
        }
        return nil
    }

    /// Lists a piece with its gaps.
    @inline(never)
    private func listSlowly(
        _ number: Int, _ drop: Int32, at place: Int, into parts: inout MutableSpan<LinePart>,
        _ count: inout Int, _ size: (Piece.Size) -> UInt32
    ) -> Obstacle? {
        let isSpare = number >= CellResults.firstSpare
        let piece = isSpare ? spareItems[number - CellResults.firstSpare] : items[number].piece
        guard piece.length >= 0 else { return .item(place) }
        let source: LinePart.Source = isSpare ? .spare : .pool
        var offset = drop
        for index in Int(piece.firstGap)..<Int(piece.firstGap + piece.gaps) {
            let gap = isSpare ? spare.gaps[index] : pool.gaps[index]
            let size = size(gap.size)
            guard sizes.indices.contains(Int(size)) else { return .size(size) }
            parts[count] = LinePart(start: piece.start + offset, length: gap.offset - offset, in: source)
            parts[count + 1] = LinePart(sizes[Int(size)])
            count += 2
            offset = gap.offset
        }
        parts[count] = LinePart(start: piece.start + offset, length: piece.length - offset, in: source)
        count += 1
        return nil
    }

    @inline(__always)
    private func listTail(into parts: inout MutableSpan<LinePart>, _ count: inout Int) {
        parts[count] = frame.tail.start
        count &+= 1
        var drop: Int32 = 1
        for part in frame.missing {
            parts[count] = part.dropping(drop)
            count &+= 1
            drop = 0
        }
        guard let end = frame.tail.end else { return }
        parts[count] = end
        count &+= 1
    }

    /// Whether a criterion does not apply to a row, so that its items were not looked at.
    private func isLeftOut(_ gate: Int, _ outcomes: Span<UInt32>, _ row: Int) -> Bool {
        let number = Int(outcomes[columns[gate] + row])
        let piece =
            number < CellResults.firstSpare
            ? items[number].piece : spareItems[number - CellResults.firstSpare]
        return piece.length != Piece.nothing.length
    }

    // MARK: - Making

    @inline(__always)
    private mutating func periodPart(_ period: Int32) -> LinePart {
        if let piece = periods.piece(of: period) { return LinePart(piece) }
        periods.add(period, to: &pool)
        return periods.piece(of: period).map { LinePart($0) }
            ?? LinePart(spare.add(periods.text(of: period)), in: .spare)
    }

    /// Makes what a line needs; false where it cannot be.
    @inline(never)
    private mutating func remove(
        _ obstacle: Obstacle, _ batch: Batch, _ evaluator: inout BatchEvaluator, _ row: Int
    ) -> Bool {
        switch obstacle {
        case .item(let place):
            let start = columns[place]
            let number = evaluator.result.outcomes[start + row]
            makeItem(Int(number), start / BatchLayout.stride, batch, &evaluator, row)
        case .filled(let number, let sizes): filled.add(fill(items[number].piece, sizes), number, sizes)
        case .size(let size):
            guard size <= BatchLayout.itemCapacity else { return false }
            for number in sizes.count...Int(size) { sizes.append(pool.add("\(number)")) }
        }
        return true
    }

    /// A piece with sizes in its gaps.
    private mutating func fill(_ piece: Piece, _ sizes: UInt64) -> Piece {
        let bytes = pool.bytes(of: piece)
        var text: [UInt8] = []
        var offset = 0
        for gap in pool.gaps(of: piece) {
            let shift = UInt64(8 * (filled.byte(of: gap.size) ?? 0))
            text += bytes[offset..<Int(gap.offset)] + Array("\(sizes >> shift & 0xFF)".utf8)
            offset = Int(gap.offset)
        }
        return pool.add(text + bytes[offset...])
    }

    private mutating func makeItem(
        _ number: Int, _ cell: Int, _ batch: Batch, _ evaluator: inout BatchEvaluator, _ row: Int
    ) {
        let kind = maker.program.cells[cell].kind
        let before = if case .criterionGate = kind { VerdictFrame.criterionEnd } else { [UInt8(ascii: ",")] }
        if readings?.row != row {
            readings = (row, maker.readings(of: batch.record(at: row)))
        }
        let text = maker.text(of: evaluator.cellResults.result(number), as: kind, after: before) {
            readings?.all.values(of: $0) { derived in
                evaluator.tally(ofDerived: derived, at: row).map { form, number in
                    form.map { .value($0.value(of: number)) } ?? .items(Int(number))
                }
            } ?? []
        }
        mostGaps = max(mostGaps, text.gaps.count)
        if number < CellResults.firstSpare {
            items[number] = Item(piece: pool.add(text), sizes: filled.mask(of: text.gaps) ?? 0)
        } else {
            spareItems[number - CellResults.firstSpare] = spare.add(text)
        }
    }
}

extension Piece {
    /// No piece yet for what a cell came to; nothing at all for a criterion that applies.
    fileprivate static func empty(for result: CellResult) -> Piece {
        if case .gate(let gate) = result, gate.truth != .no { nothing } else { none }
    }
}
