import RuleEngine
import RuleModel

// Verdicts in parts.

extension BatchResult {
    /// The standing of a row whose gates are settled.
    mutating func standing(at row: Int, _ points: Bounds) -> Int {
        let gates = bars[row] != 0 ? Truth.no : openBars[row] != 0 ? .unknown : .yes
        return parts.standings.number(of: points, gates: gates)
    }

    /// The total of a row of which cells are excluded; none where it does not fit.
    func scaledTotal(at row: Int, _ assembly: RowAssembly) -> Bounds? {
        var (least, most) = (Int32(0), Int32(0))
        var sum = Bounds.zero
        for criterion in 0..<gates.criteria {
            let place = criterion * BatchLayout.stride + row
            if leftOut[place] == BatchResult.isWhole {
                least += criteria[place]
                most += criteriaMost[place]
            } else {
                guard let more = sum.adding(parts.reduced.all[Int(reduced[place])].points) else { return nil }
                sum = more
            }
        }
        return sum.adding(points(least, most)).map { assembly.clamped($0) }
    }

    /// Adds whether a criterion of a row is open to the key of what the row waits for.
    ///
    /// Where cells of it are excluded, its points and its gate are settled too.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - row: The row.
    ///   - gate: The place of its floor among the gates.
    ///   - assembly: What scales points.
    /// - Returns: Whether it could be settled.
    mutating func addGap(
        ofCriterion criterion: Int, at row: Int, _ gate: Int, _ assembly: RowAssembly
    ) -> Bool {
        let place = criterion * BatchLayout.stride + row
        let bar = UInt64(1) << UInt64(gate & 63)
        guard leftOut[place] != BatchResult.isWhole else {
            let isGate = openBars[row] & bar != 0
            parts.gaps.add(isOpen: isGate || criteria[place] != criteriaMost[place], isGate: isGate)
            return true
        }
        let number = parts.reduced.number(
            of: criterion, criteria[place], criteriaMost[place], leftOut: leftOut[place], assembly)
        guard let number else { return false }
        reduced[place] = number
        let part = parts.reduced.all[Int(number)]
        bars[row] = part.floor == .no ? bars[row] | bar : bars[row] & ~bar
        openBars[row] = part.floor == .unknown ? openBars[row] | bar : openBars[row] & ~bar
        parts.gaps.add(isOpen: part.isOpen, isGate: part.floor == .unknown)
        return true
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
        row.scaled ?? points(totals[place], totalsMost[place])
    }

    private func points(ofCriterion criterion: Int, at row: Int) -> Bounds {
        let place = criterion * BatchLayout.stride + row
        return leftOut[place] == BatchResult.isWhole
            ? points(criteria[place], criteriaMost[place]) : parts.reduced.all[Int(reduced[place])].points
    }

    func points(_ least: Int32, _ most: Int32) -> Bounds {
        Bounds(
            least: Rational(Int(least), over: unit) ?? .zero, most: Rational(Int(most), over: unit) ?? .zero)
    }
}
