import RuleEngine
import RuleModel

// What is done for one row at a time: new numbers, and verdicts that are not plain sums.

extension BatchEvaluator {
    /// What a cell comes to on a row whose numbers are not in its table yet.
    mutating func resolve(
        _ cell: Int, _ batch: Batch, _ row: Int, _ record: (Int) -> Record?
    ) -> CellTable.Entry {
        let numbers = tables[cell].axes.map { number(of: $0.input, batch, row) }
        let isTabled = tables[cell].cell.longWay == nil && !numbers.contains(Tally.open)
        if isTabled, let known = tables[cell].entry(of: numbers) { return known }
        let found = workOut(cell, batch, row, record)
        let units = found.plainUnits(per: program.unit)
        var entry = CellTable.Entry(outcome: 0, units: units ?? 0, special: units == nil ? 1 : 0)
        if isTabled, kept.count < BatchResult.spare {
            entry.outcome = UInt32(kept.count) + 1
            if tables[cell].keep(entry, of: numbers) {
                kept.append(found)
                return entry
            }
        }
        entry.outcome = UInt32(BatchResult.spare + spare.count) + 1
        spare.append(found)
        return entry
    }

    private func number(of input: CellInput, _ batch: Batch, _ row: Int) -> Int32 {
        switch input {
        case .column(let column): batch.value(column, row)
        case .tally(let tally): tallies[tally * BatchLayout.stride + row]
        }
    }

    /// Asks the reference evaluator.
    private mutating func workOut(
        _ cell: Int, _ batch: Batch, _ row: Int, _ record: (Int) -> Record?
    ) -> CellResult {
        if references[row] == nil {
            // Only rules that go the long way read what is not in the columns.
            let whole = (readsAll ? record(row) : nil) ?? batch.record(at: row, place: nil)
            if readsAll { records[row] = whole }
            references[row] = ReferenceEvaluator(pack: program.pack, record: whole, asOf: asOf)
        }
        return references[row]?.result(of: program.cells[cell].kind) ?? .gate(.open)
    }

    /// The record of a row, with all that the rules read of it.
    func record(at row: Int, of batch: Batch) -> Record {
        records[row] ?? batch.record(at: row, place: nil)
    }

    /// The result that a number stands for.
    func cellResult(_ number: UInt32) -> CellResult {
        let number = Int(number)
        return number < BatchResult.spare ? kept[number] : spare[number - BatchResult.spare]
    }

    /// Puts the verdicts together that are more than sums.
    mutating func assemble(_ batch: Batch) {
        for row in 0..<batch.rows where result.special[row] != 0 && batch.value(.path, row) == 0 {
            do throws(ScoringFault) {
                result.verdicts[row] = try verdict(at: row)
            } catch {
                result.faults.append(row)
            }
        }
    }
}
