import RuleEngine
import RuleModel

// What is done for one row at a time: new numbers, and verdicts that are not plain sums.

extension BatchEvaluator {
    /// What a cell comes to on a row whose numbers are not in its table yet.
    mutating func resolve(
        _ cell: Int, _ batch: Batch, _ row: Int, _ record: (Int) -> Record?
    ) -> CellTable.Entry {
        key.removeAll(keepingCapacity: true)
        for axis in tables[cell].axes { key.append(number(of: axis.input, batch, row)) }
        let isOpen = key.contains(Tally.open)
        let isTabled = tables[cell].isDecided(by: key) && (!isOpen || addOpenItems(of: cell, batch, row))
        if isTabled, let known = tables[cell].entry(of: key, isOpen: isOpen) { return known }
        let found = workOut(cell, batch, row, record)
        let units = found.plainUnits(per: program.unit)
        var entry = CellTable.Entry(outcome: 0, units: units ?? 0, special: units == nil ? 1 : 0)
        let digest = ResultDigest(found, of: program.cells[cell].kind, in: program)
        if isTabled, kept.count < BatchResult.spare {
            entry.outcome = UInt32(kept.count) + 1
            if tables[cell].keep(entry, of: key, isOpen: isOpen) {
                kept.append(found)
                keptDigests.append(digest)
                keptMissing.append(found.missing)
                keptOutcomes.append(found.outcomeNumber)
                return entry
            }
        }
        entry.outcome = UInt32(BatchResult.spare + spare.count) + 1
        spare.append(found)
        spareDigests.append(digest)
        spareMissing.append(found.missing)
        spareOutcomes.append(found.outcomeNumber)
        return entry
    }

    /// Adds to the key what decides a cell on a row with open tallies: how many items count for certain in each
    /// tally, and which items are open.
    ///
    /// Which of the certain items these are makes no difference; missing data are named by the open ones.
    ///
    /// - Returns: Whether keys of items say all that matters.
    private mutating func addOpenItems(of cell: Int, _ batch: Batch, _ row: Int) -> Bool {
        guard let views = itemViews[cell] else { return false }
        for view in views {
            let range = batch.items[view.list].range(of: row)
            guard range.count <= ItemOutcome.mostItems else { return false }
            for tally in view.tallies { key.append(certain[tally * BatchLayout.stride + row]) }
            for (index, item) in range.enumerated()
            where tallyTables[view.table].openBits[item] & view.tallyBits != 0 {
                let bits = tallyTables[view.table].keys[item]
                guard !tallyTables[view.table].isShared(bits) else { return false }
                key.append(Int32(truncatingIfNeeded: index))
                key.append(Int32(truncatingIfNeeded: bits & view.mask))
                key.append(Int32(truncatingIfNeeded: (bits & view.mask) >> 32))
            }
            // Parts the items of one list from those of the next.
            key.append(-1)
        }
        return true
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
        let count = program.cells.count
        let (outcomes, kept, spare) = (result.outcomes, keptMissing, spareMissing)
        var hard: [Int] = []
        for row in 0..<batch.rows where result.special[row] != 0 && batch.value(.path, row) == 0 {
            digests.removeAll(keepingCapacity: true)
            for cell in 0..<count {
                let number = Int(outcomes[cell * BatchLayout.stride + row])
                digests.append(
                    number < BatchResult.spare
                        ? keptDigests[number] : spareDigests[number - BatchResult.spare])
            }
            let found = assembly.verdict(digests) { cell in
                let number = Int(outcomes[cell * BatchLayout.stride + row])
                return number < BatchResult.spare ? kept[number] : spare[number - BatchResult.spare]
            }
            if let found { result.add(found, at: row) } else { hard.append(row) }
        }
        for row in hard {
            do throws(ScoringFault) {
                result.add(RowVerdict(try verdict(at: row)), at: row)
                result.hard.insert(row)
            } catch {
                result.faults.append(row)
            }
        }
    }

    /// Counts what an indicator came to on some rows, by the place of the outcome among all outcomes.
    func countOutcomes(of cell: Int, in rows: [Int], into counts: inout [Int], from start: Int) {
        let column = cell * BatchLayout.stride
        for row in rows {
            let number = Int(result.outcomes[column + row])
            let outcome =
                number < BatchResult.spare
                ? keptOutcomes[number] : spareOutcomes[number - BatchResult.spare]
            counts[start + Int(outcome)] += 1
        }
    }
}

extension CellResult {
    /// The place of an indicator's outcome among all outcomes; 0 for other cells.
    fileprivate var outcomeNumber: UInt8 {
        guard case .indicator(let result) = self else { return 0 }
        return switch result.outcome {
        case .full: 0
        case .partial: 1
        case .none: 2
        case .open: 3
        case .notApplicable: 4
        }
    }
}
