import RuleEngine
import RuleModel

// Verdicts in parts.

extension BatchResult {
    /// Gives rows that are no plain sums standings and totals, unless these take more to say; lists those others.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - assembly: What scales points.
    mutating func shareStandings(of batch: Batch, _ assembly: RowAssembly) {
        left.removeAll(keepingCapacity: true)
        // Which rows are to be scaled cannot be guessed, so they are told apart first, and nothing branches on it.
        let (open, reduced) = BatchResult.part(
            others, count: otherCount, forms, batch, into: &otherParts, hard: &left)
        for index in 0..<open {
            let row = Int(otherParts[index])
            settle(parts.total(ofUnits: totals[row], totalsMost[row]), at: row)
        }
        for index in 0..<reduced {
            let row = Int(otherParts[BatchResult.lastPart - index])
            if let total = scaledTotal(at: row, assembly) {
                settle(total, at: row)
            } else {
                left.append(row)
            }
        }
        if left.count > 1 { left.sort() }
    }

    /// Lists rows with open cells from the start of some memory, and those of which some cells are excluded from its end;
    /// others are hard.
    private static func part(
        _ others: [Int32], count: Int, _ forms: [UInt32], _ batch: Batch, into parts: inout [Int32],
        hard: inout [Int]
    ) -> (open: Int, reduced: Int) {
        let (others, forms) = (others.span, forms.span)
        var parts = parts.mutableSpan
        var (open, reduced) = (0, 0)
        for index in 0..<count {
            let row = Int(others[index])
            guard batch.value(.path, row) == 0 else { continue }
            let form = RowForm(counts: forms[row])
            guard !form.has(.hard) else {
                hard.append(row)
                continue
            }
            parts[open] = others[index]
            parts[lastPart &- reduced] = others[index]
            let isReduced = Int((form.counts & RowForm.reduced.mask).nonzeroBit)
            open &+= 1 &- isReduced
            reduced &+= isReduced
        }
        return (open, reduced)
    }

    /// Gives a row its verdict in parts.
    @inline(__always)
    private mutating func settle(_ total: RowTotal, at row: Int) {
        let standing = parts.standings.number(
            of: total, among: parts.values, fails: bars[row].nonzeroBit, mayFail: openBars[row].nonzeroBit)
        rowParts[row] = RowParts(standing: standing, total: total, gaps: 0, unverified: 0)
        verdictNumbers[row] = BatchResult.inParts
    }

    /// The total of a row of which some cells are excluded: the criteria of these are scaled up, and their gates
    /// settled.
    @inline(__always)
    private mutating func scaledTotal(at row: Int, _ assembly: RowAssembly) -> RowTotal? {
        var (least, most) = (totals[row], totalsMost[row])
        var sum: Int?
        var (settled, fails, mayFail) = (UInt64(0), UInt64(0), UInt64(0))
        for criterion in 0..<gates.criteria {
            let place = criterion &* BatchLayout.stride &+ row
            guard leftOut[place] != BatchResult.isWhole else { continue }
            guard
                let number = parts.reduced.number(
                    of: criterion, criteria[place], criteriaMost[place], leftOut: leftOut[place], assembly),
                let more = parts.reduced.sum(of: number, and: sum)
            else { return nil }
            sum = more
            // What is left are the criteria that are whole.
            least &-= criteria[place]
            most &-= criteriaMost[place]
            reduced[place] = Int32(truncatingIfNeeded: number)
            let bit = GateBits.floor(criterion)
            settled |= bit
            fails |= bit & parts.reduced.all[number].fails
            mayFail |= bit & parts.reduced.all[number].mayFail
        }
        guard let sum, let total = parts.total(of: sum, least, most, assembly) else { return nil }
        bars[row] = bars[row] & ~settled | fails
        openBars[row] = openBars[row] & ~settled | mayFail
        return total
    }

    /// Begins the key of what a row in parts waits for: which of its sums are open, and which gates.
    mutating func beginGaps(at row: Int) {
        parts.gaps.begin()
        for criterion in 0..<gates.criteria {
            let place = criterion * BatchLayout.stride + row
            let isGate = openBars[row] & GateBits.floor(criterion) != 0
            let isOpen =
                leftOut[place] == BatchResult.isWhole
                ? criteria[place] != criteriaMost[place]
                : !parts.reduced.all[Int(reduced[place])].points.isCertain
            parts.gaps.add(isOpen: isOpen || isGate, isGate: isGate)
        }
        parts.gaps.add(isOpen: !rowParts[row].total.isCertain, isGate: false)
        parts.gaps.endFlags()
    }

    /// Says what a row in parts waits for.
    ///
    /// - Parameters:
    ///   - gaps: A number of `GapLists`.
    ///   - unverified: How many figures of its verdict are not verified.
    ///   - row: The row.
    mutating func add(gaps: Int, unverified: Int, at row: Int) {
        rowParts[row].gaps = Int32(truncatingIfNeeded: gaps)
        rowParts[row].unverified = Int32(truncatingIfNeeded: unverified)
    }

    /// The whole verdict of a row in parts.
    func verdict(of row: RowParts, at place: Int) -> RowVerdict {
        var verdict = parts.standings.all[Int(row.standing)]
        verdict.points = parts.values.points(of: row.total)
        verdict.criteria = (0..<gates.criteria).map { points(ofCriterion: $0, at: place) }
        verdict.bars = gates.bars(bars[place])
        verdict.missing = parts.gaps.all[Int(row.gaps)]
        verdict.unverified = Int(row.unverified)
        return verdict
    }

    private func points(ofCriterion criterion: Int, at row: Int) -> Bounds {
        let place = criterion * BatchLayout.stride + row
        return leftOut[place] == BatchResult.isWhole
            ? points(criteria[place], criteriaMost[place]) : parts.reduced.all[Int(reduced[place])].points
    }

    func points(_ least: Int32, _ most: Int32) -> Bounds {
        Bounds(units: Int(least), Int(most), per: unit)
    }
}
