/// The cells that are added up together, group after group.
struct CellGroups: Sendable {
    /// First for each criterion its condition and its indicators or targets; the others are named below, but for those
    /// of cells that are too many for one sum.
    let all: [[Int]]
    /// By criterion, the group of its deductions, if it has any.
    let deductions: [Int?]
    /// The group of the deductions of the pack itself.
    let totalDeductions: Int?
    /// The groups of what has no points: whether the pack applies, and the prerequisites, as many at once as one sum
    /// has bits for.
    let gates: Range<Int>

    init(_ cells: CellIndex) {
        var all = zip(cells.criterionGates, cells.indicators).map { gate, indicators in
            (gate.map { [$0] } ?? []) + indicators
        }
        func add(_ cells: [Int]) -> Int? {
            guard !cells.isEmpty else { return nil }
            all.append(cells)
            return all.count - 1
        }
        deductions = cells.deductions.map(add)
        totalDeductions = add(cells.totalDeductions)
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
        // So many are not added up at all, but whether any is unknown still shows in a sum.
        for index in all.indices where all[index].count > CellSum.mostCells {
            let rest = all[index].dropFirst(CellSum.mostCells)
            all[index] = Array(all[index].prefix(CellSum.mostCells))
            all += stride(from: rest.startIndex, to: rest.endIndex, by: CellSum.mostCells).map { start in
                Array(rest[start...].prefix(CellSum.mostCells))
            }
        }
        self.all = all
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
