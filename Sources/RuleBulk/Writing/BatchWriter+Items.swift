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
        let missing = evaluator.cellResults.kept.count - kept.count
        if missing > 0 { kept += Array(repeating: .none, count: missing) }
        spare.removeAll(keepingCapacity: true)
        spare += Array(repeating: .none, count: evaluator.cellResults.spare.count)
        sparePool.removeAll()
    }

    /// Writes what a cell came to on a row; nothing where the format says nothing of it.
    @inline(__always)
    mutating func writeCell(
        _ cell: Int, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        let number = Int(evaluator.result.outcomes[cell * BatchLayout.stride + row])
        guard number < CellResults.firstSpare, kept[number].length >= 0 else {
            return writeSlowly(number, cell, &evaluator, batch, row, to: &output)
        }
        output.append(pool.bytes, kept[number])
    }

    /// The same for pieces that are not made yet, or serve one batch only.
    @inline(never)
    private mutating func writeSlowly(
        _ number: Int, _ cell: Int, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        if number < CellResults.firstSpare {
            kept[number] = pool.add(text(number, cell, &evaluator, batch, row))
            output.append(pool.bytes, kept[number])
        } else {
            let place = number - CellResults.firstSpare
            if spare[place].length < 0 {
                spare[place] = sparePool.add(text(number, cell, &evaluator, batch, row))
            }
            output.append(sparePool.bytes, spare[place])
        }
    }

    private func text(
        _ number: Int, _ cell: Int, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int
    ) -> PieceText {
        let result = evaluator.cellResults.result(number)
        return maker.text(of: result, as: program.cells[cell].kind) {
            maker.readings(of: batch.record(at: row)).values(of: $0)
        }
    }

    // MARK: - Formats

    /// Whether a criterion does not apply to a row, so that its items were not looked at.
    private mutating func isLeftOut(_ criterion: Int, _ evaluator: inout BatchEvaluator, _ row: Int) -> Bool {
        guard hasGates, evaluator.result.forms[row] != 0, let cell = cells.criterionGates[criterion],
            case .gate(let gate) = evaluator.cellResults.result(
                Int(evaluator.result.outcomes[cell * BatchLayout.stride + row]))
        else { return false }
        return gate.truth == .no
    }

    /// Writes what some cells came to, one after the other.
    mutating func writeCells(
        _ cells: [Int], separator: UInt8 = 0, _ evaluator: inout BatchEvaluator, _ batch: Batch, _ row: Int,
        to output: inout ByteBuffer
    ) {
        for (place, cell) in cells.enumerated() {
            if separator != 0, place > 0 { output.append(separator) }
            writeCell(cell, &evaluator, batch, row, to: &output)
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
}
