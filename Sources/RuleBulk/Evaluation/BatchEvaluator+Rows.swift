import RuleEngine
import RuleModel

// What is done for one row at a time: new numbers, and verdicts that are not plain sums.

extension BatchEvaluator {
    /// What a cell comes to on a row whose numbers are not in its table yet.
    mutating func resolve(
        _ cell: Int, _ batch: Batch, _ row: Int, _ record: (Int) -> Record?
    ) -> CellTable.Entry {
        let numbers = tables[cell].axes.map { number(of: $0.input, batch, row) }
        let isOpen = numbers.contains(Tally.open)
        let openKey = isOpen ? openKey(of: cell, numbers, batch, row) : nil
        let isTabled = tables[cell].cell.longWay == nil && (!isOpen || openKey != nil)
        if isTabled {
            let known = openKey.map { tables[cell].entry(of: $0) } ?? tables[cell].entry(of: numbers)
            if let known { return known }
        }
        let found = workOut(cell, batch, row, record)
        let units = found.plainUnits(per: program.unit)
        var entry = CellTable.Entry(outcome: 0, units: units ?? 0, special: units == nil ? 1 : 0)
        let digest = ResultDigest(found, of: program.cells[cell].kind, in: program)
        if isTabled, kept.count < BatchResult.spare {
            entry.outcome = UInt32(kept.count) + 1
            let isKept =
                if let openKey { tables[cell].keep(entry, of: openKey) } else {
                    tables[cell].keep(entry, of: numbers)
                }
            if isKept {
                kept.append(found)
                keptDigests.append(digest)
                return entry
            }
        }
        entry.outcome = UInt32(BatchResult.spare + spare.count) + 1
        spare.append(found)
        spareDigests.append(digest)
        return entry
    }

    /// What decides a cell on a row with open tallies; none where keys of items do not say all that matters.
    private func openKey(
        of cell: Int, _ numbers: [Int32], _ batch: Batch, _ row: Int
    ) -> CellTable.OpenKey? {
        guard let views = itemViews[cell] else { return nil }
        var key = CellTable.OpenKey(numbers: numbers, items: [])
        for view in views {
            let table = tallyTables[view.table]
            let range = batch.items[table.program.list].range(of: row)
            guard range.count <= ItemOutcome.mostItems else { return nil }
            key.items.append(UInt64(range.count))
            for item in range {
                guard !table.isShared(table.keys[item]) else { return nil }
                key.items.append(table.keys[item] & view.mask)
            }
        }
        return key
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

    /// Puts the verdicts together that are more than plain sums.
    mutating func assemble(_ batch: Batch) {
        for row in 0..<batch.rows where result.special[row] != 0 && batch.value(.path, row) == 0 {
            var assembly = RowAssembly(program, cells, totals)
            if let verdict = assembly.verdict({ digest(of: $0, at: row) }) {
                result.verdicts[row] = verdict
                continue
            }
            do throws(ScoringFault) {
                result.verdicts[row] = RowVerdict(try verdict(at: row))
            } catch {
                result.faults.append(row)
            }
        }
    }

    private func digest(of cell: Int, at row: Int) -> ResultDigest {
        let number = Int(result.outcomes[cell * BatchLayout.stride + row])
        return number < BatchResult.spare ? keptDigests[number] : spareDigests[number - BatchResult.spare]
    }
}
