import RuleEngine
import RuleModel

// Verdicts that are put together of what others had before them, instead of being thought over.

extension BatchEvaluator {
    /// Says what a row in parts waits for.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - batch: The records.
    ///   - outcomes: The numbers of what cells came to, cell after cell.
    /// - Returns: False where that is new, or where it takes more to say.
    mutating func shareGaps(at row: Int, _ batch: Batch, _ outcomes: [UInt32]) -> Bool {
        result.beginGaps(at: row)
        guard let unverified = addGaps(at: row, batch, outcomes) else { return false }
        guard let gaps = result.parts.gaps.find() else {
            gapsAreNew = true
            return false
        }
        result.add(gaps: gaps, unverified: unverified, at: row)
        return true
    }

    /// Keeps what a row waits for that has such a verdict, and gives it its parts; false where it cannot have any.
    mutating func makeParts(
        of verdict: RowVerdict, at row: Int, _ batch: Batch, _ outcomes: [UInt32]
    ) -> Bool {
        gapsAreNew && result.parts.gaps.keep(verdict.missing) && shareGaps(at: row, batch, outcomes)
    }

    /// What a result means for the parts of a verdict.
    mutating func mark(_ digest: ResultDigest, _ missing: [DataPath], of cell: Int) -> CellMark {
        switch digest.kind {
        case .open:
            CellMark(
                gap: cellGaps.number(
                    of: CellGap(cell: cell, missing: missing, stake: digest.most - digest.least)))
        case .excluded where !digest.isVerified: .unverified
        case .excluded, .undecided, .plain, .outside, .leftOut, .hard: .none
        }
    }

    /// Adds what leaves the cells of a row open to the key of its list; gives how many of its figures are not
    /// verified, or nothing where a result is not kept.
    private mutating func addGaps(at row: Int, _ batch: Batch, _ outcomes: [UInt32]) -> Int? {
        var unverified = assembly.unverifiedItems
        var (cell, place) = (0, row)
        while place < outcomes.count {
            let number = Int(outcomes[place])
            guard number < cellResults.marks.count else { return nil }
            let mark = cellResults.marks[number]
            if mark.isOpen {
                result.parts.gaps.add(gap: mark.gap)
                if cellGaps.hasItems[mark.gap] { addOpenItems(of: cell, batch, row) }
            } else if mark == .unverified {
                unverified -= 1
            }
            cell &+= 1
            place &+= BatchLayout.stride
        }
        return unverified
    }

    private mutating func addOpenItems(of cell: Int, _ batch: Batch, _ row: Int) {
        for index in openItems.ranges[cell] ?? 0..<0 {
            let view = openItems.views[index]
            let items = batch.items(ofList: view.list, at: row)
            for item in items where view.isOpen(item, in: tallyTables) {
                result.parts.gaps.add(item: item - items.lowerBound)
            }
        }
    }
}
