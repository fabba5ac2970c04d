import RuleEngine
import RuleModel

// Verdicts in parts.

extension BatchResult {
    /// The total of a row of which cells are excluded.
    ///
    /// The criteria with such cells are scaled up, and their gates settled.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - firstFloor: The place of the first floor of a criterion among the gates.
    ///   - assembly: What scales points.
    /// - Returns: The number of the total among the reduced parts; none where it takes more to say.
    mutating func scaledTotal(at row: Int, firstFloor: Int, _ assembly: RowAssembly) -> Int? {
        var (least, most) = (Int32(0), Int32(0))
        var sum: Int?
        for criterion in 0..<gates.criteria {
            let place = criterion * BatchLayout.stride + row
            guard leftOut[place] != BatchResult.isWhole else {
                least += criteria[place]
                most += criteriaMost[place]
                continue
            }
            guard
                let number = parts.reduced.number(
                    of: criterion, criteria[place], criteriaMost[place], leftOut: leftOut[place], assembly)
            else { return nil }
            reduced[place] = Int32(truncatingIfNeeded: number)
            let bar = UInt64(1) << UInt64((firstFloor + criterion) & 63)
            bars[row] &= ~bar
            openBars[row] &= ~bar
            switch parts.reduced.all[number].floor {
            case .yes: break
            case .no: bars[row] |= bar
            case .unknown: openBars[row] |= bar
            }
            sum = parts.reduced.sum(of: number, and: sum)
            if sum == nil { return nil }
        }
        guard let sum else { return nil }
        if let known = parts.reduced.total(of: sum, least, most) { return known }
        guard let points = points(least, most).adding(parts.reduced.points(ofSum: sum)) else { return nil }
        return parts.reduced.keep(parts.standings.ranked(assembly.clamped(points)), of: sum, least, most)
    }

    /// The standing of a row whose gates are settled, by its scaled total or by the sums in its columns.
    mutating func standing(at row: Int, _ scaled: Int?) -> Int {
        let gates = bars[row] != 0 ? Truth.no : openBars[row] != 0 ? .unknown : .yes
        guard let scaled else {
            return parts.standings.number(of: totals[row], totalsMost[row], gates: gates)
        }
        return parts.reduced.standing(ofTotal: scaled, gates: gates, among: &parts.standings)
    }

    /// Begins the key of what a row waits for: which of its sums are open, and which gates.
    mutating func beginGaps(at row: Int, _ scaled: Int?, firstFloor: Int) {
        parts.gaps.begin()
        for criterion in 0..<gates.criteria {
            let place = criterion * BatchLayout.stride + row
            let isGate = openBars[row] & UInt64(1) << UInt64((firstFloor + criterion) & 63) != 0
            let isOpen =
                leftOut[place] == BatchResult.isWhole
                ? criteria[place] != criteriaMost[place]
                : !parts.reduced.all[Int(reduced[place])].points.isCertain
            parts.gaps.add(isOpen: isOpen || isGate, isGate: isGate)
        }
        let isOpen =
            scaled.map { !parts.reduced.points(ofTotal: $0).isCertain } ?? (totals[row] != totalsMost[row])
        parts.gaps.add(isOpen: isOpen, isGate: false)
        parts.gaps.endFlags()
    }

    /// The whole verdict of a row in parts.
    func verdict(of row: RowParts, at place: Int) -> RowVerdict {
        var verdict = parts.standings.all[row.standing]
        verdict.points = points(of: row, at: place)
        verdict.criteria = (0..<gates.criteria).map { points(ofCriterion: $0, at: place) }
        verdict.bars = gates.bars(bars[place])
        verdict.missing = parts.gaps.all[row.gaps]
        verdict.unverified = row.unverified
        return verdict
    }

    /// The total of a row in parts.
    func points(of row: RowParts, at place: Int) -> Bounds {
        row.scaled.map { parts.reduced.points(ofTotal: $0) } ?? points(totals[place], totalsMost[place])
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
