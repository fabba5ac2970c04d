import RuleEngine
import RuleModel

// Verdicts in parts.

extension BatchResult {
    /// Gives rows that are no plain sums standings and totals, unless these take more to say; lists those others.
    ///
    /// Criteria of which some cells are excluded are scaled up, and their gates settled.
    ///
    /// - Parameters:
    ///   - batch: The records.
    ///   - assembly: What scales points.
    mutating func shareStandings(of batch: Batch, _ assembly: RowAssembly) {
        left.removeAll(keepingCapacity: true)
        // Taken hold of once, and not for each row.
        let (forms, criteria, most, leftOut) = (forms, criteria, criteriaMost, leftOut)
        let (totals, totalsMost, others) = (totals, totalsMost, others)
        rows: for index in 0..<otherCount {
            let row = Int(others[index])
            guard batch.value(.path, row) == 0 else { continue }
            let form = RowForm(counts: forms[row])
            guard !form.has(.hard) else {
                left.append(row)
                continue
            }
            var (least, highest) = (totals[row], totalsMost[row])
            let total: RowTotal
            if form.has(.reduced) {
                var sum: Int?
                var (settled, fails, mayFail) = (UInt64(0), UInt64(0), UInt64(0))
                for criterion in 0..<gates.criteria {
                    let place = criterion &* BatchLayout.stride &+ row
                    guard leftOut[place] != BatchResult.isWhole else { continue }
                    guard
                        let number = parts.reduced.number(
                            of: criterion, criteria[place], most[place], leftOut: leftOut[place], assembly),
                        let more = parts.reduced.sum(of: number, and: sum)
                    else {
                        left.append(row)
                        continue rows
                    }
                    least &-= criteria[place]
                    highest &-= most[place]
                    reduced[place] = Int32(truncatingIfNeeded: number)
                    let bit = GateBits.floor(criterion)
                    settled |= bit
                    fails |= bit & parts.reduced.all[number].fails
                    mayFail |= bit & parts.reduced.all[number].mayFail
                    sum = more
                }
                guard let sum, let scaled = parts.total(of: sum, least, highest, assembly) else {
                    left.append(row)
                    continue
                }
                bars[row] = bars[row] & ~settled | fails
                openBars[row] = openBars[row] & ~settled | mayFail
                total = scaled
            } else {
                total = parts.total(ofUnits: least, highest)
            }
            let gates = bars[row] != 0 ? Truth.no : openBars[row] != 0 ? .unknown : .yes
            let standing = parts.standings.number(of: total, among: parts.values, gates: gates)
            rowParts[row] = RowParts(standing: standing, total: total, gaps: 0, unverified: 0)
            verdictNumbers[row] = BatchResult.inParts
        }
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
        verdictNumbers[row] = BatchResult.inParts
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
