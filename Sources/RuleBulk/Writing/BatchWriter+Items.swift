import RuleEngine
import RuleModel
import RuleReport

// What cells came to, in the order of the pack.
//
// All of this is mutating, and takes the evaluator by reference: structs of this size are copied for every call
// otherwise, row after row.

extension BatchWriter {
    /// Makes room for the pieces of all results of a batch.
    mutating func beginPieces(of evaluator: BatchEvaluator) {
        let missing = evaluator.kept.count - kept.count
        if missing > 0 { kept += Array(repeating: .none, count: missing) }
        spare.removeAll(keepingCapacity: true)
        spare += Array(repeating: .none, count: evaluator.spare.count)
        sparePool.removeAll()
        readings = nil
    }

    /// Writes what a cell came to on a row; nothing where the format says nothing of it.
    @inline(__always)
    mutating func writeCell(
        _ cell: Int, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        let number = Int(evaluator.result.outcomes[cell * BatchLayout.stride + row])
        guard number < BatchResult.spare, kept[number].length >= 0, kept[number].gaps == 0 else {
            return writeSlowly(number, cell, &evaluator, batch, row, to: &output)
        }
        let piece = kept[number]
        output.append(pool.bytes, from: Int(piece.start), length: Int(piece.length))
    }

    /// The same for pieces that are not made yet, have gaps, or serve one batch only.
    @inline(never)
    private mutating func writeSlowly(
        _ number: Int, _ cell: Int, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        let isKept = number < BatchResult.spare
        var piece = isKept ? kept[number] : spare[number - BatchResult.spare]
        if piece.length < 0 { piece = makePiece(number, cell, &evaluator, batch, row) }
        if isKept {
            BatchWriter.write(piece, pool, &evaluator, batch, row, to: &output)
        } else {
            BatchWriter.write(piece, sparePool, &evaluator, batch, row, to: &output)
        }
    }

    private static func write(
        _ piece: Piece, _ pool: PiecePool, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        var written = 0
        let first = Int(piece.firstGap)
        for index in first..<(first + Int(piece.gaps)) {
            let gap = pool.gaps[index]
            output.append(
                pool.bytes, from: Int(piece.start) + written, length: Int(gap.offset) - written)
            written = Int(gap.offset)
            switch gap.size {
            case .column(let column): output.append(batch.value(column, row))
            case .tally(let tally): output.append(evaluator.tallies.number(of: tally, at: row))
            }
        }
        output.append(
            pool.bytes, from: Int(piece.start) + written, length: Int(piece.length) - written)
    }

    @inline(never)
    private mutating func makePiece(
        _ number: Int, _ cell: Int, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int
    ) -> Piece {
        let result = evaluator.cellResult(UInt32(number))
        let made = maker.text(of: result, as: program.cells[cell].kind) {
            if let readings, readings.row == row { return readings.all }
            let all = maker.readings(of: evaluator.record(at: row, of: batch))
            readings = (row, all)
            return all
        }
        if number < BatchResult.spare {
            let piece = pool.add(made?.text ?? "", gaps: made?.gaps ?? [])
            kept[number] = piece
            return piece
        }
        let piece = sparePool.add(made?.text ?? "", gaps: made?.gaps ?? [])
        spare[number - BatchResult.spare] = piece
        return piece
    }

    // MARK: - Formats

    /// Whether a criterion does not apply to a row, so that its items were not looked at.
    private mutating func isLeftOut(_ criterion: Int, _ evaluator: inout BatchEvaluator, _ row: Int) -> Bool {
        guard hasGates, evaluator.result.forms[row] != 0, let cell = cells.criterionGates[criterion],
            case .gate(let gate) = evaluator.cellResult(
                evaluator.result.outcomes[cell * BatchLayout.stride + row])
        else { return false }
        return gate.truth == .no
    }

    /// Writes what some cells came to, one after the other.
    mutating func writeCells(
        _ cells: [Int], separator: UInt8 = 0, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        var next = 0
        while true {
            next = output.append(
                pool, kept, evaluator.result.outcomes, cells: cells, from: next, row: row,
                separator: separator, Piece.Sizes(batch, evaluator))
            guard next < cells.count else { return }
            if separator != 0, next > 0 { output.append(separator) }
            writeCell(cells[next], &evaluator, batch, row, to: &output)
            next += 1
        }
    }

    /// Whether some criterion does not apply to a row.
    private mutating func hasLeftOut(_ evaluator: inout BatchEvaluator, _ row: Int) -> Bool {
        guard hasGates else { return false }
        for index in cells.indicators.indices where isLeftOut(index, &evaluator, row) { return true }
        return false
    }

    mutating func writeCodes(
        _ verdict: RowVerdict?, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        if verdict?.status == .notApplicable { return output.append(pool.bytes, words.noCodes) }
        let separator = format == .ndjson(.codes) ? UInt8(ascii: " ") : 0
        if separator == 0 || !cells.prerequisites.isEmpty {
            output.append(pool.bytes, words.gates)
            writeCells(cells.prerequisites, separator: separator, &evaluator, batch, row, to: &output)
            output.append(pool.bytes, words.codesEnd)
        }
        output.append(pool.bytes, words.codes)
        writeIndicators(separator: separator, &evaluator, batch, row, to: &output)
        output.append(pool.bytes, words.codesEnd)
    }

    private mutating func writeIndicators(
        separator: UInt8, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        guard hasLeftOut(&evaluator, row) else {
            return writeCells(
                indicatorCells, separator: separator, &evaluator, batch, row, to: &output)
        }
        var isFirst = true
        for criterion in cells.indicators.indices {
            let isLeftOut = isLeftOut(criterion, &evaluator, row)
            for cell in cells.indicators[criterion] {
                if separator != 0, !isFirst { output.append(separator) }
                isFirst = false
                if isLeftOut {
                    output.append(pool.bytes, words.leftOut[criterion])
                } else {
                    writeCell(cell, &evaluator, batch, row, to: &output)
                }
            }
        }
    }

    mutating func writeTable(
        _ verdict: RowVerdict?, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        output.append(UInt8(ascii: ","))
        if verdict?.status == .notApplicable {
            for _ in indicatorCells.dropFirst() { output.append(UInt8(ascii: ",")) }
        } else {
            writeIndicators(separator: UInt8(ascii: ","), &evaluator, batch, row, to: &output)
        }
        writeTail(verdict, &evaluator, row, to: &output)
    }

    mutating func writeReasons(
        _ verdict: RowVerdict?, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        output.append(pool.bytes, words.criteria)
        if verdict?.status != .notApplicable {
            for index in cells.indicators.indices {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                writeCriterion(index, verdict, &evaluator, batch, row, to: &output)
            }
            if !cells.totalDeductions.isEmpty {
                output.append(pool.bytes, words.totalDeductions)
                writeObjects(cells.totalDeductions, &evaluator, batch, row, to: &output)
            }
            output.append(pool.bytes, words.prerequisites)
            writeObjects(cells.prerequisites, &evaluator, batch, row, to: &output)
        } else {
            output.append(pool.bytes, words.prerequisites)
        }
        output.append(UInt8(ascii: "]"))
        writeTail(verdict, &evaluator, row, to: &output)
    }

    private mutating func writeCriterion(
        _ index: Int, _ verdict: RowVerdict?, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        if isLeftOut(index, &evaluator, row), let gate = cells.criterionGates[index] {
            return writeCell(gate, &evaluator, batch, row, to: &output)
        }
        writeHead(of: index, verdict, &evaluator, row, to: &output)
        writeObjects(cells.indicators[index], &evaluator, batch, row, to: &output)
        output.append(UInt8(ascii: "]"))
        if !cells.deductions[index].isEmpty {
            output.append(pool.bytes, words.deductions)
            writeObjects(cells.deductions[index], &evaluator, batch, row, to: &output)
            output.append(UInt8(ascii: "]"))
        }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func writeObjects(
        _ cells: [Int], _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        writeCells(cells, separator: UInt8(ascii: ","), &evaluator, batch, row, to: &output)
    }
}
