import RuleEngine
import RuleModel

// What is done for one row at a time: new numbers, and verdicts that are not plain sums.

extension BatchEvaluator {
    /// What a cell comes to on a row whose numbers are not in its table yet, and what that adds to its sums.
    mutating func resolve(_ cell: Int, _ batch: Batch, _ row: Int) -> (number: UInt32, sum: CellSum) {
        var key: [Int32] = []
        // The same memory again, and nobody else looks at it meanwhile.
        swap(&key, &self.key)
        defer { swap(&key, &self.key) }
        key.removeAll(keepingCapacity: true)
        for axis in tables.places[cell].axes { key.append(number(of: tables.axes[axis].input, batch, row)) }
        let isOpen = key.contains(Tally.open)
        let isTabled =
            tables.isDecided(cell, by: key) && (!isOpen || addOpenItems(of: cell, batch, row, to: &key))
        // What is found out for a text of this batch alone is of no use to the next.
        let isLasting = isTabled && !tables.readsSpareText(cell, in: key)
        if isLasting, let known = tables.result(of: cell, for: key, isOpen: isOpen) {
            return (known, cellResults.sums[Int(known)])
        }
        let found =
            (isTabled && !isOpen ? result(of: cell, key, batch, row) : nil)
            ?? workOut(cell, batch, row)
        let kind = program.cells[cell].kind
        let digest = ResultDigest(found, of: kind, in: program)
        let sum = sum(of: digest, cell)
        let outcome = found.outcomeNumber(in: program)
        // What is not kept names items by their indexes, so the names are changed in a copy.
        var named = found
        if isLasting, let number = cellResults.next, openItems.number(&named, cell, batch, row, tallyTables),
            tables.keep(number, of: cell, for: key, isOpen: isOpen)
        {
            levels?.keep(named)
            let missing = named.missing
            let mark = mark(digest, missing, of: cell)
            cellResults.keep(
                named, of: cell, digest, lacking: missing, outcome: outcome, sum: sum, mark)
            return (number, sum)
        }
        return (cellResults.addSpare(found, of: cell, digest, outcome: outcome), sum)
    }

    /// What a result adds to the sums of a row.
    private func sum(of digest: ResultDigest, _ cell: Int) -> CellSum {
        if case .prerequisite(let index) = program.cells[cell].kind {
            return CellSum(gate: digest, place: index)
        }
        return CellSum(digest, maximum: totals.bounds[cell])
    }

    /// Adds the items that are open for a cell to the key; false where keys of items do not say all that matters.
    private mutating func addOpenItems(
        of cell: Int, _ batch: Batch, _ row: Int, to key: inout [Int32]
    ) -> Bool {
        guard let range = openItems.ranges[cell] else { return false }
        for index in range {
            let view = openItems.views[index]
            let items = batch.items(ofList: view.list, at: row)
            guard tallyTables[view.table].addOpenItems(view, items, row, to: &key) else { return false }
        }
        return true
    }

    private func number(of input: CellInput, _ batch: Batch, _ row: Int) -> Int32 {
        switch input {
        case .column(let column): batch.value(column, row)
        case .tally(let tally): inputs.number(of: tally, at: row)
        }
    }

    /// Asks about numbers that decide a cell; none where they do not say all.
    private mutating func result(
        of cell: Int, _ numbers: [Int32], _ batch: Batch, _ row: Int
    ) -> CellResult? {
        if question == nil { question = CellQuestion(program, asOf: asOf) }
        return question?.result(
            of: program.cells[cell], numbers, period: Int(batch.value(.period, row)), batch.texts)
    }

    /// Asks the reference evaluator about the whole record.
    private mutating func workOut(_ cell: Int, _ batch: Batch, _ row: Int) -> CellResult {
        if reference == nil || referenceRow != row {
            let whole = batch.record(at: row)
            if reference == nil {
                reference = ReferenceEvaluator(
                    pack: program.pack, record: whole, asOf: asOf, notesReads: program.notesReads)
            } else {
                reference?.turn(to: whole)
            }
            referenceRow = row
        }
        return reference?.result(of: program.cells[cell].kind) ?? .gate(.open)
    }

    /// The tally that says what a derived value of a row is, and what it comes to; none where that is open.
    ///
    /// It changes nothing, and is asked in place for the same reason.
    mutating func tally(ofDerived index: Int, at row: Int) -> (form: Tally.Form?, number: Int32)? {
        guard let derived = program.derivedTallies[index] else { return nil }
        let number = inputs.number(of: derived.tally, at: row)
        return number == Tally.open || number == ColumnKind.missing ? nil : (derived.form, number)
    }

    /// Puts the verdicts together that are more than plain sums.
    mutating func assemble(_ batch: Batch) {
        result.shareStandings(of: batch, assembly)
        // A brief run says no more of rows in parts.
        let rows = isBrief ? result.left : Array(result.otherRows)
        guard !rows.isEmpty else { return }
        let count = program.cells.count
        let (outcomes, kept, spare) = (result.outcomes, cellResults.kept.missing, cellResults.spare.missing)
        let (openItems, tables) = (openItems, tallyTables)
        var current = 0
        func missing(_ cell: Int) -> [DataPath] {
            let number = Int(outcomes[cell * BatchLayout.stride + current])
            guard number < CellResults.firstSpare else { return spare[number - CellResults.firstSpare] }
            return openItems.paths(of: kept[number], cell, batch, current, tables)
        }
        var hard: [Int] = []
        for row in rows where batch.value(.path, row) == 0 {
            gapsAreNew = false
            if result.verdictNumbers[row] == BatchResult.inParts {
                if shareGaps(at: row, batch, outcomes) { continue }
            } else if isOutside(row) {
                result.add(.outside, at: row)
                continue
            }
            digests.removeAll(keepingCapacity: true)
            for cell in 0..<count {
                digests.append(cellResults.digest(Int(outcomes[cell * BatchLayout.stride + row])))
            }
            current = row
            guard let found = assembly.verdict(digests, isBrief: isBrief, missing: missing) else {
                hard.append(row)
                continue
            }
            if !makeParts(of: found, at: row, batch, outcomes) { result.add(found, at: row) }
        }
        for row in hard {
            do throws(ScoringFault) {
                result.add(RowVerdict(try verdict(at: row, of: batch)), at: row)
            } catch {
                result.faults.append(row)
            }
        }
    }

    /// Whether it is certain that the pack does not apply to a row.
    func isOutside(_ row: Int) -> Bool {
        cells.gate.map { kind(of: $0, at: row) == .outside } ?? false
    }

    /// The rows among some to which a criterion applies, or may apply.
    func rows(_ rows: [Int], ofCriterion criterion: Int) -> [Int] {
        guard let gate = cells.criterionGates[criterion] else { return rows }
        return rows.filter { kind(of: gate, at: $0) != .leftOut }
    }

    private func kind(of cell: Int, at row: Int) -> ResultDigest.Kind {
        cellResults.digest(Int(result.outcomes[cell * BatchLayout.stride + row])).kind
    }

    /// Counts what an indicator or target came to on some rows, by the place of the outcome among all outcomes.
    func countOutcomes(of cell: Int, in rows: [Int], into counts: inout [Int], from start: Int) {
        let column = cell * BatchLayout.stride
        for row in rows {
            counts[start + Int(cellResults.outcome(Int(result.outcomes[column + row])))] += 1
        }
    }
}

extension CellResult {
    /// The place of the outcome of an indicator or target among all outcomes; 0 for other cells.
    fileprivate func outcomeNumber(in program: Program) -> UInt8 {
        let outcome: IndicatorResult.Outcome
        switch self {
        case .indicator(let result): outcome = result.outcome
        case .target(let result):
            guard let model = program.pack.targetModel else { return 0 }
            outcome = result.outcome(by: model)
        case .gate, .deduction, .prerequisite, .fault: return 0
        }
        return UInt8(outcome.number)
    }
}
