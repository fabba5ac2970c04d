/// The cells that are added up together, group after group: no more of them than one sum holds.
struct CellGroups: Sendable {
    private(set) var all: [[Int]] = []
    /// By criterion, the groups of its condition and its indicators or targets: at least one.
    private(set) var criteria: [Range<Int>] = []
    /// By criterion, those of its deductions.
    private(set) var deductions: [Range<Int>] = []
    /// Those of the deductions of the pack itself.
    private(set) var totalDeductions = 0..<0
    /// Those of what has no points: whether the pack applies, and the prerequisites, each with a bit in its sum.
    private(set) var gates = 0..<0

    init(_ cells: CellIndex, _ totals: TotalTable) {
        for (gate, indicators) in zip(cells.criterionGates, cells.indicators) {
            let groups = add((gate.map { [$0] } ?? []) + indicators, totals)
            if groups.isEmpty { all.append([]) }
            criteria.append(groups.lowerBound..<all.count)
        }
        deductions = cells.deductions.map { add($0, totals) }
        totalDeductions = add(cells.totalDeductions, totals)
        let first = all.count
        all += stride(from: 0, to: cells.prerequisites.count, by: CellSum.mostGates).map { start in
            Array(cells.prerequisites[start...].prefix(CellSum.mostGates))
        }
        if let gate = cells.gate {
            // It takes no bit, so it joins others.
            if all.count == first { all.append([]) }
            all[first].append(gate)
        }
        gates = first..<all.count
    }

    /// Adds cells in as few groups as hold them.
    private mutating func add(_ cells: [Int], _ totals: TotalTable) -> Range<Int> {
        let first = all.count
        var units: Int32 = 0
        for cell in cells {
            let own = min(totals.bounds[cell], CellSum.mostUnits)
            if all.count == first || all[all.count - 1].count == CellSum.mostCells
                || units + own > CellSum.mostUnits
            {
                all.append([])
                units = 0
            }
            all[all.count - 1].append(cell)
            units += own
        }
        return first..<all.count
    }
}

/// Some of the groups: which of the first of them, and whether any of the others.
struct GroupSet {
    private var bits: UInt64 = 0

    @inline(__always)
    mutating func insert(_ group: Int) { bits |= GroupSet.bit(of: group) }

    func mayContain(_ group: Int) -> Bool { bits & GroupSet.bit(of: group) != 0 }

    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    private static func bit(of group: Int) -> UInt64 { 1 << UInt64(min(group, 63)) }
}
